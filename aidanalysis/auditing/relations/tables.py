"""Relations within a table: totals of rows and of columns, parts of a row, shares, rates and growth in a column."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import permutations
from typing import TYPE_CHECKING, NamedTuple

from aidanalysis.auditing.figures.words import words
from aidanalysis.auditing.relations.candidate import Candidate
from aidanalysis.auditing.relations.estimate import close, follows
from aidanalysis.reading.tables.depths import NUMBERS, PART
from aidanalysis.reading.tables.heads import is_blank
from aidanalysis.records.labels import ClaimKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from aidanalysis.auditing.figures.figure import Figure
    from aidanalysis.auditing.figures.passage import Passage
    from aidanalysis.reading.tables import Table

#: Columns before and behind one that may be the terms of its numbers, and rows on which a form is tried first.
REACH, TRIED_ROWS = 6, 8
#: In how many lines, and in what share of them, a form must hold before the other lines are held against it.
LINES, MOST = 2, 0.6
#: A unit in brackets behind a head: 合计（万元）.
UNIT = re.compile(r"[（(][^（）()]*[）)]\s*$")
#: Parts that a whole has at least, and up to which the end of a first division is looked for.
FEWEST_PARTS, TRIED_PARTS = 2, 30


class Form(NamedTuple):
    """How the numbers of a column follow from others of their row, and from the row of the whole where it is one."""

    kind: ClaimKind
    left: int
    right: int
    whole: int = 0


#: A figure, the figures that it may follow from, and whether it does.
Line = tuple["Figure", tuple["Figure", ...], bool]


class Grid:
    """The figures of a table by row and column, those of its heads left out, and what its heads say."""

    def __init__(self, table: Table, figures: Sequence[Figure]) -> None:
        held: defaultdict[tuple[int, int], list[Figure]] = defaultdict(list)
        for figure in figures:
            if figure.quantity.cell is not None:
                held[figure.quantity.cell.row, figure.quantity.cell.column].append(figure)
        body = [cell for cell in table.cells if not cell.is_head and cell.row > table.head_rows]
        self.figures = {
            (cell.row, cell.column): held[cell.row, cell.column][0]
            for cell in body
            if len(held[cell.row, cell.column]) == 1
        }
        self.merged = {(row, cell.column): cell.row for cell in body for row in range(cell.row + 1, cell.last_row + 1)}
        self.rows = sorted({cell.row for cell in table.cells if cell.row > table.head_rows})
        self.columns = sorted({column for _, column in self.figures})
        self.numbered = {row for row, _ in self.figures}
        self.names = {cell.row: cell.row_head for cell in body} | {
            cell.row: cell.text
            for cell in table.cells
            if cell.is_head and cell.row > table.head_rows and not is_blank(cell.text)
        }
        self.heads = {cell.column: cell.column_head for cell in body}
        self.depths = {cell.row: cell.depth for cell in table.cells}
        self.parted = {row for row, name in self.names.items() if PART.match(name)}

    def column(self, column: int, rows: Sequence[int]) -> list[Figure] | None:
        """Return the figures of a column in these rows, one of merged rows once; nothing where one has none."""
        found = [self.figures.get((row, column)) for row in rows if self.merged.get((row, column)) not in rows]
        return None if None in found else [figure for figure in found if figure is not None]

    def fills(self, column: int, rows: Sequence[int]) -> bool:
        """Whether each of these rows has a figure of its own in a column."""
        return bool(rows) and all((row, column) in self.figures for row in rows)

    def adds_up(self, column: int) -> bool:
        """Whether the numbers of a column may be added to each other."""
        return not words(self.heads.get(column, "")).any("unadded", "per")

    def is_total(self, row: int) -> bool:
        """Whether the name of a row ends in a word that adds up others."""
        return _is_total(self.names.get(row, ""))


def _is_total(head: str) -> bool:
    """Whether a head, its unit in brackets left out, ends in a word that adds up others."""
    return words(UNIT.sub("", head).strip()).ends_in("closing") is not None


def in_tables(passage: Passage) -> Iterator[Candidate]:
    """Propose the relations of every table."""
    by_table: defaultdict[int, list[Figure]] = defaultdict(list)
    for figure in passage.cells:
        if figure.quantity.cell is not None:
            by_table[figure.quantity.cell.table].append(figure)
    for table in passage.tables:
        grid = Grid(table, by_table[table.number])
        yield from _total_rows(grid)
        yield from _parts_of_rows(grid)
        yield from _total_columns(grid)
        yield from _worked_out(grid)


def _total_rows(grid: Grid) -> Iterator[Candidate]:
    """Propose each row of totals with the rows that it adds up, by column."""
    for place, row in enumerate(grid.rows):
        if not grid.is_total(row):
            continue
        if place:
            yield from _summed(grid, row, _above(grid, place), "table total")
            continue
        below = _below(grid, place)
        while len(below) >= FEWEST_PARTS:
            starts = [below, *(below[:end] for end in range(FEWEST_PARTS, min(len(below), TRIED_PARTS)))]
            found = list(_summed(grid, row, starts, "table total"))
            yield from found
            parts = len(found[0].operands) if found and found[0].fits else len(below)
            below = below[parts:]


def _below(grid: Grid, place: int) -> list[int]:
    """Return the rows that a row of totals in the first place may add up: to the next total, or to the end."""
    rows = grid.rows[place + 1 :]
    end = next((n for n, one in enumerate(rows) if grid.is_total(one)), len(rows))
    return _outermost(grid, rows[:end])


def _above(grid: Grid, place: int) -> list[list[int]]:
    """Return the rows that a row of totals may add up of those above it, the likeliest first."""
    row, above = grid.rows[place], grid.rows[:place]
    totals = [one for one in above if grid.is_total(one)]
    since = _outermost(grid, [one for one in above if not totals or one > totals[-1]])
    if not totals or grid.names[row].strip().endswith("小计"):
        numbered = [one for one in since if any(mark.match(grid.names[one]) for mark in NUMBERS)]
        return [since, _collapsed(grid, since), numbered]
    return [totals + since, _outermost(grid, [one for one in above if one not in totals]), since]


def _collapsed(grid: Grid, rows: Sequence[int]) -> list[int]:
    """Return rows without those that an earlier one adds up, where a table does not show which stand below which."""
    column = next((one for one in grid.columns if grid.adds_up(one) and grid.fills(one, rows)), None)
    kept: list[int] = []
    for row in reversed(rows if column is not None else ()):
        assert column is not None
        parts, whole, reached = 0, grid.figures[row, column], 0.0
        for n, other in enumerate(kept, 1):
            reached += grid.figures[other, column].number
            if n >= FEWEST_PARTS and close(reached, whole.number, whole.slack):
                parts = n
        kept = [row, *kept[parts:]]
    return kept


def _outermost(grid: Grid, rows: Sequence[int]) -> list[int]:
    """Return the rows of the least depth, those that stand behind 其中 left out."""
    kept = [row for row in rows if row not in grid.parted]
    least = min((grid.depths[row] for row in kept), default=0)
    return [row for row in kept if grid.depths[row] == least]


def _parts_of_rows(grid: Grid) -> Iterator[Candidate]:
    """Propose each row with the rows of the next depth below it."""
    for place, row in enumerate(grid.rows):
        below: list[int] = []
        for other in grid.rows[place + 1 :]:
            if grid.depths[other] <= grid.depths[row]:
                break
            below.append(other)
        parts = [one for one in below if grid.depths[one] == grid.depths[row] + 1]
        yield from _summed(grid, row, [parts], "table parts")


def _summed(grid: Grid, row: int, blocks: Sequence[Sequence[int]], cue: str) -> Iterator[Candidate]:
    """Propose the sums of a row, column by column, by the block that most columns fit."""
    whole = {column: grid.figures[row, column] for column in grid.columns if (row, column) in grid.figures}
    blocks = [block for block in blocks if len(block) >= FEWEST_PARTS]
    if any(words(grid.names[one]).any("deducted") for block in blocks for one in block):
        return
    tried = [(block, [_down(grid, block, column, one) for column, one in whole.items()]) for block in blocks]
    if not tried:
        return
    block, found = max(tried, key=lambda pair: sum(line is not None and line[2] for line in pair[1]))
    lines = [line for line in found if line is not None]
    held = sum(fits for _, _, fits in lines)
    span = [one for one in grid.rows if min(row, *block) <= one <= max(row, *block)]
    partial, nested = not grid.parted.isdisjoint(block), not grid.parted.isdisjoint(span)
    filled = grid.numbered.issuperset(span)
    for stated, parts, fits in lines:
        supported = held - fits > 0
        plain = not partial and ((cue == "table total" and not nested) or supported)
        if fits or (plain and filled):
            cues = frozenset({cue, *({"table form"} if supported else ())})
            yield Candidate(ClaimKind.SUM, stated, parts, cues, plain, len(tried), relation="table")


def _down(grid: Grid, block: Sequence[int], column: int, whole: Figure) -> Line | None:
    """Return a total of a column with its parts; nothing where they cannot be added."""
    parts = grid.column(column, block)
    if (
        whole.is_ratio
        or parts is None
        or len(parts) < FEWEST_PARTS
        or not grid.adds_up(column)
        or not all(part.fits(whole) for part in parts)
    ):
        return None
    return whole, tuple(parts), follows(ClaimKind.SUM, whole, parts)


def _total_columns(grid: Grid) -> Iterator[Candidate]:
    """Propose each column of totals with the columns behind or before it, where most rows agree."""
    for column in grid.columns:
        if not _is_total(grid.heads.get(column, "")):
            continue
        others = [one for one in grid.columns if one != column and grid.adds_up(one)]
        runs = [
            [one for one in others if one > column],
            [one for one in others if one < column],
            others,
        ]
        found = [_across(grid, column, run) for run in runs if len(run) >= FEWEST_PARTS]
        best = max(found, key=lambda one: sum(fits for _, _, fits in one), default=[])
        yield from _by_form(best, "table total")


def _across(grid: Grid, column: int, run: Sequence[int]) -> list[Line]:
    lines: list[Line] = []
    for row in grid.rows:
        stated = grid.figures.get((row, column))
        if stated is None or stated.is_ratio:
            continue
        parts = [grid.figures[row, one] for one in run if (row, one) in grid.figures]
        parts = [part for part in parts if part.fits(stated)]
        if len(parts) >= FEWEST_PARTS:
            lines.append((stated, tuple(parts), follows(ClaimKind.SUM, stated, parts)))
    return lines


def _by_form(
    lines: Sequence[Line], cue: str, kind: ClaimKind = ClaimKind.SUM, tries: int = 1, *, falling: bool | None = None
) -> Iterator[Candidate]:
    """Propose the lines of a form: those that do not fit only where enough others do."""
    held = sum(fits for _, _, fits in lines)
    settled = held >= LINES and held >= MOST * len(lines)
    for stated, operands, fits in lines:
        if fits or settled:
            cues = frozenset({cue, *({"table form"} if held - fits > 0 else ())})
            yield Candidate(kind, stated, operands, cues, settled, tries, falling=falling, relation="table")


def _worked_out(grid: Grid) -> Iterator[Candidate]:
    """Propose each column of percentages or changes with the form that fits most of its rows."""
    for column in grid.columns:
        figures = {row: grid.figures[row, column] for row in grid.rows if (row, column) in grid.figures}
        forms = list(_forms(grid, column, next(iter(figures.values()))))
        tried = [(form, _lines(grid, form, dict(list(figures.items())[:TRIED_ROWS]))) for form in forms]
        best = max(tried, key=lambda pair: sum(fits for _, _, fits in pair[1]), default=None)
        if best is not None and any(fits for _, _, fits in best[1]):
            form = best[0]
            falling = False if form.kind is ClaimKind.GROWTH else None
            yield from _by_form(_lines(grid, form, figures), "table column", form.kind, len(forms), falling=falling)


def _forms(grid: Grid, column: int, stated: Figure) -> Iterator[Form]:
    """Yield what the head of a column allows its numbers to be."""
    head = words(grid.heads.get(column, ""))
    near = [one for one in grid.columns if one != column and column - REACH <= one <= column + REACH]
    changes, parts = head.any("rise", "fall", "against"), head.any("share")
    if stated.quantity.unit in ("%", "‰"):
        if not changes:
            for one in near:
                yield from (Form(ClaimKind.RATIO, one, one, whole) for whole in _wholes(grid))
        for left, right in permutations(near, 2):
            if changes or not (parts or head.any("rate", "plan")):
                yield Form(ClaimKind.GROWTH, left, right)
            if not (changes or parts):
                yield Form(ClaimKind.RATIO, left, right)
    elif changes or head.any("left", "missing", "rest"):
        yield from (Form(ClaimKind.DIFFERENCE, left, right) for left, right in permutations(near, 2))


def _wholes(grid: Grid) -> list[int]:
    """Return the rows that may be the whole of a column: the totals, the first and the last."""
    return list(dict.fromkeys([row for row in grid.rows if grid.is_total(row)] + grid.rows[:1] + grid.rows[-1:]))


def _lines(grid: Grid, form: Form, stated: dict[int, Figure]) -> list[Line]:
    """Return the rows in which both terms of a form stand, and whether it holds there."""
    lines: list[Line] = []
    for row, figure in stated.items():
        left = grid.figures.get((row, form.left))
        right = grid.figures.get((form.whole or row, form.right))
        if left is None or right is None or left is right or not left.fits(right) or not left.number * right.number:
            continue
        if left.is_ratio or (form.kind is ClaimKind.DIFFERENCE and not left.fits(figure)):
            continue
        lines.append((figure, (left, right), follows(form.kind, figure, (left, right))))
    return lines
