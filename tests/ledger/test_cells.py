"""Records to cells and back."""

from __future__ import annotations

import types
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import amounts

from aidanalysis.amount import Amount
from aidanalysis.ledger.cells import record_from_row, record_to_cells
from aidanalysis.ledger.columns import columns, field_types
from aidanalysis.ledger.csv_table import read_rows, write_rows
from aidanalysis.ledger.frames import arrow_table
from aidanalysis.records import RECORD_CLASSES, CalendarDate, Evidence, Funding, Record
from aidanalysis.records.codelist import codelist
from aidanalysis.records.labels import Counted, Form, Stage
from aidanalysis.wording import Labelled

ids = st.from_regex(r"[a-z][a-z0-9-]{0,12}", fullmatch=True)
texts = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12).filter(
    lambda text: text == text.strip()
)
dates = st.builds(lambda day: CalendarDate(day.year, day.month, day.day), st.dates()) | st.builds(
    CalendarDate, st.integers(1, 9999), st.none() | st.integers(1, 12)
)
evidences = st.builds(Evidence, texts, texts, st.integers(0, 10**6))

#: A record to vary.
SAMPLE = Funding(
    id="a",
    report="r",
    evidence=Evidence("导言", "547.4万元", 0),
    channel="c",
    amount=Amount(Decimal("547.4"), "万元"),
    stage=Stage.AVAILABLE,
    form=Form.BOTH,
    preliminary=True,
    counted=Counted.YES,
)

#: Fields whose text must have a form of its own.
FORMS = {
    "sha256": st.from_regex(r"[0-9a-f]{64}", fullmatch=True),
    "sector": st.sampled_from(sorted(codelist("sectors"))),
    "measure": st.sampled_from(sorted(codelist("measures"))),
    "plan_period": st.sampled_from(["十一五", "十二五"]),
    "year": st.integers(1949, 2100),
}


def values(name: str, plain: Any, is_id: bool) -> st.SearchStrategy[Any]:
    """Return what draws values of one field."""
    if name in FORMS:
        return FORMS[name]
    if isinstance(plain, type) and issubclass(plain, Labelled):
        return st.sampled_from(list(plain))
    if isinstance(plain, types.GenericAlias):
        return st.lists(ids, min_size=1, max_size=3, unique=True).map(tuple)
    drawn: dict[Any, st.SearchStrategy[Any]] = {
        Amount: amounts(),
        Evidence: evidences,
        CalendarDate: dates,
        bool: st.booleans(),
        str: ids if is_id else texts,
    }
    return drawn[plain]


@st.composite
def records(draw: st.DrawFn, cls: type[Record]) -> Record:
    """Draw a record of a class, each optional field there or not."""
    refers = {column.field for column in columns(cls) if column.refers} | {"id"}
    fields: dict[str, Any] = {}
    for name, field in field_types(cls).items():
        if not field.optional or draw(st.booleans()):
            fields[name] = draw(values(name, field.plain, name in refers))
    return cls(**fields)


@pytest.mark.parametrize("cls", RECORD_CLASSES.values(), ids=RECORD_CLASSES)
@settings(max_examples=20)
@given(data=st.data())
def test_records_survive_their_file(cls: type[Record], data: st.DataObject) -> None:
    """A record written to CSV and read again is the same record, its printed digits included."""
    drawn = data.draw(st.lists(records(cls), min_size=1, max_size=3))
    names = [column.name for column in columns(cls)]
    rows, faults = read_rows(write_rows(names, map(record_to_cells, drawn)), "t.csv", names)
    assert faults == []
    for row, record in zip(rows, drawn, strict=True):
        read, amiss = record_from_row(cls, row, "t.csv")
        assert (read, amiss) == (record, [])
        assert read is not None
        assert record_to_cells(read) == record_to_cells(record)


@given(records(Funding))
def test_records_survive_a_frame(record: Record) -> None:
    """A frame holds the printed number and the interval of each amount, exactly."""
    assert isinstance(record, Funding)
    (row,) = arrow_table(Funding, [record]).to_pylist()
    meant = record.amount.interval
    assert (row["id"], row["preliminary"], row["amount_unit"]) == (record.id, record.preliminary, record.amount.unit)
    assert (row["amount"], row["amount_upper"]) == (record.amount.value, record.amount.upper)
    assert (row["amount_low"], row["amount_high"], row["amount_base"]) == (meant.low, meant.high, meant.unit)
    assert (row["amount_low_open"], row["amount_high_open"]) == (meant.low_open, meant.high_open)
    assert row["amount_slack"] == record.amount.slack


def test_printed_digits_are_kept() -> None:
    """547.40 is not 547.4: both decimals were printed."""
    record = replace(SAMPLE, amount=Amount(Decimal("547.40"), "万元"))
    names = [column.name for column in columns(Funding)]
    assert record_to_cells(record)[names.index("amount")] == "547.40"


def test_small_shares_survive_a_frame() -> None:
    """What rounding may move in a share with four decimals still has room in a frame."""
    amount = Amount(Decimal("12.3456"), "%")
    (row,) = arrow_table(Funding, [replace(SAMPLE, amount=amount)]).to_pylist()
    assert row["amount_slack"] == Decimal("0.0000005")
