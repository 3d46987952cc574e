"""Aggregates beside each engine's own calls for the same columns: totals by two keys, and the same with member ids."""

from __future__ import annotations

import statistics
import sys
import warnings
from collections.abc import Callable
from time import perf_counter
from typing import Any

import duckdb
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.compute as pc

from aidanalysis.aggregate import totals

ROWS = 10_000_000
RUNS = 3
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


def seconds(what: Callable[[], object]) -> float:
    """Return the wall time of one call."""
    start = perf_counter()
    what()
    return perf_counter() - start


def compared(frame: Any, own: Callable[[Any, bool], object], members: bool) -> list[float]:
    """Return the ratio of our time to the engine's own, pair by pair, after one of each to warm up."""
    ratios = []
    for run in range(RUNS + 1):
        pair = seconds(lambda: ours(frame, members)), seconds(lambda: own(frame, members))
        if run:
            ratios.append(pair[0] / pair[1])
    return ratios


def main() -> None:
    """Print the ratios; at most 1.2 without members and 4 with them is aimed at."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else ROWS
    warnings.simplefilter("ignore")
    table = rows(number)
    connection = duckdb.connect()
    connection.register("rows_", table)
    connection.execute("create table held as select * from rows_")
    engines: list[tuple[str, Any, Callable[[Any, bool], object]]] = [
        ("pyarrow", table, of_arrow),
        ("polars", pl.DataFrame(table), of_polars),
        ("duckdb", connection.table("held"), of_duckdb),
        ("pandas", table.to_pandas(types_mapper=pd.ArrowDtype), of_pandas),
    ]
    print(f"{number:,} rows, {len(KEYS)} keys: our time over the engine's own, median (least to most)")
    for name, frame, own in engines:
        for members, aim in ((False, 1.2), (True, 4)):
            ratios = compared(frame, own, members)
            told = f"{statistics.median(ratios):.2f} ({min(ratios):.2f} to {max(ratios):.2f})"
            print(f"{name:8} {'with ids' if members else 'sums':9} {told}; at most {aim}", flush=True)


if __name__ == "__main__":
    main()
