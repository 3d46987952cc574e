"""What a whole consists of: one bar cut into its parts, and each part again on a line of its own at its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aidanalysis.charts.plan import Plan
from aidanalysis.charts.style import ACCENT, LINE, OTHER, PAPER, text_width, wrapped, write
from aidanalysis.findings.finding import meant

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from aidanalysis.findings import Finding

WHOLE = 26
PART = 12
BETWEEN = 10


def plan(finding: Finding, width: float) -> Plan:
    """Plan the cut bar and the steps below it; what names nothing is an outline."""
    rows = finding.rows
    sizes = [float(meant(row).low) for row in rows]
    whole = sum(sizes)
    starts = [sum(sizes[:place]) for place in range(len(sizes))]
    words = [finding.printed(row) for row in rows]
    labels = [
        wrapped(f"{row['label']}", width - text_width(text, bold=True) - 12)
        for row, text in zip(rows, words, strict=True)
    ]
    top = WHOLE + BETWEEN + 4
    tops = []
    for label in labels:
        tops.append(top)
        top += len(label) * LINE + 3 + PART + BETWEEN

    def paint(axes: Axes) -> None:
        axes.set_xlim(0, whole)
        for row, size, start, first, label, text in zip(rows, sizes, starts, tops, labels, words, strict=True):
            named = row["part"] == "named"
            face, edge = (ACCENT, PAPER) if named else ("none", OTHER)
            axes.barh(WHOLE / 2, size, WHOLE - 1, left=start, facecolor=face, edgecolor=edge, linewidth=1.5)
            middle = first + len(label) * LINE + 3 + PART / 2
            axes.barh(
                middle, size, PART - 1, left=start, facecolor=face, edgecolor=ACCENT if named else OTHER, linewidth=1
            )
            for place, part in enumerate(label):
                write(axes, 0, first + LINE * (place + 0.5), part)
            write(axes, 1, first + LINE / 2, text, align="right", bold=True)

    return Plan(top, paint)
