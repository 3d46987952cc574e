"""How often what the auditor says was right, by kind of claim: counted on marked texts that its weights were fitted without.

What follows counts as right where the texts are marked with it; what does not follow, or is asked, where it holds a
figure that is wrong, most of them figures altered for the count. ``benchmarks/store_auditor.py`` writes the counts.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from aidanalysis.auditing.decision.decide import Claim

RATES: Final = Path(__file__).with_name("right.json")


class Right(NamedTuple):
    """How many were right, and of how many."""

    right: int
    of: int


@cache
def rates() -> dict[str, dict[str, dict[str, int]]]:
    """Return the counts by kind of claim and outcome; nobody may write into them."""
    held: dict[str, dict[str, dict[str, int]]] = json.loads(RATES.read_text(encoding="utf-8"))
    return held


def how_often_right(claim: Claim) -> Right | None:
    """Return how often the like of a claim or query was right; nothing where none was ever counted."""
    counted = rates().get(claim.kind, {}).get(claim.outcome)
    return Right(**counted) if counted else None
