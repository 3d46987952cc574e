"""What the sheets of a workbook list: the tables of a ledger, and those of others that its claims rest on."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from aidanalysis.export.members import Operand, operands
from aidanalysis.records import RECORD_CLASSES, Claim, Record

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aidanalysis.ledger import Ledger


class Listed(NamedTuple):
    """What one sheet lists: records of one class, and the operands that pick among them.

    ``of`` is the ledger that they are from where it is another, which lies beside.
    """

    name: str
    cls: type[Record]
    records: Sequence[Record]
    operands: list[Operand]
    of: Ledger | None = None

    @property
    def live(self) -> bool:
        """Whether it lists the claims that the workbook recomputes."""
        return self.cls is Claim and self.of is None


def own(ledger: Ledger) -> list[Listed]:
    """Return the tables of a ledger, the claims first."""
    named = [operand for claim in ledger.records(Claim) for operand in operands(claim)]
    return [
        Listed(table, RECORD_CLASSES[table], ledger.tables[table], [one for one in named if one.sheet == table])
        for table in sorted(ledger.tables, key=lambda table: table != Claim.table)
    ]


def beside(ledger: Ledger) -> list[Listed]:
    """Return the tables of other ledgers that claims rest on, with all of their rows."""
    named = [one for claim in ledger.records(Claim) for one in operands(claim) if one.beside]
    others = {one.sheet: (one.table, ledger.beside(one.beside)) for one in named}
    return [
        Listed(sheet, RECORD_CLASSES[table], of.tables[table], [one for one in named if one.sheet == sheet], of)
        for sheet, (table, of) in others.items()
        if of is not None and table in of.tables
    ]
