"""Where the cells of a sheet stand, and formulas that name them by their columns."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from openpyxl.utils import get_column_letter

#: Stands in a formula for the row that it is written into.
ROW = "\0"


@dataclass(frozen=True)
class Grid:
    """A sheet with one heading a column, its rows below them."""

    name: str
    columns: tuple[str, ...]
    rows: int

    @cached_property
    def letters(self) -> dict[str, str]:
        """The letter of each column."""
        return {column: get_column_letter(place) for place, column in enumerate(self.columns, 1)}

    def cell(self, column: str) -> str:
        """Return the cell of a column in the formula's own row."""
        return f"${self.letters[column]}{ROW}"

    def range(self, column: str) -> str:
        """Return all cells of a column, as a formula on any sheet names them."""
        letter = self.letters[column]
        return f"'{self.name}'!${letter}$2:${letter}${self.rows + 1}"

    @property
    def area(self) -> str:
        """The whole sheet, headings included."""
        return f"A1:{get_column_letter(len(self.columns))}{self.rows + 1}"
