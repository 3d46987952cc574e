"""Spans of years: a length of time beside the years that it should lie between."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from aidanalysis.amount import Amount
from aidanalysis.auditing.figures.figure import Figure
from aidanalysis.auditing.figures.passage import fold
from aidanalysis.auditing.relations.candidate import Candidate
from aidanalysis.claims.judgement import Judgement, Operand, Verdict
from aidanalysis.interval import Interval
from aidanalysis.records.labels import ClaimKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aidanalysis.auditing.figures.passage import Passage
    from aidanalysis.reading import Quantity

UNTIL = re.compile(r"^(底|末|初)?(到|至|-|—|~)$")
BESIDE = re.compile(r"^(底|末|初)?[，（]?(这|的|间|前后|历时|共|共计|一共)*$")


def durations(passage: Passage) -> Iterator[Candidate]:
    """Judge every 2016年至2020年的5年: both ways of counting the years will do."""
    for years, time in _with_lengths(passage):
        first, last = years[0].date, years[-1].date
        if first is None or last is None or first.year is None or time.value is None:
            continue
        end = last.end_year or last.year
        if end is None or end < first.year or time.value != time.value.to_integral_value():
            continue
        length = Decimal(end - first.year)
        yield _judged(time, years, Interval(length, length + 1, "年"))


def _with_lengths(passage: Passage) -> Iterator[tuple[list[Quantity], Quantity]]:
    times = passage.times
    for place, (last, time) in enumerate(pairwise(times)):
        if time.kind != "duration" or time.unit != "年" or last.date is None:
            continue
        if not BESIDE.match(fold(passage.text[last.end : time.start])):
            continue
        if last.date.end_year is not None:
            yield [last], time
        elif place and times[place - 1].date is not None:
            first = times[place - 1]
            if UNTIL.match(fold(passage.text[first.end : last.start])):
                yield [first, last], time


def _judged(time: Quantity, years: list[Quantity], allowed: Interval) -> Candidate:
    assert time.value is not None
    fits = time.value in allowed
    verdict = Verdict.EXACT if fits else Verdict.CONTRADICTS
    nearest = allowed.low if time.value < allowed.low else allowed.low + 1
    gap = Decimal(0) if fits else abs(time.value - nearest)
    judgement = Judgement(verdict, Operand(allowed, allowed), gap)
    stated, *operands = (_figure(quantity) for quantity in (time, *years))
    return Candidate(
        ClaimKind.DIFFERENCE,
        stated,
        tuple(operands),
        frozenset({"years"}),
        plain=True,
        relation="duration",
        given=judgement,
    )


def _figure(quantity: Quantity) -> Figure:
    year = quantity.date.year if quantity.date else None
    return Figure(quantity, Amount(Decimal(year or quantity.value or 0), "年"), -1 - quantity.start, "", 0, 0, 0, 0, 0)
