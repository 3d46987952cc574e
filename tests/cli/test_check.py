"""``aidanalysis check``: exit codes, the table, the lines for machines."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from command_line import Run
from ledger_files import change, put_rows, table_rows

from aidanalysis.cli import main
from aidanalysis.ledger import Ledger, read_ledger
from aidanalysis.ledger.grounds import Grounds
from aidanalysis.records import CalendarDate, Evidence

KEYS = ["id", "kind", "stated", "unit", "computed_low", "computed_high", "verdict", "evidence", "members"]

#: The second target as a claim on the first: 6000万元 and above, of 5000万元, stated in turn as each kind.
NEW = {"aggregate": "total", "of_table": "targets", "field": "amount", "where": "year=2011"}
BASE = {"base_aggregate": "total", "base_table": "targets", "base_field": "amount", "base_where": "year=2010"}


@pytest.fixture
def restate(copied: Path) -> Callable[..., Path]:
    """Return what states one claim anew in a ledger whose source nobody has read, and derives its package."""

    def anew(line: int = 5, **cells: str) -> Path:
        (copied / "source.csv").unlink()
        change(copied, "claims", line, **cells)
        read_ledger(copied).ledger.write(copied)
        return copied

    return anew


def test_all_hold(run: Run, ledger_folder: Path) -> None:
    """A report whose figures follow from each other exits with 0 and says nothing of faults."""
    outcome = run("check", ledger_folder)
    assert (outcome.code, outcome.err) == (0, "")


def test_the_source_bears_the_ledger_out(run: Run, ledger_folder: Path, source: Path) -> None:
    """Hash, offsets and phrases are those of the report."""
    outcome = run("check", ledger_folder, "--source", source)
    assert (outcome.code, outcome.err) == (0, "")
    assert "no figure of the text is left out" in outcome.out
    assert "facts: 480 are read from the text, 396 are the analyst's" in outcome.out


def test_what_of_the_source_no_fact_states(run: Run, copied: Path) -> None:
    """A figure that no fact states is a line with its place, and on request the exit code is 1."""
    rows = table_rows(copied / "training.csv")
    put_rows(copied / "training.csv", rows[:-1])
    assert run("export", copied, "--to", copied, "--accept", "training-livestock").code == 0
    outcome = run("check", copied)
    assert (outcome.code, "2163 “28人” 一（四）二是: no fact states it" in outcome.out) == (0, True)
    assert run("check", copied, "--fail-untied").code == 1


def test_what_the_table_says(run: Run, ledger_folder: Path) -> None:
    """The table prints what is stated, what is computed, the verdict, the evidence and the members, and coverage."""
    headings, *rows, coverage, facts = run("check", ledger_folder).out.splitlines()
    assert headings.split() == ["claim", "stated", "computed", "verdict", "evidence", "members"]
    assert [row.split() for row in rows[:2]] == [
        ["claim-delegations", "28批", "28批", "follows", "exactly", "导言", "“28批”", "@230", "visits-beijing,", "visits-hubei,", "visits-others"],
        ["claim-visitors", "282人次", "282人次", "follows", "exactly", "导言", "“282人次”", "@233", "visits-beijing,", "visits-hubei,", "visits-others"],
    ]  # fmt: skip
    assert len(rows) == 6
    assert coverage.startswith("coverage: 48 figures of the report are tied to 182 records; 15 of them")
    assert facts.startswith("facts: ")


def test_lines_for_machines(run: Run, ledger_folder: Path) -> None:
    """One claim is one line with these keys, its numbers decimal text in the stated unit; coverage goes elsewhere."""
    outcome = run("check", ledger_folder, "--format", "jsonl")
    claims = [json.loads(line) for line in outcome.out.splitlines()]
    assert [list(claim) for claim in claims] == [KEYS] * 6
    assert claims[2] == {
        "id": "claim-funding",
        "kind": "sum",
        "stated": "5265.4",
        "unit": "万元",
        "computed_low": "5265.4",
        "computed_high": "5265.4",
        "verdict": "exact",
        "evidence": {"section": "导言", "phrase": "5265.4万元", "offset": 301},
        "members": ["funding-beijing", "funding-hubei", "funding-ministries"],
    }
    assert all(isinstance(claim[key], str) for claim in claims for key in ("stated", "computed_low", "computed_high"))
    assert outcome.err.startswith("coverage: 48 figures")


def test_what_does_not_follow(run: Run, restate: Callable[..., Path]) -> None:
    """A stated figure that no reading bears out exits with 1 and is told as not following, never as wrong."""
    folder = restate(amount="6000", amount_qualifier="at_least", phrase="突破6000万元", offset="3565")
    outcome = run("check", folder)
    assert (outcome.code, outcome.err) == (1, "")
    (row,) = (line for line in outcome.out.splitlines() if line.startswith("claim-target"))
    assert "not reached" in row
    assert "wrong" not in outcome.out
    (claim,) = (
        json.loads(line)
        for line in run("check", folder, "--format", "jsonl").out.splitlines()
        if '"claim-target"' in line
    )
    assert claim["verdict"] == "contradicts"


def test_what_cannot_be_told(run: Run, restate: Callable[..., Path]) -> None:
    """A claim on rows that are not there is unclear, has nothing computed and exits with 1."""
    folder = restate(where="channel=channel-others")
    outcome = run("check", folder, "--format", "jsonl")
    (claim,) = (json.loads(line) for line in outcome.out.splitlines() if '"claim-target"' in line)
    assert outcome.code == 1
    assert (claim["computed_low"], claim["computed_high"], claim["verdict"]) == (None, None, "unclear")
    assert claim["members"] == []
    (row,) = (line for line in run("check", folder).out.splitlines() if line.startswith("claim-target"))
    assert row.split()[2:5] == ["—", "cannot", "be"]


@pytest.mark.parametrize(
    ("kind", "cells", "low", "high", "verdict"),
    [
        ("sum", {"amount": "5000", "where": "year=2010"}, "5000", "5000", "exact"),
        ("bound", {"amount": "5000"}, "6000", None, "exact"),
        ("difference", {"amount": "1000", **BASE}, "1000", None, "exact"),
        ("ratio", {"amount": "120", "amount_unit": "%", **BASE}, "120", None, "exact"),
        ("growth", {"amount": "20", "amount_unit": "%", **BASE}, "20", None, "exact"),
        ("multiple", {"amount": "1.2", "amount_unit": "倍", **BASE}, "1.2", None, "exact"),
        ("multiple", {"amount": "1.1", "amount_unit": "倍", **BASE}, "1.2", None, "truncates"),
        ("multiple", {"amount": "1.0", "amount_unit": "倍", **BASE}, "1.2", None, "contradicts"),
        (
            "average",
            {"amount": "3000", **BASE, "base_table": "channels", "base_field": "id", "base_aggregate": "count",
             "base_where": "id=channel-beijing"},
            "6000", None, "contradicts",
        ),
    ],
)  # fmt: skip
def test_kinds_of_claims_from_the_tables(
    kind: str,
    cells: dict[str, str],
    low: str,
    high: str | None,
    verdict: str,
    run: Run,
    restate: Callable[..., Path],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Every kind of claim is computed from the rows that its operands name; what has no upper end has none."""
    monkeypatch.setattr("aidanalysis.ledger.ledger.ground_alone", lambda *_: Grounds())
    outcome = run("check", restate(kind=kind, **{**NEW, **cells}), "--format", "jsonl")
    (claim,) = (json.loads(line) for line in outcome.out.splitlines() if '"claim-target"' in line)
    assert (claim["kind"], claim["computed_low"], claim["computed_high"], claim["verdict"]) == (
        kind,
        low,
        high,
        verdict,
    )
    assert outcome.code == (1 if verdict == "contradicts" else 0)


