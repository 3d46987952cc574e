"""Each number in data/ is changed in turn, every one of them, and ``check`` catches each change."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import LEDGER
from ledger_files import put_rows, table_rows

from aidanalysis.cli import main
from aidanalysis.ledger import read_ledger, stale_package
from aidanalysis.records import RECORD_CLASSES

TABLES = sorted(path.stem for path in LEDGER.glob("*.csv"))

#: A run of digits, or one Chinese numeral, and the next number in place of it.
NUMBER = re.compile(r"\d+|[零一二两三四五六七八九十百千万亿]")
NEXT = dict(zip("零一二两三四五六七八九十百千万亿", "一二三三四五六七八九十百千万亿万", strict=True))

#: Columns that neither the phrases nor the source vouch for, so that only the hashes of the data package see a
#: change: names and titles are our words; headings are found by a reader, not by an offset.
OUR_WORDS = frozenset(
    {
        "name_en",
        "name_zh",
        "title_en",
        "title_zh",
        "task_en",
        "task_zh",
        "outcome_en",
        "outcome_zh",
        "status_en",
        "status_zh",
        "section",
    }
)


def changed(text: str) -> Iterator[str]:
    """Yield a text with each of its numbers changed in turn."""
    for match in NUMBER.finditer(text):
        number = match[0]
        other = NEXT[number] if number in NEXT else f"{number[:-1]}{(int(number[-1]) + 1) % 10}"
        yield text[: match.start()] + other + text[match.end() :]


def escaped(folder: Path, table: str, *arguments: str) -> set[tuple[str, str]]:
    """Change each number of a table in turn; return the column and new cell of each change that passes."""
    path = folder / f"{table}.csv"
    good, rows, passed = path.read_bytes(), table_rows(path), set()
    for row in rows[1:]:
        for place, cell in enumerate(row):
            for other in changed(cell):
                row[place] = other
                put_rows(path, rows)
                if main(["check", str(folder), *arguments]) == 0:
                    passed.add((rows[0][place], other))
            row[place] = cell
    path.write_bytes(good)
    return passed


def test_every_table_is_here() -> None:
    """No record class of the package is left out of the ledger, and no table of the ledger out of this test."""
    assert sorted(RECORD_CLASSES) == TABLES


@pytest.mark.parametrize(
    ("text", "others"),
    [
        ("5265.4", ["5266.4", "5265.5"]),
        ("2010-07-29", ["2011-07-29", "2010-08-29", "2010-07-20"]),
        ("十二五", ["百二五", "十三五", "十二六"]),
        ("两个", ["三个"]),
        ("北京市", []),
    ],
)
def test_each_number_of_a_text_is_changed(text: str, others: list[str]) -> None:
    """Each run of digits and each Chinese numeral gives one changed text."""
    assert list(changed(text)) == others


@pytest.mark.parametrize("table", TABLES)
def test_each_changed_number_is_caught(table: str, copied: Path) -> None:
    """No number of a table can be changed without ``check`` exiting with another code than 0."""
    assert escaped(copied, table) == set()


@pytest.mark.parametrize("table", TABLES)
def test_each_changed_figure_is_caught_without_hashes(
    table: str, copied: Path, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Amounts, dates, years, offsets and phrases are vouched for by the source even if the package is derived anew."""
    monkeypatch.setattr("aidanalysis.cli.check.stale_package", lambda _folder, _read: [])
    assert {column for column, _ in escaped(copied, table, "--source", str(source))} <= OUR_WORDS


def test_a_sector_is_our_reading(copied: Path, source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A DAC code that is changed into another valid code is seen by the hashes alone: no report prints it."""
    path = copied / "projects.csv"
    path.write_bytes(path.read_bytes().replace(b"12230", b"12220"))
    assert main(["check", str(copied), "--source", str(source)]) == 2
    monkeypatch.setattr("aidanalysis.cli.check.stale_package", lambda _folder, _read: [])
    assert main(["check", str(copied), "--source", str(source)]) == 0


def test_each_changed_number_of_the_package_is_caught(copied: Path) -> None:
    """No number of ``datapackage.json`` can be changed unseen: it is derived, and compared as a whole."""
    path, ledger = copied / "datapackage.json", read_ledger(copied)
    good = path.read_bytes()
    assert stale_package(copied, ledger) == []
    for other in changed(good.decode()):
        path.write_bytes(other.encode())
        assert stale_package(copied, ledger) != []
    assert main(["check", str(copied)]) == 2
