"""``aidanalysis audit``: forms, exit codes, and one line for each input that cannot be used."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from aidanalysis.cli import main

if TYPE_CHECKING:
    from pathlib import Path

FOLLOWS = "规划项目50个，已开工40个，开工率80%。"
DOES_NOT = "甲镇20户、乙镇30户、丙镇50户，共计120户。"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with two reports."""
    (tmp_path / "a.txt").write_text(FOLLOWS, encoding="utf-8")
    (tmp_path / "b.txt").write_text(DOES_NOT, encoding="utf-8")
    return tmp_path


def test_jsonl(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One object a document, its numbers decimal text in the stated unit."""
    assert main(["audit", str(folder), "--format", "jsonl"]) == 0
    first, second = map(json.loads, capsys.readouterr().out.splitlines())
    assert first["document"] == "a.txt"
    assert first["coverage"] == {"figures": 3, "checked": 3}
    assert first["claims"] == [
        {
            "kind": "ratio",
            "stated": {"start": 18, "end": 21},
            "operands": [{"start": 11, "end": 14}, {"start": 4, "end": 7}],
            "computed_low": "80",
            "computed_high": "80",
            "verdict": "exact",
            "gap": "0",
            "outcome": "follows",
            "rule": "share",
        }
    ]
    assert second["claims"][0]["verdict"] == "contradicts"
    assert second["claims"][0]["gap"] == "20"


def test_table_names_coverage_beside_verdicts(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder gives a summary a document and a total, never verdicts without coverage."""
    assert main(["audit", str(folder)]) == 0
    out = capsys.readouterr().out
    assert "a.txt: 3 of 3 figures stand in a checked claim; 1 claim, 0 do not follow" in out
    assert "2 documents: 7 of 7 figures stand in a checked claim; 2 claims, 1 do not follow" in out
    assert "120户 ← 20户 + 30户 + 50户 = 100户" in out
    assert "error" not in out
    assert "wrong" not in out


def test_html_goes_to_a_file(folder: Path, tmp_path: Path) -> None:
    """The page is written where it is asked for, in UTF-8."""
    out = tmp_path / "audit.html"
    assert main(["audit", str(folder), "--format", "html", "--lang", "zh", "-o", str(out)]) == 0
    assert out.read_text(encoding="utf-8").startswith('<!doctype html>\n<html lang="zh"')


def test_fail_on(folder: Path) -> None:
    """A verdict that should fail turns the exit code to 1, and only if it is there."""
    assert main(["audit", str(folder), "--fail-on", "contradicts"]) == 1
    assert main(["audit", str(folder / "a.txt"), "--fail-on", "contradicts"]) == 0


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\xfa\x80\x81", b"PK\x03\x04broken", b"%PDF-broken"])
def test_bad_input_is_one_line(content: bytes, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that cannot be used is named in one line, the others are audited, and the exit code is 2."""
    bad = folder / "c.txt"
    bad.write_bytes(content)
    assert main(["audit", str(folder)]) == 2
    captured = capsys.readouterr()
    assert captured.err.count("\n") == 1
    assert "c.txt" in captured.err
    assert "a.txt: 3 of 3" in captured.out


def test_no_such_file(capsys: pytest.CaptureFixture[str]) -> None:
    """A missing path is named in one line."""
    assert main(["audit", "nowhere.txt"]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_a_place_that_cannot_be_written(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An output that cannot be written is named in one line."""
    assert main(["audit", str(folder), "-o", str(folder)]) == 2
    assert capsys.readouterr().err.count("\n") == 1
