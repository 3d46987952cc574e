"""A table of the ledger as a reader's pandas frame: names in words, amounts as figures that can be reckoned with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from aidanalysis.amount import Amount
from aidanalysis.book.figure import Figure, Operand
from aidanalysis.book.naming import Said, persons, record_name, value_text
from aidanalysis.errors import AidAnalysisError
from aidanalysis.ledger.cells import record_to_cells
from aidanalysis.ledger.columns import amount_fields, columns, field_types
from aidanalysis.ledger.figures import holds
from aidanalysis.records import RECORD_CLASSES, Mention

if TYPE_CHECKING:
    from aidanalysis.ledger import Ledger
    from aidanalysis.records import Evidence, Record
    from aidanalysis.wording import Lang

#: Fields that every record has and no reader's table shows.
HIDDEN = ("id", "report", "evidence")


class FilterError(AidAnalysisError, ValueError):
    """A filter on a column or for a value that the table does not have."""


def records_frame(ledger: Ledger, table: str, lang: Lang, where: dict[str, str]) -> pd.DataFrame:
    """Return the rows of a table that hold some values, a row a record, its id as the index.

    Columns are the fields of the record class; a field in two languages is one column. Raises ``FilterError``
    where a table, column or value is none that there is, naming those that are.
    """
    if table not in RECORD_CLASSES:
        raise FilterError(f"no table {table!r}; there are {', '.join(RECORD_CLASSES)}")
    cls = RECORD_CLASSES[table]
    picked = [record for record in ledger.tables.get(table, ()) if _fits(ledger, record, where, lang)]
    fields = shown_fields(cls)
    rows = [[cell(ledger, record, field, lang) for field in fields] for record in picked]
    return pd.DataFrame(rows, index=pd.Index([record.id for record in picked], name="id"), columns=fields, dtype=object)


def shown_fields(cls: type[Record]) -> list[str]:
    """Return the fields of a record class as a reader knows them, the two languages of a name as one."""
    names = (name.removesuffix("_en").removesuffix("_zh") for name in field_types(cls) if name not in HIDDEN)
    return list(dict.fromkeys(names))


def cell(ledger: Ledger, record: Record, field: str, lang: Lang) -> Any:
    """Return a field as a figure, a whole number, yes or no, or words that lead to the record."""
    value = getattr(record, field, None)
    if field in amount_fields(type(record)):
        return stated(ledger, record, field, lang)
    if isinstance(value, int):
        return value
    return Said.of(value_text(ledger, record, field, lang), record.id)


def stated(ledger: Ledger, record: Record, field: str, lang: Lang) -> Figure:
    """Return an amount that a record states, with the phrase that holds it."""
    amount = getattr(record, field)
    if not isinstance(amount, Amount):
        return Figure(None, None, lang)
    operand = Operand(record.id, field, record_name(ledger, record, lang), evidence_of(ledger, record, field))
    return Figure(amount.interval, operand, lang, persons(record))


def evidence_of(ledger: Ledger, record: Record, field: str) -> Evidence:
    """Return where the report states a field: the record's own phrase, or that of a mention which holds it."""
    value = getattr(record, field)
    if holds(record.evidence.phrase, value, ledger.report.year):
        return record.evidence
    mentions = (m for m in ledger.records(Mention) if (m.of, m.field) == (record.id, field))
    return next((mention.evidence for mention in mentions), record.evidence)


def _fits(ledger: Ledger, record: Record, where: dict[str, str], lang: Lang) -> bool:
    """Whether a record holds the wanted values, written as in the table or as they are said."""
    for column, wanted in where.items():
        if str(wanted) not in _written(ledger, record, column, lang):
            _demand(ledger, type(record), column, str(wanted), lang)
            return False
    return True


def _written(ledger: Ledger, record: Record, column: str, lang: Lang) -> tuple[str, ...]:
    cells = dict(zip((one.name for one in columns(type(record))), record_to_cells(record), strict=True))
    if column not in cells:
        names = ", ".join(name for name in cells if name not in HIDDEN)
        raise FilterError(f"{record.table} has no column {column!r}; it has {names}")
    return cells[column], value_text(ledger, record, column, lang)


def _demand(ledger: Ledger, cls: type[Record], column: str, wanted: str, lang: Lang) -> None:
    """Raise an error where no row could hold a value: it is none of the column's choices, nor of its rows' values."""
    choices = {value for one in columns(cls) if one.name == column for value in one.choices}
    there = {_written(ledger, record, column, lang) for record in ledger.tables[cls.table]}
    if wanted in choices or any(wanted in written for written in there):
        return
    said = ", ".join(value if value == name else f"{value} ({name})" for value, name in sorted(there) if value)
    raise FilterError(f"no row of {cls.table} has {column} {wanted!r}; there are: {said}")
