"""Dated events on a line each, the days between them to scale."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from aidanalysis.charts.svg import ACCENT, FAINT, GAP, LINE, Canvas, both_widths, text_width, wrapped

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

BETWEEN = 12
MARGIN = 8


@dataclass(frozen=True, slots=True)
class Moment:
    """One dated event: the day, that day in words, and what happened."""

    day: date
    text: str
    label: str
    evidence: str = ""


def timeline(name: str, values: str, moments: Sequence[Moment]) -> tuple[str, str]:
    """Return dated events, first on top; all lines run from the first day to the last."""
    first, last = moments[0].day, moments[-1].day
    days = max((last - first).days, 1)

    def draw(canvas: Canvas) -> None:
        start = max(text_width(moment.text, bold=True) for moment in moments) + 16
        length = canvas.width - start - MARGIN
        top = 0.0
        for moment in moments:
            canvas.text(0, top + LINE / 2, moment.text, bold=True, link=moment.evidence)
            for line in wrapped(moment.label, length):
                canvas.text(start, top + LINE / 2, line, link=moment.evidence)
                top += LINE
            middle = top + GAP + 7
            canvas.line(start, middle, start + length, middle, FAINT, weight=2)
            canvas.dot(start + length * (moment.day - first).days / days, middle, ACCENT)
            top += GAP + 14 + BETWEEN

    return both_widths(name, values, draw)
