"""The built book for tests: its pages, a browser to open them in, and what a page asks for and complains of."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import pytest
from lxml import html

from aidanalysis.book.paper import BROWSERS, FLAGS

if TYPE_CHECKING:
    from playwright.sync_api import Browser
    from playwright.sync_api import Page as Tab

ROOT = Path(__file__).parents[1]
BOOK = ROOT / "_build" / "html"
LANGS = ("en", "zh")

#: Every chapter of every edition, as the sources name them.
CHAPTERS = [(path.parent.name, path.stem) for path in sorted((ROOT / "book").glob("*/*.ipynb"))]
#: Every page that a reader can open.
PAGES = [*CHAPTERS, *((lang, "search") for lang in LANGS)]


def absent(what: str, how: str) -> NoReturn:
    """Skip a test for want of something, and say how to get it; CI has everything, so there it fails."""
    if os.environ.get("CI") == "true":
        pytest.fail(f"no {what}: {how}")
    pytest.skip(f"no {what}: {how}")


@cache
def tree(path: Path) -> html.HtmlElement:
    """Return a page as a tree, which no test may change."""
    return html.fromstring(path.read_bytes())


@pytest.fixture(scope="session")
def book() -> Path:
    """Return the folder of the built book."""
    if not (BOOK / "index.html").is_file():
        absent("built book", "run make book first")
    return BOOK


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """Start the Chromium that is installed."""
    sync_api = pytest.importorskip("playwright.sync_api", reason="the test extra has playwright")
    path = next(filter(None, map(shutil.which, BROWSERS)), None)
    if path is None:
        absent("Chromium", "apt-get install chromium")
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield browser
        browser.close()


@dataclass
class Watched:
    """A tab with all it asked for and all it complained of since it was opened."""

    tab: Tab
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)


Open = Callable[..., Watched]


@pytest.fixture
def opened(chromium: Browser) -> Iterator[Open]:
    """Return a function that opens an address in a tab of its own; its options are those of a browser's context."""
    contexts = []

    def once(address: str | Path, **options: Any) -> Watched:
        context = chromium.new_context(**({"viewport": {"width": 1280, "height": 900}} | options))
        contexts.append(context)
        watched = Watched(context.new_page())
        tab = watched.tab
        tab.on("request", lambda request: watched.requests.append(request.url))
        tab.on("requestfailed", lambda request: watched.complaints.append(f"failed: {request.url} {request.failure}"))
        tab.on("response", lambda answer: watched.complaints.append(answer.url) if answer.status >= 400 else None)
        tab.on("console", lambda message: watched.complaints.append(f"{message.type}: {message.text}"))
        tab.on("pageerror", lambda error: watched.complaints.append(f"error: {error}"))
        tab.on("dialog", lambda dialog: (watched.complaints.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        tab.goto(address.as_uri() if isinstance(address, Path) else address)
        return watched

    yield once
    for context in contexts:
        context.close()
