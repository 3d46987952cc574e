"""Every computed figure of the book follows from the operands in its own entry, and each phrase holds its figure."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

import pytest
from chapters import CHAPTERS, ROOT, notebook
from lxml import html
from reckoning import entries_of, recompute

from aidanalysis.ledger import Ledger
from aidanalysis.ledger.figures import figures, holds
from aidanalysis.records import Mention

if TYPE_CHECKING:
    from aidanalysis.wording import Lang

XIAJIANG: Final = Ledger.load(ROOT / "data" / "xiajiang-2010")


def entries(lang: Lang, name: str) -> list[Any]:
    """Return the entries of a chapter's evidence, as its stored outputs hold them."""
    return entries_of(json.loads(notebook(lang, name).read_text(encoding="utf-8"))["cells"])


@pytest.mark.parametrize(("lang", "name"), CHAPTERS)
def test_computed_figures_follow_from_their_entry(lang: Lang, name: str) -> None:
    """What stands before the sign of equation is what the operands behind it give, in the same words; so in claims."""
    recompute(entries(lang, name), lang)


def test_some_figures_are_computed() -> None:
    """The test above has something to look at in both editions."""
    for lang in ("en", "zh"):
        found = [one for edition, name in CHAPTERS if edition == lang for one in entries(lang, name)]
        assert sum(bool(one.xpath("./data")) for one in found) > 40
        assert sum(bool(one.xpath(".//span/data")) for one in found) > 10


@pytest.mark.parametrize(("lang", "name"), CHAPTERS)
def test_phrases_hold_their_figures(lang: Lang, name: str) -> None:
    """Each phrase of a record's entry stands in its evidence, and every figure of the record in one of them."""
    records = {f"evidence-{record.id}": record for record in XIAJIANG}
    for entry in entries(lang, name):
        record = records.get(entry.get("id"))
        if record is None or entry.xpath("./data"):
            continue
        own = entry.xpath("./q")
        phrases = {"".join(one.itertext()) for one in own}
        places = {record.evidence.phrase} | {
            one.evidence.phrase for one in XIAJIANG.records(Mention) if one.of == record.id
        }
        assert phrases <= places
        for field, value in figures(record).items():
            if field != "year":
                assert any(holds(phrase, value, XIAJIANG.report.year) for phrase in phrases), (record.id, field)


@pytest.mark.parametrize(("lang", "name"), CHAPTERS)
def test_no_record_stands_twice(lang: Lang, name: str) -> None:
    """The evidence has one entry a record and one a formula."""
    ids = [entry.get("id") for entry in entries(lang, name)]
    assert len(ids) == len(set(ids))
    formulas = [
        html.tostring(one, encoding="unicode").partition("<data>")[2]
        for one in entries(lang, name)
        if one.xpath("./data")
    ]
    assert len(formulas) == len(set(formulas))
