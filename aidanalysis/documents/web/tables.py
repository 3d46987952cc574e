"""Tables of a page: cells in their columns, however many rows and columns they cover."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from aidanalysis.documents.composing import Box, Boxes, Piece, indent_of
from aidanalysis.documents.limits import TooLargeError

if TYPE_CHECKING:
    from aidanalysis.documents.limits import Limits

#: What no cell of data holds.
_BLOCKS: Final = frozenset("h1 h2 h3 h4 h5 h6 form article section nav header footer iframe".split())
#: A cell with more text, or a table with more elements in one cell, lays out a page.
_LONGEST_CELL, _MOST_INSIDE = 600, 2_000


class TableBuilder:
    """Collects the cells of one table."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.pieces: list[Piece] = []
        self._boxes: list[Box] = []
        self._box: Box | None = None
        self._row = 0
        self._column = 1
        #: How many more rows a column is covered from above.
        self._covered: dict[int, int] = {}

    @property
    def is_open(self) -> bool:
        """Whether words belong to a cell."""
        return self._box is not None

    def row(self) -> None:
        """Begin a row."""
        self.end_cell()
        if self._row:
            self._covered = {column: left - 1 for column, left in self._covered.items() if left > 1}
        self._row += 1
        self._column = 1

    def cell(self, element: Any, *, head: bool, indent: int) -> None:
        """Begin a cell at the next free column."""
        self.end_cell()
        if not self._row:
            self._row = 1
        while self._column in self._covered:
            self._column += 1
        columns = min(_number(element.get("colspan")), self.limits.columns)
        rows = min(_number(element.get("rowspan")) or self.limits.cells, self.limits.cells)
        if self._column + columns > self.limits.columns or len(self._boxes) > self.limits.cells:
            raise TooLargeError("a table of too many cells or columns; expected a report")
        self._box = Box(self._row, self._column, self.pieces, rows, max(1, columns), indent, head)
        self._boxes.append(self._box)
        for column in range(self._column, self._column + max(1, columns)):
            if rows > 1:
                self._covered[column] = rows
        self._column += max(1, columns)

    def end_cell(self) -> None:
        """End the cell that is open."""
        if self._box is not None:
            self._box.indent += indent_of(self.pieces)
            self._box.pieces, self.pieces = self.pieces, []
            self._box = None

    def nest(self, made: Boxes) -> None:
        """Put a table in the cell that is open."""
        if self._box is not None and made.boxes:
            self._box.tables.append(made)

    def done(self) -> Boxes:
        """Return the table; no cell covers rows that it does not have."""
        self.end_cell()
        for box in self._boxes:
            box.rows = max(1, min(box.rows, self._row - box.row + 1))
        return Boxes(self._boxes)


def is_layout(table: Any) -> bool:
    """Whether a table arranges a page and holds no data."""
    if table.get("role") in ("presentation", "none"):
        return True
    marked = heads = rows = 0
    widest = 0
    for number, element in enumerate(table.iter()):
        if number > _MOST_INSIDE * 50:
            break
        tag = element.tag
        if tag == "tr":
            rows += 1
            widest = max(widest, len(element))
        heads += tag in ("th", "caption")
        marked += tag in _BLOCKS
        if tag in ("td", "th"):
            inside = next((one for one in element.iterancestors("table")), None)
            if inside is table and _is_long(element):
                return True
    if heads:
        return False
    return bool(marked) or widest < 2 or (rows == 1 and table.find(".//table") is not None)


def _is_long(cell: Any) -> bool:
    length = 0
    nested = False
    for number, one in enumerate(cell.iter()):
        nested = nested or one.tag == "table"
        length += len(one.text or "") + len(one.tail or "")
        if number > _MOST_INSIDE or (length > _LONGEST_CELL and not nested):
            return True
    return False


def _number(text: Any) -> int:
    words = str(text or "1").strip()
    return int(words) if words.isascii() and words.isdigit() and len(words) < 9 else 1
