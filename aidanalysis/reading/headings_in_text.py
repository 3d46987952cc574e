"""Units that a heading prints once for the numbers below or after it: 金额（万元）."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from aidanalysis.reading.words.measure_words import COLLECTIVES, measure_word
from aidanalysis.reading.words.numerals import GROUPS, Number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aidanalysis.reading.draft import Draft

_HEADING: Final = re.compile(
    r"(?:(?<=[\u4e00-\u9fff])(?<![\d万亿多余].) ?[(/]|单位 ?:? ?|\([\u4e00-\u9fff]{1,4}[:,] ?)(?P<scale>[千百十]?[万亿]?)"
    r"(?P<word>[^\s()/,，。;；:\d]{1,5})(?:[)]|(?=[\s,，。]|$))"
)
_CELL: Final = re.compile(r"[^\s|]+")
#: A line with one of these is a sentence, not a row.
_SENTENCE: Final = re.compile("[,，。;；]")
_SCALES: Final = {"千": 3, "百": 2, "十": 1, **GROUPS}


class HeadingUnit(NamedTuple):
    """A unit in a heading, and the cell of the heading's line that it stands in."""

    word: str
    power: int
    cell: int


class Region(NamedTuple):
    """A stretch of text below a heading, its columns' units and its line's cells."""

    start: int
    end: int
    units: list[HeadingUnit]
    cells: int


def apply_headings(drafts: list[Draft], text: str) -> None:
    """Give the numbers of a table the unit of their column's heading."""
    bare = [
        draft for draft in drafts if draft.kind is None and draft.number and draft.number.group < max(GROUPS.values())
    ]
    if not bare or not _HEADING.search(text):
        return
    regions = iter(list(_regions(text)))
    region = next(regions, None)
    for draft in bare:
        while region and region.end <= draft.start:
            region = next(regions, None)
        if region and region.start <= draft.start and (unit := _unit_for(draft, region, text)):
            assert draft.number
            low = draft.number.low.scaleb(unit.power)
            draft.number = Number(low, group=unit.power if unit.power in GROUPS.values() else 0)
            draft.take_unit(unit.word, "heading of a table")


def _regions(text: str) -> Iterator[Region]:
    """Yield the rest of each heading's line and the rows below it, up to a sentence or an empty line.

    Where headings of several units stand one below the other, none tells the unit of what follows.
    """
    start, units, cells = 0, list[HeadingUnit](), 0
    position = below = 0
    for line in text.splitlines(keepends=True):
        may = "(" in line or "/" in line or "位" in line
        headings = [h for h in _HEADING.finditer(line) if _is_unit(h["word"])] if may else []
        if units and (not line.strip() or headings or _SENTENCE.search(line)):
            yield Region(start, position, units, cells)
            alone = bool(headings) and len(_CELL.findall(line)) == cells == 1
            stacked = alone and (position == below or len({unit[:2] for unit in units}) > 1)
            units = units if stacked else []
        if headings:
            units = units + [
                HeadingUnit(h["word"], sum(_SCALES[c] for c in h["scale"]), _cell(line, h.start())) for h in headings
            ]
            start, cells = position + headings[-1].end(), len(_CELL.findall(line))
            below = position + len(line)
        position += len(line)
    if units:
        yield Region(start, position, units, cells)


def _is_unit(word: str) -> bool:
    """Whether a word in brackets is a unit; that of 县(市) is no more than another kind of place."""
    return measure_word(word, 0) == word and word not in COLLECTIVES


def _unit_for(draft: Draft, region: Region, text: str) -> HeadingUnit | None:
    line_start = text.rfind("\n", 0, draft.start) + 1
    line_end = text.find("\n", draft.start)
    line = text[line_start : line_end if line_end >= 0 else len(text)]
    if line_start > region.start and len(_CELL.findall(line)) > 2 and not line[: draft.start - line_start].strip():
        return None  # the number of the row
    if line_start > region.start and len(_CELL.findall(line)) == region.cells > 1:
        cell = _cell(line, draft.start - line_start)
        return next((unit for unit in region.units if unit.cell == cell), None)
    return region.units[0] if len({unit[:2] for unit in region.units}) == 1 else None


def _cell(line: str, offset: int) -> int:
    return len(_CELL.findall(line[: offset + 1])) - 1
