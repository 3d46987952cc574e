"""Which rows a claim rests on: one column of ones and zeros for each of its operands."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from aidanalysis.export.amount_steps import DECIMALS
from aidanalysis.export.cells import clean
from aidanalysis.ledger.cells import WRITTEN
from aidanalysis.ledger.columns import Column, amount_fields, columns, field_infos
from aidanalysis.ledger.references import conditions, report_named
from aidanalysis.records import RECORD_CLASSES

if TYPE_CHECKING:
    from aidanalysis.export.grid import Grid
    from aidanalysis.records import Claim

#: The longest text that a formula may hold in one piece.
LONGEST_TEXT = 255
#: The longest name that a sheet may have.
LONGEST_NAME = 31


@dataclass(frozen=True, slots=True)
class Operand:
    """One of the aggregates that a claim names; ``beside`` is the report that its rows are of where that is another."""

    column: str
    table: str
    field: str
    where: str | None
    counts: bool
    beside: str = ""

    @property
    def sheet(self) -> str:
        """The sheet with its rows: that of its table, or one for those of a report whose ledger lies beside."""
        name = f"{self.table} {self.beside}".rstrip()
        if len(name) <= LONGEST_NAME:
            return name
        return f"{self.table} {hashlib.sha256(self.beside.encode()).hexdigest()[:8]}"


def operands(claim: Claim) -> list[Operand]:
    """Return the operands of a claim, in their order."""
    sides = [("in", claim.of_table, claim.field, claim.where, claim.aggregate)]
    if claim.base_table and claim.base_field and claim.base_aggregate:
        sides.append(("in base of", claim.base_table, claim.base_field, claim.base_where, claim.base_aggregate))
    reports = [report_named(where, claim.report) for *_, where, _ in sides]
    return [
        Operand(f"{side} {claim.id}", table, field, where, how == "count", "" if report == claim.report else report)
        for (side, table, field, where, how), report in zip(sides, reports, strict=True)
    ]


def member_formula(grid: Grid, operand: Operand) -> str:
    """Return what is 1 in a row that the operand picks and 0 in any other."""
    cls = RECORD_CLASSES[operand.table]
    known = {column.name: column for column in columns(cls)}
    picked = [f'{grid.cell("id")}<>""']
    info = field_infos(cls)[operand.field]
    if operand.field in known and (operand.field in amount_fields(cls) or info.default is None):
        picked.append(f'{grid.cell(operand.field)}<>""')
    for column, _, value in conditions(operand.where):
        picked += _equals(grid, known[column], value)
    return f"=IF(AND({','.join(picked)}),1,0)"


def _equals(grid: Grid, column: Column, value: str) -> list[str]:
    """Return what holds where a cell reads as a condition says."""
    cell = grid.cell(column.name)
    if not value or column.type not in WRITTEN:
        return [f"EXACT({cell},{literal(value)})"]
    if not WRITTEN[column.type][0].fullmatch(value):
        return ["FALSE"]
    number = value.upper()
    exactly = [f'{cell}<>""', f"{cell}={number}"]
    places = f"{column.name}_{DECIMALS}"
    if places in grid.letters:
        exactly.append(f"{grid.cell(places)}={decimals(Decimal(value))}")
    return exactly


def decimals(value: Decimal) -> int:
    """Return how many places behind the point a number is printed with."""
    return -int(value.as_tuple().exponent)


def literal(text: str) -> str:
    """Return text as a formula writes it."""
    cleaned = clean(text)
    pieces = [cleaned[at : at + LONGEST_TEXT] for at in range(0, len(cleaned), LONGEST_TEXT)] or [""]
    return "&".join('"' + piece.replace('"', '""') + '"' for piece in pieces)
