"""Tables by the lines that a page draws round their cells."""

from __future__ import annotations

import ctypes
from bisect import bisect_left, bisect_right
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import pypdfium2.raw as pdfium

from aidanalysis.documents.composing import Box, Boxes, Piece
from aidanalysis.documents.pdf.asking import paths_of
from aidanalysis.documents.pdf.columns import lines_of
from aidanalysis.documents.pdf.runs import Run, turned

if TYPE_CHECKING:
    from collections.abc import Iterable

#: A line is no thicker, lines this close are one, and a cell is no smaller.
_THIN, _CLOSE, _LEAST = 3.0, 3.5, 5.0
#: Pages draw no more lines than this; what draws more is a picture.
_MOST_OBJECTS: Final = 20_000
#: A line that strikes signs out stands between these parts of their height.
_THROUGH: Final = (0.28, 0.68)
_AT: Final = attrgetter("at")


class Stroke(NamedTuple):
    """A straight line along an axis: where it stands, and from where to where it goes."""

    at: float
    start: float
    end: float


class Ruled(NamedTuple):
    """A table with its place on the page, and the edges of its columns."""

    top: float
    boxes: Boxes
    edges: tuple[float, ...]
    rows: int


def strokes_of(page: Any, turn: int = 0) -> tuple[list[Stroke], list[Stroke]]:
    """Return the level and the upright lines that a page draws, turned as its words are."""
    level: list[Stroke] = []
    upright: list[Stroke] = []
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    places = tuple(ctypes.byref(one) for one in (left, bottom, right, top))
    for one in paths_of(page, _MOST_OBJECTS):
        if not pdfium.FPDFPageObj_GetBounds(one, *places):
            continue
        x0, y0, x1, y1 = turned(left.value, bottom.value, right.value, top.value, turn)
        if y1 - y0 <= _THIN < x1 - x0:
            level.append(Stroke((y0 + y1) / 2, x0, x1))
        elif x1 - x0 <= _THIN < y1 - y0:
            upright.append(Stroke((x0 + x1) / 2, y0, y1))
        elif x1 - x0 > _LEAST and y1 - y0 > _LEAST and pdfium.FPDFPath_CountSegments(one) in (4, 5):
            level.extend((Stroke(y0, x0, x1), Stroke(y1, x0, x1)))
            upright.extend((Stroke(x0, y0, y1), Stroke(x1, y0, y1)))
    return level, upright


def unstruck(runs: list[Run], level: list[Stroke]) -> list[Run]:
    """Return runs without the signs that a line goes through; it is no longer than what it strikes out."""
    found: list[Run] = []
    level = sorted(level)
    for run in runs:
        low, high = (run.bottom + part * run.height for part in _THROUGH)
        through = level[bisect_right(level, low, key=_AT) : bisect_left(level, high, key=_AT)]
        struck = {at for line in through for at in _struck(run, line)}
        if not struck:
            found.append(run)
        elif len(struck) < len(run.signs):
            found.append(run.part([at for at in range(len(run.signs)) if at not in struck]))
    return found


def _struck(run: Run, line: Stroke) -> list[int]:
    inside = [at for at, middle in enumerate(run.middles()) if line.start < middle < line.end]
    if not inside:
        return []
    ends = (run.lefts[inside[0]], line.start), (run.rights[inside[-1]], line.end)
    return inside if all(abs(one - other) < run.height / 2 for one, other in ends) else []


def ruled_tables(level: list[Stroke], upright: list[Stroke], runs: list[Run]) -> tuple[list[Ruled], list[Run]]:
    """Return the ruled tables of a page, and the runs that stand outside them."""
    found: list[Ruled] = []
    for some_level, some_upright in _connected(level, upright):
        ys = sorted(_clustered(one.at for one in some_level), reverse=True)
        xs = sorted(_clustered(one.at for one in some_upright))
        if len(ys) < 2 or len(xs) < 3 or (len(ys) - 1) * (len(xs) - 1) > 20_000:
            continue
        inside = [run for run in runs if _holds(xs, ys, run)]
        if not inside:
            continue
        boxes = _boxes(xs, ys, some_level, some_upright, inside)
        if sum(bool(box.pieces) for box in boxes) < 2:
            continue
        taken = set(map(id, inside))
        runs = [run for run in runs if id(run) not in taken]
        found.append(Ruled(ys[0], Boxes(boxes), tuple(xs), len(ys) - 1))
    return sorted(found, key=lambda one: -one.top), runs


