"""Records as Arrow tables and frames, their columns derived from the record class.

An amount becomes its four printed columns and the interval it means, in the base unit, for the aggregates:
``x_low``, ``x_high`` (empty where unbounded), ``x_low_open``, ``x_high_open``, ``x_slack``, ``x_base``.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from aidanalysis.amount import Amount
from aidanalysis.ledger.columns import amount_fields, columns
from aidanalysis.records.record import Evidence

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aidanalysis.records.record import Record

#: Decimals wide enough for the sum of a country's budgets in 元, to a hundredth of a 分.
DECIMAL = pa.decimal128(38, 6)

ARROW_TYPES = {"number": DECIMAL, "integer": pa.int64(), "boolean": pa.bool_(), "string": pa.string()}

#: The parts of an amount's interval, with their types.
INTERVAL_PARTS = {
    "low": DECIMAL,
    "high": DECIMAL,
    "low_open": pa.bool_(),
    "high_open": pa.bool_(),
    "slack": DECIMAL,
    "base": pa.string(),
}


def arrow_schema(cls: type[Record]) -> pa.Schema:
    """Return the Arrow schema of a record class."""
    printed = [pa.field(column.name, ARROW_TYPES[column.type]) for column in columns(cls)]
    meant = [pa.field(f"{name}_{part}", kind) for name in amount_fields(cls) for part, kind in INTERVAL_PARTS.items()]
    return pa.schema(printed + meant)


def arrow_table(cls: type[Record], records: Iterable[Record]) -> pa.Table:
    """Return records of one class as an Arrow table."""
    return pa.Table.from_pylist([_row(record) for record in records], schema=arrow_schema(cls))


def _row(record: Record) -> dict[str, Any]:
    row: dict[str, Any] = {}
    for column in columns(type(record)):
        value = getattr(record, column.field)
        if isinstance(value, Amount):
            row |= _amount_cells(column.field, value)
        elif isinstance(value, Evidence):
            row[column.name] = getattr(value, column.name)
        elif isinstance(value, tuple):
            row[column.name] = ";".join(value)
        elif value is None or isinstance(value, (bool, int)):
            row[column.name] = value
        else:
            row[column.name] = str(value)
    return row


def _amount_cells(name: str, amount: Amount) -> dict[str, Any]:
    meant = amount.interval
    return {
        name: _fixed(amount.value),
        f"{name}_unit": amount.unit,
        f"{name}_qualifier": str(amount.qualifier),
        f"{name}_upper": None if amount.upper is None else _fixed(amount.upper),
        f"{name}_low": _fixed(meant.low),
        f"{name}_high": None if meant.high is None else _fixed(meant.high),
        f"{name}_low_open": meant.low_open,
        f"{name}_high_open": meant.high_open,
        f"{name}_slack": _fixed(amount.slack),
        f"{name}_base": meant.unit,
    }


def _fixed(number: Decimal) -> Decimal:
    """Return a number in the places of the decimal column; more places than it has are an error, not a loss."""
    fixed = number.quantize(Decimal("0.000001"))
    if fixed != number:
        raise ValueError(f"{number} has more than six decimals")
    return fixed
