"""Print each edition of the built book to one tagged PDF with contents and page numbers."""

from __future__ import annotations

import re
import shutil
from html import escape
from typing import TYPE_CHECKING

import pypdfium2 as pdfium
from lxml import html

from aidanalysis.errors import AidAnalysisError
from aidanalysis.publish.project import BookError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from playwright.sync_api import Page as Tab

    from aidanalysis.publish.project import Edition, Project

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


def print_editions(project: Project) -> list[Path]:
    """Print every edition of the built book and return the PDF files."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only printing needs a browser

    if not (project.out / "index.html").is_file():
        raise BookError(f"{project.out}: no built book; build it first: aidanalysis book {project.root}")
    out = project.out.parent / "pdf"
    out.mkdir(parents=True, exist_ok=True)
    printed = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path(), args=list(FLAGS))
        page = browser.new_page(color_scheme="light")
        for edition in project.editions:
            target = out / f"book-{edition.lang}.pdf"
            chapters = _chapters(project.out / edition.lang)
            # Browsers cannot say on which page a heading stands; the first print tells it to the second.
            _print(page, paper(project, edition, chapters, {}), project.out / edition.lang, target)
            _print(page, paper(project, edition, chapters, pages(target, chapters)), project.out / edition.lang, target)
            printed.append(target)
        browser.close()
    return printed


def _print(page: Tab, text: str, folder: Path, target: Path) -> None:
    sheet = folder / "paper.html"
    sheet.write_text(text, encoding="utf-8")
    page.goto(sheet.as_uri())
    page.evaluate("document.fonts.ready")
    page.pdf(path=target, prefer_css_page_size=True, tagged=True, outline=True, print_background=True)
    sheet.unlink()


def pages(printed: Path, chapters: Mapping[str, html.HtmlElement]) -> dict[str, int]:
    """Return the page on which each chapter begins, as the outline of a print tells it."""
    document = pdfium.PdfDocument(printed)
    marks = [(_squeezed(one.get_title()), one.get_dest().get_index()) for one in document.get_toc() if not one.level]
    document.close()
    found: dict[str, int] = {}
    for name, article in chapters.items():
        heading = _squeezed(_heading(article))
        place = next((place for place, (title, _) in enumerate(marks) if title == heading), None)
        if place is not None:
            found[name] = marks[place][1] + 1
            marks = marks[place + 1 :]
    return found


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _chapters(folder: Path) -> dict[str, html.HtmlElement]:
    """Return the text of every chapter by its name, in order."""
    front = html.fromstring((folder / "index.html").read_bytes())
    names = ["index", *(link.get("href").split("#")[0].removesuffix(".html") for link in _chapter_links(front))]
    there = [name for name in dict.fromkeys(names) if name and (folder / f"{name}.html").exists()]
    return {name: _article(folder / f"{name}.html", name) for name in there}


def paper(
    project: Project, edition: Edition, chapters: Mapping[str, html.HtmlElement], numbers: Mapping[str, int]
) -> str:
    """Return all chapters of an edition as one page, with a title and contents before them."""
    front = html.fromstring((project.out / edition.lang / "index.html").read_bytes())
    head = front.find("head")
    for element in head.xpath("script | meta[@property] | link[@rel='alternate' or @rel='canonical']"):
        element.drop_tree()
    about = " ".join(front.xpath("string(//footer/p)").split())
    contents = "".join(
        f'<li><a href="#{name}--top"><span>{escape(_heading(article))}</span>'
        f"<span>{numbers.get(name, '')}</span></a></li>"
        for name, article in chapters.items()
    )
    body = "".join(
        f'<div class="chapter" id="{name}--top">{html.tostring(article, encoding="unicode")}</div>'
        for name, article in chapters.items()
    )
    word = edition.words["contents"]
    return (
        f'<!doctype html><html lang="{edition.html_lang}">{html.tostring(head, encoding="unicode")}'
        f'<body class="paper"><main><header class="title-page"><p class="paper-title">{escape(edition.title)}</p>'
        f"<p>{escape(edition.subtitle)}</p><p>{escape(project.author)}</p><p>{escape(about)}</p></header>"
        f'<nav class="paper-contents" aria-label="{word}"><h2>{word}</h2><ol>{contents}</ol></nav>'
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
    for fold in article.xpath(".//details[@class='evidence']"):
        fold.set("open", "")
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
