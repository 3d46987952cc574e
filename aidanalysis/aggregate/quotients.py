"""Shares, growth and places of sums, as intervals: pure arithmetic, a step a sum."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from aidanalysis.interval import Interval, per_cent

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

ALL = Interval(Decimal(1), Decimal(1), "倍")


@dataclass
class _Whole:
    """What all parts of a whole have together, so that the rest beside one of them is a subtraction."""

    low: Decimal = Decimal(0)
    high: Decimal = Decimal(0)
    parts: int = 0
    low_open: int = 0
    high_open: int = 0
    unbounded: int = 0

    def add(self, part: Interval, sign: int = 1) -> None:
        self.low += sign * part.low
        self.high += sign * (part.high or 0)
        self.parts += sign
        self.low_open += sign * part.low_open
        self.high_open += sign * part.high_open
        self.unbounded += sign * (part.high is None)

    def interval(self, unit: str) -> Interval:
        high = None if self.unbounded else self.high
        return Interval(self.low, high, unit, self.low_open > 0, self.high_open > 0)


def shares_of(parts: Sequence[Interval], wholes: Sequence[Any]) -> list[Interval]:
    """Return each part's share, in per cent, of the parts that have the same whole.

    What one part has more, its whole has more, so the bounds are tight.
    """
    sums: dict[Any, _Whole] = {}
    for part, key in zip(parts, wholes, strict=True):
        sums.setdefault(key, _Whole()).add(part)
    found = []
    for part, key in zip(parts, wholes, strict=True):
        rest = sums[key]
        rest.add(part, -1)
        found.append(per_cent(_share(part, rest.interval(part.unit)) if rest.parts else ALL))
        rest.add(part)
    return found


def _share(part: Interval, rest: Interval) -> Interval:
    low = _point(part.low, part.unit) / (_point(part.low, part.unit) + rest)
    if part.high is None:
        return Interval(low.low, Decimal(1), "倍", part.low_open or low.low_open, high_open=True)
    high = _point(part.high, part.unit) / (_point(part.high, part.unit) + rest)
    return Interval(low.low, high.high, "倍", part.low_open or low.low_open, part.high_open or high.high_open)


def _point(number: Decimal, unit: str) -> Interval:
    return Interval(number, number, unit)


def growths(pairs: Iterable[tuple[Interval, Interval]]) -> list[Interval]:
    """Return by how many per cent each new amount is above its old one."""
    return [per_cent(new / old - ALL) for new, old in pairs]


def places(amounts: Sequence[Interval], fields: Sequence[Any]) -> list[tuple[int, int]]:
    """Return the first and last place that each amount can have among those of its field, 1 being the largest."""
    starts: dict[Any, list[tuple[Decimal, int]]] = {}
    ends: dict[Any, list[tuple[Decimal, int]]] = {}
    for amount, field in zip(amounts, fields, strict=True):
        starts.setdefault(field, []).append(_start(amount))
        ends.setdefault(field, []).append(_end(amount))
    for sides in (*starts.values(), *ends.values()):
        sides.sort()
    found = []
    for amount, field in zip(amounts, fields, strict=True):
        surely_above = len(starts[field]) - bisect_right(starts[field], _end(amount))
        # A wide amount may lie above its own start too, and is no rival of itself.
        rivals = len(ends[field]) - bisect_right(ends[field], _start(amount)) - (_end(amount) > _start(amount))
        found.append((1 + surely_above, 1 + rivals))
    return found


def _start(amount: Interval) -> tuple[Decimal, int]:
    """Return where an amount starts, an open start just above its number."""
    return amount.low, int(amount.low_open)


def _end(amount: Interval) -> tuple[Decimal, int]:
    """Return where an amount ends, an open end just below its number."""
    return Decimal("Infinity") if amount.high is None else amount.high, -int(amount.high_open)
