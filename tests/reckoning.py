"""The evidence of a chapter read back: each entry's formula, reckoned anew from its text and operands alone."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from lxml import html

from aidanalysis.amount import Amount
from aidanalysis.book.figure import Count, Figure, Leeway, Operand, total
from aidanalysis.book.naming import VISITOR
from aidanalysis.interval import Interval, point
from aidanalysis.reading import read
from aidanalysis.records import Evidence
from aidanalysis.units import PERSON_TIME

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aidanalysis.wording import Lang


#: A number as a cell of a table prints it.
BARE: Final = re.compile(r"[\d.]+")


def entries_of(cells: list[dict[str, Any]]) -> list[Any]:
    """Return the entries of the evidence that the cells of a chapter show."""
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
            yield from re.findall(r"count of|条数：|half the last place of|末位之半：|[()+−÷]|\d+", text)
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
        if isinstance(token, str) and token in ("count of", "条数："):
            of = []
            while self._next() is not None and not isinstance(self._next(), str):
                of.append(operand(self._take()))
            return Figure(point(len(of), "个"), Count(tuple(of)), self.lang)
        if isinstance(token, str) and token in ("half the last place of", "末位之半："):
            return self._leeway(self._take())
        if isinstance(token, str):
            return Figure(point(int(token), "倍"), None, self.lang)
        meant = token.get("data-meant")
        if not token.xpath(".//q"):
            # Published elsewhere: no phrase of the report holds it.
            number, unit = meant.split()
            return Figure(point(Decimal(number), unit), None, self.lang)
        source = operand(token)
        held = {one.interval for one in amounts(source.evidence.phrase) if str(one.interval) == meant}
        if not held and (bare := BARE.fullmatch(source.evidence.phrase)):
            # The head of a table says in what its numbers are; they have the same digits.
            number, unit = meant.split()
            assert Decimal(number).normalize().as_tuple().digits == Decimal(bare[0]).normalize().as_tuple().digits
            held = {point(Decimal(number), unit)}
        (found_amount,) = held
        return Figure(found_amount, source, self.lang)

    def _leeway(self, token: Any) -> Figure:
        source = operand(token)
        if BARE.fullmatch(source.evidence.phrase):
            # The head of a table says in what its numbers are; half of a last place has one digit, whatever they are.
            number, unit = token.get("data-meant").split()
            assert Decimal(number).normalize().as_tuple().digits == (5,)
            half = point(Decimal(number), unit)
        else:
            (amount,) = [one for one in amounts(source.evidence.phrase) if one.slack]
            half = Interval(amount.slack, amount.slack, amount.base_unit)
        return Figure(half, Leeway(source), self.lang)


def operand(node: Any) -> Operand:
    """Return what an entry names as an operand: its record and the phrase that it quotes."""
    phrase = "".join(node.xpath(".//q")[0].itertext())
    return Operand(
        node.get("href", "") or node.get("title", ""), node.get("data-meant", ""), "", Evidence("", phrase, 0)
    )


def recompute(listed: list[Any], lang: Lang) -> None:
    """Hold each computed figure of some entries to what its operands give."""
    for entry in listed:
        for data in entry.xpath(".//data"):
            if (data.tail or "").startswith(" ="):
                reckoner = Reckoner(data, lang)
                result = str(reckoner.result())
                # Of visits 人次 counts visitors, which the phrase alone does not say.
                told = {result, result.replace(PERSON_TIME, VISITOR)}
                assert reckoner.stated in told, html.tostring(entry, encoding="unicode")
