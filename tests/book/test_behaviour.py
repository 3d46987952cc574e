"""The built book, opened from disk: what its pages load, find, link to, offer and weigh."""

from __future__ import annotations

import csv
import gzip
import io
import re
import shutil
import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, unquote, urlsplit

import openpyxl
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_raw
import pytest
from lxml import html

from aidanalysis.amount import Amount
from aidanalysis.ledger import Ledger
from aidanalysis.ledger.phrases import figures
from aidanalysis.publish.editions import EDITIONS, other
from aidanalysis.publish.page_files import loaded_files

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, BrowserContext, Dialog
    from playwright.sync_api import Page as Tab

    from aidanalysis.wording import Lang

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]
LANGS: tuple[Lang, ...] = ("en", "zh")
NAMES = {lang: sorted(path.stem for path in (ROOT / "book" / lang).glob("*.ipynb")) for lang in LANGS}
PAGES = [(lang, name) for lang in LANGS for name in NAMES[lang]]
WITH_SEARCH = [*PAGES, *((lang, "search") for lang in LANGS)]

#: The most that a chapter and all it loads may weigh on the wire.
BYTES = 300_000
#: How long to wait for what the browser does, in milliseconds.
PATIENCE = 15_000
#: What lies beside the pages for readers to take away begins with this mark, by which Excel knows UTF-8.
MARK = "\ufeff".encode()

#: Chinese, as an interface word of the one edition would show on a page of the other.
HAN = re.compile(r"[\u4e00-\u9fff]")

QUERIES: list[tuple[Lang, str]] = [
    *(("zh", query) for query in ("移民", "对口支援", "御食园", "2740", "5265.4", "北京市", "完全相符", "funding-beijing")),
    *(("en", query) for query in ("Beijing", "beijing", "resettl", "52.654", "27.4", "67.8", "funding-beijing", "御食园")),
]  # fmt: skip

#: The text that a reader can see on a page once all but the code is unfolded.
VISIBLE = """() => {
    for (const code of document.querySelectorAll("article .cell_input, article .headerlink, article .take")) code.remove();
    for (const folded of document.querySelectorAll("article details")) folded.open = true;
    return document.querySelector("article").innerText;
}"""


@pytest.fixture(scope="module")
def context(browser: Browser) -> Iterator[BrowserContext]:
    """Return a window on a desk."""
    made = browser.new_context(viewport={"width": 1280, "height": 900})
    made.set_default_timeout(PATIENCE)
    yield made
    made.close()


@pytest.fixture
def tab(context: BrowserContext) -> Iterator[Tab]:
    """Return an empty tab."""
    opened = context.new_page()
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def ledger() -> Ledger:
    """Return the records that the book was made from."""
    return Ledger.load(ROOT / "data" / "xiajiang-2010")


@pytest.fixture(scope="module")
def texts(book: Path, context: BrowserContext) -> dict[Lang, dict[str, str]]:
    """Return what a reader sees on every page, by edition and page."""
    opened = context.new_page()
    seen: dict[Lang, dict[str, str]] = {lang: {} for lang in LANGS}
    for lang, name in PAGES:
        opened.goto((book / lang / f"{name}.html").as_uri())
        seen[lang][name] = " ".join(opened.evaluate(VISIBLE).split())
    opened.close()
    return seen


def tree(path: Path) -> Any:
    """Return a page as a tree of elements."""
    return html.fromstring(path.read_bytes())


def ids(page: Any, path: str) -> list[str]:
    """Return the values that a path finds on a page, in order."""
    return [str(found) for found in page.xpath(path)]


def under(book: Path, address: str) -> str:
    """Return the path below the book that an address from disk leads to, with what follows it."""
    parts = urlsplit(address)
    place = Path(unquote(parts.path)).relative_to(book).as_posix()
    return place + (f"#{unquote(parts.fragment)}" if parts.fragment else "")


# What a page loads.


