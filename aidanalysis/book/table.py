"""Tables on a page: a pandas frame with a caption, headings with scope, and cells that lead to their evidence."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from aidanalysis.interval import Interval

#: The data of a table beside its HTML, from which the book's build writes a CSV file.
TABLE_JSON = "application/vnd.aidanalysis.table+json"
#: A table of more columns, or with long text, is set as cards on a phone; one of still more has narrow columns.
BROAD, CROWDED = 3, 4
#: Up to here, in Latin letters, text stays on one line; from there on it needs a wide column.
BRIEF, LONG = 14, 36
BRIEF_CELL, LONG_CELL = ' class="brief"', ' class="long"'


@dataclass(frozen=True, slots=True)
class Cell:
    """The text of a cell, its HTML, and the interval that a number means."""

    text: str
    html: str
    meant: Interval | None = None

    def tag(self, heading: str = "") -> str:
        """Return the cell as part of a row: the first one heads it, the others stand below a heading."""
        style = _width(self.text)
        if self.meant is not None:
            high = "" if self.meant.high is None else plain(self.meant.high)
            unit = escape(self.meant.unit)
            style = f' class="number" data-low="{plain(self.meant.low)}" data-high="{high}" data-unit="{unit}"'
        if heading:
            return f'<td data-heading="{escape(heading)}"{style}>{self.html}</td>'
        return f'<th scope="row"{style}>{self.html}</th>'

    def data(self) -> Any:
        """Return the text; a number with its ends and unit."""
        if self.meant is None:
            return self.text
        high = None if self.meant.high is None else plain(self.meant.high)
        return {"text": self.text, "low": plain(self.meant.low), "high": high, "unit": self.meant.unit}


@dataclass(frozen=True, slots=True)
class PageTable:
    """A table as a page shows it; ``name`` names its CSV file too, which the build writes from its data."""

    name: str
    caption: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def html(self) -> str:
        """Return the table as HTML."""
        name = escape(self.name)
        numeric = {place for row in self.rows for place, cell in enumerate(row) if cell.meant is not None}
        head = "".join(
            f'<th scope="col"{" class=number" if place in numeric else ""}>{escape(heading)}</th>'
            for place, heading in enumerate(self.headings)
        )
        under = ("", *self.headings[1:])
        body = "".join(
            f"<tr>{''.join(cell.tag(heading) for cell, heading in zip(row, under, strict=True))}</tr>"
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

    def data(self) -> dict[str, Any]:
        """Return the table as data: its name, caption and headings, and rows of texts, a number with its ends."""
        return {
            "name": self.name,
            "caption": self.caption,
            "headings": list(self.headings),
            "rows": [[cell.data() for cell in row] for row in self.rows],
        }

    def _repr_mimebundle_(self, **_: object) -> Mapping[str, Any]:
        return {"text/html": self.html(), "text/plain": repr(self), TABLE_JSON: self.data()}

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
