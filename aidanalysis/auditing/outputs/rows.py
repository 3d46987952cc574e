"""An audit as rows: one a claim and one a query, for frames and CSV."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aidanalysis.auditing.decision.right import how_often_right
from aidanalysis.auditing.outputs.calculation import equation, nearest
from aidanalysis.extras import require
from aidanalysis.wording.values import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import pandas as pd

    from aidanalysis.auditing.auditor import Audit

COLUMNS = (
    "document", "outcome", "verdict", "kind", "stated", "start", "end", "calculation", "would_follow",
    "such_ones_right", "such_ones",
)  # fmt: skip


def rows(audits: Sequence[Audit]) -> Iterator[tuple[str | int, ...]]:
    """Yield the rows of the audits, what does not follow and what is asked first in each."""
    for audit in audits:
        claims = sorted(audit.claims, key=lambda claim: claim.outcome is not Outcome.DOES_NOT_FOLLOW)
        against = sum(claim.outcome is Outcome.DOES_NOT_FOLLOW for claim in claims)
        for claim in (*claims[:against], *audit.queries, *claims[against:]):
            quantity, right = claim.stated.quantity, how_often_right(claim)
            yield (
                audit.document,
                str(claim.outcome),
                str(claim.verdict),
                str(claim.kind),
                quantity.text,
                quantity.start,
                quantity.end,
                equation(claim),
                (nearest(claim) or "") if claim.outcome is not Outcome.FOLLOWS else "",
                *(map(str, right) if right else ("", "")),
            )


def frame(audits: Sequence[Audit]) -> pd.DataFrame:
    """Return the rows as a frame."""
    require("pandas")
    import pandas as pd  # noqa: PLC0415 - slow to load

    return pd.DataFrame(list(rows(audits)), columns=list(COLUMNS))
