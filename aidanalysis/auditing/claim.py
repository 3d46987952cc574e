"""A claim found in a text, and when a figure that does not follow may be said so."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from enum import IntEnum
from functools import cached_property
from typing import TYPE_CHECKING

from aidanalysis.amount import Qualifier
from aidanalysis.claims.judgement import Judgement, Verdict, compare, judge
from aidanalysis.records.labels import ClaimKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from aidanalysis.amount import Amount
    from aidanalysis.auditing.passage import Figure


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

#: … and up to which parts that come to more than their whole are said so: no partial list does that.
CLOSE_ABOVE = {**CLOSE, Licence.IMPLIES: Decimal("0.01"), Licence.SUGGESTS: Decimal("0.03")}

#: Digits that a figure needs before one changed digit speaks for more than chance.
TELLING_DIGITS = {Licence.IMPLIES: 4, Licence.SUGGESTS: 2, Licence.STATES: 2}
#: … and, without its closing zeros, one that a word bends: 3000多 has one.
TELLING_DIGITS_IF_BENT = 3

#: Rules of which the settling of claims takes notice: a division said to be one, a whole with its rest, and
#: figures in a row without a cue.
DIVIDED, REST, RUN = "division", "rest", "run"
#: The rule of a total behind its parts, whose gaps may have an explanation of their own.
TOTAL = "total"
#: How many of its last places the computed figure may span for any of its readings to show a changed digit.
MOST_PLACES = 3

#: How wide, as a share of the stated figure, the computed one may be to confirm it.
MOST_VAGUE = Decimal("0.25")

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
    licence: Licence = Licence.STATES

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
    return Claim(proposal.kind, proposal.stated, proposal.operands, proposal.rule, judgement, proposal.licence)


def settled(proposals: Iterable[Proposal], explained: Callable[[Proposal], bool]) -> list[Claim]:
    """Return one claim a figure and kind: the first that follows, or else the first that does not.

    A whole that is divided twice, by origin and by use, makes two. Where a gap is ``explained``, no claim is made.
    """
    claims: dict[tuple[ClaimKind, int, int], Claim] = {}
    for proposal in proposals:
        key = (proposal.kind, proposal.stated.position, 0)
        held = claims.get(key)
        if held is not None and DIVIDED in (held.rule, proposal.rule) and _apart(held, proposal):
            if proposal.rule != DIVIDED:
                continue
            key = (*key[:2], proposal.operands[0].position)
            held = claims.get(key)
        if held is not None and held.verdict in FOLLOWS and not _by_chance_rounded(held):
            continue
        claim = admitted(proposal)
        if claim is None or (claim.verdict is Verdict.CONTRADICTS and explained(proposal)):
            continue
        if held is None or _better(claim, held):
            claims[key] = claim
    found = _without_chance(list(claims.values()))
    return sorted(found, key=lambda claim: (claim.stated.position, claim.kind))


def _better(claim: Claim, held: Claim) -> bool:
    """Whether a claim says more for its figure: that it follows, or that it does so as printed."""
    return claim.verdict is Verdict.EXACT if held.verdict in FOLLOWS else claim.verdict in FOLLOWS


def _by_chance_rounded(held: Claim) -> bool:
    """Whether other figures may fit better than those that only arithmetic ties to a rounded one."""
    return held.verdict is Verdict.ROUNDS and held.licence is Licence.ALLOWS


def _without_chance(claims: Sequence[Claim]) -> Iterator[Claim]:
    """Yield the claims but for sums that only repeat a difference or items of one list, and differences so made."""
    differences = {_figures(claim) for claim in claims if claim.kind is ClaimKind.DIFFERENCE}
    rests = {claim.operands[-1].position for claim in claims if claim.rule == REST}
    lists: dict[int, list[frozenset[int]]] = {}
    for claim in claims:
        if claim.kind is ClaimKind.SUM:
            parts = frozenset(part.position for part in claim.operands)
            for part in parts:
                lists.setdefault(part, []).append(parts)
    for claim in claims:
        if claim.kind is ClaimKind.DIFFERENCE and claim.stated.position in rests:
            continue
        figures = _figures(claim)
        items = lists.get(claim.stated.position, ())
        if claim.rule == RUN and (figures in differences or any(figures <= parts for parts in items)):
            continue
        yield claim


def _figures(claim: Claim) -> frozenset[int]:
    return frozenset(figure.position for figure in (claim.stated, *claim.operands))


def _apart(held: Claim, proposal: Proposal) -> bool:
    """Whether a division has none of the parts that another one has."""
    return not {one.position for one in held.operands} & {one.position for one in proposal.operands}


def _carries(proposal: Proposal, judgement: Judgement) -> bool:
    match judgement.verdict:
        case Verdict.CONTRADICTS:
            licensed = proposal.licence > Licence.ALLOWS
            return licensed and (_close(proposal, judgement) or _one_digit_off(proposal))
        case Verdict.TRUNCATES:
            return proposal.licence > Licence.IMPLIES or (proposal.licence is Licence.IMPLIES and _finer(proposal))
        case Verdict.UNCLEAR:
            return proposal.licence is Licence.STATES
    return proposal.kind is ClaimKind.BOUND or not _vague(proposal, judgement)


def _vague(proposal: Proposal, judgement: Judgement) -> bool:
    """Whether the operands allow so much that nearly any figure would follow: 比突破1亿元的上年增长70%."""
    assert judgement.computed
    low, high = judgement.computed.written.low, judgement.computed.written.high
    return high is None or high - low > MOST_VAGUE * proposal.stated.value


def _close(proposal: Proposal, judgement: Judgement) -> bool:
    gap, stated = judgement.gap or Decimal(0), proposal.stated.value
    reached = judgement.computed.written.low if judgement.computed else stated
    above = proposal.kind is ClaimKind.SUM and reached > stated
    return gap <= (CLOSE_ABOVE if above else CLOSE)[proposal.licence] * stated


def _finer(proposal: Proposal) -> bool:
    """Whether the parts are printed to a smaller place than the whole, so that it may have been cut off."""
    return all(one.amount.printed_place < proposal.stated.amount.printed_place for one in proposal.operands)


def _one_digit_off(proposal: Proposal) -> bool:
    """Whether the figure would follow if one of its digits were another."""
    amount = proposal.stated.amount
    if amount.qualifier in ONE_SIDED or len(amount.value.as_tuple().digits) < TELLING_DIGITS[proposal.licence]:
        return False
    if amount.qualifier is not Qualifier.EXACT and significant_digits(amount.value) < TELLING_DIGITS_IF_BENT:
        return False
    computed = proposal.judgement.computed
    assert computed is not None
    low, high = computed.rounded.low, computed.rounded.high
    coarse = high is None or high - low > MOST_PLACES * amount.printed_place
    wanted = (Verdict.EXACT,) if coarse else FOLLOWS
    others = (compare(proposal.kind, other, computed) for other in one_slip_away(amount))
    return any(other.verdict in wanted for other in others)


def significant_digits(value: Decimal) -> int:
    """Return how many digits of a printed number say something: 3000 has one, 30.0 three."""
    digits = "".join(map(str, value.as_tuple().digits))
    return len(digits) if value.as_tuple().exponent != 0 else len(digits.rstrip("0"))


def one_slip_away(amount: Amount) -> Iterator[Amount]:
    """Return the amounts with one digit changed or two neighbours swapped, none of them shorter."""
    _, digits, exponent = amount.value.as_tuple()
    for place, digit in enumerate(digits):
        slips = [(*digits[:place], other, *digits[place + 1 :]) for other in range(place == 0, 10) if other != digit]
        if place and digits[place - 1] != digit and (place > 1 or digit):
            slips.append((*digits[: place - 1], digit, digits[place - 1], *digits[place + 1 :]))
        for changed in slips:
            yield replace(amount, value=Decimal((0, changed, int(exponent))))
