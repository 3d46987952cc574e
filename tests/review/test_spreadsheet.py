"""A ledger out as a workbook and back, through other programs and other hands."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from marked_reports import unmarked
from openpyxl import Workbook

from aidanalysis.cli import main
from aidanalysis.drafts.store import DraftFolder
from aidanalysis.ledger import Ledger

MARKED = Path(__file__).parents[1] / "drafts" / "made_up"


def files(folder: Path) -> dict[str, bytes]:
    """Return the CSV tables of a folder."""
    return {path.name: path.read_bytes() for path in sorted(folder.glob("*.csv"))}


@pytest.fixture
def ledger(tmp_path: Path, ledger_folder: Path) -> Path:
    """Return a copy of the bundled ledger's folder."""
    copy = tmp_path / "ledger"
    shutil.copytree(ledger_folder, copy)
    return copy


def exported(folder: Path, *more: str) -> Path:
    """Write a folder's workbook."""
    path = folder.parent / "out" / "book.xlsx"
    assert main(["export", str(folder), "--to", str(path), *more]) == 0
    return path


def altered(path: Path, change: Callable[[Workbook], None]) -> Path:
    """Change a workbook as a person would."""
    book = openpyxl.load_workbook(path)
    change(book)
    book.save(path)
    return path


def place(book: Workbook, table: str, column: str) -> int:
    """Return the place of a column."""
    return [cell.value for cell in book[table][1]].index(column) + 1


