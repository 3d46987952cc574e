"""What the words leave open: a dot for a number, a bar between two ends, an arrow where there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aidanalysis.charts.plan import Plan
from aidanalysis.charts.style import ACCENT, FAINT, LINE, PAPER, axis_below, text_width, wrapped, write
from aidanalysis.findings.finding import meant

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from aidanalysis.findings import Finding

TRACK = 20
BETWEEN = 10


def plan(finding: Finding, width: float) -> Plan:
    """Plan intervals of counts on one scale of whole numbers from zero."""
    rows = finding.rows
    values = [meant(row) for row in rows]
    steps = int(max(value.high if value.high is not None else value.low for value in values)) + 1
    words = [finding.printed(row) for row in rows]
    # A reader's own letters may be wider than those measured.
    room = max(text_width(text, bold=True) for text in words) * 1.1 + 16
    labels = [wrapped(str(row["label"]), width) for row in rows]
    tops, top = [], 0.0
    for label in labels:
        tops.append(top)
        top += LINE * len(label) + TRACK + BETWEEN

    def paint(axes: Axes) -> None:
        axes.set_xlim(0, steps)
        for value, text, label, first in zip(values, words, labels, tops, strict=True):
            for place, part in enumerate(label):
                write(axes, 0, first + LINE * (place + 0.5), part)
            track = first + LINE * len(label)
            for mark in range(steps + 1):
                axes.plot([mark, mark], [track + 2, track + TRACK - 2], color=FAINT, linewidth=1, zorder=0)
            middle, low = first + LINE * len(label) + TRACK / 2, float(value.low)
            if value.high is None:
                style = {"arrowstyle": "->", "color": ACCENT, "linewidth": 3}
                axes.annotate("", (steps, middle), (low, middle), arrowprops=style, annotation_clip=False)
            elif not value.is_point:
                high = float(value.high)
                axes.plot([low, high], [middle, middle], color=ACCENT, linewidth=4, solid_capstyle="butt")
                face = PAPER if value.high_open else ACCENT
                axes.plot(
                    [high], [middle], "o", markerfacecolor=face, markeredgecolor=ACCENT, markersize=10, clip_on=False
                )
            face = PAPER if value.low_open else ACCENT
            axes.plot([low], [middle], "o", markerfacecolor=face, markeredgecolor=ACCENT, markersize=10, clip_on=False)
            write(axes, 1, middle, text, shift=14, bold=True)
        axis_below(axes, {float(mark): str(mark) for mark in range(steps + 1)})
        axes.grid(visible=False)

    return Plan(top, paint, right=room, below=22, left=6)
