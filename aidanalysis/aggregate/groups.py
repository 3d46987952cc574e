"""Sums of amounts as intervals, computed where the data are: pandas, Polars, PyArrow, DuckDB or Spark."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, localcontext
from typing import TYPE_CHECKING, Any

import narwhals.stable.v2 as nw

from aidanalysis.interval import DIVISION_DIGITS, Interval
from aidanalysis.units import UnitMismatchError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

LazyFrame = nw.LazyFrame[Any]


@dataclass(frozen=True, slots=True)
class Group:
    """The rows that share a key: their sum, how far rounding may move it, and the ids they are made of."""

    key: tuple[str, ...]
    amount: Interval
    slack: Decimal
    members: tuple[str, ...]


def lazy(frame: Any) -> LazyFrame:
    """Return any engine's frame as a lazy narwhals frame; raises ``TypeError`` for what is no frame."""
    rows: LazyFrame = nw.from_native(frame).lazy()
    return rows


def picked(frame: LazyFrame, where: Mapping[str, str]) -> LazyFrame:
    """Return the rows whose columns hold these values, written as in the tables."""
    schema = frame.collect_schema()
    for column, value in where.items():
        wanted: str | bool | int = value
        if schema[column] == nw.Boolean:
            wanted = value == "true"
        elif schema[column].is_integer():
            wanted = int(value)
        frame = frame.filter(nw.col(column) == wanted)
    return frame


def stating(frame: LazyFrame, field: str, *others: str) -> LazyFrame:
    """Return the rows that state an amount; raises ``ValueError`` where this or another column is not there."""
    names = frame.collect_schema().names()
    for column in (f"{field}_low", *others):
        if column not in names:
            raise ValueError(f"the frame has no column {column!r}; it has {', '.join(names)}")
    return frame.filter(~nw.col(f"{field}_low").is_null())


def grouped(frame: Any, field: str, by: Sequence[str] = (), where: Mapping[str, str] | None = None) -> list[Group]:
    """Return the sum of a field's amounts for each key, largest first; rows without an amount are left out.

    ``field`` names an amount of the ledger's frames. Raises ``UnitMismatchError`` where its rows are in units
    that do not add, and ``ValueError`` where there is no such field.
    """
    rows = stating(lazy(frame), field, *by, *(where or {}))
    rows = picked(rows, where or {})
    base = nw.col(f"{field}_base")
    (units,) = _collected(rows.select(base.min().alias("first"), base.max().alias("last")))
    if units["first"] is None:
        return []
    if units["first"] != units["last"]:
        raise UnitMismatchError(units["first"], units["last"])
    unit = units["first"]
    members: dict[tuple[str, ...], list[str]] = {}
    for row in _collected(rows.select(*dict.fromkeys(("id", *by)))):
        members.setdefault(_key(row, by), []).append(row["id"])
    groups = [
        Group(_key(row, by), _interval(row, unit), _plain(row["slack"]), tuple(sorted(members[_key(row, by)])))
        for row in _collected(_summed(rows, field, by))
    ]
    return sorted(groups, key=lambda group: (-group.amount.low, group.key))


def _summed(rows: LazyFrame, field: str, by: Sequence[str]) -> LazyFrame:
    low, high = nw.col(f"{field}_low"), nw.col(f"{field}_high")
    sums = [
        low.sum().alias("low"),
        high.sum().alias("high"),
        nw.col("_unbounded").sum().alias("unbounded"),
        nw.col("_low_open").sum().alias("low_open"),
        nw.col("_high_open").sum().alias("high_open"),
        nw.col(f"{field}_slack").sum().alias("slack"),
    ]
    rows = rows.with_columns(
        high.is_null().cast(nw.Int64).alias("_unbounded"),
        nw.col(f"{field}_low_open").cast(nw.Int64).alias("_low_open"),
        nw.col(f"{field}_high_open").cast(nw.Int64).alias("_high_open"),
    )
    return rows.group_by(*by).agg(*sums) if by else rows.select(*sums)


def _collected(rows: LazyFrame) -> list[dict[str, Any]]:
    return rows.collect().rows(named=True)


def _key(row: Mapping[str, Any], by: Sequence[str]) -> tuple[str, ...]:
    return tuple(str(row[column]) for column in by)


def _interval(row: Mapping[str, Any], unit: str) -> Interval:
    high = None if row["unbounded"] else _plain(row["high"])
    return Interval(_plain(row["low"]), high, unit, bool(row["low_open"]), bool(row["high_open"]))


def _plain(number: Decimal) -> Decimal:
    """Return a decimal without the zeros that an engine pads it with."""
    with localcontext(prec=DIVISION_DIGITS):
        return Decimal(f"{number.normalize():f}")
