"""Shares that add up: 甲镇占26%、乙镇占44%、丙镇占30%，合计100%."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from aidanalysis.auditing.relations.candidate import Candidate
from aidanalysis.claims.judgement import Verdict
from aidanalysis.records.labels import ClaimKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aidanalysis.auditing.figures.figure import Figure
    from aidanalysis.auditing.figures.passage import Passage
    from aidanalysis.claims.judgement import Judgement

ALL = 100
#: Shares of one list at most.
REACH = 40


def hundred_per_cent(passage: Passage) -> Iterator[Candidate]:
    """Propose every 100% that is called a total with the shares of its sentence."""
    for whole in passage.figures:
        if whole.quantity.unit != "%" or whole.amount.value != ALL or not _is_total(passage, whole):
            continue
        parts = _shares_before(passage, whole)
        if len(parts) > 1:
            cues = frozenset({"list and its total"})
            one = Candidate(ClaimKind.SUM, whole, parts, cues, plain=True, relation="total")
            yield replace(one, given=_of_exactly_all(one))


def _of_exactly_all(one: Candidate) -> Judgement:
    """Return what the judge says where the whole is not rounded, however its shares are."""
    said, computed = one.judgement, one.judgement.computed
    if said.verdict is not Verdict.ROUNDS or computed is None or one.stated.value in computed.rounded:
        return said
    return replace(said, verdict=Verdict.CONTRADICTS, gap=abs(computed.written.low - one.stated.value))


def _is_total(passage: Passage, whole: Figure) -> bool:
    """Whether the words before a figure, or before the number of shares that it totals, add up."""
    before = passage.figures[whole.position - 1] if whole.position else None
    return whole.cues.any("closing") or (before is not None and not before.is_ratio and "closing" in whole.lead)


def _shares_before(passage: Passage, whole: Figure) -> tuple[Figure, ...]:
    found: list[Figure] = []
    for figure in passage.back(whole, REACH):
        if figure.sentence != whole.sentence:
            break
        if figure.quantity.unit == "%" and figure.falls is None:
            found.append(figure)
        elif figure.quantity.unit == "%":
            break
    return tuple(reversed(found))
