"""Bars with their labels on them; what an interval leaves open is drawn as open."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from aidanalysis.charts.svg import ACCENT, CONTRAST, INK, OTHER, drawing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.axes import Axes

    from aidanalysis.interval import Interval

ROW_HEIGHT = 46
BAR = 0.36


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: what it is, the interval it stands for, its value in words, and the evidence that it leads to."""

    label: str
    meant: Interval
    text: str
    evidence: str = ""
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """A line across all bars, such as a target."""

    meant: Interval
    text: str
    evidence: str = ""


def bars(name: str, values: str, rows: Sequence[Bar], mark: Mark | None = None) -> tuple[str, str]:
    """Return a bar drawing in both widths; bars stand in the order given, and all start at zero."""
    height = ROW_HEIGHT * len(rows) + (26 if mark else 6)

    def draw(axes: Axes, narrow: bool) -> None:
        ends = [float(row.meant.high or row.meant.low) for row in rows]
        largest = max([*ends, float(mark.meant.low) if mark else 0.0])
        for place, row in enumerate(rows):
            _bar(axes, -place, row, largest)
        if mark:
            _mark(axes, mark, len(rows))
        axes.set_xlim(0, largest * (1.5 if narrow else 1.25))
        axes.set_ylim(-len(rows) + 0.55, 1.15 if mark else 0.62)
        axes.set_xticks([])
        axes.set_yticks([])

    return drawing(name, values, height, draw)


def _bar(axes: Axes, place: float, row: Bar, largest: float) -> None:
    colour = ACCENT if row.strong else OTHER
    low, high = float(row.meant.low), row.meant.high
    axes.barh(place, low, height=BAR, color=colour)
    end = low
    if high is None:
        end = low + largest * 0.06
        axes.annotate("", (end, place), (low, place), arrowprops={"arrowstyle": "->", "color": colour, "lw": 1.6})
    elif not row.meant.is_point:
        end = float(high)
        dashes = "--" if row.meant.high_open else "-"
        axes.barh(
            place, end - low, left=low, height=BAR, facecolor="none", edgecolor=colour, linestyle=dashes, linewidth=1.2
        )
    label = axes.text(0, place + 0.33, row.label, ha="left", va="center")
    value = axes.text(end + largest * 0.015, place, row.text, ha="left", va="center", fontweight="bold")
    for text in (label, value):
        if row.evidence:
            text.set_url(f"evidence:{row.evidence}")


def _mark(axes: Axes, mark: Mark, rows: int) -> None:
    at = float(mark.meant.low)
    axes.plot([at, at], [-rows + 0.6, 0.72], color=CONTRAST, linewidth=1.6, linestyle=(0, (4, 2)))
    text = axes.text(at, 0.95, mark.text, ha="center", va="center", color=INK)
    if mark.evidence:
        text.set_url(f"evidence:{mark.evidence}")
