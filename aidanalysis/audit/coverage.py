"""How many of the figures of a report are tied to records, and how many of these others can check."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from aidanalysis.reading import read
from aidanalysis.records import Claim

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aidanalysis.audit.declared import Checked
    from aidanalysis.ledger import Ledger
    from aidanalysis.records import Evidence

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Coverage:
    """The figures that evidence holds, by their places in the source, and those that stand in a claim."""

    tied: frozenset[Span]
    checked: frozenset[Span]
    records: int

    def __str__(self) -> str:
        return (
            f"coverage: {len(self.tied)} figures of the report are tied to {self.records} records; "
            f"{len(self.checked)} of them stand in a claim that other figures check, "
            f"{len(self.tied) - len(self.checked)} can be traced to their place, not checked"
        )


def coverage(ledger: Ledger, checked: Iterable[Checked]) -> Coverage:
    """Return the coverage of a ledger with the claims that were checked on it."""
    tied = {span for record in ledger for span in figure_spans(record.evidence)}
    proved: set[Span] = set()
    for one in checked:
        units = {one.claim.amount.base_unit}
        proved |= figure_spans(one.claim.evidence)
        for member in one.members:
            proved |= figure_spans(ledger[member].evidence, units)
    return Coverage(frozenset(tied), frozenset(proved & tied), sum(1 for r in ledger if not isinstance(r, Claim)))


def figure_spans(evidence: Evidence, units: set[str] | None = None) -> set[Span]:
    """Return the places in the source of the figures that a phrase holds, those in some units or all."""
    return {
        (evidence.offset + quantity.start, evidence.offset + quantity.end)
        for quantity in read(evidence.phrase)
        if units is None or quantity.unit in units
    }
