"""Coverage: which figures of a report are tied to records, and which of them others can check."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from aidanalysis.claims.coverage import Coverage, coverage
from aidanalysis.claims.declared import check_claims
from aidanalysis.ledger import Ledger
from aidanalysis.ledger.source import Figure
from aidanalysis.records import Claim


@pytest.fixture(scope="module")
def ledger(ledger_folder: Path) -> Ledger:
    """Return the committed ledger."""
    return Ledger.load(ledger_folder)


def marked(shared: Path) -> dict[str, Any]:
    """Return what was marked by hand in the report."""
    line = (shared / "reading" / "report" / "gold.jsonl").read_text("utf-8").splitlines()[0]
    found: dict[str, Any] = json.loads(line)
    return found


def test_every_marked_figure_is_tied(ledger: Ledger, shared: Path) -> None:
    """Each of the 49 figures that count in the report lies where a record's or claim's phrase reads a figure."""
    figures = [figure for figure in marked(shared)["quantities"] if not figure.get("optional")]
    spans = coverage(ledger, check_claims(ledger)).tied
    assert len(figures) == 49
    untied = [
        figure["text"]
        for figure in figures
        if not any(start < figure["end"] and figure["start"] < end for start, end in spans)
    ]
    # The page round the report says when it was published; a report's own figures are all tied.
    assert untied == ["2020-03-01 21:54:07"]


def test_nothing_else_is_counted_as_a_figure(ledger: Ledger, shared: Path) -> None:
    """Each tied figure is one that was marked, so that coverage is not made of false finds."""
    figures = [(figure["start"], figure["end"]) for figure in marked(shared)["quantities"]]
    false = [
        span
        for span in coverage(ledger, check_claims(ledger)).tied
        if not any(start < span[1] and span[0] < end for start, end in figures)
    ]
    assert false == []


def test_the_marked_claims_are_declared(ledger: Ledger, shared: Path) -> None:
    """Each claim marked in the report is one of the ledger's, its operands among the members' figures."""
    checked = check_claims(ledger)
    placed = {(fact.record.id, fact.field): fact.span for fact in ledger.grounds.facts}
    for marking in marked(shared)["claims"]:
        (one,) = (one for one in checked if placed[one.claim.id, "amount"] == tuple(marking["stated"]))
        spans = {span for (record, _), span in placed.items() if record in one.members}
        assert {tuple(operand) for operand in marking["operands"]} <= spans
        assert str(one.judgement.verdict) == marking["verdict"]


def test_only_figures_of_the_claimed_unit_are_checked(ledger: Ledger) -> None:
    """A sum of visitors checks the visitors of its members, not the delegations in the same phrase."""
    (visitors,) = (one for one in check_claims(ledger) if one.claim.id == "claim-visitors")
    assert coverage(ledger, [visitors]).checked == {(233, 238), (247, 252), (257, 261), (277, 281)}


def test_counts(ledger: Ledger) -> None:
    """Coverage counts tied and checked figures, and records without the claims."""
    covered = coverage(ledger, check_claims(ledger))
    assert (len(covered.tied), len(covered.checked)) == (48, 15)
    assert covered.checked < covered.tied
    assert covered.records == sum(not isinstance(record, Claim) for record in ledger)


def test_the_source_is_tied(ledger: Ledger) -> None:
    """Every figure of the report, but for page furniture and bare articles, is stated by a fact."""
    assert coverage(ledger, []).untied == ()


def test_what_no_fact_states(ledger: Ledger) -> None:
    """A figure is tied where a field states it, not where some phrase lies over it."""
    fewer = Ledger.of((one for one in ledger if one.id not in ("training-medical", "visits-hubei")), ledger.source)
    untied = coverage(fewer, []).untied
    assert untied
    assert [(figure.text, section) for figure, section in untied] == [
        ("6批", "导言"), ("85人次", "导言"), ("8人", "一（四）二是"),
    ]  # fmt: skip


def test_without_claims(ledger: Ledger) -> None:
    """Without a claim every figure can be traced and none proved."""
    assert coverage(ledger, []).checked == frozenset()


def test_what_coverage_says() -> None:
    """The words say what is tied, what is checked and what is stated once."""
    assert str(Coverage(frozenset({(0, 1), (2, 3), (4, 5)}), frozenset({(0, 1)}), 2)) == (
        "coverage: 3 figures of the report are tied to 2 records; 1 of them stand in a claim that other figures "
        "check, 2 can be traced to their place, not checked"
    )
    assert str(Coverage(frozenset(), frozenset(), 0, ((Figure(0, 2, "3所"), "一"),))).endswith(
        "; no fact states 1 others"
    )