@pytest.mark.parametrize(("lang", "name"), WITH_SEARCH)
def test_a_page_loads_the_books_own_files_and_says_nothing(book: Path, tab: Tab, lang: Lang, name: str) -> None:
    """A page asks for files of the book alone, gets them all, and the browser has nothing to say about it."""
    asked: list[str] = []
    said: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    tab.on("requestfailed", lambda request: said.append(f"failed: {request.url}"))
    tab.on("console", lambda message: said.append(message.text))
    tab.on("pageerror", lambda error: said.append(str(error)))
    tab.add_init_script(
        "addEventListener('securitypolicyviolation', (event) => console.error(event.violatedDirective, event.blockedURI))"
    )
    tab.goto((book / lang / f"{name}.html").as_uri())
    tab.evaluate("for (const folded of document.querySelectorAll('details')) folded.open = true")
    tab.locator(".theme-switch").click()
    tab.evaluate("document.fonts.ready.then(() => scrollTo(0, document.body.scrollHeight))")
    assert said == []
    own = f"{book.as_uri()}/"
    assert [url for url in asked if not url.startswith(own)] == []
    assert any(url.endswith("book.css") for url in asked)


@pytest.mark.parametrize(("lang", "name"), WITH_SEARCH)
def test_a_page_with_all_it_loads_is_light(book: Path, lang: Lang, name: str) -> None:
    """A chapter, its style, script and fonts weigh at most 300 kB over the wire."""
    page = book / lang / f"{name}.html"
    loaded = {page, *loaded_files(page)}
    assert {path.suffix for path in loaded} >= {".html", ".css", ".js"}
    assert sum(len(gzip.compress(path.read_bytes())) for path in loaded) <= BYTES


# Search.


@pytest.mark.parametrize(("lang", "query"), QUERIES)
def test_search_finds_every_page(
    book: Path, tab: Tab, texts: dict[Lang, dict[str, str]], lang: Lang, query: str
) -> None:
    """A query finds the pages whose visible text holds it, shows the passage, and leads to its section."""
    tab.goto(f"{(book / lang / 'search.html').as_uri()}?q={quote(query)}")
    holding = {name for name, text in texts[lang].items() if query.lower() in text.lower()}
    found = tab.locator("#search-results li").evaluate_all(
        "(items) => items.map((item) => [item.querySelector('a').getAttribute('href'),"
        " [...item.querySelectorAll('mark')].map((mark) => mark.textContent)])"
    )
    assert holding
    assert {href.partition(".html")[0] for href, _ in found} == holding
    for href, marks in found:
        assert [mark.lower() for mark in marks] == [query.lower()]
        name, _, anchor = href.partition(".html#")
        (section,) = tree(book / lang / f"{name}.html").xpath("//section[@id = $anchor]", anchor=anchor)
        assert query.lower() in section.text_content().lower()
    assert str(len(found)) in tab.locator("#search-status").inner_text()
    tab.locator("#search-results a").first.click()
    assert under(book, tab.url) == f"{lang}/{found[0][0]}"


@pytest.mark.parametrize("lang", LANGS)
def test_search_finds_what_every_figure_says(
    book: Path, tab: Tab, texts: dict[Lang, dict[str, str]], lang: Lang
) -> None:
    """Text runs on through a figure's link: its words and what stands beside them are found as one."""
    tab.goto((book / lang / "search.html").as_uri())
    for name in NAMES[lang]:
        page = tree(book / lang / f"{name}.html")
        for figure in page.xpath("//article//p//a[@class='figure']"):
            before = (figure.getprevious() is None and figure.getparent().text) or ""
            run = (before[-4:] + figure.text_content() + (figure.tail or "")[:4]).split("\n")[0].strip()
            if run not in texts[lang][name]:
                continue
            pages = tab.evaluate("(words) => [...new Set(finds(words).map((find) => find.page))]", run.lower().split())
            assert name in pages, run
            whole = tab.evaluate(
                "(run) => Object.entries(searchData).filter(([, { sections }]) => sections.some("
                "({ text }) => text.includes(run))).map(([page]) => page)",
                run,
            )
            assert name in whole, run


@pytest.mark.parametrize("lang", LANGS)
def test_a_query_typed_on_a_chapter_is_answered(book: Path, tab: Tab, lang: Lang) -> None:
    """The field on every page opens the search with what was typed, also from disk."""
    tab.goto((book / lang / "funding.html").as_uri())
    tab.locator(".search input").fill("5265.4" if lang == "zh" else "52.654")
    tab.locator(".search input").press("Enter")
    tab.wait_for_url("**/search.html?q=*")
    assert tab.locator("#search-results li mark").count() > 0
    assert tab.locator(".search input").input_value() in {"5265.4", "52.654"}


