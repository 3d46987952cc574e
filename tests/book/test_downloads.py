"""What readers take away is what the page shows and what the records hold."""

from __future__ import annotations

import csv
import re
from decimal import Decimal
from io import StringIO
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import pytest
from built_book import CHAPTERS, LANGS, PAGES, ROOT, tree

from aidanalysis.amount import Amount
from aidanalysis.book.downloads import FORMULA, MARK, PARTS, as_text
from aidanalysis.book.table import plain
from aidanalysis.ledger import Ledger
from aidanalysis.ledger.phrases import figures

if TYPE_CHECKING:
    from pathlib import Path

    from lxml import html

CHARTS = "//figure[contains(concat(' ', @class, ' '), ' chart ')]"


@pytest.fixture(scope="module")
def ledger(ledger_folder: Path) -> Ledger:
    """Return the committed ledger."""
    return Ledger.load(ledger_folder)


def cells(path: Path) -> list[list[str]]:
    """Return the cells of a CSV file that spreadsheets take for UTF-8."""
    data = path.read_bytes()
    assert data.startswith(MARK), "Excel takes a file without the mark for another encoding"
    return list(csv.reader(StringIO(data.removeprefix(MARK).decode(), newline="")))


def numbers(row: html.HtmlElement) -> list[str]:
    """Return the ends and units of the numbers of a row, as the page has them."""
    return [cell.get(f"data-{part}") for cell in row.xpath("*[@data-unit]") for part in PARTS]


@pytest.mark.parametrize(("lang", "name"), CHAPTERS)
def test_every_chart_is_also_text_and_table(lang: str, name: str, book: Path) -> None:
    """A chart says all of its values in words, in both drawings, and its table follows with the same values."""
    page = tree(book / lang / f"{name}.html")
    for chart in page.xpath(CHARTS):
        (table,) = chart.xpath(f"following::table[@data-name='{chart.get('id')}']")
        rows = [[cell.text_content() for cell in row] for row in table.xpath("tbody/tr")]
        assert rows
        drawings = chart.xpath(".//svg")
        assert len(drawings) == 2
        for drawing in drawings:
            (said,) = page.xpath(f"//*[@id='{drawing.get('aria-labelledby')}']")
            drawn = re.sub(r"\s", "", "".join(drawing.xpath(".//text//text()")))
            for cell in (cell for row in rows for cell in row):
                assert cell in said.text_content()
                assert re.sub(r"\s", "", cell) in drawn
        assert chart.xpath("*[@class='chart-finding']/text()")
        assert chart.xpath("figcaption/text()")


@pytest.mark.parametrize(("lang", "name"), CHAPTERS)
def test_every_table_is_a_file(lang: str, name: str, book: Path) -> None:
    """A table has a caption, headings with scope and a CSV file that holds its words and its numbers."""
    page = tree(book / lang / f"{name}.html")
    for table in page.xpath("//article//table"):
        assert (table.findtext("caption") or "").strip()
        assert {heading.get("scope") for heading in table.xpath("thead//th")} == {"col"}
        assert {heading.get("scope") for heading in table.xpath("tbody//th")} == {"row"}
        assert len(table.xpath("tbody/tr")) == len(table.xpath("tbody/tr/th[1]"))
        where = f"_static/tables/{table.get('data-name')}.csv"
        assert page.xpath(f"//a[@href='{where}'][@download]")
        header, *rows = cells(book / lang / where)
        assert len(header) == len(set(header))
        shown = table.xpath("tbody/tr")
        assert len(rows) == len(shown)
        for row, on_page in zip(rows, shown, strict=True):
            words = [as_text(cell.text_content()) for cell in on_page]
            assert [cell for cell in row if cell in words] and [word for word in words if word not in row] == []
            assert [number for number in numbers(on_page) if number not in row] == []


