"""Amounts: the interval that each printed number means, by the table of the conventions."""

from __future__ import annotations

import pickle
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from strategies import amounts, printed_numbers

from aidanalysis.amount import CHINESE_FORMS, Amount, Qualifier, printed
from aidanalysis.interval import Interval, UndecidedError
from aidanalysis.reading import read
from aidanalysis.units import UnitMismatchError, UnknownUnitError


def amount(value: str, unit: str, qualifier: Qualifier = Qualifier.EXACT, upper: str | None = None) -> Amount:
    """Shorten the writing of an amount."""
    return Amount(Decimal(value), unit, qualifier, None if upper is None else Decimal(upper))


@pytest.mark.parametrize(
    ("stated", "low", "high", "low_open", "high_open"),
    [
        (amount("5265.4", "万元"), "52654000", "52654000", False, False),
        (amount("300", "万元", Qualifier.ABOUT), "2500000", "3500000", False, False),
        (amount("5265.4", "万元", Qualifier.ABOUT), "52653500", "52654500", False, False),
        (amount("4", "亿元", Qualifier.OVER), "400000000", "500000000", False, True),
        (amount("300", "人", Qualifier.OVER), "300", "400", False, True),
        (amount("1200", "人", Qualifier.OVER), "1200", "1300", False, True),
        (amount("20", "人", Qualifier.OVER), "20", "30", False, True),
        (amount("6000", "万元", Qualifier.AT_LEAST), "60000000", None, False, False),
        (amount("300", "万元", Qualifier.NEAR), "2000000", "3000000", True, False),
        (amount("10", "天", Qualifier.AT_MOST), "0", "10", False, False),
        (amount("1", "次", Qualifier.RANGE, "2"), "1", "2", False, False),
        (amount("2", "亿元", Qualifier.RANGE, "3"), "200000000", "300000000", False, False),
        (amount("0", "次", Qualifier.OVER), "0", "1", False, True),
        (amount("3", "个", Qualifier.ABOUT), "2.5", "3.5", False, False),
        (amount("0", "个", Qualifier.ABOUT), "0", "0.5", False, False),
        (amount("-3.9", "万元"), "-39000", "-39000", False, False),
        (amount("-5", "个", Qualifier.ABOUT), "-5.5", "-4.5", False, False),
        (amount("-4", "亿元", Qualifier.OVER), "-500000000", "-400000000", True, False),
        (amount("-3", "个", Qualifier.NEAR), "-3", "-2", False, True),
        (amount("-3", "个", Qualifier.AT_LEAST), "-3", None, False, False),
        (amount("-3", "个", Qualifier.AT_MOST), "-Infinity", "-3", False, False),
        (amount("-3", "个", Qualifier.RANGE, "2"), "-3", "2", False, False),
    ],
)
def test_interval(stated: Amount, low: str, high: str | None, low_open: bool, high_open: bool) -> None:
    """Each qualifier means the interval of the conventions, by the last significant place as printed."""
    wanted = Interval(Decimal(low), None if high is None else Decimal(high), stated.base_unit, low_open, high_open)
    assert stated.interval == wanted


@pytest.mark.parametrize(
    ("value", "unit", "printed_place", "significant_place", "slack"),
    [
        ("5265.4", "万元", "1000", "1000", "500"),
        ("1200", "人", "1", "100", "0"),
        ("5.0", "亿元", "10000000", "10000000", "5000000"),
        ("0", "批", "1", "1", "0"),
        ("2.5", "个", "0.1", "0.1", "0.05"),
        ("74.14", "%", "0.0001", "0.0001", "0.00005"),
        ("3", "万人", "10000", "10000", "5000"),
        ("3", "年", "1", "1", "0"),
        ("3", "立方米", "1", "1", "0.5"),
    ],
)
def test_places(value: str, unit: str, printed_place: str, significant_place: str, slack: str) -> None:
    """Rounding moves a figure by half of its last printed place, and a count that is printed to the unit not at all."""
    stated = amount(value, unit)
    assert (stated.printed_place, stated.significant_place, stated.slack) == (
        Decimal(printed_place),
        Decimal(significant_place),
        Decimal(slack),
    )


@pytest.mark.parametrize("value", ["NaN", "sNaN", "Infinity", "-Infinity"])
def test_no_number(value: str) -> None:
    """An amount is a finite number."""
    with pytest.raises(ValueError, match="finite number"):
        amount(value, "元")


