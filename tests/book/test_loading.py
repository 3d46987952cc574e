"""What a page loads: the book's own files alone, few of them, and in silence."""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from built_pages import tree
from chapters import CHAPTERS, PAGES

from aidanalysis.publish.page_files import loaded_files

if TYPE_CHECKING:
    from playwright.sync_api import Page as Tab

    from aidanalysis.wording import Lang

pytestmark = pytest.mark.browser


#: The most that a chapter and all it loads may weigh on the wire, in bytes; the search has all the book's text with it.
CHAPTER, SEARCH = 150_000, 300_000
#: The most of a chapter's text that its evidence may be.
EVIDENCE = 0.25


@pytest.mark.parametrize(("lang", "name"), PAGES)
def test_a_page_loads_the_books_own_files_and_says_nothing(book: Path, tab: Tab, lang: Lang, name: str) -> None:
    """A page asks for files of the book alone, gets them all, and the browser has nothing to say about it."""
    asked: list[str] = []
    said: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    tab.on("requestfailed", lambda request: said.append(f"failed: {request.url}"))
    tab.on("console", lambda message: said.append(message.text))
    tab.on("pageerror", lambda error: said.append(str(error)))
    tab.add_init_script(
        "addEventListener('securitypolicyviolation', (event) => console.error(event.violatedDirective, event.blockedURI))"
    )
    tab.goto((book / lang / f"{name}.html").as_uri())
    tab.evaluate("for (const folded of document.querySelectorAll('details')) folded.open = true")
    tab.locator(".theme-switch").click()
    tab.evaluate("document.fonts.ready.then(() => scrollTo(0, document.body.scrollHeight))")
    assert said == []
    own = f"{book.as_uri()}/"
    assert [url for url in asked if not url.startswith(own)] == []
    assert any(url.endswith("book.css") for url in asked)


@pytest.mark.parametrize(("lang", "name"), PAGES)
def test_a_page_with_all_it_loads_is_light(book: Path, lang: Lang, name: str) -> None:
    """A chapter, its style, scripts and fonts weigh at most 150 kB over the wire."""
    page = book / lang / f"{name}.html"
    loaded = {page, *loaded_files(page)}
    assert {path.suffix for path in loaded} >= {".html", ".css", ".js"}
    assert sum(len(gzip.compress(path.read_bytes())) for path in loaded) <= (SEARCH if name == "search" else CHAPTER)


@pytest.mark.parametrize(("lang", "name"), CHAPTERS)
def test_evidence_is_a_quarter_of_a_page_at_most(book: Path, lang: Lang, name: str) -> None:
    """The list at the end of a page does not outgrow what it is the evidence of."""
    (article,) = tree(book / lang / f"{name}.html").xpath("//article")
    for drawn in article.xpath(".//svg"):
        drawn.drop_tree()
    listed = sum(len("".join(fold.text_content().split())) for fold in article.xpath(".//details[@class='evidence']"))
    assert listed <= EVIDENCE * len("".join(article.text_content().split()))
