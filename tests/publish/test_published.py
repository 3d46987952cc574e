"""What a book that is published at an address says of itself, and how it bears words that no page is made for."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest
from built_pages import ids, tree
from chapters import LANGS, ROOT
from lxml import etree
from PIL import Image
from small_book import chapter, small_book

from aidanalysis import __version__

if TYPE_CHECKING:
    from browser_tab import Open

    from aidanalysis.wording import Lang

ADDRESS: Final = "https://example.org/b"
REPOSITORY: Final = "https://example.org/r"
CONFIG: Final = f"""
title: T
author: A & B
repository: {{url: '{REPOSITORY}.git'}}
licences: {{content: {{name: CC0, url: 'https://example.org/cc0'}}, code: {{name: BSD}}}}
editions: {{en: {{title: E <e>, description: About E}}, zh: {{title: 书}}}}
"""
#: The day that the book says it was built on, as builds that come out alike are told it.
EPOCH: Final = {"SOURCE_DATE_EPOCH": "1293753600"}
#: A word longer than any line, as garbled text has them.
WORD: Final = "a" * 3000
OPEN_GRAPH: Final = "//meta[@property = $name]/@content"


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the built pages of a book with an address, a repository, a ledger, and a word of 3,000 letters."""
    root = small_book(tmp_path_factory.mktemp("published"), CONFIG, *LANGS)
    shutil.copytree(ROOT / "data" / "xiajiang-2010", root / "data" / "xiajiang-2010")
    for lang in LANGS:
        shown = f"from IPython.display import HTML\nHTML('<div class=table-frame><table class=records><tr><td>{WORD}</table>')"
        text = f"{WORD}\n\n{'说明' * 30}\n\n## {WORD}\n\n- {WORD}"
        chapter(root, "more", f"print({WORD!r})", shown, text=text, lang=lang)
    command = [sys.executable, "-m", "aidanalysis", "book", str(root), "--url", f"{ADDRESS}/"]
    done = subprocess.run(command, cwd=ROOT, env=os.environ | EPOCH, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return root / "_build" / "html"


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", ["index", "more", "search"])
def test_a_page_says_where_it_lies(published: Path, lang: Lang, name: str) -> None:
    """A page names its own address, those of its other editions, and the pictures that stand for it, whole."""
    page = tree(published / lang / f"{name}.html")
    own = f"{ADDRESS}/{lang}/{name}.html"
    assert ids(page, "//link[@rel='canonical']/@href") == [own]
    alternates = {link.get("hreflang"): link.get("href") for link in page.xpath("//link[@rel='alternate']")}
    assert alternates == {
        "en": f"{ADDRESS}/en/{name}.html",
        "zh-Hans": f"{ADDRESS}/zh/{name}.html",
        "x-default": f"{ADDRESS}/index.html",
    }
    assert page.xpath(OPEN_GRAPH, name="og:url") == [own]
    (picture,) = page.xpath(OPEN_GRAPH, name="og:image")
    assert picture.startswith(f"{ADDRESS}/{lang}/")
    assert (published / picture.removeprefix(f"{ADDRESS}/")).is_file()
    (icon,) = ids(page, "//link[@rel='icon']/@href")
    assert etree.parse(published / lang / icon).getroot().tag.endswith("svg")
    (described,) = ids(page, "//meta[@name='description']/@content")
    assert page.xpath(OPEN_GRAPH, name="og:description") == [described]
    assert described.startswith({"index": "长长", "more": "说明", "search": "About E" if lang == "en" else "书"}[name])
    assert page.xpath(OPEN_GRAPH, name="og:site_name") == ["E <e>" if lang == "en" else "书"]


@pytest.mark.parametrize("lang", LANGS)
def test_a_page_can_be_cited_and_mended(published: Path, lang: Lang) -> None:
    """A page says who made it, when and from what, under which licences, and where an error is reported."""
    page = tree(published / lang / "more.html")
    day = {"en": "31 December 2010", "zh": "2010年12月31日"}[lang]
    (citation,) = page.xpath("//p[@class='citation']")
    for part in ("A & B", "Chapter more", "E <e>" if lang == "en" else "书", day, f"{ADDRESS}/{lang}/more.html"):
        assert part in citation.text_content()
    (foot,) = page.xpath("//footer")
    assert ids(foot, ".//a/@href") == ["https://example.org/cc0", REPOSITORY + ".git", f"{REPOSITORY}/issues/new"]
    for part in ("CC0", "BSD", __version__, day):
        assert part in foot.text_content()
    content = citation.text_content().split("content " if lang == "en" else "内容标识 ")[1][:12]
    assert content in foot.text_content()


def test_engines_find_the_data(published: Path) -> None:
    """The front page describes the ledgers as a data set whose files lie where it says."""
    for lang in LANGS:
        (script,) = tree(published / lang / "index.html").xpath("//script[@type='application/ld+json']/text()")
        data: dict[str, Any] = json.loads(script)
        assert (data["@type"], data["url"]) == ("Dataset", f"{ADDRESS}/{lang}/index.html")
        assert (data["dateModified"], data["version"], data["temporalCoverage"]) == ("2010-12-31", __version__, "2010")
        assert (data["license"], data["creator"]["name"]) == ("https://example.org/cc0", "A & B")
        files = [one["contentUrl"].removeprefix(f"{ADDRESS}/") for one in data["distribution"]]
        assert len(files) > 10
        assert [one for one in files if not (published / one).is_file()] == []
        assert not tree(published / lang / "more.html").xpath("//script[@type='application/ld+json']")


def test_the_map_lists_every_page(published: Path) -> None:
    """The site map names each page once, with its other editions, by whole addresses that lead to files."""
    spaces = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
    urls = etree.parse(published / "sitemap.xml").findall("s:url", spaces)
    listed = [str(url.findtext("s:loc", namespaces=spaces)) for url in urls]
    assert sorted(listed) == [f"{ADDRESS}/{lang}/{name}.html" for lang in LANGS for name in ("index", "more")]
    for url in urls:
        others = [str(link.get("href")) for link in url.findall("x:link", spaces)]
        assert len(others) == len(LANGS)
        assert all((published / one.removeprefix(f"{ADDRESS}/")).is_file() for one in others)
        assert url.findtext("s:lastmod", namespaces=spaces) == "2010-12-31"


def test_a_book_without_an_address_has_no_map(book: Path) -> None:
    """A map of relative addresses would be none, and a book that is read from disk needs none."""
    assert not (book / "sitemap.xml").exists()
    assert not tree(book / "en" / "index.html").xpath("//link[@rel='canonical']")


@pytest.mark.parametrize("lang", LANGS)
def test_messengers_get_a_picture(published: Path, lang: Lang) -> None:
    """The preview has the size that messengers show whole, and something on it."""
    picture = Image.open(published / lang / "_static" / "preview.png").convert("L")
    assert picture.size == (1200, 630)
    assert len(picture.getcolors() or []) > 10
    assert (published / lang / "_static" / "preview.png").stat().st_size < 300_000


@pytest.mark.browser
@pytest.mark.parametrize("width", [390, 1280])
def test_a_word_of_three_thousand_letters_bursts_no_page(published: Path, opened: Open, width: int) -> None:
    """A word that fits no line is broken, wherever it stands, and none of it is lost."""
    tab = opened(published / "en" / "more.html", viewport={"width": width, "height": 900})
    tab.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true")
    assert tab.evaluate("document.scrollingElement.scrollWidth - innerWidth") <= 0
    assert (tab.locator("article").text_content() or "").count(WORD) >= 5
    tab.goto(f"{(published / 'en' / 'search.html').as_uri()}?q={WORD[:2000]}")
    assert tab.evaluate("document.scrollingElement.scrollWidth - innerWidth") <= 0
    assert tab.locator("#search-results a").count() >= 1


@pytest.mark.browser
def test_code_is_copied(published: Path, opened: Open) -> None:
    """Each piece of code, and the commands to rerun a page, have a button that copies just them and says so."""
    tab = opened(published / "en" / "index.html")
    tab.context.grant_permissions(["clipboard-read", "clipboard-write"])
    tab.locator(".code-switch").click()
    pieces = tab.locator(".highlight pre, .colophon pre")
    assert pieces.count() == tab.locator("button.copy").count() >= 2
    button = tab.locator("button.copy").first
    button.click()
    tab.wait_for_function("document.querySelector('button.copy').textContent === 'Copied'")
    assert tab.evaluate("navigator.clipboard.readText()").strip() == "1 + 1"
    assert not (tab.locator("article pre").first.text_content() or "").count("Copy")
