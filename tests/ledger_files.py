"""Cells of a ledger's files, changed as an analyst or an accident would."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from aidanalysis.ledger.csv_table import write_rows


def table_rows(path: Path) -> list[list[str]]:
    """Return the cells of a CSV file, header first."""
    return list(csv.reader(io.StringIO(path.read_bytes().decode(), newline="")))


def put_rows(path: Path, rows: list[list[str]]) -> None:
    """Write the cells of a CSV file, as a ledger is written."""
    path.write_bytes(write_rows(rows[0], rows[1:]))


def change(folder: Path, table: str, line: int, **cells: str) -> None:
    """Put other values into the cells of one line; the header is line 1."""
    path = folder / f"{table}.csv"
    rows = table_rows(path)
    for column, value in cells.items():
        rows[line - 1][rows[0].index(column)] = value
    put_rows(path, rows)


def files(folder: Path) -> dict[str, bytes]:
    """Return every file of a folder with its bytes."""
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}
