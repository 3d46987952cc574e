"""What narwhals has no word for, said to each engine in its own: lists of ids, and a function over a small result."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import narwhals.stable.v2 as nw
import pyarrow as pa
import pyarrow.compute as pc

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

LazyFrame = nw.LazyFrame[Any]


def is_eager(frame: Any) -> bool:
    """Whether a frame holds its rows; raises ``TypeError`` for what is no frame."""
    return isinstance(nw.from_native(frame), nw.DataFrame)


def arrow_of(rows: LazyFrame) -> pa.Table | None:
    """Return the rows as an Arrow table where they are one, or pandas', which share their memory; else none."""
    if rows.implementation.is_pyarrow() or rows.implementation.is_pandas():
        return rows.collect("pyarrow").to_native()
    return None


def listed(sums: LazyFrame, rows: LazyFrame, by: Sequence[str]) -> LazyFrame:
    """Return sums with ``members``, the sorted list of ``_id`` of each key's rows, made by the engine."""
    left, right = sums.to_native(), rows.to_native()
    match sums.implementation:
        case nw.Implementation.POLARS:
            joined = _listed_by_polars(left, right, by)
        case nw.Implementation.DUCKDB:
            joined = _listed_by_duckdb(left, right, by)
        case nw.Implementation.PYSPARK | nw.Implementation.PYSPARK_CONNECT:
            joined = _listed_by_spark(left, right, by)
        case _:
            joined = _listed_by_arrow(left, right, by)
    result: LazyFrame = nw.from_native(joined).lazy()
    return result


def _listed_by_polars(sums: Any, rows: Any, by: Sequence[str]) -> Any:
    import polars as pl  # noqa: PLC0415 - there whenever its frames are

    ids = pl.col("_id").sort().alias("members")
    if not by:
        return sums.with_columns(rows.select(ids.implode()).collect()["members"])
    return sums.join(rows.group_by(*by).agg(ids), on=list(by), how="left", nulls_equal=True)


def _listed_by_duckdb(sums: Any, rows: Any, by: Sequence[str]) -> Any:
    names = ", ".join(f'"{name}"' for name in by)
    lists = rows.aggregate(f"{names}{', ' if by else ''}list(_id order by _id) as members", names)
    left, right = sums.set_alias("sums"), lists.set_alias("lists")
    same = " and ".join(f'sums."{name}" is not distinct from lists."{name}"' for name in by) or "true"
    return left.join(right, same).select("sums.*, lists.members")


def _listed_by_spark(sums: Any, rows: Any, by: Sequence[str]) -> Any:
    from pyspark.sql import functions as f  # noqa: PLC0415 - there whenever its frames are

    lists = rows.groupBy(*by).agg(f.sort_array(f.collect_list("_id")).alias("members"))
    right = lists.select(*(lists[name].alias(f"_{name}") for name in by), "members")
    same = f.lit(True)
    for name in by:
        same = same & sums[name].eqNullSafe(right[f"_{name}"])
    return sums.join(right, same).select(*sums.columns, "members")


def _listed_by_arrow(sums: pa.Table, rows: pa.Table, by: Sequence[str]) -> pa.Table:
    keyed = rows.select([*by, "_id"])
    if not by:
        lists = pa.array([sorted(keyed["_id"].to_pylist())] * sums.num_rows, pa.list_(pa.string()))
        return sums.append_column("members", lists)
    grouped = keyed.group_by(list(by)).aggregate([("_id", "list")])
    place = {key: row for row, key in enumerate(_keys(grouped, by))}
    order = pa.array([place[key] for key in _keys(sums, by)], pa.int64())
    lists = _sorted(grouped["_id_list"].combine_chunks()).take(order)
    return sums.append_column("members", lists)


def _keys(table: pa.Table, by: Sequence[str]) -> Iterator[tuple[object, ...]]:
    return zip(*(table[name].to_pylist() for name in by), strict=True)


def _sorted(lists: pa.ListArray) -> pa.ListArray:
    """Return lists each of which is sorted, without a Python object for any item."""
    items, parents = lists.flatten(), pc.list_parent_indices(lists)
    flat = pa.table({"parent": parents, "item": items})
    order = pc.sort_indices(flat, sort_keys=[("parent", "ascending"), ("item", "ascending")])
    offsets = pc.subtract(lists.offsets, lists.offsets[0])
    return pa.ListArray.from_arrays(offsets, items.take(order))


def through(frame: LazyFrame, function: Callable[[pa.Table], pa.Table], schema: pa.Schema, like: Any) -> Any:
    """Return a small frame after a function over all of it, as a frame of the engine that ``like`` is of.

    A lazy frame stays lazy: the function runs when the result is asked for. DuckDB alone has no such call, so
    there these few rows, one a key, are computed at once.
    """
    implementation = nw.from_native(like).implementation
    if implementation.is_polars() and not is_eager(like):
        return _through_polars(frame.to_native(), function, schema)
    if implementation.is_pyspark() or implementation.is_pyspark_connect():
        return _through_spark(frame.to_native(), function, schema)
    if implementation.is_dask():
        return on_whole(frame.to_native(), lambda whole: function(whole).cast(schema))
    result = function(frame.collect("pyarrow").to_native()).cast(schema)
    if implementation.is_duckdb():
        return like.query("_", "select * from result")
    if implementation.is_polars():
        return nw.from_arrow(result, backend="polars").to_native()
    return _pandas(result) if implementation.is_pandas() else result


def _through_polars(frame: Any, function: Callable[[pa.Table], pa.Table], schema: pa.Schema) -> Any:
    import polars as pl  # noqa: PLC0415 - there whenever its frames are

    def run(whole: Any) -> Any:
        return pl.from_arrow(function(whole.to_arrow()).cast(schema))

    kinds = pl.DataFrame(pl.from_arrow(schema.empty_table())).schema
    return frame.map_batches(run, schema=kinds)


def _through_spark(frame: Any, function: Callable[[pa.Table], pa.Table], schema: pa.Schema) -> Any:
    from pyspark.sql.pandas.types import from_arrow_schema  # noqa: PLC0415 - there whenever its frames are

    def run(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        held = list(batches)
        if held:
            yield from function(pa.Table.from_batches(held)).cast(schema).to_batches()

    return frame.coalesce(1).mapInArrow(run, from_arrow_schema(schema))


def on_parts(frame: Any, function: Callable[[pa.Table], pa.Table]) -> Any:
    """Return a Dask frame after a function over each of its partitions, as an Arrow table."""

    def run(part: Any) -> Any:
        return _pandas(function(pa.Table.from_pandas(part, preserve_index=False)))

    return frame.map_partitions(run, meta=run(frame._meta))


def on_whole(frame: Any, function: Callable[[pa.Table], pa.Table]) -> Any:
    """Return a Dask frame of one partition after a function over all rows, as an Arrow table."""
    return on_parts(frame.repartition(npartitions=1), function)


def _pandas(table: pa.Table) -> Any:
    import pandas as pd  # noqa: PLC0415 - other engines do without pandas

    return table.to_pandas(types_mapper=pd.ArrowDtype)
