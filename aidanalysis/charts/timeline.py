"""Dated events on a line of one year, each with its day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from aidanalysis.charts.svg import ACCENT, FAINT, drawing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.axes import Axes

ROW_HEIGHT = 44


@dataclass(frozen=True, slots=True)
class Moment:
    """One dated event: the day, that day in words, and what happened."""

    day: date
    text: str
    label: str
    evidence: str = ""


def timeline(name: str, values: str, moments: Sequence[Moment]) -> tuple[str, str]:
    """Return dated events, first on top; the days between them are to scale across the drawing."""
    first, last = moments[0].day, moments[-1].day
    days = max((last - first).days, 1)

    def draw(axes: Axes, narrow: bool) -> None:
        for place, moment in enumerate(moments):
            across = (moment.day - first).days / days
            axes.plot([0, 1], [-place, -place], color=FAINT, linewidth=1, zorder=1)
            axes.plot(across, -place, "o", color=ACCENT, markersize=9, zorder=2)
            day = axes.text(-0.03, -place, moment.text, ha="right", va="center", fontweight="bold")
            label = axes.text(0, -place + 0.36, moment.label, ha="left", va="center")
            for text in (day, label):
                if moment.evidence:
                    text.set_url(f"evidence:{moment.evidence}")
        axes.set_xlim(-0.34 if narrow else -0.16, 1.03)
        axes.set_ylim(-len(moments) + 0.6, 0.65)
        axes.set_xticks([])
        axes.set_yticks([])

    return drawing(name, values, ROW_HEIGHT * len(moments) + 6, draw)
