"""Every page meets WCAG 2.2 AA and axe's best practices: in light and dark, on a desk and on a phone."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from axe import COLOURS, TAGS, faults
from chapters import PAGES

if TYPE_CHECKING:
    from browser_tab import Open

    from aidanalysis.wording import Lang

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize(("lang", "name"), PAGES)
def test_axe_finds_nothing(lang: Lang, name: str, width: int, book: Path, opened: Open) -> None:
    """No rule is broken: on a phone by a reader of dark pages, on a desk in light and after switching to dark."""
    scheme = "dark" if width == 390 else "light"
    address = (book / lang / f"{name}.html").as_uri() + ("?q=18" if name == "search" else "")
    # Axe is a script that the page's own policy would keep out.
    tab = opened(address, viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=True)
    tab.eval_on_selector_all("article details", "folds => folds.forEach((fold) => { fold.open = true; })")
    assert faults(tab, {"type": "tag", "values": TAGS}) == []
    tab.locator(".theme-switch").click()
    assert faults(tab, COLOURS) == []


def test_the_front_door_is_accessible(book: Path, opened: Open) -> None:
    """The front door breaks no rule either."""
    for scheme in ("light", "dark"):
        tab = opened(book / "index.html", color_scheme=scheme, bypass_csp=True)
        assert faults(tab, {"type": "tag", "values": TAGS}) == []
