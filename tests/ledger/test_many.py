"""Many ledgers: opened by pattern, held one at a time, saved for any engine."""

from __future__ import annotations

import shutil
from pathlib import Path

import duckdb
import polars as pl
import pytest

from aidanalysis.aggregate import shares, totals
from aidanalysis.ledger import BadInputError, Ledger, open_ledgers, read_ledger
from aidanalysis.ledger.frames import arrow_table
from aidanalysis.records import RECORD_CLASSES


@pytest.fixture
def folders(tmp_path: Path, ledger_folder: Path) -> Path:
    """Return a folder of two ledgers of two reports."""
    first, second = tmp_path / "a", tmp_path / "b"
    for folder in (first, second):
        shutil.copytree(ledger_folder, folder)
    (tmp_path / "notes").mkdir()
    report = Ledger.load(first).report
    for path in second.glob("*.csv"):
        path.write_text(path.read_text("utf-8").replace(report.id, "later"), "utf-8")
    return tmp_path


def test_opened_by_pattern(folders: Path) -> None:
    """A pattern opens the folders that hold a ledger and no others, each once."""
    ledgers = open_ledgers(folders / "*", folders / "a")
    assert [ledger.report.id for ledger in ledgers] == [Ledger.load(folders / "a").report.id, "later"]
    assert len(ledgers) == 2
    with pytest.raises(BadInputError, match="no ledger is there"):
        open_ledgers(folders / "none-*")


def test_one_frame_of_all(folders: Path) -> None:
    """A table of all ledgers has each report's rows and year, and shares can be taken within each."""
    ledgers = open_ledgers(folders / "*")
    frame = ledgers.frame("visits")
    one = ledgers.folders[0]
    assert len(frame) == 2 * len(Ledger.load(one).frame("visits"))
    assert set(frame["year"]) == {Ledger.load(one).report.year}
    within = shares(frame, "delegations", ["report", "channel"], of="report")
    alone = shares(Ledger.load(one).frame("visits"), "delegations", "channel")
    assert sorted(within["low"]) == sorted([*alone["low"]] * 2)


def test_a_frame_of_a_file_is_that_of_its_records(folders: Path) -> None:
    """The columns of a file give the frame that its records give, rows with a fault left out, TRUE read as true."""
    path = folders / "a" / "funding.csv"
    lines = path.read_text("utf-8").replace(",false,", ",FALSE,").splitlines()
    path.write_text("\n".join([lines[0], lines[1].replace(",万元,", ",parcels,"), *lines[2:], ""]), "utf-8")
    tables = read_ledger(folders / "a").ledger.tables
    assert len(tables["funding"]) == len(lines) - 2
    for name, table in tables.items():
        cls = RECORD_CLASSES[name]
        assert arrow_table(cls, table).equals(arrow_table(cls, list(table)))


def test_a_fault_names_its_ledger(folders: Path) -> None:
    """All faults of all ledgers are told, each with ledger, file and row."""
    for name in "ab":
        path = folders / name / "visits.csv"
        lines = path.read_text("utf-8").splitlines()
        path.write_text("\n".join([lines[0], lines[1].replace(",批,", ",parcels,"), *lines[2:], ""]), "utf-8")
    faults = list(open_ledgers(folders / "*").faults())
    assert {(Path(fault.file).parent.name, Path(fault.file).name) for fault in faults} >= {
        ("a", "visits.csv"),
        ("b", "visits.csv"),
    }


def test_parquet_by_report_and_year(folders: Path, tmp_path: Path) -> None:
    """Saved ledgers give the same sums, read lazily by Polars and by DuckDB, with the keys from the folders' names."""
    ledgers, saved = open_ledgers(folders / "*"), tmp_path / "saved.parquet"
    assert ledgers.to_parquet(saved) == sum(map(len, ledgers))
    wanted = totals(pl.DataFrame(ledgers.arrow("funding")), "amount", "report")
    lazy = totals(pl.scan_parquet(saved / "funding"), "amount", "report")
    assert isinstance(lazy, pl.LazyFrame)
    assert lazy.collect().equals(wanted)
    relation = duckdb.connect().read_parquet(f"{saved.as_posix()}/funding/**/*.parquet", hive_partitioning=True)
    assert pl.DataFrame(totals(relation, "amount", "report").to_arrow_table()).equals(wanted)
