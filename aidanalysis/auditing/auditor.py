"""The audit of one text: what follows, what does not, what is asked, and how much of the text it covers."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from aidanalysis.auditing.decision.decide import Claim, Outcome, decide
from aidanalysis.auditing.decision.notes import Note, notes
from aidanalysis.auditing.figures.passage import Passage, passage
from aidanalysis.auditing.relations import candidates
from aidanalysis.auditing.relations.restated import Restated, restated
from aidanalysis.claims.judgement import Verdict
from aidanalysis.reading import read

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

    from aidanalysis.reading import Quantity


class Coverage(NamedTuple):
    """How many figures a text states, and how many of them stand in a claim that was checked."""

    figures: int
    checked: int


@dataclass(frozen=True)
class Audit:
    """What the figures of one text say of each other.

    ``claims`` follow or do not; ``queries`` are questions: figures that the text probably ties to others and that
    do not follow from them, the likeliest first. ``notes`` name the figures that read like claims and cannot be
    checked, ``restated`` the figures that stand in the text more than once.
    """

    document: str
    passage: Passage
    claims: Sequence[Claim]
    queries: Sequence[Claim]
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
            for figure in claim.figures
        }
        return Coverage(len(places), len(places & checked))

    def count(self, verdict: Verdict) -> int:
        """Return how many claims have a verdict."""
        return sum(claim.verdict is verdict for claim in self.claims)

    def to_frame(self) -> pd.DataFrame:
        """Return one row a claim and query, as the CSV of ``aidanalysis audit`` has them."""
        from aidanalysis.auditing.outputs.rows import frame  # noqa: PLC0415 - pandas is slow to load

        return frame([self])


def audit(text: str, quantities: Sequence[Quantity] | None = None, *, document: str = "") -> Audit:
    """Audit a text, reading its quantities unless they are given."""
    return audit_passage(passage(text, read(text) if quantities is None else quantities), document)


def audit_passage(found: Passage, document: str) -> Audit:
    """Audit figures in their places."""
    said = decide(candidates(found))
    claims = [claim for claim in said if claim.outcome is not Outcome.QUERY]
    queries = sorted((claim for claim in said if claim.outcome is Outcome.QUERY), key=lambda one: -one.sureness)
    stated = {claim.stated.position for claim in said}
    return Audit(document, found, claims, queries, notes(found, stated), restated(found))
