"""A workbook brought back into its ledger: every fault told, nothing written until all is well, changes summed up."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from aidanalysis.drafts.incoming import Judge
from aidanalysis.drafts.store import DRAFTS, DraftFolder, RefusedError
from aidanalysis.ledger import BadInputError, Fault, Ledger, read_ledger
from aidanalysis.ledger.cells import record_from_row, record_to_cells
from aidanalysis.ledger.columns import columns
from aidanalysis.records import RECORD_CLASSES
from aidanalysis.review.draft_workbook import BESIDE, CHOICES, DECISION, PREFIX
from aidanalysis.review.workbook_rows import open_workbook, sheet_rows

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aidanalysis.drafts.draft import Draft
    from aidanalysis.ledger.csv_table import Row
    from aidanalysis.records import Record

NO_FOLDER: Final = "no such folder; give the folder of a ledger's CSV files"
#: What a workbook does not change of a record that stands.
EVIDENCE: Final = ("section", "phrase", "offset")


@dataclass
class Changes:
    """What an import changes: a line each."""

    lines: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        return "\n".join(self.lines) if self.lines else "nothing changes"


def import_workbook(folder: Path, path: Path) -> Changes:
    """Bring a workbook into a ledger's folder; raises ``BadInputError`` with every fault, and then writes nothing."""
    if not folder.is_dir():
        raise BadInputError([Fault(folder.as_posix(), message=NO_FOLDER)])
    book = open_workbook(path)
    file = path.as_posix()
    tables = [name for name in book.sheetnames if name in RECORD_CLASSES]
    drafted = [
        name for name in book.sheetnames if name.startswith(PREFIX) and name.removeprefix(PREFIX) in RECORD_CLASSES
    ]
    if not tables and not drafted:
        known = ", ".join(RECORD_CLASSES)
        raise BadInputError([Fault(file, message=f"no sheet of a ledger in it; expected one of {known}")])
    if drafted:
        return _import_drafts(folder, book, drafted, file)
    return _import_ledger(folder, book, tables, file)


def _import_ledger(folder: Path, book: object, tables: list[str], file: str) -> Changes:
    old = read_ledger(folder)
    before = {record.id: dict(zip(_names(record.table), record_to_cells(record), strict=True)) for record in old.ledger}
    faults = [
        Fault(
            f"{file}[{table}]",
            message="the sheet is missing: deleted, or a workbook of another version; export it anew",
        )
        for table in old.ledger.tables
        if table not in tables
    ]
    records: list[Record] = []
    for table in tables:
        rows, amiss = sheet_rows(book[table], file, table, before)  # type: ignore[index]
        faults += amiss
        for row in rows:
            faults += _evidence_changed(row, before, f"{file}[{table}]")
            record, wrong = record_from_row(RECORD_CLASSES[table], row, f"{file}[{table}]")
            told = {(one.line, one.column) for one in faults}
            faults += [one for one in wrong if (one.line, one.column) not in told]
            if record is not None:
                records.append(record)
    if not faults:
        faults = _new_faults(Ledger.of(records, old.ledger.source, folder), old.faults, file, book)
    if faults:
        raise BadInputError(sorted(faults))
    ledger = Ledger.of(records, old.ledger.source, folder)
    changes = Changes(list(_differences(before, ledger)))
    if changes.lines:
        ledger.write(folder)
        for table in set(old.ledger.tables) - set(ledger.tables):
            (folder / f"{table}.csv").unlink(missing_ok=True)
    return changes


def _names(table: str) -> list[str]:
    return [column.name for column in columns(RECORD_CLASSES[table])]


def _evidence_changed(row: Row, before: dict[str, dict[str, str]], name: str) -> list[Fault]:
    """Return a fault for each cell of evidence that a workbook changes of a record that stands."""
    known = before.get(row.cells["id"])
    if known is None:
        return []
    return [
        Fault(
            name,
            row.line,
            column,
            row.cells[column],
            f"evidence is not edited here; it is {known[column]!r}: put it back",
        )
        for column in EVIDENCE
        if row.cells[column] != known[column]
    ]


