"""The files that readers take away: every table as CSV that spreadsheets open right, every ledger as a workbook."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
from typing import TYPE_CHECKING, Any, Final

from aidanalysis.book.page_chart import BESIDE_CHART, CHART_HTML
from aidanalysis.book.table import TABLE_JSON
from aidanalysis.ledger import Ledger
from aidanalysis.ledger.columns import columns
from aidanalysis.ledger.csv_table import write_rows
from aidanalysis.publish.empty_sections import without_empty_sections
from aidanalysis.records import RECORD_CLASSES
from aidanalysis.wording import Lang, said

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path


#: What a spreadsheet takes for the beginning of a formula.
FORMULA = tuple("=+-@\t\r\n＝＋－＠")
#: What stands behind a number's heading: the ends of the interval that it means, and their unit.
PARTS: Final[dict[Lang, dict[str, str]]] = {
    "en": {"low": " low", "high": " high", "unit": " unit"},
    "zh": {"low": "（下限）", "high": "（上限）", "unit": "（单位）"},
}
#: The style that pandas writes into the HTML of a frame.
STYLE: Final = re.compile(r"<style scoped>.*?</style>|(?<=<tr) style=\"text-align: right;\"| border=\"1\"", re.DOTALL)
#: By this mark Excel knows a file for UTF-8.
MARK = "\ufeff".encode()

#: The mark of a heading in Markdown.
HEADING = re.compile(r"^#{1,6} ", re.MULTILINE)


def write_data(data: Path, to: Path, lang: Lang) -> None:
    """Write every ledger below ``data`` into a folder of its report's id: its tables as Excel reads them, its workbook.

    Chinese readers get headings in words; the English ones are the names that the data dictionary explains.
    """
    from aidanalysis.export.workbook import workbook  # noqa: PLC0415 - openpyxl is slow to load

    for source in sorted({path.parent for path in data.glob("*/*.csv")}):
        ledger = Ledger.load(source)
        folder = to / ledger.report.id
        folder.mkdir(parents=True)
        for path in sorted(source.glob("*.csv")):
            if path.stem not in RECORD_CLASSES:
                # What is derived of the tables serves the check, and no reader.
                continue
            head, *rows = csv.reader(io.StringIO(path.read_text(encoding="utf-8"), newline=""))
            (folder / path.name).write_bytes(as_csv([_named(path.stem, head, lang), *rows]))
        (folder / f"{ledger.report.id}.xlsx").write_bytes(workbook(ledger, lang))


def _named(table: str, head: Sequence[str], lang: Lang) -> list[str]:
    """Return the headings of a table for the readers of an edition."""
    if table not in RECORD_CLASSES:
        return list(head)
    words = {column.name: column.describe(lang) for column in columns(RECORD_CLASSES[table])}
    return said(lang, list(head), [words.get(name, name) for name in head])


def take_tables(notebook: Path, to: Path, folder: Path, lang: Lang) -> None:
    """Write every table that a run notebook shows as CSV, and the notebook as a page can show it.

    That is without the data of its tables, without the inline style of a plain frame, which no page allows, and with
    the names of its headings, which a reader of the notebook does not see.
    """
    held = json.loads(notebook.read_text(encoding="utf-8"))
    held["cells"] = without_empty_sections(held["cells"])
    folder.mkdir(parents=True, exist_ok=True)
    held["cells"] = list(_with_something(held["cells"]))
    for cell in held["cells"]:
        names = cell.get("metadata", {}).get("anchors", ())
        cell["source"] = named_headings("".join(cell.get("source", "")), names)
        for output in cell.get("outputs", ()):
            shown = output.get("data", {}).pop(TABLE_JSON, [])
            for table in shown if isinstance(shown, list) else [shown]:
                (folder / f"{table['name']}.csv").write_bytes(as_csv(list(table_rows(table, lang))))
            if chart := output.get("data", {}).get(CHART_HTML):
                output["data"], output["metadata"] = {"text/html": chart}, {}
            if markup := output.get("data", {}).get("text/html"):
                output["data"]["text/html"] = STYLE.sub("", "".join(markup))
        if "outputs" in cell:
            cell["outputs"] = [one for one in cell["outputs"] if BESIDE_CHART not in one.get("metadata", {})]
    to.write_text(json.dumps(held, ensure_ascii=False), encoding="utf-8")


#: A cell of nothing but a heading below the title, and the list at the foot of a page, which no section is for.
BARE_HEADING: Final = re.compile(r"#{2,6} [^\n]*\s*")
FOOT: Final = '<details class="evidence">'


def _with_something(cells: Sequence[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield the cells without the sections of which a reader would see the heading alone."""
    sections: list[list[dict[str, Any]]] = [[]]
    for cell in cells:
        if cell.get("cell_type") == "markdown":
            sections.append([])
        sections[-1].append(cell)
    for section in sections:
        bare = bool(section) and bool(BARE_HEADING.fullmatch("".join(section[0].get("source", ""))))
        if not bare or any(_is_seen(cell) for cell in section[1:]):
            yield from section
        else:
            yield from (cell for cell in section[1:] if cell.get("outputs") and not _is_folded(cell))


def _is_folded(cell: dict[str, Any]) -> bool:
    return "hide-cell" in cell.get("metadata", {}).get("tags", ())


def _is_seen(cell: dict[str, Any]) -> bool:
    """Whether a cell shows anything but the list at the foot."""
    shown = ["".join(one.get("data", {}).get("text/html", " ")) for one in cell.get("outputs", ())]
    return not _is_folded(cell) and any(not one.startswith(FOOT) for one in shown)


def named_headings(source: str, names: Sequence[str | None]) -> str:
    """Return Markdown with each heading under its name, by which links and the other edition find it."""
    waiting = iter(names)
    return HEADING.sub(lambda mark: f"({name})=\n{mark[0]}" if (name := next(waiting, None)) else mark[0], source)


def table_rows(table: dict[str, Any], lang: Lang) -> Iterator[list[str]]:
    """Yield the rows of a table's file, the first with its headings.

    A cell is text, or a number as ``{"text", "low", "high", "unit"}``, whose parts get columns of their own.
    """
    rows: list[list[str | dict[str, str | None]]] = table["rows"]
    numeric = {place for row in rows for place, cell in enumerate(row) if isinstance(cell, dict)}
    heads = ((head, *(head + part for part in PARTS[lang].values())) for head in table["headings"])
    yield [text for place, texts in enumerate(heads) for text in texts[: None if place in numeric else 1]]
    for row in rows:
        yield [text for place, cell in enumerate(row) for text in _texts(cell)[: None if place in numeric else 1]]


def _texts(cell: str | dict[str, str | None]) -> list[str]:
    """Return the text of a cell and the parts of its number, which are empty where it is none."""
    parts = cell if isinstance(cell, dict) else {"text": cell}
    return [parts.get(key) or "" for key in ("text", "low", "high", "unit")]


def as_csv(rows: Sequence[Sequence[str]]) -> bytes:
    """Return rows as a CSV file that Excel opens as UTF-8 and in which no text is taken for a formula."""
    head, *body = ([as_text(cell) for cell in row] for row in rows)
    return MARK + write_rows(head, body)


def as_text(text: str) -> str:
    """Return text that a spreadsheet will not take for a formula."""
    return f"'{text}" if text.startswith(FORMULA) else text


def write_notebooks(source: Path, folder: Path) -> None:
    """Lay every chapter's notebook beside its page."""
    folder.mkdir(parents=True, exist_ok=True)
    for path in sorted(source.glob("*.ipynb")):
        shutil.copyfile(path, folder / path.name)