@pytest.mark.parametrize(
    ("qualifier", "upper"),
    [(Qualifier.RANGE, None), (Qualifier.RANGE, "0"), (Qualifier.RANGE, "Infinity"), (Qualifier.EXACT, "2")],
)
def test_no_range(qualifier: Qualifier, upper: str | None) -> None:
    """An upper end goes with a range and only with it, and does not lie below the start."""
    with pytest.raises(ValueError, match="range"):
        amount("1", "次", qualifier, upper)


def test_unknown_unit() -> None:
    """An amount needs a unit that exists."""
    with pytest.raises(UnknownUnitError, match="'斤两'"):
        amount("1", "斤两")


def test_sums_of_printed_figures_are_exact() -> None:
    """The parts of the report's money add up to the digit."""
    parts = amount("3568", "万元") + amount("1150", "万元") + amount("547.4", "万元").interval
    assert parts == amount("5265.4", "万元").interval


def test_arithmetic_is_that_of_intervals() -> None:
    """Over 4亿 divided by 5265.4万 is a multiple between two ends."""
    signed, funding = amount("4", "亿元", Qualifier.OVER), amount("5265.4", "万元")
    multiple = signed / funding
    assert (multiple.unit, multiple.high_open) == ("倍", True)
    assert multiple.high is not None
    assert (round(multiple.low, 4), round(multiple.high, 4)) == (Decimal("7.5968"), Decimal("9.4960"))
    assert (signed - funding).low == Decimal(347346000)


def test_nonsense_names_the_units_as_printed() -> None:
    """万元 + 人次 names 万元 and 人次, not their base units."""
    money, visitors = amount("1", "万元"), amount("1", "人次")
    with pytest.raises(UnitMismatchError, match="cannot add '万元' and '人次'"):
        money + visitors
    with pytest.raises(UnitMismatchError, match="cannot subtract '人次' and '万元'"):
        visitors - money


def test_quotients_of_different_units() -> None:
    """Visitors over delegations is visitors for each delegation."""
    assert (amount("156", "人次") / amount("18", "批")).unit == "人次/批"


@given(amounts(signed=True))
def test_the_printed_number_belongs_to_its_meaning(stated: Amount) -> None:
    """Whatever the qualifier, the printed number itself is among those meant."""
    assert stated.base_value in stated.interval


@given(amounts().filter(lambda stated: stated.qualifier in (Qualifier.ABOUT, Qualifier.OVER, Qualifier.NEAR)))
def test_a_rough_number_below_zero_mirrors_the_one_above(stated: Amount) -> None:
    """So many, nearly and about so many below zero are the same numbers with the sign changed."""
    assert replace(stated, value=-stated.value).interval == -stated.interval or not stated.value


@given(amounts(unit="万元", signed=True), amounts(unit="亿元", signed=True))
def test_a_sum_holds_the_sum_of_the_printed_numbers(left: Amount, right: Amount) -> None:
    """Amounts of different scale add up as the intervals they mean."""
    assert left.base_value + right.base_value in left + right


@given(printed_numbers)
def test_scale_does_not_change_what_is_meant(value: Decimal) -> None:
    """So many 万元 are ten thousand times as many 元."""
    assert Amount(value, "万元").same_as(Amount(value * 10000, "元"))
    assert not Amount(value, "万元").same_as(Amount(value, "人"))


@given(amounts(signed=True))
def test_amounts_travel(stated: Amount) -> None:
    """An amount survives pickling, its computed interval included."""
    assert stated.interval is stated.interval
    assert pickle.loads(pickle.dumps(stated)) == stated


@pytest.mark.parametrize(
    ("stated", "text"),
    [
        (amount("5265.4", "万元"), "5265.4万元"),
        (amount("4", "亿元", Qualifier.OVER), "4亿多元"),
        (amount("300", "人", Qualifier.OVER), "300多人"),
        (amount("6000", "万元", Qualifier.AT_LEAST), "6000万元以上"),
        (amount("1", "次", Qualifier.RANGE, "2"), "1—2次"),
        (amount("300", "万元", Qualifier.NEAR), "近300万元"),
        (amount("300", "万元", Qualifier.ABOUT), "约300万元"),
        (amount("10", "天", Qualifier.AT_MOST), "10天以内"),
        (amount("1E+3", "元"), "1000元"),
        (amount("3", "千瓦时", Qualifier.OVER), "3多千瓦时"),
        (amount("-4", "亿元", Qualifier.OVER), "-4亿多元"),
        (amount("-3", "%", Qualifier.RANGE, "-1"), "-3至-1%"),
    ],
)
def test_printed(stated: Amount, text: str) -> None:
    """An amount prints as Chinese writes it, with its digits as they were and no exponent."""
    assert printed(stated) == str(stated) == text


