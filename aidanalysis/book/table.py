"""Tables on a page: a caption, headings with scope, and cells that lead to their evidence."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from aidanalysis.book.figure import link

if TYPE_CHECKING:
    from decimal import Decimal

    from aidanalysis.interval import Interval


NUMBER = ' class="number"'
#: Up to here, in Latin letters, text stays on one line; from there on it needs a wide column.
BRIEF, LONG = 14, 36


@dataclass(frozen=True, slots=True)
class Cell:
    """The text of a cell, the evidence or file it leads to, and for a number the interval it means."""

    text: str
    evidence: str = ""
    meant: Interval | None = None
    href: str = ""

    def html(self, *, heads_row: bool) -> str:
        """Return the cell as part of a row; the first one heads it."""
        text = escape(self.text)
        if self.href:
            text = f'<a href="{escape(self.href)}" download>{text}</a>'
        elif self.evidence and self.text:
            text = link(self.evidence, self.text)
        number = _width(self.text)
        if self.meant is not None:
            high = "" if self.meant.high is None else plain(self.meant.high)
            unit = escape(self.meant.unit)
            number = f'{NUMBER} data-low="{plain(self.meant.low)}" data-high="{high}" data-unit="{unit}"'
        return f'<th scope="row"{number}>{text}</th>' if heads_row else f"<td{number}>{text}</td>"


@dataclass(frozen=True, slots=True)
class PageTable:
    """A table as a page shows it; ``name`` names its CSV file too, which the build writes from it."""

    name: str
    caption: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def _repr_html_(self) -> str:
        name = escape(self.name)
        numeric = {place for row in self.rows for place, cell in enumerate(row) if cell.meant is not None}
        head = "".join(
            f'<th scope="col"{NUMBER if place in numeric else ""}>{escape(heading)}</th>'
            for place, heading in enumerate(self.headings)
        )
        body = "".join(
            f"<tr>{''.join(cell.html(heads_row=place == 0) for place, cell in enumerate(row))}</tr>"
            for row in self.rows
        )
        return (
            f'<div class="table-frame" role="region" tabindex="0" aria-labelledby="table-{name}">'
            f'<table class="records" data-name="{name}"><caption id="table-{name}">{escape(self.caption)}</caption>'
            f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
            f'<p class="take"><a href="_static/tables/{name}.csv" download>CSV</a></p>'
        )

    def __repr__(self) -> str:
        lines = [self.caption, " | ".join(self.headings)]
        return "\n".join([*lines, *(" | ".join(cell.text for cell in row) for row in self.rows)])


def _width(text: str) -> str:
    """Return the class of a cell whose text is brief or long; a Chinese character is as wide as two letters."""
    width = sum(2 if character > "\u2e80" else 1 for character in text)
    return ' class="brief"' if 0 < width <= BRIEF else ' class="long"' if width > LONG else ""


def plain(number: Decimal) -> str:
    """Return a number in plain digits, without the zeros behind its last."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
