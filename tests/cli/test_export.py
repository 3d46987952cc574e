"""``aidanalysis export``: a ledger as a data package."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from command_line import Run
from ledger_files import change, files
from lxml.etree import SerialisationError
from openpyxl import load_workbook
from openpyxl.writer.excel import ExcelWriter

from aidanalysis.ledger import Ledger


def test_export_is_what_is_committed(run: Run, ledger_folder: Path, tmp_path: Path) -> None:
    """An exported ledger equals the one it came from, byte for byte, wherever it is written."""
    outcome = run("export", ledger_folder, "--to", tmp_path / "deep" / "Elsewhere")
    assert (outcome.code, outcome.out) == (0, "")
    assert outcome.err.startswith(f"{sum(1 for _ in Ledger.load(ledger_folder))} records in 18 tables written to ")
    assert files(tmp_path / "deep" / "Elsewhere") == files(ledger_folder)


def test_export_over_itself(run: Run, copied: Path) -> None:
    """Writing a ledger over itself changes nothing and leaves nothing beside it."""
    before = files(copied)
    assert run("export", copied, "--to", copied).code == 0
    assert files(copied) == before


def test_export_derives_the_package_anew(run: Run, copied: Path) -> None:
    """A lost data package comes back as it was, but for the licence, which no table tells."""
    before = files(copied)
    (copied / "datapackage.json").unlink()
    assert run("export", copied, "--to", copied).code == 0
    after = files(copied)
    packages = [json.loads(one.pop("datapackage.json")) for one in (before, after)]
    assert packages[0].pop("licenses")
    assert packages[0] == packages[1]
    assert after == before


def test_spreadsheets_do_no_harm(run: Run, copied: Path) -> None:
    """A byte order mark and carriage returns, as spreadsheets write them, are read and not written."""
    before = files(copied)
    for path in copied.glob("*.csv"):
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert run("export", copied, "--to", copied).code == 0
    assert files(copied) == before


@pytest.mark.parametrize(
    ("lang", "sheet", "told"),
    [("en", "about", "188 records in 18 tables written to "), ("zh", "说明", "18 个表共 188 条记录已写入 ")],
)
def test_a_name_with_xlsx_is_a_workbook(
    lang: str, sheet: str, told: str, run: Run, ledger_folder: Path, tmp_path: Path
) -> None:
    """A file is written whole, in a language, with nothing beside it."""
    to = tmp_path / "deep" / "Ledger.xlsx"
    outcome = run("export", ledger_folder, "--to", to, "--lang", lang)
    assert (outcome.code, outcome.out) == (0, "")
    assert outcome.err.startswith(f"{told}{to.as_posix()}")
    assert load_workbook(to).sheetnames[0] == sheet
    assert list(to.parent.iterdir()) == [to]


def test_a_workbook_that_cannot_be_written(run: Run, ledger_folder: Path, tmp_path: Path) -> None:
    """A place that takes no file is one line on standard error, and nothing is left there."""
    (tmp_path / "taken.xlsx").mkdir()
    (tmp_path / "file").write_text("no folder")
    for to in (tmp_path / "taken.xlsx", tmp_path / "file" / "book.xlsx"):
        outcome = run("export", ledger_folder, "--to", to)
        assert (outcome.code, outcome.out, len(outcome.lines)) == (2, "", 1)
        assert outcome.err.startswith(f"{to.as_posix()}: cannot be written (")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "taken.xlsx"]


def test_a_faulty_ledger_is_no_workbook(run: Run, copied: Path, tmp_path: Path) -> None:
    """Nothing is written where the ledger has a fault."""
    change(copied, "funding", 2, amount="many")
    outcome = run("export", copied, "--to", tmp_path / "book.xlsx")
    assert (outcome.code, outcome.out) == (2, "")
    assert not (tmp_path / "book.xlsx").exists()


def test_parquet(run: Run, tmp_path: Path, ledger_folder: Path) -> None:
    """A folder named .parquet is a table of each kind, by year and report, as any engine reads it."""
    to = tmp_path / "all.parquet"
    assert run("export", ledger_folder, "--to", to).code == 0
    frame = pl.scan_parquet(to / "funding").collect()
    ledger = Ledger.load(ledger_folder)
    assert frame["id"].to_list() == [record.id for record in ledger.tables["funding"]]
    assert set(frame["report"]) == {ledger.report.id}
    assert set(frame["year"]) == {ledger.report.year}


def test_no_room_for_a_workbook_is_one_line(run: Run, ledger_folder: Path, tmp_path: Path, monkeypatch: Any) -> None:
    """A disk that fills up while a workbook is made is told as such, and nothing is written."""

    def full(_: object) -> None:
        raise SerialisationError("IO_ENOSPC")

    monkeypatch.setattr(ExcelWriter, "write_data", full)
    outcome = run("export", ledger_folder, "--to", tmp_path / "a.xlsx")
    assert (outcome.code, len(outcome.lines), list(tmp_path.iterdir())) == (2, 1, [])
    assert "no room in" in outcome.err
