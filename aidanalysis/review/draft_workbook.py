"""Open drafts as a workbook: a sheet a table, a decision and a sentence beside each row."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from openpyxl import Workbook
from openpyxl.styles import Protection
from openpyxl.worksheet.datavalidation import DataValidation

from aidanalysis.documents import Document, Extract
from aidanalysis.drafts.scene import Scene
from aidanalysis.drafts.store import cells_of
from aidanalysis.export.cells import HEADING, SHADE, put, set_widths
from aidanalysis.export.grid import Grid
from aidanalysis.export.saving import saved
from aidanalysis.export.workbook import FIXED, LONGEST_LIST
from aidanalysis.ledger.columns import columns
from aidanalysis.records import RECORD_CLASSES

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

    from aidanalysis.drafts.draft import Draft
    from aidanalysis.drafts.store import DraftFolder

#: A sheet of drafts has this before the name of its table.
PREFIX: Final = "drafts "
DECISION: Final = "decision"
CHOICES: Final = ("accept", "reject")
#: What stands beside the cells of a draft.
BESIDE: Final = (DECISION, "sentence", "sure")


def draft_workbook(folder: DraftFolder) -> bytes:
    """Return the open drafts of a folder as an XLSX file."""
    book = Workbook()
    book.remove(book.active)
    scene = Scene(Document.of("", Extract(folder.text)))
    tables: dict[str, list[Draft]] = {}
    for draft in folder.open_drafts():
        tables.setdefault(draft.table, []).append(draft)
    for table, drafts in tables.items():
        _write(book.create_sheet(PREFIX + table), drafts, folder, scene)
    if not tables:
        put(book.create_sheet("drafts")["A1"], "no draft is open")
    return saved(book, "", {})


def _write(sheet: Worksheet, drafts: list[Draft], folder: DraftFolder, scene: Scene) -> None:
    listed = columns(RECORD_CLASSES[drafts[0].table])
    grid = Grid(sheet.title, (*BESIDE, *(column.name for column in listed)), len(drafts))
    for place, name in enumerate(grid.columns, 1):
        cell = sheet.cell(1, place)
        put(cell, name)
        cell.font, cell.fill = HEADING, SHADE
    for row, draft in enumerate(drafts, 2):
        start, end = scene.sentence_at(draft.offset, draft.end)
        values = cells_of(draft, folder.report_id) | {
            "sentence": scene.text[start:end].strip(),
            "sure": f"{draft.sure:.2f}",
        }
        for place, name in enumerate(grid.columns, 1):
            cell = sheet.cell(row, place)
            put(cell, values.get(name, ""))
            cell.protection = Protection(locked=name in (*FIXED, "sentence", "sure"))
    sheet.protection.sheet = True
    sheet.protection.formatColumns = False
    sheet.freeze_panes = "B2"
    for name, choices in ((DECISION, CHOICES), *((column.name, column.choices) for column in listed)):
        formula = f'"{",".join(map(str, choices))}"'
        if choices and len(formula) <= LONGEST_LIST:
            rule = DataValidation("list", formula1=formula, allow_blank=True, showErrorMessage=True)
            rule.add(f"{grid.letters[name]}2:{grid.letters[name]}{grid.rows + 1}")
            sheet.add_data_validation(rule)
    set_widths(sheet)