def test_a_round_trip_changes_no_byte(ledger: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What nobody touched is as it was, digit by digit."""
    before = files(ledger)
    path = exported(ledger)
    capsys.readouterr()
    assert main(["import", str(ledger), str(path)]) == 0
    assert capsys.readouterr().out.strip() == "nothing changes"
    assert files(ledger) == before


def test_a_round_trip_through_libreoffice_changes_no_byte(ledger: Path, tmp_path: Path) -> None:
    """The tables are the same after another program has saved them; an emptied ledger gets them back."""
    soffice = shutil.which("soffice") or shutil.which("libreoffice")
    if soffice is None:
        pytest.skip("no LibreOffice (soffice) on the path")
    before = files(ledger)
    path = exported(ledger)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [soffice, profile, "--headless", "--convert-to", "xlsx", "--outdir", str(tmp_path / "back"), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    assert main(["import", str(ledger), str(tmp_path / "back" / "book.xlsx")]) == 0
    assert files(ledger) == before


def test_a_change_is_summed_up_and_written(ledger: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One cell typed over is one line of the summary and one cell of the ledger."""
    path = exported(ledger)

    def change(book: Workbook) -> None:
        book["organisations"].cell(2, place(book, "organisations", "name_en"), "Another name")

    capsys.readouterr()
    assert main(["import", str(ledger), str(altered(path, change))]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    assert line.endswith("→ Another name")
    assert Ledger.load(ledger).tables["organisations"][0].name_en == "Another name"  # type: ignore[attr-defined]


def merge(book: Workbook) -> None:
    """Merge two cells."""
    book["funding"].merge_cells("A2:A3")


def delete_column(book: Workbook) -> None:
    """Take a column out."""
    book["funding"].delete_cols(place(book, "funding", "stage"))


def formula(book: Workbook) -> None:
    """Put a formula where a value stood."""
    book["funding"].cell(2, place(book, "funding", "amount"), "=1+1")


def evidence(book: Workbook) -> None:
    """Type over the evidence."""
    book["funding"].cell(2, place(book, "funding", "phrase"), "3569万元")


def code(book: Workbook) -> None:
    """Give a code that no list has."""
    book["funding"].cell(2, place(book, "funding", "stage"), "gone")


def digit(book: Workbook) -> None:
    """Change a figure and leave its evidence."""
    book["funding"].cell(2, place(book, "funding", "amount"), 3569)


def reference(book: Workbook) -> None:
    """Name a body that is not there."""
    book["funding"].cell(2, place(book, "funding", "channel"), "nobody")


def no_report(book: Workbook) -> None:
    """Take the report out."""
    del book["reports"]


def no_sheet(book: Workbook) -> None:
    """Take a whole table out."""
    del book["funding"]


CHANGES = [no_sheet, merge, delete_column, formula, evidence, code, digit, reference, no_report]


@pytest.mark.parametrize("change", CHANGES, ids=[change.__name__ for change in CHANGES])
def test_a_fault_is_told_and_nothing_is_written(
    ledger: Path, change: Callable[[Workbook], None], capsys: pytest.CaptureFixture[str]
) -> None:
    """Each fault names its sheet, and the ledger stays as it was."""
    before = files(ledger)
    path = altered(exported(ledger), change)
    capsys.readouterr()
    assert main(["import", str(ledger), str(path)]) == 2
    error = capsys.readouterr().err
    assert "[reports]" in error if change is no_report else "book.xlsx[funding]:" in error
    assert "Traceback" not in error
    assert files(ledger) == before


def test_a_folder_that_is_not_there_is_no_new_ledger(ledger: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A slip in the folder's name is told, and makes none."""
    path = exported(ledger)
    capsys.readouterr()
    assert main(["import", str(ledger.parent / "slip"), str(path)]) == 2
    assert "no such folder" in capsys.readouterr().err
    assert not (ledger.parent / "slip").exists()


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"id,report\n1,2\n"])
def test_what_is_no_workbook_is_told_in_one_line(ledger: Path, data: bytes, capsys: pytest.CaptureFixture[str]) -> None:
    """Other files are refused with what to do."""
    path = ledger.parent / "book.xlsx"
    path.write_bytes(data)
    assert main(["import", str(ledger), str(path)]) == 2
    assert capsys.readouterr().err.count("\n") == 1


@pytest.fixture
def drafted(tmp_path: Path) -> Path:
    """Return a folder of drafts."""
    text, _ = unmarked((MARKED / "qiaotou-2012.marked.txt").read_text("utf-8"))
    report = tmp_path / "qiaotou-2012.txt"
    report.write_bytes(text.encode())
    assert main(["new", str(tmp_path / "mine"), "--from", str(report)]) == 0
    return tmp_path / "mine" / "data" / "qiaotou-2012"


def test_drafts_are_decided_in_a_workbook(drafted: Path) -> None:
    """What is marked accept is a record afterwards, what is marked reject is set aside, the rest is open."""
    path = exported(drafted, "--drafts")
    drafts = DraftFolder.open(drafted)
    funding = [draft.id for draft in drafts.open_drafts() if draft.table == "funding"]

    def decide(book: Workbook) -> None:
        sheet = book["drafts funding"]
        sheet.cell(2, 1, "accept")
        sheet.cell(3, 1, "reject")

    assert main(["import", str(drafted), str(altered(path, decide))]) == 0
    again = DraftFolder.open(drafted)
    assert [again.status(one) for one in funding] == ["accepted", "rejected", "open"]


def test_one_fault_keeps_all_decisions_back(drafted: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A figure that the text does not bear out leaves the whole workbook undone."""
    path = exported(drafted, "--drafts")
    before = files(drafted)

    def decide(book: Workbook) -> None:
        sheet = book["drafts funding"]
        head = [cell.value for cell in sheet[1]]
        sheet.cell(2, 1, "accept")
        sheet.cell(3, 1, "accept")
        sheet.cell(3, head.index("amount") + 1, "416")

    assert main(["import", str(drafted), str(altered(path, decide))]) == 2
    assert "book.xlsx[drafts funding]:3" in capsys.readouterr().err
    assert files(drafted) == before


def test_drop_downs_and_protection(ledger: Path) -> None:
    """Codes are chosen from a list, evidence is locked, the rest is open, and so are rows below the last."""
    book = openpyxl.load_workbook(exported(ledger))
    sheet = book["funding"]
    assert sheet.protection.sheet
    assert sheet.cell(2, place(book, "funding", "phrase")).protection.locked
    assert not sheet.cell(2, place(book, "funding", "amount")).protection.locked
    assert not sheet.column_dimensions["A"].protection.locked
    assert any("arrived" in rule.formula1 for rule in sheet.data_validations.dataValidation)
