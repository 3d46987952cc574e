"""What the book says of how much of the report is checked is one set of numbers, on every page and in both editions."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from chapters import LANGS, ROOT, notebook
from lxml import html

from aidanalysis.book.report_figures import report_figures
from aidanalysis.claims.declared import check_claims
from aidanalysis.ledger import Ledger

if TYPE_CHECKING:
    from aidanalysis.wording import Lang


def outputs(lang: Lang, name: str, kind: str) -> list[str]:
    """Return a chapter's stored outputs of a kind."""
    cells = json.loads(notebook(lang, name).read_text(encoding="utf-8"))["cells"]
    return ["".join(out.get("data", {}).get(kind, "")) for cell in cells for out in cell.get("outputs", ())]


def said(lang: Lang, name: str) -> list[dict[str, list[int]]]:
    """Return the whole numbers that each paragraph of a chapter states, by the entry that each leads to."""
    found = []
    for text in filter(None, outputs(lang, name, "text/markdown")):
        numbers: dict[str, list[int]] = {}
        for link in html.fragment_fromstring(text, create_parent="div").xpath(".//a[@class='figure']"):
            if re.fullmatch(r"[\d,]+", shown := link.text_content()):
                numbers.setdefault(link.get("href").removeprefix("#evidence-"), []).append(int(shown.replace(",", "")))
        found.append(numbers)
    return found


def one(paragraphs: list[dict[str, list[int]]], entry: str) -> int:
    """Return the number that leads to an entry, which every paragraph that states it states alike."""
    (number,) = {number for numbers in paragraphs for number in numbers.get(entry, ())}
    return number


@pytest.mark.parametrize("lang", LANGS)
def test_all_pages_count_alike(lang: Lang) -> None:
    """Figures, those that are checked, dates and claims are as many on the front page, of claims and of the audit."""
    ledger = Ledger.load(ROOT / "data" / "xiajiang-2010")
    held = report_figures(ledger)
    figures, times = sum(not one.is_time for one in held), sum(one.is_time for one in held)
    checked, claims = sum(one.checked for one in held), len(check_claims(ledger))
    front, declared, audit = (said(lang, name) for name in ("index", "claims", "audit"))
    for page in (front, declared):
        assert (one(page, "numbers"), one(page, "checked")) == (figures, checked)
    assert one(declared, "times") == times
    plain = html.fromstring(f"<div>{' '.join(outputs(lang, 'index', 'text/markdown'))}</div>").text_content()
    assert re.search(rf"Of the {claims} claims|共{claims}处", plain)
    tables = [table for text in outputs(lang, "claims", "text/html") for table in _tables(text)]
    rows = {table.get("data-name"): len(table.xpath(".//tbody/tr")) for table in tables}
    assert (rows["claims"], rows["unchecked"]) == (claims, figures - checked)
    # The audit counts no names: what it finds and what names add are the claims of the other pages.
    more, names = one(audit, "more"), one(audit, "names")
    counted = sorted(number for numbers in audit if "claims" in numbers for number in numbers["claims"])
    assert counted == sorted([claims - names, 0, checked - more, figures])


def _tables(text: str) -> list[html.HtmlElement]:
    return list(html.fragment_fromstring(text, create_parent="div").xpath(".//table[@data-name]")) if text else []
