"""How often: dots for single numbers, bars between both ends for ranges, arrows where there is no end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aidanalysis.charts.svg import ACCENT, FAINT, GAP, LINE, Canvas, both_widths, text_width, wrapped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aidanalysis.charts.bars import Bar

MARGIN = 8
BETWEEN = 14


def ranges(name: str, values: str, rows: Sequence[Bar]) -> tuple[str, str]:
    """Return intervals on one scale of whole numbers from zero."""
    steps = int(max(row.meant.high or row.meant.low for row in rows)) + 1

    def draw(canvas: Canvas) -> None:
        room = max(text_width(row.text, bold=True) for row in rows) + 12
        step = (canvas.width - room - 2 * MARGIN) / steps
        lines = [wrapped(row.label, canvas.width) for row in rows]
        bottom = sum(len(label) * LINE + GAP + 14 + BETWEEN for label in lines)
        top = 0.0
        for row, label in zip(rows, lines, strict=True):
            for line in label:
                canvas.text(0, top + LINE / 2, line, link=row.evidence)
                top += LINE
            top += GAP
            for mark in range(steps + 1):
                canvas.line(MARGIN + mark * step, top, MARGIN + mark * step, top + 14, FAINT)
            _range(canvas, top + 7, row, step, steps)
            canvas.text(canvas.width - room + 12, top + 7, row.text, bold=True, link=row.evidence)
            top += 14 + BETWEEN
        for mark in range(steps + 1):
            canvas.text(MARGIN + mark * step, bottom + LINE / 2 - 4, str(mark), anchor="center")

    return both_widths(name, values, draw)


def _range(canvas: Canvas, middle: float, row: Bar, step: float, steps: int) -> None:
    low = MARGIN + float(row.meant.low) * step
    if row.meant.high is None:
        canvas.arrow(low, middle, MARGIN + steps * step, ACCENT)
    elif not row.meant.is_point:
        high = MARGIN + float(row.meant.high) * step
        canvas.line(low, middle, high, middle, ACCENT, weight=3)
        canvas.dot(high, middle, ACCENT)
    canvas.dot(low, middle, ACCENT)
