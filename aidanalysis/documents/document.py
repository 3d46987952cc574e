"""A report as its file holds it: one text, its sections, paragraphs, notes and tables, and its sentences made whole."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from aidanalysis.documents.captions import caption_above
from aidanalysis.documents.furniture import furniture_spans
from aidanalysis.documents.lines import Healed, heal
from aidanalysis.documents.model import Block, BlockKind, Extract, Grid
from aidanalysis.documents.plain import drawn_tables
from aidanalysis.documents.sections import NOTES, Heading, find_headings, section_among
from aidanalysis.errors import AidAnalysisError
from aidanalysis.reading.tables import Cell, Table, table
from aidanalysis.reading.tables.heads import is_bare

if TYPE_CHECKING:
    from collections.abc import Iterator

#: The tables of a document whose numbers nobody can tell the unit of.
NO_UNIT: Final = "table {}: neither its heads nor its caption name a unit; its bare numbers are not read"


class DocumentError(AidAnalysisError, ValueError):
    """A file that cannot be read; the message names it, says why and what to do."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"{name}: {reason}")
        self.name, self.reason = name, reason


@dataclass(frozen=True, slots=True)
class Document:
    r"""One document: all offsets point into ``text``.

    ``body`` is the text without page furniture and note marks, its sentences made whole; ``tables`` count from 1.

    >>> from aidanalysis.documents import load_bytes
    >>> report = load_bytes("一、来访\n共28批282人次。\n".encode(), "report.txt")
    >>> report, aid.read(report)
    (<Document report.txt: 16 characters, 2 headings, 0 tables>, <Reading: 2 quantities: 28批、282人次>)
    """

    name: str
    text: str
    furniture: tuple[tuple[int, int], ...] = ()
    headings: tuple[Heading, ...] = ()
    body: Healed = field(default_factory=lambda: Healed("", []))
    blocks: tuple[Block, ...] = ()
    tables: tuple[Table, ...] = ()
    warnings: tuple[str, ...] = ()
    format: str = "text"

    @classmethod
    def of(cls, name: str, extract: Extract) -> Document:
        """Return a document with its furniture set apart, its sections and tables found and its sentences healed."""
        text = extract.text
        grids = extract.grids
        if extract.drawn:
            taken = tuple((grid.start, grid.end) for grid in grids if not grid.inside)
            grids = _in_order((*grids, *drawn_tables(text, taken))) if taken else drawn_tables(text)
        spans = tuple((grid.start, grid.end) for grid in grids if not grid.inside)
        furniture = furniture_spans(text, extract.furniture, spans)
        body = heal(text, furniture, extract.marks, spans)
        notes = [block.start for block in extract.blocks if block.kind is BlockKind.NOTE]
        headings = find_headings(text, furniture, spans)
        if notes:
            headings = (*(one for one in headings if one.start < notes[0]), Heading(notes[0], NOTES))
        tables = tuple(_tables(text, grids, furniture, body))
        unknown = [NO_UNIT.format(one.number) for one in tables if _lacks_unit(one)]
        warnings = (*extract.warnings, *unknown)
        return cls(name, text, furniture, headings, body, extract.blocks, tables, warnings, extract.format)

    @property
    def notes(self) -> tuple[Block, ...]:
        """Its foot- and endnotes."""
        return tuple(block for block in self.blocks if block.kind is BlockKind.NOTE)

    def __repr__(self) -> str:
        return f"<Document {self.name}: {len(self.text)} characters, {len(self.headings)} headings, {len(self.tables)} tables>"

    def section_at(self, offset: int) -> str:
        """Return the section that a place belongs to: ``一（二）四是``, or 导言, 标题, 注释, 页首, 页尾."""
        return section_among(self.headings, self.furniture, offset)

    def table_at(self, offset: int) -> Table | None:
        """Return the innermost table that a place stands in."""
        return next((one for one in reversed(self.tables) if one.start <= offset < one.end), None)


def _lacks_unit(made: Table) -> bool:
    """Whether a table has numbers, decimals or thousands among them, and names no unit for any."""
    bare = [cell for cell in made.cells if not cell.is_head and is_bare(cell.text)]
    return not any(cell.unit for cell in bare) and any(re.search(r"\d[.．,，]\d|\d{3}", cell.text) for cell in bare)


def _in_order(grids: tuple[Grid, ...]) -> tuple[Grid, ...]:
    """Return tables in the order of the text; a number that names one moves with it."""
    order = sorted(range(len(grids)), key=lambda n: (grids[n].start, -grids[n].end))
    place = {old + 1: new for new, old in enumerate(order, 1)} | {0: 0}
    return tuple(grids[n]._replace(inside=place[grids[n].inside]) for n in order)


def _tables(
    text: str, grids: tuple[Grid, ...], furniture: tuple[tuple[int, int], ...], body: Healed
) -> Iterator[Table]:
    for number, grid in enumerate(grids, 1):
        caption = f"{grid.title}\n{caption_above(text, grid.start, furniture)}".strip()
        cells = [_in_body(cell, body) for cell in grid.cells]
        yield table(cells, start=grid.start, end=grid.end, caption=caption, number=number, inside=grid.inside)


def _in_body(cell: Cell, body: Healed) -> Cell:
    """Return a cell with its words as the body has them, without note marks."""
    first, last = bisect_left(body.offsets, cell.start), bisect_left(body.offsets, cell.end)
    words = body.text[first:last]
    return (
        cell
        if words == cell.text
        else Cell(cell.row, cell.column, cell.start, cell.end, words, cell.rows, cell.columns, cell.indent, cell.head)
    )
