"""What stands in the cells of a table, each number with the unit that its heads give it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from aidanalysis.reading.quantity import Kind, Quantity
from aidanalysis.reading.tables.heads import YEAR, is_bare, is_blank, is_ordinal_column
from aidanalysis.reading.tables.units import UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from aidanalysis.reading.tables.grid import Cell, Table

    Reader = Callable[[str], list[Quantity]]

#: The rule that read a number in a cell whose unit stands elsewhere.
RULE: Final = "heading of a table"
_SIGN: Final = re.compile(r"\s*(?:负|[-−－﹣–—‐‑─])\s*(?=[\d０-９.．])")
_BRACKETS: Final = re.compile(r"\s*[(（]\s*([¥￥]?[\d０-９.．,， ]+[万亿]*\s*[%％‰]?)\s*[)）]\s*")
_MARKS: Final = re.compile(r"\s*[*①-⑳†‡]+$")
_OWN_SCALE: Final = re.compile(r"[万亿][多余]?$")
_SCALE: Final = "千百十万亿"


def read_table(made: Table, reader: Reader) -> Iterator[tuple[Cell, Quantity]]:
    """Yield each quantity of a table with its cell, its offsets counted in the cell's own words."""
    ordinals = {n for n in range(1, made.columns + 1) if is_ordinal_column(made, n, made.head_rows)}
    for cell in made.cells:
        if not cell.text or is_blank(cell.text) or (cell.column in ordinals and not cell.is_head):
            continue
        for quantity in _read_cell(cell, reader):
            yield cell, replace(quantity, cell=made.place(cell))


def _read_cell(cell: Cell, reader: Reader) -> list[Quantity]:
    if not is_bare(cell.text) or cell.is_head:
        return reader(cell.text)
    if cell.unit == UNKNOWN and not cell.text.endswith(("%", "％", "‰")):
        return [_unclear(cell)]
    if cell.unit == "年":
        return reader(f"{cell.text}年") and _years(cell, reader)
    return _number(cell, reader)


def _number(cell: Cell, reader: Reader) -> list[Quantity]:
    text = _MARKS.sub("", cell.text)
    words, negative = text, False
    if inner := _BRACKETS.fullmatch(text):
        words, negative = inner[1].strip(), True
    elif sign := _SIGN.match(text):
        words, negative = text[sign.end() :], True
    words = words.strip().lstrip("+＋").strip()
    unit = cell.unit
    if words.endswith(("%", "％", "‰")):
        unit = ""
    elif _OWN_SCALE.search(words):
        unit = unit.lstrip(_SCALE)
    if not unit and not words.endswith(("%", "％", "‰")) and not words.startswith(("¥", "￥", "$")):
        return reader(cell.text)
    found = reader(words + unit)
    if len(found) != 1:
        return [_unclear(cell)]
    number = found[0]
    printed = text.strip()
    start = len(text) - len(text.lstrip())
    number = replace(number, start=start, end=start + len(printed), text=printed, rule=RULE if unit else number.rule)
    if not negative or number.value is None:
        return [number]
    if number.value2 is not None or number.printed is None:
        return [_unclear(cell)]
    return [replace(number, value=-number.value, printed=-number.printed)]


def _years(cell: Cell, reader: Reader) -> list[Quantity]:
    text = cell.text.strip()
    if not YEAR.fullmatch(text):
        return []
    return [replace(one, start=0, end=len(text), text=text, rule=RULE) for one in reader(f"{text}年")[:1]]


def _unclear(cell: Cell) -> Quantity:
    text = cell.text.strip()
    return Quantity(0, len(text), text, Kind.COUNT, RULE, unclear=True)
