"""Tables on a page: a caption, headings with scope, and cells that lead to their evidence."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Any

from aidanalysis.book.glued_figure import link
from aidanalysis.book.table import TABLE_JSON

if TYPE_CHECKING:
    from decimal import Decimal

    from aidanalysis.interval import Interval


#: A table of more columns, or with long text, is set as cards on a phone; one of still more has narrow columns.
BROAD, CROWDED = 3, 4
#: Up to here, in Latin letters, text stays on one line; from there on it needs a wide column.
BRIEF, LONG = 14, 36
BRIEF_CELL, LONG_CELL = ' class="brief"', ' class="long"'


@dataclass(frozen=True, slots=True)
class Cell:
    """The text of a cell, the evidence, file or place of the page it leads to, and the interval a number means."""

    text: str
    evidence: str = ""
    meant: Interval | None = None
    href: str = ""
    place: str = ""

    def html(self, heading: str = "") -> str:
        """Return the cell as part of a row: the first one heads it, the others stand below a heading."""
        text = escape(self.text)
        if self.href:
            text = f'<a href="{escape(self.href)}" download>{text}</a>'
        elif self.place:
            text = f'<a href="#{escape(self.place)}">{text}</a>'
        elif self.evidence and self.text:
            text = link(self.evidence, self.text)
        style = _width(self.text)
        if self.meant is not None:
            high = "" if self.meant.high is None else plain(self.meant.high)
            unit = escape(self.meant.unit)
            style = f' class="number" data-low="{plain(self.meant.low)}" data-high="{high}" data-unit="{unit}"'
        return (
            f'<td data-heading="{escape(heading)}"{style}>{text}</td>'
            if heading
            else f'<th scope="row"{style}>{text}</th>'
        )

    def data(self) -> Any:
        """Return the text; a number with its ends and unit."""
        if self.meant is None:
            return self.text
        high = None if self.meant.high is None else plain(self.meant.high)
        return {"text": self.text, "low": plain(self.meant.low), "high": high, "unit": self.meant.unit}


@dataclass(frozen=True, slots=True)
class PageTable:
    """A table as a page shows it; ``name`` names its CSV file too, which the build writes from it."""

    name: str
    caption: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def data(self) -> dict[str, Any]:
        """Return the table's data, as its file is written from them."""
        rows = [[cell.data() for cell in row] for row in self.rows]
        return {"name": self.name, "caption": self.caption, "headings": list(self.headings), "rows": rows}

    def _repr_mimebundle_(self, **_: object) -> dict[str, Any]:
        return {"text/html": self._repr_html_(), "text/plain": repr(self), TABLE_JSON: self.data()}

    def _repr_html_(self) -> str:
        name = escape(self.name)
        numeric = {place for row in self.rows for place, cell in enumerate(row) if cell.meant is not None}
        head = "".join(
            f'<th scope="col"{" class=number" if place in numeric else ""}>{escape(heading)}</th>'
            for place, heading in enumerate(self.headings)
        )
        under = ("", *self.headings[1:])
        body = "".join(
            f"<tr>{''.join(cell.html(heading) for cell, heading in zip(row, under, strict=True))}</tr>"
            for row in self.rows
        )
        wordy = any(_width(cell.text) == LONG_CELL for row in self.rows for cell in row[1:])
        shape = "records broad" if wordy or len(self.headings) > BROAD else "records"
        if len(self.headings) > CROWDED:
            shape += " crowded"
        return (
            f'<div class="table-frame" role="region" tabindex="0" aria-labelledby="table-{name}">'
            f'<table class="{shape}" data-name="{name}"><caption id="table-{name}">{escape(self.caption)}</caption>'
            f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
        )

    def __repr__(self) -> str:
        lines = [self.caption, " | ".join(self.headings)]
        return "\n".join([*lines, *(" | ".join(cell.text for cell in row) for row in self.rows)])


def _width(text: str) -> str:
    """Return the class of a cell whose text is brief or long; a Chinese character is as wide as two letters."""
    width = sum(2 if character > "\u2e80" else 1 for character in text)
    return BRIEF_CELL if 0 < width <= BRIEF else LONG_CELL if width > LONG else ""


def plain(number: Decimal) -> str:
    """Return a number in plain digits, without the zeros behind its last."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