@pytest.mark.parametrize("lang", LANGS)
def test_a_query_without_finds_says_so_and_stays_text(book: Path, tab: Tab, lang: Lang) -> None:
    """Nothing found is said in the edition's words, and a query that looks like HTML is only text."""
    opened: list[str] = []

    def keep(dialog: Dialog) -> None:
        opened.append(dialog.message)
        dialog.dismiss()

    tab.on("dialog", keep)
    query = "<img src=x onerror=alert(1)>"
    tab.goto(f"{(book / lang / 'search.html').as_uri()}?q={quote(query)}")
    assert tab.locator("#search-status").inner_text() == EDITIONS[lang].words["no_results"]
    assert tab.locator(".search input").input_value() == query
    assert tab.locator("article img, #search-results li").count() == 0
    assert opened == []


def test_a_passage_that_looks_like_html_stays_text(book: Path, tab: Tab, tmp_path: Path) -> None:
    """What a page says is shown in a result as it is, not as HTML."""
    edition = Path(shutil.copytree(book / "zh", tmp_path / "zh"))
    planted = '<img src=x onerror="document.title=1"> <b>移民</b>'
    section = f'{{"id": "top", "heading": "<b>H</b>", "text": {planted!r}}}'
    data = f'window.searchData = {{"index": {{"title": "<b>T</b>", "sections": [{section}]}}}};\n'
    (edition / "_static" / "search-data.js").write_text(data, encoding="utf-8")
    tab.goto(f"{(edition / 'search.html').as_uri()}?q={quote('移民')}")
    item = tab.locator("#search-results li")
    assert planted in item.inner_text()
    assert item.locator("b, img").count() == 0
    assert tab.title() != "1"


# The other language.


@pytest.mark.parametrize(("lang", "name"), WITH_SEARCH)
def test_the_switch_leads_to_the_same_page_and_section(book: Path, tab: Tab, lang: Lang, name: str) -> None:
    """The switch keeps the page and the section, by its anchor or by where the reader has scrolled to."""
    page = book / lang / f"{name}.html"
    here, there = EDITIONS[lang], other(lang)
    parsed = tree(page)
    assert parsed.get("lang") == here.html_lang
    alternates = {(link.get("hreflang"), link.get("href")) for link in parsed.xpath("//link[@rel='alternate']")}
    assert alternates == {(one.html_lang, f"../{one.lang}/{name}.html") for one in (here, there)}
    (switch,) = parsed.xpath("//a[@class='language']")
    assert (switch.get("lang"), switch.get("hreflang")) == (there.html_lang, there.html_lang)
    tab.goto(page.as_uri())
    tab.locator(".language").click()
    assert under(book, tab.url) == f"{there.lang}/{name}.html"
    assert tab.evaluate("document.documentElement.lang") == there.html_lang
    for anchor in ids(parsed, "//section//section/@id")[-1:]:
        target = f"{there.lang}/{name}.html#{anchor}"
        tab.goto(f"{page.as_uri()}#{anchor}")
        tab.evaluate("scrollTo(0, 0)")
        tab.evaluate("(id) => document.getElementById(id).scrollIntoView()", anchor)
        tab.evaluate("document.querySelector('.language').click()")
        tab.wait_for_url(f"**/{target}")
        assert tab.locator(":target").get_attribute("id") == anchor
    sections = ids(parsed, "//section//section/@id")
    for anchor in sections[:1]:
        tab.goto(page.as_uri())
        tab.evaluate("(id) => document.getElementById(id).scrollIntoView()", anchor)
        tab.evaluate("document.querySelector('.language').click()")
        tab.wait_for_url(f"**/{there.lang}/{name}.html#{anchor}")
    if len(sections) > 2:
        tab.goto(f"{page.as_uri()}#{sections[-1]}")
        tab.evaluate("(id) => document.getElementById(id).scrollIntoView({ block: 'start' })", sections[0])
        if tab.evaluate("(id) => document.getElementById(id).getBoundingClientRect().top > innerHeight", sections[-1]):
            tab.evaluate("document.querySelector('.language').click()")
            tab.wait_for_url(f"**/{there.lang}/{name}.html#{sections[0]}")


