"""Writes a document's one text, piece by piece, and keeps where each piece stands."""

from __future__ import annotations

from dataclasses import dataclass, field
from time import monotonic
from typing import TYPE_CHECKING, NamedTuple

from aidanalysis.documents.limits import DEFAULT, Limits, TooLargeError
from aidanalysis.documents.model import Block, BlockKind, Extract, Grid, Span
from aidanalysis.reading.tables import Cell

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class Piece(NamedTuple):
    """Some words of a paragraph; a note mark is no part of the sentence that it stands in."""

    text: str
    mark: bool = False


@dataclass(slots=True)
class Box:
    """A cell before its words are written; tables that stand in it follow its row."""

    row: int
    column: int
    pieces: list[Piece]
    rows: int = 1
    columns: int = 1
    indent: int = 0
    head: bool = False
    tables: list[Boxes] = field(default_factory=list)


@dataclass(slots=True)
class Boxes:
    """A table before it is written."""

    boxes: list[Box]
    title: str = ""


class Composer:
    """Collects the text of one document within limits; raises ``TooLargeError``."""

    def __init__(self, limits: Limits = DEFAULT) -> None:
        self.limits = limits
        self.length = self._cells = 0
        self._latest = monotonic() + limits.seconds
        self._parts: list[str] = []
        self._blocks: list[Block] = []
        self._grids: list[Grid] = []
        self._marks: list[Span] = []
        self._furniture: list[Span] = []
        self._warnings: dict[str, None] = {}

    def warn(self, warning: str) -> None:
        """Keep a warning, once."""
        self._warnings[warning] = None

    def paragraph(self, pieces: Iterable[Piece], kind: BlockKind = BlockKind.PARAGRAPH, level: int = 0) -> None:
        """Write a paragraph as a line of its own."""
        self._in_time()
        start = self.length
        self.write(pieces)
        self._blocks.append(Block(kind, start, self.length, level))
        if len(self._blocks) > self.limits.paragraphs:
            raise TooLargeError(f"more than {self.limits.paragraphs:,} paragraphs; expected a report")
        self._add("\n")

    def table(self, made: Boxes, inside: int = 0) -> None:
        """Write a table, one line a row, a tab before each further column; a merged cell stands once."""
        self._cells += len(made.boxes)
        if self._cells > self.limits.cells:
            raise TooLargeError(f"more than {self.limits.cells:,} cells in tables; expected a report")
        number = len(self._grids)
        start = self.length
        self._grids.append(Grid(start, start, (), inside))
        cells: list[Cell] = []
        boxes = sorted(made.boxes, key=lambda box: (box.row, box.column))
        at = 0
        while at < len(boxes):
            row, column = boxes[at].row, 1
            within: list[Box] = []
            while at < len(boxes) and boxes[at].row == row:
                box = boxes[at]
                self._add("\t" * (box.column - column))
                column = box.column
                cells.append(self._cell(box))
                within.append(box)
                at += 1
            self._add("\n")
            for box in within:
                for nested in box.tables:
                    self.table(nested, number + 1)
        self._grids[number] = Grid(start, self.length, tuple(cells), inside, made.title)

    def furniture_from(self, start: int) -> None:
        """Count what was written since ``start`` among the page's furniture."""
        if self.length > start:
            self._furniture.append((start, self.length))

    def write(self, pieces: Iterable[Piece]) -> None:
        """Write words where the text stands."""
        for piece in pieces:
            if piece.mark and piece.text:
                self._marks.append((self.length, self.length + len(piece.text)))
            self._add(piece.text)

    def done(self, kind: str, *, drawn: bool = False) -> Extract:
        """Return all that was collected; ``kind`` names the file's format."""
        return Extract(
            "".join(self._parts),
            tuple(self._furniture),
            tuple(self._marks),
            tuple(self._blocks),
            tuple(self._grids),
            tuple(self._warnings),
            kind,
            drawn,
        )

    def _in_time(self) -> None:
        if monotonic() > self._latest:
            raise TooLargeError(f"takes more than {self.limits.seconds:g} seconds to read; expected a report")

    def _cell(self, box: Box) -> Cell:
        self._in_time()
        pieces = trimmed(box.pieces)
        start = self.length
        self.write(pieces)
        words = "".join(piece.text for piece in pieces if not piece.mark)
        return Cell(box.row, box.column, start, self.length, words, box.rows, box.columns, box.indent, box.head)

    def _add(self, text: str) -> None:
        self._parts.append(text)
        self.length += len(text)
        if self.length > self.limits.characters:
            raise TooLargeError(f"more than {self.limits.characters:,} characters; expected a report")


def trimmed(pieces: Sequence[Piece]) -> list[Piece]:
    """Return pieces without space at either end and without line breaks or tabs."""
    flat = [Piece(piece.text.replace("\n", " ").replace("\t", " "), piece.mark) for piece in pieces if piece.text]
    while flat and not flat[0].text.strip():
        del flat[0]
    while flat and not flat[-1].text.strip():
        del flat[-1]
    if flat:
        flat[0] = flat[0]._replace(text=flat[0].text.lstrip())
        flat[-1] = flat[-1]._replace(text=flat[-1].text.rstrip())
    return flat


def indent_of(pieces: Sequence[Piece]) -> int:
    """Return how many spaces stand before the words, a wide one for two."""
    words = "".join(piece.text for piece in pieces)
    return sum(2 if sign == "\u3000" else 1 for sign in words[: len(words) - len(words.lstrip())])
