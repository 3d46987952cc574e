"""Intervals: sums, differences and quotients hold every result that their members can give."""

from __future__ import annotations

from decimal import Decimal, localcontext

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import intervals, members

from aidanalysis.interval import DIVISION_DIGITS, Interval, per_cent, point, total
from aidanalysis.units import UnitMismatchError, UnknownUnitError


def yuan(low: int | str, high: int | str | None, *, low_open: bool = False, high_open: bool = False) -> Interval:
    """Shorten the writing of an interval of money."""
    return Interval(Decimal(low), None if high is None else Decimal(high), "元", low_open, high_open)


def test_ends_in_order() -> None:
    """An interval does not end below its start."""
    with pytest.raises(ValueError, match="cannot end at 1 below its start 2"):
        yuan(2, 1)


@given(st.data(), intervals(), intervals())
def test_a_sum_holds_every_sum(data: st.DataObject, left: Interval, right: Interval) -> None:
    """The sum of two members lies in the sum of their intervals."""
    assert data.draw(members(left)) + data.draw(members(right)) in left + right


@given(st.data(), intervals(), intervals())
def test_a_difference_holds_every_difference(data: st.DataObject, left: Interval, right: Interval) -> None:
    """The difference of two members lies in the difference of their intervals, where that has an end."""
    if right.high is None:
        with pytest.raises(ValueError, match="without an upper bound"):
            left - right
    else:
        assert data.draw(members(left)) - data.draw(members(right)) in left - right


@given(st.data(), intervals(), intervals(least=1))
def test_a_quotient_holds_every_quotient(data: st.DataObject, left: Interval, right: Interval) -> None:
    """The quotient of two members lies in the quotient of their intervals, zero over anything included."""
    over, under = data.draw(members(left)), data.draw(members(right))
    with localcontext(prec=DIVISION_DIGITS):
        quotient = over / under
    assert (left / right).contains(Interval(quotient, quotient, "倍"))


@given(intervals(), intervals())
def test_sums_commute(left: Interval, right: Interval) -> None:
    """The order of a sum does not matter."""
    assert left + right == right + left


@given(intervals(), intervals(), intervals())
def test_sums_associate(first: Interval, second: Interval, third: Interval) -> None:
    """The grouping of a sum does not matter."""
    assert (first + second) + third == first + (second + third) == total([first, second, third])


@given(intervals(), intervals())
def test_containment_means_overlap(left: Interval, right: Interval) -> None:
    """What lies in an interval overlaps it, overlapping is mutual, and each interval contains itself."""
    assert left.contains(left)
    assert left.overlaps(right) == right.overlaps(left)
    if left.contains(right):
        assert left.overlaps(right)


@given(st.data(), intervals(), intervals())
def test_a_common_member_means_overlap(data: st.DataObject, left: Interval, right: Interval) -> None:
    """Two intervals overlap where a number lies in both."""
    if data.draw(members(left)) in right:
        assert left.overlaps(right)


@pytest.mark.parametrize(
    ("left", "right", "overlap"),
    [
        (yuan(1, 2), yuan(2, 3), True),
        (yuan(1, 2, high_open=True), yuan(2, 3), False),
        (yuan(1, 2), yuan(2, 3, low_open=True), False),
        (yuan(1, None), yuan(5, 5), True),
        (yuan(6, None, low_open=True), yuan(6, 6), False),
        (yuan(1, 2), yuan(3, None), False),
        (yuan(1, None), yuan(3, None), True),
    ],
)
def test_overlap_at_the_ends(left: Interval, right: Interval, overlap: bool) -> None:
    """Intervals that share an end overlap only if it belongs to both."""
    assert left.overlaps(right) is right.overlaps(left) is overlap


@pytest.mark.parametrize(
    ("outer", "inner", "contained"),
    [
        (yuan(1, 3), yuan(1, 3, low_open=True, high_open=True), True),
        (yuan(1, 3, low_open=True), yuan(1, 3), False),
        (yuan(1, 3, high_open=True), yuan(1, 3), False),
        (yuan(1, None), yuan(1, 3), True),
        (yuan(1, 3), yuan(2, None), False),
        (yuan(1, None), yuan(2, None), True),
    ],
)
def test_containment_at_the_ends(outer: Interval, inner: Interval, contained: bool) -> None:
    """An open end does not belong to the interval."""
    assert outer.contains(inner) is contained


def test_nonsense_names_both_units() -> None:
    """Adding, subtracting or comparing money and visitors is an error that names both."""
    money, visitors = point(1, "元"), point(1, "人次")
    for doing in (
        lambda: money + visitors,
        lambda: money - visitors,
        lambda: money.contains(visitors),
        lambda: money.overlaps(visitors),
        lambda: money.ends_in("人次"),
    ):
        with pytest.raises(UnitMismatchError, match="'元' and '人次'"):
            doing()


