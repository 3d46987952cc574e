"""Which figures a record states, and whether a phrase holds them as they read in place or alone."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from aidanalysis.amount import Amount
from aidanalysis.ledger.columns import Rests, rests
from aidanalysis.ledger.source import figure
from aidanalysis.reading import read
from aidanalysis.records import CalendarDate

if TYPE_CHECKING:
    from aidanalysis.ledger.source import Figure, Source, Span
    from aidanalysis.records import Evidence, Record

Stated = Amount | CalendarDate | int | str


def figures(record: Record) -> dict[str, Stated]:
    """Return the fields of a record that state a figure of its report."""
    kinds = rests(type(record))
    return {
        name: value
        for name, kind in kinds.items()
        if kind is Rests.FIGURE and (value := getattr(record, name)) is not None
    }


def held_at(evidence: Evidence, stated: Stated, year: int | None, source: Source) -> Span | None:
    """Return the place of a figure within a phrase, as it reads there."""
    if isinstance(stated, str):
        at = evidence.phrase.find(stated)
        return (evidence.offset + at, evidence.offset + at + len(stated)) if at >= 0 else None
    for one in source.figures_in(evidence.offset, evidence.end):
        whole = evidence.offset <= one.start and one.end <= evidence.end
        if (whole or reads_alike(one, evidence)) and states(one, stated, year):
            return one.start, min(one.end, evidence.end)
    return None


def states(one: Figure, stated: Stated, report_year: int | None) -> bool:
    """Whether a figure of the text is a stated one: the same digits, unit and bending word, or the same date."""
    if isinstance(stated, Amount):
        # Of a nought no more can be told than that it is one.
        return one.amount == stated and (not stated.value or f"{one.amount.value:f}" == f"{stated.value:f}")
    if isinstance(stated, str) or one.date is None:
        return False
    if isinstance(stated, int):
        return one.date.year == stated
    # A time of day or a part of a month may follow; the record says no more than the text does.
    year = one.date.year if one.date.year is not None or stated.year is None else report_year or stated.year
    return (year, one.date.month, one.date.day) == (stated.year, stated.month, stated.day)


def reads_alike(one: Figure, evidence: Evidence) -> bool:
    """Whether a phrase leaves out nothing that counts: 人民币 before a sum of money, the time of day behind a date."""
    if one.amount is not None and one.start < evidence.offset and one.end <= evidence.end:
        return read_alone(one.text[evidence.offset - one.start :]) == (one.amount,)
    inside = one.text[: evidence.end - one.start] if one.start >= evidence.offset else ""
    return one.date is not None and one.date.day is not None and any(figure(q).date == one.date for q in read(inside))


@lru_cache(maxsize=4096)
def read_alone(phrase: str) -> tuple[Amount, ...]:
    """Return the amounts that a phrase states when nothing stands round it."""
    return tuple(one.amount for one in map(figure, read(phrase)) if one.amount)


def holds(phrase: str, stated: Stated, report_year: int | None) -> bool:
    """Whether a phrase, read alone, states a figure: with the same digits, unit and bending word."""
    if isinstance(stated, str):
        return stated in phrase
    return any(states(figure(quantity), stated, report_year) for quantity in read(phrase))
