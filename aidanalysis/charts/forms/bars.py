"""How much each: one bar a row from zero, its words above and behind it; what is left open is drawn open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aidanalysis.charts.plan import Plan
from aidanalysis.charts.style import ACCENT, LINE, OTHER, text_width, wrapped, write
from aidanalysis.findings.finding import meant

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from aidanalysis.findings import Finding
    from aidanalysis.interval import Interval

BAR = 18
BETWEEN = 12
#: Room for the arrow of a bar without an end.
ARROW = 24


def plan(finding: Finding, width: float) -> Plan:
    """Plan bars in the order of the rows; the first is coloured, or those that are ``strong``."""
    rows = finding.rows
    values = [meant(row) for row in rows]
    words = [" · ".join(filter(None, (finding.printed(row), row.get("share")))) for row in rows]
    labels = [wrapped(str(row["label"]), width) for row in rows]
    strong = [bool(row["strong"]) if "strong" in row else place == 0 for place, row in enumerate(rows)]
    room = max(text_width(text, bold=True) for text in words) + 8
    # Where the words behind a bar would take the better part of the width, they stand above it.
    above = room > width * 0.45
    arrow = ARROW if any(value.high is None for value in values) else 0
    largest = max(float(value.high if value.high is not None else value.low) for value in values) or 1.0
    end = largest * width / (width - arrow - (2 if above else room))
    tops, height = [], 0.0
    for label in labels:
        tops.append(height)
        height += (len(label) + above) * LINE + BAR + BETWEEN

    def paint(axes: Axes) -> None:
        axes.set_xlim(0, end)
        for top, label, text, value, firm in zip(tops, labels, words, values, strong, strict=True):
            line = top + LINE / 2
            for part in label:
                write(axes, 0, line, part)
                line += LINE
            if above:
                write(axes, 0, line, text, bold=True)
                line += LINE
            middle = line - LINE / 2 + 2 + BAR / 2
            tip = bar(axes, middle, value, ACCENT if firm else OTHER, end * ARROW / width)
            if not above:
                write(axes, tip, middle, text, at="data", shift=6, bold=True)

    return Plan(height - BETWEEN / 2, paint)


def bar(axes: Axes, middle: float, value: Interval, colour: str, arrow: float) -> float:
    """Draw an interval as a bar from zero and return where it ends: solid as far as it is sure, then an outline."""
    low = float(value.low)
    axes.barh(middle, low, BAR, color=colour)
    if value.high is None:
        axes.annotate(
            "", (low + arrow, middle), (low, middle), arrowprops={"arrowstyle": "->", "color": colour, "linewidth": 2}
        )
        return low + arrow
    if value.is_point:
        return low
    high = float(value.high)
    style = "--" if value.high_open else "-"
    axes.barh(middle, high - low, BAR - 1, left=low, facecolor="none", edgecolor=colour, linestyle=style, linewidth=1.2)
    return high
