"""The arithmetic of the relations in floats: what the operands give, and how far off it may be; for a first look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aidanalysis.amount import Qualifier
from aidanalysis.records.labels import ClaimKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aidanalysis.auditing.figures.figure import Figure

#: What floats lose, as a share of a number.
TOLERANCE = 1e-9
#: Between what shares of a whole its parts come to: where they do not, it is another whole that they divide, or they
#: are but some of its parts.
LEAST_OF_A_WHOLE, MOST_OF_A_WHOLE = 0.5, 2.0

#: Kinds that go up or down.
DIRECTED = (ClaimKind.DIFFERENCE, ClaimKind.GROWTH)


def estimate(
    kind: ClaimKind, operands: Sequence[float], slacks: Sequence[float], base: float | None = None
) -> tuple[float, float] | None:
    """Return what operands give and how far off it may be, each of them off by up to its slack.

    ``base`` is what a quotient is on, where that is not its second operand. Nothing where nothing can be computed.
    """
    if kind is ClaimKind.SUM:
        return sum(operands), sum(slacks)
    if kind is ClaimKind.BOUND or len(operands) < 2:
        return None
    left, right = operands
    if kind is ClaimKind.DIFFERENCE:
        return left - right, sum(slacks)
    below = right if base is None else base
    if below <= 0:
        return None
    computed = left / below - (kind is ClaimKind.GROWTH)
    relative = sum(slack / number for slack, number in zip(slacks, operands, strict=True) if number)
    return computed, (abs(computed) + (kind is ClaimKind.GROWTH)) * relative


def close(computed: float, stated: float, allowed: float) -> bool:
    """Whether what was computed is what is stated, give or take what is allowed."""
    return abs(computed - stated) <= allowed + abs(stated) * TOLERANCE


def follows(kind: ClaimKind, stated: Figure, operands: Sequence[Figure]) -> bool:
    """Whether a figure follows from others, at a first look."""
    given = estimate(kind, [figure.number for figure in operands], [figure.slack for figure in operands])
    return given is not None and close(given[0], stated.number, stated.slack + given[1])


def refuted(kind: ClaimKind, stated: Figure, operands: Sequence[Figure], falling: bool | None) -> bool:
    """Whether floats alone say that a figure does not follow from others, whatever each may mean by its words."""
    if any(figure.amount.qualifier is Qualifier.AT_LEAST for figure in (stated, *operands)):
        return False
    number, slack = stated.number, stated.slack
    if kind is ClaimKind.SUM:
        reached = sum(figure.number for figure in operands)
        allowed = slack + sum(figure.slack for figure in operands)
        return abs(reached - number) > allowed + TOLERANCE * (reached + number)
    if kind not in DIRECTED and not (kind is ClaimKind.RATIO and stated.is_ratio):
        return False
    left, right = operands
    if kind is ClaimKind.DIFFERENCE:
        off = left.slack + right.slack
        low, high = left.number - right.number - off, left.number - right.number + off
    elif right.number <= right.slack or not stated.is_ratio:
        return False
    else:
        low = (left.number - left.slack) / (right.number + right.slack) - (kind is ClaimKind.GROWTH)
        high = (left.number + left.slack) / (right.number - right.slack) - (kind is ClaimKind.GROWTH)
    slack += TOLERANCE * (left.number + number)
    rises, falls = low - slack <= number <= high + slack, low - slack <= -number <= high + slack
    if kind not in DIRECTED or falling is False:
        return not rises
    return not falls if falling else not (rises or falls)
