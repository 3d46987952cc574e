"""The page in a browser: silent, accessible, and to be walked through by keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from aidanalysis.auditing import audit
from aidanalysis.auditing.across import across
from aidanalysis.auditing.outputs.page import page

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

TEXTS = (
    "落实项目46个：教育类18个，卫生类12个，农业类15个。\n规划项目50个，已开工40个，开工率80%，同比增长12%。\n完成投资3.24亿元，占4.37亿元的74.14%。\n累计投入资金800万元，其中教育200万元、卫生300万元、农业270万元。",
    "<b>全年</b>投入500万元、300万元，合计800万元，比上年增长8%。",
)


@pytest.fixture
def shown(browser: Browser, tmp_path: Path) -> Iterator[Page]:
    """Open the page of two reports; it must neither ask for anything nor complain."""
    audits = [audit(text, document=f"{2019 + n}.txt") for n, text in enumerate(TEXTS)]
    file = tmp_path / "audit.html"
    file.write_text(page(audits, across(audits), "en"), encoding="utf-8")
    tab = browser.new_page(viewport={"width": 390, "height": 800})
    requests: list[str] = []
    complaints: list[str] = []
    tab.on("request", lambda request: requests.append(request.url))
    tab.on("console", lambda message: complaints.append(message.text))
    tab.on("pageerror", lambda error: complaints.append(str(error)))
    tab.goto(file.as_uri())
    yield tab
    assert requests == [file.as_uri()]
    assert not complaints
    tab.close()


def test_figures_open_their_calculation(shown: Page) -> None:
    """A click on a figure opens its claim, lights the operands, and Escape leads back."""
    figure = shown.locator("a.figure.exact").first
    figure.click()
    claim = shown.locator(figure.get_attribute("href") or "")
    assert claim.get_attribute("open") is not None
    assert shown.locator(".claim[open]").count() == 1
    assert shown.locator(".figure.lit").count() == 3
    shown.keyboard.press("Escape")
    assert claim.get_attribute("open") is None
    assert figure.evaluate("figure => figure === document.activeElement")


def test_keyboard_reaches_every_claim(shown: Page) -> None:
    """Tab stops at each claim, and Enter opens it."""
    claims = shown.locator(".claim").count()
    opened: set[str] = set()
    for _ in range(80):
        shown.keyboard.press("Tab")
        at = "document.activeElement"
        if shown.evaluate(f"{at}.tagName") == "SUMMARY":
            if not shown.evaluate(f"{at}.parentElement.open"):
                shown.keyboard.press("Enter")
            opened.add(shown.evaluate(f"{at}.parentElement.id"))
            assert shown.evaluate(f"{at}.parentElement.open")
    assert len(opened) == claims == sum(len(one.claims) + len(one.queries) for one in map(audit, TEXTS))


def test_the_other_language_is_a_click_away(shown: Page) -> None:
    """The switch changes every word and the language of the document."""
    assert shown.locator("text=does not follow").first.is_visible()
    shown.locator("#language").click()
    assert shown.locator("html").get_attribute("lang") == "zh"
    assert shown.locator("text=不相符").first.is_visible()
    assert not shown.locator("text=does not follow").first.is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_accessible(shown: Page, scheme: str, width: int, lang: str) -> None:
    """No rule of axe is broken, in either language, light or dark, on a phone or a desk; nothing runs out of the page."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    shown.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    shown.set_viewport_size({"width": width, "height": 900})
    if lang == "zh":
        shown.locator("#language").click()
    shown.evaluate("for (const claim of document.querySelectorAll('.claim')) claim.open = true")
    found = axe.run(shown)
    assert not found.response["violations"], found.generate_report()
    assert shown.evaluate("document.documentElement.scrollWidth") <= width


def test_paper_shows_every_calculation(shown: Page) -> None:
    """Printing opens all claims, and leaves them as they were."""
    shown.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert shown.locator(".claim:not([open])").count() == 0
    shown.evaluate("window.dispatchEvent(new Event('afterprint'))")
    shown.wait_for_timeout(50)
    assert shown.locator(".claim[open]").count() <= 1
