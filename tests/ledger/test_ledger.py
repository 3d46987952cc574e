"""The ledger: one folder of CSV files, loaded and written whole."""

from __future__ import annotations

import os
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ledger_files import change, files

from aidanalysis.amount import Amount
from aidanalysis.ledger import BadInputError, Ledger, read_ledger
from aidanalysis.ledger.writing import settle, write_files
from aidanalysis.records import RECORD_CLASSES, Funding, Organisation, Visit

names = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20).filter(
    lambda text: text == text.strip()
)


@pytest.fixture(scope="module")
def ledger(ledger_folder: Path) -> Ledger:
    """Return the committed ledger."""
    return Ledger.load(ledger_folder)


def test_loading_and_writing_are_inverse(ledger: Ledger, tmp_path: Path) -> None:
    """What is written loads as the same ledger, and is written again as the same bytes."""
    ledger.write(tmp_path / "a")
    again = Ledger.load(tmp_path / "a")
    assert again == ledger
    again.write(tmp_path / "b")
    assert files(tmp_path / "a") == files(tmp_path / "b")


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(names, min_size=47, max_size=47))
def test_any_text_survives(ledger: Ledger, tmp_path: Path, drawn: list[str]) -> None:
    """Names of any characters are written and loaded as they are: quotes, commas, line feeds and all of Unicode."""
    named = iter(drawn)
    altered = Ledger.of(
        replace(record, name_zh=next(named)) if isinstance(record, Organisation) else record for record in ledger
    )
    altered.write(tmp_path)
    assert Ledger.load(tmp_path) == altered


def test_records_stand_in_the_order_of_the_classes(ledger: Ledger) -> None:
    """A ledger of records in any order has its tables in the order of the classes."""
    assert Ledger.of(reversed(list(ledger))).tables.keys() == ledger.tables.keys()
    assert list(ledger.tables) == [table for table in RECORD_CLASSES if table in ledger.tables]


def test_records_are_found(ledger: Ledger) -> None:
    """Records are found by class and by id."""
    assert [record.id for record in ledger.records(Visit)] == ["visits-beijing", "visits-hubei", "visits-others"]
    assert ledger["funding-hubei"] is ledger.records(Funding)[1]
    assert ledger.report.id == "xiajiang-2010"
    assert sum(1 for _ in ledger) == len(ledger.by_id) == sum(map(len, ledger.tables.values()))
    with pytest.raises(KeyError):
        ledger["nobody"]


def test_a_ledger_without_a_table() -> None:
    """A class without records has an empty table."""
    empty = Ledger.of([])
    assert empty.records(Visit) == ()
    assert empty.arrow("visits").num_rows == 0
    assert list(empty.frame("visits").columns)[:3] == ["id", "report", "channel"]


def test_frames_are_exact(ledger: Ledger) -> None:
    """A pandas frame holds decimals, truth values and whole numbers, never floats or objects."""
    frame = ledger.frame("funding")
    assert isinstance(frame, pd.DataFrame)
    assert frame["amount"].tolist() == [Decimal(3568), Decimal(1150), Decimal("547.4")]
    assert frame["amount_low"].sum() == Decimal(52654000)
    assert frame["preliminary"].tolist() == [True] * 3
    assert all(isinstance(kind, pd.ArrowDtype) for kind in frame.dtypes)


def test_what_loads_has_no_faults(copied: Path) -> None:
    """A ledger with faults is not loaded, but its good records are still read."""
    change(copied, "funding", 2, amount="52x5")
    with pytest.raises(BadInputError) as caught:
        Ledger.load(copied)
    read = read_ledger(copied)
    assert caught.value.faults == read.faults
    assert [record.id for record in read.ledger.records(Funding)] == ["funding-hubei", "funding-ministries"]


def test_folders_are_given_as_text_or_path(ledger: Ledger, ledger_folder: Path) -> None:
    """A path may be text."""
    assert Ledger.load(str(ledger_folder)) == ledger


def test_writing_leaves_other_files_alone(ledger: Ledger, tmp_path: Path) -> None:
    """A file that is no table of the ledger is kept."""
    (tmp_path / "notes.txt").write_bytes(b"mine")
    ledger.write(tmp_path)
    assert (tmp_path / "notes.txt").read_bytes() == b"mine"
    assert len(files(tmp_path)) == len(ledger.tables) + 4


def test_nothing_is_half_written(tmp_path: Path) -> None:
    """Where one file cannot be written, none is."""
    (tmp_path / "a.csv").write_bytes(b"old")
    with pytest.raises(OSError, match=r"none|No such|not"):
        write_files(tmp_path, {"a.csv": b"new", "none/b.csv": b"new"})
    assert files(tmp_path) == {"a.csv": b"old"}


@pytest.mark.parametrize("moment", range(1, 22))
def test_a_killed_write_is_finished_by_who_reads_next(
    moment: int, ledger: Ledger, copied: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Killed between any two files, a ledger is the old one or, for who reads it, the new one; never a mixture."""
    old = files(copied)
    altered = Ledger.of(
        replace(record, id=f"x-{record.id}") if record.table == "visits" else record for record in ledger
    )
    moves, move = 0, Path.replace

    def killed(self: Path, target: Path) -> Path:
        nonlocal moves
        moves += 1
        if moves == moment:
            raise KeyboardInterrupt
        return move(self, target)

    monkeypatch.setattr(Path, "replace", killed)
    try:
        altered.write(copied)
    except KeyboardInterrupt:
        monkeypatch.undo()
        read_ledger(copied)
    assert files(copied) == {**old, **altered.files()}
    assert [path for path in copied.iterdir() if path.is_dir()] == []


def test_what_was_written_since_stays(tmp_path: Path) -> None:
    """What a killed run had written does not take the place of what somebody has written after it."""
    whole = tmp_path / ".written-x"
    whole.mkdir()
    for name in ("a.csv", "b.csv"):
        (whole / name).write_bytes(b"new")
        os.utime(whole / name, (1e9, 1e9))
    (tmp_path / "a.csv").write_bytes(b"mine")
    settle(tmp_path)
    assert files(tmp_path) == {"a.csv": b"mine", "b.csv": b"new"}


def test_an_altered_record_is_another_ledger(ledger: Ledger) -> None:
    """Ledgers are equal where all their records are."""
    altered = Ledger.of(
        replace(record, amount=Amount(Decimal(1), "万元")) if isinstance(record, Funding) else record
        for record in ledger
    )
    assert altered != ledger
    assert Ledger.of(ledger) == ledger
