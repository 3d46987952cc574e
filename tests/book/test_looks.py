"""A page fits its window, its charts keep their words apart, and paper shows what belongs on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from chapters import CHAPTERS, LANGS, PAGES

if TYPE_CHECKING:
    from pathlib import Path

    from browser_tab import Open

    from aidanalysis.wording import Lang

pytestmark = pytest.mark.browser

WIDTHS = (390, 768, 1024, 1280)

#: Waits until the page knows of its new width.
DRAWN = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))"
OVERFLOW = "document.scrollingElement.scrollWidth - innerWidth"
#: What is wrong with the words of the charts that are shown: outside of the drawing, or over other words.
CROWDED = """() => {
  const wrong = [];
  for (const drawing of document.querySelectorAll('.chart svg')) {
    if (!drawing.checkVisibility()) continue;
    const frame = drawing.getBoundingClientRect();
    const texts = [...drawing.querySelectorAll('text')].map((text) => [text.textContent, text.getBoundingClientRect()]);
    texts.forEach(([text, box], place) => {
      if (box.left < frame.left - 1 || box.right > frame.right + 1 || box.top < frame.top - 3 || box.bottom > frame.bottom + 3)
        wrong.push('outside: ' + text);
      for (const [other, its] of texts.slice(place + 1)) {
        const wide = Math.min(box.right, its.right) - Math.max(box.left, its.left);
        const high = Math.min(box.bottom, its.bottom) - Math.max(box.top, its.top);
        if (wide > 0.5 && high > 3) wrong.push('over each other: ' + text + ' | ' + other);
      }
    });
  }
  return wrong;
}"""
#: Words of the page that their box cuts off.
CUT = """() => [...document.querySelectorAll('article *, header *, nav *')].filter((element) =>
  element.checkVisibility() && !element.closest('svg, .unseen, .table-frame, pre') && element.scrollWidth > element.clientWidth + 1
  && getComputedStyle(element).overflowX !== 'visible').map((element) => element.outerHTML.slice(0, 120))"""
#: Tables that are wider than their place and do not say so, or say so and are not; and those that no fade shows.
SCROLLED = """() => [...document.querySelectorAll('.table-frame')].filter((frame) => frame.checkVisibility()).filter((frame) => {
  const cue = frame.previousElementSibling;
  const wide = frame.scrollWidth > frame.clientWidth + 1;
  const told = cue?.classList.contains('scroll-cue') && cue.checkVisibility();
  const style = getComputedStyle(frame);
  const reached = style.overflowX === 'auto' && frame.tabIndex === 0 && style.backgroundImage.includes('gradient');
  return wide ? !(told && reached) : told;
}).map((frame) => frame.getAttribute('aria-labelledby'))"""
#: From this width on, in pixels, every table of this book is seen whole.
ALL_SHOWN = 768
WIDER = """() => [...document.querySelectorAll('.table-frame')].filter((frame) => frame.checkVisibility()
  && frame.scrollWidth > frame.clientWidth + 1).map((frame) => frame.getAttribute('aria-labelledby'))"""
SHOWN = "kind => [...document.querySelectorAll(kind)].map((one) => one.checkVisibility())"


@pytest.mark.parametrize(("lang", "name"), PAGES)
def test_a_page_fits_every_window(lang: Lang, name: str, book: Path, opened: Open) -> None:
    """No page scrolls sideways, no word is cut, and a chart is drawn for its width with its words apart."""
    tab = opened(book / lang / f"{name}.html")
    for width in WIDTHS:
        tab.set_viewport_size({"width": width, "height": 900})
        tab.evaluate(DRAWN)
        assert tab.evaluate(OVERFLOW) <= 0, width
        assert tab.evaluate(CROWDED) == [], width
        assert tab.evaluate(CUT) == [], width
        assert tab.evaluate(SCROLLED) == [], width
        assert width < ALL_SHOWN or tab.evaluate(WIDER) == [], width
        # Which of a chart's two drawings there is room for depends on where it stands; one of them is shown.
        wide, narrow = tab.evaluate(SHOWN, ".chart-wide"), tab.evaluate(SHOWN, ".chart-narrow")
        assert all(one != other for one, other in zip(wide, narrow, strict=True)), width


@pytest.mark.parametrize(("lang", "name"), CHAPTERS)
def test_a_page_prints(lang: Lang, name: str, book: Path, opened: Open) -> None:
    """On paper there is the chapter on white, with its charts and tables, and nothing to click."""
    tab = opened(book / lang / f"{name}.html", color_scheme="dark", viewport={"width": 700, "height": 1000})
    tab.emulate_media(media="print")
    for kind in (".masthead", ".chapters", ".turn", "footer", "details.code", ".take", ".headerlink"):
        assert not any(tab.evaluate(SHOWN, kind)), kind
    assert tab.evaluate(SHOWN, ".chart-wide").count(True) + tab.evaluate(SHOWN, ".chart-narrow").count(True) == (
        tab.locator(".chart-wide").count()
    )
    for kind in ("article table.records.broad:not(details table)", "h1"):
        assert all(tab.evaluate(SHOWN, kind)), kind
    assert tab.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert tab.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
    assert tab.evaluate(CROWDED) == []
    assert tab.evaluate(OVERFLOW) <= 0


@pytest.mark.parametrize("lang", LANGS)
def test_a_reader_keeps_their_choice(lang: Lang, book: Path, opened: Open) -> None:
    """The page follows the system until the reader chooses, and then keeps the choice from page to page."""
    tab = opened(book / lang / "index.html", color_scheme="dark")
    ground = "getComputedStyle(document.body).backgroundColor"
    assert tab.evaluate(ground) == "rgb(21, 24, 28)"
    tab.locator(".theme-switch").click()
    assert tab.evaluate(ground) == "rgb(255, 255, 255)"
    tab.goto((book / lang / "funding.html").as_uri())
    assert tab.evaluate(ground) == "rgb(255, 255, 255)"


@pytest.mark.parametrize(("lang", "name"), CHAPTERS)
def test_one_switch_shows_the_code(lang: Lang, name: str, book: Path, opened: Open) -> None:
    """The code of a page is out of sight until its one switch is pressed, and the next page keeps to that."""
    tab = opened(book / lang / f"{name}.html")
    (switch,) = tab.locator(".code-switch").all()
    cells = "article .cell_input pre"
    assert tab.evaluate(SHOWN, cells)
    assert not any(tab.evaluate(SHOWN, cells))
    assert not any(tab.evaluate(SHOWN, "details.code > summary"))
    switch.press("Enter")
    assert all(tab.evaluate(SHOWN, cells))
    assert switch.get_attribute("aria-pressed") == "true"
    tab.reload()
    assert all(tab.evaluate(SHOWN, cells))


@pytest.mark.parametrize("lang", LANGS)
def test_a_phone_folds_the_chapters(lang: Lang, book: Path, opened: Open) -> None:
    """On a phone the chapters are one touch away, not before the text."""
    tab = opened(book / lang / "visits.html", viewport={"width": 390, "height": 844})
    assert not any(tab.evaluate(SHOWN, ".chapters a"))
    tab.locator(".chapters summary").click()
    assert all(tab.evaluate(SHOWN, ".chapters a"))
