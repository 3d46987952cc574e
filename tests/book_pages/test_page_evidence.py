"""Every computed figure of the book follows from the operands in its own entry, and each phrase holds its figure."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

import pytest
from chapters import CHAPTERS, ROOT, notebook
from lxml import html

from aidanalysis.amount import Amount
from aidanalysis.book.figure import Count, Figure, Leeway, Operand, total
from aidanalysis.interval import Interval, point
from aidanalysis.ledger import Ledger
from aidanalysis.ledger.figures import figures, holds
from aidanalysis.reading import read
from aidanalysis.records import Evidence, Mention
from aidanalysis.units import PERSON_TIME

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aidanalysis.wording import Lang

XIAJIANG: Final = Ledger.load(ROOT / "data" / "xiajiang-2010")


def entries(lang: Lang, name: str) -> list[Any]:
    """Return the entries of a chapter's evidence, as its stored outputs hold them."""
    cells = json.loads(notebook(lang, name).read_text(encoding="utf-8"))["cells"]
    shown = [
        "".join(out["data"].get("text/html", "")) for cell in cells for out in cell.get("outputs", ()) if "data" in out
    ]
    lists = [one for one in shown if one.startswith('<details class="evidence">')]
    return html.fragment_fromstring(lists[-1]).xpath(".//li") if lists else []


def amounts(phrase: str) -> list[Amount]:
    """Return the amounts that a phrase holds."""
    return [one.amount for one in read(phrase) if one.value is not None]


class Reckoner:
    """An entry's formula, read from its text and operands alone, and reckoned anew."""

    def __init__(self, data: Any, lang: Lang) -> None:
        self.lang = lang
        self.stated = data.text_content()
        self.tokens = list(self._tokens(data))
        self.place = 0

    def _tokens(self, data: Any) -> Iterator[Any]:
        node, text = data, (data.tail or "").replace("=", "", 1)
        while node is not None:
            yield from re.findall(r"number of|条数：|half the last place of|末位之半：|[()+−÷]|\d+", text)
            node = node.getnext()
            if node is not None and node.get("class") == "operand":
                yield node
            text = node.tail or "" if node is not None else ""

    def result(self) -> Figure:
        """Return what the formula gives."""
        found = self._sum()
        assert self.place == len(self.tokens), self.tokens
        return found

    def _next(self) -> Any:
        return self.tokens[self.place] if self.place < len(self.tokens) else None

    def _take(self) -> Any:
        self.place += 1
        return self.tokens[self.place - 1]

    def _sum(self) -> Figure:
        terms = [self._quotient()]
        while self._next() in ("+", "−"):
            if self._take() == "+":
                terms.append(self._quotient())
            else:
                terms = [total(terms) - self._quotient()]
        return total(terms) if len(terms) > 1 else terms[0]

    def _quotient(self) -> Figure:
        found = self._factor()
        while self._next() == "÷":
            self._take()
            found = found / self._factor()
        return found

    def _factor(self) -> Figure:
        token = self._take()
        if isinstance(token, str) and token == "(":
            found = self._sum()
            assert self._take() == ")"
            return found
        if isinstance(token, str) and token in ("number of", "条数："):
            of = []
            while self._next() is not None and not isinstance(self._next(), str):
                of.append(operand(self._take()))
            return Figure(point(len(of), "个"), Count(tuple(of)), self.lang)
        if isinstance(token, str) and token in ("half the last place of", "末位之半："):
            source = operand(self._take())
            (amount,) = [one for one in amounts(source.evidence.phrase) if one.slack]
            half = Interval(amount.slack, amount.slack, amount.base_unit)
            return Figure(half, Leeway(source), self.lang)
        if isinstance(token, str):
            return Figure(point(int(token), "倍"), None, self.lang)
        meant = token.get("data-meant")
        if not token.xpath(".//q"):
            # Published elsewhere: no phrase of the report holds it.
            number, unit = meant.split()
            return Figure(point(Decimal(number), unit), None, self.lang)
        source = operand(token)
        (found_amount,) = {one.interval for one in amounts(source.evidence.phrase) if str(one.interval) == meant}
        # What 人次 counts is said by the words before the phrase.
        persons = "visitor" if "visitor" in token.text_content() else PERSON_TIME
        return Figure(found_amount, source, self.lang, persons)


def operand(node: Any) -> Operand:
    """Return what an entry names as an operand: its record and the phrase that it quotes."""
    phrase = "".join(node.xpath(".//q")[0].itertext())
    return Operand(
        node.get("href", "") or node.get("title", ""), node.get("data-meant", ""), "", Evidence("", phrase, 0)
    )


@pytest.mark.parametrize(("lang", "name"), CHAPTERS)
def test_computed_figures_follow_from_their_entry(lang: Lang, name: str) -> None:
    """What stands before the sign of equation is what the operands behind it give, in the same words; so in claims."""
    for entry in entries(lang, name):
        for data in entry.xpath(".//data"):
            if (data.tail or "").startswith(" ="):
                reckoner = Reckoner(data, lang)
                assert str(reckoner.result()) == reckoner.stated, html.tostring(entry, encoding="unicode")


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
