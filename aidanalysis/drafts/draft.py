"""A draft: a record that is proposed and counts for nothing until somebody accepts it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aidanalysis.amount import Amount


@dataclass(frozen=True, slots=True)
class Draft:
    """A proposed record.

    ``cells`` holds the cells of its table's columns but for id, report and evidence; a cell that refers to a
    body or a channel holds its name until ids are given. ``rule`` names what proposed it, ``sure`` is how often
    that rule was right on marked texts. ``key`` is what other drafts call it by (an agreement that it is part of).
    """

    table: str
    cells: dict[str, str]
    section: str
    phrase: str
    offset: int
    rule: str
    sure: float
    id: str = ""
    key: str = ""
    figures: tuple[tuple[int, str], ...] = field(default=())

    @property
    def end(self) -> int:
        """The offset behind the phrase."""
        return self.offset + len(self.phrase)

    def called(self, key: str) -> Draft:
        """Return it with what other drafts call it by."""
        return replace(self, key=key)

    def with_cells(self, **cells: str) -> Draft:
        """Return it with other cells."""
        return replace(self, cells={**self.cells, **cells})


def amount_cells(field_name: str, amount: Amount | None) -> dict[str, str]:
    """Return the cells of an amount."""
    if amount is None:
        return {}
    return {
        field_name: f"{amount.value:f}",
        f"{field_name}_unit": amount.unit,
        f"{field_name}_qualifier": str(amount.qualifier),
        f"{field_name}_upper": "" if amount.upper is None else f"{amount.upper:f}",
    }
