"""Aggregates beside each engine's own calls for the same columns: totals by two keys, and the same with member ids."""

from __future__ import annotations

import os
import warnings
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import duckdb
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.compute as pc

from aidanalysis.aggregate import totals
from benchmarks.ratios import Ratio, paired

ROWS = int(os.environ.get("BENCHMARK_ROWS", "10000000"))
KEYS = ["channel", "year"]
ENDS = ("low", "high")
OPEN = ("low_open", "high_open")


def rows(number: int) -> pa.Table:
    """Return made-up records of money: four channels, twenty years."""
    chance = np.random.default_rng(0)
    money = pa.array(chance.integers(1, 10**9, number)).cast(pa.decimal128(20, 0)).cast(pa.decimal128(38, 12))
    whole = pa.array(np.zeros(number, bool))
    return pa.table(
        {
            "id": pc.binary_join_element_wise("record", pa.array(np.arange(number)).cast(pa.string()), "-"),
            "channel": pa.array(np.array(["a", "b", "c", "d"])[chance.integers(0, 4, number)]),
            "year": pa.array(chance.integers(2001, 2021, number)),
            **{f"amount_{end}": money for end in ENDS},
            **{f"amount_{end}": whole for end in OPEN},
            "amount_base": pa.array(["元"] * number),
        }
    )


def of_arrow(table: pa.Table, members: bool) -> pa.Table:
    """Return the sums by Arrow's own group-by."""
    ends = [(f"amount_{end}", "sum") for end in ENDS] + [(f"amount_{end}", "any") for end in OPEN]
    units = [("amount_base", "min"), ("amount_base", "max")]
    return table.group_by(KEYS).aggregate([*ends, *units, *([("id", "list")] if members else [])])


def of_pandas(frame: pd.DataFrame, members: bool) -> object:
    """Return the sums by pandas' own group-by."""
    groups = frame.groupby(KEYS, dropna=False)
    told = groups[[f"amount_{end}" for end in ENDS]].sum()
    return told, groups["amount_base"].agg(["min", "max"]), groups["id"].agg(list) if members else None


def of_polars(frame: pl.DataFrame, members: bool) -> pl.DataFrame:
    """Return the sums by Polars' own group-by."""
    ends = [pl.col(f"amount_{end}").sum() for end in ENDS] + [pl.col(f"amount_{end}").any() for end in OPEN]
    units = [pl.col("amount_base").min().alias("first"), pl.col("amount_base").max().alias("last")]
    return frame.group_by(KEYS).agg(*ends, *units, *([pl.col("id")] if members else []))


def of_duckdb(relation: duckdb.DuckDBPyRelation, members: bool) -> pa.Table:
    """Return the sums by DuckDB's own SQL."""
    ends = [f"sum(amount_{end})" for end in ENDS] + [f"bool_or(amount_{end})" for end in OPEN]
    told = ", ".join([*KEYS, *ends, "min(amount_base)", "max(amount_base)", *(["list(id)"] if members else [])])
    return relation.aggregate(told, ", ".join(KEYS)).to_arrow_table()


def ours(frame: Any, members: bool) -> object:
    """Return the totals, computed."""
    result = totals(frame, "amount", KEYS, members=members)
    return result.to_arrow_table() if isinstance(result, duckdb.DuckDBPyRelation) else result


def ratios(number: int = ROWS) -> Iterator[Ratio]:
    """Yield our time over each engine's own, without the ids of the rows and with them."""
    warnings.simplefilter("ignore")
    table = rows(number)
    connection = duckdb.connect()
    connection.register("rows_", table)
    connection.execute("create table held as select * from rows_")
    engines: list[tuple[str, Callable[[], Any], Callable[[Any, bool], object]]] = [
        ("PyArrow", lambda: table, of_arrow),
        ("Polars", lambda: pl.DataFrame(table), of_polars),
        ("DuckDB", lambda: connection.table("held"), of_duckdb),
        ("pandas", lambda: table.to_pandas(types_mapper=pd.ArrowDtype), of_pandas),
    ]
    for name, made, own in engines:
        frame = made()
        for members, most in ((False, 1.2), (True, 4.0)):
            key = f"totals of {number:,} rows{' with ids' if members else ''} / {name}"
            # What a first call loads is loaded by then.
            runs = paired(partial(ours, frame, members), partial(own, frame, members), warm=not members)
            yield Ratio(key, runs, most)
