"""``facts.csv``: every cell of a ledger with what it rests on, and what has changed since it was derived."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Final, NamedTuple

from aidanalysis.ledger.cells import record_to_cells
from aidanalysis.ledger.columns import Rests, columns, once, rests
from aidanalysis.ledger.csv_table import write_rows
from aidanalysis.ledger.grounds import Basis
from aidanalysis.records import RECORD_CLASSES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from aidanalysis.ledger.grounds import Ground
    from aidanalysis.ledger.place import Place
    from aidanalysis.records import Record

FILE: Final = "facts.csv"
#: Each column with its Table Schema type and what it means.
COLUMNS: Final = {
    "table": ("string", "The table of the record"),
    "record": ("string", "The id of the record"),
    "column": ("string", "The column"),
    "value": ("string", "What the cell holds"),
    "basis": (
        "string",
        "read: it stands in the text; analyst: the analyst's reading; unread: not held against the text",
    ),
    "start": ("integer", "Where it stands: characters of the text before it"),
    "end": ("integer", "Characters of the text before what follows it"),
}
#: Tables whose every cell says how others are checked or read, so that none may change by itself.
GUARDED: Final = ("claims", "mentions")


class Fact(NamedTuple):
    """One cell as ``facts.csv`` has it."""

    table: str
    record: str
    column: str
    value: str
    basis: str = ""
    start: str = ""
    end: str = ""

    @property
    def key(self) -> tuple[str, str]:
        """The record and the column."""
        return self.record, self.column

    @property
    def guarded(self) -> bool:
        """Whether it was read from the text, or could be, or says where or how that is done."""
        return self.basis != Basis.ANALYST or self.table in GUARDED or self.column not in _readings(self.table)


class Change(NamedTuple):
    """A cell that is not what it was; ``was`` is empty where it is new, ``now`` where it is gone."""

    fact: Fact
    was: str
    now: str
    whole_row: bool

    @property
    def guarded(self) -> bool:
        """Whether the old cell rests on the text, which has not changed with it."""
        return bool(self.was) and self.fact.guarded

    def __str__(self) -> str:
        if self.whole_row and not self.now:
            return f"the row is gone; it held {self.was}"
        if self.whole_row:
            return "the row is new"
        return f"was {self.was!r}" if self.was else "was empty"


@once
def _readings(table: str) -> frozenset[str]:
    """Return the columns that no text could settle: translations, summaries, classifications."""
    cls = RECORD_CLASSES.get(table)
    return (
        frozenset(column.name for column in columns(cls) if rests(cls)[column.field] is Rests.ANALYST)
        if cls
        else frozenset()
    )


def facts(records: Iterable[Record], grounds: Iterable[Ground]) -> list[Fact]:
    """Return every cell that is filled in, in the order of the tables, with the ground of its field."""
    ground = {(one.record.id, one.field): one for one in grounds}
    found = []
    for record in records:
        kinds = rests(type(record))
        for column, cell in zip(columns(type(record)), record_to_cells(record), strict=True):
            if not cell or column.name in ("id", "report"):
                continue
            one = ground.get((record.id, column.field))
            basis = Basis.ANALYST if kinds[column.field] is Rests.ANALYST else ""
            span = ("", "")
            if one:
                basis, span = str(one.basis), ("", "") if one.span is None else (str(one.span[0]), str(one.span[1]))
            found.append(Fact(record.table, record.id, column.name, cell, basis, *span))
    return found


def write_facts(found: Sequence[Fact]) -> bytes:
    """Return ``facts.csv``."""
    return write_rows(tuple(COLUMNS), found)


def parse_facts(data: bytes) -> list[Fact]:
    """Return the cells of ``facts.csv``; raises ``ValueError`` where it was not derived as it is."""
    try:
        header, *rows = csv.reader(io.StringIO(data.decode(), newline=""))
        if tuple(header) != tuple(COLUMNS):
            raise ValueError("other columns")
        return [Fact(*row) for row in rows]
    except (csv.Error, TypeError) as error:
        raise ValueError(str(error)) from None


def changes(was: Sequence[Fact], now: Sequence[Fact]) -> list[Change]:
    """Return each cell that differs, and each row that came or went as one change."""
    old, new = {fact.key: fact for fact in was}, {fact.key: fact for fact in now}
    old_rows, new_rows = _rows(was), _rows(now)
    found = []
    for record in old_rows.keys() - new_rows.keys():
        cells = old_rows[record]
        first = next((fact for fact in cells if fact.guarded), cells[0])
        found.append(Change(first, ", ".join(f"{fact.column}={fact.value}" for fact in cells), "", whole_row=True))
    found += [Change(new_rows[record][0], "", "new", whole_row=True) for record in new_rows.keys() - old_rows.keys()]
    for record in old_rows.keys() & new_rows.keys():
        for key in dict.fromkeys(fact.key for fact in (*old_rows[record], *new_rows[record])):
            before, after = old.get(key), new.get(key)
            if before is None or after is None or before.value != after.value:
                fact = before or after
                assert fact
                found.append(
                    Change(fact, before.value if before else "", after.value if after else "", whole_row=False)
                )
    order = {name: n for n, name in enumerate(dict.fromkeys(fact.record for fact in (*now, *was)))}
    return sorted(found, key=lambda change: order[change.fact.record])


def _rows(found: Sequence[Fact]) -> Mapping[str, list[Fact]]:
    rows: dict[str, list[Fact]] = {}
    for fact in found:
        rows.setdefault(fact.record, []).append(fact)
    return rows


def place_of(change: Change, places: Mapping[str, Place], folder: str) -> tuple[str, int]:
    """Return the file and line of a change; a row that is gone has no line."""
    place = places.get(change.fact.record)
    return (place.file, place.line) if place else (f"{folder}/{change.fact.table}.csv", 0)