def test_the_editions_have_the_same_pages(book: Path) -> None:
    """Both editions have a page for each chapter and the search, and nothing else; the front door leads to both."""
    for lang in LANGS:
        assert {path.stem for path in (book / lang).glob("*.html")} == {*NAMES[lang], "search"}
    assert NAMES["en"] == NAMES["zh"]
    assert {f"{lang}/index.html" for lang in LANGS} <= set(ids(tree(book / "index.html"), "//a/@href"))


@pytest.mark.parametrize("name", NAMES["en"])
def test_the_editions_of_a_page_have_the_same_parts(book: Path, name: str) -> None:
    """Both editions of a page have the same sections, charts, tables and evidence, in the same order."""
    en, zh = (tree(book / lang / f"{name}.html") for lang in LANGS)
    for what in (
        "//section/@id",
        "//figure[@class='chart']/@id",
        "//table/@data-name",
        "//ol[@class='evidence']/li/@id",
    ):
        assert ids(en, what) == ids(zh, what), what
    # A label that is broken into lines is a link on each of them.
    drawn = "//svg//a/@href"
    assert list(dict.fromkeys(ids(en, drawn))) == list(dict.fromkeys(ids(zh, drawn)))
    assert set(ids(en, "//a[@class='figure']/@href")) == set(ids(zh, "//a[@class='figure']/@href"))


@pytest.mark.parametrize(("lang", "name"), WITH_SEARCH)
def test_a_page_speaks_its_own_language(book: Path, lang: Lang, name: str) -> None:
    """No page shows a word of the other edition's interface, in its text or in what it says to a screen reader."""
    page = tree(book / lang / f"{name}.html")
    there = other(lang)
    for node in page.xpath("//*[self::code or self::pre or self::script]"):
        node.drop_tree()
    for node in page.xpath("//body//*[@lang]"):
        node.drop_tree()
    said = [*page.xpath("//body//text()"), *page.xpath("//@aria-label | //@title | //@placeholder | //@data-none")]
    said += page.xpath("//@data-results | //title/text()")
    words = {part.strip() for word in (*there.words.values(), there.title, there.subtitle) for part in word.split("{}")}
    words -= {"", *(EDITIONS[lang].words.values())}
    for text in said:
        if lang == "zh":
            assert not [word for word in words if re.search(rf"\b{re.escape(word)}(?!\w)", text)], text
        else:
            assert not [word for word in words if len(word) > 1 and word in text], text
    for label in page.xpath("//@aria-label | //@title | //@placeholder"):
        assert bool(HAN.search(label)) == (lang == "zh"), label


# Evidence.


@pytest.mark.parametrize(("lang", "name"), PAGES)
def test_every_figure_has_its_evidence_on_the_page(book: Path, ledger: Ledger, lang: Lang, name: str) -> None:
    """A figure leads to an entry that links to itself and shows phrase, section and record, or how it was counted."""
    page = tree(book / lang / f"{name}.html")
    every = ids(page, "//@id")
    assert len(every) == len(set(every))
    entries = {entry.get("id"): entry for entry in page.xpath("//ol[@class='evidence']/li")}
    links = set(ids(page, "//a[contains(concat(' ', @class, ' '), ' figure ')]/@href | //svg//a/@href"))
    assert links <= {f"#{anchor}" for anchor in entries}
    for anchor, entry in entries.items():
        assert ids(entry, "a[@class='evidence-figure']/@href") == [f"#{anchor}"]
        assert entry.find("a").text_content().strip()
        sources = entry.findall("ul/li")
        if not sources:
            assert entry.xpath("string(p[@class='evidence-how'])").strip()
        for source in sources:
            assert source.xpath("string(q)").strip()
            record = ledger.by_id.get(source.xpath("string(.//code)"))
            if record is None:  # a figure of the made-up report, which is text and no ledger
                continue
            assert source.xpath("string(q)") == record.evidence.phrase
            place = source.xpath("string(span[@class='evidence-place'])")
            assert str(record.evidence.offset) in place
            assert re.match(r"[(（]\S", place)


