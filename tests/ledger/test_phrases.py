"""Whether evidence holds the figures of its record, and stands in the source where it says."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from strategies import amounts

from aidanalysis.amount import Amount, Qualifier, printed
from aidanalysis.ledger import Ledger, read_ledger
from aidanalysis.ledger.phrases import figures, holds, misplaced, unheld
from aidanalysis.ledger.references import Place
from aidanalysis.reading import read
from aidanalysis.records import CalendarDate, Evidence, Mention, Record, Report


def amount(value: str, unit: str, qualifier: Qualifier = Qualifier.EXACT, upper: str | None = None) -> Amount:
    """Shorten the writing of an amount."""
    return Amount(Decimal(value), unit, qualifier, None if upper is None else Decimal(upper))


@pytest.mark.parametrize(
    ("phrase", "stated"),
    [
        ("5265.4万元", amount("5265.4", "万元")),
        ("18批156人次", amount("156", "人次")),
        ("18批156人次", amount("18", "批")),
        ("4亿多元", amount("4", "亿元", Qualifier.OVER)),
        ("突破6000万元", amount("6000", "万元", Qualifier.AT_LEAST)),
        ("1-2次", amount("1", "次", Qualifier.RANGE, "2")),
        ("至少组织一次", amount("1", "次", Qualifier.AT_LEAST)),
        ("两个", amount("2", "个")),
        ("十六省市", amount("16", "省市")),
        ("2010年", 2010),
        ("07年", 2007),
        ("7月29日", CalendarDate(2010, 7, 29)),
        ("2020-03-01", CalendarDate(2020, 3, 1)),
        ("9月底", CalendarDate(None, 9)),
        ("十二五规划纲要", "十二五"),
        ("5年框架协议", amount("5", "年")),
    ],
)
def test_a_phrase_that_holds_its_figure(phrase: str, stated: Any) -> None:
    """A phrase holds a figure with the same digits, unit and bending word; a year left out is the report's."""
    assert holds(phrase, stated, 2010)


@pytest.mark.parametrize(
    ("phrase", "stated"),
    [
        ("5265.4万元", amount("5265.40", "万元")),
        ("5265.4万元", amount("52654000", "元")),
        ("5265.4万元", amount("5265.4", "亿元")),
        ("5265.4万元", amount("5265.4", "万元", Qualifier.ABOUT)),
        ("5265.4万元", amount("265.4", "万元")),
        ("突破6000万元", amount("6000", "万元")),
        ("6000万元", amount("6000", "万元", Qualifier.AT_LEAST)),
        ("1-2次", amount("1", "次")),
        ("1-2次", amount("1", "次", Qualifier.RANGE, "3")),
        ("4亿多元", amount("4", "亿元")),
        ("18批156人次", amount("18", "人次")),
        ("28名", amount("28", "人")),
        ("北京市", amount("1", "个")),
        ("", amount("1", "个")),
        ("2010年", 2011),
        ("7月29日", 2010),
        ("7月29日", CalendarDate(2011, 7, 29)),
        ("7月29日", CalendarDate(2010, 7)),
        ("7月", CalendarDate(2010, 7, 29)),
        ("2010年", CalendarDate(2010, 7)),
        ("9月底", CalendarDate(None, 8)),
        ("十一五规划纲要", "十二五"),
        ("5265.4万元", 5265),
    ],
)
def test_a_phrase_that_holds_another_figure(phrase: str, stated: Any) -> None:
    """Another digit, scale, unit, bending word or precision is another figure."""
    assert not holds(phrase, stated, 2010)


def test_a_year_that_is_not_known() -> None:
    """Where the report could not be read, its year is not held against a date that leaves it out."""
    assert holds("7月29日", CalendarDate(2010, 7, 29), None)
    assert not holds("7月29日", CalendarDate(2010, 7, 28), None)
    assert not holds("2009年7月29日", CalendarDate(2010, 7, 29), None)


@given(amounts(unit="万元").filter(lambda stated: stated.qualifier is not Qualifier.RANGE))
def test_what_is_printed_is_held(stated: Amount) -> None:
    """An amount of money that is written as Chinese writes it is read as itself, where it is read at all."""
    phrase = printed(stated)
    if any(quantity.text == phrase and not quantity.unclear for quantity in read(phrase)):
        assert holds(phrase, stated, None)


def test_figures_of_a_record(ledger_folder: Path) -> None:
    """Amounts, dates, the year and the plan period of a record are its figures; names and labels are not."""
    ledger = Ledger.load(ledger_folder)
    assert {name: str(value) for name, value in figures(ledger["visits-beijing"]).items()} == {
        "delegations": "18批",
        "visitors": "156人次",
    }
    assert list(figures(ledger["target-2010"])) == ["year", "amount"]
    assert list(figures(ledger["xiajiang-2010"])) == ["year", "published"]
    assert figures(ledger["plan-draft"]) == {"plan_period": "十二五"}
    assert figures(ledger["beijing"]) == {}
    assert list(figures(ledger["yichang-fair"])) == ["date", "attending"]
    assert list(figures(ledger["harbin-fair"])) == []


