"""One CSV file: bytes to rows of text, and records back to bytes."""

from __future__ import annotations

import codecs
import csv
import io
import re
from array import array
from dataclasses import dataclass
from itertools import accumulate, compress, islice
from typing import TYPE_CHECKING, Final

from aidanalysis.ledger.faults import Fault

if TYPE_CHECKING:
    import _csv
    from collections.abc import Iterable, Sequence

#: Rows that are turned into columns at a time, few enough to stay near the processor, and bytes that are decoded at a time to see whether they can be.
ROWS: Final = 256
BYTES: Final = 2**20
LINE_END: Final = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one row by column, and the line it starts on; ``partial`` where its file lacks columns."""

    line: int
    cells: dict[str, str]
    partial: bool = False


@dataclass(frozen=True, slots=True)
class Cells:
    """The cells of a table by column, and the line that each row starts on; ``partial`` as of a ``Row``."""

    lines: Sequence[int]
    columns: dict[str, list[str]]
    partial: bool = False

    def row(self, number: int) -> Row:
        """Return one row."""
        return Row(self.lines[number], {name: cells[number] for name, cells in self.columns.items()}, self.partial)


def read_rows(
    data: bytes, file: str, names: Sequence[str], *, may_lack: Sequence[str] = ()
) -> tuple[list[Row], list[Fault]]:
    """Return the rows of a CSV file with exactly these columns, and what is amiss in it, as ``read_cells`` does."""
    cells, faults = read_cells(data, file, names, may_lack=may_lack)
    return [cells.row(number) for number in range(len(cells.lines))], faults


def read_cells(
    data: bytes, file: str, names: Sequence[str], *, may_lack: Sequence[str] = ()
) -> tuple[Cells, list[Fault]]:
    """Return the cells of a CSV file with exactly these columns, and what is amiss in it.

    Columns that a file ``may_lack`` are empty where it does.
    Rows that do not fit are left out; where the header does not fit, each has the cells of the columns that do.
    """
    if fault := _undecodable(data, file):
        return Cells((), {}), [fault]
    reader = csv.reader(io.TextIOWrapper(io.BytesIO(data), "utf-8-sig", newline=""), strict=True)
    try:
        header = next(reader, [])
    except csv.Error as error:
        return Cells((), {}), [_no_csv(file, 1, error)]
    if not header:
        return Cells((), {}), [Fault(file, message=f"the table is empty; expected the columns {', '.join(names)}")]
    lacking = [name for name in may_lack if name not in header]
    faults = _header_faults(header, file, [name for name in names if name not in lacking])
    if faults and (len(header) == 1 or len(set(header)) < len(header)):
        return Cells((), {}), faults
    partial = bool(faults)
    lines, columns = _columns(reader, header, file, faults, partial=partial)
    if not lines and not faults:
        faults.append(Fault(file, message="the table is empty; give it a row, or take the table out of the ledger"))
    return Cells(lines, columns | {name: [""] * len(lines) for name in lacking}, partial), faults


def _columns(
    reader: _csv.Reader, header: Sequence[str], file: str, faults: list[Fault], *, partial: bool
) -> tuple[array[int], dict[str, list[str]]]:
    """Return the line of each row that fits and its cells by column; of one that does not, a fault."""
    lines, columns, width = array("q"), [_Column() for _ in header], len(header)
    start, error, more = reader.line_num + 1, None, True
    while more and error is None:
        rows: list[list[str]] = []
        try:
            # The rows before one that is no CSV stay.
            rows.extend(islice(reader, ROWS))
        except csv.Error as found:
            error = found
        more = len(rows) == ROWS
        starts: Sequence[int] = range(start, start + len(rows) + 1)
        if error or reader.line_num + 1 != starts[-1]:
            starts = list(accumulate(map(_height, rows), initial=start))
        start = starts[-1]
        fitting = [len(cells) == width for cells in rows]
        for line, cells in zip(starts, rows, strict=False) if not (partial or all(fitting)) else ():
            if cells and len(cells) != width:
                message = f"expected {width} cells, found {len(cells)}; quote a cell that holds a comma"
                faults.append(Fault(file, line, message=message))
        lines.extend(compress(starts, fitting))
        for column, held in zip(columns, zip(*compress(rows, fitting), strict=True), strict=False):
            column.add(held)
    if error:
        faults.append(_no_csv(file, start, error))
    return lines, {name: column.cells for name, column in zip(header, columns, strict=True)}


def _height(cells: Sequence[str]) -> int:
    """Return how many lines a row takes: one, and one more for each line end in a cell."""
    return 1 + sum(len(LINE_END.findall(cell)) for cell in cells)


class _Column:
    """Cells of which those that are written alike are one, where they are few."""

    def __init__(self) -> None:
        self.cells: list[str] = []
        self._known: dict[str, str] = {}

    def add(self, cells: tuple[str, ...]) -> None:
        distinct = set(cells)
        if len(distinct) * 2 > len(cells):
            self.cells += cells
            return
        known = [self._known.setdefault(cell, cell) for cell in distinct]
        self.cells += known * len(cells) if len(known) == 1 else map(self._known.__getitem__, cells)


def _no_csv(file: str, line: int, error: csv.Error) -> Fault:
    return Fault(file, line, message=f"no valid CSV: {error}; mend the quotes of the row that begins in this line")


def _undecodable(data: bytes, file: str) -> Fault | None:
    """Return the fault of a file that is no UTF-8; its text is at no moment held as a whole."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for start in range(0, len(data), BYTES):
            decoder.decode(data[start : start + BYTES])
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return _not_utf_8(data, file)
    return None


def _not_utf_8(data: bytes, file: str) -> Fault | None:
    try:
        data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        bad = data[error.start : error.start + 1].hex()
        message = f"byte 0x{bad} at position {error.start} is no UTF-8; save the file as UTF-8"
        return Fault(file, line, message=message)
    return None


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
