"""Values that property tests draw: printed numbers, amounts and the numbers that they may mean."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import strategies as st

from aidanalysis.amount import Amount, Qualifier
from aidanalysis.interval import Interval
from aidanalysis.units import unit_names

#: Numbers as reports print them, trailing zeros and decimals included.
printed_numbers = st.builds(
    lambda digits, places: Decimal(digits).scaleb(-places), st.integers(0, 10**12), st.integers(0, 4)
)
units = st.sampled_from(unit_names())
bending = st.sampled_from([qualifier for qualifier in Qualifier if qualifier is not Qualifier.RANGE])


@st.composite
def amounts(draw: st.DrawFn, unit: str | None = None, *, signed: bool = False) -> Amount:
    """Draw an amount with any qualifier, below zero too if ``signed``."""
    sign = draw(st.sampled_from((1, -1))) if signed else 1
    value, of = draw(printed_numbers) * sign, unit or draw(units)
    if draw(st.booleans()):
        return Amount(value, of, draw(bending))
    return Amount(value, of, Qualifier.RANGE, value + draw(printed_numbers))


@st.composite
def intervals(draw: st.DrawFn, unit: str = "元", least: int = -(10**6)) -> Interval:
    """Draw an interval that holds some number, bounded above or not, each end open or closed."""
    low = draw(st.integers(least, 10**6))
    width = draw(st.none() | st.integers(0, 10**6))
    low_open = draw(st.booleans()) and width != 0
    high_open = draw(st.booleans()) and width not in (0, None)
    return Interval(Decimal(low), None if width is None else Decimal(low + width), unit, low_open, high_open)


@st.composite
def members(draw: st.DrawFn, meant: Interval) -> Decimal:
    """Draw a number that lies in an interval, its closed ends more often than chance would."""
    width = Decimal(10**6) if meant.high is None else meant.high - meant.low
    inside = meant.low + width * draw(st.integers(1, 999)) / 1000
    ends = [meant.low] * (not meant.low_open)
    if meant.high is not None and not meant.high_open:
        ends.append(meant.high)
    return draw(st.sampled_from([inside, *ends]))
