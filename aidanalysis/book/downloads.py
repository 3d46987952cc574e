"""The files that readers take away: every table as CSV that spreadsheets open right, every ledger as a workbook."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aidanalysis.ledger import Ledger

if TYPE_CHECKING:
    from pathlib import Path

    from aidanalysis.wording import Lang

#: By this mark Excel knows a file for UTF-8.
MARK = "\ufeff".encode()


def write_data(data: Path, to: Path, lang: Lang) -> None:
    """Write the tables of every ledger below ``data``, as they are, with the mark that Excel reads; and its workbook."""
    from aidanalysis.export.workbook import workbook  # noqa: PLC0415 - openpyxl is slow to load

    to.mkdir(parents=True, exist_ok=True)
    for path in sorted(data.glob("*/*.csv")):
        (to / path.name).write_bytes(MARK + path.read_bytes())
    for folder in sorted({path.parent for path in data.glob("*/*.csv")}):
        ledger = Ledger.load(folder)
        (to / f"{ledger.report.id}.xlsx").write_bytes(workbook(ledger, lang))
