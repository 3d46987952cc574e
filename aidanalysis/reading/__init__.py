"""Read the quantities of a Chinese text: money, counts, ratios, measures, dates, durations, plan periods."""

from aidanalysis.reading.measure_words import is_article
from aidanalysis.reading.quantity import CalendarDate, Kind, Quantity
from aidanalysis.reading.reader import read

__all__ = ["CalendarDate", "Kind", "Quantity", "is_article", "read"]
