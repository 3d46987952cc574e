"""How many of the figures of a report facts state, and how many of these others can check."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from aidanalysis.amount import Amount
from aidanalysis.records import Claim

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aidanalysis.claims.declared import Checked
    from aidanalysis.ledger import Ledger
    from aidanalysis.ledger.source import Figure

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Coverage:
    """The figures that facts state, by their places in the source, and those that stand in a claim.

    ``untied`` are the figures of the source that no fact states, with their sections; ``None`` where the source has
    not been read.
    """

    tied: frozenset[Span]
    checked: frozenset[Span]
    records: int
    untied: tuple[tuple[Figure, str], ...] | None = None

    def __str__(self) -> str:
        held = (
            f"coverage: {len(self.tied)} figures of the report are tied to {self.records} records; "
            f"{len(self.checked)} of them stand in a claim that other figures check, "
            f"{len(self.tied) - len(self.checked)} can be traced to their place, not checked"
        )
        if self.untied is None:
            return held
        count = len(self.untied)
        return f"{held}; " + (f"no fact states {count} others" if count else "no figure of the text is left out")


def coverage(ledger: Ledger, checked: Iterable[Checked]) -> Coverage:
    """Return the coverage of a ledger with the claims that were checked on it."""
    placed = {(fact.record.id, fact.field): fact.span for fact in ledger.grounds.facts if fact.span}
    spans = set(placed.values())
    source = ledger.source
    untied = None
    tied = frozenset(spans)
    if source is not None:
        held = {(one.start, one.end): any(a <= one.start and one.end <= b for a, b in spans) for one in source.stated}
        tied = frozenset(span for span, is_held in held.items() if is_held)
        untied = tuple((one, source.section_at(one.start)) for one in source.stated if not held[one.start, one.end])
    proved: set[Span] = set()
    for one in checked:
        proved |= _placed(placed, one.claim.id, "amount")
        for member in filter(ledger.by_id.get, one.members):
            for field, value in vars(ledger[member]).items():
                if isinstance(value, Amount) and value.base_unit == one.claim.amount.base_unit:
                    proved |= _placed(placed, member, field)
    records = sum(1 for record in ledger if not isinstance(record, Claim))
    return Coverage(tied, frozenset(proved & tied), records, untied)


def _placed(placed: dict[tuple[str, str], Span], record: str, field: str) -> set[Span]:
    span = placed.get((record, field))
    return {span} if span else set()
