"""Tables drawn in plain text, where they surely are tables."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from aidanalysis.documents.model import Grid, span_at
from aidanalysis.documents.plain.columns import one_cell_a_line
from aidanalysis.documents.plain.rows import (
    PARTS,
    RULE,
    Field,
    Line,
    by_spaces,
    by_strokes,
    by_tabs,
    by_wide_spaces,
    lines_of,
)
from aidanalysis.reading.tables import Cell
from aidanalysis.reading.tables.heads import is_blank, is_number

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from aidanalysis.documents.model import Span

    Split = Callable[[Line], list[Field] | None]

#: The end of a sentence, which no row has outside its cells.
_SENTENCE: Final = re.compile(r"[。；！？]\s*$")
_LONGEST_ROW: Final = 400


def drawn_tables(text: str, taken: tuple[Span, ...] = ()) -> tuple[Grid, ...]:
    """Return the tables that stand in a text as lines, in order, outside the spans already taken."""
    lines = [line for line in lines_of(text) if not span_at(taken, line.start)]
    found: list[Grid] = []
    at = 0
    while at < len(lines):
        ways = _WAYS if PARTS.search(lines[at].text) else ()
        step = next(
            (made for split, least, sure in ways if (made := _rows(lines, at, split, least, sure=sure))),
            None,
        ) or one_cell_a_line(lines, at)
        if step:
            at, grid = step
            found.append(grid)
        else:
            at += 1
    return tuple(found)


def _rows(lines: list[Line], at: int, split: Split, least: int, *, sure: bool) -> tuple[int, Grid] | None:
    """Read the rows that begin at a line; return the line behind them and the table."""
    rows: list[list[Field]] = []
    last, here, ruled = at, at, False
    while here < len(lines):
        line = lines[here]
        if len(line.text) > _LONGEST_ROW * 4:
            break
        if rows and line.text.strip() and RULE.fullmatch(line.text):
            ruled, here = True, here + 1
            continue
        fields = split(line)
        words = [] if fields is None else [one for one in fields if one.text]
        if fields is None or len(words) < (1 if rows else 2) or (not sure and not _like(rows, fields)):
            break
        rows.append(fields)
        here += 1
        last = here
    filled = [sum(bool(field.text) for field in row) for row in rows]
    if len(rows) < least or max(filled) < 2:
        return None
    if not sure and not _is_table(rows):
        return None
    if sure and not (ruled or _is_table(rows) or (split is by_tabs and _even(rows))):
        return None
    return last, _grid(rows, lines[at].start, lines[last - 1].end)


def _even(rows: list[list[Field]]) -> bool:
    """Whether the rows have the same number of fields and none is a sentence."""
    counts = {len(row) for row in rows}
    return len(counts) == 1 and not any(_SENTENCE.search(field.text) for row in rows for field in row)


def _like(rows: list[list[Field]], fields: list[Field]) -> bool:
    """Whether a line without sure separators goes on with the rows above it."""
    if any(_SENTENCE.search(field.text) or len(field.text) > 40 for field in fields):
        return False
    return not rows or len(fields) == len(rows[0])


def _is_table(rows: list[list[Field]]) -> bool:
    """Whether a column below the first row holds numbers and the first row names it."""
    width = max(map(len, rows))
    head, body = rows[0], rows[1:]
    if not body:
        return False
    for column in range(1, width):
        words = [row[column].text for row in body if column < len(row) and not is_blank(row[column].text)]
        named = column < len(head) and not is_number(head[column].text)
        if words and sum(map(is_number, words)) * 2 > len(words) and (named or len(body) > 1):
            return True
    return False


def _grid(rows: list[list[Field]], start: int, end: int) -> Grid:
    return Grid(start, end, tuple(_cells(rows)))


def _cells(rows: list[list[Field]]) -> Iterator[Cell]:
    for row, fields in enumerate(rows, 1):
        for column, field in enumerate(fields, 1):
            indent = field.start - fields[0].start if column == 1 else 0
            yield Cell(row, column, field.start, field.end, field.text, indent=indent)


_WAYS: Final = ((by_strokes, 2, True), (by_tabs, 2, True), (by_wide_spaces, 3, False), (by_spaces, 3, False))
