"""Memory of a country's ledgers: each loaded with every fault named and saved as Parquet, and all of them summed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.made_up_rows import write_ledger
from benchmarks.ratios import Cost, Ratio, cost

#: Ledgers, and records of money in each; fifty of them are ten million, and take a quarter of an hour.
LEDGERS, ROWS = int(os.environ.get("BENCHMARK_LEDGERS", "10")), 200_000
#: What is aimed at, in bytes.
BYTES = 8e9
YEARS = 20
KEYS = ["channel", "year"]


def ratios() -> Iterator[Ratio]:
    """Yield the memory of one process that does it all, over what is aimed at."""
    with tempfile.TemporaryDirectory() as place:
        # In processes of their own: one that was large when it started another counts in the memory of that.
        for step in ("write", "load"):
            command = [sys.executable, "-m", "benchmarks.country_scale", step, place]
            told = subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout
        taken = Cost(*json.loads(told))
    key = f"memory of loading, saving and summing {LEDGERS * ROWS:,} records / 8 GB"
    yield Ratio(key, (taken.bytes / BYTES,), 1.0)


def write(folder: Path) -> None:
    """Write the ledgers of as many counties."""
    for number in range(LEDGERS):
        name = f"county-{number}"
        write_ledger(folder / "data" / name, ROWS, report=name, year=2001 + number % YEARS)


def load(folder: Path) -> None:
    """Load, save and sum them, by two engines that have to agree."""
    import duckdb  # noqa: PLC0415 - what writes needs none of them
    import polars as pl  # noqa: PLC0415

    from aidanalysis.aggregate import totals  # noqa: PLC0415
    from aidanalysis.ledger import open_ledgers  # noqa: PLC0415

    saved = folder / "all.parquet"
    open_ledgers(folder / "data" / "*").to_parquet(saved)
    files = f"{saved.as_posix()}/funding/**/*.parquet"
    relation = totals(duckdb.connect().read_parquet(files, hive_partitioning=True), "amount", KEYS)
    lazy = totals(pl.scan_parquet(saved / "funding"), "amount", KEYS)
    if not lazy.collect()["low"].equals(pl.DataFrame(relation.to_arrow_table())["low"]):
        raise ValueError("two engines give two sums")


if __name__ == "__main__":
    {"write": write, "load": load}[sys.argv[1]](Path(sys.argv[2]))
    print(json.dumps(cost()))