def test_numbers_without_exponents(run: Run, restate: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """A number is written out, and a quotient without end stays decimal text."""
    monkeypatch.setattr("aidanalysis.ledger.ledger.ground_alone", lambda *_: Grounds())
    base = {**BASE, "base_table": "funding", "base_where": "counted=yes"}
    folder = restate(kind="ratio", amount="95.0", amount_unit="%", **{**NEW, "where": "year=2010"}, **base)
    outcome = run("check", folder, "--format", "jsonl")
    (claim,) = (json.loads(line) for line in outcome.out.splitlines() if '"claim-target"' in line)
    assert claim["stated"] == "95.0"
    assert Decimal(claim["computed_low"]).quantize(Decimal("0.01")) == Decimal("94.96")
    assert "E" not in claim["computed_low"]


def test_the_folder_at_hand(run: Run, ledger_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a folder the one at hand is checked."""
    monkeypatch.chdir(ledger_folder)
    assert run("check").code == 0


@pytest.mark.parametrize("arguments", [[], ["burn"], ["check", ".", "--format", "xml"], ["export", "."]])
def test_wrong_arguments(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Arguments that do not exist exit with 2, as bad input does."""
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert caught.value.code == 2
    assert capsys.readouterr().err.startswith("usage: aidanalysis")


def test_a_phrase_cannot_steer_the_terminal(run: Run, restate: Callable[..., Path]) -> None:
    """Control characters of a ledger are printed as text."""
    outcome = run("check", restate(section="导\x1b[2J言"))
    assert outcome.code == 0
    assert "\x1b" not in outcome.out
    assert r"导\x1b[2J言" in outcome.out


def test_a_ledger_without_claims(run: Run, ledger_folder: Path, tmp_path: Path) -> None:
    """A ledger that has only its report and the recipient checks out, and proves nothing."""
    ledger = Ledger.load(ledger_folder)
    report = replace(ledger.report, published=CalendarDate(2010), evidence=Evidence("标题", "2010年", 70))
    Ledger.of([report, ledger["xiajiang"]]).write(tmp_path)
    outcome = run("check", tmp_path)
    assert (outcome.code, outcome.err) == (0, "")
    assert "1 figures of the report are tied to 2 records; 0 of them" in outcome.out
    assert run("check", tmp_path, "--format", "jsonl").out == ""
