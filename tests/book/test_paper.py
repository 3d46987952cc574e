"""Each edition on paper."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_raw
import pytest
from built_pages import BOOK, EDITIONS, NAMES, tree
from chapters import ROOT

from aidanalysis import __version__

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from aidanalysis.wording import Lang

pytestmark = pytest.mark.browser

#: The most pages that an edition may take.
MOST = 44


@pytest.fixture(scope="module")
def printed(book: Path, browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Path:  # noqa: ARG001
    """Return the folder of the PDF files, printed from a copy of the book by a process of its own."""
    root = tmp_path_factory.mktemp("paper")
    shutil.copytree(book, root / "_build" / "html")
    shutil.copy(ROOT / "_config.yml", root)
    shutil.copytree(ROOT / "book", root / "book")
    command = [sys.executable, "-m", "aidanalysis", "book", str(root), "--pdf"]
    subprocess.run(command, check=True, cwd=ROOT, capture_output=True)
    assert not list((root / "_build" / "html").rglob("paper.html"))
    return root / "_build" / "pdf"


@pytest.mark.parametrize(("lang", "total"), [("en", "52.654 million yuan"), ("zh", "5265.4万元")])
def test_an_edition_is_printed(printed: Path, book: Path, lang: Lang, total: str) -> None:
    """Each edition is one tagged PDF with an outline, numbered pages, all its fonts, and no navigation."""
    assert sorted(path.name for path in printed.iterdir()) == ["book-en.pdf", "book-zh.pdf"]
    document = pdfium.PdfDocument(printed / f"book-{lang}.pdf")
    assert pdfium_raw.FPDFCatalog_IsTagged(document)
    assert len(document) <= MOST
    outline = [mark for mark in document.get_toc() if not mark.level]
    marks = {"".join(mark.get_title().split()): mark.get_dest().get_index() + 1 for mark in outline}
    first = document[0].get_textpage().get_text_bounded()
    lines = ["".join(line.split()) for line in first.splitlines()]
    for name in NAMES[lang]:
        (heading,) = tree(book / lang / f"{name}.html").xpath("//article//h1")
        title = "".join(heading.text.split())
        assert f"{title}{marks[title]}" in lines or {title, str(marks[title])} <= set(lines)
    texts = []
    for place in range(len(document)):
        page = document[place]
        words = page.get_textpage()
        foot = words.get_text_bounded(0, 0, page.get_width(), 14 / 25.4 * 72)
        assert foot.strip() == str(place + 1)
        texts.append(words.get_text_bounded())
        assert len("".join(texts[-1].split())) > len(str(place + 1)), "a blank page"
        for drawn in page.get_objects(filter=[pdfium_raw.FPDF_PAGEOBJ_TEXT], max_depth=8):
            assert pdfium_raw.FPDFFont_GetIsEmbedded(pdfium_raw.FPDFTextObj_GetFont(drawn.raw)) == 1
    text = " ".join(" ".join(texts).split())
    assert total in text
    for told in (EDITIONS[lang].title, EDITIONS[lang].subtitle, __version__, BOOK.author):
        assert "".join(told.split()) in "".join(first.split())
    words_of = EDITIONS[lang].words
    assert words_of["contents"] in text
    assert not [key for key in ("skip", "search_hint", "notebook", "other", "copy") if words_of[key] in text]
    document.close()
