"""Averages and multiples: so much for each of a number, so many times another figure."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from aidanalysis.amount import Amount
from aidanalysis.auditing.figures.figure import Figure, Role
from aidanalysis.auditing.figures.names import full_name, likeness, name
from aidanalysis.auditing.figures.passage import SENTENCE
from aidanalysis.auditing.relations.candidate import Candidate
from aidanalysis.auditing.relations.changes.growth import tight
from aidanalysis.records.labels import ClaimKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aidanalysis.auditing.figures.passage import Passage
    from aidanalysis.reading import Quantity

REACH = 8
PER = re.compile(
    r"(?P<each>企业|项目|家庭户|(?!平)[一-鿿])均|每一?个?(?P<every>[一-鿿]{1,3}?)(平均)?$|平均每?一?个?(?P<mean>[一-鿿]{0,3})"
)
EACH_YEAR = re.compile(r"每年|年均")
#: Averages over people or places that a report does not count.
ON_ANOTHER_COUNT = re.compile(r"收入|产值|GDP|寿命|生产总值|年限|消费|平均每期")


def quotients(passage: Passage) -> Iterator[Candidate]:
    """Propose every average and every multiple with its two figures."""
    for stated in passage.figures:
        if stated.role is Role.TIMES:
            yield from _multiple(passage, stated)
        elif not stated.is_ratio and EACH_YEAR.search(stated.label):
            yield from _each_year(passage, stated)
        elif not stated.is_ratio and (match := PER.search(stated.label)):
            yield from _average(passage, stated, match["each"] or match["every"] or match["mean"] or "")


def _average(passage: Passage, stated: Figure, per: str) -> Iterator[Candidate]:
    if ON_ANOTHER_COUNT.search(stated.label):
        return
    around = [f for f in passage.back(stated, REACH) if f.sentence >= stated.sentence - 1 and not f.is_ratio]
    one = around[0] if around and not stated.gap and around[0].number == 1 else None
    if one is not None:
        per = one.unit
        around = around[1:]
    numbers = [f for f in around if f.quantity.kind == "count" and f.number > 1 and _counts(f, per)]
    totals = [f for f in around if f.fits(stated) and f.number > stated.number and f.role is not Role.EACH]
    pairs = [(total, number) for total in totals[:4] for number in numbers[:4] if not number.fits(total)]
    for nth, (total, number) in enumerate(pairs):
        cues = {"average"}
        if len(pairs) == 1:
            cues.add("only pair")
        if not nth:
            cues.add("nearest level")
        if passage.rank_between(min(total, number, key=lambda f: f.position), stated) >= SENTENCE:
            cues.add("level in another sentence")
        if any(
            "among" in f.lead for f in passage.figures[min(total.position, number.position) + 1 : stated.position + 1]
        ):
            cues.add("another subject")
        subject = name(PER.sub("", stated.label))
        if len(subject) > 1 and likeness(subject, full_name(total)) < 0.5:
            cues.add("another subject")
        if "均" not in stated.label:
            cues.add("so much for each")
        if Role.BOUND in (total.role, number.role, stated.role):
            cues.add("a bound")
        if tight(total, number, stated) or (one is not None and tight(total, number, one)):
            cues.add("side by side")
        plain = not nth and "均" in stated.label
        candidate = Candidate(
            ClaimKind.AVERAGE,
            stated,
            (total, as_number(number)),
            frozenset(cues),
            plain,
            len(pairs),
            relation="average",
        )
        if plain or candidate.fits:
            yield candidate


def _counts(figure: Figure, per: str) -> bool:
    """Whether the noun beside a figure is what an average is for: 12个项目, 特色村60个."""
    if not per:
        return True
    tail = figure.tail[:12]
    return (
        figure.unit == per[0]
        or per in tail
        or figure.label.endswith(per)
        or per[-1] == figure.unit
        or per in figure.label
    )


def as_number(figure: Figure) -> Figure:
    """Return a figure as a bare number to divide by."""
    return replace(figure, amount=replace(figure.amount, unit="次"))


def _each_year(passage: Passage, stated: Figure) -> Iterator[Candidate]:
    """Propose a yearly amount with the sum of so many years before or behind it."""
    around = passage.figures[max(0, stated.position - 4) : stated.position + 4]
    totals = [f for f in around if f is not stated and f.fits(stated) and f.number > stated.number]
    for nth, total in enumerate(totals[:3]):
        span = passage.spans.get(total.position) or passage.spans.get(stated.position)
        years = duration(span) if span is not None else None
        if span is None or years is None or total.line != stated.line:
            continue
        number = replace(total, quantity=span, amount=years, position=-1 - total.position)
        cues = {
            "average",
            "each year",
            *({"only pair"} if len(totals) == 1 else ()),
            *({"nearest level"} if not nth else ()),
        }
        if "每年" in stated.label:
            cues.add("so much for each")
        if "among" in stated.lead or len(name(stated.label)) > 2:
            cues.add("another subject")
        if total.sentence != stated.sentence:
            cues.add("level in another sentence")
        plain = len(totals) == 1 and total.sentence == stated.sentence and total.lead.any("total")
        candidate = Candidate(
            ClaimKind.AVERAGE, stated, (total, number), frozenset(cues), plain, len(totals), relation="average"
        )
        if plain or candidate.fits:
            yield candidate


def duration(quantity: Quantity) -> Amount | None:
    """Return a whole length of time as a number to divide by."""
    value = quantity.value
    return None if value is None or value != value.to_integral_value() or not value else Amount(value, "次")


def _multiple(passage: Passage, stated: Figure) -> Iterator[Candidate]:
    if stated.falls is not None:
        return
    around = [f for f in passage.back(stated, REACH) if f.sentence == stated.sentence and not f.is_ratio]
    pairs = [
        (earlier, later)
        for n, later in enumerate(around[:4])
        for earlier in around[n + 1 : n + 4]
        if earlier.fits(later)
    ]
    for nth, (first, second) in enumerate(pairs):
        swapped = "前者的" in stated.label or stated.label.endswith("前者")
        new, old = (second, first) if swapped else (first, second)
        cues = {"multiple"}
        if stated.gap == "的":
            cues.add("base in the words")
        elif name(stated.label) and not any(word in stated.label for word in ("前者", "后者")):
            cues.add("another subject")
        if swapped:
            cues.add("the former")
        if not nth:
            cues.add("nearest level")
        if cues & {"base in the words", "the former"} and tight(first, second, stated):
            cues.add("outright")
        plain = not nth and (stated.gap == "的" or "前者" in stated.label)
        candidate = Candidate(
            ClaimKind.MULTIPLE, stated, (new, old), frozenset(cues), plain, len(pairs), relation="multiple"
        )
        if plain or candidate.fits:
            yield candidate
