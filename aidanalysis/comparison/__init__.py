"""Several ledgers side by side: levels, growth, shares within each report, per head, verdicts and coverage."""

from aidanalysis.comparison.figures import Compared, compare
from aidanalysis.comparison.series import SeriesError, read_series

__all__ = ["Compared", "SeriesError", "compare", "read_series"]
