"""One CSV file: bytes to rows of text, and records back to bytes."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from aidanalysis.ledger.faults import Fault

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one row by column, and the line it starts on; ``partial`` where its file lacks columns."""

    line: int
    cells: dict[str, str]
    partial: bool = False


def read_rows(
    data: bytes, file: str, names: Sequence[str], *, may_lack: Sequence[str] = ()
) -> tuple[list[Row], list[Fault]]:
    """Return the rows of a CSV file with exactly these columns, and what is amiss in it.

    Columns that a file ``may_lack`` are empty where it does.
    Rows that do not fit are left out; where the header does not fit, each has the cells of the columns that do.
    """
    text, faults = _decode(data, file)
    if faults:
        return [], faults
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    rows: list[Row] = []
    start = 1
    try:
        header = next(reader, [])
        if not header:
            return [], [Fault(file, message=f"the table is empty; expected the columns {', '.join(names)}")]
        lacking = dict.fromkeys((name for name in may_lack if name not in header), "")
        faults = _header_faults(header, file, [name for name in names if name not in lacking])
        if faults and (len(header) == 1 or len(set(header)) < len(header)):
            return [], faults
        partial = bool(faults)
        start = reader.line_num + 1
        for cells in reader:
            if len(cells) == len(header):
                rows.append(Row(start, dict(zip(header, cells, strict=True)) | lacking, partial))
            elif cells and not partial:
                message = f"expected {len(header)} cells, found {len(cells)}; quote a cell that holds a comma"
                faults.append(Fault(file, start, message=message))
            start = reader.line_num + 1
    except csv.Error as error:
        message = f"no valid CSV: {error}; mend the quotes of the row that begins in this line"
        faults.append(Fault(file, start, message=message))
    if not rows and not faults:
        faults.append(Fault(file, message="the table is empty; give it a row, or take the table out of the ledger"))
    return rows, faults


def _decode(data: bytes, file: str) -> tuple[str, list[Fault]]:
    try:
        return data.decode("utf-8-sig"), []
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        bad = data[error.start : error.start + 1].hex()
        message = f"byte 0x{bad} at position {error.start} is no UTF-8; save the file as UTF-8"
        return "", [Fault(file, line, message=message)]


def _header_faults(header: Sequence[str], file: str, names: Sequence[str]) -> list[Fault]:
    for sign, called in ((";", "semicolons"), ("\t", "tabs")):
        if len(header) == 1 and set(header[0].split(sign)) & set(names) - {header[0]}:
            return [Fault(file, 1, message=f"the cells are parted by {called} ({sign!r}); save the file with commas")]
    missing = [Fault(file, 1, name, message="the column is missing; add it") for name in names if name not in header]
    unknown = [
        Fault(file, 1, name, message=f"unknown column; expected {', '.join(names)}")
        for name in dict.fromkeys(header)
        if name not in names
    ]
    twice = [
        Fault(file, 1, name, message="the column stands twice; take one out")
        for name in dict.fromkeys(header)
        if header.count(name) > 1
    ]
    return missing + unknown + twice


def write_rows(names: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Return a CSV file: UTF-8, one line feed a row."""
    return "".join(map(_line, [names, *rows])).encode()


def _line(cells: Sequence[str]) -> str:
    buffer = io.StringIO(newline="")
    # With another line end than its own the writer leaves a carriage return in a cell unquoted.
    csv.writer(buffer).writerow(cells)
    return buffer.getvalue().removesuffix("\r\n") + "\n"