@pytest.mark.parametrize("below", [yuan(0, 2), yuan(0, 0), yuan(-1, 2)])
def test_no_division_by_what_may_be_zero(below: Interval) -> None:
    """A quotient needs a base that cannot be zero."""
    with pytest.raises(ZeroDivisionError, match="may be"):
        yuan(1, 2) / below


@given(st.data(), intervals())
def test_the_negative_holds_every_negative(data: st.DataObject, meant: Interval) -> None:
    """The sign changes for each member, and twice is not at all."""
    assert -data.draw(members(meant)) in -meant
    negative = -meant
    assert -negative == meant


@pytest.mark.parametrize(
    ("over", "under", "quotient"),
    [
        ((1, 2, False, False), (4, 5, False, False), ("0.2", "0.5", False, False)),
        ((1, 2, True, False), (4, 5, False, True), ("0.2", "0.5", True, False)),
        ((1, 2, False, False), (4, 5, True, False), ("0.2", "0.5", False, True)),
        ((1, 2, False, False), (4, None, False, False), ("0", "0.5", True, False)),
        ((1, 2, False, False), (0, 4, True, False), ("0.25", None, False, False)),
        ((0, 2, False, False), (4, None, False, False), ("0", "0.5", False, False)),
        ((0, 2, False, False), (4, 5, False, True), ("0", "0.5", False, False)),
        ((0, 0, False, False), (4, 5, True, True), ("0", "0", False, False)),
        ((0, 0, False, False), (0, 5, True, False), ("0", "0", False, False)),
        ((1, None, False, False), (4, 5, False, False), ("0.2", None, False, False)),
        ((-2, -1, False, True), (4, 5, False, True), ("-0.5", "-0.2", False, True)),
        ((-2, 1, False, False), (4, 5, True, False), ("-0.5", "0.25", True, True)),
        ((-2, -1, False, False), (0, None, True, False), ("-Infinity", "0", False, True)),
    ],
)
def test_ends_of_a_quotient(
    over: tuple[int, int | None, bool, bool],
    under: tuple[int, int | None, bool, bool],
    quotient: tuple[str, str | None, bool, bool],
) -> None:
    """The low end is low over high, the high end high over low; zero over anything is zero and belongs to it."""
    low, high, low_open, high_open = quotient
    wanted = Interval(Decimal(low), None if high is None else Decimal(high), "倍", low_open, high_open)
    left = yuan(over[0], over[1], low_open=over[2], high_open=over[3])
    right = yuan(under[0], under[1], low_open=under[2], high_open=under[3])
    assert left / right == wanted


def test_ends_in_another_scale() -> None:
    """An interval can be read in any unit of its dimension, exactly."""
    assert yuan(52654000, None).ends_in("万元") == (Decimal("5265.4"), None)
    assert point(74, "%").ends_in("%") == (Decimal(74), Decimal(74))


def test_point_of_an_unknown_unit() -> None:
    """A point needs a unit that exists."""
    with pytest.raises(UnknownUnitError):
        point(1, "斤两")


@given(intervals(), st.integers(1, 9))
def test_scaling_is_repeated_addition(meant: Interval, times: int) -> None:
    """So many times an interval has the ends that as many terms of it have."""
    assert meant.scaled(times) == total([meant] * times)


def test_per_cent_is_converted_like_any_unit() -> None:
    """A share in per cent can be had in per cent, per mille and as a multiple."""
    share = per_cent(Interval(Decimal("0.5"), Decimal("0.75"), "倍", high_open=True))
    assert share.ends_in("%") == (Decimal(50), Decimal(75))
    assert share.to("‰") == Interval(Decimal(500), Decimal(750), "‰", high_open=True)
    assert share.to("倍").ends_in("倍") == (Decimal("0.5"), Decimal("0.75"))
    with pytest.raises(UnitMismatchError):
        share.to("元")


def test_an_interval_prints_as_mathematics_writes_it() -> None:
    """Open and closed ends, no end, one number; digits beyond six decimals are cut, and shown to be."""
    assert str(Interval(Decimal(4), Decimal(5), "亿元", high_open=True)) == "[4, 5) 亿元"
    assert str(Interval(Decimal(3), None, "次")) == "[3, ∞) 次"
    assert str(Interval(Decimal("0.50"), Decimal("0.5"), "倍")) == "0.5 倍"
    assert str(Interval(Decimal(1), Decimal(1), "元") / Interval(Decimal(3), Decimal(3), "元")) == "0.333333… 倍"
