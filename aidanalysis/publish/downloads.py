"""The files that readers take away: every table as CSV that spreadsheets open right, every ledger as a workbook."""

from __future__ import annotations

import csv
import io
import shutil
from typing import TYPE_CHECKING

from lxml import html

from aidanalysis.ledger import Ledger
from aidanalysis.ledger.csv_table import write_rows

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from aidanalysis.wording import Lang

#: What stands behind a number's words in a CSV file.
PARTS = ("low", "high", "unit")
#: What a spreadsheet takes for the beginning of a formula.
FORMULA = tuple("=+-@\t\r")
#: By this mark Excel knows a file for UTF-8.
MARK = "\ufeff".encode()


def write_data(data: Path, to: Path, lang: Lang) -> None:
    """Write the tables of every ledger below ``data`` as Excel reads them, and its workbook."""
    from aidanalysis.export.workbook import workbook  # noqa: PLC0415 - openpyxl is slow to load

    to.mkdir(parents=True, exist_ok=True)
    for path in sorted(data.glob("*/*.csv")):
        rows = csv.reader(io.StringIO(path.read_text(encoding="utf-8"), newline=""))
        (to / path.name).write_bytes(MARK + write_rows(next(rows), ([as_text(cell) for cell in row] for row in rows)))
    for folder in sorted({path.parent for path in data.glob("*/*.csv")}):
        ledger = Ledger.load(folder)
        (to / f"{ledger.report.id}.xlsx").write_bytes(workbook(ledger, lang))


def write_tables(edition: Path) -> None:
    """Write every table of an edition's pages as CSV, its numbers once more as plain digits with their unit."""
    folder = edition / "_static" / "tables"
    folder.mkdir(parents=True, exist_ok=True)
    for page in sorted(edition.glob("*.html")):
        for table in html.fromstring(page.read_bytes()).xpath("//table[@data-name]"):
            rows = [[cell for cell in row if cell.tag in ("th", "td")] for row in table.iter("tr")]
            numeric = {place for row in rows for place, cell in enumerate(row) if cell.get("data-unit") is not None}
            (folder / f"{table.get('data-name')}.csv").write_bytes(MARK + _csv(rows, numeric))


def _csv(rows: list[list[html.HtmlElement]], numeric: set[int]) -> bytes:
    def cells(row: list[html.HtmlElement], *, heading: bool) -> Iterator[str]:
        for place, cell in enumerate(row):
            text = cell.text_content()
            yield as_text(text)
            if place in numeric:
                yield from (f"{text} {part}" if heading else cell.get(f"data-{part}", "") for part in PARTS)

    header, *body = rows
    return write_rows(list(cells(header, heading=True)), (list(cells(row, heading=False)) for row in body))


def as_text(text: str) -> str:
    """Return text that a spreadsheet will not take for a formula."""
    return f"'{text}" if text.startswith(FORMULA) else text


def write_notebooks(source: Path, edition: Path) -> None:
    """Lay every chapter's notebook beside its page."""
    folder = edition / "_static" / "notebooks"
    folder.mkdir(parents=True, exist_ok=True)
    for path in sorted(source.glob("*.ipynb")):
        shutil.copyfile(path, folder / path.name)
