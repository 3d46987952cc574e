"""Codelists: what a folder adds is known to its ledger, and a table that is none is told."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING

import pytest

from aidanalysis.ledger import read_ledger
from aidanalysis.records import codelist
from aidanalysis.records.labels import Level, Stage

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def own_codes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep what a test adds to itself."""
    for name in codelist.NAMES:
        codelist.codelist(name)
    monkeypatch.setattr(codelist, "_known", copy.deepcopy(codelist._known))


def put(folder: Path, name: str, text: str) -> None:
    """Write a table of codes."""
    (folder / codelist.FOLDER).mkdir(exist_ok=True)
    (folder / codelist.FOLDER / f"{name}.csv").write_text(text, encoding="utf-8")


@pytest.mark.parametrize("up", [0, 2], ids=["beside the ledger", "in the project"])
def test_a_folder_adds_and_words_codes(tmp_path: Path, ledger_folder: Path, up: int) -> None:
    """A new measure, an English name and another word for a stage hold once a ledger of the folder is read."""
    import shutil

    folder = tmp_path / "data" / ledger_folder.name
    shutil.copytree(ledger_folder, folder)
    place = [folder, *folder.parents][up]
    put(place, "measures", "code,en,zh,words\nbeds,Hospital beds,床位,床位;病床\n")
    put(place, "channels", "code,en,zh\neast,East City,东市\n")
    put(place, "stages", "code,en,zh\narrived,paid in,实际到账\n")
    assert not read_ledger(folder).faults
    assert codelist.speaks_for("measures", "新增病床40张") == "beds"
    assert codelist.english("channels", "东市") == "East City"
    assert (Stage.ARRIVED.label("en"), Stage.ARRIVED.label("zh")) == ("paid in", "实际到账")


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("colours", "code,zh\na,甲\n", "no such codelist"),
        ("stages", "code,zh\nlost,丢失\n", "cannot be added to stages"),
        ("measures", "id,name\n1,2\n", "the columns code and zh are missing"),
        ("measures", "code,zh\nbeds,\n", "without a code or a Chinese name"),
    ],
)
def test_a_table_that_is_none_is_told(copied: Path, name: str, text: str, expected: str) -> None:
    """The file is named with what was expected of it; the records are read all the same."""
    put(copied, name, text)
    read = read_ledger(copied)
    (fault,) = read.faults
    assert fault.file.endswith(f"{name}.csv")
    assert expected in fault.message
    assert read.ledger.tables["funding"]


@pytest.mark.parametrize("labels", [Stage, Level])
def test_code_and_tables_say_the_same(labels: type[Stage] | type[Level]) -> None:
    """The closed lists hold the values that code decides by, in the same words."""
    assert {str(one): (one.en, one.zh) for one in labels} == {
        code.code: (code.en, code.zh) for code in codelist.codelist(labels.codes()).values()
    }
