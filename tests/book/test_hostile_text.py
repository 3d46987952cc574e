"""Text of records that looks like HTML, a script, a link, a role, mathematics or a formula stays text."""

from __future__ import annotations

import shutil
from dataclasses import fields, replace
from html import escape
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, Final, cast
from urllib.parse import quote

import pytest
from chapters import LANGS
from lxml import html

from aidanalysis.book import Page
from aidanalysis.ledger import Ledger
from aidanalysis.publish.search_data import collect_page, write_search_data
from aidanalysis.records import Evidence, Record

if TYPE_CHECKING:
    from browser_tab import Open
    from docutils import nodes
    from playwright.sync_api import Dialog, Request
    from playwright.sync_api import Page as Tab
    from sphinx.application import Sphinx

    from aidanalysis.wording import Lang

PLAIN: Final = "planted words of a record"
HOSTILE: Final = (
    "<script>alert(1)</script>",
    "[x](javascript:alert(1))",
    '=HYPERLINK("http://x","y")',
    '"><img src=x onerror=alert(1)>',
    "$x^2$",
    "{glue:}`a`",
    "&lt;b&gt; &amp;amp; ]]><!-- </title></svg>",
)
#: What a table shows of each kind of record.
TABLES: Final = (
    ("visits", ("channel", "delegations")),
    ("projects", ("name", "donor", "left_open")),
    ("training", ("field", "people", "trainer")),
    ("events", ("name", "date", "place", "outcome")),
    ("participants", ("person", "post", "organisation")),
    ("problems", ("name", "answered_by")),
    ("commitments", ("name", "by", "towards")),
)


def planted(record: Record, text: str) -> Record:
    """Return a record whose words, and the evidence it quotes, are this text."""
    words = {
        field.name: text
        for field in fields(record)
        if field.name.endswith(("_en", "_zh")) and getattr(record, field.name) is not None
    }
    evidence = Evidence(text, text, record.evidence.offset)
    return cast("Record", replace(cast("Any", record), evidence=evidence, **words))


def renderings(ledger: Ledger, lang: Lang, text: str) -> dict[str, str]:
    """Return all that a page makes of a ledger with planted text: tables, cards, sentences, evidence."""
    page = Page(Ledger.of(planted(record, text) for record in ledger), lang=lang)
    made: dict[str, Any] = {"cards": str(page.cards(page.claims()).data)}
    for table, names in TABLES:
        shown = page.table(page.frame(table), table, *names)
        assert shown is not None
        made[table] = shown.html()
    said = page.each(page.frame("problems"), "{name} {answered_by}")
    assert said is not None
    made["sentence"] = said.markdown
    made["evidence"] = str(page.evidence().data)
    return made


def parsed(rendering: str) -> Any:
    """Return a rendering as a browser would take it."""
    return html.fragment_fromstring(rendering, create_parent="div")


def makeup(rendering: str) -> set[tuple[str, str]]:
    """Return the elements of a rendering with their attributes, but for what only says how wide a text is."""
    elements = [one for one in parsed(rendering).iter() if one.tag not in ("colgroup", "col")]
    return {(str(one.tag), name) for one in elements for name in ("", *one.keys()) if name != "class"}


def words(text: str) -> str:
    """Return text without its spaces, at which a drawing breaks its lines."""
    return "".join(text.split())


@pytest.mark.parametrize("lang", LANGS)
def test_planted_text_stays_text(lang: Lang, ledger_folder: Path) -> None:
    """Every rendering holds the planted text as it is, and no element, attribute or target that plain words lack."""
    ledger = Ledger.load(ledger_folder)
    plain = renderings(ledger, lang, PLAIN)
    holding = {name for name, rendering in plain.items() if words(PLAIN) in words(parsed(rendering).text_content())}
    assert {"sentence", "evidence", "problems", "events"} <= holding
    for text in HOSTILE:
        for name, rendering in renderings(ledger, lang, text).items():
            tree = parsed(rendering)
            assert makeup(rendering) == makeup(plain[name]), (name, text)
            if name in holding:
                assert words(text) in words(tree.text_content()), (name, text)
            assert not [href for href in tree.xpath("//@href") if not href.startswith(("#", "_static/"))], (name, text)


@pytest.mark.parametrize("text", HOSTILE)
def test_an_attribute_is_closed_by_nothing_in_it(text: str, ledger_folder: Path) -> None:
    """What an operand is called keeps quotes and brackets in the attribute that says it."""
    made = renderings(Ledger.load(ledger_folder), "en", text)
    titles = parsed(made["evidence"]).xpath("//a/@title")
    assert titles
    assert set(titles) == {text}


def with_planted(book: Path, to: Path, body: str) -> Path:
    """Return a copy of the English edition with this body in one of its pages, and search data made of it."""
    edition = Path(shutil.copytree(book / "en", to / "en"))
    tree = html.fromstring((edition / "visits.html").read_bytes())
    whole = html.tostring(tree, encoding="unicode", doctype="<!doctype html>")
    start, end = whole.index("<article>"), whole.index("</article>")
    (edition / "visits.html").write_text(f"{whole[:start]}<article>{body}{whole[end:]}", encoding="utf-8")
    app = cast("Sphinx", SimpleNamespace(env=SimpleNamespace(), outdir=edition))
    context = {"body": body, "title": escape("".join(HOSTILE))}
    collect_page(app, "visits", "page.html", context, cast("nodes.document", object()))
    write_search_data(app, None)
    return edition


def attentive(tab: Tab) -> list[str]:
    """Return a list that fills with whatever a page says or opens from now on."""
    said: list[str] = []

    def opened(dialog: Dialog) -> None:
        said.append(dialog.message)
        dialog.dismiss()

    def asked(request: Request) -> None:
        if not request.url.startswith("file:"):
            said.append(request.url)

    tab.on("dialog", opened)
    tab.on("request", asked)
    tab.on("console", lambda message: said.append(message.text))
    tab.on("pageerror", lambda error: said.append(str(error)))
    return said


@pytest.mark.browser
def test_nothing_planted_runs(book: Path, opened: Open, ledger_folder: Path, tmp_path: Path) -> None:
    """In a page with the book's policy, and in the results of its search, planted text is read and never run."""
    ledger = Ledger.load(ledger_folder)
    parts = [
        f'<section id="part-{place}"><h2>{escape(text)}</h2>{"".join(made.values())}</section>'
        for place, text in enumerate(HOSTILE)
        for made in [renderings(ledger, "en", text)]
    ]
    edition = with_planted(book, tmp_path, "".join(parts))
    tab = opened("about:blank")
    said = attentive(tab)
    tab.goto((edition / "visits.html").as_uri())
    tab.evaluate("document.querySelectorAll('details').forEach((fold) => { fold.open = true; })")
    text = tab.locator("article").inner_text()
    assert all(one in text for one in HOSTILE)
    assert tab.locator("article :is(script, img, iframe, b)").count() == 0
    for query in ("alert(1)", "hyperlink", "onerror", "$x^2$", "{glue:}", "</title>"):
        tab.goto(f"{(edition / 'search.html').as_uri()}?q={quote(query)}")
        found = tab.locator("#search-results > li")
        assert found.count() > 0, query
        assert query in tab.locator("#search-results").inner_text().lower(), query
        assert tab.locator("#search-results :is(script, img, b, svg)").count() == 0
        addresses = found.locator("a").evaluate_all("links => links.map((link) => link.protocol)")
        assert set(addresses) == {"file:"}
    assert said == []
