"""Columns of a page: read one after the other, even where the file draws them line by line across."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from aidanalysis.documents.pdf.runs import Run
from aidanalysis.reading.tables.heads import is_number

_BINS: Final = 400
#: A run that is wider than this part of the page spans its columns.
_SPANS: Final = 0.6
#: Lines that do not end their sentence have so many signs in the mean; the cells of a table are shorter.
_LEAST_SIGNS, _LEAST_LINES = 9, 2
_ENDS: Final = ("。", "；")
_DEEPEST: Final = 3
#: So many words at least make a line that is spread, and so many heights at most stand between them.
_LEAST_SPREAD, _WIDEST = 8, 4.0


@dataclass(slots=True)
class Line:
    """Runs side by side, from left to right, and the box of all; its height is that of its largest signs."""

    runs: list[Run]
    left: float = field(init=False)
    right: float = field(init=False)
    top: float = field(init=False)
    bottom: float = field(init=False)
    height: float = field(init=False)

    def __post_init__(self) -> None:
        first, *others = self.runs
        self.left, self.right, self.top, self.bottom = first.left, first.right, first.top, first.bottom
        self.height = first.height
        for run in others:
            self.right, self.top = max(self.right, run.right), max(self.top, run.top)
            self.bottom, self.height = min(self.bottom, run.bottom), max(self.height, run.height)


def lines_of(runs: list[Run]) -> list[Line]:
    """Return the lines of a column from the top down."""
    rows: list[list[Run]] = []
    for run in sorted(runs, key=lambda run: -(run.top + run.bottom)):
        last = rows[-1] if rows else None
        if last and min(run.top, last[0].top) - max(run.bottom, last[0].bottom) > 0.5 * min(run.height, last[0].height):
            last.append(run)
        else:
            rows.append([run])
    return [_closed_up(Line(sorted(row, key=lambda run: run.left))) for row in rows]


def _closed_up(line: Line) -> Line:
    """Return a line whose single signs stand evenly apart as one run: it is spread over the width of the page."""
    runs = line.runs
    if len(runs) < _LEAST_SPREAD:
        return line
    single = [run for run in runs if len(run.signs) == 1 and not run.signs[0].isascii()]
    if len(single) * 3 < len(runs) * 2:
        return line
    gaps = [right.left - left.right for left, right in pairwise(runs)]
    if max(gaps) > 1.6 * min(gaps) + 1 or max(gaps) > _WIDEST * line.height:
        return line
    lefts, rights = list[float](), list[float]()
    for run in runs:
        moved = (rights[-1] if rights else run.left) - run.left  # as if it stood close to the one before
        lefts.extend(left + moved for left in run.lefts)
        rights.extend(right + moved for right in run.rights)
    signs = "".join(run.signs for run in runs)
    return Line([Run(runs[0].left, line.bottom, runs[-1].right, line.top, signs, lefts, rights)])


def columns_of(runs: list[Run], depth: int = 0) -> list[list[Line]]:
    """Return groups of lines in the order in which they are read."""
    gutter = _gutter(runs) if depth < _DEEPEST else None
    if gutter is None:
        return [lines_of(runs)] if runs else []
    across = sorted((run for run in runs if run.left < gutter < run.right), key=lambda run: -run.top)
    rest = [run for run in runs if not run.left < gutter < run.right]
    groups: list[list[Line]] = []
    for run in (*across, None):
        above = [one for one in rest if run is None or one.bottom >= run.bottom]
        rest = [one for one in rest if run is not None and one.bottom < run.bottom]
        for side in ([one for one in above if one.right <= gutter], [one for one in above if one.right > gutter]):
            if side:
                groups.extend(columns_of(side, depth + 1))
        if run is not None:
            groups.append([Line([run])])
    return groups


def _gutter(runs: list[Run]) -> float | None:
    if len(runs) < 2 * _LEAST_LINES:
        return None
    left, right = min(run.left for run in runs), max(run.right for run in runs)
    width = right - left
    if width <= 0:
        return None
    covered = bytearray(_BINS + 1)
    for run in runs:
        if run.right - run.left < _SPANS * width:
            first, end = int((run.left - left) / width * _BINS), int((run.right - left) / width * _BINS) + 1
            covered[first:end] = b"\1" * (end - first)
    best: tuple[int, float] | None = None
    start = None
    for at in range(_BINS // 6, _BINS - _BINS // 6):
        if covered[at] == 0:
            start = at if start is None else start
            if best is None or at - start > best[0]:
                best = at - start, left + (start + at) / 2 / _BINS * width
        else:
            start = None
    if best is None or best[0] < 2:
        return None
    sides = [run for run in runs if run.right <= best[1]], [run for run in runs if run.left >= best[1]]
    return best[1] if all(map(_is_prose, sides)) and _side_by_side(*sides) else None


def _is_prose(side: list[Run]) -> bool:
    if len(side) < _LEAST_LINES:
        return False
    broken = [run for run in side if not run.signs.endswith(_ENDS)] or side
    lengths = [len(run.signs) for run in broken]
    numbers = sum(is_number(run.signs) for run in side)
    return sum(lengths) >= _LEAST_SIGNS * len(lengths) and numbers * 5 < len(side)


def _side_by_side(one: list[Run], other: list[Run]) -> bool:
    low = max(min(run.bottom for run in one), min(run.bottom for run in other))
    high = min(max(run.top for run in one), max(run.top for run in other))
    heights = (max(run.top for run in side) - min(run.bottom for run in side) for side in (one, other))
    return high - low > 0.4 * min(heights)
