"""Shares that stand beside each other: those that hold tell the base of one that does not."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from aidanalysis.auditing.relations.candidate import Candidate

#: Figures to both sides of a share among which others stand beside it.
BESIDE = 24


class Shares:
    """The shares of a text, each with the part nearest to it: those that hold, and those in brackets."""

    def __init__(self, candidates: Iterable[Candidate]) -> None:
        near = [one for one in candidates if "nearest part" in one.cues]
        self.held = [one for one in near if one.fits]
        self.places = [one.stated.position for one in self.held]
        self.bracketed = [one for one in near if one.stated.gap == "（"]
        self.bracketed_places = [one.stated.position for one in self.bracketed]
        #: For each plan the first sentence of which a share holds on it.
        self.planned: dict[int, int] = {}
        for one in self.held:
            if "plan for a plan" in one.cues:
                self.planned.setdefault(one.operands[1].position, one.stated.sentence)
        #: How many shares hold on each figure.
        self.support = Counter(
            whole for _, whole in {(one.stated.position, one.operands[1].position) for one in self.held}
        )

    def marked(self, one: Candidate) -> Candidate:
        """Return a share with what those beside it say of its base."""
        cues = {*_agreement(one, _beside(one, self.held, self.places)), *self._disagreement(one), *self._planned(one)}
        if "base of ones beside" in cues:
            return replace(one, cues=one.cues.union(cues) - {"base behind"})
        return one.marked(cues) if cues else one

    def _planned(self, one: Candidate) -> Iterator[str]:
        """Say of a share of a plan where that of an earlier sentence holds on it, which is then the plan of another."""
        if "plan for a plan" in one.cues and one.stated.sentence > self.planned.get(
            one.operands[1].position, one.stated.sentence
        ):
            yield "plan of another"

    def _disagreement(self, one: Candidate) -> Iterator[str]:
        """Say of a share in a bracket where most of those in the like brackets of its sentence do not hold on its base."""
        if one.stated.gap == "（":
            beside = [
                other
                for other in _beside(one, self.bracketed, self.bracketed_places)
                if other.operands[0].fits(one.operands[0])
            ]
            shares = {other.stated.position for other in beside}
            held = {other.stated.position for other in beside if other.fits and other.operands[1] is one.operands[1]}
            if 2 * (len(held) + one.fits) < len(shares) + 1:
                yield "few beside on its base"


def _beside(one: Candidate, others: Sequence[Candidate], places: Sequence[int]) -> list[Candidate]:
    """Return the shares of other parts in the sentence of one."""
    first, end = (bisect_left(places, one.stated.position + step) for step in (-BESIDE, BESIDE + 1))
    return [
        other
        for other in others[first:end]
        if other.stated.sentence == one.stated.sentence
        and other.stated is not one.stated
        and other.operands[0] is not one.operands[0]
    ]


def _agreement(one: Candidate, held: Sequence[Candidate]) -> Iterator[str]:
    """Say where shares of its sentence hold on the base of one, or on other figures of the sentence of its base.

    建成3所占60%、在建2所占40% name one base; 开工186个，占93%；完成22.8亿元，占64.1% are measured on one sentence before.
    """
    whole = one.operands[1]
    if "base of another name" in one.cues and "base named in part" not in one.cues:
        return
    on_it = {other.stated.position for other in held if other.operands[1] is whole}
    by_it = {
        other.stated.position
        for other in held
        if other.operands[1].sentence == whole.sentence < one.stated.sentence and other.operands[1].line == whole.line
    }
    if on_it:
        yield "base of ones beside" if len(on_it) > 1 else "base of one beside"
    if by_it - on_it:
        yield "sentence of ones beside" if len(by_it) > 1 else "sentence of one beside"
