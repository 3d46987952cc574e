"""The first sheet of a workbook: what it is, where it comes from, and what the sheets hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.hyperlink import Hyperlink

from aidanalysis.export.cells import append, display_width, put
from aidanalysis.export.wording import HOW, text
from aidanalysis.records import RECORD_CLASSES
from aidanalysis.wording import said

if TYPE_CHECKING:
    from collections.abc import Iterable

    from openpyxl.worksheet.worksheet import Worksheet

    from aidanalysis.export.listed import Listed
    from aidanalysis.ledger import Ledger
    from aidanalysis.wording import Lang

TITLE: Final = Font(bold=True, size=14)
#: How wide the text is, in letters, and how high a line of it, in points.
ABOUT_WIDTH: Final = 90
LINE_HEIGHT: Final = 15


def title_of(ledger: Ledger, lang: Lang) -> str:
    """Return the report's title; the Chinese one where it has none in English."""
    return said(lang, ledger.report.title_en or ledger.report.title_zh, ledger.report.title_zh)


def write_about(sheet: Worksheet, ledger: Ledger, beside: Iterable[Listed], lang: Lang) -> None:
    """Write what this is, where it comes from, what the sheets hold and how to use them."""
    report = ledger.report
    put(sheet["A1"], title_of(ledger, lang))
    sheet["A1"].font = TITLE
    facts = [
        ("source", f"{report.title_zh} ({report.id})"),
        ("publisher", report.publisher),
        ("published", "" if report.published is None else str(report.published)),
        ("sha256", report.sha256),
        ("terms", report.licence),
        ("licence", text("licence name", lang)),
        *(("how" if line == 0 else "", said(lang, *both)) for line, both in enumerate(HOW)),
    ]
    for key, fact in (("what", text("what it is", lang)), *facts):
        append(sheet, (text(key, lang) if key else "", fact))
    append(sheet, ())
    append(sheet, [text(name, lang) for name in ("sheet", "title", "rows")])
    listed = [(table, said(lang, *RECORD_CLASSES[table].title), len(rows)) for table, rows in ledger.tables.items()]
    for table, title, rows in (*listed, *(_of_another(one, lang) for one in beside)):
        append(sheet, (table, title, rows))
        link = sheet.cell(sheet.max_row, 1)
        link.hyperlink = Hyperlink(link.coordinate, location=f"'{table}'!A1")
        link.style = "Hyperlink"
    _readable(sheet)


def _of_another(table: Listed, lang: Lang) -> tuple[str, str, int]:
    """Return the name of a sheet with rows of another report, what they are and from where, and how many."""
    assert table.of is not None
    report, title = table.of.report, said(lang, *table.cls.title)
    told = text("beside", lang).format(title=title, report=title_of(table.of, lang), id=report.id, sha256=report.sha256)
    return table.name, told, len(table.records)


def _readable(about: Worksheet) -> None:
    """Let the first sheet be read as a page: labels whole, text in lines, no grid."""
    labels = (str(row[0].value or "") for row in about.iter_rows(min_row=2, max_col=1))
    about.column_dimensions["A"].width = max(map(display_width, labels)) + 2
    about.column_dimensions["B"].width, about.column_dimensions["C"].width = ABOUT_WIDTH, 8
    for row in about.iter_rows(min_row=2, max_col=2):
        for cell in row:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
        lines = -(-display_width(str(row[1].value or "")) // ABOUT_WIDTH)
        about.row_dimensions[row[0].row].height = LINE_HEIGHT * max(lines, 1)
    about.sheet_view.showGridLines = False
