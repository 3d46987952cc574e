"""The review, driven by keys."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from marked_reports import unmarked
from textual.pilot import Pilot
from textual.widgets import Input

from aidanalysis.claims.declared import check_claims
from aidanalysis.cli import main
from aidanalysis.drafts.store import DraftFolder
from aidanalysis.records import Funding
from aidanalysis.review.app import EditScreen, ReviewApp
from aidanalysis.review.session import Session

MARKED = Path(__file__).parents[1] / "drafts" / "made_up"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return the ledger's folder of a made-up report."""
    text, _ = unmarked((MARKED / "qiaotou-2012.marked.txt").read_text("utf-8"))
    report = tmp_path / "qiaotou-2012.txt"
    report.write_bytes(text.encode())
    assert main(["new", str(tmp_path / "mine"), "--from", str(report)]) == 0
    return tmp_path / "mine" / "data" / "qiaotou-2012"


def in_a_loop(sitting: Coroutine[None, None, None]) -> None:
    """Run a sitting in a thread of its own: another test's browser may hold a loop in this one."""
    with ThreadPoolExecutor(1) as apart:
        apart.submit(asyncio.run, sitting).result()


def drive(folder: Path, *keys: str) -> ReviewApp:
    """Press keys in a review of a folder."""
    app = ReviewApp(Session(DraftFolder.open(folder)))

    async def sitting() -> None:
        async with app.run_test(size=(100, 40)) as pilot:
            await pilot.press(*keys)
            await pilot.pause()

    in_a_loop(sitting())
    return app


def accept_all(app: ReviewApp) -> int:
    """Accept a sentence after the other until none is left; returns how many keys that took, 200 at most."""
    pressed = 0

    async def sitting() -> None:
        nonlocal pressed
        async with app.run_test(size=(100, 40)) as pilot:
            while app.session.current is not None and pressed < 200:
                await pilot.press("space")
                pressed += 1

    in_a_loop(sitting())
    return pressed


def test_one_key_accepts_what_is_right(folder: Path) -> None:
    """The first draft is in the ledger when its key is up, with the bodies that it names."""
    first = DraftFolder.open(folder).open_drafts()[0]
    drive(folder, "a")
    again = DraftFolder.open(folder)
    assert again.status(first.id) == "accepted"
    assert again.ledger.tables["channels"]


def test_a_whole_report_takes_few_keys(folder: Path) -> None:
    """Accepting what is right, sentence by sentence, takes fewer keys than there are drafts by half."""
    drafts = DraftFolder.open(folder)
    app = ReviewApp(Session(drafts))
    pressed = accept_all(app)
    assert not DraftFolder.open(folder).open_drafts()
    assert pressed < len(drafts.drafts) / 2


def test_reject_skip_and_undo(folder: Path) -> None:
    """What is rejected stays so, what is skipped is up again, what is undone is open."""
    first, second, third = DraftFolder.open(folder).open_drafts()[:3]
    drive(folder, "r", "s", "a", "u")
    again = DraftFolder.open(folder)
    assert [again.status(one.id) for one in (first, second, third)] == ["rejected", "open", "open"]
    assert Session(again).current == second


def test_an_edit_that_the_text_does_not_bear_out_is_not_taken(folder: Path) -> None:
    """A changed digit is refused with what the text reads as; a changed code is taken."""
    first = DraftFolder.open(folder).open_drafts()[0]
    app = ReviewApp(Session(DraftFolder.open(folder)))

    async def type_in(pilot: Pilot[None], cell: str, value: str) -> None:
        app.screen.query_one(f"#cell-{cell}", Input).value = value
        await pilot.press("ctrl+s")
        await pilot.pause()

    async def sitting() -> None:
        async with app.run_test(size=(100, 60)) as pilot:
            await pilot.press("e")
            await pilot.pause()
            await type_in(pilot, "amount", "1201")
            assert isinstance(app.screen, EditScreen)
            assert "does not read as" in app.screen.amiss
            await type_in(pilot, "amount", first.cells["amount"])

    in_a_loop(sitting())
    again = DraftFolder.open(folder)
    assert again.status(first.id) == "accepted"


def test_a_torn_decision_loses_nothing(folder: Path) -> None:
    """A journal whose last line was cut off when the power went is read up to there."""
    first = DraftFolder.open(folder).open_drafts()[0]
    drive(folder, "r")
    with (folder / "drafts" / "decisions.jsonl").open("a", encoding="utf-8") as file:
        file.write('{"decision": "acc')
    again = DraftFolder.open(folder)
    assert again.status(first.id) == "rejected"
    again.reject(again.open_drafts()[0])


def test_a_review_without_a_terminal_says_what_to_do(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where there is no terminal, one line names the spreadsheet."""
    assert main(["review", str(folder)]) == 2
    assert ".xlsx" in capsys.readouterr().err


def test_a_report_with_contradictions_takes_under_a_hundred_keys(tmp_path: Path) -> None:
    """From a text to a ledger whose figures are those of one made by hand, by keys alone; its contradictions show."""
    report = MARKED / "qinglan-2015.txt"
    assert main(["new", str(tmp_path / "mine"), "--from", str(report)]) == 0
    folder = tmp_path / "mine" / "data" / "qinglan-2015"
    app = ReviewApp(Session(DraftFolder.open(folder)))
    pressed = accept_all(app)
    ledger = DraftFolder.open(folder).ledger
    assert pressed < 100
    assert {one.amount.base_value for one in ledger.records(Funding)} >= {
        51200000,
        23656000,
        11570000,
        4120000,
        1640000,
    }
    contradicted = {str(one.claim.amount) for one in check_claims(ledger) if one.judgement.verdict == "contradicts"}
    assert contradicted == {"32个", "586万元"}
