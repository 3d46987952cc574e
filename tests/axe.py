"""Axe, which looks for what a page puts in the way of people."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import axe_playwright_python

if TYPE_CHECKING:
    from playwright.sync_api import Page as Tab

AXE = next(Path(axe_playwright_python.__file__).parent.rglob("axe.min.js"))
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
#: What changes with the colours; the rest of a page is the same in the dark.
COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
RUN = """async (only) => {
  const found = await axe.run(document, {runOnly: only, resultTypes: ['violations']});
  return found.violations.map((one) => [one.id, one.nodes.map((node) => node.html.slice(0, 200))]);
}"""


def faults(tab: Tab, only: dict[str, Any]) -> list[Any]:
    """Return the rules that a page breaks, with where it does."""
    if not tab.evaluate("'axe' in window"):
        tab.add_script_tag(path=AXE)
    found: list[Any] = tab.evaluate(RUN, only)
    return found
