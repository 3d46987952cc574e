"""Tables on a page: a caption, headings with scope, and cells that lead to their evidence."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from aidanalysis.book.figure import link

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Cell:
    """The text of a cell, the evidence or file it leads to, and whether it is a number."""

    text: str
    evidence: str = ""
    number: bool = False
    href: str = ""


@dataclass(frozen=True, slots=True)
class PageTable:
    """A table as a page shows it; the first cell of a row is its heading."""

    name: str
    caption: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def _repr_html_(self) -> str:
        head = "".join(f'<th scope="col">{escape(heading)}</th>' for heading in self.headings)
        body = "".join(f"<tr>{''.join(map(_cell, range(len(row)), row))}</tr>" for row in self.rows)
        return (
            f'<div class="table-frame" role="region" tabindex="0" aria-labelledby="table-{escape(self.name)}">'
            f'<table class="records"><caption id="table-{escape(self.name)}">{escape(self.caption)}</caption>'
            f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
        )

    def __repr__(self) -> str:
        lines = [self.caption, " | ".join(self.headings)]
        return "\n".join([*lines, *(" | ".join(cell.text for cell in row) for row in self.rows)])


def _cell(place: int, cell: Cell) -> str:
    text = link(cell.evidence, cell.text) if cell.evidence and cell.text else escape(cell.text)
    if cell.href:
        text = f'<a href="{escape(cell.href)}" download>{escape(cell.text)}</a>'
    style = ' class="number"' if cell.number else ""
    return f'<th scope="row"{style}>{text}</th>' if place == 0 else f"<td{style}>{text}</td>"


def plain_rows(table: PageTable) -> list[Sequence[str]]:
    """Return the table as rows of text, its headings first."""
    return [table.headings, *([cell.text for cell in row] for row in table.rows)]
