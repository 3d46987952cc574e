"""Tables that a text prints with one cell a line, as what was copied from a page often does."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from aidanalysis.documents.captions import LONGEST
from aidanalysis.documents.model import Grid
from aidanalysis.reading.tables import Cell
from aidanalysis.reading.tables.heads import ORDINAL, UNIT_HEAD, is_bare, is_blank, is_number, squeezed
from aidanalysis.reading.tables.units import declared, named_unit

if TYPE_CHECKING:
    from aidanalysis.documents.plain.rows import Line

#: Rows that add up others and may leave out the cells between their name and their numbers.
TOTAL: Final = re.compile(r"(?:合|总|共|小)\s*计|总\s*额|累\s*计")
_SENTENCE: Final = re.compile(r"[。；！？]|[，,：:]$")
MOST_COLUMNS: Final = 12
#: No cell on a line of its own is longer, and no table has fewer rows.
_LONGEST_CELL, _LEAST_ROWS = 40, 2


class Word(NamedTuple):
    """A line's words."""

    start: int
    text: str
    line: int


def one_cell_a_line(lines: list[Line], at: int) -> tuple[int, Grid] | None:
    """Return the line behind the table that begins at a line with its head, and the table."""
    first = _word(lines, at)
    if not first or len(first.text) > _LONGEST_CELL or _SENTENCE.search(first.text) or is_number(first.text):
        return None
    words = _run(lines, at)
    if len(words) < 2 * (_LEAST_ROWS + 1):
        return None
    head = 0
    while head < len(words) and not is_number(words[head].text):
        head += 1
    widths = range(2, min(MOST_COLUMNS, head + 1, len(words) // (_LEAST_ROWS + 1)) + 1)
    made = [(columns, _read(words, columns)) for columns in widths if _heads(words[:columns], lines, at)]
    made = [(columns, rows) for columns, rows in made if len(rows) > _LEAST_ROWS]
    ended = [rows for columns, rows in made if not _goes_on(words, columns)]
    best = max(ended or [rows for _, rows in made if _have_units(rows[1:])], key=_filled, default=None)
    if best is None:
        return None
    last = max(word.line for row in best for word in row if word)
    cells = tuple(
        Cell(row, column, word.start, word.start + len(word.text), word.text)
        for row, words_of in enumerate(best, 1)
        for column, word in enumerate(words_of, 1)
        if word
    )
    return last + 1, Grid(lines[at].start, lines[last].end, cells)


def _heads(head: list[Word], lines: list[Line], at: int) -> bool:
    """Whether words are the heads of columns, and the unit of one of them is known."""
    if any(is_number(word.text) or _SENTENCE.search(word.text) for word in head):
        return False
    if any(named_unit(word.text) or UNIT_HEAD.fullmatch(squeezed(word.text)) for word in head[1:]):
        return not declared(head[0].text) and not named_unit(head[0].text)
    above = [line.text for line in lines[max(0, at - 4) : at] if line.text.strip() and len(line.text) <= LONGEST]
    return bool(declared("\n".join(above))) and not declared(head[0].text)


def _goes_on(words: list[Word], columns: int) -> bool:
    """Whether the head goes on behind so many columns: one unit is followed by another."""
    return bool(named_unit(words[columns - 1].text) and named_unit(words[columns].text))


def _have_units(rows: list[list[Word | None]]) -> bool:
    """Whether the name of each row says its unit, so that a unit behind the head is no more of the head."""
    return all(row[0] and named_unit(row[0].text) for row in rows)


def _read(words: list[Word], columns: int) -> list[list[Word | None]]:
    """Return the rows that follow the head as long as their cells are of the kinds of the first one's."""
    rows: list[list[Word | None]] = [list(words[:columns])]
    first = words[columns : 2 * columns]
    numeric = [is_number(word.text) or is_blank(word.text) for word in first]
    ordinal = bool(ORDINAL.fullmatch(squeezed(words[0].text)))
    values = [n for n, yes in enumerate(numeric) if yes and not (n == 0 and ordinal)]
    if len(first) < columns or not values or (numeric[0] and not ordinal):
        return rows
    at = columns
    while at < len(words):
        label = words[at]
        if TOTAL.fullmatch(squeezed(label.text)) and ordinal | (columns - len(values) > 1):
            numbers = words[at + 1 : at + 1 + len(values)]
            if len(numbers) < len(values) or not all(is_number(one.text) for one in numbers):
                break
            total: list[Word | None] = [None] * columns
            total[0] = label
            for place, one in zip(values, numbers, strict=True):
                total[place] = one
            rows.append(total)
            at += 1 + len(values)
            continue
        row = words[at : at + columns]
        if len(row) < columns or not _fits(row, numeric, values):
            break
        rows.append(list(row))
        at += columns
    return rows


def _fits(row: list[Word], numeric: list[bool], values: list[int]) -> bool:
    for place, (word, number) in enumerate(zip(row, numeric, strict=True)):
        if place in values and not (is_number(word.text) or is_blank(word.text)):
            return False
        if place not in values and number and not word.text.isdigit():
            return False
        if not number and is_bare(word.text):
            return False
    return True


def _filled(rows: list[list[Word | None]]) -> int:
    return sum(word is not None for row in rows for word in row)


def _run(lines: list[Line], at: int) -> list[Word]:
    """Return the short lines from a line on; single blank lines may stand between them."""
    found: list[Word] = []
    blank = 0
    for number in range(at, min(len(lines), at + 20_000)):
        word = _word(lines, number)
        if word is None:
            blank += 1
            if blank > 2:
                break
            continue
        if len(word.text) > _LONGEST_CELL or (_SENTENCE.search(word.text) and len(word.text) > 12):
            break
        blank = 0
        found.append(word)
    return found


def _word(lines: list[Line], number: int) -> Word | None:
    line = lines[number]
    words = line.text.strip().rstrip("|｜").strip()
    if not words or words.strip("|｜ ") == "":
        return None
    return Word(line.start + line.text.index(words), words, number)
