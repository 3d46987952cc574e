"""The exact meaning of a number beside its coarse qualifier."""

from __future__ import annotations

import subprocess
import sys
from decimal import Decimal

import pytest

from aidanalysis.amount import Amount, Qualifier
from aidanalysis.reading import CalendarDate, Kind, read
from aidanalysis.units import UnknownUnitError


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("5265.4万元", Amount(Decimal("5265.4"), "万元")),
        ("4亿多元", Amount(Decimal(4), "亿元", Qualifier.OVER)),
        ("230多亿元", Amount(Decimal(230), "亿元", Qualifier.OVER)),
        ("突破6000万元", Amount(Decimal(6000), "万元", Qualifier.AT_LEAST)),
        ("过亿元", Amount(Decimal(1), "亿元", Qualifier.AT_LEAST)),
        ("近300万元", Amount(Decimal(300), "万元", Qualifier.NEAR)),
        ("不超过3次", Amount(Decimal(3), "次", Qualifier.AT_MOST)),
        ("约三成", Amount(Decimal(30), "%", Qualifier.ABOUT)),
        ("1-2次", Amount(Decimal(1), "次", Qualifier.RANGE, Decimal(2))),
        ("两百三十名", Amount(Decimal(230), "名")),
        ("2—3亿元", Amount(Decimal(2), "亿元", Qualifier.RANGE, Decimal(3))),
        ("2.3万个", Amount(Decimal("23000"), "个")),
        ("1亿2000万元", Amount(Decimal("12000"), "万元")),
        ("1亿2千万元", Amount(Decimal("12000"), "万元")),
        ("3万2千元", Amount(Decimal("32"), "千元")),
        ("八十六万五千元", Amount(Decimal("865"), "千元")),
        ("2千3百人", Amount(Decimal("2300"), "人")),
        ("三千元", Amount(Decimal("3000"), "元")),
        ("1—2.5万元", Amount(Decimal("1"), "万元", Qualifier.RANGE, Decimal("2.5"))),
        ("2.50—3亿元", Amount(Decimal("2.50"), "亿元", Qualifier.RANGE, Decimal("3"))),
        ("5000万元—1亿元", Amount(Decimal("5000"), "万元", Qualifier.RANGE, Decimal("10000"))),
        ("0.0%", Amount(Decimal("0.0"), "%")),
    ],
)
def test_a_number_becomes_the_amount_that_is_printed(text: str, amount: Amount) -> None:
    """The amount keeps the printed number, its printed unit and the exact meaning of the bending word."""
    (found,) = (quantity.amount for quantity in read(text))
    assert found == amount
    assert (str(found), found.printed_place) == (str(amount), amount.printed_place)


@pytest.mark.parametrize("text", ["1,1500万元", "1-2-3次", "3万2元"])
def test_a_number_that_needs_guessing_is_unclear(text: str) -> None:
    """A number that can be read in two ways or in none has no value, and says so."""
    (found,) = read(text)
    assert (found.unclear, found.value) == (True, None)
    with pytest.raises(ValueError, match="no number to compare"):
        _ = found.amount


def test_an_unknown_unit_is_read_but_makes_no_amount() -> None:
    """Reading does not depend on the registry of units."""
    (found,) = read("路灯600盏")
    assert found.value == 600
    assert found.unit == "盏"
    with pytest.raises(UnknownUnitError):
        _ = found.amount


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("07年", CalendarDate(2007)),
        ("9月底", CalendarDate(None, 9)),
        ("二〇一〇年七月二十九日", CalendarDate(2010, 7, 29)),
        ("2014—2016年", CalendarDate(2014, end_year=2016)),
        ("2014-16年", CalendarDate(2014, end_year=2016)),
        ("2012.05.18", CalendarDate(2012, 5, 18)),
        ("98年底", CalendarDate(1998)),
        ("上半年", CalendarDate()),
        ("7、8月", CalendarDate(None, 7)),
        ("2012、2013年", CalendarDate(2012)),
    ],
)
def test_a_date_knows_its_calendar_parts(text: str, date: CalendarDate) -> None:
    """A date gives the year, month and day that are printed, and guesses none."""
    (found,) = read(text)
    assert (found.kind, found.date) == (Kind.DATE, date)


def test_traditional_script_keeps_its_own_words() -> None:
    """The unit is the measure word as written; the amount's unit is the registered one."""
    (found,) = read("將近3000個(gè)")
    assert (found.unit, found.text, found.printed_unit) == ("個", "將近3000個", "个")


def test_importing_the_reader_loads_neither_pandas_nor_pint() -> None:
    """The reader stands on the standard library."""
    code = "import sys, aidanalysis.reading; print({'pandas', 'pint', 'pydantic', 'rich'} & set(sys.modules))"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "set()"


def test_a_unit_that_nobody_knows_is_shown() -> None:
    """A quantity is shown with its number and unit where no amount can be made of it."""
    (found,) = read("受理52件次。")
    assert repr(found) == "<Quantity 52件次 at 2: count 52 件次>"
    assert "52 件次" in found._repr_html_()
