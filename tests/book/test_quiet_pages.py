"""A page of the book keeps to itself: it loads its own files only, and a browser has nothing to complain of."""

from __future__ import annotations

import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest
from built_book import PAGES, tree

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from built_book import Open

pytestmark = pytest.mark.browser

#: The policy leaves a page without its script and style where it hits the book's own files.
STYLED = "getComputedStyle(document.querySelector('.masthead')).display"
#: Switching dark and light is the script's work.
SWITCHED = """() => {
  document.querySelector('.theme-switch').click();
  return [document.documentElement.dataset.theme, getComputedStyle(document.body).backgroundColor];
}"""


class Silent(SimpleHTTPRequestHandler):
    """A server of files that says nothing."""

    def log_message(self, format: str, *_: object) -> None:  # noqa: A002 - the base class's word
        """Keep quiet."""


@pytest.fixture(scope="module")
def served(book: Path) -> Iterator[str]:
    """Serve the book on this machine alone and return its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Silent, directory=str(book)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(("lang", "name"), PAGES)
def test_a_page_from_disk_is_quiet(lang: str, name: str, book: Path, opened: Open) -> None:
    """A page opened from disk asks for nothing outside its edition, and its own script, style and font load."""
    seen = opened(book / lang / f"{name}.html")
    assert [url for url in seen.requests if not url.startswith((book / lang).as_uri())] == []
    assert seen.tab.evaluate(STYLED) == "flex"
    assert seen.tab.evaluate(SWITCHED) == ["dark", "rgb(21, 24, 28)"]
    if lang == "zh":
        seen.tab.evaluate("document.fonts.load('16px \"Book Han\"', '县')")
        assert seen.tab.evaluate("document.fonts.check('16px \"Book Han\"', '县')")
        assert any(url.endswith(".woff2") for url in seen.requests)
    assert seen.complaints == []


@pytest.mark.parametrize(("lang", "name"), [("en", "index"), ("zh", "events"), ("zh", "search")])
def test_a_served_page_is_quiet(lang: str, name: str, served: str, opened: Open) -> None:
    """A page from a server asks that server alone, and for nothing that is not there."""
    seen = opened(f"{served}/{lang}/{name}.html")
    assert [url for url in seen.requests if not url.startswith(served)] == []
    # Browsers ask every site for its icon; the book has none.
    assert [line for line in seen.complaints if "favicon" not in line and "404" not in line] == []


def test_the_front_door_is_quiet(book: Path, opened: Open) -> None:
    """The front door asks for nothing but the book, and leads to every edition."""
    seen = opened(book / "index.html")
    assert [url for url in seen.requests if not url.startswith(book.as_uri())] == []
    assert seen.complaints == []
    for link in seen.tab.locator("main a").all():
        assert (book / (link.get_attribute("href") or "")).is_file()


@pytest.mark.parametrize(("lang", "name"), PAGES)
def test_a_page_obeys_a_strict_policy(lang: str, name: str, book: Path) -> None:
    """A page forbids all but its own files, and holds no script, style or handler of its own."""
    page = tree(book / lang / f"{name}.html")
    (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    assert page.xpath("//script[not(@src)] | //style | //@style | //@*[starts-with(name(), 'on')]") == []
    assert page.xpath("//*[contains(@href, '://') or contains(@src, '://')]/@href") == []
