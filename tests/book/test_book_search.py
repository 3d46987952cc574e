"""Search finds every page that holds what is looked for, shows the passage, and leads to the section."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

import pytest
from built_book import CHAPTERS, LANGS

if TYPE_CHECKING:
    from pathlib import Path

    from built_book import Open, Watched

pytestmark = pytest.mark.browser

QUERIES = [
    *(("zh", query) for query in ("移民", "对口支援", "御食园", "2740", "5265.4", "北京市", "完全相符", "28批、282人次")),
    *(("en", query) for query in ("Beijing", "52.654", "105.3%", "framework agreement", "Yushiyuan", "DELEGATIONS")),
]

#: All that a page shows, with folded tables open; code and the chart for phones are no text of a chapter.
SHOWN = """() => {
  for (const fold of document.querySelectorAll('article details:not(.code)')) fold.open = true;
  for (const left of document.querySelectorAll('details.code, summary, .take, .headerlink')) left.remove();
  const article = document.querySelector('article');
  const drawn = [...article.querySelectorAll('.chart-wide text')].map((text) => text.textContent);
  return [article.innerText, ...drawn].join('\\n');
}"""


def look_for(query: str, lang: str, book: Path, opened: Open) -> Watched:
    """Open the page of results."""
    return opened(f"{(book / lang / 'search.html').as_uri()}?q={quote(query)}")


@pytest.fixture(scope="module")
def shown(book: Path, chromium: object) -> dict[tuple[str, str], str]:
    """Return the text that every chapter shows."""
    tab = chromium.new_page(viewport={"width": 1280, "height": 900})  # type: ignore[attr-defined]
    texts = {}
    for lang, name in CHAPTERS:
        tab.goto((book / lang / f"{name}.html").as_uri())
        texts[lang, name] = unicodedata.normalize("NFKC", tab.evaluate(SHOWN)).lower()
    tab.close()
    return texts


@pytest.mark.parametrize(("lang", "query"), QUERIES)
def test_search_finds_every_page(
    lang: str, query: str, book: Path, opened: Open, shown: dict[tuple[str, str], str]
) -> None:
    """Results name exactly the pages whose text holds the query, each with the passage marked."""
    words = query.lower().split()
    holding = {name for (of, name), text in shown.items() if of == lang and all(word in text for word in words)}
    assert holding, "a query that no page holds proves nothing"
    tab = look_for(query, lang, book, opened).tab
    found = tab.eval_on_selector_all("#search-results a", "links => links.map((link) => link.href)")
    names = {urlsplit(link).path.rsplit("/", 1)[1].removesuffix(".html") for link in found}
    assert holding <= names
    marks = tab.eval_on_selector_all("#search-results mark", "marks => marks.map((mark) => mark.textContent)")
    assert marks
    assert all(mark.lower() in words for mark in marks)
    assert str(len(found)) in tab.locator("#search-status").inner_text()
    assert str(len(names)) in tab.locator("#search-status").inner_text()


@pytest.mark.parametrize(("lang", "query"), [("zh", "御食园"), ("zh", "2740"), ("en", "Yushiyuan")])
def test_a_result_leads_to_its_section(lang: str, query: str, book: Path, opened: Open) -> None:
    """Following a result opens the section that holds what was looked for."""
    tab = look_for(query, lang, book, opened).tab
    for place in range(tab.locator("#search-results a").count()):
        link = tab.locator("#search-results a").nth(place)
        link.click()
        anchor = urlsplit(tab.url).fragment
        assert anchor
        assert query in (tab.locator(f"section[id='{anchor}']").text_content() or "")
        tab.go_back()


@pytest.mark.parametrize("lang", LANGS)
def test_the_search_field_leads_to_results(lang: str, book: Path, opened: Open) -> None:
    """A reader types into the field of any page, presses Enter, and has the results."""
    tab = opened(book / lang / "visits.html").tab
    tab.get_by_role("searchbox").fill("18")
    tab.keyboard.press("Enter")
    tab.wait_for_selector("#search-results mark")
    assert tab.get_by_role("searchbox").input_value() == "18"


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(
    "query",
    ['<img src=x onerror="document.title=1">', "</script><script>alert(1)</script>", "\"'><b>", "{{ 1 }} ${1}", "%", "\\"],
)
def test_a_hostile_query_stays_text(lang: str, query: str, book: Path, opened: Open) -> None:
    """A query of HTML or script is looked for as it stands, and shown as it stands."""
    seen = look_for(query, lang, book, opened)
    assert seen.complaints == []
    assert seen.tab.get_by_role("searchbox").input_value() == query
    assert seen.tab.locator("main img, main script, main b").count() == 0


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("query", ["", "   "])
def test_an_empty_query_finds_nothing(lang: str, query: str, book: Path, opened: Open) -> None:
    """Nothing looked for is nothing found."""
    tab = look_for(query, lang, book, opened).tab
    assert tab.locator("#search-results li").count() == 0
    assert tab.locator("#search-status").inner_text() == ""


@pytest.mark.parametrize("lang", LANGS)
def test_what_is_not_there_is_said_not_to_be(lang: str, book: Path, opened: Open) -> None:
    """A query that no page holds is answered in words of the page's language."""
    tab = look_for("qqzzxx", lang, book, opened).tab
    assert tab.locator("#search-status").inner_text() == tab.locator("#search-status").get_attribute("data-none")
