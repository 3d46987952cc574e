"""LibreOffice without a window, to recalculate workbooks as their readers' programs do."""

from __future__ import annotations

import io
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from openpyxl import Workbook, load_workbook

from aidanalysis.claims.declared import Checked, check_claims
from aidanalysis.ledger import Ledger

#: No number of a report is this high; a spreadsheet writes it for an interval without an upper end.
ENDLESS = 1e100


class Result(NamedTuple):
    """What a workbook or the library says of one claim."""

    stated: float
    low: Any
    high: Any
    verdict: str


def opened(data: bytes, *, values: bool = False) -> Workbook:
    """Return a workbook with its formulas, or with the results that are stored in it."""
    return load_workbook(io.BytesIO(data), data_only=values)


def written(book: Workbook) -> bytes:
    """Return a workbook as a file, without any number that was computed before."""
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def recalculated(books: Mapping[str, bytes], folder: Path) -> dict[str, dict[str, Result]]:
    """Return the claims of workbooks, recalculated; the test is skipped without LibreOffice."""
    soffice = shutil.which("soffice") or shutil.which("libreoffice")
    if soffice is None:
        pytest.skip("no LibreOffice (soffice) on the path to recalculate the workbook")
    (folder / "given").mkdir(parents=True)
    for name, data in books.items():
        # Stored results are dropped, so that what comes back was computed there.
        (folder / "given" / f"{name}.xlsx").write_bytes(written(opened(data)))
    given = [str(folder / "given" / f"{name}.xlsx") for name in books]
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [soffice, profile, "--headless", "--convert-to", "xlsx", "--outdir", str(folder), *given]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return {name: claims(load_workbook(folder / f"{name}.xlsx", data_only=True)) for name in books}


def claims(book: Workbook) -> dict[str, Result]:
    """Return the results that stand in a recalculated workbook."""
    header, *rows = book["claims"].iter_rows(values_only=True)
    found = [dict(zip(header, row, strict=True)) for row in rows]
    return {
        row["id"]: Result(row["stated"], _end(row["computed_low"]), _end(row["computed_high"]), row["verdict"])
        for row in found
    }


def _end(value: Any) -> float | None:
    return None if value in ("", None) or value > ENDLESS else value


def library(ledger: Ledger) -> dict[str, Result]:
    """Return the results of the library."""
    return {one.claim.id: _result(one) for one in check_claims(ledger)}


def _result(one: Checked) -> Result:
    low, high = (None if end is None else pytest.approx(float(end), rel=1e-9, abs=1e-9) for end in one.computed)
    return Result(float(one.claim.amount.value), low, high, str(one.judgement.verdict))


def edited(data: bytes, table: str, record_id: str, **cells: object) -> bytes:
    """Return a workbook with other values in the row of one record."""
    book = opened(data)
    rows = list(book[table].iter_rows())
    names = [cell.value for cell in rows[0]]
    (row,) = (row for row in rows if row[0].value == record_id)
    for column, value in cells.items():
        row[names.index(column)].value = value
    return written(book)
