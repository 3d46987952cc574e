"""A ledger's folder with its text, its drafts and the records that were accepted.

``report.txt`` is the text that all offsets count in, ``drafts/TABLE.csv`` holds what is proposed, the folder's own
CSV files hold what is accepted, and ``drafts/decisions.jsonl`` one line a decision. A draft whose id is in the
ledger is accepted: whatever ends a review, the ledger is whole and the next one goes on from it.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Final

from aidanalysis.drafts.draft import Draft
from aidanalysis.errors import AidAnalysisError
from aidanalysis.ledger import BadInputError, Fault, Ledger, read_ledger
from aidanalysis.ledger.cells import record_from_row
from aidanalysis.ledger.columns import Rests, columns
from aidanalysis.ledger.csv_table import Row, read_rows, write_rows
from aidanalysis.ledger.grounds import Basis, facts_of, ground
from aidanalysis.ledger.place import Place
from aidanalysis.ledger.source import TextSource, read_source
from aidanalysis.ledger.writing import settle, write_files
from aidanalysis.records import RECORD_CLASSES

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from aidanalysis.records import Record

TEXT: Final = "report.txt"
DRAFTS: Final = "drafts"
DECISIONS: Final = "decisions.jsonl"
#: What a draft has beside the columns of its table.
OWN: Final = ("rule", "sure")


class RefusedError(AidAnalysisError, ValueError):
    """A record that cannot be accepted; each line says why."""


def draft_columns(table: str) -> list[str]:
    """Return the columns of a table of drafts."""
    return [*(column.name for column in columns(RECORD_CLASSES[table])), *OWN]


def draft_tables(drafts: Iterable[Draft], report_id: str) -> dict[str, bytes]:
    """Return the CSV files of drafts by their names."""
    tables: dict[str, list[list[str]]] = {}
    for draft in drafts:
        cells = cells_of(draft, report_id) | {"rule": draft.rule, "sure": f"{draft.sure:.2f}"}
        tables.setdefault(draft.table, []).append([cells[name] for name in draft_columns(draft.table)])
    return {f"{table}.csv": write_rows(draft_columns(table), rows) for table, rows in tables.items()}


def cells_of(draft: Draft, report_id: str) -> dict[str, str]:
    """Return all cells of a draft's row."""
    empty = {column.name: "" for column in columns(RECORD_CLASSES[draft.table])}
    evidence = {"section": draft.section, "phrase": draft.phrase, "offset": str(draft.offset)}
    return empty | draft.cells | {"id": draft.id, "report": report_id} | evidence


@dataclass
class DraftFolder:
    """One ledger's folder, with what is proposed and what is accepted."""

    folder: Path
    text: str
    drafts: dict[str, Draft]
    ledger: Ledger
    rejected: set[str] = field(default_factory=set)

    @classmethod
    def open(cls, folder: Path) -> DraftFolder:
        """Read a folder; raises ``BadInputError`` with every fault of its files."""
        try:
            text = (folder / TEXT).read_bytes().decode("utf-8")
        except (OSError, UnicodeDecodeError):
            message = f"no {TEXT} that is UTF-8; make the folder with: aidanalysis new FOLDER --from REPORT"
            raise BadInputError([Fault(folder.as_posix(), message=message)]) from None
        found = read_ledger(folder)
        settle(folder / DRAFTS)
        drafts, faults = _read_drafts(folder / DRAFTS)
        # What check finds amiss in a record does not stand in the way of a review; a row that would be lost does.
        lost = [
            one for one in found.faults if not one.line or (one.file, one.line) not in {p[1:] for p in found.places}
        ]
        if faults or lost:
            raise BadInputError([*faults, *lost])
        return cls(folder, text, drafts, found.ledger, _rejected(folder / DRAFTS / DECISIONS))

    @cached_property
    def source(self) -> TextSource:
        """What is read of the text, once."""
        return read_source(self.folder / TEXT)

    @property
    def report_id(self) -> str:
        """The id of the report."""
        return self.ledger.report.id

    def status(self, draft_id: str) -> str:
        """Return ``accepted``, ``rejected`` or ``open``."""
        if draft_id in self.ledger.by_id:
            return "accepted"
        return "rejected" if draft_id in self.rejected else "open"

    def open_drafts(self) -> list[Draft]:
        """Return the drafts to decide on, in the order of the text; bodies and mentions come with what names them."""
        order = list(RECORD_CLASSES)
        waiting = [
            draft
            for draft in self.drafts.values()
            if draft.table not in ("reports", "organisations", "channels", "mentions")
            and self.status(draft.id) == "open"
        ]
        return sorted(waiting, key=lambda one: (one.table == "claims", one.offset, order.index(one.table)))

    def record(self, draft: Draft) -> Record:
        """Return the record that a draft makes; raises ``RefusedError`` with every fault of its cells."""
        record, faults = record_from_row(
            RECORD_CLASSES[draft.table], Row(0, cells_of(draft, self.report_id)), draft.table
        )
        if record is None:
            raise RefusedError("\n".join(f"{one.column}: {one.message}" for one in faults))
        return record

    def accept(self, draft: Draft, *, edited: bool = False) -> list[str]:
        """Put a draft into the ledger with the bodies that it names, on disk at once; returns the ids that are new."""
        # What an earlier, torn attempt has written stands already.
        added = [one for one in self._with_references(draft) if one.id not in self.ledger.by_id]
        if added:
            self._write([*self.ledger, *(self.record(one) for one in added)])
        ids = [one.id for one in added]
        self._journal("edit" if edited else "accept", draft.id, ids)
        self.rejected.discard(draft.id)
        return ids

    def reject(self, draft: Draft) -> None:
        """Set a draft aside for good."""
        self.rejected.add(draft.id)
        self._journal("reject", draft.id, [])

    def undo(self, draft_id: str, added: Iterable[str]) -> None:
        """Take back a decision and what it added."""
        gone = set(added)
        if gone:
            self._write([record for record in self.ledger if record.id not in gone])
        self.rejected.discard(draft_id)
        self._journal("undo", draft_id, sorted(gone))

    def propose(self, drafts: Iterable[Draft]) -> None:
        """Add drafts, on disk at once."""
        self.drafts |= {draft.id: draft for draft in drafts}
        write_files(self.folder / DRAFTS, draft_tables(self.drafts.values(), self.report_id))

    def _with_references(self, draft: Draft) -> list[Draft]:
        """Return a draft behind the drafts that it refers to, and before the mentions of it."""
        found: dict[str, Draft] = {}

        def bring(one: Draft) -> None:
            for column in columns(RECORD_CLASSES[one.table]):
                if not column.refers or not one.cells.get(column.name):
                    continue
                for name in one.cells[column.name].split(";"):
                    other = self.drafts.get(name)
                    if name not in self.ledger.by_id and other is not None and name not in found and other is not one:
                        bring(other)
            found[one.id] = one

        bring(draft)
        for one in self.drafts.values():
            if one.table == "mentions" and one.cells.get("of") in found and one.id not in self.ledger.by_id:
                found[one.id] = one
        return list(found.values())

    def _write(self, records: Iterable[Record]) -> None:
        ledger = marked(Ledger.of(records, self.source, self.folder))
        gone = set(self.ledger.tables) - set(ledger.tables)
        ledger.write(self.folder)
        for table in gone:
            (self.folder / f"{table}.csv").unlink(missing_ok=True)
        self.ledger = ledger

    def _journal(self, decision: str, draft_id: str, added: list[str]) -> None:
        line = json.dumps({"decision": decision, "draft": draft_id, "added": added}, ensure_ascii=False)
        path = self.folder / DRAFTS / DECISIONS
        # A line that was cut off, when the power went or the disk was full, does not take this one with it.
        torn = path.is_file() and not path.read_bytes().endswith(b"\n") and path.stat().st_size > 0
        with path.open("a", encoding="utf-8") as file:
            file.write(("\n" if torn else "") + line + "\n")
            file.flush()
            os.fsync(file.fileno())


