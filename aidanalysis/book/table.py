"""Tables on a page: a pandas frame with a caption, headings with scope, and cells that lead to their evidence."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from math import sqrt
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from decimal import Decimal

    from aidanalysis.interval import Interval

#: The data of a table beside its HTML, from which the book's build writes a CSV file.
TABLE_JSON = "application/vnd.aidanalysis.table+json"
#: A table of more columns, or with long text, is set as cards on a phone.
BROAD = 3
#: Up to here, in Latin letters, text stays on one line; from there on it is long.
BRIEF_HEADING, BRIEF, BRIEF_NUMBER, LONG = 8, 14, 20, 36
#: A table of more columns, or whose longest cells take more letters side by side, is wider than a column of text.
CROWDED, COLUMN_OF_TEXT, BESIDE_IT = 4, 84, 112
#: The space between two columns, in letters.
GAP = 2


@dataclass(frozen=True, slots=True)
class Cell:
    """The text of a cell, its HTML, and the interval that a number means."""

    text: str
    html: str
    meant: Interval | None = None

    def tag(self, heading: str = "") -> str:
        """Return the cell as part of a row: the first one heads it, the others stand below a heading."""
        style = _classes(brief=0 < letters(self.text) <= BRIEF)
        if self.meant is not None:
            high = "" if self.meant.high is None else plain(self.meant.high)
            unit = escape(self.meant.unit)
            style = _classes(number=True, long=letters(self.text) > BRIEF_NUMBER)
            style += f' data-low="{plain(self.meant.low)}" data-high="{high}" data-unit="{unit}"'
        if heading:
            return f'<td data-heading="{escape(heading)}"{style}>{self.html}</td>'
        return f'<th scope="row"{style}>{self.html}</th>'

    def least(self) -> int:
        """Return how many letters of the text stay on one line."""
        return _least(self.text, BRIEF if self.meant is None else BRIEF_NUMBER)

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
            f'<th scope="col"{_classes(number=place in numeric, brief=letters(heading) <= BRIEF_HEADING)}>'
            f"{escape(heading)}</th>"
            for place, heading in enumerate(self.headings)
        )
        under = ("", *self.headings[1:])
        body = "".join(
            f"<tr>{''.join(cell.tag(heading) for cell, heading in zip(row, under, strict=True))}</tr>"
            for row in self.rows
        )
        wordy = any(letters(cell.text) > LONG for row in self.rows for cell in row[1:])
        broad = wordy or len(self.headings) > BROAD
        columns = [[row[place] for row in self.rows] for place in range(len(self.headings))]
        side_by_side = sum(max((letters(cell.text) for cell in cells), default=0) for cells in columns)
        crowded = len(self.headings) > CROWDED or (broad and side_by_side > COLUMN_OF_TEXT)
        shape = "records" + " broad" * broad + " crowded" * crowded
        return (
            f'<div class="table-frame" role="region" tabindex="0" aria-labelledby="table-{name}">'
            f'<table class="{shape}" data-name="{name}"><caption id="table-{name}">{escape(self.caption)}</caption>'
            f"{self._widths(columns) if broad else ''}"
            f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
        )

    def _widths(self, columns: Sequence[Sequence[Cell]]) -> str:
        """Return what each column takes of the width, in per cent."""
        least = [
            max([_least(heading, BRIEF), *(cell.least() for cell in cells)]) + GAP
            for heading, cells in zip(self.headings, columns, strict=True)
        ]
        widths = column_widths([sum(letters(cell.text) for cell in cells) for cells in columns], least)
        whole = sum(widths)
        return "<colgroup>" + "".join(f'<col width="{width / whole:.0%}">' for width in widths) + "</colgroup>"

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


def _classes(**classes: bool) -> str:
    """Return the attribute that names the classes that hold."""
    names = " ".join(name for name, holds in classes.items() if holds)
    return f' class="{names}"' if names else ""


def column_widths(texts: Sequence[int], least: Sequence[int], room: int = BESIDE_IT) -> list[float]:
    """Return widths in letters, in which ``texts``, the letters of each column in all, take least height.

    A column is as wide as the root of its text, but never less than ``least``, its longest word.
    """
    roots = [sqrt(text) for text in texts]
    narrow: set[int] = set()
    while True:
        free = room - sum(least[place] for place in narrow)
        whole = sum(root for place, root in enumerate(roots) if place not in narrow) or 1
        widths = [least[place] if place in narrow else free * root / whole for place, root in enumerate(roots)]
        short = {place for place, width in enumerate(widths) if width < least[place]}
        if not short:
            return widths
        narrow |= short


def _least(text: str, brief: int) -> int:
    """Return the letters that stay on one line: a brief text, or its longest word, up to what is brief."""
    width = letters(text)
    return width if width <= brief else max(min(letters(word), brief) for word in text.split())


def letters(text: str) -> int:
    """Return how wide a text is, in Latin letters; a Chinese character is as wide as two."""
    return sum(2 if character > "\u2e80" else 1 for character in text)


def plain(number: Decimal) -> str:
    """Return a number in plain digits, without the zeros behind its last."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
