"""Who with what: a row for each, a column for each, a dot where they meet; long heads stand in a key below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aidanalysis.charts.plan import Plan
from aidanalysis.charts.style import ACCENT, FAINT, INK, LINE, QUIET, text_width, wrapped, write

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from aidanalysis.findings import Finding

#: Least and most room for a column, in pixels.
NARROWEST, WIDEST = 15.0, 34.0
BETWEEN = 6


def plan(finding: Finding, width: float) -> Plan:
    """Plan the dots; columns are lettered, and the letters explained below."""
    rows = finding.rows
    down = list(dict.fromkeys(row["row"] for row in rows))
    across = list(dict.fromkeys(row["column"] for row in rows))
    longest = max(text_width(str(one)) for one in down) + 10
    column = min(max((width - longest) / len(across), NARROWEST), WIDEST)
    left = width - column * len(across)
    labels = [wrapped(str(one), left - 10) for one in down]
    tops, top = [], LINE + 4.0
    for label in labels:
        tops.append(top)
        top += LINE * len(label) + BETWEEN
    grid_end = top
    key = [wrapped(str(one), width - 24) for one in across]
    top += 10
    key_tops = []
    for lines in key:
        key_tops.append(top)
        top += LINE * len(lines)
    centre = {one: left + column * (place + 0.5) for place, one in enumerate(across)}
    met = {(row["row"], row["column"]) for row in rows}

    def paint(axes: Axes) -> None:
        axes.set_xlim(0, width)
        for place, one in enumerate(across):
            write(axes, centre[one], LINE / 2, _letter(place), at="data", align="center", bold=True)
            axes.plot([centre[one]] * 2, [LINE + 2, grid_end - BETWEEN], color=FAINT, linewidth=1, zorder=0)
        for one, label, first in zip(down, labels, tops, strict=True):
            middle = first + LINE * len(label) / 2
            axes.plot([0, width], [first + LINE * len(label) + BETWEEN / 2] * 2, color=FAINT, linewidth=0.8, zorder=0)
            for place, text in enumerate(label):
                write(axes, 0, first + LINE * (place + 0.5), text, at="data")
            for other in across:
                if (one, other) in met:
                    axes.plot([centre[other]], [middle], "o", color=ACCENT, markersize=9, zorder=2)
        for place, (lines, first) in enumerate(zip(key, key_tops, strict=True)):
            write(axes, 0, first + LINE / 2, _letter(place), at="data", bold=True, colour=INK)
            for row, text in enumerate(lines):
                write(axes, 24, first + LINE * (row + 0.5), text, at="data", colour=QUIET)

    return Plan(top, paint)


def _letter(place: int) -> str:
    """Return the letter of a column: A to Z, then AA."""
    return chr(65 + place) if place < 26 else _letter(place // 26 - 1) + chr(65 + place % 26)
