"""Bars with their labels on them; what an interval leaves open is drawn as open."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from aidanalysis.charts.svg import ACCENT, GAP, LINE, OTHER, Canvas, both_widths, text_width, wrapped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aidanalysis.interval import Interval

BAR = 20
BETWEEN = 12
ARROW = 26


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: what it is, the interval it stands for, its value in words, and the evidence that it leads to."""

    label: str
    meant: Interval
    text: str
    evidence: str = ""
    strong: bool = False


def bars(name: str, values: str, rows: Sequence[Bar]) -> tuple[str, str]:
    """Return a bar drawing in both widths; bars stand in the order given, and all start at zero."""
    largest = max(float(row.meant.high or row.meant.low) for row in rows)

    def draw(canvas: Canvas) -> None:
        arrow = ARROW if any(row.meant.high is None for row in rows) else 0
        room = max(text_width(row.text, bold=True) for row in rows) + 10
        # Where words would take the better part of the width, they stand above the bars.
        above = room > canvas.width * 0.45
        scale = (canvas.width - arrow - (2 if above else room)) / largest
        top = 0.0
        for row in rows:
            for line in wrapped(row.label, canvas.width):
                canvas.text(0, top + LINE / 2, line, link=row.evidence)
                top += LINE
            if above:
                canvas.text(0, top + LINE / 2, row.text, bold=True, link=row.evidence)
                top += LINE
            end = _bar(canvas, top + GAP, row, scale)
            if not above:
                canvas.text(end + 6, top + GAP + BAR / 2, row.text, bold=True, link=row.evidence)
            top += GAP + BAR + BETWEEN

    return both_widths(name, values, draw)


def _bar(canvas: Canvas, top: float, row: Bar, scale: float) -> float:
    """Draw a bar and return where it ends."""
    colour = ACCENT if row.strong else OTHER
    end = float(row.meant.low) * scale
    canvas.bar(0, top, end, BAR, colour)
    if row.meant.high is None:
        canvas.arrow(end + 2, top + BAR / 2, end + ARROW - 4, colour)
        end += ARROW
    elif not row.meant.is_point:
        start, end = end, float(row.meant.high) * scale
        canvas.bar(start, top, end - start, BAR, colour, outline="--" if row.meant.high_open else "-")
    return end
