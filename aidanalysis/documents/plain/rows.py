"""Lines of a text that are rows: their fields, apart by tabs, strokes or wide spaces."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Words behind a tab alone are a cell of a row if they are as short as this, else an indented paragraph.
_LONGEST_LONE: Final = 20
_STROKES: Final = "|｜│┃║"
_STROKE: Final = re.compile(f"[{_STROKES}]")
#: What stands between the fields of any row.
PARTS: Final = re.compile(rf"[\t {_STROKES}\u00a0\u3000]")
#: A line that only draws: |---|---|, +----+, ├──┼──┤.
RULE: Final = re.compile(r"[\s|｜│┃║+\-=:：─━═┌┬┐├┼┤└┴┘╔╦╗╠╬╣╚╩╝┏┳┓┣╋┫┗┻┛]+")
_TAB: Final = re.compile(r"\t")
_WIDE: Final = re.compile(r"[ \u00a0]{2,}|[ \u00a0]*\u3000[ \u00a0\u3000]*")
_SPACE: Final = re.compile(r"[ \u00a0\u3000]+")


class Line(NamedTuple):
    """One line of a text."""

    start: int
    text: str

    @property
    def end(self) -> int:
        """Where it ends, without its line break."""
        return self.start + len(self.text)


class Field(NamedTuple):
    """The words between two separators and their place."""

    start: int
    text: str

    @property
    def end(self) -> int:
        """Where its words end."""
        return self.start + len(self.text)


def lines_of(text: str) -> list[Line]:
    """Return the lines of a text; a form feed ends one too."""
    found, start = [], 0
    for line in text.split("\n"):
        found.append(Line(start, line))
        start += len(line) + 1
    return found


def by_tabs(line: Line) -> list[Field] | None:
    """Return the fields of a line with a tab between two of them."""
    if "\t" not in line.text.strip() and ("\t" not in line.text or len(line.text) > _LONGEST_LONE):
        return None
    return list(_fields(line, _TAB))


def by_strokes(line: Line) -> list[Field] | None:
    """Return the fields of a line with upright strokes between them."""
    if not _STROKE.search(line.text.strip()):
        return None
    fields = list(_fields(line, _STROKE))
    if not fields[0].text:
        del fields[0]
    if len(fields) > 1 and not fields[-1].text:
        del fields[-1]
    return fields


def by_wide_spaces(line: Line) -> list[Field] | None:
    """Return the fields of a line with two spaces or a wide one between them."""
    fields = [field for field in _fields(line, _WIDE) if field.text]
    return fields if len(fields) > 1 else None


def by_spaces(line: Line) -> list[Field] | None:
    """Return the words of a line with any space between them."""
    fields = [field for field in _fields(line, _SPACE) if field.text]
    return fields if len(fields) > 1 else None


def _fields(line: Line, separator: re.Pattern[str]) -> Iterator[Field]:
    start = 0
    for found in (*separator.finditer(line.text), None):
        end = found.start() if found else len(line.text)
        words = line.text[start:end]
        left = len(words) - len(words.lstrip())
        yield Field(line.start + start + left, words.strip())
        start = found.end() if found else end
