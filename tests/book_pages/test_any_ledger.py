"""The chapters hold for any ledger: nothing fails where a table is missing, and a contradiction is said on each page."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final, cast

import pytest
from chapters import CHAPTERS, LANGS, ROOT
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from running_chapters import html_of, shown

from aidanalysis.amount import Amount, Qualifier
from aidanalysis.book.comparison_page import Comparison
from aidanalysis.comparison import compare
from aidanalysis.ledger import Ledger
from aidanalysis.ledger.columns import amount_fields, columns
from aidanalysis.records import Funding, Record, Report

if TYPE_CHECKING:
    from aidanalysis.wording import Lang

XIAJIANG: Final = Ledger.load(ROOT / "data" / "xiajiang-2010")
#: Chapters about the package and this report, which no other folder gets.
OWN: Final = ("audit", "auditor", "reading", "source", "method", "library", "scale")
NAMES: Final = sorted({name for _, name in CHAPTERS} - set(OWN))
#: Tables that every ledger has.
KEPT: Final = ("reports", "organisations", "channels")


def with_value(record: Record, **fields: Any) -> Record:
    """Return a record with some fields changed."""
    return cast("Record", replace(cast("Any", record), **fields))


@pytest.mark.parametrize("lang", LANGS)
def test_a_contradiction_is_said_on_every_page(lang: Lang) -> None:
    """With a total that its parts do not give, each page says so before all else."""
    changed = Ledger.of(
        with_value(record, amount=Amount(Decimal(3468), "万元"))
        if isinstance(record, Funding) and record.amount.value == Decimal(3568)
        else record
        for record in XIAJIANG
    )
    says, never = {
        "en": ("Does not follow", "claims that the report makes about its own figures hold"),
        "zh": ("数字不符", "全部成立"),
    }[lang]
    for name in {name for _, name in CHAPTERS}:
        values = [html_of(value) for value in shown(lang, name, changed, any_report=False)]
        assert any(says in value for value in values[:2]), name
        assert not any(never in value for value in values), name


@pytest.mark.parametrize("lang", LANGS)
def test_without_a_contradiction_no_page_says_so(lang: Lang) -> None:
    """The same pages say nothing of the kind as the ledger stands."""
    says = {"en": "Does not follow", "zh": "数字不符"}[lang]
    for name in NAMES:
        assert not any(says in html_of(value) for value in shown(lang, name, XIAJIANG, any_report=True)[:2])


@st.composite
def ledgers(draw: st.DrawFn) -> Ledger:
    """Return ledgers with tables and rows missing, amounts of nothing, of any, and as ranges."""
    tables = draw(st.sets(st.sampled_from(sorted(set(XIAJIANG.tables) - set(KEPT)))))
    records: list[Record] = []
    for table, rows in XIAJIANG.tables.items():
        if table in KEPT:
            records += rows
        elif table in tables:
            kept = draw(st.lists(st.sampled_from(rows), min_size=1, max_size=4, unique_by=lambda one: one.id))
            records += [draw(altered(record)) for record in kept]
            if table in ("funding", "visits") and draw(st.booleans()):
                # Two rows of one channel.
                records.append(with_value(draw(altered(kept[0])), id=f"{kept[0].id}-again"))
    return Ledger.of(without_dangling(records))


def without_dangling(records: list[Record]) -> list[Record]:
    """Return the records that refer to none that is not there, as a ledger that loads has them."""
    ids = {record.id for record in records}
    kept = [record for record in records if referred(record) <= ids]
    return kept if len(kept) == len(records) else without_dangling(kept)


def referred(record: Record) -> set[str]:
    """Return the ids that a record names."""
    found: set[str] = set()
    for column in columns(type(record)):
        value = getattr(record, column.field)
        if column.refers and value:
            found |= set(value) if column.many else {str(value)}
    return found


@st.composite
def altered(draw: st.DrawFn, record: Record) -> Record:
    """Return a record with its amounts as they are, as nothing, or bent into a range."""
    fields = {}
    for name in amount_fields(type(record)):
        amount = getattr(record, name)
        if amount is not None and draw(st.booleans()):
            value = draw(st.sampled_from([Decimal(0), Decimal(1), amount.value]))
            qualifier = draw(st.sampled_from([Qualifier.EXACT, Qualifier.AT_LEAST, Qualifier.OVER, Qualifier.RANGE]))
            upper = value + 1 if qualifier is Qualifier.RANGE else None
            fields[name] = Amount(value, amount.unit, qualifier, upper)
    return with_value(record, **fields)


@settings(max_examples=8, deadline=None, phases=(Phase.generate,), suppress_health_check=list(HealthCheck))
@given(ledger=ledgers(), lang=st.sampled_from(LANGS))
def test_every_chapter_is_built_from_any_ledger(ledger: Ledger, lang: Lang) -> None:
    """No cell fails, whatever a ledger lacks or leaves open."""
    for name in NAMES:
        for value in shown(lang, name, ledger, any_report=True):
            html_of(value)


@settings(max_examples=12, deadline=None, phases=(Phase.generate,), suppress_health_check=list(HealthCheck))
@given(pair=st.tuples(ledgers(), ledgers()), years=st.sampled_from([0, 1, 3]), lang=st.sampled_from(LANGS))
def test_any_ledgers_stand_side_by_side(pair: tuple[Ledger, Ledger], years: int, lang: Lang) -> None:
    """Of the same year and place or of others, with tables and amounts missing: the chapter that compares them holds."""
    first, second = pair
    later = Ledger.of(
        with_value(record, id="later", year=record.year + years) if isinstance(record, Report) else record
        for record in second
    )
    book = Comparison([first, later], compare([first, later]), lang)
    for value in (book, book.figures(), book.growth(), book.claims()):
        assert not re.search(r">(nan|None)<|\bNone\b", html_of(value))


@pytest.mark.parametrize("lang", LANGS)
def test_a_ledger_of_a_report_alone_says_nothing(lang: Lang) -> None:
    """Where there is no table at all, every chapter runs, and no sentence states a figure."""
    bare = Ledger.of(record for record in XIAJIANG if record.table in KEPT)
    for name in NAMES:
        values = shown(lang, name, bare, any_report=True)
        assert not [value for value in values if re.search(r">(nan|None)<|\bNone\b", html_of(value))], name
