"""Books of other ledgers are held to what the first one is: figures with evidence, links, downloads, looks, access."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import pytest
import test_accessible
import test_editions
import test_evidence
import test_loading
import test_looks
import test_search
import test_taken_away
from built_pages import ids, tree
from other_books import BOOKS, OtherBook, made, run_cells
from reckoning import entries_of, recompute

from aidanalysis.records import Organisation

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from browser_tab import Open
    from playwright.sync_api import Page as Tab

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module", params=BOOKS)
def other_book(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> OtherBook:
    """Return each of the books, built once."""
    from pathlib import Path

    kept = os.environ.get("AIDANALYSIS_BOOKS")
    place = Path(kept) if kept else tmp_path_factory.mktemp("books")
    return made(request.param, place / request.param.replace(" ", "-") / "my-book")


def on_every_page(
    book: OtherBook, look: Callable[[Any, str], None], pages: Sequence[tuple[str, str]] | None = None
) -> None:
    """Look at every page, or at some, and say on which of them something is amiss."""
    wrong = []
    for lang, name in book.pages if pages is None else pages:
        try:
            look(lang, name)
        except AssertionError as error:
            wrong.append(f"{lang}/{name}: {error}")
    assert not wrong, "\n".join(wrong)


def in_a_browser(book: OtherBook) -> list[tuple[str, str]]:
    """Return the pages to open: each chapter once, its languages by turns; of several reports the last one's."""
    names = sorted({name for _, name in book.pages})
    if any("-" in name for name in names):
        last = max(name.partition("-")[2] for name in names)
        names = ["index", "comparison", *(name for name in names if name.endswith(f"-{last}"))]
    return [(book.langs[place % len(book.langs)], name) for place, name in enumerate(names)]


def test_every_page_says_what_does_not_follow(other_book: OtherBook) -> None:
    """The contradictions of a report head each of its pages; a report without one has none of these lines."""
    from aidanalysis.claims.declared import check_claims

    def look(lang: Any, name: str) -> None:
        if name in ("comparison",):
            return
        against = [one for one in check_claims(other_book.ledger(lang, name)) if one.judgement.verdict == "contradicts"]
        page = tree(other_book.built / lang / f"{name}.html")
        said = [one.text_content() for one in page.xpath("//article//p[strong]")]
        word = "数字不符" if lang == "zh" else "Does not follow"
        assert sum(one.startswith(word) for one in said) == len(against)

    on_every_page(other_book, look)


def test_figures_lead_to_their_evidence_and_follow_from_it(other_book: OtherBook) -> None:
    """Each figure has its entry on the page, and a computed one is what its operands give."""

    def look(lang: Any, name: str) -> None:
        test_evidence.test_every_figure_has_its_evidence_on_the_page(other_book.built, lang, name)
        recompute(entries_of(run_cells(other_book, lang, name)), lang)

    on_every_page(other_book, look)


def test_what_is_taken_away_is_what_is_shown(other_book: OtherBook) -> None:
    """Tables, charts, records, notebooks and links hold as on the pages of the first book."""

    def look(lang: Any, name: str) -> None:
        ledger = other_book.ledger(lang, name)
        test_taken_away.test_a_chart_says_its_values(other_book.built, lang, name)
        test_taken_away.test_a_table_is_headed_and_can_be_taken_away(other_book.built, ledger, lang, name)
        test_taken_away.test_every_link_leads_somewhere(other_book.built, lang, name)
        test_loading.test_a_page_with_all_it_loads_is_light(other_book.built, lang, name)
        if name.startswith("data"):
            test_taken_away.records_are_there(other_book.built, ledger, lang, name)

    on_every_page(other_book, look)


def test_no_section_is_a_heading_alone(other_book: OtherBook) -> None:
    """What a ledger does not have is not headed either."""

    def look(lang: Any, name: str) -> None:
        page = tree(other_book.built / lang / f"{name}.html")
        bare = [
            one.xpath("string(h2)")
            for one in page.xpath("//article//section/section")
            if not one.xpath("*[not(self::h2)][not(self::span)][not(contains(@class, 'evidence'))]")
        ]
        assert bare == []

    on_every_page(other_book, look)


def test_the_editions_are_one_book(other_book: OtherBook) -> None:
    """Two editions have the same parts and lead to each other; a book of one has no page and no link of another."""
    book = other_book.built
    assert sorted(path.name for path in book.iterdir() if path.is_dir() and len(path.name) == 2) == other_book.langs
    for name in {name for _, name in other_book.pages}:
        if len(other_book.langs) > 1:
            test_editions.test_the_editions_of_a_page_have_the_same_parts(book, name)
        else:
            page = tree(book / other_book.langs[0] / f"{name}.html")
            assert not ids(page, "//a[@class='language']/@href | //link[@rel='alternate']/@href")
            test_editions.test_a_page_speaks_its_own_language(book, other_book.langs[0], name)


def test_pages_open_in_a_browser(other_book: OtherBook, tab: Tab, opened: Open) -> None:
    """Each page loads its own files in silence, fits every window, and axe has nothing to say of it."""

    def look(lang: Any, name: str) -> None:
        page = tab.context.new_page()
        try:
            test_loading.test_a_page_loads_the_books_own_files_and_says_nothing(other_book.built, page, lang, name)
        finally:
            page.close()
        test_looks.test_a_page_fits_every_window(lang, name, other_book.built, opened)
        width = 390 if len(name) % 2 else 1280
        test_accessible.test_axe_finds_nothing(lang, name, width, other_book.built, opened)
        test_evidence.test_a_figure_opens_its_evidence_beside_it(other_book.built, tab, lang, name, width)

    on_every_page(other_book, look, in_a_browser(other_book))


def test_search_finds_the_recipient(other_book: OtherBook, tab: Tab) -> None:
    """The recipient's name is found on every page of its report, which it heads."""
    lang, _ = other_book.pages[0]
    recipient = other_book.ledger(lang, "index")
    name = recipient.one(Organisation, recipient.report.recipient).name_zh
    found = test_search.results(tab, other_book.built, lang, name)
    about = {page for edition, page in other_book.pages if edition == lang and "-" not in page} - {"comparison"}
    assert about <= {one["page"] for one in found}


def test_the_front_door_opens(other_book: OtherBook, tab: Tab) -> None:
    """The front door leads to the book."""
    tab.goto((other_book.built / "index.html").as_uri())
    tab.locator("h1").first.wait_for()
