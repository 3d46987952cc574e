"""Search finds every page, ranks it, and shows what it finds as text."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import pytest
from built_pages import EDITIONS, tree, under
from chapters import CHAPTERS, LANGS

if TYPE_CHECKING:
    from browser_tab import Open
    from playwright.sync_api import BrowserContext, Dialog
    from playwright.sync_api import Page as Tab

    from aidanalysis.wording import Lang

pytestmark = pytest.mark.browser


QUERIES: list[tuple[Lang, str]] = [
    *(("zh", query) for query in ("移民", "对口支援", "御食园", "2740", "5265.4", "北京市", "完全相符")),
    *(("en", query) for query in ("Beijing", "beijing", "resettl", "52.654", "27.4", "67.8", "御食园")),
]  # fmt: skip

#: The text that a reader can see on a page once all but the code is unfolded.
VISIBLE = """() => {
    for (const code of document.querySelectorAll("article .cell_input, article .headerlink, article .take")) code.remove();
    for (const folded of document.querySelectorAll("article details")) folded.open = true;
    return document.querySelector("article").innerText;
}"""


@pytest.fixture(scope="module")
def texts(book: Path, context: BrowserContext) -> dict[Lang, dict[str, str]]:
    """Return what a reader sees on every page, by edition and page."""
    opened = context.new_page()
    seen: dict[Lang, dict[str, str]] = {lang: {} for lang in LANGS}
    for lang, name in CHAPTERS:
        opened.goto((book / lang / f"{name}.html").as_uri())
        seen[lang][name] = " ".join(opened.evaluate(VISIBLE).split())
    opened.close()
    return seen


def results(tab: Tab, book: Path, lang: Lang, query: str) -> list[dict[str, Any]]:
    """Return what a search finds: of each page its name, and its passages with address, mark and kind."""
    tab.goto(f"{(book / lang / 'search.html').as_uri()}?q={quote(query)}")
    found: list[dict[str, Any]] = tab.locator("#search-results > li").evaluate_all(
        """(items) => items.map((item) => ({
            page: item.querySelector("a").getAttribute("href").split(".html")[0],
            passages: [...item.querySelectorAll("li")].map((line) => ({
                href: line.querySelector("a")?.getAttribute("href") ?? "",
                marks: [...line.querySelectorAll("mark")].map((mark) => mark.textContent),
                evidence: line.classList.contains("in-evidence"),
            })),
        }))"""
    )
    return found


@pytest.mark.parametrize(("lang", "query"), QUERIES)
def test_search_finds_every_page(
    book: Path, tab: Tab, texts: dict[Lang, dict[str, str]], lang: Lang, query: str
) -> None:
    """A query finds the pages whose visible text holds it, each once, marks it, and leads to where it stands."""
    holding = {name for name, text in texts[lang].items() if query.lower() in text.lower()}
    found = results(tab, book, lang, query)
    assert holding
    assert sorted(one["page"] for one in found) == sorted(holding)
    for one in found:
        page = tree(book / lang / f"{one['page']}.html")
        for passage in one["passages"]:
            assert {mark.lower() for mark in passage["marks"]} <= {query.lower()}
            name, _, anchor = passage["href"].partition(".html#")
            if anchor:
                assert name == one["page"]
                (element,) = page.xpath("//*[@id = $anchor]", anchor=anchor)
                assert query.lower() in element.text_content().lower()
    assert str(len(found)) in tab.locator("#search-status").inner_text()
    tab.locator("#search-results a").first.click()
    assert under(book, tab.url) == f"{lang}/{found[0]['page']}.html"


RANKED: list[tuple[Lang, str, str]] = [
    ("en", "projects", "projects"),
    ("zh", "援建项目", "projects"),
    ("en", "method", "method"),
]


@pytest.mark.parametrize(("lang", "query", "first"), RANKED)
def test_a_title_stands_before_a_text(book: Path, tab: Tab, lang: Lang, query: str, first: str) -> None:
    """The page whose title is what was asked for comes first."""
    assert results(tab, book, lang, query)[0]["page"] == first


@pytest.mark.parametrize(("lang", "query"), [("en", "hospital"), ("zh", "医院")])
def test_text_stands_before_evidence(book: Path, tab: Tab, lang: Lang, query: str) -> None:
    """A page that speaks of something comes before one that only quotes it as evidence; so do its own passages."""
    in_evidence_alone = [all(one["evidence"] for one in page["passages"]) for page in results(tab, book, lang, query)]
    assert in_evidence_alone == sorted(in_evidence_alone)
    for page in results(tab, book, lang, query):
        kinds = [one["evidence"] for one in page["passages"]]
        assert kinds == sorted(kinds)
        assert sum(kinds) <= 1


@pytest.mark.parametrize("typed", ["醫院", "医院"])
def test_either_script_is_answered(book: Path, tab: Tab, typed: str) -> None:
    """What is typed in traditional characters finds what is printed in simplified ones."""
    found = results(tab, book, "zh", typed)
    assert found
    assert {mark for page in found for one in page["passages"] for mark in one["marks"]} == {"医院"}


def test_an_english_plural_finds_the_singular(book: Path, tab: Tab) -> None:
    """Endings of English words are no hindrance, and a word in full comes before its stem."""
    hospitals = {page["page"] for page in results(tab, book, "en", "hospitals")}
    assert hospitals == {page["page"] for page in results(tab, book, "en", "hospital")} != set()


def test_a_slash_goes_to_the_search(book: Path, opened: Open) -> None:
    """The key / puts the caret into the field; on a phone, where the field has no room, it opens the search."""
    tab = opened(book / "en" / "visits.html")
    tab.keyboard.press("/")
    assert tab.evaluate("document.activeElement.name") == "q"
    assert tab.locator(".search input").input_value() == ""
    tab.keyboard.type("a/b")
    assert tab.locator(".search input").input_value() == "a/b"
    phone = opened(book / "en" / "visits.html", viewport={"width": 390, "height": 844})
    phone.keyboard.press("/")
    phone.wait_for_url("**/search.html")
    assert phone.locator(".search input").is_visible()


@pytest.mark.parametrize("lang", LANGS)
def test_a_query_typed_on_a_chapter_is_answered(book: Path, tab: Tab, lang: Lang) -> None:
    """The field on every page opens the search with what was typed, also from disk."""
    tab.goto((book / lang / "funding.html").as_uri())
    tab.locator(".search input").fill("5265.4" if lang == "zh" else "52.654")
    tab.locator(".search input").press("Enter")
    tab.wait_for_url("**/search.html?q=*")
    assert tab.locator("#search-results mark").count() > 0
    assert tab.locator(".search input").input_value() in {"5265.4", "52.654"}


@pytest.mark.parametrize("lang", LANGS)
def test_a_query_without_finds_says_so_and_stays_text(book: Path, tab: Tab, lang: Lang) -> None:
    """Nothing found is said in the edition's words, and a query that looks like HTML is only text."""
    opened: list[str] = []

    def keep(dialog: Dialog) -> None:
        opened.append(dialog.message)
        dialog.dismiss()

    tab.on("dialog", keep)
    query = "<img src=x onerror=alert(1)>"
    tab.goto(f"{(book / lang / 'search.html').as_uri()}?q={quote(query)}")
    assert tab.locator("#search-status").inner_text() == EDITIONS[lang].words["no_results"]
    assert tab.locator(".search input").input_value() == query
    assert tab.locator("article img, #search-results li").count() == 0
    assert opened == []


def test_a_passage_that_looks_like_html_stays_text(book: Path, tab: Tab, tmp_path: Path) -> None:
    """What a page says is shown in a result as it is, not as HTML."""
    edition = Path(shutil.copytree(book / "zh", tmp_path / "zh"))
    planted = '<img src=x onerror="document.title=1"> <b>移民</b>'
    section = f'{{"id": "top", "heading": "<b>H</b>", "text": {planted!r}}}'
    page = f'{{"title": "<b>T</b>", "sections": [{section}], "evidence": [{section}]}}'
    data = f'window.searchData = {{"index": {page}}};\nwindow.searchScript = {{}};\n'
    (edition / "_static" / "search-data.js").write_text(data, encoding="utf-8")
    tab.goto(f"{(edition / 'search.html').as_uri()}?q={quote('移民')}")
    item = tab.locator("#search-results > li")
    assert planted in item.inner_text()
    assert item.locator("b, img").count() == 0
    assert tab.title() != "1"
