"""The editions are one book: the same pages, figures, charts, tables and anchors, each in its own words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from built_book import BOOK, CHAPTERS, PAGES, tree

from aidanalysis.book.editions import EDITIONS, other
from aidanalysis.book.wording import HEADINGS, WORDS

if TYPE_CHECKING:
    from pathlib import Path

    from built_book import Open
    from lxml import html

    from aidanalysis.wording import Lang

NAMES = sorted({name for _, name in PAGES})
HAN = re.compile(r"[\u3400-\u9fff]")
#: Whole sentences of English; single names and file names stand in both editions.
ENGLISH = re.compile(r"\b[A-Za-z][a-z]+(?: [a-z]+){2,}")
#: The chapters whose subject is Chinese words.
ON_CHINESE = {"audit", "auditor", "method", "reading"}
#: Attributes that a reader sees or hears.
SPOKEN = ("aria-label", "title", "placeholder", "alt", "data-heading", "data-results", "data-none")
#: Where a page may speak the other language: code, and what says that it is in another language.
APART = (
    "ancestor-or-self::*[self::code or self::pre or self::script or contains(@class, 'evidence-how')]"
    " | ancestor::table[starts-with(@data-name, 'dictionary')]"
)

IN_VIEW = "id => document.getElementById(id).getBoundingClientRect().top < innerHeight"

#: What in a page both editions share, by what it is.
SHARED = {
    "sections": "//section/@id",
    "figures": "//ol[@class='evidence']/li/@id",
    "records": "//*[@class='evidence-place']/code/text()",
    "charts": "//figure[contains(@class, 'chart')]/@id",
    "tables": "//table/@data-name",
    "numbers": "//table//@data-low | //table//@data-high",
    "files": "//a[@download]/@href[contains(., '.csv') or contains(., '.ipynb')]",
}


def shared(lang: str, name: str, what: str) -> list[str]:
    """Return what a page has of something."""
    return [str(one) for one in tree(BOOK / lang / f"{name}.html").xpath(SHARED[what])]


def spoken(page: html.HtmlElement, lang: Lang) -> list[str]:
    """Return the texts of a page in its own language: what readers see and what they hear."""
    tag = EDITIONS[lang].html_lang
    texts = [
        str(text)
        for text in page.xpath("//text()")
        if not text.getparent().xpath(APART) and text.getparent().xpath("string(ancestor-or-self::*[@lang][1]/@lang)") == tag
    ]
    for attribute in SPOKEN:
        for element in page.xpath(f"//*[@{attribute}]"):
            if element.xpath("string(ancestor-or-self::*[@lang][1]/@lang)") == tag:
                texts.append(element.get(attribute))
    return [text.strip() for text in texts if text.strip()]


@pytest.mark.parametrize("name", NAMES)
def test_the_editions_are_the_same_book(name: str, book: Path) -> None:
    """A page exists in both editions, with the same sections, figures, charts, tables and numbers."""
    assert (book / "en" / f"{name}.html").is_file()
    for what in SHARED:
        assert shared("en", name, what) == shared("zh", name, what), what


def test_the_editions_have_the_same_pages(book: Path) -> None:
    """No edition has a page that the other lacks, or that no source stands behind."""
    pages = {lang: {path.stem for path in (book / lang).glob("*.html")} for lang in EDITIONS}
    assert pages["en"] == pages["zh"] == set(NAMES)


@pytest.mark.parametrize(("lang", "name"), PAGES)
def test_a_page_speaks_its_own_language(lang: Lang, name: str, book: Path) -> None:
    """No page shows a string of the other edition's interface, or a sentence of its language."""
    theirs = other(lang)
    page = tree(book / lang / f"{name}.html")
    said = spoken(page, lang)
    own = {*EDITIONS[lang].words.values(), *(pair[lang == "zh"] for pair in (*WORDS.values(), *HEADINGS.values()))}
    foreign = {*theirs.words.values(), *(pair[lang != "zh"] for pair in (*WORDS.values(), *HEADINGS.values()))} - own
    assert sorted(foreign.intersection(said)) == []
    if lang == "en":
        assert name in ON_CHINESE or not [text for text in said if HAN.search(text)]
    else:
        assert [text for text in said if ENGLISH.search(text)] == []


@pytest.mark.parametrize(("lang", "name"), PAGES)
def test_languages_are_declared(lang: Lang, name: str, book: Path) -> None:
    """A page says what language it is in, and where it stands in the others."""
    page = tree(book / lang / f"{name}.html")
    assert page.get("lang") == EDITIONS[lang].html_lang
    alternates = {link.get("hreflang"): link.get("href") for link in page.xpath("//link[@rel='alternate']")}
    assert alternates == {edition.html_lang: f"../{edition.lang}/{name}.html" for edition in EDITIONS.values()}
    (switch,) = page.xpath("//a[@class='language']")
    assert (switch.get("lang"), switch.get("hreflang")) == (other(lang).html_lang,) * 2


@pytest.mark.browser
@pytest.mark.parametrize(("lang", "name"), CHAPTERS)
def test_the_switch_keeps_the_place(lang: Lang, name: str, book: Path, opened: Open) -> None:
    """The language switch leads to the same page: at its head, at an anchor, and at the section being read."""
    tab = opened(book / lang / f"{name}.html").tab
    there = (book / other(lang).lang / f"{name}.html").as_uri()
    tab.locator(".language").click()
    assert tab.url == there
    sections = shared(lang, name, "sections")
    for anchor in sections[1:]:
        tab.goto(f"{(book / lang / name).as_uri()}.html#{anchor}")
        tab.locator(".language").dispatch_event("click")
        tab.wait_for_url(f"{there}#{anchor}")
    # Having come by an anchor and read on, the reader is elsewhere.
    tab.goto(f"{(book / lang / name).as_uri()}.html#{sections[-1]}")
    tab.evaluate("scrollTo(0, 0)")
    if not tab.evaluate(IN_VIEW, sections[-1]):
        tab.locator(".language").dispatch_event("click")
        tab.wait_for_url(f"{there}*")
        assert tab.url == there
        assert tab.evaluate("document.documentElement.lang") == other(lang).html_lang


@pytest.mark.browser
@pytest.mark.parametrize("lang", EDITIONS)
def test_the_switch_follows_the_reader(lang: Lang, book: Path, opened: Open) -> None:
    """A reader who has scrolled to a section stays at it."""
    tab = opened(book / lang / "visits.html").tab
    for section in shared(lang, "visits", "sections")[1:]:
        tab.goto((book / lang / "visits.html").as_uri())
        tab.evaluate("id => document.getElementById(id).scrollIntoView()", section)
        tab.locator(".language").dispatch_event("click")
        tab.wait_for_url(f"{(book / other(lang).lang / 'visits.html').as_uri()}#{section}")


@pytest.mark.browser
def test_the_switch_keeps_a_search(book: Path, opened: Open) -> None:
    """What was looked for is looked for in the other language too."""
    tab = opened(f"{(book / 'zh' / 'search.html').as_uri()}?q=2740").tab
    tab.locator(".language").click()
    tab.wait_for_selector("#search-status")
    assert tab.url == f"{(book / 'en' / 'search.html').as_uri()}?q=2740"