def marked(ledger: Ledger) -> Ledger:
    """Return a ledger in which every fact that the text does not say in words is marked as the reviewer's reading."""
    ours: dict[str, list[str]] = {}
    if ledger.source is None:
        return ledger
    places = [Place(one, f"{one.table}.csv", 0) for one in ledger]
    for fact in ground(places, ledger.source, marked=False).facts:
        record = fact.record
        if (
            fact.basis is Basis.ANALYST
            and fact.field not in record.analyst
            and dict(facts_of(record))[fact.field] is not Rests.ANALYST
        ):
            ours.setdefault(record.id, []).append(fact.field)
    if not ours:
        return ledger
    records = (replace(one, analyst=(*one.analyst, *ours[one.id])) if one.id in ours else one for one in ledger)
    return Ledger.of(records, ledger.source, ledger.folder)


def _rejected(path: Path) -> set[str]:
    """Return the ids of the drafts set aside; a line that was cut off when the power went is none."""
    rejected: set[str] = set()
    if not path.is_file():
        return rejected
    for line in path.read_text("utf-8", errors="replace").splitlines():
        try:
            entry = json.loads(line)
            decision, draft_id = entry["decision"], entry["draft"]
        except (ValueError, KeyError, TypeError):
            continue
        if decision == "reject":
            rejected.add(draft_id)
        else:
            rejected.discard(draft_id)
    return rejected


def _read_drafts(folder: Path) -> tuple[dict[str, Draft], list[Fault]]:
    drafts: dict[str, Draft] = {}
    faults: list[Fault] = []
    for table in RECORD_CLASSES:
        path = folder / f"{table}.csv"
        if not path.is_file():
            continue
        names = draft_columns(table)
        rows, amiss = read_rows(path.read_bytes(), path.as_posix(), names)
        faults += amiss
        for row in rows:
            draft, fault = _draft(table, row, path)
            if fault:
                faults.append(fault)
            elif draft is not None:
                drafts[draft.id] = draft
    return drafts, faults


def _draft(table: str, row: Row, path: Path) -> tuple[Draft | None, Fault | None]:
    cells = dict(row.cells)
    try:
        sure, offset = float(cells.pop("sure") or 0), int(cells.pop("offset"))
    except ValueError:
        message = "expected a number as offset and as sure; derive the drafts anew or mend the row"
        return None, Fault(path.as_posix(), row.line, "offset", row.cells["offset"], message)
    cells.pop("report")
    own = {name: cells.pop(name) for name in ("id", "section", "phrase", "rule")}
    kept = {name: cell for name, cell in cells.items() if cell}
    return Draft(table, kept, own["section"], own["phrase"], offset, own["rule"], sure, id=own["id"]), None


def renamed(draft: Draft, draft_id: str) -> Draft:
    """Return a draft under another id."""
    return replace(draft, id=draft_id)
