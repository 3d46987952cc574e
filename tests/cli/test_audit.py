"""``aidanalysis audit``: forms, exit codes, and one line for each input that cannot be used."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING

import pytest

from aidanalysis.cli import main

if TYPE_CHECKING:
    from pathlib import Path

FOLLOWS = "规划项目50个，已开工40个，开工率80%。"
QUERIED = "累计投入资金780万元，其中教育200万元、卫生300万元、农业270万元。"
DOES_NOT = "甲镇20户、乙镇30户、丙镇50户，共计120户。"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with two reports."""
    (tmp_path / "a.txt").write_text(FOLLOWS, encoding="utf-8")
    (tmp_path / "b.txt").write_text(DOES_NOT, encoding="utf-8")
    return tmp_path


def test_jsonl(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One object a document, its numbers decimal text in the stated unit."""
    assert main(["audit", str(folder), "--format", "jsonl"]) == 1
    first, second = map(json.loads, capsys.readouterr().out.splitlines())
    assert first["document"] == (folder / "a.txt").as_posix()
    assert first["coverage"] == {"figures": 3, "checked": 3}
    assert [{key: value for key, value in one.items() if key != "such_ones"} for one in first["claims"]] == [
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
    assert main(["audit", str(folder)]) == 1
    out = capsys.readouterr().out
    assert "a.txt: 3 of 3 figures stand in a checked claim; 1 claim, 0 do not follow, 0 to be asked" in out
    assert "2 documents: 7 of 7 figures stand in a checked claim; 2 claims, 1 does not follow, 0 to be asked" in out
    assert "120户 ← 20户 + 30户 + 50户 = 100户" in out
    assert "error" not in out
    assert "wrong" not in out


def test_html_goes_to_a_file(folder: Path, tmp_path: Path) -> None:
    """The page is written where it is asked for, in UTF-8."""
    out = tmp_path / "audit.html"
    assert main(["audit", str(folder), "--format", "html", "--lang", "zh", "-o", str(out)]) == 1
    assert out.read_text(encoding="utf-8").startswith('<!doctype html>\n<html lang="zh"')


@pytest.mark.parametrize(
    ("text", "on", "code"),
    [
        (DOES_NOT, None, 1),
        (DOES_NOT, "contradicts", 1),
        (DOES_NOT, "query", 1),
        (DOES_NOT, "never", 0),
        (QUERIED, None, 0),
        (QUERIED, "query", 1),
        (QUERIED, "never", 0),
        (FOLLOWS, "query", 0),
    ],
)
def test_fail_on(text: str, on: str | None, code: int, tmp_path: Path) -> None:
    """A contradiction exits with 1 as in a check, a query only if asked for, and never is never."""
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    assert main(["audit", str(tmp_path), *(["--fail-on", on] if on else [])]) == code


def test_help_tells_the_choices(capsys: pytest.CaptureFixture[str]) -> None:
    """What the command can fail on, and show only, stands in its help."""
    with pytest.raises(SystemExit):
        main(["audit", "--help"])
    out = capsys.readouterr().out
    assert "--fail-on {never,contradicts,query}" in out
    assert "--only {contradicts,query}" in out


def test_each_line_names_its_document_and_the_worst_stands_first(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A line can stand alone; what does not follow comes first, then what is asked, then what holds."""
    (folder / "c.txt").write_text(QUERIED, encoding="utf-8")
    main(["audit", str(folder)])
    lines = [line for line in capsys.readouterr().out.splitlines() if "←" in line]
    names = [line.removeprefix(folder.as_posix())[1:6] for line in lines]
    assert names == ["b.txt", "c.txt", "a.txt"]
    assert "does not follow" in lines[0]
    assert "to be asked" in lines[1]


@pytest.mark.parametrize("form", ["table", "csv", "jsonl"])
def test_only(form: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Only what does not follow is shown, or that with what is asked, in every form but the page."""
    (folder / "c.txt").write_text(QUERIED, encoding="utf-8")
    counts = []
    for only in ("contradicts", "query"):
        assert main(["audit", str(folder), "--format", form, "--only", only]) == 1
        out = capsys.readouterr().out
        lines = [json.loads(line) for line in out.splitlines()] if form == "jsonl" else []
        said = [one for line in lines for one in (*line["claims"], *line["queries"])]
        counts.append(len(said) if form == "jsonl" else len(out.splitlines()) - (form == "csv"))
    assert counts == [1, 2]


def test_a_page_is_of_the_whole_audit(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A page cannot be cut down, and says so."""
    assert main(["audit", str(folder), "--format", "html", "--only", "query"]) == 2
    assert "--only" in capsys.readouterr().err


def test_csv(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One row a claim and query, the worst first, its words no formulas to a spreadsheet; nothing else is written."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "=a.txt").write_text(f"{FOLLOWS}\n{DOES_NOT}", encoding="utf-8")
    (tmp_path / "out").mkdir()
    monkeypatch.chdir(tmp_path / "in")
    assert main(["audit", "=a.txt", "--format", "csv", "-o", str(tmp_path / "out" / "a.csv")]) == 1
    with (tmp_path / "out" / "a.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["outcome"] for row in rows] == ["does not follow", "follows"]
    assert {row["document"] for row in rows} == {"'=a.txt"}
    assert rows[0]["calculation"] == "20户 + 30户 + 50户 = 100户"
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["a.csv"]


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


def test_what_a_document_holds_beyond_its_text_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A warning stands in the JSON and the page, and once on standard error."""
    path = tmp_path / "a.html"
    path.write_text(f"<html><body><p>{FOLLOWS}<del>99个</del></p></body></html>", encoding="utf-8")
    for form in ("jsonl", "html", "table"):
        assert main(["audit", str(path), "--format", form]) == 0
        out, err = capsys.readouterr()
        assert err.count("struck-out") == 1
        assert ("struck-out" in out) == (form != "table")
