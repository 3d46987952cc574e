"""Drafts of marked texts, scored against what the marks say."""

from __future__ import annotations

from pathlib import Path

import pytest
from accepted_drafts import faults_of_all
from marked_reports import unmarked

from aidanalysis.documents import Document, Extract
from aidanalysis.drafts import propose

MADE_UP = sorted((Path(__file__).parent / "made_up").glob("*.marked.txt"))
AMOUNTS = ("amount", "delegations", "visitors", "people", "agreements", "times")


@pytest.mark.parametrize("path", MADE_UP, ids=[path.name.partition(".")[0] for path in MADE_UP])
def test_the_records_of_a_report_are_proposed(path: Path) -> None:
    """Of the records that a text is marked with, nine in ten are proposed with their amounts, and few others."""
    text, golds = unmarked(path.read_text("utf-8"))
    drafts = propose(Document.of(path.name, Extract(text)))
    scored = {gold["table"] for gold in golds}
    wanted = {_key(gold) for gold in golds if not gold["optional"] and "free" not in gold and _amounts(gold)}
    found = {_key_of(draft.table, draft.cells) for draft in drafts if draft.table in scored}
    assert len(wanted & found) >= 0.9 * len(wanted), sorted(wanted - found)
    allowed = {_key(gold) for gold in golds}
    amounts = {key for key in found if key[1:]}
    assert len(amounts - allowed) <= len(amounts) / 6, sorted(amounts - allowed)


def test_each_draft_stands_where_it_says() -> None:
    """The phrase of a draft is the text at its offset."""
    for path in MADE_UP:
        text, _ = unmarked(path.read_text("utf-8"))
        for draft in propose(Document.of(path.name, Extract(text))):
            assert text[draft.offset : draft.end] == draft.phrase


@pytest.mark.parametrize("path", MADE_UP, ids=[path.name.partition(".")[0] for path in MADE_UP])
def test_all_that_is_proposed_makes_a_ledger_without_a_fault(path: Path, tmp_path: Path) -> None:
    """Accepted as it is, each draft passes the check: its phrase is the shortest that holds what it states."""
    text, _ = unmarked(path.read_text("utf-8"))
    assert faults_of_all(text, tmp_path) == ()


def _amounts(gold: dict[str, object]) -> list[str]:
    return [name for name in AMOUNTS if name in gold]


def _key(gold: dict[str, object]) -> tuple[str, ...]:
    parts = [gold[name] for name in _amounts(gold)]
    return (
        str(gold["table"]),
        *(f"{one['value']}{one['unit']}{one['qualifier']}" for one in parts if isinstance(one, dict)),
    )


def _key_of(table: str, cells: dict[str, str]) -> tuple[str, ...]:
    named = [name for name in AMOUNTS if cells.get(name)]
    return (table, *(f"{cells[name]}{cells[f'{name}_unit']}{cells[f'{name}_qualifier']}" for name in named))
