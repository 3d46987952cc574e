"""Whatever ends a review or an import, nothing is lost, one line says so, and the next run goes on."""

from __future__ import annotations

import errno
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import openpyxl
import pypdfium2 as pdfium
import pytest
from marked_reports import unmarked

from aidanalysis.cli import main
from aidanalysis.drafts.store import DraftFolder
from aidanalysis.ledger.writing import LEFT_AFTER

MARKED = Path(__file__).parents[1] / "drafts" / "made_up"


@pytest.fixture(scope="module")
def drafted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder of drafts of which some are accepted, to be copied."""
    place = tmp_path_factory.mktemp("drafted")
    text, _ = unmarked((MARKED / "qiaotou-2012.marked.txt").read_text("utf-8"))
    report = place / "qiaotou-2012.txt"
    report.write_bytes(text.encode())
    assert main(["new", str(place / "mine"), "--from", str(report), "--lang", "zh"]) == 0
    folder = place / "mine" / "data" / "qiaotou-2012"
    drafts = DraftFolder.open(folder)
    for draft in [one for one in drafts.open_drafts() if one.table != "funding"][:3]:
        drafts.accept(draft)
    return folder


@pytest.fixture
def folder(drafted: Path, tmp_path: Path) -> Path:
    """Return a copy that a test may write to."""
    return Path(shutil.copytree(drafted, tmp_path / drafted.name))


def breaking(monkeypatch: pytest.MonkeyPatch, at: int, error: BaseException) -> list[str]:
    """Let the write or the rename with this number fail; returns what was called, which grows."""
    called: list[str] = []

    def broken(name: str) -> Callable[..., object]:
        original = getattr(Path, name)

        def once(self: Path, *arguments: object, **options: object) -> object:
            called.append(f"{name} {self.name}")
            if len(called) == at:
                raise error
            return original(self, *arguments, **options)

        return once

    for name in ("write_bytes", "replace"):
        monkeypatch.setattr(Path, name, broken(name))
    return called


def full() -> OSError:
    """Return what a full disk says."""
    return OSError(errno.ENOSPC, "No space left on device")


def points(folder: Path, monkeypatch: pytest.MonkeyPatch, work: Callable[[Path], object]) -> Iterator[int]:
    """Yield the number of each write and rename that some work on a copy does."""
    copy = shutil.copytree(folder, folder.parent / "counted")
    with monkeypatch.context() as patch:
        called = breaking(patch, 0, full())
        work(Path(copy))
    shutil.rmtree(copy)
    # Every third, the first and the last: each kind of file is among them.
    yield from sorted({1, *range(2, len(called), 3), len(called)})


@pytest.mark.parametrize("error", [full(), KeyboardInterrupt()], ids=["full disk", "Ctrl-C"])
def test_a_decision_that_is_cut_short_is_taken_up_again(
    folder: Path, error: BaseException, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At each point of writing: what was accepted stays, the folder opens, and the same decision is then carried out."""
    before = DraftFolder.open(folder)
    draft = before.open_drafts()[0]
    accepted = set(before.ledger.by_id)
    for at in points(folder, monkeypatch, lambda one: DraftFolder.open(one).accept(draft)):
        copy = Path(shutil.copytree(folder, folder.parent / f"cut-{at}"))
        drafts = DraftFolder.open(copy)
        with monkeypatch.context() as patch:
            breaking(patch, at, error)
            with pytest.raises(type(error)):
                drafts.accept(draft)
        again = DraftFolder.open(copy)
        assert accepted <= set(again.ledger.by_id)
        again.accept(draft)
        last = DraftFolder.open(copy)
        assert last.status(draft.id) == "accepted"
        assert len(last.ledger.by_id) == len(list(last.ledger))
        assert not list(copy.glob(".writing-*"))


def decided(folder: Path, to: Path) -> Path:
    """Return a workbook of drafts in which all that are open are accepted."""
    assert main(["export", str(folder), "--drafts", "--to", str(to)]) == 0
    book = openpyxl.load_workbook(to)
    for sheet in book:
        if sheet.title.startswith("drafts funding"):
            for row in range(2, sheet.max_row + 1):
                sheet.cell(row, 1, "accept")
    book.save(to)
    return to