def _new_faults(ledger: Ledger, old: Iterable[Fault], file: str, book: object) -> list[Fault]:
    """Return the faults that the ledger would have and did not have before, at the rows of the workbook."""
    known = {(one.column, one.value, one.message) for one in old}
    with tempfile.TemporaryDirectory() as beside:
        try:
            ledger.write(beside)
        except (ValueError, IndexError):
            message = "no report in it, or several; a ledger has one row in reports"
            return [Fault(f"{file}[reports]", message=message)]
        found = read_ledger(Path(beside), home=ledger.folder).faults
    rows = {table: _rows_of_ids(book[table]) for table in ledger.tables}  # type: ignore[index]
    moved = []
    for one in found:
        if (one.column, one.value, one.message) in known:
            continue
        table = Path(one.file).stem
        records = ledger.tables.get(table, ())
        # The line of a CSV file counts its head; a cell with a line feed takes more than one.
        at = records[one.line - 2].id if 2 <= one.line < len(records) + 2 else ""
        moved.append(replace(one, file=f"{file}[{table}]", line=rows.get(table, {}).get(at, one.line)))
    return moved


def _rows_of_ids(sheet: object) -> dict[str, int]:
    head = [cell.value for cell in sheet[1]]  # type: ignore[index]
    place = head.index("id") + 1
    return {str(sheet.cell(row, place).value): row for row in range(2, sheet.max_row + 1)}  # type: ignore[attr-defined]


def _differences(before: dict[str, dict[str, str]], ledger: Ledger) -> Iterable[str]:
    after = {
        record.id: (record.table, dict(zip(_names(record.table), record_to_cells(record), strict=True)))
        for record in ledger
    }
    for record_id, (table, cells) in after.items():
        if record_id not in before:
            yield f"{table} {record_id}: new"
            continue
        for name, cell in cells.items():
            was = before[record_id].get(name, "")
            if cell != was:
                yield f"{table} {record_id} {name}: {was or '(empty)'} → {cell or '(empty)'}"
    for record_id in before:
        if record_id not in after:
            yield f"{record_id}: taken out"


def _import_drafts(folder: Path, book: object, sheets: list[str], file: str) -> Changes:
    """Carry the decisions of a workbook of drafts out, all of them or, where one has a fault, none."""
    drafts = DraftFolder.open(folder)
    judge = Judge(drafts)
    faults: list[Fault] = []
    accepted: list[Draft] = []
    rejected: list[Draft] = []
    for sheet in sheets:
        table, name = sheet.removeprefix(PREFIX), f"{file}[{sheet}]"
        before = {
            one.id: {**one.cells, "section": one.section, "phrase": one.phrase, "offset": str(one.offset)}
            for one in drafts.drafts.values()
        }
        rows, amiss = sheet_rows(book[sheet], file, table, before, BESIDE[:1])  # type: ignore[index]
        faults += amiss
        for row in rows:
            decision, draft = row.cells[DECISION].strip(), drafts.drafts.get(row.cells["id"])
            if decision not in ("", *CHOICES):
                faults.append(
                    Fault(name, row.line, DECISION, decision, f"expected one of {', '.join(CHOICES)}, or nothing")
                )
            elif draft is None:
                faults.append(
                    Fault(name, row.line, "id", row.cells["id"], f"no such draft in {folder.as_posix()}/{DRAFTS}")
                )
            elif decision == "reject":
                rejected.append(draft)
            elif decision == "accept" and drafts.status(draft.id) != "accepted":
                wrong = _evidence_changed(row, {draft.id: before[draft.id]}, name)
                mended = _mended(draft, row)
                wrong += _refused(drafts, judge, mended, name, row.line)
                faults += wrong
                accepted.append(mended)
    if faults:
        raise BadInputError(sorted(faults))
    changes = Changes()
    for draft in accepted:
        if drafts.status(draft.id) != "accepted":
            added = drafts.accept(draft, edited=draft != drafts.drafts[draft.id])
            changes.lines.append(
                f"{draft.table} {draft.id}: accepted" + (f" with {', '.join(added[:-1])}" if len(added) > 1 else "")
            )
    for draft in rejected:
        if drafts.status(draft.id) == "open":
            drafts.reject(draft)
            changes.lines.append(f"{draft.table} {draft.id}: rejected")
    return changes


def _mended(draft: Draft, row: Row) -> Draft:
    fixed = ("id", "report", *EVIDENCE, DECISION)
    cells = {name: cell for name, cell in row.cells.items() if name not in fixed and cell}
    return replace(draft, cells=cells)


def _refused(drafts: DraftFolder, judge: Judge, draft: Draft, name: str, line: int) -> list[Fault]:
    try:
        drafts.record(draft)
    except RefusedError as error:
        parts = [one.partition(": ") for one in str(error).splitlines()]
        return [Fault(name, line, column, draft.cells.get(column, ""), message) for column, _, message in parts]
    amiss = judge.amiss(draft)
    return [Fault(name, line, "phrase", draft.phrase, amiss)] if amiss else []
