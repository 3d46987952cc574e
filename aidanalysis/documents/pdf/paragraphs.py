"""Lines of a column put together to paragraphs, and to rows where words stand apart under each other."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from aidanalysis.documents.composing import Piece
from aidanalysis.documents.lines import FULL_LINE, STARTS_NEW, tears_number
from aidanalysis.reading.tables.heads import is_bare
from aidanalysis.reading.words.measure_words import measure_word

if TYPE_CHECKING:
    from aidanalysis.documents.pdf.columns import Line

_ENDS: Final = tuple("。！？；!?;…")
_LATIN: Final = re.compile("[A-Za-z]")
#: So much of a paragraph tells whether it goes on.
_TAIL: Final = 60
#: A full line ends within so many heights of the column's edge; an indented one begins so far from it.
_EDGE, _INDENT = 1.7, 1.2
#: What no line is broken in, and how many heights one of its letters is wide.
_UNBROKEN: Final = re.compile(r"[\dA-Za-z.,%/+-]+")
_LETTER: Final = 0.6
#: Marks that begin no line stand with the sign before them, each so many heights wide.
_CLOSED: Final = re.compile(".([，。、；：！？）》」』”％%]+)")
_WIDE: Final = 1.2
#: So early a line may end whose last number has its unit on the next.
_TORN_UNIT: Final = 6.0
_SAME_SIZE: Final = 1.2
_PITCH: Final = 2.6

Words = list[Piece]


def paragraphs_of(lines: list[Line]) -> list[Words]:
    """Return the paragraphs of a column; lines whose words stand far apart are rows, with tabs between."""
    if not lines:
        return []
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    found: list[Words] = []
    last: Line | None = None
    above = ""
    at = 0
    while at < len(lines):
        end = at
        while end < len(lines) and len(lines[end].runs) > 1:
            end += 1
        if end - at > 1:
            found.extend(_rows(lines[at:end]))
            last, at = None, end
            continue
        words = _words(lines[at])
        below = plain(words)
        if last is not None and _goes_on(last, lines[at], left, right, above, below):
            if _LATIN.match(above[-1:]) and _LATIN.match(below):
                found[-1].append(Piece(" "))
            found[-1].extend(words)
            above = above[-_TAIL:] + below
        else:
            found.append(words)
            above = below
        last = lines[at]
        at += 1
    return found


def plain(words: Words) -> str:
    """Return pieces as a string."""
    return "".join(piece.text for piece in words)


def _words(line: Line) -> Words:
    found: Words = []
    for run in line.runs:
        found.extend((*([Piece("  ")] if found else []), *run.pieces()))
    return found


def _goes_on(last: Line, line: Line, left: float, right: float, above: str, below: str) -> bool:
    height = last.height
    if len(above) < FULL_LINE and is_bare(below):
        return False  # the cell behind a name
    if (
        last.right < right - _room(above, below) * height
        or line.left > max(left, min(left, last.left)) + _INDENT * height
    ):
        return False
    if not 1 / _SAME_SIZE < line.height / height < _SAME_SIZE or last.top - line.top > _PITCH * height:
        return False
    return not (above.rstrip().endswith(_ENDS) or STARTS_NEW.match(below) or tears_number(above, below) is False)


def _room(above: str, below: str) -> float:
    """Return how many heights before the edge a full line ends: what comes next is of one piece and found no room."""
    if above[-1:].isdigit() and measure_word(below, 0):
        return _TORN_UNIT
    unbroken, closed = _UNBROKEN.match(below), _CLOSED.match(below)
    return _EDGE + (_LETTER * len(unbroken[0]) if unbroken else 0) + (_WIDE * len(closed[1]) if closed else 0)


def _rows(lines: list[Line]) -> list[Words]:
    """Return lines as rows whose words stand in the columns that their places make."""
    spans: list[list[float]] = []
    for run in sorted((run for line in lines for run in line.runs), key=lambda run: run.left):
        if spans and run.left < spans[-1][1]:
            spans[-1][1] = max(spans[-1][1], run.right)
        else:
            spans.append([run.left, run.right])
    found: list[Words] = []
    for line in lines:
        words: Words = []
        column = 0
        for run in line.runs:
            at = next(n for n, (_, end) in enumerate(spans) if run.left < end)
            words.extend((Piece("\t" * (at - column)), *run.pieces()) if at > column or words else run.pieces())
            column = max(column, at)
        found.append(words)
    return found
