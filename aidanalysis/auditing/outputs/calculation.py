"""The calculation of a claim, written with the figures as they are printed."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from aidanalysis.records.labels import ClaimKind
from aidanalysis.units import to_base

if TYPE_CHECKING:
    from aidanalysis.auditing.decision.decide import Claim
    from aidanalysis.auditing.figures.figure import Figure
    from aidanalysis.interval import Interval

SIGNS = {
    ClaimKind.SUM: " + ",
    ClaimKind.DIFFERENCE: " − ",
    ClaimKind.RATIO: " ÷ ",
    ClaimKind.AVERAGE: " ÷ ",
    ClaimKind.MULTIPLE: " ÷ ",
    ClaimKind.GROWTH: " ÷ ",
    ClaimKind.BOUND: "",
}

#: Places that a computed figure shows beyond those of the stated one, and parts that a sum spells out.
MORE_PLACES, SPELLED_PARTS = 2, 40


def formula(claim: Claim) -> str:
    """Return the operation in print: ``156人次 + 85人次 + 41人次``, ``500万元 ÷ 400万元 − 1``."""
    shown = [" ".join(figure.quantity.text.split()) for figure in claim.operands[:SPELLED_PARTS]]
    if len(claim.operands) > SPELLED_PARTS:
        shown.append(f"… ({len(claim.operands)})")
    if claim.candidate.from_change:
        level, change = shown
        return f"{change} ÷ ({level} {'+' if claim.candidate.falling else '−'} {change})"
    written = SIGNS[claim.kind].join(shown)
    return f"{written} − 1" if claim.kind is ClaimKind.GROWTH else written


def equation(claim: Claim) -> str:
    """Return the operation with its result; the figure alone where it is held against a bound."""
    return formula(claim) if claim.kind is ClaimKind.BOUND else f"{formula(claim)} = {computed(claim)}"


def computed(claim: Claim) -> str:
    """Return what the operands give as printed, in the unit of the stated figure."""
    result = claim.judgement.computed
    return "?" if result is None else spelled(result.written, claim.stated)


def allowed(claim: Claim) -> str:
    """Return what the operands allow once their printed numbers are read as rounded."""
    result = claim.judgement.computed
    return "?" if result is None else spelled(result.rounded, claim.stated)


def nearest(claim: Claim) -> str | None:
    """Return the stated figure that would follow, in its own places."""
    amount = claim.judgement.nearest
    if amount is None:
        return None
    return _number(in_print(claim.stated, amount.base_value), claim.stated, 0) + unit_of(claim.stated)


def gap(claim: Claim) -> str:
    """Return how far the stated figure is from the computed one."""
    distance = claim.judgement.gap
    return "?" if distance is None else _number(in_print(claim.stated, distance), claim.stated) + unit_of(claim.stated)


def spelled(interval: Interval, stated: Figure) -> str:
    """Return an interval in the unit of a figure: ``88.4%``, ``253亿元 – 264亿元``."""
    low = _number(in_print(stated, interval.low), stated)
    unit = unit_of(stated)
    if interval.high is None:
        return f"≥ {low}{unit}"
    high = _number(in_print(stated, interval.high), stated)
    return f"{low}{unit}" if low == high else f"{low} – {high}{unit}"


def in_print(figure: Figure, number: Decimal) -> Decimal:
    """Return a number in base units as the figure's print would scale it: 52654000 as 5265.4 (万元)."""
    quantity = figure.quantity
    scale = quantity.value / quantity.printed if quantity.value and quantity.printed else Decimal(1)
    return number / to_base(figure.amount.unit)[0] / scale


def unit_of(figure: Figure) -> str:
    """Return the unit as the figure prints it."""
    return figure.quantity.printed_unit or figure.quantity.unit


def _number(number: Decimal, like: Figure, more: int = MORE_PLACES) -> str:
    printed = like.quantity.text.partition(".")[2] if "." in like.quantity.text else ""
    places = sum(1 for character in printed if character.isdigit()) + more
    text = f"{number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP):f}"
    return text.rstrip("0").rstrip(".") if more and "." in text else text
