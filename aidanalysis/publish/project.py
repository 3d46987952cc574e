"""A folder that a book is made of: ``_config.yml``, the chapters in ``book/``, the ledgers in ``data/``."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, get_args

import yaml

from aidanalysis.errors import AidAnalysisError
from aidanalysis.publish.interface import HTML_LANG, SPHINX_LANGUAGE, words
from aidanalysis.wording import Lang

if TYPE_CHECKING:
    from pathlib import Path

LANGS: Final[tuple[Lang, ...]] = get_args(Lang)


class BookError(AidAnalysisError, RuntimeError):
    """A book that cannot be built; the message has a line for everything that is in the way."""


@dataclass(frozen=True, slots=True)
class Licence:
    """A licence by its name, and where it can be read."""

    name: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Edition:
    """One language of the book: its title, what it is about, and the words of its interface."""

    lang: Lang
    title: str
    subtitle: str = ""
    description: str = ""

    @property
    def html_lang(self) -> str:
        """What HTML calls the language."""
        return HTML_LANG[self.lang]

    @property
    def sphinx_language(self) -> str:
        """What Sphinx calls the language."""
        return SPHINX_LANGUAGE[self.lang]

    @property
    def words(self) -> dict[str, str]:
        """The words of the interface."""
        return words(self.lang)


@dataclass(frozen=True, slots=True)
class Project:
    """What a folder's ``_config.yml`` says of its book; ``url`` and ``repository`` are empty where it says nothing."""

    root: Path
    editions: tuple[Edition, ...]
    title: str
    author: str = ""
    copyright: str = ""
    url: str = ""
    repository: str = ""
    licences: dict[str, Licence] = field(default_factory=dict)

    @property
    def config(self) -> Path:
        """The configuration file."""
        return self.root / "_config.yml"

    @property
    def data(self) -> Path:
        """Where the ledgers lie, one folder each."""
        return self.root / "data"

    @property
    def measured(self) -> Path:
        """Where what was measured is kept, if anything was."""
        return self.root / "book" / "measured"

    @property
    def out(self) -> Path:
        """Where the built book lies."""
        return self.root / "_build" / "html"

    def chapters(self, edition: Edition) -> Path:
        """Return the folder of an edition's chapters."""
        return self.root / "book" / edition.lang

    def other(self, edition: Edition) -> Edition | None:
        """Return the edition in the other language, if the book has one."""
        return next((one for one in self.editions if one.lang != edition.lang), None)


def open_project(root: Path, url: str = "") -> Project:
    """Read what a folder says of its book; raises ``BookError`` with what is missing or not understood."""
    settings = _settings(root / "_config.yml")
    title = str(settings.get("title") or root.name)
    licences = {
        kind: Licence(str(one.get("name", "")), str(one.get("url", "")))
        for kind, one in _mapping(settings, "licences", root).items()
    }
    return Project(
        root=root,
        editions=_editions(root, settings, title),
        title=title,
        author=str(settings.get("author") or ""),
        copyright=str(settings.get("copyright") or ""),
        url=(url or str(_mapping(settings, "html", root).get("baseurl") or "")).rstrip("/"),
        repository=str(_mapping(settings, "repository", root).get("url") or "") or _repository_of_the_run(),
        licences=licences,
    )


def _settings(path: Path) -> dict[str, Any]:
    try:
        settings = yaml.safe_load(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise BookError(f"{path}: no such file; a book's folder holds _config.yml, book/ and data/") from None
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise BookError(f"{path}: not readable as YAML: {' '.join(str(error).split())}") from None
    if not isinstance(settings, dict):
        raise BookError(f"{path}: expected settings such as title and editions")
    return settings


def _mapping(settings: dict[str, Any], key: str, root: Path) -> dict[str, Any]:
    """Return the settings below a key; none where there is none."""
    value = settings.get(key) or {}
    if not isinstance(value, dict):
        raise BookError(f"{root / '_config.yml'}: {key}: expected settings below it, not {value!r}")
    return value


def _editions(root: Path, settings: dict[str, Any], title: str) -> tuple[Edition, ...]:
    """Return the editions whose chapters lie there; their titles are the book's own where none is given."""
    told = _mapping(settings, "editions", root)
    unknown = [str(lang) for lang in told if lang not in LANGS]
    if unknown:
        raise BookError(f"{root / '_config.yml'}: editions: {', '.join(unknown)}: expected {' or '.join(LANGS)}")
    there = [lang for lang in LANGS if (root / "book" / lang).is_dir()]
    if not there:
        raise BookError(f"{root / 'book'}: no chapters; expected a folder {' or '.join(LANGS)} with _toc.yml in it")
    missing = [str(root / "book" / lang / "_toc.yml") for lang in there if not _has_toc(root, lang)]
    if missing:
        raise BookError("\n".join(f"{path}: no such file; it lists the chapters in their order" for path in missing))
    return tuple(
        Edition(lang, **({"title": title} | {key: str(value) for key, value in _edition(told, lang, root).items()}))
        for lang in there
    )


def _has_toc(root: Path, lang: str) -> bool:
    return (root / "book" / lang / "_toc.yml").is_file()


def _edition(told: dict[str, Any], lang: str, root: Path) -> dict[str, Any]:
    settings: dict[str, Any] = _mapping(told, lang, root)
    known = ("title", "subtitle", "description")
    if unknown := [str(key) for key in settings if key not in known]:
        where = f"{root / '_config.yml'}: editions: {lang}"
        raise BookError(f"{where}: {', '.join(unknown)}: expected {', '.join(known)}")
    return settings


def _repository_of_the_run() -> str:
    """Return the repository that a hosted run builds from, as GitHub and those like it name it."""
    server, name = os.environ.get("GITHUB_SERVER_URL", ""), os.environ.get("GITHUB_REPOSITORY", "")
    return f"{server}/{name}" if server and name else ""
