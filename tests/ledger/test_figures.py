"""Whether a phrase, read alone, holds a figure, and which figures a record states."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from strategies import amounts

from aidanalysis.amount import Amount, Qualifier, printed
from aidanalysis.ledger import Ledger
from aidanalysis.ledger.figures import figures, holds
from aidanalysis.reading import read
from aidanalysis.records import CalendarDate


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
