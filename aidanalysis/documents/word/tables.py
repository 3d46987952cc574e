"""Tables of a Word file: cells in their columns, merged cells once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from aidanalysis.documents.composing import Box, Boxes, Piece, indent_of
from aidanalysis.documents.limits import TooLargeError
from aidanalysis.documents.word.paragraphs import TRACKED
from aidanalysis.documents.word.tags import child, is_on, name_of, number, value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aidanalysis.documents.word.document import Body

_WRAPPERS: Final = frozenset("sdt sdtContent customXml ins moveTo".split())


class Cells:
    """Walks the rows of one table."""

    def __init__(self, body: Body, element: Any) -> None:
        self.body, self.element = body, element
        self.anchored: list[Any] = []
        self._open: dict[int, Box] = {}

    def boxes(self) -> list[Box]:
        """Return the cells of the table; one that is merged down stands in its first row."""
        found: list[Box] = []
        row = 0
        for element in _inside(self.element, "tr"):
            properties = child(element, "trPr")
            if child(properties, "del") is not None:
                self.body.out.warn(TRACKED)
                continue
            row += 1
            found.extend(self._row(element, properties, row))
            if len(found) > self.body.limits.cells:
                raise TooLargeError(f"more than {self.body.limits.cells:,} cells in a table; expected a report")
        return found

    def _row(self, element: Any, properties: Any, row: int) -> Iterator[Box]:
        column = 1 + self._columns(child(properties, "gridBefore"), 0)
        head = bool(is_on(child(properties, "tblHeader")))
        last: Box | None = None
        reached: set[int] = set()
        for cell in _inside(element, "tc"):
            given = child(cell, "tcPr")
            if child(given, "cellDel") is not None:
                continue
            span = self._columns(child(given, "gridSpan"), 1)
            across, down = child(given, "hMerge"), child(given, "vMerge")
            above = self._open.get(column)
            if across is not None and value(across) != "restart" and last is not None:
                last.columns += span
            elif down is not None and value(down) != "restart" and above and above.columns == span:
                if column not in reached:
                    above.rows += 1
                last = above
                reached.add(column)
            else:
                last = self._box(cell, row, column, span, head=head)
                yield last
                if down is not None:
                    self._open[column] = last
                    reached.add(column)
            column += span
            if column > self.body.limits.columns:
                raise TooLargeError(f"a table of more than {self.body.limits.columns:,} columns; expected a report")
        self._open = {at: box for at, box in self._open.items() if at in reached}

    def _box(self, cell: Any, row: int, column: int, span: int, *, head: bool) -> Box:
        from aidanalysis.documents.word.document import blocks  # noqa: PLC0415 - each holds the other

        pieces: list[Piece] = []
        nested: list[Boxes] = []
        indent = 0
        for block in blocks(cell):
            if name_of(block) == "tbl":
                inner = Cells(self.body, block)
                nested.append(Boxes(inner.boxes()))
                self.anchored.extend(inner.anchored)
                continue
            if name_of(block) != "p":
                continue
            words, anchored, _ = self.body.words(block)
            self.anchored.extend(anchored)
            if any(piece.text.strip() for piece in words):
                indent = indent if pieces else indent_of(words) + self.body.indent(block)
                pieces.extend((*([Piece(" ")] if pieces else []), *words))
        return Box(row, column, pieces, columns=span, indent=indent, head=head, tables=nested)

    def _columns(self, element: Any, least: int) -> int:
        return max(least, min(number(element, default=least), self.body.limits.columns))


def only_text(table: Any) -> Any:
    """Return the one cell of a table that is a frame round text, ``None`` for a table."""
    rows = list(_inside(table, "tr"))
    cells = list(_inside(rows[0], "tc")) if len(rows) == 1 else []
    return cells[0] if len(cells) == 1 else None


def _inside(element: Any, name: str) -> Iterator[Any]:
    for one in element:
        if name_of(one) == name:
            yield one
        elif name_of(one) in _WRAPPERS:
            yield from _inside(one, name)
