"""A chapter is light: with all that it loads, its own font included."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

import pytest
from built_book import CHAPTERS

from aidanalysis.book.page_files import loaded_files

if TYPE_CHECKING:
    from pathlib import Path

#: Bytes over the wire.
LIMIT = 300_000


@pytest.mark.parametrize(("lang", "name"), CHAPTERS)
def test_a_chapter_weighs_little(lang: str, name: str, book: Path) -> None:
    """A chapter and every file it loads, each compressed as a server would, stay under the limit."""
    page = book / lang / f"{name}.html"
    files = {page, *loaded_files(page)}
    assert any(file.suffix == ".woff2" for file in files)
    assert sum(len(gzip.compress(file.read_bytes(), mtime=0)) for file in files) <= LIMIT