@pytest.mark.parametrize(("error", "code"), [(full(), 2), (KeyboardInterrupt(), 130)], ids=["full disk", "Ctrl-C"])
def test_an_import_that_is_cut_short_is_taken_up_again(
    folder: Path, error: BaseException, code: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """At each point: one line, what was there is there, and the same import then does all of it."""
    book = decided(folder, folder.parent / "drafts.xlsx")
    accepted = set(DraftFolder.open(folder).ledger.by_id)
    wanted = {one.id for one in DraftFolder.open(folder).open_drafts() if one.table == "funding"}
    assert wanted
    for at in list(points(folder, monkeypatch, lambda one: main(["import", str(one), str(book)])))[::3]:
        copy = Path(shutil.copytree(folder, folder.parent / f"cut-{at}"))
        capsys.readouterr()
        with monkeypatch.context() as patch:
            breaking(patch, at, error)
            assert main(["import", str(copy), str(book)]) == code
        assert capsys.readouterr().err.count("\n") <= 1
        assert accepted <= set(DraftFolder.open(copy).ledger.by_id)
        assert main(["import", str(copy), str(book)]) == 0
        assert wanted <= set(DraftFolder.open(copy).ledger.by_id)


ACCEPT = """
import sys
from pathlib import Path
from aidanalysis.drafts.store import DraftFolder
drafts = DraftFolder.open(Path(sys.argv[1]))
print("ready", flush=True)
for draft in drafts.open_drafts()[:-1]:  # one is left, however fast the machine is
    if drafts.status(draft.id) == "open":
        drafts.accept(draft)
        print(draft.id, flush=True)
print("", flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="a process is killed by a signal")
def test_a_killed_review_keeps_every_decision(folder: Path) -> None:
    """What a process had reported as accepted before it was killed is accepted; the next one goes on from there."""
    for wait in (0.0, 0.3):
        run = subprocess.Popen([sys.executable, "-c", ACCEPT, str(folder)], stdout=subprocess.PIPE, text=True)
        assert run.stdout is not None
        assert run.stdout.readline() == "ready\n"
        told = [run.stdout.readline().strip()]
        time.sleep(wait)
        run.send_signal(signal.SIGKILL)
        told += [line.strip() for line in run.stdout if line.endswith("\n")]
        run.wait()
        run.stdout.close()
        again = DraftFolder.open(folder)
        assert {again.status(one) for one in told if one} == {"accepted"}
    drafts = DraftFolder.open(folder)
    draft = next(one for one in drafts.open_drafts() if drafts.status(one.id) == "open")
    drafts.accept(draft)
    assert DraftFolder.open(folder).status(draft.id) == "accepted"


def test_a_torn_line_takes_no_other_with_it(folder: Path) -> None:
    """A decision written behind a line that was cut off is read."""
    first, second = DraftFolder.open(folder).open_drafts()[:2]
    drafts = DraftFolder.open(folder)
    drafts.reject(first)
    with (folder / "drafts" / "decisions.jsonl").open("a", encoding="utf-8") as file:
        file.write('{"decision": "acc')
    drafts.reject(second)
    again = DraftFolder.open(folder)
    assert [again.status(one.id) for one in (first, second)] == ["rejected", "rejected"]


def test_a_full_disk_makes_no_half_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A new folder appears whole or not at all, with one line, and can be made once there is room."""
    report = tmp_path / "report.txt"
    report.write_bytes((MARKED / "qinglan-2015.txt").read_bytes())
    call = ["new", str(tmp_path / "mine"), "--from", str(report), "--lang", "zh"]
    for at in (1, 9, 30):
        with monkeypatch.context() as patch:
            breaking(patch, at, full())
            assert main(call) == 2
        error = capsys.readouterr().err
        assert "No space left" in error
        assert error.count("\n") == 1
        assert not (tmp_path / "mine").exists()
        assert not list(tmp_path.glob(".*"))
    assert main(call) == 0


def test_what_a_killed_run_has_left_is_cleared_away(tmp_path: Path) -> None:
    """The hidden folder that a killed run leaves beside a new one is gone after a later run, and a fresh one stays."""
    old, fresh = tmp_path / ".writing-old", tmp_path / ".writing-fresh"
    for left in (old, fresh):
        (left / "made").mkdir(parents=True)
    long_ago = time.time() - 2 * LEFT_AFTER
    os.utime(old, (long_ago, long_ago))
    assert main(["new", str(tmp_path / "mine"), "--from", str(MARKED / "qinglan-2015.txt"), "--lang", "zh"]) == 0
    assert (old.exists(), fresh.exists()) == (False, True)


def test_a_scan_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A PDF without text makes nothing, and one line says why."""
    scan = pdfium.PdfDocument.new()
    scan.new_page(595, 842)
    scan.save(tmp_path / "scan.pdf")
    assert main(["new", str(tmp_path / "mine"), "--from", str(tmp_path / "scan.pdf")]) == 2
    assert capsys.readouterr().err.count("\n") == 1
    assert not (tmp_path / "mine").exists()


def formula(sheet: object, head: list[str]) -> None:
    """Put a formula in a value's place."""
    sheet.cell(2, head.index("amount") + 1, "=1+1")  # type: ignore[attr-defined]


def evidence(sheet: object, head: list[str]) -> None:
    """Type over the evidence."""
    sheet.cell(2, head.index("phrase") + 1, "9999万元")  # type: ignore[attr-defined]


def column(sheet: object, head: list[str]) -> None:
    """Take a column out, as a workbook of another version has it."""
    sheet.delete_cols(head.index("amount") + 1)  # type: ignore[attr-defined]


def merged(sheet: object, head: list[str]) -> None:  # noqa: ARG001 - the faults are called alike
    """Merge two cells."""
    sheet.merge_cells("B2:B3")  # type: ignore[attr-defined]


@pytest.mark.parametrize("fault", [formula, evidence, column, merged], ids=lambda one: one.__name__)
def test_a_fault_in_a_workbook_of_drafts_decides_nothing(
    folder: Path, fault: Callable[[object, list[str]], None], capsys: pytest.CaptureFixture[str]
) -> None:
    """The sheet and row are named, and no draft is decided."""
    path = decided(folder, folder.parent / "drafts.xlsx")
    book = openpyxl.load_workbook(path)
    sheet = book["drafts funding"]
    fault(sheet, [str(cell.value) for cell in sheet[1]])
    book.save(path)
    before = {one.name: one.read_bytes() for one in folder.glob("*.csv")}
    capsys.readouterr()
    assert main(["import", str(folder), str(path)]) == 2
    assert "drafts.xlsx[drafts funding]:" in capsys.readouterr().err
    assert {one.name: one.read_bytes() for one in folder.glob("*.csv")} == before
