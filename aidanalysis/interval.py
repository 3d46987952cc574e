"""Sets of numbers between two bounds, with the unit they are measured in."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal, localcontext
from html import escape
from typing import TYPE_CHECKING

from aidanalysis.errors import AidAnalysisError
from aidanalysis.units import UnitMismatchError, quotient_unit, to_base

if TYPE_CHECKING:
    from collections.abc import Iterable

#: Significant digits of a division, the one operation on decimals that is not exact.
DIVISION_DIGITS = 40
#: The low end of an interval that has none: 不超过-3%.
NO_LOWER_BOUND = Decimal("-Infinity")


class UndecidedError(AidAnalysisError, ValueError):
    """A question that an interval leaves open."""


@dataclass(frozen=True, slots=True, repr=False)
class Interval:
    """All numbers from ``low`` to ``high`` in a base unit; ``high`` is ``None`` where there is no upper bound.

    Where there is no lower bound, which only a number below zero can mean, ``low`` is ``NO_LOWER_BOUND``. An open
    end does not belong to the interval. Sums, differences and quotients hold every result that two members can
    give; units that do not fit raise ``UnitMismatchError``. ``<`` and its kin hold where they hold for every two
    members, and raise ``UndecidedError`` where some decide one way and some the other.

    >>> over = aid.Amount.parse("4亿多元").interval
    >>> over.low, over.high, over.high_open
    (Decimal('400000000'), Decimal('500000000'), True)
    >>> over + over, over / aid.Amount("2", "亿元").interval
    (<Interval [800000000, 1000000000) 元>, <Interval [2, 2.5) 倍>)
    """

    low: Decimal
    high: Decimal | None
    unit: str
    low_open: bool = False
    high_open: bool = False

    def __post_init__(self) -> None:
        if self.high is not None and self.high < self.low:
            raise ValueError(f"an interval cannot end at {self.high} below its start {self.low}")
        if self.high is None:
            # Where there is no end it is neither open nor closed; two such intervals are equal.
            object.__setattr__(self, "high_open", False)
        if self.low == NO_LOWER_BOUND:
            object.__setattr__(self, "low_open", False)

    def __str__(self) -> str:
        """Return it as mathematics writes it: ``[400000000, 500000000) 元``; … stands for digits left out."""
        if self.is_point:
            return f"{_short(self.low)} {self.unit}".rstrip()
        high = "∞)" if self.high is None else f"{_short(self.high)}{')' if self.high_open else ']'}"
        low = "(-∞" if self.low == NO_LOWER_BOUND else f"{'(' if self.low_open else '['}{_short(self.low)}"
        return f"{low}, {high} {self.unit}".rstrip()

    def __repr__(self) -> str:
        return f"<Interval {self}>"

    def _repr_html_(self) -> str:
        heads = "<tr><th>from</th><th>to</th><th>unit</th></tr>"
        low = "−∞" if self.low == NO_LOWER_BOUND else f"{'over ' if self.low_open else ''}{_short(self.low)}"
        high = "∞" if self.high is None else f"{'under ' if self.high_open else ''}{_short(self.high)}"
        return f"<table>{heads}<tr><td>{low}</td><td>{high}</td><td>{escape(self.unit)}</td></tr></table>"

    @property
    def is_point(self) -> bool:
        """Whether it holds one number only."""
        return self.low == self.high

    def __contains__(self, number: Decimal) -> bool:
        return self.contains(Interval(number, number, self.unit))

    def __neg__(self) -> Interval:
        low = NO_LOWER_BOUND if self.high is None else _negative(self.high)
        high = None if self.low == NO_LOWER_BOUND else _negative(self.low)
        return Interval(low, high, self.unit, self.high_open, self.low_open)

    def __radd__(self, other: int) -> Interval:
        """Let ``sum`` begin with its nought."""
        return self if other == 0 else NotImplemented

    def __mul__(self, factor: Decimal | int) -> Interval:
        if not isinstance(factor, (Decimal, int)):
            return NotImplemented
        if factor == 0:
            return Interval(Decimal(0), Decimal(0), self.unit)
        return self.scaled(factor) if factor > 0 else (-self).scaled(-factor)

    __rmul__ = __mul__

    def __lt__(self, other: Interval) -> bool:
        return self._before(other, or_equal=False)

    def __le__(self, other: Interval) -> bool:
        return self._before(other, or_equal=True)

    def __gt__(self, other: Interval) -> bool:
        return other._before(self, or_equal=False)

    def __ge__(self, other: Interval) -> bool:
        return other._before(self, or_equal=True)

    def __float__(self) -> float:
        """Return its one number; raises ``UndecidedError`` where it holds more than one."""
        if not self.is_point:
            raise UndecidedError(f"{self} is no single number; take .low or .high")
        return float(self.low)

    def __add__(self, other: Interval) -> Interval:
        if not isinstance(other, Interval):
            return NotImplemented
        self._same_unit(other, "add")
        return Interval(
            self.low + other.low,
            None if self.high is None or other.high is None else self.high + other.high,
            self.unit,
            self.low_open or other.low_open,
            self.high_open or other.high_open,
        )

    def __sub__(self, other: Interval) -> Interval:
        self._same_unit(other, "subtract")
        if other.high is None:
            raise ValueError("cannot subtract an amount without an upper bound")
        return Interval(
            self.low - other.high,
            None if self.high is None or other.low == NO_LOWER_BOUND else self.high - other.low,
            self.unit,
            self.low_open or other.high_open,
            self.high_open or other.low_open,
        )

    def __truediv__(self, other: Interval) -> Interval:
        """Divide by an interval of positive numbers; two of one unit give a multiple (``倍``)."""
        if other.low <= 0 and not (other.low == 0 and other.low_open):
            raise ZeroDivisionError(f"cannot divide by an amount that may be {other.low}")
        unit = quotient_unit(self.unit, other.unit)
        low, low_open = _lower_quotient(self.low, self.low_open, other)
        if self.high is None:
            return Interval(low, None, unit, low_open)
        high, high_open = _lower_quotient(_negative(self.high), self.high_open, other)
        return Interval(low, None if high == NO_LOWER_BOUND else _negative(high), unit, low_open, high_open)

    def scaled(self, factor: Decimal | int) -> Interval:
        """Return it with both ends multiplied by a positive number."""
        return replace(self, low=self.low * factor, high=None if self.high is None else self.high * factor)

    def contains(self, other: Interval) -> bool:
        """Whether every number of the other interval lies in this one."""
        self._same_unit(other, "compare")
        above = other.low > self.low or (other.low == self.low and (other.low_open or not self.low_open))
        if self.high is None or other.high is None:
            return above and self.high is None
        below = other.high < self.high or (other.high == self.high and (other.high_open or not self.high_open))
        return above and below

    def overlaps(self, other: Interval) -> bool:
        """Whether some number lies in both."""
        self._same_unit(other, "compare")
        return _starts_before_end(self, other) and _starts_before_end(other, self)

    def ends_in(self, unit: str) -> tuple[Decimal, Decimal | None]:
        """Return both ends in a unit of the same dimension: 52654000 元 in ``万元`` is 5265.4."""
        (factor, base), (own, own_base) = to_base(unit), to_base(self.unit)
        if base != own_base:
            raise UnitMismatchError(self.unit, unit, "convert")
        return self.low * own / factor, None if self.high is None else self.high * own / factor

    def to(self, unit: str) -> Interval:
        """Return it in a unit of the same dimension: ``[400000000, 500000000) 元`` to ``亿元`` is ``[4, 5) 亿元``."""
        low, high = self.ends_in(unit)
        return replace(self, low=low, high=high, unit=unit)

    def _before(self, other: Interval, *, or_equal: bool) -> bool:
        """Whether every member comes before every one of the other; ``False`` where none does."""
        self._same_unit(other, "compare")
        if self.high is not None and (
            self.high < other.low or (self.high == other.low and (or_equal or self.high_open or other.low_open))
        ):
            return True
        if other.high is not None and (
            other.high < self.low or (other.high == self.low and (not or_equal or self.low_open or other.high_open))
        ):
            return False
        raise UndecidedError(f"{self} and {other} overlap: the words of the report do not say which is more")

    def _same_unit(self, other: Interval, doing: str) -> None:
        if self.unit != other.unit:
            raise UnitMismatchError(self.unit, other.unit, doing)


def _negative(number: Decimal) -> Decimal:
    """Return a number with the other sign and all its digits, which ``-number`` would round."""
    return number.copy_negate() if number else number


def _lower_quotient(low: Decimal, low_open: bool, under: Interval) -> tuple[Decimal, bool]:
    """Return the low end of a quotient and whether it is open; the high end is that of the negative.

    Zero over anything is zero: such an end belongs to the quotient whatever the other interval's end does.
    """
    with localcontext(prec=DIVISION_DIGITS):
        if low == 0:
            return low, low_open
        if low < 0:
            return (low / under.low, low_open or under.low_open) if under.low else (NO_LOWER_BOUND, False)
        return (Decimal(0), True) if under.high is None else (low / under.high, low_open or under.high_open)


def _short(number: Decimal) -> str:
    """Return a number in plain digits, cut after six decimals where it has more of them."""
    whole, point, decimals = f"{number:f}".partition(".")
    decimals = decimals.rstrip("0")
    return f"{whole}.{decimals[:6]}…" if len(decimals) > 6 else f"{whole}{point if decimals else ''}{decimals}"


def _starts_before_end(left: Interval, right: Interval) -> bool:
    if right.high is None or left.low < right.high:
        return True
    return left.low == right.high and not (left.low_open or right.high_open)


def point(number: Decimal | int, unit: str) -> Interval:
    """Return the interval that holds one number, given in any unit."""
    factor, base = to_base(unit)
    return Interval(number * factor, number * factor, base)


def per_cent(share: Interval) -> Interval:
    """Return a share of one, which is in ``倍``, in per cent."""
    return replace(share.scaled(100), unit="%")


def total(intervals: Iterable[Interval]) -> Interval:
    """Return the sum of at least one interval."""
    first, *rest = intervals
    for interval in rest:
        first += interval
    return first
