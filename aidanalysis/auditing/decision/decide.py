"""The one decision: what of all the relations that figures may have is said of them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from aidanalysis.auditing.decision import weights
from aidanalysis.auditing.decision.chance import (
    SAID_BY_A_DIGIT,
    chance,
    evidence,
    one_digit_off,
    partial,
    plausible,
    slip,
)
from aidanalysis.claims.judgement import Judgement, Verdict
from aidanalysis.records.labels import ClaimKind
from aidanalysis.wording.values import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from aidanalysis.auditing.figures.figure import Figure
    from aidanalysis.auditing.relations.candidate import Candidate

#: Beside a list whose whole is not the figure nearest to it.
PASSES_OVER = "another figure between"
#: Beside parts so far apart that a difference is likelier meant than their sum.
FAR_APART = frozenset({"another line", "parts in other sentences"})


@dataclass(frozen=True, eq=False)
class Claim:
    """A stated figure, the figures that it should follow from, whether it does, and how sure that is.

    ``sureness`` is a logarithm of odds; ``slips`` says whether one changed digit would make the figures fit.
    """

    candidate: Candidate
    outcome: Outcome
    sureness: float
    slips: bool = False

    @property
    def kind(self) -> ClaimKind:
        """The operation."""
        return self.candidate.kind

    @property
    def stated(self) -> Figure:
        """The figure that should follow."""
        return self.candidate.stated

    @property
    def operands(self) -> tuple[Figure, ...]:
        """The figures that it should follow from."""
        return self.candidate.operands

    @property
    def judgement(self) -> Judgement:
        """What the arithmetic says."""
        return self.candidate.judgement

    @property
    def verdict(self) -> Verdict:
        """The verdict of the arithmetic."""
        return self.judgement.verdict

    @property
    def rule(self) -> str:
        """The relation that proposed it."""
        return self.candidate.relation

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The stated figure and its operands."""
        return (self.stated, *self.operands)


def decide(candidates: Iterable[Candidate]) -> list[Claim]:
    """Return what is said: for each figure and kind the best relation that follows, or else one that does not."""
    holding: list[Claim] = []
    failing: list[Claim] = []
    for one in candidates:
        claim = _decided(one)
        if claim is not None:
            (holding if claim.outcome is Outcome.FOLLOWS else failing).append(claim)
    kept = _best(_nearest(holding))
    return sorted([*kept, *_unfit(failing, kept)], key=lambda claim: (claim.stated.quantity.start, claim.kind))


def _decided(one: Candidate) -> Claim | None:
    if one.fits:
        sure = weights.following(one, evidence(one))
        needed = weights.FOLLOWS + weights.OTHERWISE * bool(one.cues & weights.OF_ANOTHER)
        says_nothing = "a bound" in one.cues and chance(one) > weights.AS_GOOD_AS_ANY
        return Claim(one, Outcome.FOLLOWS, sure) if sure >= needed and not says_nothing else None
    if not one.plain or one.judgement.verdict is Verdict.UNCLEAR:
        return None
    tied = weights.assertion(one)
    if one.judgement.verdict is Verdict.TRUNCATES:
        return Claim(one, Outcome.FOLLOWS, tied) if tied >= weights.FOLLOWS else None
    if tied + weights.MOST_OF_A_SLIP < weights.ASKS:
        return None
    by_slip = min(slip(one), weights.MOST_OF_A_SLIP)
    sure = tied + by_slip
    by_digit = by_slip >= SAID_BY_A_DIGIT and tied >= weights.ACCUSES_AT_LEAST and sure >= weights.ACCUSES_WITH_SLIP
    if (
        (tied >= weights.ACCUSES or by_digit)
        and not one.cues & weights.NEVER_ACCUSED
        and not partial(one)
        and plausible(one)
    ):
        return Claim(one, Outcome.DOES_NOT_FOLLOW, sure, slips=by_slip > 0)
    near = one.cues.isdisjoint(weights.ASKED_BY_A_DIGIT) and plausible(one)
    if (by_slip and sure >= weights.ASKS) or (tied >= weights.ASKS_WITHOUT_SLIP and near):
        return Claim(one, Outcome.QUERY, sure, slips=by_slip > 0)
    return None


