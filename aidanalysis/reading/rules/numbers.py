"""A number with its unit, or with the words that tell the unit that is not printed."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from aidanalysis.reading.draft import ONE_HALF, TENTHS, Draft
from aidanalysis.reading.quantity import Kind
from aidanalysis.reading.rules.bending import LEAST_SCALE, bend, sign_before
from aidanalysis.reading.rules.continued import ENGLISH_SCALE, FROM_CONTEXT, currency_before, currency_behind, follow
from aidanalysis.reading.rules.dates import LINK
from aidanalysis.reading.rules.forms import Numeral, read_form
from aidanalysis.reading.rules.no_counts import counts_nothing
from aidanalysis.reading.rules.step import Step
from aidanalysis.reading.words import contexts, qualifiers
from aidanalysis.reading.words.measure_words import KINDS, YUAN, measure_word
from aidanalysis.reading.words.numerals import DIGITS, GROUPS, NUMERAL, POWERS, SCALE, Number, compiled, parse_number

_NUMBER: Final = (
    rf"(?P<low>{NUMERAL})(?: ?(?P<inside>[多余来]|(?<=[百千万])把(?!手|控|握|关))(?P<scale>(?: ?{SCALE})*+))?+"
    rf"(?P<link>{LINK}(?P<minus>(?<=[至到~])(?:-|负|零下))?(?P<high>{NUMERAL})(?P<chain>(?:{LINK}{NUMERAL})*+))?+"
)
#: A numeral goes on in these behind its figures.
_RUNS_ON: Final = "万亿多余"
_GARBLED: Final = re.compile(r"\d++(?:[.,]\d++)*+")
_TENTH_OF_TENTH: Final = re.compile("[一二三四五六七八九](?![^,，。;；、的以左多])")  # 九成五
_FIGURES: Final = re.compile(r"\d")
_LETTER: Final = re.compile("[A-Za-z]")
_TWO_ENDS: Final = re.compile(r"[由从自] ?$")
#: 提高6.2个和11个百分点: both are points.
_POINTS_TOO: Final = re.compile(r"[和及、](?:提高|下降)?[\d.]++个百分点")
#: What moves by points of per cent, so far before their number.
_MOVES: Final = re.compile("[升降增减涨跌高低落缩扩超快慢提率比重差收窄回]")
_REACH: Final = 12
#: A point behind no figure or word: .5亩.
_BARE_POINT: Final = re.compile(r"(?<![A-Za-z0-9.\n])\.$")
#: 4.2 that runs on behind an amount is the number of a section, unless it measures something.
_SECTION: Final = re.compile(r"\d{1,2}(?:\.\d{1,2}){1,3}(?![\d万亿])")
#: 一万五, 7千6: the last digit stands in the next place down; so does what ends in a scale word.
_SHORT: Final = re.compile(r"[\d一二两三四五六七八九十百千万亿零.]*[百千万亿][一二两三四五六七八九\d]?")
_SHORT_FIGURES: Final = re.compile(r"(?P<head>[\d.]+[百千万亿])(?P<digit>\d)")
#: 千八百人 is from eight hundred to a thousand, and 百八十 as vague.
_VAGUE: Final = frozenset(("千八百", "百八十", "万八千"))


def read_number(text: str, at: int, floor: int, plain: str = "") -> Step | None:
    """Read the number whose first numeral stands at a position, with its unit; plain figures have no form of their own."""
    end = at + len(plain)
    if plain and text[end] not in _RUNS_ON:
        numeral: Numeral | None = Numeral(at, end, parse_number(plain), plain)
    else:
        numeral = (None if plain else read_form(text, at, floor)) or _numeral(text, at, floor)
    if numeral is None:
        return None
    if numeral.unit:
        draft = Draft(numeral.start, numeral.end, "rough form", KINDS[numeral.unit], numeral.number, word=numeral.unit)
        return bend(draft, text, floor, numeral.inside)
    if text.startswith("+", numeral.end) or _is_section(text, at, floor):
        return Step(numeral.end)
    word_at = numeral.end + (text[numeral.end : numeral.end + 1] == " ")
    word = measure_word(text, word_at)
    if word == "个点" and not _MOVES.search(text, max(0, at - _REACH), at) and "." not in numeral.low:
        word = "个"  # so many places
    if numeral.inside == "来" and not word and text[numeral.end - 1] == "来":
        numeral = Numeral(numeral.start, numeral.end - 1, parse_number(numeral.low), numeral.low)
        word_at = numeral.end
        word = measure_word(text, word_at)
    draft = Draft(numeral.start, numeral.end, "number", number=numeral.number, signed=numeral.signed)
    if word == "个" and _POINTS_TOO.match(text, word_at + 1):
        draft.end = word_at + 1
        draft.take_unit("个百分点", "unit of the list")
        return bend(draft, text, floor, numeral.inside)
    if not word:
        return _without_unit(draft, numeral, text, floor)
    draft.word, draft.word_at, draft.kind, draft.end = word, word_at, KINDS[word], word_at + len(word)
    draft.rule = draft.kind.value
    return _with_unit(draft, numeral, text, floor)


def read_garbled(text: str, at: int) -> Step:
    """Pass over digits that are no number, and say so where they have a unit: 1,1500万元."""
    found = _GARBLED.match(text, at)
    if found is None:
        return Step(at + 1)
    end = found.end() + (text[found.end() : found.end() + 1] in GROUPS)
    word = measure_word(text, end)
    if not word:
        return Step(end)
    return Step(end + len(word), Draft(at, end + len(word), "garbled", KINDS[word], word=word, word_at=end))


def _numeral(text: str, at: int, floor: int) -> Numeral | None:
    """Read a number or a range as far as its digits and scale words go."""
    found = compiled(_NUMBER).match(text, at)
    if found is None:
        return None
    start, low = at, found["low"] + (found["scale"] or "")
    if found["inside"] == "把" and found["low"][0] not in POWERS:
        return Numeral(at, found.end("low"), parse_number(found["low"]), found["low"])  # 3万把锄头
    if text[at - 1 : at] == "." and low[0].isdecimal() and _BARE_POINT.search(text, max(floor, at - 2), at):
        number = None if found["high"] else parse_number("0." + low)
        return Numeral(at - 1, found.end(), number, low, found["inside"])
    if found["high"] and (sign := sign_before(text, at, floor)):
        return _signed_range(found, sign)
    if found["high"] and (found["minus"] or _are_two(found, text)):
        return Numeral(start, found.start("link"), parse_number(low), found["low"], found["inside"])
    return Numeral(start, found.end(), _value(found), found["low"], found["inside"])


def _signed_range(found: re.Match[str], sign: str) -> Numeral:
    """Read 零下5至3度 and -3至-1%; where the second number may be on either side of zero there is no value."""
    low, high = parse_number(found["low"]), parse_number(found["high"])
    number = None
    if low and high and not found["chain"] and low.high is None and high.high is None:
        if low.group == 0 and high.group:
            low = low._replace(low=low.low.scaleb(high.group), group=high.group)
        both = found["minus"] or (sign == "零下" and high.low > low.low)
        ends = sorted((-low.low, -high.low if both else high.low))
        if both or sign == "-" or high.low <= low.low:
            number = Number(ends[0], ends[1], group=min(low.group, high.group))
    return Numeral(found.start() - len(sign), found.end(), number, found["low"], found["inside"], signed=True)


def _are_two(found: re.Match[str], text: str) -> bool:
    """Whether 从3000到5000万元 names two numbers and not a range; so does one that falls."""
    low, high = parse_number(found["low"]), parse_number(found["high"])
    if found["chain"] or low is None or high is None:
        return False
    if found["link"].strip()[0] in "至到" and _TWO_ENDS.search(text, max(0, found.start() - 2), found.start()):
        return True
    if high.low == 0 and low.low != 0:
        return True
    falls = low.low > high.low or low.high is not None or high.high is not None
    return falls and not (low.high is None and high.high is not None)


def _value(found: re.Match[str]) -> Number | None:
    """Return the value of a number or a range, whose scale word may be printed at its end only."""
    if found["low"] in _VAGUE:
        return None
    low = parse_number(found["low"] + (found["scale"] or ""))
    if found["high"] is None or low is None:
        return low
    high = parse_number(found["high"])
    if found["chain"] or high is None:
        return None
    if low.group == 0 and high.group and low.low <= (high.high or high.low).scaleb(-high.group):
        low = low._replace(low=low.low.scaleb(high.group), group=high.group)
    top = high.low if high.high is None else high.high
    return Number(low.low, top, group=min(low.group, high.group), alone=low.alone)


def _is_section(text: str, at: int, floor: int) -> bool:
    found = _SECTION.match(text, at) if at == floor and floor else None
    return bool(found) and KINDS.get(measure_word(text, found.end() if found else 0)) in (None, Kind.COUNT)


def _with_unit(draft: Draft, numeral: Numeral, text: str, floor: int) -> Step:
    number, word = draft.number, draft.word
    if number is None:
        return Step(draft.end, draft if _FIGURES.search(numeral.low) or numeral.low in _VAGUE else None)
    if word == TENTHS and text[draft.end : draft.end + 1] == "半":
        number = draft.number = number._replace(low=number.low + ONE_HALF)
        draft.end += 1
    elif word == TENTHS and (fifth := _TENTH_OF_TENTH.match(text, draft.end)):
        number = draft.number = number._replace(low=number.low + Decimal(DIGITS[fifth[0]]) / 10)
        draft.end = fifth.end()
    if draft.kind is Kind.MONEY and (named := currency_before(text, draft.start, floor)):
        _name(draft, *named)
    follow(draft, text)
    if draft.number is None:
        return Step(draft.end, draft)
    step = bend(draft, text, floor, numeral.inside)
    at = numeral.start
    return Step(step.end, None if draft.number and counts_nothing(draft, text, at, numeral.low) else draft)


def _name(draft: Draft, currency: str, start: int) -> None:
    """Take the currency before an amount; one that differs from its unit leaves it without a value."""
    draft.start = start
    if draft.word in YUAN:
        draft.currency = currency if currency != "元" else ""
    elif currency not in (draft.word, "元") and draft.word not in currency:
        draft.number = None


def _without_unit(draft: Draft, numeral: Numeral, text: str, floor: int) -> Step:
    """Find the unit of a number that has none beside it, or leave the draft without a kind."""
    number = draft.number or _short_figures(numeral.low, text, draft.end)
    if number is None:
        return Step(draft.end)
    draft.number = number
    if named := currency_before(text, draft.start, floor):
        draft.take_unit(named[0], "sign of the currency")
        draft.start = named[1]
        if ENGLISH_SCALE.match(text, draft.end):
            draft.number = None
        return bend(draft, text, floor, numeral.inside)
    if named := currency_behind(text, draft.end):
        draft.take_unit(named[0], "sign of the currency")
        draft.end = named[1]
        return bend(draft, text, floor, numeral.inside)
    if number.group >= LEAST_SCALE and _LETTER.match(text, draft.end):
        return Step(draft.end, Draft(draft.start, draft.end, "unknown unit", Kind.COUNT))
    if number.alone and not numeral.inside:
        bent = qualifiers.before(text, draft.start, scale_alone=True)
        if number.group < LEAST_SCALE or bent is None:
            return Step(draft.end)
    if number.group >= LEAST_SCALE or numeral.inside:
        return _from_context(draft, number, text, floor, numeral.inside)
    if _SHORT.fullmatch(numeral.low) and (word := contexts.unit_of_short(text, draft.start, draft.end)):
        draft.take_unit(word, FROM_CONTEXT)
        return bend(draft, text, floor)
    if _FIGURES.match(numeral.low):
        bend_sign = sign_before(text, draft.start, floor)
        return Step(draft.end, draft if not bend_sign else _negative(draft, bend_sign))
    return Step(draft.end)


def _negative(draft: Draft, sign: str) -> Draft:
    """Give a bare number its sign, so that a unit that it takes from elsewhere finds it."""
    assert draft.number
    if not draft.signed:
        draft.number = draft.number._replace(low=-draft.number.low)
        draft.start, draft.signed = draft.start - len(sign), True
    return draft


def _short_figures(numeral: str, text: str, end: int) -> Number | None:
    """Read 7千6 where no unit follows: before one it may be 7006."""
    found = _SHORT_FIGURES.fullmatch(numeral)
    head = parse_number(found["head"]) if found else None
    if found is None or head is None or not contexts.PHRASE_END.match(text, end):
        return None
    return Number(head.low + Decimal(found["digit"]).scaleb(head.group - 1))


def _from_context(draft: Draft, number: Number, text: str, floor: int, inside: str | None) -> Step:
    large = number.group >= GROUPS["亿"]
    if number.group:
        word = contexts.unit_of_scaled(text, draft.start, draft.end, hundred_million=large)
    else:
        word = contexts.noun_ahead(text, draft.end)
    if word:
        draft.take_unit(word, FROM_CONTEXT)
    if word or (number.group and (large or _FIGURES.match(text, draft.start))):
        return bend(draft, text, floor, inside)
    return Step(draft.end)
