"""The files that readers take away: every table as CSV that spreadsheets open right."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from lxml import html

from aidanalysis.ledger.csv_table import write_rows

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

#: What stands behind a number's words in a CSV file.
PARTS = ("low", "high", "unit")
#: What a spreadsheet takes for the beginning of a formula.
FORMULA = tuple("=+-@\t\r")
#: By this mark Excel knows a file for UTF-8.
MARK = "\ufeff".encode()


def write_data(data: Path, to: Path) -> None:
    """Write the tables of every ledger below ``data``, as they are, with the mark that Excel reads."""
    to.mkdir(parents=True, exist_ok=True)
    for path in sorted(data.glob("*/*.csv")):
        (to / path.name).write_bytes(MARK + path.read_bytes())


def write_tables(edition: Path) -> None:
    """Write every table of an edition's pages as CSV, its numbers once more as plain digits with their unit."""
    folder = edition / "_static" / "tables"
    folder.mkdir(parents=True, exist_ok=True)
    for page in sorted(edition.glob("*.html")):
        for table in html.fromstring(page.read_bytes()).xpath("//table[@data-name]"):
            rows = [[cell for cell in row if cell.tag in ("th", "td")] for row in table.iter("tr")]
            numeric = {place for row in rows for place, cell in enumerate(row) if cell.get("data-unit")}
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
