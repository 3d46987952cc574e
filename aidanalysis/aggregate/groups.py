"""The sums of a few groups as Python values, for a line of arithmetic: amounts as intervals, and their members."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, localcontext
from typing import TYPE_CHECKING, Any

from aidanalysis.aggregate.sums import summed
from aidanalysis.interval import DIVISION_DIGITS, Interval
from aidanalysis.units import UnitMismatchError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pyarrow as pa


@dataclass(frozen=True, slots=True)
class Group:
    """The rows that share a key, each value in its column's type: their sum, and the ids it is made of."""

    key: tuple[Any, ...]
    amount: Interval
    members: tuple[str, ...]


def grouped(frame: Any, field: str, by: Sequence[str] = (), where: Mapping[str, object] | None = None) -> list[Group]:
    """Return the sum of a field's amounts for each key, largest first; rows without an amount are left out.

    ``field`` names an amount of the ledger's frames. Raises ``UnitMismatchError`` where its rows are in units
    that do not add, and ``ValueError`` where there is no such field.
    """
    table = summed(frame, (field,), by, where, members=True).collect("pyarrow").to_native()
    keys = zip(*(table[name].to_pylist() for name in by), strict=True) if by else [()] * table.num_rows
    members = table["members"].to_pylist()
    groups = [Group(*one) for one in zip(keys, intervals(table), map(tuple, members), strict=True)]
    return sorted(groups, key=lambda group: (-group.amount.low, tuple(map(order, group.key))))


def intervals(table: pa.Table, place: int = 0) -> list[Interval]:
    """Return the sums of ``summed`` as intervals; raises ``UnitMismatchError`` where they are of several units."""
    names = [f"{part}{place}" for part in ("low", "high", "low_open", "high_open", "unit", "last")]
    rows = list(zip(*(table[name].to_pylist() for name in names), strict=True))
    units = sorted({unit for row in rows for unit in row[-2:]})
    if len(units) > 1:
        raise UnitMismatchError(units[0], units[-1])
    return [
        Interval(plain(low), None if high is None else plain(high), unit, low_open, high_open)
        for low, high, low_open, high_open, unit, _ in rows
    ]


def order(value: object) -> tuple[bool, str, Any]:
    """Return what a key's value is sorted by: an empty one last, numbers as numbers."""
    return (value is None, type(value).__name__, 0 if value is None else value)


def plain(number: Decimal) -> Decimal:
    """Return a decimal without the zeros that an engine pads it with."""
    with localcontext(prec=DIVISION_DIGITS):
        return Decimal(f"{number.normalize():f}")
