"""Which rows a claim rests on: one column of ones and zeros for each of its operands."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from aidanalysis.export.amount_steps import DECIMALS
from aidanalysis.export.cells import clean
from aidanalysis.ledger.cells import WRITTEN
from aidanalysis.ledger.columns import Column, amount_fields, columns, field_infos
from aidanalysis.ledger.references import conditions
from aidanalysis.records import RECORD_CLASSES

if TYPE_CHECKING:
    from aidanalysis.export.grid import Grid
    from aidanalysis.records import Claim

#: The longest text that a formula may hold in one piece.
LONGEST_TEXT = 255


@dataclass(frozen=True, slots=True)
class Operand:
    """One of the aggregates that a claim names."""

    column: str
    table: str
    field: str
    where: str | None
    counts: bool


def operands(claim: Claim) -> list[Operand]:
    """Return the operands of a claim, in their order."""
    found = [Operand(f"in {claim.id}", claim.of_table, claim.field, claim.where, claim.aggregate == "count")]
    if claim.base_table and claim.base_field and claim.base_aggregate:
        counts = claim.base_aggregate == "count"
        found.append(Operand(f"in base of {claim.id}", claim.base_table, claim.base_field, claim.base_where, counts))
    return found


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
