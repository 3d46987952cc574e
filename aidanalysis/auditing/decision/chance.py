"""How likely figures would fit, or miss by no more than a slip of the pen, if nothing tied them to each other."""

from __future__ import annotations

import math
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from aidanalysis.auditing.relations.estimate import LEAST_OF_A_WHOLE, MOST_OF_A_WHOLE, close, estimate
from aidanalysis.records.labels import ClaimKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aidanalysis.auditing.figures.figure import Figure
    from aidanalysis.auditing.relations.candidate import Candidate

#: The span over which shares and rates of growth spread, in per cent.
SPREAD = {ClaimKind.RATIO: 100.0, ClaimKind.GROWTH: 40.0}
#: Relations whose result is as round as its figures.
ADDS = (ClaimKind.SUM, ClaimKind.DIFFERENCE)
#: The surest that arithmetic alone can make one, in natural logarithms.
MOST = 9.0
#: The share of errors that are one wrong, swapped or lost digit.
SLIPS = 0.7
#: By which share parts may exceed their whole to be a miscount, and the share of errors that are.
OVERFULL, MISCOUNTS = 0.05, 0.3
#: What a first and a later operand add to a sum and to a difference, for each one that they are more.
STEPS = {ClaimKind.SUM: (0, 1, 1), ClaimKind.DIFFERENCE: (0, 1, -1)}
OVERLAP = frozenset({"parts may overlap", "parts told behind"})
#: The least that a slip must say to count for an accusation.
SAID_BY_A_DIGIT = 1.0
#: … and where the parts may well be some of more.
SAID_OF_SOME = 3.0
BESIDE = "the other column adds up"
EXCEEDS = "a part exceeds its whole"
#: The least share of its whole that parts come to where the words may name but some of them, and what words do.
LEAST_OF_SOME, PARTLY = 0.85, frozenset({"sum among", "sum bare", "sum behind"})
#: Beside these they are all parts there are.
NOT_PARTLY = frozenset({EXCEEDS, "list and its total"})
#: The most where one of them exceeds it.
MOST_BY_A_DIGIT = 10.0
#: The chance from which arithmetic says nothing: figures so loose that any would fit.
AS_GOOD_AS_ANY = 0.4
#: How many times as large as each other figures may be that are meant for each other, where no digit makes them fit.
NEAR = 1.5


def chance(candidate: Candidate) -> float:
    """Return the chance that the stated figure would follow from figures that have nothing to do with it."""
    return _share(candidate, grain(candidate))


def says_nothing(candidate: Candidate) -> bool:
    """Whether figures are so loosely told that near any would follow from them."""
    return _share(candidate, 0.0) > AS_GOOD_AS_ANY


def _share(candidate: Candidate, least: float) -> float:
    """Return which share of all results would fit, each of them ``least`` wide or wider."""
    computed = candidate.judgement.computed
    stated = candidate.stated
    if computed is None or computed.rounded.high is None:
        return 1.0
    width = float(computed.rounded.high - computed.rounded.low) + 2 * stated.slack
    if candidate.kind in SPREAD:
        scale = 1000.0 if stated.quantity.unit == "‰" else 100.0
        place = float(stated.amount.printed_place)
        return min(1.0, max(width, place) * scale / SPREAD[candidate.kind])
    value = max(stated.number, 1.0 if stated.quantity.kind == "count" else stated.number, 1e-9)
    return min(1.0, max(max(width, least) / value, 1e-9))


def grain(candidate: Candidate) -> float:
    """Return how far apart the results are that a relation can have: those of round numbers are round themselves."""
    if candidate.kind in SPREAD:
        return 0.0
    place = float(candidate.stated.amount.printed_place) if candidate.stated.quantity.kind == "count" else 0.0
    if candidate.kind not in ADDS:
        return place
    figures = (candidate.stated, *candidate.operands)
    return max(place, float(min((_last_place(figure) for figure in figures if figure.number), default=0)))


def _last_place(figure: Figure) -> Decimal:
    """Return the place of the last digit that is no nought."""
    return Decimal(1).scaleb(int(figure.amount.base_value.normalize().as_tuple().exponent))


def evidence(candidate: Candidate) -> float:
    """Return what it says for a relation that its figures fit, given all that was tried, as a logarithm of odds."""
    tries = 1 if candidate.plain else candidate.tries
    return min(MOST, -math.log(min(1.0, tries * chance(candidate))))


def plausible(candidate: Candidate) -> bool:
    """Whether figures that do not fit are near enough to be meant for each other, or would fit but for one digit."""
    reached, stated = _reached(candidate), candidate.stated.number
    if candidate.kind is ClaimKind.BOUND or BESIDE in candidate.cues:
        return True
    if candidate.kind is ClaimKind.SUM:
        least = LEAST_OF_SOME if candidate.cues & PARTLY else LEAST_OF_A_WHOLE
        near = least * stated <= reached <= MOST_OF_A_WHOLE * stated
        exceeds = EXCEEDS in candidate.cues and "sum bare" not in candidate.cues
        return near or (exceeds and reached <= MOST_BY_A_DIGIT * stated) or slip(candidate) > 0
    return max(stated, reached) <= NEAR * min(stated, reached) or one_digit_off(candidate)


