"""The audit of one text: its claims with their verdicts, and how much of it they cover."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, partial
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from aidanalysis.auditing.averages import averages
from aidanalysis.auditing.bounds import bounds
from aidanalysis.auditing.caveats import has_caveat
from aidanalysis.auditing.changes import changes
from aidanalysis.auditing.claim import Claim, Note, Proposal, settled
from aidanalysis.auditing.passage import Passage, passage
from aidanalysis.auditing.restated import Restated, restated
from aidanalysis.auditing.rows import totals_of_rows
from aidanalysis.auditing.runs import runs
from aidanalysis.auditing.shares import shares
from aidanalysis.auditing.spans import spans
from aidanalysis.auditing.wholes import wholes
from aidanalysis.claims.judgement import Verdict
from aidanalysis.reading import read

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aidanalysis.reading import Quantity


class Coverage(NamedTuple):
    """How many figures a text states, and how many of them stand in a claim that was checked."""

    figures: int
    checked: int


@dataclass(frozen=True)
class Audit:
    """What the figures of one text say of each other.

    ``notes`` name the figures that read like claims and cannot be checked, ``restated`` the figures that
    stand in the text more than once.
    """

    document: str
    passage: Passage
    claims: Sequence[Claim]
    notes: Sequence[Note]
    restated: Sequence[Restated]

    @property
    def text(self) -> str:
        """The text that was audited."""
        return self.passage.text

    @cached_property
    def coverage(self) -> Coverage:
        """How many figures there are, and how many were checked."""
        places = {figure.quantity.start for figure in self.passage.figures}
        checked = {
            figure.quantity.start
            for claim in self.claims
            if claim.verdict is not Verdict.UNCLEAR
            for figure in (claim.stated, *claim.operands)
        }
        return Coverage(len(places), len(places & checked))

    def count(self, verdict: Verdict) -> int:
        """Return how many claims have a verdict."""
        return sum(claim.verdict is verdict for claim in self.claims)


def audit(text: str, quantities: Sequence[Quantity] | None = None, *, document: str = "") -> Audit:
    """Audit a text, reading its quantities unless they are given."""
    return audit_passage(passage(text, read(text) if quantities is None else quantities), document)


def audit_passage(found: Passage, document: str) -> Audit:
    """Audit figures in their places."""
    proposals: list[Proposal] = []
    notes: list[Note] = []
    for finding in chain(
        totals_of_rows(found), wholes(found), runs(found), shares(found), changes(found), averages(found), bounds(found)
    ):
        if isinstance(finding, Note):
            notes.append(finding)
        else:
            proposals.append(finding)
    claims = [*settled(proposals, partial(has_caveat, found)), *spans(found)]
    claims.sort(key=lambda claim: (claim.stated.quantity.start, claim.kind))
    stated = {claim.stated.quantity.start for claim in claims}
    unchecked = [note for note in notes if note.figure.quantity.start not in stated]
    return Audit(document, found, claims, unchecked, restated(found))