def places(*records: Record) -> list[Place]:
    """Return records with made-up places."""
    return [Place(record, "t.csv", line) for line, record in enumerate(records, 2)]


@pytest.fixture(scope="module")
def ledger(ledger_folder: Path) -> Ledger:
    """Return the committed ledger."""
    return Ledger.load(ledger_folder)


def test_every_figure_is_held(ledger_folder: Path) -> None:
    """No figure of the committed ledger is without a phrase that holds it."""
    assert list(unheld(read_ledger(ledger_folder).places)) == []


def test_a_mention_holds_what_the_own_phrase_does_not(ledger: Ledger) -> None:
    """The number of agreements stands in another phrase than their amount; without the mention it is unheld."""
    signing, mention = ledger["signing-yichang"], ledger["mention-agreements"]
    assert [fault.message.partition(";")[0] for fault in unheld(places(signing))] == [
        "the phrase does not hold agreements 3个"
    ]
    assert list(unheld(places(signing, mention))) == []


def test_a_mention_of_another_figure(ledger: Ledger) -> None:
    """A mention that states another figure than its record is a fault of the mention."""
    mention = ledger["mention-agreements"]
    other = replace(mention, evidence=replace(mention.evidence, phrase="4个"))
    (fault,) = unheld(places(ledger["signing-yichang"], other))
    assert (fault.line, fault.column, fault.value) == (3, "phrase", "4个")
    assert fault.message.startswith("the phrase does not hold signing-yichang.agreements 3个")


def test_a_mention_of_nothing(ledger: Ledger) -> None:
    """A mention of a record that is not there, or of a field that is not, is told elsewhere."""
    mention = ledger["mention-agreements"]
    assert isinstance(mention, Mention)
    assert list(unheld(places(mention))) == []
    assert list(unheld(places(ledger["beijing"], replace(mention, of="beijing", field="colour")))) == []


def report_of(ledger: Ledger, data: bytes) -> Report:
    """Return the report's record with the hash of other bytes, its phrase at their start."""
    evidence = Evidence("导言", "2010年", 0)
    return replace(ledger.report, sha256=hashlib.sha256(data).hexdigest(), evidence=evidence)


def test_phrases_stand_at_their_offsets(ledger: Ledger, tmp_path: Path) -> None:
    """Offsets count characters of the text, without a byte order mark; the hash is that of the bytes."""
    for data in ("2010年,28批".encode(), "\ufeff2010年,28批".encode()):
        (tmp_path / "report.txt").write_bytes(data)
        visit = replace(ledger["claim-delegations"], evidence=Evidence("导言", "28批", 6))
        assert list(misplaced(places(report_of(ledger, data), visit), tmp_path / "report.txt")) == []


def test_a_phrase_in_another_section(ledger: Ledger, tmp_path: Path) -> None:
    """A record that names another section than its offset is in has a fault of its section."""
    data = "2010年,28批。\n一、情况\n（二）交流\n考察282人次。".encode()
    (tmp_path / "report.txt").write_bytes(data)
    for section, faults in {"一（二）": [], "一（一）": ["24 is in 一（二）; mend the section"]}.items():
        claim = replace(ledger["claim-visitors"], evidence=Evidence(section, "282人次", 24))
        found = list(misplaced(places(report_of(ledger, data), claim), tmp_path / "report.txt"))
        assert [fault.message for fault in found] == faults
        assert all((fault.column, fault.value) == ("section", section) for fault in found)


@pytest.mark.parametrize(
    ("phrase", "offset", "message"),
    [
        ("28批", 5, "the source has ',28' there, not '28批'; it stands at 6: mend the offset"),
        ("28批", 10**9, "the source has '' there, not '28批'; it stands at 6: mend the offset"),
        ("29批", 6, "the source has '28批' there, not '29批'; mend the phrase, which the source does not hold"),
    ],
)
def test_a_phrase_that_stands_elsewhere(phrase: str, offset: int, message: str, ledger: Ledger, tmp_path: Path) -> None:
    """A fault says what stands at the offset, and where the phrase stands if the source holds it."""
    data = "2010年,28批".encode()
    (tmp_path / "report.txt").write_bytes(data)
    claim = replace(ledger["claim-delegations"], evidence=Evidence("导言", phrase, offset))
    (fault,) = misplaced(places(report_of(ledger, data), claim), tmp_path / "report.txt")
    assert (fault.column, fault.value, fault.message) == ("offset", str(offset), message)