def _reached(candidate: Candidate) -> float:
    """Return what the operands come to, as printed."""
    given = _given(candidate, [f.number for f in candidate.operands], [f.slack for f in candidate.operands])
    return abs(given[0]) if given is not None else 0.0


def partial(candidate: Candidate) -> bool:
    """Whether the parts named may be some of more: they come to less than their whole, and nothing says that all are."""
    in_a_table = any(figure.quantity.cell is not None for figure in candidate.operands)
    if candidate.kind is not ClaimKind.SUM or in_a_table or BESIDE in candidate.cues:
        return False
    reached = _reached(candidate)
    if candidate.cues.isdisjoint(PARTLY) or candidate.cues & NOT_PARTLY:
        off = reached < LEAST_OF_A_WHOLE * candidate.stated.number or EXCEEDS in candidate.cues
        return off and slip(candidate) < SAID_BY_A_DIGIT
    by_digit = slip(candidate) >= SAID_OF_SOME and "sum bare" not in candidate.cues
    return reached < (LEAST_OF_A_WHOLE if by_digit else 1) * candidate.stated.number


def falls_short(candidate: Candidate) -> bool:
    """Whether the parts of a whole come to less than it."""
    return candidate.kind is ClaimKind.SUM and _reached(candidate) < candidate.stated.number


def slip(candidate: Candidate) -> float:
    """Return what it says for a relation that one changed digit would make it fit; 0.0 where none would.

    The more results one changed digit can bring about, the likelier is one of them by chance; those that are the
    same count once.
    """
    results, fits = _changed(candidate)
    if not fits:
        return max(0.0, _overfull(candidate))
    largest = 1.0 if candidate.kind in SPREAD else max(1.0, _reached(candidate) / candidate.stated.number)
    by_chance = min(1.0, results * chance(candidate) / largest)
    return max(0.0, math.log(SLIPS / by_chance), _overfull(candidate))


def one_digit_off(candidate: Candidate) -> bool:
    """Whether one changed digit would make the figures fit."""
    return _changed(candidate)[1]


@lru_cache(maxsize=1)  # it is asked more than once of each candidate, and of one after the other
def _changed(candidate: Candidate) -> tuple[int, bool]:
    """Return how many results one changed digit can bring about, and whether the figures fit by one of them."""
    computed = candidate.judgement.computed
    if computed is None or computed.written.high is None:
        return 0, False
    stated, figures = candidate.stated, (candidate.stated, *candidate.operands)
    numbers, slacks = [figure.number for figure in figures], [figure.slack for figure in figures]
    before = _given(candidate, numbers[1:], slacks[1:])
    if before is None:
        return 0, False
    width = max(float(computed.rounded.high or 0) - float(computed.rounded.low) + 2 * stated.slack, 1e-12)
    width = max(width, float(stated.amount.printed_place), grain(candidate))
    most = 2 * max(stated.number, abs(before[0]))
    results, fits = set[int](), False
    seen: set[int] = set()
    step = STEPS.get(candidate.kind)
    for nth, figure in enumerate(figures):
        if figure.position in seen:
            continue
        seen.add(figure.position)
        for value in _slips(figure):
            given: tuple[float, float] | None = before
            if nth and step:
                given = before[0] + (value - figure.number) * step[min(nth, 2)], before[1]
            elif nth:
                given = _given(candidate, [*numbers[1:nth], value, *numbers[nth + 1 :]], slacks[1:])
            if given is None:
                continue
            meant = stated.number if nth else value
            shift = (abs(given[0]) - abs(before[0])) - (meant - stated.number)
            if abs(shift) <= most:
                results.add(round(shift / width))
                fits = fits or close(abs(given[0]), meant, stated.slack + given[1])
    return len(results), fits


def _overfull(candidate: Candidate) -> float:
    """Return what it says for a list that it comes to a little more than its whole, as parts left out never do."""
    if candidate.kind is not ClaimKind.SUM or candidate.cues & OVERLAP:
        return 0.0
    over = _reached(candidate) / candidate.stated.number - 1
    return math.log(MISCOUNTS / (2 * over)) if 0 < over <= OVERFULL else 0.0


def _digits(figure: Figure) -> str:
    return "".join(map(str, figure.amount.value.as_tuple().digits)).rstrip("0") or "0"


def _slips(figure: Figure) -> Iterator[float]:
    """Yield the numbers that a figure would have with one digit wrong, or its first digit lost."""
    digits = [int(digit) for digit in _digits(figure)]
    top = 10.0 ** math.floor(math.log10(figure.number)) if figure.number > 0 else 1.0
    for place, digit in enumerate(digits):
        unit = top / 10.0**place
        for other in range(10):
            if other != digit and (other or place):
                yield figure.number + (other - digit) * unit
        if place and digit != digits[place - 1]:
            yield figure.number + (digits[place - 1] - digit) * unit + (digit - digits[place - 1]) * unit * 10
    for first in range(1, 10):
        yield figure.number + first * top * 10
    if len(digits) > 1 and digits[1]:
        yield figure.number - digits[0] * top


def _given(candidate: Candidate, operands: list[float], slacks: list[float]) -> tuple[float, float] | None:
    """Return what operands give and how far off it may be; a change is on the level without it."""
    base = None
    if candidate.from_change:
        level, change = operands
        base = level + change if candidate.falling else level - change
    return estimate(candidate.kind, operands, slacks, base)
