"""How one thing differs by measure: a dot for each, on one line a row, with one scale for all rows."""

from __future__ import annotations

from math import floor
from typing import TYPE_CHECKING, Any

from aidanalysis.charts.plan import Plan
from aidanalysis.charts.style import (
    ACCENT,
    FAINT,
    INK,
    LINE,
    OTHER,
    QUIET,
    SECOND,
    axis_below,
    text_width,
    wrapped,
    write,
)

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from aidanalysis.findings import Finding

#: A sign and a colour for each measure, so that none is told by colour alone.
SIGNS = (("o", QUIET), ("D", SECOND), ("s", ACCENT), ("^", INK), ("v", QUIET))
#: Height of the line that the dots stand on.
TRACK = 22
BETWEEN = 8


def plan_shares(finding: Finding, width: float) -> Plan:
    """Plan shares in per cent, by measure, from nought to the whole."""
    rows = [(row["label"], row["measure"], float(row["low"]), finding.printed(row)) for row in finding.rows]
    return _plan(rows, width, (0, 100), {value: f"{value}%" for value in (0, 25, 50, 75, 100)})


def plan_scores(finding: Finding, width: float) -> Plan:
    """Plan scores up to 1, by set of texts; the scale starts at the tenth below the least."""
    rows = [(row["label"], row["series"], float(row["value"]), f"{float(row['value']):.3f}") for row in finding.rows]
    start = max(0, min(floor(min(value for _, _, value, _ in rows) * 10 - 1e-9), 9))
    step = 1 if start > 4 else 2
    return _plan(
        rows, width, (start / 10, 1), {tenth / 10: f"{tenth / 10:.1f}" for tenth in range(10, start - 1, -step)}
    )


def _plan(
    rows: list[tuple[Any, Any, float, str]], width: float, span: tuple[float, float], ticks: dict[float, str]
) -> Plan:
    measures = list(dict.fromkeys(measure for _, measure, _, _ in rows))
    signs = dict(zip(measures, SIGNS * (len(measures) // len(SIGNS) + 1), strict=False))
    labels = list(dict.fromkeys(label for label, _, _, _ in rows))
    key = _flow([f"{measure}" for measure in measures], width, 20)
    top = key[-1][1] + LINE + 4
    lines: list[tuple[Any, list[str], bool, float]] = []
    for label in labels:
        values = "   ".join(text for other, _, _, text in rows if other == label)
        beside = text_width(str(label), bold=True) + text_width(values) + 30 <= width
        words = wrapped(str(label), width, bold=True)
        lines.append((label, words, beside, top))
        top += LINE * (len(words) + (not beside)) + TRACK + BETWEEN

    def paint(axes: Axes) -> None:
        room = (span[1] - span[0]) * 0.02
        axes.set_xlim(span[0] - room, span[1] + room)
        for measure, (x, y) in zip(measures, key, strict=True):
            sign, colour = signs[measure]
            axes.plot(
                [(x + 6) / width],
                [y + LINE / 2],
                sign,
                color=colour,
                markersize=8,
                transform=axes.get_yaxis_transform(),
            )
            write(axes, x / width, y + LINE / 2, str(measure), shift=16)
        for label, words, beside, first in lines:
            y = first
            for text in words:
                write(axes, 0, y + LINE / 2, text, bold=True)
                y += LINE
            y += 0 if beside else LINE
            own = [(measure, value) for other, measure, value, _ in rows if other == label]
            shift = 0.0
            for _, measure, _, text in reversed([row for row in rows if row[0] == label]):
                write(axes, 1, y - LINE / 2, text, align="right", colour=signs[measure][1], shift=shift)
                shift -= text_width(text) + 8
            middle = y + TRACK / 2
            for mark in ticks:
                axes.plot([mark, mark], [y + 2, y + TRACK - 2], color=FAINT, linewidth=1, zorder=0)
            axes.plot(
                [min(v for _, v in own), max(v for _, v in own)], [middle, middle], color=OTHER, linewidth=2, zorder=1
            )
            for measure, value in own:
                sign, colour = signs[measure]
                axes.plot([value], [middle], sign, color=colour, markersize=9, zorder=2, clip_on=False)
        axis_below(axes, ticks)
        axes.grid(visible=False)

    return Plan(top, paint, below=22, left=8, right=18)


def _flow(words: list[str], width: float, before: float) -> list[tuple[float, float]]:
    """Return places for words one after the other, on as many lines as they need."""
    places, x, y = [], 0.0, 0.0
    for word in words:
        length = before + text_width(word) + 14
        if x and x + length > width:
            x, y = 0.0, y + LINE
        places.append((x, y))
        x += length
    return places
