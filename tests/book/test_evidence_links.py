"""A figure in prose, table or chart leads to its evidence in one step, by mouse or by keyboard."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from built_book import CHAPTERS, PAGES, tree

if TYPE_CHECKING:
    from pathlib import Path

    from built_book import Open

#: A figure of the book itself, such as how many figures are tied to records, says how it was counted.
ENTRY = "//ol[@class='evidence']/li"

#: Press Tab until a figure is reached, and say how often that was.
FIRST = "document.querySelector('article a.figure, article .chart-wide a, article a.marked')"
MARKED = """id => {
  const entry = document.getElementById(id);
  return [getComputedStyle(entry).backgroundColor !== 'rgba(0, 0, 0, 0)', entry.matches(':target'),
    entry.getBoundingClientRect().top >= 0 && entry.getBoundingClientRect().top < innerHeight];
}"""
REACHED = """() => [...document.querySelectorAll('article svg a, article a.figure, article a.marked, .evidence-figure')]
  .filter((link) => link.checkVisibility()).every((link) => { link.focus(); return document.activeElement === link; })"""


@pytest.mark.parametrize(("lang", "name"), CHAPTERS)
def test_every_figure_has_its_evidence(lang: str, name: str, book: Path) -> None:
    """A figure's link names an entry of its page, and the entry shows section, phrase and record, or how it was counted."""
    page = tree(book / lang / f"{name}.html")
    entries = {entry.get("id"): entry for entry in page.xpath(ENTRY)}
    links = page.xpath("//article//a[starts-with(@href, '#evidence-')][not(ancestor::ol[@class='evidence'])]/@href")
    assert {link[1:] for link in links} <= set(entries)
    for anchor, entry in entries.items():
        places = entry.xpath(".//*[@class='evidence-place']")
        assert places or entry.xpath(".//*[@class='evidence-how']"), anchor
        for place in places:
            assert place.findtext("code"), anchor
            assert re.match(r"[（(]\w", place.text_content()), anchor
            assert place.getparent().findtext("q"), anchor
        # The address of an entry can be copied from its figure.
        assert entry.xpath("a[@class='evidence-figure']/@href") == [f"#{anchor}"]
        assert entry.findtext("a"), anchor


@pytest.mark.parametrize(("lang", "name"), CHAPTERS)
def test_figures_of_charts_and_tables_are_links(lang: str, name: str, book: Path) -> None:
    """Every value of a chart, and every figure of a table of records, leads to its evidence."""
    page = tree(book / lang / f"{name}.html")
    assert page.xpath("//figure[contains(@class, 'chart')]//svg[not(.//a[starts-with(@href, '#evidence-')])]") == []
    rows = page.xpath("//table[starts-with(@data-name, 'chart-')]/tbody/tr")
    assert [row.text_content() for row in rows if not row.xpath(".//a[starts-with(@href, '#evidence-')]")] == []


@pytest.mark.browser
@pytest.mark.parametrize(("lang", "name"), CHAPTERS)
def test_evidence_is_reached_by_keyboard(lang: str, name: str, book: Path, opened: Open) -> None:
    """Tab reaches a figure, Enter its evidence, which is marked and in view; the next Tab goes on from there."""
    tab = opened(book / lang / f"{name}.html").tab
    if not tree(book / lang / f"{name}.html").xpath(ENTRY):
        return
    for _ in range(60):
        tab.keyboard.press("Tab")
        if tab.evaluate(f"document.activeElement === {FIRST}"):
            break
    href = tab.evaluate("document.activeElement.getAttribute('href')")
    assert href.startswith("#evidence-")
    tab.keyboard.press("Enter")
    tab.wait_for_function("href => location.hash === href", arg=href)
    assert tab.evaluate(MARKED, href[1:]) == [True, True, True]
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.getAttribute('href')") == href
    assert tab.evaluate(REACHED)


@pytest.mark.browser
@pytest.mark.parametrize(("lang", "name"), [page for page in PAGES if page[1] == "index"])
def test_a_figure_says_where_the_focus_is(lang: str, name: str, book: Path, opened: Open) -> None:
    """What has the focus is outlined, in prose and in a chart."""
    tab = opened(book / lang / f"{name}.html").tab
    for kind in ("article p a.figure", ".chart-wide svg a"):
        tab.evaluate("kind => document.querySelector(kind).focus({focusVisible: true})", kind)
        style = "getComputedStyle(document.activeElement).outlineStyle"
        assert tab.evaluate(style) == "solid", kind
