"""The engine: at every numeral, the first rule of the grammar that fits reads it."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from aidanalysis.reading.draft import Draft
from aidanalysis.reading.figures import figures
from aidanalysis.reading.headings_in_text import apply_headings
from aidanalysis.reading.quantity import Kind
from aidanalysis.reading.rules.bending import LEAST_SCALE
from aidanalysis.reading.rules.codes import read_code
from aidanalysis.reading.rules.continued import FROM_CONTEXT, apply_declared, apply_foreign, currency_before
from aidanalysis.reading.rules.dates import read_date, read_period
from aidanalysis.reading.rules.glance import first_numeral, plain_number
from aidanalysis.reading.rules.numbers import read_garbled, read_number
from aidanalysis.reading.rules.ratios import read_ratio
from aidanalysis.reading.rules.step import Step
from aidanalysis.reading.shared_units import join_ranges, share_units
from aidanalysis.reading.words import contexts
from aidanalysis.reading.words.numerals import GROUPS, START
from aidanalysis.reading.words.set_phrases import NOT_AFTER, set_phrase

if TYPE_CHECKING:
    from aidanalysis.reading.quantity import Quantity

_FIRST: Final = re.compile(START)
#: Figures that begin as a year does, with two or more behind it that a number could begin with.
_AT_YEAR: Final = re.compile(r"(?:19[5-9]|20[0-4])\d[1-9]\d+(?![\d.,])")
_SENTENCE_END: Final = re.compile("[。；;\n]")
#: A number of so many figures is printed in groups or in 万.
_TOO_LONG: Final = 8
#: What stands for a byte that is no text.
REPLACED: Final = "\ufffd"


def read(text: str) -> list[Quantity]:
    """Return every quantity of a text, in order and not overlapping.

    Neither ordinals, list marks, document numbers nor set phrases are quantities. Takes any string and raises
    nothing; the time grows with the length of the text.
    """
    plain = figures(text)
    drafts = _scan(plain.text)
    apply_headings(drafts, plain.text)
    apply_declared(drafts, plain.text)
    share_units(drafts, plain.text)
    for draft in drafts:
        if draft.kind is None and draft.number and draft.number.group >= LEAST_SCALE:
            _take_what_follows(draft, plain.text)
    apply_foreign(drafts, plain.text)
    _doubt_years(drafts, plain.text)
    if REPLACED in plain.text:
        _doubt(drafts, plain.text)
    found = join_ranges([draft for draft in drafts if draft.kind is not None], plain.text)
    made = [draft.finish(plain, text) for draft in found]
    return made if plain.offsets is None else _apart(made)


def _apart(found: list[Quantity]) -> list[Quantity]:
    """Leave out what begins within the last quantity: the 2 of a ½ of which the 1 has been read."""
    kept = found[:1]
    kept.extend(one for last, one in pairwise(found) if one.start >= last.end)
    return kept


def _take_what_follows(draft: Draft, text: str) -> None:
    """Take 110亿 at the end of a phrase for money and count 260万棒 in the word behind; else it is unclear."""
    assert draft.number
    thing = contexts.thing_at(text, draft.end)
    if draft.number.group >= GROUPS["亿"] and (not thing or contexts.verb_at(text, draft.end)):
        draft.take_unit("元", FROM_CONTEXT)
    elif draft.number.group < GROUPS["亿"] and thing:
        draft.take_unit(thing, "word behind")
    else:
        draft.number, draft.kind, draft.rule = None, Kind.COUNT, "unit not printed"


def _doubt(drafts: list[Draft], text: str) -> None:
    """Take the value from a number beside a sign that could not be decoded: it may be part of a greater one."""
    for draft in drafts:
        if draft.number and REPLACED in (text[draft.start - 1 : draft.start], text[draft.end : draft.end + 1]):
            draft.number, draft.kind, draft.rule = None, draft.kind or Kind.COUNT, "beside a sign that is lost"


def _doubt_years(drafts: list[Draft], text: str) -> None:
    """Take the value from figures that are a year and what it was printed before, its own word lost between them.

    A short one is a number all the same where none stands beside it.
    """
    last: Draft | None = None
    for draft in drafts:
        found = _AT_YEAR.match(text, draft.start) if draft.number and draft.kind is Kind.COUNT else None
        if found is None:
            continue
        beside = [last] if last and not _SENTENCE_END.search(text, last.end, draft.start) else []
        for one in (draft, *beside) if beside or len(found[0]) >= _TOO_LONG else ():
            one.number, one.rule = None, "run together with a year"
        last = draft


def _scan(text: str) -> list[Draft]:
    drafts: list[Draft] = []
    position = floor = 0
    search = first_numeral().search
    while first := search(text, position):
        step = _read_at(text, first.start(), floor)
        position = step.end
        if step.draft:
            drafts.append(step.draft)
            floor = step.end
    return drafts


def _read_at(text: str, at: int, floor: int) -> Step:
    """Read what stands at a numeral by the first rule that fits."""
    if (figures := plain_number(text, at)) and (step := read_number(text, at, floor, figures)):
        return step
    return (
        _read_name(text, at, floor)
        or read_ratio(text, at, floor)
        or read_number(text, at, floor)
        or read_garbled(text, at)
    )


def _read_name(text: str, at: int, floor: int) -> Step | None:
    """Read what is no amount: set phrases, plan periods, dates, codes, words with a numeral in them."""
    if length := set_phrase(text, at):
        return Step(at + length)
    if length := read_period(text, at):
        return Step(at + length, Draft(at, at + length, "plan period", Kind.PERIOD))
    if found := read_date(text, at, floor):
        start, end, date = found
        return Step(end, Draft(max(start, floor), end, "date", Kind.DATE, date=date))
    if text.startswith("零下", at):
        return Step(at + 1)
    if not currency_before(text, at, floor) and (length := read_code(text, at)):
        return Step(at + length)
    if at and text[at - 1] in NOT_AFTER.get(text[at], "") and not _FIRST.match(text, at + 1):
        return Step(at + 1)
    return None