def _holds(xs: list[float], ys: list[float], run: Run) -> bool:
    x, y = (run.left + run.right) / 2, (run.bottom + run.top) / 2
    return xs[0] - _CLOSE < x < xs[-1] + _CLOSE and ys[-1] - _CLOSE < y < ys[0] + _CLOSE


def _connected(level: list[Stroke], upright: list[Stroke]) -> list[tuple[list[Stroke], list[Stroke]]]:
    """Return the lines in groups that stand apart from one another from top to bottom."""
    if not level or not upright:
        return []
    found: list[tuple[list[Stroke], list[Stroke]]] = []
    group: list[Stroke] = []
    low = 0.0
    for one in sorted(upright, key=lambda one: -one.end):
        if group and one.end < low - _CLOSE:
            found.append(([], group))
            group = []
        low = one.start if not group else min(low, one.start)
        group.append(one)
    found.append(([], group))
    made = []
    for _, lines in found:
        low, high = min(one.start for one in lines), max(one.end for one in lines)
        made.append(([one for one in level if low - _CLOSE <= one.at <= high + _CLOSE], lines))
    return made


def _clustered(values: Iterable[float]) -> list[float]:
    found: list[list[float]] = []
    for one in sorted(values):
        if found and one - found[-1][-1] < _CLOSE:
            found[-1].append(one)
        else:
            found.append([one])
    return [sum(group) / len(group) for group in found]


def _covers(strokes: list[Stroke], at: float, middle: float) -> bool:
    return any(abs(one.at - at) < _CLOSE and one.start - _CLOSE <= middle <= one.end + _CLOSE for one in strokes)


def _boxes(xs: list[float], ys: list[float], level: list[Stroke], upright: list[Stroke], runs: list[Run]) -> list[Box]:
    """Return the cells of a table; two places are one cell where no line parts them."""
    rows, columns = len(ys) - 1, len(xs) - 1
    owner: dict[tuple[int, int], Box] = {}
    boxes: list[Box] = []
    for row in range(rows):
        for column in range(columns):
            if (row, column) in owner:
                continue
            width = 1
            y = (ys[row] + ys[row + 1]) / 2
            while column + width < columns and not _covers(upright, xs[column + width], y):
                width += 1
            height = 1
            x = (xs[column] + xs[column + 1]) / 2
            while row + height < rows and not _covers(level, ys[row + height], x):
                height += 1
            box = Box(row + 1, column + 1, [], height, width)
            boxes.append(box)
            for r in range(row, row + height):
                for c in range(column, column + width):
                    owner.setdefault((r, c), box)
    held: dict[int, list[Run]] = {}
    for run in runs:
        for part, (row, column) in _parted(run, xs, ys):
            held.setdefault(id(owner[row, column]), []).append(part)
    for box in boxes:
        box.pieces = _words(held.get(id(box), []))
    return boxes


def _parted(run: Run, xs: list[float], ys: list[float]) -> list[tuple[Run, tuple[int, int]]]:
    """Return a run in parts, each with the row and column that it stands in."""
    middle = (run.bottom + run.top) / 2
    row = next((n for n in range(len(ys) - 1) if middle > ys[n + 1]), len(ys) - 2)
    columns = [min(max(bisect_right(xs, x) - 1, 0), len(xs) - 2) for x in run.middles()]
    if columns[0] == columns[-1] and len(set(columns)) == 1:
        return [(run, (row, columns[0]))]
    found: list[tuple[Run, tuple[int, int]]] = []
    start = 0
    for column, places in groupby(columns):
        end = start + len(list(places))
        found.append((run.part(range(start, end)), (row, column)))
        start = end
    return found


def _words(runs: list[Run]) -> list[Piece]:
    """Return the words of a cell, its lines joined."""
    found: list[Piece] = []
    for line in lines_of(runs):
        for number, run in enumerate(line.runs):
            latin = found and found[-1].text[-1:].isascii() and found[-1].text[-1:].isalpha() and run.signs[0].isascii()
            found.extend((*([Piece(" ")] if found and (number or latin) else []), *run.pieces()))
    return found
