"""Cells that hold what a record holds: numbers as numbers, text as text whatever it begins with."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any

from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from aidanalysis.errors import AidAnalysisError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from openpyxl.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

#: Characters that XML cannot hold.
ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
#: What a spreadsheet that is told to guess takes for the start of a formula.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")

#: Characters that one cell holds; openpyxl leaves out what comes after them without a word.
LONGEST = 32_767

NARROWEST, WIDEST = 6, 60
HEADING, HELPER = Font(bold=True), Font(italic=True, color="808080")
SHADE = PatternFill("solid", fgColor="E8EEF4")
TOP, WRAPPED = Alignment(vertical="top"), Alignment(vertical="top", wrap_text=True)
#: Shows a number without an upper end.
ENDLESS_FORMAT = '[>=1E+100]"∞";General'


def clean(text: str) -> str:
    """Return text with the replacement character for each character that a workbook cannot hold."""
    return ILLEGAL.sub("\ufffd", text)


class CellTooLongError(AidAnalysisError, ValueError):
    """A text that no cell of a workbook can hold."""


def put(cell: Cell, value: Any) -> None:
    """Write a number, a truth value or text into a cell; raises ``CellTooLongError``."""
    if not isinstance(value, str):
        cell.value = value
        return
    if len(value) > LONGEST:
        place = f"sheet {cell.parent.title} {cell.coordinate}"
        message = f"{len(value)} characters, of which a workbook's cell holds {LONGEST}"
        raise CellTooLongError(f"{place}: {message}; shorten the text, or export a folder, which holds it")
    if value:
        cell.value = clean(value)
        # What begins with = would be taken for a formula, and #N/A for an error.
        cell.data_type = "s"
        cell.quotePrefix = value.startswith(FORMULA_STARTS)


def append(sheet: Worksheet, values: Iterable[object]) -> None:
    """Write values into the row below the last one."""
    row = sheet.max_row + 1
    for place, value in enumerate(values, 1):
        put(sheet.cell(row, place), value)


def number_format(places: int) -> str:
    """Return the format that shows the places a number was printed with, and those that are typed over it."""
    return f"0.{'0' * places}{'#' * 6}" if places > 0 else "General"


def display_width(text: str) -> int:
    """Return how many Latin letters wide a text is shown; a Chinese character takes two."""
    return max(
        (sum(1 + (unicodedata.east_asian_width(char) in "WF") for char in line) for line in text.split("\n")), default=0
    )


def set_widths(sheet: Worksheet, least: Iterable[int] = ()) -> None:
    """Make each column as wide as its widest cell, within bounds, and wrap what is wider."""
    minima = dict(enumerate(least, 1))
    for place, cells in enumerate(sheet.iter_cols(), 1):
        widths = [display_width(str(cell.value)) for cell in cells if cell.value is not None and cell.data_type != "f"]
        width = max([*widths, minima.get(place, NARROWEST)])
        sheet.column_dimensions[get_column_letter(place)].width = min(width, WIDEST) + 2
        for cell in cells:
            cell.alignment = WRAPPED if width > WIDEST else TOP
