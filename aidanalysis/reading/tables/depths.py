"""How deep the rows of a table stand: by their indent, their numbers and 其中."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from aidanalysis.reading.tables.heads import is_ordinal_column

if TYPE_CHECKING:
    from aidanalysis.reading.tables.grid import Cell, Table

#: 其中, and the # of statistical yearbooks.
PART: Final = re.compile(r"\s*(?:其\s*中|内\s*[:：]|#|＃)")
NUMBERS: Final = (
    re.compile(r"\s*[一二三四五六七八九十]+\s*[、.．]"),
    re.compile(r"\s*[(（][一二三四五六七八九十]+[)）]"),
    re.compile(r"\s*\d{1,2}\s*[、.．](?!\d)"),
    re.compile(r"\s*[(（]\d{1,2}[)）]"),
)


def depths(made: Table) -> dict[int, int]:
    """Return the depth of each row below the heads, 0 for the outermost."""
    names = list(_names(made))
    by_indent = _ranks([cell.indent for cell in names])
    by_number = _ranks([_number(cell.text) for cell in names if _number(cell.text) >= 0])
    found: dict[int, int] = {}
    whole = 0
    for cell in names:
        number = _number(cell.text)
        depth = by_indent[cell.indent] if len(by_indent) > 1 else by_number.get(number, 0)
        if PART.match(cell.text):
            depth = max(depth, whole + 1)
        else:
            whole = depth
        for row in range(cell.row, cell.last_row + 1):
            found[row] = depth
    return found


def _names(made: Table) -> list[Cell]:
    column = next(
        (n for n in range(1, made.head_columns + 1) if not is_ordinal_column(made, n, made.head_rows)),
        None,
    )
    return sorted(
        (cell for cell in made.cells if cell.column == column and cell.row > made.head_rows and cell.text),
        key=lambda cell: cell.row,
    )


def _ranks(values: list[int]) -> dict[int, int]:
    return {value: rank for rank, value in enumerate(sorted(set(values)))}


def _number(text: str) -> int:
    return next((level for level, mark in enumerate(NUMBERS) if mark.match(text)), -1)
