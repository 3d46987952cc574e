"""Ledgers that were altered on purpose: each is refused with the line that says what is wrong."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from command_line import Run
from ledger_files import change, put_rows, table_rows


def test_a_number_cut_from_another(run: Run, copied: Path, source: Path) -> None:
    """A figure that is cut from the inside of a longer one is told with the whole, with the source and without."""
    change(copied, "projects", 2, amount="65.4", phrase="65.4万元", section="导言", offset="303")
    assert run("export", copied, "--to", copied).code == 2
    told = "projects.csv:2 phrase \"65.4万元\": the phrase cuts '5265.4万元'; the whole is '5265.4万元' at 301"
    with_source = run("check", copied, "--source", source)
    assert (with_source.code, len(with_source.lines), told in with_source.err) == (2, 1, True)
    alone = run("check", copied)
    assert (alone.code, len(alone.lines)) == (2, 1)
    assert 'projects.csv:2 offset "303": the phrase does not stand there' in alone.err


#: Ledgers of an earlier layout, each with what is wrong with it alone and beside its source.
KEPT = {
    "altered-number-passes-source": (
        "facts.csv: missing, as in ledgers of an earlier layout",
        "projects.csv:2 phrase \"65.4万元\": the phrase cuts '5265.4万元'",
    ),
    "circular-claims-pass": (
        'claims.csv:4 of_table "claims": a claim cannot rest on itself',
        'claims.csv:4 of_table "claims": a claim cannot rest on itself',
    ),
}


@pytest.mark.parametrize("name", KEPT)
def test_one_cause_is_one_line(name: str, run: Run, shared: Path, source: Path) -> None:
    """What was altered and what was altered with it to hide it is told in one line, the cause first."""
    folder = shared / "review" / "reliability" / name
    if not folder.is_dir():
        pytest.skip(f"no altered ledgers at {folder}")
    alone, beside = run("check", folder), run("check", folder, "--source", source)
    for outcome, told in zip((alone, beside), KEPT[name], strict=True):
        assert (outcome.code, len(outcome.lines)) == (2, 1), outcome.err
        assert outcome.err.startswith(f"{folder.as_posix()}/{told}")


def test_what_hides_a_cut_figure_is_told_with_it(run: Run, copied: Path, source: Path) -> None:
    """A figure that is cut, a longer phrase over it and a claim that no longer adds it up are one line with all places."""
    change(copied, "claims", 4, of_table="claims", field="amount", where="id=claim-funding")
    change(copied, "funding", 2, amount="568", phrase="568万元", offset="316")
    change(copied, "organisations", 3, section="导言", phrase="65.4万元,其中北京市3568万元", offset="303")
    outcome = run("check", copied, "--source", source)
    assert (outcome.code, len(outcome.lines)) == (2, 1)
    assert "claims.csv:4 of_table" in outcome.err
    assert "the same figures are amiss at" in outcome.err
    assert "funding.csv:2 phrase" in outcome.err
    assert "organisations.csv:3 phrase" in outcome.err


def test_a_currency_may_be_left_out(run: Run, shared: Path, tmp_path: Path) -> None:
    """586万元 of 人民币586万元 says the same sum, and is no cut."""
    folder = Path(shutil.copytree(shared / "source" / "qinglan-2015", tmp_path / "qinglan-2015"))
    outcome = run("check", folder, "--source", folder / "report.txt")
    assert "586" not in outcome.err


def test_a_reading_of_the_text_is_guarded(run: Run, copied: Path, source: Path) -> None:
    """What the analyst read where the text says it otherwise is not changed by the way, though it may be by name."""
    rows = table_rows(copied / "commitments.csv")
    at, marked = rows[0].index("by"), rows[0].index("analyst")
    line, row = next((n, row) for n, row in enumerate(rows[1:], 2) if "by" in row[marked].split(";"))
    change(copied, "commitments", line, by="beijing" if row[at] != "beijing" else "xiajiang")
    outcome = run("export", copied, "--to", copied, "--source", source)
    assert outcome.code == 2
    assert f"--accept {row[0]}" in outcome.err


def test_a_claim_on_itself(run: Run, copied: Path) -> None:
    """A claim that adds up itself is told as such, by way of other claims too."""
    change(copied, "claims", 4, of_table="claims", field="amount", where="id=claim-target")
    change(copied, "claims", 5, of_table="claims", field="amount", where="id=claim-funding")
    outcome = run("check", copied)
    assert outcome.code == 2
    assert sum("a claim cannot rest on itself" in line for line in outcome.lines) == 2


def test_a_dropped_bending_word(run: Run, copied: Path, source: Path) -> None:
    """突破6000万元 is no exact figure, also where the phrase leaves the word out."""
    change(copied, "targets", 3, amount_qualifier="exact", phrase="6000万元", offset="3567")
    outcome = run("check", copied, "--source", source)
    assert (outcome.code, len(outcome.lines)) == (2, 1)
    assert "the phrase cuts '突破6000万元'; the whole is '突破6000万元' at 3565" in outcome.err


def test_money_that_changes_places(run: Run, copied: Path, source: Path) -> None:
    """Amounts and evidence of two rows that are exchanged do not stand beside their channels."""
    rows = table_rows(copied / "funding.csv")
    for name in ("amount", "phrase", "offset"):
        place = rows[0].index(name)
        rows[1][place], rows[2][place] = rows[2][place], rows[1][place]
    put_rows(copied / "funding.csv", rows)
    outcome = run("check", copied, "--source", source)
    assert outcome.code == 2
    assert [line.partition("csv:")[2].partition(" ")[0] for line in outcome.lines] == ["2", "3"]
    assert "beside it stands 'channel-hubei'" in outcome.err


def test_a_change_is_named_by_row_and_cell(run: Run, copied: Path) -> None:
    """The analyst's own reading may change, and is told with what it was; what rests on the text may not."""
    change(copied, "projects", 2, sector="12191")
    told = "projects.csv:2 sector \"12191\": was '12230'"
    assert told in run("check", copied).err
    assert told in run("export", copied, "--to", copied).err
    assert run("check", copied).code == 0
    rows = table_rows(copied / "participants.csv")
    put_rows(copied / "participants.csv", rows[:-1])
    outcome = run("export", copied, "--to", copied)
    assert outcome.code == 2
    assert f'participants.csv id "{rows[-1][0]}": the row is gone' in outcome.err
    assert run("export", copied, "--to", copied, "--accept", rows[-1][0]).code == 0


def test_a_verdict_that_is_known(run: Run, copied: Path) -> None:
    """A contradiction of the report that the analyst knows is no failure; a known one that follows is."""
    (copied / "source.csv").unlink()
    change(
        copied,
        "claims",
        5,
        amount="6000",
        amount_qualifier="at_least",
        phrase="突破6000万元",
        offset="3565",
        known="contradicts",
    )
    run("export", copied, "--to", copied, "--accept", "claim-target")
    assert run("check", copied).code == 0
    change(copied, "claims", 2, known="contradicts")
    run("export", copied, "--to", copied, "--accept", "claim-delegations")
    assert run("check", copied).code == 1


def test_offsets_are_mended(run: Run, copied: Path, source: Path) -> None:
    """``--mend`` writes where each phrase stands."""
    before = table_rows(copied / "visits.csv")
    change(copied, "visits", 2, offset="0", section="")
    assert run("check", copied, "--source", source, "--mend").code == 0
    assert table_rows(copied / "visits.csv") == before
