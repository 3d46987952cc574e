"""A claim found in a text, and when a figure that does not follow may be said so."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from enum import IntEnum
from functools import cached_property
from typing import TYPE_CHECKING

from aidanalysis.amount import Qualifier
from aidanalysis.audit.judge import Judgement, Verdict, compare, judge
from aidanalysis.records.labels import ClaimKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from aidanalysis.amount import Amount
    from aidanalysis.audit.passage import Figure


class Licence(IntEnum):
    """How far the wording goes in saying that one figure follows from others.

    ``ALLOWS``: only arithmetic can confirm it, and nothing be said against it. ``IMPLIES``: a list that may
    be partial (其中). ``SUGGESTS``: a list or a share like any that is whole. ``STATES``: the text says so.
    """

    ALLOWS = 0
    IMPLIES = 1
    SUGGESTS = 2
    STATES = 3

    def raised(self) -> Licence:
        """Return the licence once figures beside it have shown the same relation to hold."""
        return Licence.STATES if self >= Licence.SUGGESTS else Licence.SUGGESTS


#: The gap, as a share of the stated figure, up to which a figure that does not follow is said so. Beyond it
#: a list is more likely partial, or a base another one, than the figures at odds.
CLOSE = {
    Licence.ALLOWS: Decimal(0),
    Licence.IMPLIES: Decimal(0),
    Licence.SUGGESTS: Decimal("0.01"),
    Licence.STATES: Decimal("0.25"),
}

#: Digits that a figure needs before one changed digit speaks for more than chance.
TELLING_DIGITS = {Licence.IMPLIES: 4, Licence.SUGGESTS: 2, Licence.STATES: 2}
#: … and, without its closing zeros, one that a word bends: 3000多 has one.
TELLING_DIGITS_IF_BENT = 3

ONE_SIDED = (Qualifier.AT_LEAST, Qualifier.AT_MOST, Qualifier.RANGE)
FOLLOWS = (Verdict.EXACT, Verdict.ROUNDS)


@dataclass(frozen=True, eq=False)
class Claim:
    """A stated figure, the figures beside it that it should follow from, and whether it does."""

    kind: ClaimKind
    stated: Figure
    operands: tuple[Figure, ...]
    rule: str
    judgement: Judgement

    @property
    def verdict(self) -> Verdict:
        """The verdict of the judge."""
        return self.judgement.verdict


@dataclass(frozen=True, eq=False)
class Proposal:
    """A claim that the wording may make; ``falling`` says whether a change is stated as a fall."""

    kind: ClaimKind
    stated: Figure
    operands: tuple[Figure, ...]
    licence: Licence
    rule: str
    falling: bool | None = None

    @cached_property
    def judgement(self) -> Judgement:
        """What the judge says of it."""
        return judge(self.kind, self.stated.amount, [f.operand for f in self.operands], falling=self.falling)

    def licensed(self, licence: Licence) -> Proposal:
        """Return it under another licence."""
        other = replace(self, licence=licence)
        if "judgement" in vars(self):
            vars(other)["judgement"] = self.judgement
        return other


@dataclass(frozen=True)
class Note:
    """A figure that reads like a claim and cannot be checked, and why: a key of the page's words."""

    figure: Figure
    reason: str


def admitted(proposal: Proposal) -> Claim | None:
    """Return the claim that a proposal makes, if its wording carries the verdict."""
    judgement = proposal.judgement
    if not _carries(proposal, judgement):
        return None
    return Claim(proposal.kind, proposal.stated, proposal.operands, proposal.rule, judgement)


def settled(proposals: Iterable[Proposal]) -> list[Claim]:
    """Return one claim a figure and kind: the first that follows, or else the first that does not."""
    claims: dict[tuple[ClaimKind, int], Claim] = {}
    for proposal in proposals:
        key = (proposal.kind, proposal.stated.position)
        held = claims.get(key)
        if held is not None and held.verdict in FOLLOWS:
            continue
        claim = admitted(proposal)
        if claim is not None and (held is None or claim.verdict in FOLLOWS):
            claims[key] = claim
    return sorted(claims.values(), key=lambda claim: (claim.stated.position, claim.kind))


def _carries(proposal: Proposal, judgement: Judgement) -> bool:
    match judgement.verdict:
        case Verdict.CONTRADICTS:
            licensed = proposal.licence > Licence.ALLOWS
            return licensed and (_close(proposal, judgement) or _one_digit_off(proposal))
        case Verdict.TRUNCATES:
            return proposal.licence > Licence.IMPLIES
        case Verdict.UNCLEAR:
            return proposal.licence is Licence.STATES
    return True


def _close(proposal: Proposal, judgement: Judgement) -> bool:
    gap = judgement.gap or Decimal(0)
    return gap <= CLOSE[proposal.licence] * proposal.stated.value


def _one_digit_off(proposal: Proposal) -> bool:
    """Whether the figure would follow if one of its digits were another."""
    amount = proposal.stated.amount
    if amount.qualifier in ONE_SIDED or len(amount.value.as_tuple().digits) < TELLING_DIGITS[proposal.licence]:
        return False
    if amount.qualifier is not Qualifier.EXACT and significant_digits(amount.value) < TELLING_DIGITS_IF_BENT:
        return False
    computed = proposal.judgement.computed
    assert computed is not None
    others = (compare(proposal.kind, other, computed) for other in one_digit_away(amount))
    return any(other.verdict in FOLLOWS for other in others)


def significant_digits(value: Decimal) -> int:
    """Return how many digits of a printed number say something: 3000 has one, 30.0 three."""
    digits = "".join(map(str, value.as_tuple().digits))
    return len(digits) if value.as_tuple().exponent != 0 else len(digits.rstrip("0"))


def one_digit_away(amount: Amount) -> Iterator[Amount]:
    """Return the amounts that differ in one digit of the printed number, none of them shorter."""
    _, digits, exponent = amount.value.as_tuple()
    for place, digit in enumerate(digits):
        for other in range(place == 0, 10):
            if other != digit:
                changed = (*digits[:place], other, *digits[place + 1 :])
                yield replace(amount, value=Decimal((0, changed, int(exponent))))
