"""The audit of one text: what follows, what does not, what is asked, and how much of the text it covers."""

from __future__ import annotations

import gc
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from aidanalysis.auditing.decision.decide import Claim, decide
from aidanalysis.auditing.decision.notes import Note, notes
from aidanalysis.auditing.figures.passage import Passage, passage
from aidanalysis.auditing.relations import candidates
from aidanalysis.auditing.relations.restated import Restated, restated
from aidanalysis.claims.judgement import Verdict
from aidanalysis.reading import read
from aidanalysis.wording.values import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import pandas as pd

    from aidanalysis.reading import Quantity
    from aidanalysis.reading.tables import Table


class Coverage(NamedTuple):
    """How many figures a text states, and how many of them stand in a claim that was checked."""

    figures: int
    checked: int


@dataclass(frozen=True, repr=False)
class Audit:
    """What the figures of one text say of each other.

    ``claims`` follow or do not; ``queries`` are questions: figures that the text probably ties to others and that
    do not follow from them, the likeliest first. ``notes`` name the figures that read like claims and cannot be
    checked, ``restated`` the figures that stand in the text more than once.

    >>> audit = aid.audit("全年到位资金5265.4万元，其中北京3568万元，省内1150万元，部委547.4万元。")
    >>> audit.coverage
    Coverage(figures=4, checked=4)
    >>> audit.to_frame()[["outcome", "verdict", "calculation"]]
       outcome verdict                           calculation
    0  follows   exact  3568万元 + 1150万元 + 547.4万元 = 5265.4万元
    """

    document: str
    passage: Passage
    claims: Sequence[Claim]
    queries: Sequence[Claim]
    notes: Sequence[Note]
    restated: Sequence[Restated]
    #: What its document holds and was not read.
    warnings: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The text that was audited."""
        return self.passage.text

    @cached_property
    def coverage(self) -> Coverage:
        """How many figures there are, and how many were checked."""
        places = {figure.quantity.start for figure in (*self.passage.figures, *self.passage.cells)}
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

    def __repr__(self) -> str:
        counted = Counter(str(claim.verdict) for claim in self.claims)
        verdicts = ", ".join(f"{counted[verdict]} {verdict}" for verdict in Verdict if counted[verdict])
        asked = f"; {len(self.queries)} asked" if self.queries else ""
        of = f" of {self.document}" if self.document else ""
        return (
            f"<Audit{of}: {self.coverage.checked} of {self.coverage.figures} figures checked; "
            f"claims: {verdicts or 'none'}{asked}>"
        )

    def _repr_html_(self) -> str:
        return self.to_frame().drop(columns="document").to_html(index=False, border=0)


def audit_text(
    text: str, quantities: Sequence[Quantity] | None = None, *, document: str = "", tables: Sequence[Table] = ()
) -> Audit:
    """Audit a text, reading its quantities unless they are given; their cells are those of ``tables``."""
    with _uncollected():
        return audit_passage(passage(text, read(text) if quantities is None else quantities, tables), document)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Hold back the search for cycles, of which figures hold none: it would walk all of them again and again."""
    held = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if held:
            gc.enable()


def audit_passage(found: Passage, document: str) -> Audit:
    """Audit figures in their places."""
    said = decide(candidates(found))
    claims = [claim for claim in said if claim.outcome is not Outcome.QUERY]
    queries = sorted((claim for claim in said if claim.outcome is Outcome.QUERY), key=lambda one: -one.sureness)
    stated = {claim.stated.position for claim in said}
    return Audit(document, found, claims, queries, notes(found, stated), restated(found))
