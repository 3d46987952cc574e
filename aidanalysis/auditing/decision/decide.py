"""The one decision: what of all the relations that figures may have is said of them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from aidanalysis.auditing.decision import weights
from aidanalysis.auditing.decision.chance import (
    SAID_BY_A_DIGIT,
    evidence,
    falls_short,
    one_digit_off,
    partial,
    plausible,
    says_nothing,
    slip,
)
from aidanalysis.claims.judgement import Judgement, Verdict
from aidanalysis.records.labels import ClaimKind
from aidanalysis.wording.values import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from decimal import Decimal

    from aidanalysis.auditing.figures.figure import Figure
    from aidanalysis.auditing.relations.candidate import Candidate

#: How unlikely it must be that a list comes to its whole by chance, for one that is a part of it to be let go.
SURELY_NOT_BY_CHANCE = 3.0
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
    known = list(candidates)
    fitting = _fitting(known)
    for one in known:
        claim = _decided(one)
        if claim is not None and not (claim.outcome is not Outcome.FOLLOWS and _in_part(one, fitting)):
            (holding if claim.outcome is Outcome.FOLLOWS else failing).append(claim)
    kept = _best(_undivided(_nearest(holding)))
    return sorted([*kept, *_unfit(failing, kept)], key=lambda claim: (claim.stated.quantity.start, claim.kind))


def _fitting(candidates: Iterable[Candidate]) -> dict[int, list[frozenset[int]]]:
    """Return for each whole the lists that come to it, whether or not the text surely divides it so."""
    found: dict[int, list[frozenset[int]]] = defaultdict(list)
    for one in candidates:
        if one.kind is ClaimKind.SUM and one.fits and evidence(one) >= SURELY_NOT_BY_CHANCE:
            found[one.stated.position].append(frozenset(f.position for f in one.operands))
    return found


def _in_part(one: Candidate, fitting: dict[int, list[frozenset[int]]]) -> bool:
    """Whether a list that falls short is the beginning of one that comes to its whole."""
    if one.kind is not ClaimKind.SUM:
        return False
    parts = {f.position for f in one.operands}
    return any(parts < longer for longer in fitting[one.stated.position])


def _decided(one: Candidate) -> Claim | None:
    if one.fits:
        sure = weights.following(one, evidence(one))
        of_another = bool(one.cues & weights.OF_ANOTHER) and "last is the rest" not in one.cues
        cut_short = one.cues >= weights.CUT_SHORT or one.cues >= weights.LEAVES_ITS_LINE
        needed = weights.FOLLOWS + weights.OTHERWISE * (of_another or cut_short)
        loose = ("a bound" in one.cues or not one.plain) and one.kind is not ClaimKind.BOUND
        return Claim(one, Outcome.FOLLOWS, sure) if sure >= needed and not (loose and says_nothing(one)) else None
    if not one.plain or one.judgement.verdict is Verdict.UNCLEAR:
        return None
    if says_nothing(one) and one.kind is not ClaimKind.BOUND and "outright" not in one.cues:
        return None
    tied = weights.assertion(one)
    if one.judgement.verdict is Verdict.TRUNCATES:
        return Claim(one, Outcome.FOLLOWS, tied) if tied >= weights.FOLLOWS else None
    if tied + weights.MOST_OF_A_SLIP < weights.ASKS:
        return None
    unlikely = slip(one)
    by_slip = min(unlikely, weights.MOST_OF_A_SLIP)
    sure = tied + by_slip
    if _accused(one, tied, unlikely) and one.cues.isdisjoint(weights.NEVER_ACCUSED) and not partial(one):
        return Claim(one, Outcome.DOES_NOT_FOLLOW, sure, slips=by_slip > 0)
    near = one.cues.isdisjoint(weights.ASKED_BY_A_DIGIT) and plausible(one) and (one_digit_off(one) or not partial(one))
    if (by_slip and sure >= weights.ASKS) or (tied >= weights.ASKS_WITHOUT_SLIP and near):
        return Claim(one, Outcome.QUERY, sure, slips=by_slip > 0)
    return None


def _accused(one: Candidate, tied: float, unlikely: float) -> bool:
    """Whether figures that do not fit are tied beyond doubt, by words or by the one digit that would make them fit."""
    if tied >= weights.ACCUSES_AT_LEAST and unlikely >= SAID_BY_A_DIGIT:
        agreed = (least for cue, least in weights.AGREED.items() if cue in one.cues)
        if unlikely >= min(agreed, default=weights.BEYOND_CHANCE):
            return True
    if one.cues & weights.DOUBTED or not plausible(one):
        return False
    two = len(one.operands) == 2 and unlikely < SAID_BY_A_DIGIT
    if "closed bracket" in one.cues and falls_short(one) and (two or not one_digit_off(one)):
        return False
    by_slip = min(unlikely, weights.MOST_OF_A_SLIP)
    by_digit = by_slip >= SAID_BY_A_DIGIT and tied >= weights.ACCUSES_AT_LEAST
    return tied >= weights.ACCUSES or (by_digit and tied + by_slip >= weights.ACCUSES_WITH_SLIP)


def _nearest(claims: Sequence[Claim]) -> list[Claim]:
    """Leave out figures told again farther off, where the nearer ones hold too."""
    near = {_parts(claim) for claim in claims if PASSES_OVER not in claim.candidate.cues}
    kept: dict[object, Claim] = {}
    for claim in sorted(claims, key=_distance, reverse=True):
        if PASSES_OVER not in claim.candidate.cues or _parts(claim) not in near:
            kept[claim.kind, claim.stated.position, *(f.value for f in claim.operands)] = claim
    return list(kept.values())


def _undivided(claims: Sequence[Claim]) -> list[Claim]:
    """Leave out lists that hold the parts of a figure in place of it, where that figure stands among them."""
    lists: dict[int, list[tuple[int, frozenset[int]]]] = defaultdict(list)
    for claim in claims:
        if claim.kind is ClaimKind.SUM:
            parts = _parts(claim)[1]
            lists[min(parts)].append((claim.stated.position, parts))
    return [claim for claim in claims if claim.kind is not ClaimKind.SUM or not _is_divided(claim, lists)]


def _is_divided(claim: Claim, lists: Mapping[int, Sequence[tuple[int, frozenset[int]]]]) -> bool:
    parts, whole = _parts(claim)[1], claim.stated.position
    last = max(parts)
    return any(
        inner < parts and whole < place < last and place not in parts
        for part in parts
        for place, inner in lists.get(part, ())
    )


def _distance(claim: Claim) -> int:
    return sum(abs(figure.position - claim.stated.position) for figure in claim.operands)


def _parts(claim: Claim) -> tuple[ClaimKind, frozenset[int]]:
    return claim.kind, frozenset(figure.position for figure in claim.operands)


def _best(claims: Sequence[Claim]) -> list[Claim]:
    """Return the surest claims, one for a figure and kind but for a second division of a whole."""
    taken: dict[tuple[ClaimKind, int], list[frozenset[int]]] = defaultdict(list)
    ties: set[frozenset[int]] = set()
    totals: set[tuple[Decimal, frozenset[int]]] = set()
    kept = []
    for claim in sorted(claims, key=_order):
        key, parts = (claim.kind, claim.stated.position), frozenset(f.position for f in claim.operands)
        figures = parts | {claim.stated.position}
        held = taken[key]
        if claim.kind is ClaimKind.SUM and (claim.stated.value, parts) in totals:
            continue  # the same total, told twice
        if figures in ties or (held and (claim.kind is not ClaimKind.SUM or any(parts & other for other in held))):
            continue
        if claim.kind is not ClaimKind.SUM and claim.kind is not ClaimKind.DIFFERENCE:
            ties.discard(figures)
        held.append(parts)
        totals.add((claim.stated.value, parts))
        ties.add(figures)
        kept.append(claim)
    return kept


def _order(claim: Claim) -> tuple[bool, bool, float]:
    """Return how late a claim is taken: last what is far apart, then what follows only if cut off, then the less sure."""
    far_apart = not FAR_APART.isdisjoint(claim.candidate.cues)
    return far_apart, claim.verdict is Verdict.TRUNCATES, -claim.sureness


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
            apart = "another sentence" in claim.candidate.cues
            if not nearer or not one_digit_off(claim.candidate) or (apart and slip(claim.candidate) < SAID_BY_A_DIGIT):
                continue
            if _parts(claim) not in near and slip(claim.candidate) < weights.BEYOND_CHANCE:
                claim = replace(claim, outcome=Outcome.QUERY)
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
