"""Whether a stated figure follows from the figures beside it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal, DecimalException
from typing import TYPE_CHECKING

from aidanalysis.amount import Amount, Qualifier
from aidanalysis.interval import Interval, point, total
from aidanalysis.records.labels import ClaimKind
from aidanalysis.units import to_base
from aidanalysis.wording.values import Reached, Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aidanalysis.wording import Labelled

__all__ = [
    "QUOTIENTS",
    "UNCLEAR",
    "Judgement",
    "Operand",
    "Verdict",
    "compute",
    "judge",
    "verdict_name",
    "widened",
]


#: Kinds whose result is a quotient, so that the stated figure is a rounded one even where it counts things.
QUOTIENTS = frozenset({ClaimKind.RATIO, ClaimKind.GROWTH, ClaimKind.MULTIPLE, ClaimKind.AVERAGE})


@dataclass(frozen=True, slots=True)
class Operand:
    """A printed figure in two readings: as written, and as rounded half a place either way."""

    written: Interval
    rounded: Interval

    @classmethod
    def of(cls, amount: Amount) -> Operand:
        """Read an amount; a count without decimals or scale words is exact in both readings."""
        return cls(amount.interval, amount.interval if amount.is_count else widened(amount))


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict with its ground: what the operands allow, how far off, and the figure that would close it.

    ``gap`` is the distance, in the base unit, from the stated figure to the nearest that the operands allow
    as printed; ``computed`` and ``gap`` are ``None`` where nothing could be computed.
    """

    verdict: Verdict
    computed: Operand | None
    gap: Decimal | None
    nearest: Amount | None = None


UNCLEAR = Judgement(Verdict.UNCLEAR, None, None)


def verdict_name(kind: ClaimKind, verdict: Verdict) -> Labelled:
    """Return a verdict by the name that readers know it by: a bound is reached or not, other claims follow or not."""
    reached = {str(one): one for one in Reached}
    return reached.get(verdict, verdict) if kind is ClaimKind.BOUND else verdict


def widened(amount: Amount) -> Interval:
    """Return what an amount may mean if its printed number was rounded to its last place.

    A word such as 近 or 多 says itself how far off the number may be, and leaves nothing to rounding.
    """
    if amount.qualifier not in (Qualifier.EXACT, Qualifier.RANGE):
        return amount.interval
    half, meant = amount.printed_place / 2, amount.interval
    high = None if meant.high is None else meant.high + half
    return Interval(max(meant.low - half, Decimal(0)), high, meant.unit, meant.low_open, meant.high_open)


def compute(kind: ClaimKind, operands: Sequence[Operand], *, falling: bool | None = None) -> Operand:
    """Return what the operands allow the stated figure to be; a ratio in ``倍``, so that 74% is 0.74.

    ``falling`` says whether a growth or difference is stated as a rise or a fall; ``None`` takes either.
    Raises ``ValueError`` or ``ZeroDivisionError`` where the operands do not allow the operation.
    """
    written = _compute(kind, [operand.written for operand in operands], falling)
    if all(operand.rounded is operand.written for operand in operands):
        return Operand(written, written)
    return Operand(written, _compute(kind, [operand.rounded for operand in operands], falling))


def judge(kind: ClaimKind, stated: Amount, operands: Sequence[Operand], *, falling: bool | None = None) -> Judgement:
    """Judge whether the stated amount follows from the operands; what cannot be computed is unclear."""
    try:
        return compare(kind, stated, compute(kind, operands, falling=falling))
    except (ValueError, ArithmeticError, DecimalException):
        return UNCLEAR


def compare(kind: ClaimKind, stated: Amount, computed: Operand) -> Judgement:
    """Judge a stated amount on what has been computed; raises ``UnitMismatchError`` where they do not fit."""
    computed = Operand(_per_stated(computed.written, stated), _per_stated(computed.rounded, stated))
    verdict = _verdict(kind, stated, computed)
    if verdict is not Verdict.CONTRADICTS:
        return Judgement(verdict, computed, Decimal(0))
    end = _nearest_end(_meant(kind, stated), computed.written)
    return Judgement(verdict, computed, abs(end - stated.base_value), _printed_like(stated, end))


def _compute(kind: ClaimKind, operands: Sequence[Interval], falling: bool | None) -> Interval:
    if kind is ClaimKind.SUM:
        return total(operands)
    if kind is ClaimKind.BOUND:
        (figure,) = operands
        return figure
    left, right = operands
    if kind is ClaimKind.DIFFERENCE:
        return _directed(left, right, falling)
    if kind is ClaimKind.GROWTH:
        return _directed(left / right, point(1, "倍"), falling)
    return left / right


def _directed(new: Interval, old: Interval, falling: bool | None) -> Interval:
    """Return the change from old to new, counted upwards, downwards, or by its size alone."""
    if falling is not None:
        return old - new if falling else new - old
    change = new - old
    if change.low >= 0:
        return change
    if change.high is not None and change.high <= 0:
        return Interval(-change.high, -change.low, change.unit, change.high_open, change.low_open)
    return Interval(Decimal(0), None if change.high is None else max(-change.low, change.high), change.unit)


def _per_stated(computed: Interval, stated: Amount) -> Interval:
    """Return 元/人 as 元 where the stated average leaves its 'per' to the words around it."""
    if computed.unit != stated.base_unit and computed.unit.partition("/")[0] == stated.base_unit:
        return replace(computed, unit=stated.base_unit)
    return computed


def _verdict(kind: ClaimKind, stated: Amount, computed: Operand) -> Verdict:
    if _meant(kind, stated).overlaps(computed.written):
        return Verdict.EXACT
    if _rounded(kind, stated).overlaps(computed.rounded):
        return Verdict.ROUNDS
    if kind is not ClaimKind.BOUND and _cut_off(stated).overlaps(computed.rounded):
        return Verdict.TRUNCATES
    return Verdict.CONTRADICTS


def _meant(kind: ClaimKind, stated: Amount) -> Interval:
    """Return the numbers for which the claim holds as written: a quotient is rounded, a target is a floor."""
    if stated.qualifier is Qualifier.EXACT:
        if kind in QUOTIENTS:
            return widened(stated)
        if kind is ClaimKind.BOUND:
            return replace(stated.interval, high=None)
    return stated.interval


def _rounded(kind: ClaimKind, stated: Amount) -> Interval:
    if kind is ClaimKind.BOUND:
        meant, half = _meant(kind, stated), Decimal(0) if stated.is_count else stated.printed_place / 2
        return replace(meant, low=meant.low - half, high=None if meant.high is None else meant.high + half)
    return widened(stated) if kind in QUOTIENTS or not stated.is_count else stated.interval


def _cut_off(stated: Amount) -> Interval:
    """Return what the stated figure means if the places behind its last were cut off."""
    meant = stated.interval
    if stated.qualifier is not Qualifier.EXACT or meant.high is None:
        return meant
    return replace(meant, high=meant.high + stated.printed_place, high_open=True)


def _nearest_end(stated: Interval, computed: Interval) -> Decimal:
    """Return the end of the computed interval on the stated figure's side of it."""
    if computed.high is not None and computed.high <= stated.low:
        return computed.high
    return computed.low


def _printed_like(stated: Amount, number: Decimal) -> Amount | None:
    """Return a number in the unit and places of the stated amount; below zero there is none."""
    if number < 0:
        return None
    place = Decimal(1).scaleb(int(stated.value.as_tuple().exponent))
    value = (number / to_base(stated.unit)[0]).quantize(place, ROUND_HALF_UP)
    return Amount(value, stated.unit)
