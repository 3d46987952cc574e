"""What tests of the built book ask of its pages: their elements, where links lead, what the folder says of the book."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import unquote, urlsplit

from chapters import LANGS, ROOT
from lxml import html

from aidanalysis.publish.project import Edition, open_project

if TYPE_CHECKING:
    from aidanalysis.wording import Lang

BOOK: Final = open_project(ROOT)
EDITIONS: Final[dict[Lang, Edition]] = {one.lang: one for one in BOOK.editions}
#: The names of an edition's chapters.
NAMES: Final = {lang: sorted(path.stem for path in (ROOT / "book" / lang).glob("*.ipynb")) for lang in LANGS}
#: How long to wait for what the browser does, in milliseconds.
PATIENCE: Final = 15_000


def edition(book: Path, lang: Lang) -> Edition:
    """Return an edition of a built book, as its folder describes it; one that it has not has no title."""
    editions = {one.lang: one for one in open_project(book.parents[1]).editions}
    return editions.get(lang) or Edition(lang, "")


def other(book: Path, lang: Lang) -> Edition:
    """Return the edition in the other language."""
    return edition(book, "en" if lang == "zh" else "zh")


def tree(path: Path) -> Any:
    """Return a page as a tree of elements."""
    return html.fromstring(path.read_bytes())


def ids(page: Any, path: str) -> list[str]:
    """Return the values that a path finds on a page, in order."""
    return [str(found) for found in page.xpath(path)]


def under(book: Path, address: str) -> str:
    """Return the path below the book that an address from disk leads to, with what follows it."""
    parts = urlsplit(address)
    place = Path(unquote(parts.path)).relative_to(book).as_posix()
    return place + (f"#{unquote(parts.fragment)}" if parts.fragment else "")
