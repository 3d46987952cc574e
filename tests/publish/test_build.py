"""A book is built beside the last one, says what fails and where, and builds nothing twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from small_book import chapter, small_book

from aidanalysis.publish.build import AWAY

if TYPE_CHECKING:
    from pathlib import Path

    from command_line import Run


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a folder with a book of two chapters in one language, and no ledger."""
    return small_book(tmp_path, "title: 一本书\n", "zh")


def test_a_folder_of_one_language_becomes_a_book(root: Path, run: Run) -> None:
    """A folder without a ledger, in one language, is built; the front door leads on, and no switch leads nowhere."""
    done = run("book", root)
    assert (done.code, done.out) == (0, f"The book is built: open {root / '_build' / 'html' / 'index.html'}\n")
    assert "2 of 2: zh/" in done.err
    assert "url=zh/index.html" in (root / "_build" / "html" / "index.html").read_text(encoding="utf-8")
    page = (root / "_build" / "html" / "zh" / "more.html").read_text(encoding="utf-8")
    assert 'class="language"' not in page
    assert "Chapter more" in page


def test_what_fails_is_named_and_the_last_book_stays(root: Path, run: Run) -> None:
    """Every failing chapter is named with its own failing cell, in one line each; the last good book is untouched."""
    assert run("book", root).code == 0
    before = (root / "_build" / "html" / "zh" / "index.html").read_bytes()
    # As a run leaves it that is killed before the new book stands in the place of the old one.
    (root / "_build" / "html").rename(root / "_build" / AWAY)
    chapter(root, "index", "1 + 1", "{}['claim-fundng']", "2 + 2", text="new")
    chapter(root, "more", "import sys", "print('said', file=sys.stderr)", "3")
    done = run("book", root)
    assert done.code == 2
    index, more = (line for line in done.err.splitlines() if ".ipynb" in line)
    assert "index.ipynb, code cell 2 ({}['claim-fundng']): KeyError: 'claim-fundng'" in index
    assert "more.ipynb, code cell 2 (print('said', file=sys.stderr)): writes to the error stream: said" in more
    assert (root / "_build" / "html" / "zh" / "index.html").read_bytes() == before


def test_a_notebook_that_is_none_is_named(root: Path, run: Run) -> None:
    """A notebook that is no JSON, or JSON of another shape, gives one line with its name."""
    for broken in ("{", "[]", '{"cells": 3}'):
        (root / "book" / "zh" / "more.ipynb").write_text(broken, encoding="utf-8")
        done = run("book", root)
        assert done.code == 2
        (line,) = (line for line in done.err.splitlines() if "more.ipynb" in line)
        assert "not a notebook" in line


def test_a_warning_names_the_chapter_and_its_cell(root: Path, run: Run) -> None:
    """A link that leads nowhere is told with the chapter's own file, its cell and its line."""
    chapter(root, "more", "1", text="[nowhere](nowhere.md)")
    done = run("book", root)
    assert done.code == 2
    assert f"{root / 'book' / 'zh' / 'more.ipynb'}, cell 1, line" in done.err


def test_what_has_not_changed_is_not_built_again(root: Path, run: Run) -> None:
    """Asked for what is stale, the build does nothing where nothing has changed, and runs only the changed chapter."""
    assert run("book", root).code == 0
    assert "nothing has changed" in run("book", root, "--stale").err
    chapter(root, "more", "print('other')")
    done = run("book", root, "--stale")
    assert "1 of 1: zh/more" in done.err
    assert "zh/index" not in done.err
    assert "other" in (root / "_build" / "html" / "zh" / "more.html").read_text(encoding="utf-8")
    (root / "data" / "note.txt").write_text("data", encoding="utf-8")
    assert "2 of 2" in run("book", root, "--stale").err
