"""A table as a grid: rows and columns are counted from 1, and a merged cell stands once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from aidanalysis.reading.quantity import CellPlace
from aidanalysis.reading.tables.depths import depths
from aidanalysis.reading.tables.heads import column_head, head_columns, head_rows, row_head
from aidanalysis.reading.tables.units import Units

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell, whose words are ``text`` and stand at ``start:end`` of the document.

    ``rows`` and ``columns`` are how many it covers. ``indent`` is how far its words are set in, in characters;
    ``head`` says that the file itself marks it as a head. The rest a ``Table`` fills in: whether it ``is_head``
    or a caption, the heads above and left of it, outermost first, the unit that they give it, and the ``depth``
    of its row: 其中 stands one deeper than what it is part of.
    """

    row: int
    column: int
    start: int
    end: int
    text: str
    rows: int = 1
    columns: int = 1
    indent: int = 0
    head: bool = False
    is_head: bool = False
    row_head: str = ""
    column_head: str = ""
    unit: str = ""
    depth: int = 0

    @property
    def last_row(self) -> int:
        """The last row that it covers."""
        return self.row + self.rows - 1

    @property
    def last_column(self) -> int:
        """The last column that it covers."""
        return self.column + self.columns - 1


@dataclass(frozen=True)
class Table:
    """A table of a document: ``start:end`` holds it in the document's text, ``caption`` the words above it.

    ``number`` counts the tables of the document from 1; ``inside`` is the number of the table in one of whose
    cells it stands, or 0. The first ``head_rows`` rows and ``head_columns`` columns are heads.
    """

    number: int
    start: int
    end: int
    cells: tuple[Cell, ...]
    caption: str = ""
    inside: int = 0
    head_rows: int = 0
    head_columns: int = 0

    @cached_property
    def rows(self) -> int:
        """How many rows it has."""
        return max((cell.last_row for cell in self.cells), default=0)

    @cached_property
    def columns(self) -> int:
        """How many columns it has."""
        return max((cell.last_column for cell in self.cells), default=0)

    @cached_property
    def _grid(self) -> dict[tuple[int, int], Cell]:
        return {
            (row, column): cell
            for cell in self.cells
            for row in range(cell.row, cell.last_row + 1)
            for column in range(cell.column, cell.last_column + 1)
        }

    @cached_property
    def lines(self) -> list[list[Cell]]:
        """The cells that begin in each row, in their order."""
        rows: list[list[Cell]] = [[] for _ in range(self.rows)]
        for cell in sorted(self.cells, key=lambda cell: (cell.row, cell.column)):
            rows[cell.row - 1].append(cell)
        return rows

    @cached_property
    def by_column(self) -> dict[int, list[Cell]]:
        """The cells that begin in each column, in their order."""
        columns: dict[int, list[Cell]] = {}
        for cell in self.cells:
            columns.setdefault(cell.column, []).append(cell)
        return columns

    @cached_property
    def known(self) -> dict[tuple[str, int, int], object]:
        """What was found of its columns, so that a long table is not looked through for each of its cells."""
        return {}

    def at(self, row: int, column: int) -> Cell | None:
        """Return the cell that covers a place, counted from 1."""
        return self._grid.get((row, column))

    def place(self, cell: Cell) -> CellPlace:
        """Return how a quantity in a cell names its place."""
        return CellPlace(self.number, cell.row, cell.column, cell.row_head, cell.column_head)


def table(cells: Iterable[Cell], *, start: int, end: int, caption: str = "", number: int = 1, inside: int = 0) -> Table:
    """Return a table whose cells know their heads, unit and depth."""
    plain = Table(number, start, end, tuple(cells), caption, inside)
    rows, columns = head_rows(plain), 0
    columns = head_columns(plain, rows)
    plain = replace(plain, head_rows=rows, head_columns=columns)
    levels = depths(plain)
    named = [
        replace(
            cell,
            is_head=cell.row <= rows or cell.last_column <= columns,
            row_head=row_head(plain, cell),
            column_head=column_head(plain, cell),
            depth=levels.get(cell.row, 0),
        )
        for cell in plain.cells
    ]
    units = Units(replace(plain, cells=tuple(named)))
    known = ((cell, units.of(cell)) for cell in named)
    return replace(plain, cells=tuple(replace(cell, unit=unit) if unit else cell for cell, unit in known))
