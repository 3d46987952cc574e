"""Every figure leads to its evidence, by a click or a key, with a script and without."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest
from axe import TAGS, faults
from built_pages import edition, ids, tree
from chapters import CHAPTERS, LANGS

if TYPE_CHECKING:
    from browser_tab import Open
    from playwright.sync_api import Page as Tab

    from aidanalysis.wording import Lang

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(("lang", "name"), CHAPTERS)
def test_every_figure_has_its_evidence_on_the_page(book: Path, lang: Lang, name: str) -> None:
    """A figure leads to an entry of the page: a phrase, a formula, or the file, command or page it comes from."""
    page = tree(book / lang / f"{name}.html")
    every = ids(page, "//@id")
    assert len(every) == len(set(every))
    entries = {entry.get("id"): entry for entry in page.xpath("//ol[@class='evidence']/li")}
    links = ids(page, "//article//a[starts-with(@href, '#evidence-')]/@href")
    assert {unquote(link) for link in links} <= {f"#{anchor}" for anchor in entries}
    for entry in entries.values():
        value = entry.xpath("string(./data[1])")
        assert entry.text_content().removeprefix(value).strip(" :："), entry.text_content()


PLACES = ("article p a.figure", "article td a.figure", "article .chart-wide svg a")
INSIDE = """(panel) => {
  const box = panel.getBoundingClientRect();
  return 0 <= box.left && box.right <= innerWidth + 1 && 0 <= box.top && box.bottom <= innerHeight + 1;
}"""


@pytest.mark.parametrize("width", [390, 768, 1024, 1280])
@pytest.mark.parametrize(("lang", "name"), CHAPTERS)
def test_a_figure_opens_its_evidence_beside_it(book: Path, tab: Tab, lang: Lang, name: str, width: int) -> None:
    """Enter on a figure shows its entry in a panel in sight; Escape closes it, and the figure has the focus again."""
    tab.set_viewport_size({"width": width, "height": 900})
    tab.goto((book / lang / f"{name}.html").as_uri())
    for links in PLACES:
        link = tab.locator(links).locator("visible=true").first
        if not link.count():
            continue
        anchor = str(link.get_attribute("href"))
        link.focus()
        tab.keyboard.press("Enter")
        panel = tab.get_by_role("dialog")
        assert panel.count() == 1
        assert panel.evaluate(INSIDE), links
        entry = tree(book / lang / f"{name}.html").xpath("//li[@id = $anchor]", anchor=anchor[1:])[0]
        shown = panel.locator(".evidence-entry").text_content() or ""
        assert shown.split() == entry.text_content().split()
        assert edition(book, lang).words["evidence"] in str(panel.get_attribute("aria-label"))
        assert tab.evaluate("document.activeElement.className") == "evidence-panel"
        assert tab.evaluate(
            "[...document.querySelectorAll('[id]')].every((one, _, all) => "
            "all.filter((other) => other.id === one.id).length === 1)"
        )
        tab.keyboard.press("Escape")
        assert panel.count() == 0
        assert tab.evaluate("document.activeElement.getAttribute('href')") == anchor
    tab.set_viewport_size({"width": 1280, "height": 900})


@pytest.mark.parametrize("lang", LANGS)
def test_a_click_opens_and_the_list_is_one_more(book: Path, tab: Tab, lang: Lang) -> None:
    """A click opens the panel, one elsewhere closes it, and its link unfolds the list at the entry."""
    tab.goto((book / lang / "funding.html").as_uri())
    link = tab.locator(PLACES[0]).locator("visible=true").first
    link.click()
    panel = tab.get_by_role("dialog")
    assert panel.count() == 1
    tab.locator("h1").click()
    assert panel.count() == 0
    link.click()
    panel.get_by_role("button").click()
    assert panel.count() == 0
    link.click()
    panel.locator(".evidence-all").click()
    entry = tab.locator("li:target")
    assert f"#{entry.get_attribute('id')}" == link.get_attribute("href")
    assert entry.is_visible()
    assert panel.count() == 0


@pytest.mark.parametrize("lang", LANGS)
def test_a_link_to_an_entry_unfolds_the_list(book: Path, tab: Tab, lang: Lang) -> None:
    """Who is sent to an entry finds it in sight, though the list is folded."""
    page = book / lang / "funding.html"
    entry = ids(tree(page), "//li[starts-with(@id, 'evidence-')]/@id")[-1]
    tab.goto(f"{page.as_uri()}#{entry}")
    assert tab.locator(f"[id='{entry}']").is_visible()
    assert tab.evaluate(
        "(id) => { const box = document.getElementById(id).getBoundingClientRect();"
        " return 0 <= box.top && box.top < innerHeight; }",
        entry,
    )


def test_without_a_script_the_link_leads_to_the_entry(book: Path, opened: Open) -> None:
    """A browser that runs no script follows the link."""
    tab = opened(book / "en" / "funding.html", java_script_enabled=False)
    link = tab.locator(PLACES[0]).first
    anchor = str(link.get_attribute("href"))
    link.click()
    assert tab.url.endswith(anchor)


@pytest.mark.parametrize("width", [390, 1280])
def test_an_open_panel_is_accessible(book: Path, opened: Open, width: int) -> None:
    """The panel breaks no rule of axe."""
    address = book / "zh" / "funding.html"
    tab = opened(address, viewport={"width": width, "height": 900}, bypass_csp=True)
    tab.locator(PLACES[0]).locator("visible=true").first.click()
    assert faults(tab, {"type": "tag", "values": TAGS}) == []
