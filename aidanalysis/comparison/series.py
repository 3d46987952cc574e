"""What a folder knows beside its reports: how many people a place has, and what money was worth in a year."""

from __future__ import annotations

import csv
import io
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Final

from aidanalysis.errors import AidAnalysisError

if TYPE_CHECKING:
    from pathlib import Path

#: The columns of each table; the last one is a number above zero.
TABLES: Final = {"population": ("place", "year", "people"), "deflators": ("year", "index")}


class SeriesError(AidAnalysisError, ValueError):
    """A table of population or deflators that cannot be used."""


def read_series(folder: Path, name: str) -> dict[tuple[str, ...], Decimal]:
    """Return a folder's table by its keys, nothing where there is none; raises ``SeriesError`` with file and row."""
    path, columns = folder / f"{name}.csv", TABLES[name]
    if not path.is_file():
        return {}
    try:
        rows = list(csv.DictReader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline="")))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise SeriesError(f"{path.as_posix()}: cannot be read ({error}); expected CSV in UTF-8") from None
    found: dict[tuple[str, ...], Decimal] = {}
    for number, row in enumerate(rows, 2):
        if missing := [one for one in columns if not (row.get(one) or "").strip()]:
            raise SeriesError(
                f"{path.as_posix()}:{number}: {', '.join(missing)} empty or missing; expected {', '.join(columns)}"
            )
        *keys, value = (row[one].strip() for one in columns)
        try:
            amount = Decimal(value)
        except InvalidOperation:
            amount = Decimal(0)
        if not amount.is_finite() or amount <= 0:
            raise SeriesError(f"{path.as_posix()}:{number} {columns[-1]} {value!r}: expected a number above zero")
        if tuple(keys) in found:
            raise SeriesError(f"{path.as_posix()}:{number}: {' '.join(keys)} stands twice; take one out")
        found[tuple(keys)] = amount
    return found
