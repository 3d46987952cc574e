"""The chapters and pages of the book, by edition, as the sources name them."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from aidanalysis.wording import Lang

ROOT: Final = Path(__file__).parents[1]
LANGS: Final[tuple[Lang, ...]] = ("en", "zh")

CHAPTERS: Final = [(lang, path.stem) for lang in LANGS for path in sorted((ROOT / "book" / lang).glob("*.ipynb"))]
#: Every page that a reader can open.
PAGES: Final = [*CHAPTERS, *((lang, "search") for lang in LANGS)]


def notebook(lang: Lang, name: str) -> Path:
    """Return where a chapter is kept."""
    return ROOT / "book" / lang / f"{name}.ipynb"
