"""Each name of the front door has an example in its docstring, which runs and prints what it says."""

from __future__ import annotations

import doctest
import inspect
from typing import TYPE_CHECKING

import pytest

import aidanalysis
from aidanalysis.aggregate import measures
from aidanalysis.book.library_names import CHINESE, GROUPS
from aidanalysis.book.library_page import documented, entry, first_sentence

if TYPE_CHECKING:
    from pathlib import Path

NAMES = [name for group in GROUPS.values() for name in group]


def test_every_name_stands_in_one_group_and_has_a_chinese_sentence() -> None:
    """The chapter shows all names of the front door and every measure, each once, and each in both languages."""
    measured = {f"aggregate.{name}" for name in aidanalysis.aggregate.__all__ if hasattr(measures, name)}
    assert set(NAMES) == set(aidanalysis.__all__) | measured
    assert len(NAMES) == len(set(NAMES))
    assert set(CHINESE) == set(NAMES)
    assert all(said.endswith("。") for said in CHINESE.values())


@pytest.mark.parametrize("name", NAMES)
def test_each_example_is_true(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the docstring of a name says that its example prints is what it prints."""
    monkeypatch.chdir(tmp_path)
    test = doctest.DocTestParser().get_doctest(
        inspect.getdoc(documented(name)) or "", {"aid": aidanalysis}, name, None, 0
    )
    assert test.examples
    said: list[str] = []
    doctest.DocTestRunner().run(test, out=said.append)
    assert not said, "".join(said)


@pytest.mark.parametrize("name", NAMES)
def test_an_entry_is_short_and_whole(name: str) -> None:
    """An entry says in one sentence what a name is, and shows it used, in both languages alike but for that."""
    said = first_sentence(name)
    assert said.endswith(".")
    assert len(said) < 200
    en, zh = entry(name, "en"), entry(name, "zh")
    assert en.replace(said, "") == zh.replace(CHINESE[name], "")
    assert len(en) < 2000
