"""The claims that a ledger declares, recomputed from its records and judged."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from aidanalysis.aggregate import Group, grouped
from aidanalysis.audit.judge import ClaimKind, Judgement, Operand, judge
from aidanalysis.interval import Interval
from aidanalysis.ledger.cells import record_to_cells
from aidanalysis.ledger.columns import columns
from aidanalysis.ledger.frames import arrow_table
from aidanalysis.ledger.references import conditions
from aidanalysis.records import RECORD_CLASSES, Claim

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aidanalysis.ledger import Ledger
    from aidanalysis.records import Record


@dataclass(frozen=True, slots=True)
class Checked:
    """A claim with its judgement and the ids of the records that it rests on."""

    claim: Claim
    judgement: Judgement
    members: tuple[str, ...]

    @property
    def computed(self) -> tuple[Decimal | None, Decimal | None]:
        """Both ends of what the records allow, in the stated unit; ``None`` where there is none."""
        operand = self.judgement.computed
        return (None, None) if operand is None else operand.written.ends_in(self.claim.amount.unit)


def check_claims(ledger: Ledger) -> list[Checked]:
    """Recompute and judge every claim of a ledger, in the order of its file."""
    return [_checked(ledger, claim) for claim in ledger.records(Claim)]


def _checked(ledger: Ledger, claim: Claim) -> Checked:
    groups = [_operand(ledger, claim, claim.of_table, claim.field, claim.where, claim.aggregate)]
    if claim.base_table and claim.base_field and claim.base_aggregate:
        groups.append(
            _operand(ledger, claim, claim.base_table, claim.base_field, claim.base_where, claim.base_aggregate)
        )
    operands = [_read(group) for group in groups if group is not None]
    judgement = judge(ClaimKind(claim.kind.value), claim.amount, operands)
    members = tuple(member for group in groups if group is not None for member in group.members)
    return Checked(claim, judgement, members)


def _operand(ledger: Ledger, claim: Claim, table: str, field: str, where: str | None, aggregate: str) -> Group | None:
    """Return the aggregate that a claim names, or nothing where no record fits."""
    wanted = {column: value for column, _, value in conditions(where)}
    records = [record for record in ledger.tables.get(table, ()) if fits(record, wanted)]
    if aggregate == "total":
        groups = grouped(arrow_table(RECORD_CLASSES[table], records), field)
        return groups[0] if groups else None
    members = tuple(sorted(record.id for record in records if getattr(record, field) is not None))
    number = Decimal(len(members))
    return Group((), Interval(number, number, claim.amount.base_unit), Decimal(0), members)


def fits(record: Record, wanted: Mapping[str, str]) -> bool:
    """Whether a record's cells hold these values."""
    cells = dict(zip((column.name for column in columns(type(record))), record_to_cells(record), strict=True))
    return all(cells[column] == value for column, value in wanted.items())


def _read(group: Group) -> Operand:
    """Return a sum in both readings: as written, and with every number in it rounded either way."""
    written, slack = group.amount, group.slack
    if not slack:
        return Operand(written, written)
    low = max(written.low - slack, Decimal(0))
    high = None if written.high is None else written.high + slack
    return Operand(written, Interval(low, high, written.unit, written.low_open, written.high_open))
