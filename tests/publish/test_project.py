"""What a folder says of its book, and what it is told where that cannot be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from aidanalysis.publish.project import BookError, open_project

if TYPE_CHECKING:
    from pathlib import Path

    from command_line import Run


def folder(root: Path, config: str, *langs: str) -> Path:
    """Make a book's folder with these editions."""
    (root / "_config.yml").write_text(config, encoding="utf-8")
    for lang in langs:
        (root / "book" / lang).mkdir(parents=True)
        (root / "book" / lang / "_toc.yml").write_text("format: jb-book\nroot: index\n", encoding="utf-8")
    return root


def test_one_language_is_enough(tmp_path: Path) -> None:
    """A book has the editions whose chapters lie there; what is not said of them is taken from the book."""
    project = open_project(folder(tmp_path, "title: 青岚\n", "zh"))
    (edition,) = project.editions
    assert (edition.lang, edition.title, edition.subtitle) == ("zh", "青岚", "")
    assert project.other(edition) is None


def test_titles_come_from_the_folder(tmp_path: Path) -> None:
    """Titles, author, licences, repository and address are the folder's."""
    config = (
        "title: T\nauthor: A\nrepository: {url: 'https://example.org/r'}\nhtml: {baseurl: 'https://example.org/b/'}\n"
        "licences: {content: {name: CC0}}\neditions: {en: {title: E, subtitle: S, description: D}}\n"
    )
    project = open_project(folder(tmp_path, config, "en", "zh"))
    en, zh = project.editions
    assert (en.title, en.subtitle, en.description, zh.title) == ("E", "S", "D", "T")
    assert (project.author, project.repository, project.url) == ("A", "https://example.org/r", "https://example.org/b")
    assert project.licences["content"].name == "CC0"
    assert project.other(en) is zh


@pytest.mark.parametrize(
    ("config", "langs", "expected"),
    [
        (None, ("en",), "_config.yml: no such file"),
        ("title: [", ("en",), "_config.yml: not readable as YAML"),
        ("- a", ("en",), "expected settings such as title"),
        ("title: T", (), "no chapters; expected a folder en or zh"),
        ("editions: {fr: {title: F}}", ("en",), "editions: fr: expected en or zh"),
        ("editions: {en: {titel: F}}", ("en",), "editions: en: titel: expected title, subtitle, description"),
        ("editions: E", ("en",), "editions: expected settings below it"),
    ],
)
def test_what_is_missing_is_said_in_one_line(
    config: str | None, langs: tuple[str, ...], expected: str, tmp_path: Path, run: Run
) -> None:
    """A folder that no book can be made of gives one line and exit code 2, and no traceback."""
    folder(tmp_path, config or "", *langs)
    if config is None:
        (tmp_path / "_config.yml").unlink()
    with pytest.raises(BookError):
        open_project(tmp_path)
    done = run("book", tmp_path)
    assert done.code == 2
    assert expected in done.err
    assert done.err.count("\n") == 1


def test_a_missing_list_of_chapters_is_said(tmp_path: Path, run: Run) -> None:
    """A folder of chapters without their list is named."""
    (folder(tmp_path, "title: T", "en") / "book" / "en" / "_toc.yml").unlink()
    done = run("book", tmp_path)
    assert (done.code, done.err.count("\n")) == (2, 1)
    assert "_toc.yml: no such file" in done.err