@pytest.mark.parametrize(("lang", "name"), PAGES)
def test_evidence_opens_by_keyboard(book: Path, tab: Tab, lang: Lang, name: str) -> None:
    """Enter on a figure in prose, in a table and in a chart makes its evidence the target, in sight."""
    page = (book / lang / f"{name}.html").as_uri()
    for links in ("article p a.figure", "article td a.figure", "article .chart-wide svg a"):
        tab.goto(page)
        link = tab.locator(links).locator("visible=true").first
        if not link.count():
            continue
        anchor = link.get_attribute("href")
        link.focus()
        assert tab.evaluate("document.activeElement.getAttribute('href')") == anchor
        tab.keyboard.press("Enter")
        target = tab.locator("ol.evidence > li:target")
        assert f"#{target.get_attribute('id')}" == anchor
        assert target.evaluate(
            "(entry) => { const top = entry.getBoundingClientRect().top; return 0 <= top && top < innerHeight; }"
        )


# Charts, tables, downloads, links.


@pytest.mark.parametrize(("lang", "name"), PAGES)
def test_a_chart_says_its_values_and_has_its_table(book: Path, lang: Lang, name: str) -> None:
    """Each drawing of a chart has a text with all its values, and the chart has a table of them."""
    page = tree(book / lang / f"{name}.html")
    for chart in page.xpath("//figure[@class='chart']"):
        (table,) = page.xpath("//table[@data-name = $name]", name=chart.get("id"))
        values = [row[1].text_content() for row in table.xpath("tbody/tr")]
        assert values
        drawings = chart.xpath(".//svg")
        assert len(drawings) == 2
        for drawing in drawings:
            title = drawing.find("title")
            assert drawing.get("role")
            assert drawing.get("aria-labelledby") == title.get("id")
            assert [value for value in values if value not in title.text_content()] == []
            assert drawing.xpath("string(.//text)")


@pytest.mark.parametrize(("lang", "name"), PAGES)
def test_a_table_is_headed_and_can_be_taken_away(book: Path, ledger: Ledger, lang: Lang, name: str) -> None:
    """A table has a caption and scopes, its file holds the same cells, and its numbers are the records' own."""
    folder = book / lang
    page = tree(folder / f"{name}.html")
    assert page.xpath("//article//table[not(@data-name)]") == []
    for table in page.xpath("//table[@data-name]"):
        assert table.find("caption").text_content().strip()
        assert {cell.get("scope") for cell in table.xpath("thead//th")} == {"col"}
        rows = table.xpath("tbody/tr")
        assert rows
        assert all([cell.get("scope") for cell in row.xpath("th")] == ["row"] for row in rows)
        (link,) = table.getparent().getnext().xpath("a/@href")
        content = (folder / link).read_bytes()
        assert content.startswith(MARK)
        taken = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))
        assert len(taken) == len(rows)
        headings = [cell.text_content() for cell in table.xpath("thead//th")]
        for row, line in zip(rows, taken, strict=True):
            for heading, cell in zip(headings, row, strict=True):
                text = cell.text_content()
                assert line[heading].removeprefix("'") == text.removeprefix("'")
                if cell.get("data-unit"):
                    assert [line[f"{heading} {part}"] for part in ("low", "high", "unit")] == [
                        cell.get(f"data-{part}") for part in ("low", "high", "unit")
                    ]
                    _is_the_records_own(cell, ledger)


def _is_the_records_own(cell: Any, ledger: Ledger) -> None:
    """Compare the number of a cell that leads to a record with the amounts of the record."""
    for anchor in cell.xpath("a[@class='figure']/@href"):
        record = ledger.by_id.get(anchor.removeprefix("#evidence-"))
        if record is None:  # a figure that no single record states
            continue
        stated = [value.interval for value in figures(record).values() if isinstance(value, Amount)]
        high = Decimal(cell.get("data-high")) if cell.get("data-high") else None
        shown = (Decimal(cell.get("data-low")), high, cell.get("data-unit"))
        assert shown in [(one.low, one.high, one.unit) for one in stated]


