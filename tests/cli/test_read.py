"""``aidanalysis read``."""

from __future__ import annotations

import argparse
import csv
import io
import json
import sys
from typing import TYPE_CHECKING

import pytest

from aidanalysis.cli import read as command
from aidanalysis.cli.exit_codes import Exit

if TYPE_CHECKING:
    from pathlib import Path


def run(*words: str) -> int:
    """Run the command with these arguments."""
    parser = argparse.ArgumentParser()
    command.add_to(parser.add_subparsers())
    args = parser.parse_args(["read", *words])
    return int(args.run(args))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Make a folder with one good report and one file that is none."""
    (tmp_path / "good.txt").write_text("一、情况\n每年组织1-2次，资金近300万元。", encoding="utf-8")
    (tmp_path / "bad.txt").write_bytes(b"\x00\x01\x02")
    return tmp_path


def test_json_lines_have_one_object_a_document(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each quantity has its span, value, unit, qualifier, section and rule; numbers are strings."""
    assert run(str(folder / "good.txt"), "--format", "jsonl") == 0
    (line,) = capsys.readouterr().out.splitlines()
    row = json.loads(line)
    assert row["document"].endswith("good.txt")
    assert row["quantities"][0] == {
        "start": 9,
        "end": 13,
        "text": "1-2次",
        "kind": "count",
        "value": "1",
        "value2": "2",
        "unit": "次",
        "qualifier": "range",
        "section": "一",
        "rule": "count",
    }


def test_csv_has_one_row_a_quantity(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The first line names the columns."""
    assert run(str(folder / "good.txt"), "--format", "csv") == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert [(row["text"], row["value"], row["unit"]) for row in rows] == [
        ("1-2次", "1", "次"),
        ("近300万元", "3000000", "元"),
    ]


def test_the_table_shows_a_quantity_in_its_context(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Columns are as wide as Chinese is displayed; the context is the quantity's own line."""
    monkeypatch.setenv("COLUMNS", "140")
    assert run(str(folder / "good.txt"), "--context") == 0
    out = capsys.readouterr().out
    assert "每年组织1-2次，资金近300万元" in out
    assert "3,000,000" in out


def test_a_bad_file_is_one_line_and_others_are_read(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The exit code says at the end that a file could not be read; the good ones are written all the same."""
    assert run(str(folder), str(folder / "missing.pdf"), "--format", "jsonl") == Exit.BAD_INPUT
    captured = capsys.readouterr()
    assert len(captured.out.splitlines()) == 1
    first, second = captured.err.splitlines()
    assert "missing.pdf" in first
    assert "bad.txt" in second


def test_standard_input_is_read(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """``-`` stands for standard input, whatever its encoding."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("资金4亿多元，人次282人次。".encode("gb18030"))))
    assert run("-", "--format", "jsonl") == 0
    row = json.loads(capsys.readouterr().out)
    assert (row["document"], row["quantities"][0]["text"]) == ("-", "4亿多元")