def test_every_qualifier_has_a_written_form() -> None:
    """No qualifier is left without words."""
    assert set(CHINESE_FORMS) == set(Qualifier)


def test_an_amount_is_made_of_text_and_not_of_a_float() -> None:
    """Text, integers and decimals are exact; a float is refused, and so is what is no number."""
    assert Amount("5120", "万元") == Amount(5120, "万元") == Amount(Decimal(5120), "万元")
    with pytest.raises(TypeError, match=r"'5120\.5'"):
        Amount(5120.5, "万元")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="plain digits"):
        Amount("五千", "万元")


@pytest.mark.parametrize("text", ["4亿多元", "5265.4万元", "不少于3次", "近300人"])
def test_parse_reads_what_a_report_prints(text: str) -> None:
    """An amount is read from its printed form, with the interval that its words mean."""
    assert Amount.parse(text) == read(text)[0].amount


@pytest.mark.parametrize("text", ["", "2010年", "28批282人次", "很多钱"])
def test_parse_takes_one_amount_and_nothing_else(text: str) -> None:
    """Of several, or of none, no amount is guessed."""
    with pytest.raises(ValueError, match="expected one amount"):
        Amount.parse(text)


@pytest.mark.parametrize(
    ("amount", "unit", "printed"),
    [
        ("5120万元", "亿元", "0.5120亿元"),
        ("约5120万元", "亿元", "约0.512亿元"),
        ("4亿多元", "万元", "40000多万元"),
        ("74%", "倍", "0.74倍"),
    ],
)
def test_another_unit_means_the_same(amount: str, unit: str, printed: str) -> None:
    """A change of unit keeps the interval; one that fits no number of the other kind names both units."""
    there = Amount.parse(amount).to(unit)
    assert there.interval == Amount.parse(amount).interval
    assert str(there) == printed
    with pytest.raises(UnitMismatchError):
        Amount.parse(amount).to("批")


def test_amounts_sum_and_multiply() -> None:
    """``sum`` adds what the words mean; a number multiplies it."""
    money = [Amount("3568", "万元"), Amount("1150", "万元"), Amount("4", "亿元", Qualifier.OVER)]
    assert str(sum(money)) == "[447180000, 547180000) 元"
    assert Amount("3", "次", Qualifier.AT_LEAST) * 2 == Interval(Decimal(6), None, "次")
    assert -1 * Amount("3", "人") == Interval(Decimal(-3), Decimal(-3), "人")


def test_amounts_compare_where_their_intervals_decide() -> None:
    """4亿多元 is more than 5265.4万元; whether it is more than 4.5亿元 nobody can say."""
    signed = Amount("4", "亿元", Qualifier.OVER)
    assert signed > Amount("5265.4", "万元")
    assert signed < Amount("5", "亿元")
    assert sorted([signed, Amount("1150", "万元")])[1] is signed
    with pytest.raises(UndecidedError, match="do not say which"):
        _ = signed <= Amount("4", "亿元")
    with pytest.raises(UndecidedError, match="do not say which"):
        _ = signed > Amount("4.5", "亿元")
    with pytest.raises(UnitMismatchError):
        _ = signed > Amount("3", "人")


def test_a_float_is_one_number() -> None:
    """An amount is a float where it means one number."""
    assert float(Amount("5265.4", "万元")) == 52654000.0
    with pytest.raises(UndecidedError, match="no single number"):
        float(Amount("4", "亿元", Qualifier.OVER))


def test_pint_takes_an_amount_and_gives_it_back() -> None:
    """A pint quantity has the number and the unit, and multiplies exactly with others."""
    amount = Amount("5265.4", "万元")
    assert Amount.from_pint(amount.to_pint()) == amount
    each = (amount.to_pint() / Amount("28", "批").to_pint()).to_base_units()
    assert str(each.units) == "元 / 批"
    assert Amount.from_pint(Amount("74", "%").to_pint()) == Amount("74", "%")
    with pytest.raises(UndecidedError):
        Amount("4", "亿元", Qualifier.OVER).to_pint()