@pytest.mark.parametrize(("lang", "name"), CHAPTERS)
def test_tables_of_records_hold_the_records_numbers(lang: str, name: str, book: Path, ledger: Ledger) -> None:
    """Each number of a table of records is, end by end, an amount of the record that its row leads to."""
    page = tree(book / lang / f"{name}.html")
    for table in page.xpath("//article//table"):
        if table.get("data-name") not in {*ledger.tables, "contacts"}:
            continue
        for row in table.xpath("tbody/tr"):
            leads = row.xpath("string(.//a[starts-with(@href, '#evidence-')]/@href)").removeprefix("#evidence-")
            record = ledger[leads]
            amounts = [value.interval for value in figures(record).values() if isinstance(value, Amount)]
            meant = {
                (plain(one.low), "" if one.high is None else plain(one.high), one.unit) for one in amounts
            }
            got = [tuple(cell.get(f"data-{part}") for part in PARTS) for cell in row.xpath("*[@data-unit]")]
            if table.get("data-name") == "claims":
                # Beside the figure as stated stands the one that was recomputed.
                assert got[0] in meant, leads
            else:
                assert set(got) in (set(), meant), leads


@pytest.mark.parametrize("lang", LANGS)
def test_the_ledgers_files_are_the_ledger(lang: str, book: Path, ledger_folder: Path) -> None:
    """Each table of the ledger can be taken away, cell by cell as it is kept."""
    for path in sorted(ledger_folder.glob("*.csv")):
        kept = list(csv.reader(StringIO(path.read_text("utf-8"), newline="")))
        taken = cells(book / lang / "_static" / "data" / path.name)
        assert taken == [kept[0], *([as_text(cell) for cell in row] for row in kept[1:])]


@pytest.mark.parametrize("lang", LANGS)
def test_no_cell_is_a_formula(lang: str, book: Path) -> None:
    """No cell of any file begins as a formula would, a negative number aside."""
    for path in sorted((book / lang / "_static").rglob("*.csv")):
        for row in cells(path):
            assert [cell for cell in row if cell.startswith(FORMULA) and not re.fullmatch(r"-[\d.]+", cell)] == [], path


@pytest.mark.parametrize(("lang", "name"), PAGES)
def test_no_link_is_broken(lang: str, name: str, book: Path) -> None:
    """Every link within the book leads to a file and an anchor that exist; ids are there once."""
    path = book / lang / f"{name}.html"
    page = tree(path)
    ids = page.xpath("//@id")
    assert sorted({one for one in ids if ids.count(one) > 1}) == []
    for element, attribute, target, _ in page.iterlinks():
        if target.startswith("data:"):
            continue
        parts = urlsplit(target)
        assert not parts.scheme, target
        there = (path.parent / unquote(parts.path)).resolve() if parts.path else path
        assert there.is_file(), (element.tag, attribute, target)
        if parts.fragment:
            assert tree(there).xpath(f"//*[@id='{unquote(parts.fragment)}']"), target


@pytest.mark.parametrize(("lang", "name"), CHAPTERS)
def test_every_chapter_is_a_notebook(lang: str, name: str, book: Path) -> None:
    """A chapter's notebook lies beside it, as it is kept, and the page says in a line how to run it."""
    page = tree(book / lang / f"{name}.html")
    (link,) = page.xpath("//p[@class='rerun']/a/@href")
    assert (book / lang / link).read_bytes() == (ROOT / "book" / lang / f"{name}.ipynb").read_bytes()
    assert "pip install aidanalysis" in page.xpath("string(//p[@class='rerun'])")


def test_the_csv_of_a_number_is_plain_digits(book: Path) -> None:
    """Ends of numbers in files are decimals that a program reads as they are."""
    for path in sorted(book.glob("*/_static/tables/*.csv")):
        header, *rows = cells(path)
        places = [place for place, name in enumerate(header) if name.endswith((" low", " high"))]
        for row in rows:
            assert all(Decimal(row[place]).is_finite() for place in places if row[place]), path
