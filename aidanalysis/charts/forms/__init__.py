"""One module a form of chart: each plans a drawing of a finding's rows on real axes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from aidanalysis.charts.forms import bars, bullet, dots, matrix, ranges, split, timeline
from aidanalysis.findings.finding import Form

if TYPE_CHECKING:
    from collections.abc import Callable

    from aidanalysis.charts.plan import Plan
    from aidanalysis.findings import Finding

PLANS: Final[dict[Form, Callable[[Finding, float], Plan]]] = {
    Form.BARS: bars.plan,
    Form.BULLET: bullet.plan,
    Form.SPLIT: split.plan,
    Form.DUMBBELL: dots.plan_shares,
    Form.TIMELINE: timeline.plan,
    Form.MATRIX: matrix.plan,
    Form.DOTS: dots.plan_scores,
    Form.RANGES: ranges.plan,
}
