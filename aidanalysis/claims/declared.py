"""The claims that a ledger declares, recomputed from its records and judged."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from aidanalysis.claims.judgement import Judgement, Operand, compute, judge
from aidanalysis.extras import require
from aidanalysis.interval import point
from aidanalysis.ledger.cells import record_to_cells
from aidanalysis.ledger.columns import columns
from aidanalysis.ledger.faults import NoSuchError
from aidanalysis.ledger.references import conditions, report_named
from aidanalysis.records import Claim
from aidanalysis.records.labels import ClaimKind
from aidanalysis.units import UnitMismatchError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    import pandas as pd

    from aidanalysis.ledger import Ledger
    from aidanalysis.records import Record


@dataclass(frozen=True, slots=True)
class Checked:
    """A claim with its judgement and the ids of the records that it rests on, ``REPORT/ID`` in another ledger."""

    claim: Claim
    judgement: Judgement
    members: tuple[str, ...]

    @property
    def computed(self) -> tuple[Decimal | None, Decimal | None]:
        """Both ends of what the records allow, in the stated unit; ``None`` where there is none."""
        operand = self.judgement.computed
        return (None, None) if operand is None else operand.written.ends_in(self.claim.amount.unit)


class Checks(list[Checked]):
    """The claims of a ledger, checked: a list that shows itself as a table."""

    def to_frame(self) -> pd.DataFrame:
        """Return a row a claim: id, kind, what is stated, both ends of what the records allow, verdict, members.

        ``stated``, ``computed_low`` and ``computed_high`` are in ``unit``, the one of the stated figure; the computed
        ends are empty where nothing could be computed, the high one also where there is none.
        """
        require("pandas")
        import pandas as pd  # noqa: PLC0415 - slow to load

        rows = [
            (
                one.claim.id,
                str(one.claim.kind),
                one.claim.amount.value,
                one.claim.amount.unit,
                *one.computed,
                str(one.judgement.verdict),
                list(one.members),
            )
            for one in self
        ]
        columns = ["id", "kind", "stated", "unit", "computed_low", "computed_high", "verdict", "members"]
        return pd.DataFrame(rows, columns=columns).astype(object)

    def __repr__(self) -> str:
        counted = Counter(str(one.judgement.verdict) for one in self)
        return (
            f"<Checks: {len(self)} claims: {', '.join(f'{number} {verdict}' for verdict, number in counted.items())}>"
        )

    def _repr_html_(self) -> str:
        rows = "".join(
            f"<tr><td>{escape(one.claim.id)}</td><td>{one.claim.kind}</td><td>{escape(str(one.claim.amount))}</td>"
            f"<td>{'' if one.judgement.computed is None else escape(str(one.judgement.computed.written))}</td>"
            f"<td>{one.judgement.verdict}</td></tr>"
            for one in self
        )
        return (
            f"<table><tr><th>claim</th><th>kind</th><th>stated</th><th>computed</th><th>verdict</th></tr>{rows}</table>"
        )


def check_claims(ledger: Ledger) -> Checks:
    """Recompute and judge every claim of a ledger, in the order of its file.

    >>> aid.check(aid.open_ledger("xiajiang-2010"))
    <Checks: 6 claims: 6 exact>
    """
    return Checks(_checked(ledger, claim) for claim in ledger.records(Claim))


def _checked(ledger: Ledger, claim: Claim) -> Checked:
    kind, unit = claim.kind, claim.amount.base_unit
    operands, members = _operand(ledger, claim.of_table, claim.field, claim.where, claim.aggregate, unit)
    if claim.base_table and claim.base_field and claim.base_aggregate:
        if kind is ClaimKind.AVERAGE:
            # What an average is divided by is counted in another unit than its own, or the quotient has none.
            unit = "项" if unit == "个" else "个"
        base = _operand(ledger, claim.base_table, claim.base_field, claim.base_where, claim.base_aggregate, unit)
        # Where either operand has no rows, the other one alone proves nothing.
        operands, members = operands + base[0] if operands and base[0] else [], members + base[1]
    return Checked(claim, judge(kind, claim.amount, operands), members)


def _operand(
    ledger: Ledger, table: str, field: str, where: str | None, aggregate: str, counted_in: str
) -> tuple[list[Operand], tuple[str, ...]]:
    """Return the aggregate that a claim names, none where no record fits, and the ids of its members."""
    members = [one for one in picked(ledger, table, where) if getattr(one, field) is not None]
    ids = tuple(known_as(ledger, record) for record in members)
    if aggregate == "count":
        number = point(len(members), counted_in)
        return [Operand(number, number)], ids
    parts = [Operand.of(getattr(record, field)) for record in members]
    try:
        return [compute(ClaimKind.SUM, parts)] if parts else [], ids
    except UnitMismatchError:
        return [], ids


def picked(ledger: Ledger, table: str, where: str | None) -> list[Record]:
    """Return the records that conditions pick: of the ledger, or of the one beside it whose report they name."""
    named = report_named(where, "")
    of = ledger.beside(named) if named else ledger
    wanted = {column: value for column, _, value in conditions(where)}
    return [] if of is None else [record for record in of.tables.get(table, ()) if fits(record, wanted)]


def known_as(ledger: Ledger, record: Record) -> str:
    """Return what a record is called in the claims of a ledger: its id, behind its report's where that is another."""
    return record.id if ledger.by_id.get(record.id) == record else f"{record.report}/{record.id}"


def known(ledger: Ledger, name: str) -> Record:
    """Return the record that is called so in the claims of a ledger."""
    report, elsewhere, record_id = name.rpartition("/")
    of = ledger.beside(report) if elsewhere else ledger
    if of is None:
        raise NoSuchError("ledger of a report", report, ())
    return of[record_id]


def fits(record: Record, wanted: Mapping[str, str]) -> bool:
    """Whether a record's cells hold these values."""
    cells = dict(zip((column.name for column in columns(type(record))), record_to_cells(record), strict=True))
    return all(cells[column] == value for column, value in wanted.items())
