"""Sums of amounts as intervals, added up by the engine that holds the rows: nothing is collected on the way.

Arrow's own group-by serves PyArrow and pandas, whose columns are Arrow's; narwhals speaks to all other engines.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import narwhals.stable.v2 as nw
import pyarrow as pa

from aidanalysis.aggregate.engines import arrow_of, listed, on_parts, on_whole

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

LazyFrame = nw.LazyFrame[Any]

#: The parts of an amount that sums are made of, as the ledger's frames name them.
PARTS = ("low", "high", "low_open", "high_open", "base")
#: What is added up of each part, by Arrow's name for it, and what the sum is called.
SUMS = (
    ("low", "sum", "low"),
    ("high", "sum", "high"),
    ("low_open", "any", "low_open"),
    ("high_open", "any", "high_open"),
    ("low", "count", "rows"),
    ("high", "count", "bounded"),
    ("base", "min", "unit"),
    ("base", "max", "last"),
)


def stating(frame: LazyFrame, *columns: str) -> LazyFrame:
    """Return the frame; raises ``ValueError`` where a column is not there, with those that are."""
    names = frame.collect_schema().names()
    for column in columns:
        if column not in names:
            raise ValueError(f"the frame has no column {column!r}; it has {', '.join(names)}")
    return frame


def picked(frame: LazyFrame, where: Mapping[str, object]) -> LazyFrame:
    """Return the rows whose columns hold these values, in the column's own type or written as in the tables."""
    schema = frame.collect_schema()
    for column, value in where.items():
        wanted = value
        if schema[column] == nw.Boolean and isinstance(value, str):
            wanted = value == "true"
        elif schema[column].is_integer() and isinstance(value, str):
            wanted = int(value)
        frame = frame.filter(nw.col(column) == wanted)
    return frame


def summed(
    frame: Any,
    fields: Sequence[str],
    by: Sequence[str],
    where: Mapping[str, object] | None = None,
    *,
    members: bool = False,
) -> LazyFrame:
    """Return each key's sums, of each field in turn, over the rows that state all of them.

    Columns of the field in place 0: ``low0``, ``high0`` (empty where unbounded), ``low_open0``, ``high_open0``,
    ``unit0`` and ``last0``: two of the units, which differ where the rows do not add; such a key has no sum.
    ``members`` lists the ids of a key's rows, sorted.
    """
    rows = stating(nw.from_native(frame).lazy(), *(f"{field}_low" for field in fields), *by, *(where or {}))
    rows = picked(rows, where or {})
    if members or len(fields) > 1:
        rows = rows.filter(*(~nw.col(f"{field}_low").is_null() for field in fields))
    rows = rows.select(
        *by,
        *((nw.col("id").alias("_id"),) if members else ()),
        *(nw.col(f"{field}_{part}").alias(f"_{part}{n}") for n, field in enumerate(fields) for part in PARTS),
    )
    places = range(len(fields))
    if rows.implementation.is_dask():
        return _by_dask(rows, by, places, members)
    arrow = arrow_of(rows)
    if arrow is not None:
        told: LazyFrame = nw.from_native(_told_by_arrow(arrow, by, places, members)).lazy()
        return told
    sums = _told(_by_narwhals(rows, by, places), by, places)
    return listed(sums, rows, by) if members else sums


def _told(added: LazyFrame, by: Sequence[str], places: Iterable[int]) -> LazyFrame:
    """Return what is told of sums: nothing where units differ, no upper end where one row has none."""
    columns = []
    for n in places:
        alike, bounded = nw.col(f"unit{n}") == nw.col(f"last{n}"), nw.col(f"bounded{n}") == nw.col(f"rows{n}")
        columns += [
            nw.when(alike).then(nw.col(f"low{n}")).alias(f"low{n}"),
            nw.when(alike & bounded).then(nw.col(f"high{n}")).alias(f"high{n}"),
            nw.col(f"low_open{n}"),
            (nw.col(f"high_open{n}") & bounded).alias(f"high_open{n}"),
            nw.col(f"unit{n}"),
            nw.col(f"last{n}"),
        ]
    told: LazyFrame = added.filter(nw.col("rows0") > 0).select(*by, *columns)
    return told


def _by_arrow(table: pa.Table, by: Sequence[str], places: Iterable[int]) -> pa.Table:
    sums = [(f"_{part}{n}", how, f"{name}{n}") for n in places for part, how, name in SUMS]
    return _renamed(table, by, sums)


def _renamed(table: pa.Table, by: Sequence[str], sums: Sequence[tuple[str, str, str]]) -> pa.Table:
    added = table.group_by(list(by)).aggregate([(part, how) for part, how, _ in sums])
    named = added.select([*by, *(f"{part}_{how}" for part, how, _ in sums)])
    return named.rename_columns([*by, *(name for _, _, name in sums)])


def _told_by_arrow(rows: pa.Table, by: Sequence[str], places: Iterable[int], members: bool) -> pa.Table:
    sums = _told(nw.from_native(_by_arrow(rows, by, places)).lazy(), by, places)
    if members:
        sums = listed(sums, nw.from_native(rows).lazy(), by)
    return _collected(sums)


def _collected(rows: LazyFrame) -> pa.Table:
    return rows.collect("pyarrow").to_native()


def _by_dask(rows: LazyFrame, by: Sequence[str], places: Iterable[int], members: bool) -> LazyFrame:
    """Return sums of the partitions' sums; ids are listed where all rows stand in one partition."""
    native, places = rows.to_native(), tuple(places)
    if members:
        told = on_whole(native, lambda whole: _told_by_arrow(whole, by, places, members=True))
    else:
        parts = on_parts(native, lambda part: _by_arrow(part, by, places))
        told = on_whole(
            parts, lambda whole: _collected(_told(nw.from_native(_merged(whole, by, places)).lazy(), by, places))
        )
    result: LazyFrame = nw.from_native(told).lazy()
    return result


def _merged(parts: pa.Table, by: Sequence[str], places: Iterable[int]) -> pa.Table:
    """Return the sums of sums: counts are added up, all else is taken as before."""
    sums = [(f"{name}{n}", how.replace("count", "sum"), f"{name}{n}") for n in places for _, how, name in SUMS]
    return _renamed(parts, by, sums)


def _by_narwhals(rows: LazyFrame, by: Sequence[str], places: Iterable[int]) -> LazyFrame:
    sums = [getattr(nw.col(f"_{part}{n}"), how)().alias(f"{name}{n}") for n in places for part, how, name in SUMS]
    return rows.group_by(*by).agg(*sums) if by else rows.select(*sums)