def _nearest(claims: Sequence[Claim]) -> list[Claim]:
    """Leave out figures told again farther off, where the nearer ones hold too."""
    near = {_parts(claim) for claim in claims if PASSES_OVER not in claim.candidate.cues}
    kept: dict[object, Claim] = {}
    for claim in sorted(claims, key=_distance, reverse=True):
        if PASSES_OVER not in claim.candidate.cues or _parts(claim) not in near:
            kept[claim.kind, claim.stated.position, *(f.value for f in claim.operands)] = claim
    return list(kept.values())


def _distance(claim: Claim) -> int:
    return sum(abs(figure.position - claim.stated.position) for figure in claim.operands)


def _parts(claim: Claim) -> tuple[ClaimKind, frozenset[int]]:
    return claim.kind, frozenset(figure.position for figure in claim.operands)


def _best(claims: Sequence[Claim]) -> list[Claim]:
    """Return the surest claims, one for a figure and kind but for a second division of a whole."""
    taken: dict[tuple[ClaimKind, int], list[frozenset[int]]] = defaultdict(list)
    ties: set[frozenset[int]] = set()
    kept = []
    for claim in sorted(claims, key=lambda claim: (not FAR_APART.isdisjoint(claim.candidate.cues), -claim.sureness)):
        key, parts = (claim.kind, claim.stated.position), frozenset(f.position for f in claim.operands)
        figures = parts | {claim.stated.position}
        held = taken[key]
        if figures in ties or (held and (claim.kind is not ClaimKind.SUM or any(parts & other for other in held))):
            continue
        if claim.kind is not ClaimKind.SUM and claim.kind is not ClaimKind.DIFFERENCE:
            ties.discard(figures)
        held.append(parts)
        ties.add(figures)
        kept.append(claim)
    return kept


def _unfit(failing: Sequence[Claim], kept: Sequence[Claim]) -> list[Claim]:
    """Return what does not follow, but for figures of which a better relation holds, the surest for each figure."""
    holds = {(claim.kind, claim.stated.position): {f.position for f in claim.operands} for claim in kept}
    lists = [claim for claim in kept if claim.kind is ClaimKind.SUM]
    near, far = (
        {_parts(claim): claim for claim in lists if (PASSES_OVER in claim.candidate.cues) is over}
        for over in (False, True)
    )
    taken, taken_afar = ({f.position for claim in some.values() for f in claim.operands} for some in (near, far))
    chosen: dict[int, Claim] = {}
    for one in failing:
        claim, held = one, holds.get((one.kind, one.stated.position))
        if held is not None and not _divides_anew(claim, held):
            continue
        if claim.kind is ClaimKind.SUM and any(f.position in taken | taken_afar for f in claim.operands):
            nearer = _parts(claim) in near or not any(f.position in taken for f in claim.operands)
            if not nearer or not one_digit_off(claim.candidate):
                continue
            claim = claim if _parts(claim) in near else replace(claim, outcome=Outcome.QUERY)
        if claim.kind is ClaimKind.DIFFERENCE and any(
            {f.position for f in claim.figures} <= positions for _, positions in near
        ):
            continue
        if claim.kind in (ClaimKind.DIFFERENCE, ClaimKind.GROWTH) and any(
            (kind, claim.stated.position) in holds for kind in ClaimKind
        ):
            continue
        other = chosen.get(claim.stated.position)
        if other is None or _weight(claim) > _weight(other):
            chosen[claim.stated.position] = claim
    return _once(chosen.values())


def _once(claims: Iterable[Claim]) -> list[Claim]:
    """Return the surest of claims of one total that is told twice with the same parts."""
    surest: dict[object, Claim] = {}
    for claim in sorted(claims, key=_weight):
        surest[(*_parts(claim), claim.stated.value)] = claim
    return list(surest.values())


def _weight(claim: Claim) -> tuple[bool, float]:
    return claim.outcome is Outcome.DOES_NOT_FOLLOW, claim.sureness


def _divides_anew(claim: Claim, held: set[int]) -> bool:
    """Whether a list divides a whole that another list, which adds up, divides too."""
    if "sum division" in claim.candidate.cues:
        return True
    opened = not claim.candidate.cues.isdisjoint({"sum among", "sum colon", "sum bracket"})
    return opened and len(claim.operands) > 2 and held.isdisjoint(f.position for f in claim.operands)
