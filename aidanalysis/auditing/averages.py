"""Averages: so much for each of a number that stands beside a total."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from aidanalysis.auditing.claim import Licence, Note, Proposal
from aidanalysis.auditing.passage import MARK, duration
from aidanalysis.records.labels import ClaimKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aidanalysis.auditing.passage import Figure, Passage

PER = re.compile(
    r"(?P<each>人|户|县|村|校|镇|乡|批|次|项|场|期|班|家|企业|项目|[一-鿿](?=均(约|达到|达|为|是)?$))均|每个?(?P<every>[一-鿿]{1,2})(平均)?"
)
EACH_YEAR = re.compile(r"每年|年均")
#: … with no subject of its own: 年均培训支出 is not of all that was spent.
EACH_YEAR_OF_IT = re.compile(r"^(平均)?(每年|年均)(投入|安排)?(约|达到?|为)?$")
SUM_OF_YEARS = re.compile(r"共|合计|累计|总|下来")
#: Averages over people or places that a report does not count.
INCOME = re.compile(r"收入|产值|GDP|寿命|面积")

REACH = 8
#: Characters behind a count that may still name what is counted: 58个国家乡村振兴重点帮扶县.
NOUN_LENGTH = 12


def averages(passage: Passage) -> Iterator[Proposal | Note]:
    """Propose every average with its total and its number."""
    for stated in passage.figures:
        if stated.is_ratio:
            continue
        if EACH_YEAR.search(stated.gap):
            yield from _each_year(passage, stated)
        elif one := _of_one(passage, stated):
            yield from _each(passage, stated, one.quantity.unit)
        elif (match := PER.search(stated.label)) and not INCOME.search(stated.label):
            yield from _each(passage, stated, match["each"] or match["every"])


def _each(passage: Passage, stated: Figure, per: str) -> Iterator[Proposal | Note]:
    around = [f for f in passage.back(stated, REACH) if f.sentence >= stated.sentence - 1 and not f.is_ratio]
    numbers = [f for f in around if f.unit == per[0] or _counts(passage, f, per)]
    if per == "平":
        numbers = [f for f in around if f.quantity.kind == "count" and f.sentence == stated.sentence and f.value > 1]
    totals = [f for f in around if f.fits(stated) and f.value > stated.value and not PER.search(f.label)]
    if not numbers or not totals:
        if "均" in stated.label:
            yield Note(stated, "number elsewhere")
        return
    stands = "均" in stated.label
    together = all(f.sentence == stated.sentence for f in (*numbers, *totals))
    together = together and "其中" not in stated.gap
    licence = Licence.SUGGESTS if stands and together and len(numbers) == len(totals) == 1 else Licence.ALLOWS
    for total in totals:
        for number in numbers:
            if number.fits(total):
                continue
            yield Proposal(ClaimKind.AVERAGE, stated, (total, as_number(number)), licence, "average")


def _of_one(passage: Passage, stated: Figure) -> Figure | None:
    """Return the 一所 that stands before its average: 平均一所320万元."""
    if stated.gap or not stated.position:
        return None
    one = passage.figures[stated.position - 1]
    return one if one.value == 1 and one.label.endswith(("平均", "每")) else None


def _counts(passage: Passage, figure: Figure, per: str) -> bool:
    """Whether the noun beside a figure is what an average is for: 12个项目, 特色村60个."""
    behind = MARK.split(passage.after(figure))[0][:NOUN_LENGTH]
    return figure.quantity.kind == "count" and (per in behind or figure.label.endswith(per))


def _each_year(passage: Passage, stated: Figure) -> Iterator[Proposal]:
    """Propose a yearly amount with the sum of so many years before or behind it."""
    if "其中" in stated.gap:
        return
    for total in passage.figures[max(0, stated.position - 3) : stated.position + 4]:
        span = passage.spans.get(total.position)
        if total is stated or span is None or total.sentence != stated.sentence:
            continue
        years = duration(span)
        if years and total.fits(stated) and SUM_OF_YEARS.search(total.label) and total.value > stated.value:
            number = replace(total, quantity=span, amount=years)
            licence = Licence.SUGGESTS if EACH_YEAR_OF_IT.search(stated.label) else Licence.ALLOWS
            yield Proposal(ClaimKind.AVERAGE, stated, (total, number), licence, "average")


def as_number(figure: Figure) -> Figure:
    """Return a figure as a bare number to divide by."""
    return replace(figure, amount=replace(figure.amount, unit="次"))
