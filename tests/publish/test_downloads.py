"""What readers take away holds what the page shows, and no formula."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from chapters import LANGS, ROOT

from aidanalysis.ledger import Ledger
from aidanalysis.publish.downloads import FORMULA, as_csv, as_text, take_tables, write_data
from aidanalysis.records import RECORD_CLASSES

if TYPE_CHECKING:
    from aidanalysis.wording import Lang

TABLE = {
    "name": "shares",
    "caption": "Shares",
    "headings": ["Channel", "Share"],
    "rows": [
        ["=HYPERLINK(1)", {"text": "67.8%", "low": "0.6775", "high": "0.6785", "unit": ""}],
        ["+1", {"text": "over 4亿", "low": "400000000", "high": None, "unit": "元"}],
    ],
}


def rows(path: Path) -> list[list[str]]:
    """Return the rows of a CSV file as a spreadsheet opens it."""
    assert path.read_bytes().startswith("\ufeff".encode())
    return list(csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline="")))


@pytest.mark.parametrize(
    ("lang", "head"),
    [
        ("en", ["Channel", "Share", "Share low", "Share high", "Share unit"]),
        ("zh", ["Channel", "Share", "Share（下限）", "Share（上限）", "Share（单位）"]),
    ],
)
def test_a_table_is_written_from_its_data(lang: Lang, head: list[str], tmp_path: Path) -> None:
    """A number stands there as the page words it and once more as plain digits; the page gets neither data nor style."""
    markup = '<style scoped>td { color: red }</style><table border="1"><tr style="text-align: right;">'
    output: dict[str, Any] = {"data": {"text/html": markup, "application/vnd.aidanalysis.table+json": TABLE}}
    cells = [{"cell_type": "code", "source": "", "metadata": {}, "outputs": [output]}]
    (tmp_path / "a.ipynb").write_text(json.dumps({"cells": cells}), encoding="utf-8")
    take_tables(tmp_path / "a.ipynb", tmp_path / "b.ipynb", tmp_path / "tables", lang)
    assert rows(tmp_path / "tables" / "shares.csv") == [
        head,
        ["'=HYPERLINK(1)", "67.8%", "0.6775", "0.6785", ""],
        ["'+1", "over 4亿", "400000000", "", "元"],
    ]
    left = json.loads((tmp_path / "b.ipynb").read_text(encoding="utf-8"))
    assert left["cells"][0]["outputs"][0]["data"] == {"text/html": "<table><tr>"}


@pytest.mark.parametrize("sign", FORMULA)
def test_a_sign_of_a_formula_is_text(sign: str) -> None:
    """Text that begins with a sign of a formula gets the mark that makes a spreadsheet take it for text."""
    assert as_text(f"{sign}1+1") == f"'{sign}1+1"
    assert as_text(f"1{sign}1") == f"1{sign}1"
    assert f"'{sign}" in as_csv([["head"], [f"{sign}1"]]).decode("utf-8-sig").replace("\r\n", "\n")


@pytest.mark.parametrize("lang", LANGS)
def test_ledgers_do_not_overwrite_one_another(lang: Lang, shared: Path, tmp_path: Path) -> None:
    """Each ledger of a folder has its tables and its workbook in a folder of its own."""
    data = tmp_path / "data"
    data.mkdir()
    (data / "xiajiang-2010").symlink_to(ROOT / "data" / "xiajiang-2010")
    (data / "qinglan-2015").symlink_to(shared / "source" / "qinglan-2015")
    write_data(data, tmp_path / "out", lang)
    for folder in data.iterdir():
        ledger = Ledger.load(folder)
        out = tmp_path / "out" / ledger.report.id
        assert {path.stem for path in out.glob("*.csv")} == {
            path.stem for path in folder.glob("*.csv") if path.stem in RECORD_CLASSES
        }
        assert (out / f"{ledger.report.id}.xlsx").is_file()
        taken = rows(out / "funding.csv")
        assert [row[0] for row in taken[1:]] == [record.id for record in ledger.tables["funding"]]


def test_chinese_readers_get_headings_in_words(tmp_path: Path) -> None:
    """No heading of a file for Chinese readers is a name of the program's."""
    write_data(ROOT / "data", tmp_path, "zh")
    for path in tmp_path.rglob("*.csv"):
        assert all(any("\u4e00" <= character <= "\u9fff" for character in head) for head in rows(path)[0]), path