@pytest.mark.parametrize("lang", LANGS)
def test_every_record_can_be_taken_away(book: Path, ledger: Ledger, lang: Lang) -> None:
    """Every table of the ledger lies there as CSV for Excel and as a sheet of one workbook, linked from the data page."""
    folder = book / lang / "_static" / "data"
    linked = set(ids(tree(book / lang / "data.html"), "//a[@download]/@href"))
    workbook = openpyxl.load_workbook(folder / f"{ledger.report.id}.xlsx", read_only=True)
    assert f"_static/data/{ledger.report.id}.xlsx" in linked
    for table, records in ledger.tables.items():
        content = (folder / f"{table}.csv").read_bytes()
        assert content.startswith(MARK)
        rows = csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""))
        assert [row["id"] for row in rows] == [record.id for record in records]
        assert f"_static/data/{table}.csv" in linked
        assert table in workbook.sheetnames
    workbook.close()


@pytest.mark.parametrize(("lang", "name"), WITH_SEARCH)
def test_every_link_leads_somewhere(book: Path, lang: Lang, name: str) -> None:
    """A link within the book leads to a file that is there and an anchor that it has; a chapter to its notebook."""
    page = book / lang / f"{name}.html"
    parsed = tree(page)
    for _, attribute, target, _ in parsed.iterlinks():
        if ":" in target:
            assert attribute == "href"
            continue
        path, _, anchor = target.partition("#")
        file = (page.parent / path.partition("?")[0]).resolve() if path else page
        assert file.is_file(), target
        if anchor:
            assert anchor in ids(tree(file), "//@id"), target
    notebook = book / lang / "_static" / "notebooks" / f"{name}.ipynb"
    if name != "search":
        assert f"_static/notebooks/{name}.ipynb" in ids(parsed, "//a[@download]/@href")
        assert notebook.read_bytes() == (ROOT / "book" / lang / f"{name}.ipynb").read_bytes()


# Paper.


@pytest.fixture(scope="module")
def printed(book: Path, browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Path:  # noqa: ARG001
    """Return the folder of the PDF files, printed from a copy of the book by a process of its own."""
    root = tmp_path_factory.mktemp("paper")
    shutil.copytree(book, root / "_build" / "html")
    command = [sys.executable, "-m", "aidanalysis", "book", str(root), "--pdf"]
    subprocess.run(command, check=True, cwd=ROOT, capture_output=True)
    assert not list((root / "_build" / "html").rglob("paper.html"))
    return root / "_build" / "pdf"


@pytest.mark.parametrize(("lang", "total"), [("en", "52.654 million yuan"), ("zh", "5265.4万元")])
def test_an_edition_is_printed(printed: Path, book: Path, lang: Lang, total: str) -> None:
    """Each edition is one tagged PDF with an outline, numbered pages, all its fonts, and no navigation."""
    assert sorted(path.name for path in printed.iterdir()) == ["aidanalysis-en.pdf", "aidanalysis-zh.pdf"]
    document = pdfium.PdfDocument(printed / f"aidanalysis-{lang}.pdf")
    assert pdfium_raw.FPDFCatalog_IsTagged(document)
    titles = " ".join(mark.get_title() for mark in document.get_toc())
    for name in NAMES[lang]:
        (heading,) = tree(book / lang / f"{name}.html").xpath("//article//h1")
        assert heading.text.strip() in titles
    texts = []
    for place in range(len(document)):
        page = document[place]
        words = page.get_textpage()
        foot = words.get_text_bounded(0, 0, page.get_width(), 18 / 25.4 * 72)
        assert foot.strip() == str(place + 1)
        texts.append(words.get_text_bounded())
        for drawn in page.get_objects(filter=[pdfium_raw.FPDF_PAGEOBJ_TEXT], max_depth=8):
            assert pdfium_raw.FPDFFont_GetIsEmbedded(pdfium_raw.FPDFTextObj_GetFont(drawn.raw)) == 1
    text = " ".join(" ".join(texts).split())
    assert total in text
    words_of = EDITIONS[lang].words
    assert words_of["contents"] in text
    assert not [key for key in ("skip", "search_hint", "notebook", "other", "code") if words_of[key] in text]
    document.close()
