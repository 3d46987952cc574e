"""Claims about a figure of another report, whose ledger lies beside."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from two_years import of_two_years

from aidanalysis.book import Page
from aidanalysis.claims.declared import check_claims
from aidanalysis.cli import main
from aidanalysis.drafts.draft import Draft
from aidanalysis.drafts.store import DraftFolder
from aidanalysis.ledger import BadInputError, Ledger, read_ledger

if TYPE_CHECKING:
    from aidanalysis.wording import Lang


@pytest.fixture
def this_year(tmp_path: Path) -> Path:
    """Return the ledger of a year whose report claims growth over the year before, with that one beside it."""
    return of_two_years(tmp_path / "mine", 60, 40)


def test_a_claim_rests_on_the_ledger_beside(this_year: Path) -> None:
    """Its members are called by their report, and the verdict follows from both ledgers."""
    (found,) = (one for one in check_claims(Ledger.load(this_year)) if one.claim.id == "grown")
    assert str(found.judgement.verdict) == "exact"
    assert found.members == ("funding-1", "funding-2", "baiyu-2013/funding-1", "baiyu-2013/funding-2")


def test_the_command_checks_it(this_year: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What follows from another ledger is checked like any claim."""
    assert main(["check", str(this_year)]) == 0
    assert "baiyu-2013/funding-1" in capsys.readouterr().out


def test_what_does_not_follow_is_a_finding(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The command exits with 1, and the page says that another report's figures say otherwise."""
    data = of_two_years(tmp_path / "mine", 60, 50)
    assert main(["check", str(data)]) == 1
    assert "does not follow" in capsys.readouterr().out
    assert "with the figures of another report it is 9.1%" in repr(Page(str(data), lang="en"))


def test_a_ledger_that_is_missing_is_named(this_year: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The fault says which report's ledger is not there; the library raises it."""
    shutil.rmtree(this_year.parent / "baiyu-2013")
    assert main(["check", str(this_year)]) != 0
    printed = capsys.readouterr()
    assert "claims.csv" in printed.out + printed.err
    assert "no ledger of the report baiyu-2013" in printed.out + printed.err
    with pytest.raises(BadInputError, match="baiyu-2013"):
        Ledger.load(this_year)


def test_a_ledger_with_a_fault_is_no_ground(this_year: Path) -> None:
    """Nothing is computed from records that are amiss."""
    funding = this_year.parent / "baiyu-2013" / "funding.csv"
    funding.write_text(funding.read_text("utf-8").replace("60,万元", "61,万元"), "utf-8")
    assert [fault.column for fault in read_ledger(this_year).faults] == ["base_where"]


def test_two_reports_may_name_each_other(this_year: Path) -> None:
    """Each is read without the other's claims."""
    before = this_year.parent / "baiyu-2013"
    folder = DraftFolder.open(before)
    cells = {"kind": "sum", "amount": "100", "amount_unit": "万元", "amount_qualifier": "exact", "aggregate": "total"}
    cells |= {
        "of_table": "funding",
        "field": "amount",
        "where": "report=baiyu-2014;counted=yes",
        "known": "contradicts",
    }
    folder.accept(Draft("claims", cells, "导言", "100万元", folder.text.index("100万元"), "", 1.0, id="ahead"))
    (found,) = (one for one in check_claims(Ledger.load(before)) if one.claim.id == "ahead")
    assert str(found.judgement.verdict) == "contradicts"
    assert not read_ledger(this_year).faults


@pytest.mark.parametrize(
    ("lang", "name", "whose"),
    [
        ("en", "Funding, growth over funding in 2013", "白榆县 2013: "),
        ("zh", "资金的增幅（基数：2013年资金）", "白榆县2013年："),
    ],
)
def test_the_book_shows_whose_figures_they_are(this_year: Path, lang: Lang, name: str, whose: str) -> None:
    """The claim is named by both years, and its evidence quotes the other report and says which it is."""
    page = Page(str(this_year), lang=lang)
    claims = page.claims()
    assert claims.loc["grown", "about"] == name
    page.table(claims, "claims")
    shown = page.evidence().data
    assert '<q lang="zh-Hans">60万元</q>' in shown
    assert f"{whose}青州市" in shown
    assert 'href="#evidence-baiyu-2013' not in shown
