"""Print each edition of the built book to one tagged PDF with contents and page numbers."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

from lxml import html

from aidanalysis.errors import AidAnalysisError
from aidanalysis.publish.editions import EDITIONS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from aidanalysis.publish.editions import Edition

#: What the browser is called on the systems that have one.
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
#: Keep the browser to itself: it asks nobody for updates, and starts as root in a container too.
FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip


class NoBrowserError(AidAnalysisError, RuntimeError):
    """No browser to print with."""

    def __init__(self) -> None:
        super().__init__("no Chromium to print with; install it, on Debian with: apt-get install chromium")


def browser_path() -> str:
    """Return where Chromium is; raises ``NoBrowserError``."""
    path = next(filter(None, map(shutil.which, BROWSERS)), None)
    if path is None:
        raise NoBrowserError
    return path


def print_editions(root: Path) -> list[Path]:
    """Print every edition below ``root / "_build" / "html"`` and return the PDF files."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only printing needs a browser

    out = root / "_build" / "pdf"
    out.mkdir(parents=True, exist_ok=True)
    printed = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path(), args=list(FLAGS))
        for edition in EDITIONS.values():
            folder = root / "_build" / "html" / edition.lang
            sheet = folder / "paper.html"
            sheet.write_text(paper(folder, edition), encoding="utf-8")
            page = browser.new_page(color_scheme="light")
            page.goto(sheet.as_uri())
            page.evaluate("document.fonts.ready")
            target = out / f"aidanalysis-{edition.lang}.pdf"
            page.pdf(path=target, prefer_css_page_size=True, tagged=True, outline=True, print_background=True)
            sheet.unlink()
            printed.append(target)
        browser.close()
    return printed


def paper(folder: Path, edition: Edition) -> str:
    """Return all chapters of an edition as one page, with a title and contents before them."""
    front = html.fromstring((folder / "index.html").read_bytes())
    names = ["index", *(link.get("href").split("#")[0].removesuffix(".html") for link in _chapter_links(front))]
    names = [name for name in dict.fromkeys(names) if name and (folder / f"{name}.html").exists()]
    articles = {name: _article(folder / f"{name}.html", name) for name in names}
    head = front.find("head")
    for element in head.xpath("script | link[@rel='alternate']"):
        element.drop_tree()
    title = html.tostring(html.fromstring(f"<p>{edition.title}</p>"), encoding="unicode", method="text").strip()
    contents = "".join(f'<li><a href="#{name}--top">{_heading(article)}</a></li>' for name, article in articles.items())
    body = "".join(
        f'<div class="chapter" id="{name}--top">{html.tostring(article, encoding="unicode")}</div>'
        for name, article in articles.items()
    )
    return (
        f'<!doctype html><html lang="{edition.html_lang}">{html.tostring(head, encoding="unicode")}'
        f'<body class="paper"><main><header class="title-page"><p class="paper-title">{title}</p>'
        f"<p>{edition.subtitle}</p></header>"
        f'<nav aria-label="{edition.words["contents"]}"><h2>{edition.words["contents"]}</h2><ol>{contents}</ol></nav>'
        f"{body}</main></body></html>"
    )


def _chapter_links(page: html.HtmlElement) -> Iterator[html.HtmlElement]:
    yield from page.xpath("//nav[@class='chapters']//a[@href]")


def _heading(article: html.HtmlElement) -> str:
    heading = article.find(".//h1")
    for anchor in heading.xpath("a[contains(@class, 'headerlink')]"):
        anchor.drop_tree()
    return str(heading.text_content()).strip()


def _article(path: Path, name: str) -> html.HtmlElement:
    """Return a chapter's text, its anchors made its own so that all chapters can stand on one page."""
    article = html.fromstring(path.read_bytes()).find(".//article")
    for element in article.iter():
        if element.get("id"):
            element.set("id", f"{name}--{element.get('id')}")
        if element.get("aria-labelledby"):
            element.set("aria-labelledby", f"{name}--{element.get('aria-labelledby')}")
        for attribute in ("href", "clip-path", "fill"):
            value = element.get(attribute)
            if value:
                element.set(attribute, _own(value, name))
    return article


def _own(target: str, name: str) -> str:
    """Return a link within the book as a link within the one page."""
    target = re.sub(r"^#(.+)", rf"#{name}--\1", target)
    target = re.sub(r"^(\w+)\.html#(.+)", r"#\1--\2", target)
    target = re.sub(r"^(\w+)\.html$", r"#\1--top", target)
    return re.sub(r"url\(#(.+?)\)", rf"url(#{name}--\1)", target)
