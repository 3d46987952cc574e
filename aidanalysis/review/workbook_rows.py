"""The rows of a workbook as cells of text, with every fault by sheet, row and column."""

from __future__ import annotations

import zipfile
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

from aidanalysis.ledger import BadInputError, Fault
from aidanalysis.ledger.columns import columns
from aidanalysis.ledger.csv_table import Row
from aidanalysis.records import RECORD_CLASSES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from openpyxl.cell.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

#: A larger file is no ledger.
MOST_BYTES: Final = 64 * 1024 * 1024
#: How LibreOffice writes truth values.
TRUTHS: Final = {"=TRUE()": "true", "=FALSE()": "false"}


def open_workbook(path: Path) -> Any:
    """Open a workbook; raises ``BadInputError`` where it is none."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise BadInputError(
                [Fault(path.as_posix(), message=f"larger than {MOST_BYTES:,} bytes; expected a ledger")]
            )
        return openpyxl.load_workbook(path)
    except OSError as error:
        raise BadInputError(
            [Fault(path.as_posix(), message=f"cannot be read ({error.strerror}); give a workbook")]
        ) from None
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, TypeError) as error:
        message = f"no workbook that can be read ({type(error).__name__}); save it as .xlsx"
        raise BadInputError([Fault(path.as_posix(), message=message)]) from None


def sheet_rows(
    sheet: Worksheet, file: str, table: str, before: Mapping[str, Mapping[str, str]], beside: Sequence[str] = ()
) -> tuple[list[Row], list[Fault]]:
    """Return the rows of a sheet by the columns of a table; ``before`` holds the cells of each id as they were.

    A number that is equal to what was there keeps its digits: 5.0 stays 5.0 although a spreadsheet says 5.
    """
    name = f"{file}[{sheet.title}]"
    wanted = [*beside, *(column.name for column in columns(RECORD_CLASSES[table]))]
    places = {str(cell.value): cell.column for cell in sheet[1] if cell.value is not None}
    missing = [one for one in wanted if one not in places]
    if missing:
        message = f"missing columns: {', '.join(missing)}; deleted, or a workbook of another version: export it anew"
        return [], [Fault(name, 1, message=message)]
    faults = [
        Fault(name, one.min_row, message=f"the cells {one.coord} are merged; split them, one value a cell")
        for one in sheet.merged_cells.ranges
    ]
    rows: list[Row] = []
    for number in range(2, sheet.max_row + 1):
        cells = {one: sheet.cell(number, places[one]) for one in wanted}
        if all(cell.value in (None, "") for cell in cells.values()):
            continue
        known = before.get(str(cells["id"].value or "").strip(), {})
        values: dict[str, str] = {}
        for column, cell in cells.items():
            if cell.data_type in {"f", "e"} and str(cell.value).upper() not in TRUTHS:
                what = "an error" if cell.data_type == "e" else "a formula"
                faults.append(
                    Fault(name, number, column, str(cell.value), f"{what} in a value's place; type the value")
                )
            values[column] = _text(cell, known.get(column, ""))
        rows.append(Row(number, values))
    return rows, faults


def _text(cell: Cell, known: str) -> str:
    """Return the text of a cell, as it was where it is the same."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        number = Decimal(repr(value))
        if _number(known) == number:
            return known
        places = cell.number_format.partition(".")[2].count("0")
        plain = f"{number:f}"
        if "." in plain:
            plain = plain.rstrip("0").rstrip(".")
        shown = len(plain.partition(".")[2])
        return plain if shown >= places else f"{number:.{places}f}"
    text = TRUTHS.get(str(value).upper(), str(value))
    # A spreadsheet writes truth values in capitals, and only one kind of line end.
    if text.upper() in ("TRUE", "FALSE") and known in ("", "true", "false"):
        return text.lower()
    return known if text.replace("\r\n", "\n") == known.replace("\r\n", "\n").replace("\r", "\n") else text


def _number(text: str) -> Decimal | None:
    try:
        return Decimal(text)
    except ArithmeticError:
        return None
