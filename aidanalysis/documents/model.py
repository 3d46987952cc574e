"""What a file holds, before its sections and tables are understood: one text, and what stands where in it."""

from __future__ import annotations

from bisect import bisect_right
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from aidanalysis.reading.tables import Cell

Span = tuple[int, int]


class BlockKind(StrEnum):
    """What a stretch of a document is."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    LIST_ITEM = "list item"
    NOTE = "note"
    BOX = "text box"


class Block(NamedTuple):
    """One paragraph: its kind, its place in the text and, for a heading or a list item, its level from 1."""

    kind: BlockKind
    start: int
    end: int
    level: int = 0


class Grid(NamedTuple):
    """A table as a file gives it: its place, its cells, and the table in whose cell it stands (0 for none)."""

    start: int
    end: int
    cells: tuple[Cell, ...]
    inside: int = 0
    title: str = ""


class Extract(NamedTuple):
    """A file's one text and what the file itself says of it.

    ``furniture`` are spans of page furniture, ``marks`` note marks within a sentence. ``drawn`` says that
    tables may stand in the text as lines, ``wrapped`` that its lines may be parts of sentences.
    """

    text: str
    furniture: tuple[Span, ...] = ()
    marks: tuple[Span, ...] = ()
    blocks: tuple[Block, ...] = ()
    grids: tuple[Grid, ...] = ()
    warnings: tuple[str, ...] = ()
    format: str = "text"
    drawn: bool = True


def span_at(spans: tuple[Span, ...], offset: int) -> Span | None:
    """Return which of some spans, in order and apart, a place stands in."""
    at = bisect_right(spans, offset, key=lambda span: span[0]) - 1
    return spans[at] if at >= 0 and offset < spans[at][1] else None
