"""How many of the figures of a report are tied to records, and how many of these others can check."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from aidanalysis.documents import PAGE_FOOT, PAGE_HEAD, Document, Extract, read_document
from aidanalysis.reading import Quantity, is_article, read
from aidanalysis.records import Claim

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aidanalysis.claims.declared import Checked
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


@dataclass(frozen=True, slots=True)
class SourceCoverage:
    """How many quantities of the source itself are tied to a ledger, and which are not, with their sections."""

    read: int
    untied: tuple[tuple[Quantity, str], ...]

    def __str__(self) -> str:
        return f"source: {self.read} quantities read, {self.read - len(self.untied)} tied to the ledger"


def source_coverage(ledger: Ledger, text: str) -> SourceCoverage:
    """Return which quantities of a report's text, its furniture aside, lie in the evidence of no record."""
    document = Document.of("", Extract(text))
    evidence = [record.evidence for record in ledger]
    found = [
        (quantity, section)
        for quantity in read_document(document)
        if (section := document.section_at(quantity.start)) not in (PAGE_HEAD, PAGE_FOOT) and not is_article(quantity)
    ]
    untied = (
        (quantity, section)
        for quantity, section in found
        if not any(one.offset <= quantity.start and quantity.end <= one.end for one in evidence)
    )
    return SourceCoverage(len(found), tuple(untied))


def figure_spans(evidence: Evidence, units: set[str] | None = None) -> set[Span]:
    """Return the places in the source of the figures that a phrase holds, those in some units or all."""
    return {
        (evidence.offset + quantity.start, evidence.offset + quantity.end)
        for quantity in read(evidence.phrase)
        if units is None or quantity.unit in units
    }
