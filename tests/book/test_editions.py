"""The editions are one book in two languages, and the switch leads from a place to the same place."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from built_pages import NAMES, edition, ids, other, tree, under
from chapters import LANGS, PAGES

if TYPE_CHECKING:
    from playwright.sync_api import Page as Tab

    from aidanalysis.wording import Lang

pytestmark = pytest.mark.browser


#: Chinese, as an interface word of the one edition would show on a page of the other.
HAN = re.compile(r"[\u4e00-\u9fff]")


@pytest.mark.parametrize(("lang", "name"), PAGES)
def test_the_switch_leads_to_the_same_page_and_section(book: Path, tab: Tab, lang: Lang, name: str) -> None:
    """The switch keeps the page and the section, by its anchor or by where the reader has scrolled to."""
    page = book / lang / f"{name}.html"
    here, there = edition(book, lang), other(book, lang)
    parsed = tree(page)
    assert parsed.get("lang") == here.html_lang
    alternates = {(link.get("hreflang"), link.get("href")) for link in parsed.xpath("//link[@rel='alternate']")}
    editions = {(one.html_lang, f"../{one.lang}/{name}.html") for one in (here, there)}
    assert alternates == editions | {("x-default", "../index.html")}
    (switch,) = parsed.xpath("//a[@class='language']")
    assert (switch.get("lang"), switch.get("hreflang")) == (there.html_lang, there.html_lang)
    tab.goto(page.as_uri())
    tab.locator(".language").click()
    assert under(book, tab.url) == f"{there.lang}/{name}.html"
    assert tab.evaluate("document.documentElement.lang") == there.html_lang
    for anchor in ids(parsed, "//section//section/@id")[-1:]:
        target = f"{there.lang}/{name}.html#{anchor}"
        tab.goto(f"{page.as_uri()}#{anchor}")
        tab.evaluate("scrollTo(0, 0)")
        tab.evaluate("(id) => document.getElementById(id).scrollIntoView()", anchor)
        tab.evaluate("document.querySelector('.language').click()")
        tab.wait_for_url(f"**/{target}")
        assert tab.locator(":target").get_attribute("id") == anchor
    sections = ids(parsed, "//section//section/@id")
    for anchor in sections[:1]:
        tab.goto(page.as_uri())
        tab.evaluate("(id) => document.getElementById(id).scrollIntoView()", anchor)
        tab.evaluate("document.querySelector('.language').click()")
        tab.wait_for_url(f"**/{there.lang}/{name}.html#{anchor}")
    if len(sections) > 2:
        tab.goto(f"{page.as_uri()}#{sections[-1]}")
        tab.evaluate("(id) => document.getElementById(id).scrollIntoView({ block: 'start' })", sections[0])
        if tab.evaluate("(id) => document.getElementById(id).getBoundingClientRect().top > innerHeight", sections[-1]):
            tab.evaluate("document.querySelector('.language').click()")
            tab.wait_for_url(f"**/{there.lang}/{name}.html#{sections[0]}")


def test_the_editions_have_the_same_pages(book: Path) -> None:
    """Both editions have a page for each chapter and the search, and nothing else; the front door leads to both."""
    for lang in LANGS:
        assert {path.stem for path in (book / lang).glob("*.html")} == {*NAMES[lang], "search"}
    assert NAMES["en"] == NAMES["zh"]
    assert {f"{lang}/index.html" for lang in LANGS} <= set(ids(tree(book / "index.html"), "//a/@href"))


@pytest.mark.parametrize("name", NAMES["en"])
def test_the_editions_of_a_page_have_the_same_parts(book: Path, name: str) -> None:
    """Both editions of a page have the same sections, charts and tables in the same order, and as much evidence."""
    en, zh = (tree(book / lang / f"{name}.html") for lang in LANGS)
    for what in (
        "//section/@id",
        "//figure[@class='chart']/@id",
        "//table/@data-name",
    ):
        assert ids(en, what) == ids(zh, what), what
    entries = "//ol[@class='evidence']/li/@id"
    assert len(ids(en, entries)) == len(ids(zh, entries))
    # A label that is broken into lines is a link on each of them.
    drawn = "//svg//a/@href"
    assert list(dict.fromkeys(ids(en, drawn))) == list(dict.fromkeys(ids(zh, drawn)))
    led = "//a[@class='figure']/@href"
    assert len(set(ids(en, led))) == len(set(ids(zh, led)))


@pytest.mark.parametrize(("lang", "name"), PAGES)
def test_a_page_speaks_its_own_language(book: Path, lang: Lang, name: str) -> None:
    """No page shows a word of the other edition's interface, in its text or in what it says to a screen reader."""
    page = tree(book / lang / f"{name}.html")
    there = other(book, lang)
    for node in page.xpath("//*[self::code or self::pre or self::script]"):
        node.drop_tree()
    for node in page.xpath("//body//*[@lang]"):
        node.drop_tree()
    said = [*page.xpath("//body//text()"), *page.xpath("//@aria-label | //@title | //@placeholder | //@data-none")]
    said += page.xpath("//@data-results | //title/text()")
    words = {part.strip() for word in (*there.words.values(), there.title, there.subtitle) for part in word.split("{}")}
    words = {word for word in words if any(map(str.isalpha, word))} - {
        *edition(book, lang).words.values(),
        edition(book, lang).title,
    }
    for text in said:
        if lang == "zh":
            assert not [word for word in words if re.search(rf"\b{re.escape(word)}(?!\w)", text)], text
        else:
            assert not [word for word in words if len(word) > 1 and word in text], text
    for label in page.xpath("//@aria-label | //@title | //@placeholder"):
        assert bool(HAN.search(label)) == (lang == "zh"), label
