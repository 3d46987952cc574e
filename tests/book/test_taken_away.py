"""What readers take away: tables, records, notebooks; and links that lead there."""

from __future__ import annotations

import csv
import io
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from built_pages import ids, tree
from chapters import CHAPTERS, LANGS, PAGES

from aidanalysis.amount import Amount
from aidanalysis.claims.declared import check_claims
from aidanalysis.ledger import Ledger
from aidanalysis.ledger.figures import figures
from aidanalysis.publish.downloads import PARTS
from aidanalysis.records import Claim

if TYPE_CHECKING:
    from aidanalysis.wording import Lang

pytestmark = pytest.mark.browser


#: The mark of what is our reading, as the caption of its table says.
READING = "*"
#: What lies beside the pages for readers to take away begins with this mark, by which Excel knows UTF-8.
MARK = "\ufeff".encode()


@pytest.mark.parametrize(("lang", "name"), CHAPTERS)
def test_a_chart_says_its_values(book: Path, lang: Lang, name: str) -> None:
    """Each drawing of a chart has a text with all its values, as in its table where it has one."""
    page = tree(book / lang / f"{name}.html")
    for chart in page.xpath("//figure[@class='chart']"):
        tables = page.xpath("//table[@data-name = $name]", name=chart.get("id"))
        values = [row[1].text_content() for table in tables for row in table.xpath("tbody/tr")]
        drawings = chart.xpath(".//svg")
        assert len(drawings) == 2
        for drawing in drawings:
            title = drawing.find("title")
            assert drawing.get("role")
            assert drawing.get("aria-labelledby") == title.get("id")
            assert title.text_content().strip()
            said = title.text_content() + drawing.xpath("string(desc)")
            assert [value for value in values if value not in said] == []
            assert drawing.xpath("string(.//text)")


@pytest.mark.parametrize(("lang", "name"), CHAPTERS)
def test_a_table_is_headed_and_can_be_taken_away(book: Path, ledger: Ledger, lang: Lang, name: str) -> None:
    """A table has a caption and scopes, its file holds the same cells, and its numbers are the records' own."""
    folder = book / lang
    page = tree(folder / f"{name}.html")
    # What a step shows first, behind the switch for the code, is a plain frame.
    assert page.xpath("//article//table[not(@data-name)][not(ancestor::details[@class='code'])]") == []
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
                # The file holds what a record says, without the mark of our reading.
                text = cell.text_content().removesuffix(READING)
                assert line[heading].removeprefix("'") == text.removeprefix("'")
                if cell.get("data-unit"):
                    assert [line[heading + PARTS[lang][part]] for part in ("low", "high", "unit")] == [
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
        if isinstance(record, Claim):
            # Its entry holds what the records give, too.
            computed = (one.judgement.computed for one in check_claims(ledger) if one.claim.id == record.id)
            stated += [one.written for one in computed if one is not None]
        high = Decimal(cell.get("data-high")) if cell.get("data-high") else None
        shown = (Decimal(cell.get("data-low")), high, cell.get("data-unit"))
        assert shown in [(one.low, one.high, one.unit) for one in stated]


@pytest.mark.parametrize("lang", LANGS)
def test_every_record_can_be_taken_away(book: Path, ledger: Ledger, lang: Lang) -> None:
    """Every table of the ledger lies there as CSV for Excel and as a sheet of one workbook, linked from the data page."""
    records_are_there(book, ledger, lang, "data")


def records_are_there(book: Path, ledger: Ledger, lang: Lang, page: str) -> None:
    """Hold what can be taken away, and what the page on data links to, to the records of a ledger."""
    folder = book / lang / "_static" / "data" / ledger.report.id
    linked = set(ids(tree(book / lang / f"{page}.html"), "//a[@download]/@href"))
    workbook = openpyxl.load_workbook(folder / f"{ledger.report.id}.xlsx", read_only=True)
    assert f"_static/data/{ledger.report.id}/{ledger.report.id}.xlsx" in linked
    for table, records in ledger.tables.items():
        content = (folder / f"{table}.csv").read_bytes()
        assert content.startswith(MARK)
        rows = csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""))
        first = next(iter(rows.fieldnames or ()))
        assert [row[first] for row in rows] == [record.id for record in records]
        assert f"_static/data/{ledger.report.id}/{table}.csv" in linked
        assert table in workbook.sheetnames
    workbook.close()


@pytest.mark.parametrize(("lang", "name"), PAGES)
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
        assert notebook.read_bytes() == (book.parents[1] / "book" / lang / f"{name}.ipynb").read_bytes()
