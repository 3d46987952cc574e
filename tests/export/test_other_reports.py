"""A workbook whose claims rest on another report: its rows lie in a sheet of their own, and the formulas see them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from spreadsheet import Result, edited, library, opened, recalculated
from two_years import of_two_years

from aidanalysis.cli import main
from aidanalysis.export.members import operands
from aidanalysis.export.workbook import workbook
from aidanalysis.ledger import Ledger
from aidanalysis.records import Claim

#: The sheet of the other report's rows.
SHEET = "funding baiyu-2013"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the ledger of a year whose growth rests on the one before."""
    return of_two_years(tmp_path_factory.mktemp("two") / "mine", 60, 40)


@pytest.fixture(scope="module")
def spreadsheet(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Result]]:
    """Return what LibreOffice makes of the workbook as it is, and with the other report's figure altered."""
    data = workbook(Ledger.load(folder), "en")
    books = {"whole": data, "altered": edited(data, SHEET, "funding-1", amount=80)}
    return recalculated(books, tmp_path_factory.mktemp("recalculated"))


def test_the_other_reports_rows_are_there_with_their_source(folder: Path) -> None:
    """They stand as they are, locked, and the first sheet says which report they are of."""
    ledger = Ledger.load(folder)
    other = ledger.beside("baiyu-2013")
    assert other is not None
    book = opened(workbook(ledger, "en"))
    names, *rows = book[SHEET].iter_rows(values_only=True)
    assert [row[names.index("amount")] for row in rows] == [60, 40]
    assert book[SHEET].protection.sheet
    assert all(cell.protection.locked for row in book[SHEET].iter_rows() for cell in row)
    (told,) = (row[1].value for row in book.worksheets[0].iter_rows() if row[0].value == SHEET)
    assert other.report.title_zh in str(told)
    assert other.report.sha256 in str(told)


def test_recalculated_is_what_the_check_says(folder: Path, spreadsheet: dict[str, dict[str, Result]]) -> None:
    """The claim on another report has the library's result, and no other claim takes its rows for its own."""
    assert spreadsheet["whole"] == library(Ledger.load(folder))
    assert spreadsheet["whole"]["grown"].verdict == "exact"


def test_an_altered_figure_of_the_other_report_alters_what_rests_on_it(
    spreadsheet: dict[str, dict[str, Result]],
) -> None:
    """With one figure of the other year altered, its claim falls and no other."""
    fallen = {name for name, result in spreadsheet["altered"].items() if result.verdict == "contradicts"}
    assert fallen == {"grown"}


def test_what_lies_nowhere_is_unclear(folder: Path) -> None:
    """Where the other ledger is not at hand, no sheet stands for it and nothing is computed."""
    ledger = Ledger.of(list(Ledger.load(folder)))
    book = workbook(ledger, "en")
    assert SHEET not in opened(book).sheetnames
    assert library(ledger)["grown"].verdict == "unclear"


def test_long_names_of_reports_have_sheets_of_their_own(folder: Path) -> None:
    """A sheet's name has 31 characters at most; two reports whose names begin alike are told apart."""
    claim = next(one for one in Ledger.load(folder).records(Claim) if one.id == "grown")
    long = "a-county-with-a-name-that-goes-on-"
    names = {operands(replace(claim, base_where=f"report={long}{year};counted=yes"))[1].sheet for year in (2012, 2013)}
    assert len(names) == 2
    assert all(len(name) <= 31 for name in names)


def test_what_is_brought_back_is_the_ledger_alone(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The import leaves the other report's sheet aside."""
    path = tmp_path / "book.xlsx"
    path.write_bytes(workbook(Ledger.load(folder), "en"))
    assert main(["import", str(folder), str(path)]) == 0
    assert "nothing changes" in capsys.readouterr().out
