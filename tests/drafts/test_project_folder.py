"""A folder of one's own from a report."""

from __future__ import annotations

from pathlib import Path

import pytest
from marked_reports import unmarked

from aidanalysis.cli import main
from aidanalysis.drafts.store import DraftFolder
from aidanalysis.ledger import read_ledger

MARKED = Path(__file__).parent / "made_up"


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """Return the text of a made-up report as a file."""
    text, _ = unmarked((MARKED / "qiaotou-2012.marked.txt").read_text("utf-8"))
    path = tmp_path / "qiaotou-2012.txt"
    path.write_bytes(text.encode())
    return path


def test_a_folder_has_all_that_a_book_needs(report: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The ledger holds the report and its recipient alone; text, drafts, chapters and configuration lie beside it."""
    folder = tmp_path / "mine"
    assert main(["new", str(folder), "--from", str(report), "--lang", "zh"]) == 0
    assert "aidanalysis review" in capsys.readouterr().out
    assert {path.name for path in folder.iterdir()} == {"README.md", "_config.yml", "book", "data"}
    assert [path.name for path in (folder / "book").iterdir()] == ["zh"]
    ledger = folder / "data" / "qiaotou-2012"
    assert (ledger / "report.txt").read_bytes() == report.read_bytes()
    read = read_ledger(ledger)
    assert not read.faults
    assert set(read.ledger.tables) == {"reports", "organisations"}


def test_every_draft_makes_a_record(report: Path, tmp_path: Path) -> None:
    """Accepted one after the other, the drafts are a ledger without faults, and it can be left at any point."""
    folder = tmp_path / "mine"
    assert main(["new", str(folder), "--from", str(report)]) == 0
    path = folder / "data" / "qiaotou-2012"
    drafts = DraftFolder.open(path)
    for number, draft in enumerate(drafts.open_drafts()):
        if drafts.status(draft.id) == "open":
            drafts.accept(draft)
        if number % 10 == 0:
            drafts = DraftFolder.open(path)
    again = DraftFolder.open(path)
    assert not again.open_drafts()
    assert {draft.id for draft in again.drafts.values() if draft.table == "visits"} <= set(again.ledger.by_id)


def test_a_decision_can_be_taken_back(report: Path, tmp_path: Path) -> None:
    """Undo leaves the ledger as it was before, and the draft open."""
    folder = tmp_path / "mine"
    main(["new", str(folder), "--from", str(report)])
    path = folder / "data" / "qiaotou-2012"
    drafts = DraftFolder.open(path)
    before = list(drafts.ledger)
    draft = drafts.open_drafts()[0]
    added = drafts.accept(draft)
    drafts.undo(draft.id, added)
    again = DraftFolder.open(path)
    assert list(again.ledger) == before
    assert again.status(draft.id) == "open"
    again.reject(draft)
    assert DraftFolder.open(path).status(draft.id) == "rejected"


@pytest.mark.parametrize("taken", ["file", "folder"])
def test_a_folder_that_is_taken_stays_as_it_is(
    report: Path, tmp_path: Path, taken: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is there is not touched, and one line says so."""
    folder = tmp_path / "mine"
    if taken == "folder":
        folder.mkdir()
        (folder / "mine.txt").write_text("x")
    else:
        folder.write_text("x")
    assert main(["new", str(folder), "--from", str(report)]) == 2
    error = capsys.readouterr().err
    assert "taken" in error
    assert error.count("\n") == 1
    assert not list(tmp_path.glob(".*"))


def test_a_report_without_figures_makes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where nothing can be drafted, nothing is made."""
    report = tmp_path / "empty.txt"
    report.write_text("这是一份没有数字的文字材料。\n", "utf-8")
    assert main(["new", str(tmp_path / "mine"), "--from", str(report)]) == 2
    assert capsys.readouterr().err.count("\n") == 1
    assert not (tmp_path / "mine").exists()


def test_what_is_accepted_passes_the_check(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A ledger of accepted drafts has no fault; only what the report contradicts itself in does not follow."""
    folder = tmp_path / "mine"
    assert main(["new", str(folder), "--from", str(MARKED / "qinglan-2015.txt")]) == 0
    drafts = DraftFolder.open(folder / "data" / "qinglan-2015")
    for draft in drafts.open_drafts():
        if drafts.status(draft.id) == "open":
            drafts.accept(draft)
    capsys.readouterr()
    assert main(["check", str(folder / "data" / "qinglan-2015")]) == 1
    out = capsys.readouterr().out
    assert out.count("does not follow") == 2


def test_a_second_report_has_its_chapters_and_the_book_a_title_of_both(report: Path, tmp_path: Path) -> None:
    """What the first report alone is called the book of two is not, unless somebody has given it a title."""
    folder, config = tmp_path / "mine", tmp_path / "mine" / "_config.yml"
    for name in ("qiaotou-2012", "qiaotou-next", "qiaotou-last"):
        report.with_name(f"{name}.txt").write_bytes(report.read_bytes())
        assert main(["new", str(folder), "--from", str(report.with_name(f"{name}.txt"))]) == 0
        if name == "qiaotou-next":
            assert "Reports side by side" in config.read_text("utf-8")
            config.write_text(config.read_text("utf-8").replace("Reports side by side", "Ours"), "utf-8")
    assert "Ours" in config.read_text("utf-8")
    contents = (folder / "book" / "zh" / "_toc.yml").read_text("utf-8")
    assert contents.count("file: indicators") == 3
    assert contents.count("file: comparison") == 1
