"""A relation that figures may have: what every kind of them proposes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from aidanalysis.auditing.relations.estimate import refuted
from aidanalysis.claims.judgement import UNCLEAR, Judgement, Operand, Verdict, compare, compute, judge
from aidanalysis.records.labels import ClaimKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aidanalysis.amount import Amount
    from aidanalysis.auditing.figures.figure import Figure

FOLLOWS = (Verdict.EXACT, Verdict.ROUNDS)


@dataclass(eq=False, slots=True)
class Candidate:
    """A stated figure, the figures that it may follow from, and what speaks for it.

    ``cues`` name the features of words and structure that the decision weighs; ``plain`` says that the
    structure itself points at these figures, so that it may be said that they do not fit; ``tries`` counts the
    like combinations that were looked at, any of which might have fitted by chance; ``falling`` says whether a
    change is stated as a fall; ``from_change`` that the second operand is the change and not the level before.
    """

    kind: ClaimKind
    stated: Figure
    operands: tuple[Figure, ...]
    cues: frozenset[str]
    plain: bool = False
    tries: int = 1
    falling: bool | None = None
    from_change: bool = False
    relation: str = ""
    #: What the judge says of it, once he has been asked.
    given: Judgement | None = None
    _fits: bool | None = field(default=None, init=False)

    @property
    def judgement(self) -> Judgement:
        """What the judge says of it."""
        if self.given is None:
            operands = [figure.operand for figure in self.operands]
            if self.from_change:
                self.given = grown(self.stated.amount, operands[0], operands[1], falling=bool(self.falling))
            else:
                self.given = judge(self.kind, self.stated.amount, operands, falling=self.falling)
        return self.given

    @property
    def fits(self) -> bool:
        """Whether the stated figure follows; most that do not are refuted by floats before they are judged."""
        if self._fits is None:
            beyond = self.given is None and not self.from_change
            beyond = beyond and refuted(self.kind, self.stated, self.operands, self.falling)
            self._fits = not beyond and self.judgement.verdict in FOLLOWS
        return self._fits

    def marked(self, cues: Iterable[str], *, plain: bool | None = None) -> Candidate:
        """Return it, with more cues."""
        self.cues = self.cues.union(cues)
        self.plain = self.plain if plain is None else plain
        return self

    @property
    def key(self) -> tuple[ClaimKind, int, frozenset[int]]:
        """What tells it from others."""
        return self.kind, self.stated.position, frozenset(figure.position for figure in self.operands)


def grown(stated: Amount, level: Operand, change: Operand, *, falling: bool) -> Judgement:
    """Judge growth on the level reached and the change: 720 of 8640 is 720 on 7920."""
    try:
        written = level.written + change.written if falling else level.written - change.written
        rounded = level.rounded + change.rounded if falling else level.rounded - change.rounded
        computed = compute(ClaimKind.RATIO, [change, Operand(written, rounded)])
        return compare(ClaimKind.GROWTH, stated, computed)
    except (ValueError, ArithmeticError):
        return UNCLEAR
