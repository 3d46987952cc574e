"""A ledger as one workbook whose claims are recomputed by the spreadsheet itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from openpyxl import Workbook
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import PatternFill, Protection
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties

from aidanalysis.amount import Amount
from aidanalysis.claims.declared import check_claims
from aidanalysis.claims.judgement import Verdict
from aidanalysis.export import amount_steps, cells, claim_steps
from aidanalysis.export.about import title_of, write_about
from aidanalysis.export.cells import append, display_width, put, set_widths
from aidanalysis.export.grid import ROW, Grid
from aidanalysis.export.listed import beside, own
from aidanalysis.export.members import decimals, member_formula
from aidanalysis.export.saving import saved
from aidanalysis.export.wording import LIVE_COLUMNS, text
from aidanalysis.ledger.cells import record_to_cells
from aidanalysis.ledger.columns import amount_fields, columns
from aidanalysis.records import RECORD_CLASSES, Claim
from aidanalysis.units import ROUNDED_UNITS, to_base, unit_names
from aidanalysis.wording import describe_unit, said

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from openpyxl.worksheet.worksheet import Worksheet

    from aidanalysis.export.listed import Listed
    from aidanalysis.ledger import Ledger
    from aidanalysis.records import Record
    from aidanalysis.wording import Lang

#: The columns of the claims whose formulas give the result, behind the id.
LIVE: Final = tuple(LIVE_COLUMNS)
#: The longest list of values that a cell can be limited to without a sheet of its own.
LONGEST_LIST: Final = 255
#: What is not typed over, for it is what a record rests on and is known by.
FIXED: Final = ("id", "report", "section", "phrase", "offset")


def workbook(ledger: Ledger, lang: Lang) -> bytes:
    """Return a ledger as an XLSX file: a sheet a table, a data dictionary, and claims that recompute themselves."""
    book = Workbook()
    book.remove(book.active)
    book.properties.creator = "aidanalysis"
    book.properties.title = title_of(ledger, lang)
    tables, others = own(ledger), beside(ledger)
    named = _units([record for table in (*tables, *others) for record in table.records])
    units = Grid(text("units", lang), ("unit", "base", "factor", "counted", "meaning"), len(named))
    grids = {table.name: _grid(table) for table in (*tables, *others)}
    about = book.create_sheet(text("about", lang))
    for table in (*tables, *others):
        _write_table(book.create_sheet(table.name), grids[table.name], table, units)
    _write_dictionary(book.create_sheet(text("dictionary", lang)), ledger, lang)
    _write_units(book.create_sheet(units.name), units, named, lang)
    results: dict[str, str | float] = {}
    if Claim.table in grids:
        working = Grid(text("working", lang), claim_steps.STEPS, len(ledger.records(Claim)))
        _write_working(book.create_sheet(working.name), working, ledger, grids)
        _write_live(book[Claim.table], grids[Claim.table], working)
        results = _results(ledger, grids[Claim.table])
    write_about(about, ledger, others, lang)
    for sheet in book.worksheets:
        _on_paper(sheet)
    return saved(book, Claim.table, results)


def _units(records: Iterable[Record]) -> list[str]:
    """Return every unit that a cell may name, and those that these records are written in."""
    values = (getattr(record, field) for record in records for field in amount_fields(type(record)))
    return list(dict.fromkeys([*unit_names(), *(value.unit for value in values if value is not None)]))


def _grid(table: Listed) -> Grid:
    names = [column.name for column in columns(table.cls)]
    if table.live:
        names[1:1] = LIVE
    for field in amount_fields(table.cls):
        names += amount_steps.step_columns(field)
    names += [operand.column for operand in table.operands]
    return Grid(table.name, tuple(names), len(table.records))


def _write_table(sheet: Worksheet, grid: Grid, table: Listed, units: Grid) -> None:
    cls = table.cls
    formulas = {operand.column: member_formula(grid, operand) for operand in table.operands}
    for field in amount_fields(cls):
        formulas |= amount_steps.step_formulas(grid, field, units)
    _head(sheet, grid, list(grid.columns[len(columns(cls)) + len(LIVE) * table.live :]))
    for row, record in enumerate(table.records, 2):
        values = _typed(record)
        for place, column in enumerate(grid.columns, 1):
            cell = sheet.cell(row, place)
            if column in formulas:
                cell.value = formulas[column].replace(ROW, str(row))
            else:
                put(cell, values.get(column))
        for field in amount_fields(cls):
            amount: Amount | None = getattr(record, field)
            for part in (field, f"{field}_upper"):
                shown = cells.number_format(0 if amount is None else decimals(amount.value))
                sheet[f"{grid.letters[part]}{row}"].number_format = shown
    set_widths(sheet, map(display_width, grid.columns))
    if table.of is not None:
        # What another report says is changed in its own workbook.
        sheet.protection.sheet = True
        return
    protect(sheet, grid, rows=grid.rows)
    for limited in columns(cls):
        _limit(sheet, grid, limited.name, limited.choices, units)


def protect(sheet: Worksheet, grid: Grid, rows: int) -> None:
    """Let everything be typed over but headings, formulas, ids and the evidence of what stands there."""
    sheet.protection.sheet = True
    sheet.protection.formatColumns = sheet.protection.sort = sheet.protection.autoFilter = False
    open_cell = Protection(locked=False)
    for column, letter in grid.letters.items():
        # The column's own style holds for the rows below the last, where a new record may be typed.
        sheet.column_dimensions[letter].protection = open_cell
        for row in range(2, rows + 2):
            cell = sheet[f"{letter}{row}"]
            if column not in FIXED and cell.data_type != "f":
                cell.protection = open_cell


def _typed(record: Record) -> dict[str, object]:
    """Return the cells of a record by column: numbers exact, truth values, text, and the places printed."""
    values: dict[str, object] = {}
    for column, cell in zip(columns(type(record)), record_to_cells(record), strict=True):
        value: object = getattr(record, column.field)
        match column.type:
            case "number" if isinstance(value, Amount):
                values[column.name] = value.upper if column.name.endswith("_upper") else value.value
            case "integer" if cell:
                values[column.name] = int(cell)
            case "boolean":
                values[column.name] = value
            case _:
                values[column.name] = cell
    for field in amount_fields(type(record)):
        amount = getattr(record, field)
        if amount is not None:
            values[f"{field}_{amount_steps.DECIMALS}"] = decimals(amount.value)
    return values


def _head(sheet: Worksheet, grid: Grid, helpers: Sequence[str] = ()) -> None:
    """Write the headings, freeze them with the first column, filter all, and fold the helper columns away."""
    for place, column in enumerate(grid.columns, 1):
        cell = sheet.cell(1, place)
        put(cell, column)
        cell.font, cell.fill = cells.HELPER if column in helpers else cells.HEADING, cells.SHADE
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = grid.area
    for column in helpers:
        dimension = sheet.column_dimensions[grid.letters[column]]
        dimension.outlineLevel, dimension.hidden = 1, True


def _limit(sheet: Worksheet, grid: Grid, column: str, choices: Sequence[str], units: Grid) -> None:
    """Let a cell of a closed list take no other value."""
    listed = f'"{",".join(choices)}"'
    if column.endswith("_unit"):
        listed = f"={units.range('unit')}"
    if choices and len(listed) <= LONGEST_LIST:
        rule = DataValidation("list", formula1=listed, allow_blank=True, showErrorMessage=True)
        rule.add(f"{grid.letters[column]}2:{grid.letters[column]}{grid.rows + 1}")
        sheet.add_data_validation(rule)


def _write_live(sheet: Worksheet, grid: Grid, working: Grid) -> None:
    """Write the columns of the claims that look up their result, wherever a sorted row stands."""
    at = f"MATCH({grid.cell('id')},{working.range('id')},0)"
    formulas = {
        "stated": f"={grid.cell('amount')}",
        **{column: f'=IFERROR(INDEX({working.range(column)},{at}),"")' for column in LIVE[1:]},
    }
    for row in range(2, grid.rows + 2):
        for column, formula in formulas.items():
            cell = sheet[f"{grid.letters[column]}{row}"]
            cell.value = formula.replace(ROW, str(row))
            cell.number_format = cells.ENDLESS_FORMAT
    verdicts = f"{grid.letters['verdict']}2:{grid.letters['verdict']}{grid.rows + 1}"
    for verdict, color in ((Verdict.CONTRADICTS, "F4C7C3"), (Verdict.UNCLEAR, "E0E0E0")):
        rule = CellIsRule("equal", [f'"{verdict}"'], fill=PatternFill("solid", bgColor=color))
        sheet.conditional_formatting.add(verdicts, rule)


def _results(ledger: Ledger, grid: Grid) -> dict[str, str | float]:
    """Return what the formulas of the claims give before anything is altered, by their cells."""
    results: dict[str, str | float] = {}
    for row, one in enumerate(check_claims(ledger), 2):
        low, high = one.computed
        endless = "" if low is None else float(amount_steps.INFINITY)
        ends = ("" if low is None else float(low), endless if high is None else float(high))
        values = (float(one.claim.amount.value), *ends, str(one.judgement.verdict))
        results |= {f"{grid.letters[column]}{row}": value for column, value in zip(LIVE, values, strict=True)}
    return results


def _write_working(sheet: Worksheet, grid: Grid, ledger: Ledger, grids: Mapping[str, Grid]) -> None:
    _head(sheet, grid)
    steps = {step: grid.cell(step) for step in grid.columns}
    for row, claim in enumerate(ledger.records(Claim), 2):
        formulas = claim_steps.claim_formulas(claim, grids[Claim.table], grids)
        for place, step in enumerate(grid.columns, 1):
            cell = sheet.cell(row, place)
            if step in formulas:
                cell.value = "=" + formulas[step].format_map(steps).replace(ROW, str(row))
                cell.number_format = cells.ENDLESS_FORMAT
        put(sheet.cell(row, 1), claim.id)
    set_widths(sheet, map(display_width, grid.columns))


def _write_units(sheet: Worksheet, grid: Grid, units: Iterable[str], lang: Lang) -> None:
    _head(sheet, grid)
    for unit in units:
        factor, base = to_base(unit)
        append(sheet, (unit, base, factor, factor == 1 and base not in ROUNDED_UNITS, describe_unit(unit, lang)))
    set_widths(sheet)


def _write_dictionary(sheet: Worksheet, ledger: Ledger, lang: Lang) -> None:
    rows = [
        (table, column.name, column.type, column.required, column.describe(lang), ", ".join(column.choices))
        for table in ledger.tables
        for column in columns(RECORD_CLASSES[table])
    ]
    if Claim.table in ledger.tables:
        rows += [
            (Claim.table, name, kind, True, said(lang, en, zh), ", ".join(Verdict) if name == "verdict" else "")
            for name, (kind, en, zh) in LIVE_COLUMNS.items()
        ]
    names = ("table", "column", "type", "required", "meaning", "values")
    _head(sheet, Grid(sheet.title, tuple(text(name, lang) for name in names), len(rows)))
    for row in rows:
        append(sheet, row)
    set_widths(sheet)


def _on_paper(sheet: Worksheet) -> None:
    """Let a sheet take one page across on paper, its headings on each."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    if sheet.freeze_panes:
        sheet.print_title_rows = "1:1"
