"""The engine: at every numeral, the first rule of the grammar that fits reads it."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final, NamedTuple

from aidanalysis.amount import Qualifier
from aidanalysis.reading import contexts, qualifiers
from aidanalysis.reading.codes import read_code
from aidanalysis.reading.dates import LINK, read_date, read_period
from aidanalysis.reading.draft import ONE_HALF, TENTHS, Draft
from aidanalysis.reading.headings_in_text import apply_headings
from aidanalysis.reading.measure_words import (
    ARTICLE,
    COLLECTIVES,
    DURATION,
    KINDS,
    OFTEN_ORDINAL,
    ONLY_AFTER_FIGURES,
    ORDINAL_AFTER_TWO,
    PURE_NOUNS,
    YUAN_SIGNS,
    measure_word,
)
from aidanalysis.reading.numerals import DIGITS, FIRST, GROUPS, NUMERAL, SCALE, Number, compiled, parse_number
from aidanalysis.reading.quantity import Kind, Quantity
from aidanalysis.reading.script import fold
from aidanalysis.reading.set_phrases import NOT_AFTER, set_phrase
from aidanalysis.reading.shared_units import join_ranges, share_units

_FIRST: Final = re.compile(FIRST)
_NUMBER: Final = (
    rf"(?P<low>{NUMERAL})(?: ?(?P<inside>[多余来])(?P<scale>(?: ?{SCALE})*+))?+"
    rf"(?P<link>{LINK}(?P<high>{NUMERAL})(?P<chain>(?:{LINK}{NUMERAL})*+))?+"
)
_GARBLED: Final = re.compile(r"\d++(?:[.,]\d++)*+")
_FRACTION: Final = (
    rf"(?:(?P<cent>[百千万])|(?P<under>十|{NUMERAL}))分之(?P<over>{NUMERAL})(?:{LINK}(?:[百千万]分之)?(?P<to>{NUMERAL}))?"
    r"|(?:一半|半数|(?<=[过近超])半)(?![年天月日路途径夜])"
)
_SLASH: Final = re.compile(r"(?P<over>\d{1,2})/(?P<under>\d{1,2})(?=的|以上|以下|左右|时间|[强弱]?[,，。;；、])")
_HALF_DURATION: Final = re.compile("半(?P<word>年|天|个多?月|个?小时|个学期|个世纪|个?钟头)(?![级报刊])")
_TENTH_OF_TENTH: Final = re.compile("[一二三四五六七八九](?![^,，。;；、的以左多])")  # 九成五
_FIGURES: Final = re.compile(r"\d")
_PER_CENT: Final = {"百": ("%", 0), "千": ("‰", 0), "万": ("%", -2)}
_TWO_ENDS: Final = re.compile(r"[由从自] ?$")
#: From this power of ten on a number wants a unit: 58万.
LEAST_SCALE: Final = GROUPS["万"]
#: How far behind 届 a meeting may be numbered, in characters.
_SESSION: Final = 6
#: A class of pupils goes by its year.
YEARS: Final = 1900, 2100
#: What an 一期 before it has cost or covered, so that it is the first phase: 一期2亿元.
_PHASE: Final = re.compile(
    r"(?:水位|规模|投资|工程|项目)?[\d.,]+[多余]?[万亿]*[多余]?(?:元|亩|平方|公|千瓦|兆瓦|吨|米)"
)
#: 提高6.2个和11个百分点: both are points.
_POINTS_TOO: Final = re.compile(r"[和及、](?:提高|下降)?[\d.]++个百分点")
_COUNTED_ONE: Final = re.compile(r"(?:每[^,，。]{0,3}|各|共|仅|只|只有|另)$")
#: A small Chinese number at the start of a quotation is a slogan's: “三张清单”.
_OPENING: Final = ("“", "《", "「", "『")
_PHRASE_END: Final = re.compile(r"[,，。;；、!！?？)\n]|$")


class Step(NamedTuple):
    """How far a rule has read, and what it found, if anything."""

    end: int
    draft: Draft | None = None


def read(text: str) -> list[Quantity]:
    """Return every quantity of a text, in order and not overlapping.

    Neither ordinals, list marks, document numbers nor set phrases are quantities. Takes any string and raises
    nothing; the time grows with the length of the text.
    """
    folded = fold(text)
    drafts = _scan(folded.text)
    apply_headings(drafts, folded.text)
    share_units(drafts, folded.text)
    for draft in drafts:
        if draft.kind is None and draft.number and draft.number.group >= LEAST_SCALE:
            _take_what_follows(draft, folded.text)
    found = join_ranges([draft for draft in drafts if draft.kind is not None], folded.text)
    return [draft.finish(folded, text) for draft in found]


def _take_what_follows(draft: Draft, text: str) -> None:
    """Take 110亿 for money and count 260万棒 in whatever word follows; else the number is unclear."""
    assert draft.number
    if draft.number.group >= GROUPS["亿"]:
        draft.take_unit("元", "unit from the context")
    elif thing := contexts.thing_at(text, draft.end):
        draft.take_unit(thing, "word behind")
    else:
        draft.number, draft.kind, draft.rule = None, Kind.COUNT, "unit not printed"


def _scan(text: str) -> list[Draft]:
    drafts: list[Draft] = []
    position = floor = 0
    while first := _FIRST.search(text, position):
        step = _read_at(text, first.start(), floor)
        position = step.end
        if step.draft:
            drafts.append(step.draft)
            floor = step.end
    return drafts


def _read_at(text: str, at: int, floor: int) -> Step:
    """Read what stands at a numeral by the first rule that fits."""
    if length := set_phrase(text, at):
        return Step(at + length)
    if length := read_period(text, at):
        return Step(at + length, Draft(at, at + length, "plan period", Kind.PERIOD))
    if found := read_date(text, at):
        start, end, date = found
        return Step(end, Draft(max(start, floor), end, "date", Kind.DATE, date=date))
    if length := read_code(text, at):
        return Step(at + length)
    if at and text[at - 1] in NOT_AFTER.get(text[at], "") and not _FIRST.match(text, at + 1):
        return Step(at + 1)
    return (
        _read_fraction(text, at, floor)
        or _read_half_duration(text, at, floor)
        or _read_number(text, at, floor)
        or _read_garbled(text, at)
    )


def _read_fraction(text: str, at: int, floor: int) -> Step | None:
    if (slash := _SLASH.match(text, at)) and 0 < int(slash["over"]) < int(slash["under"]):
        value = Decimal(slash["over"]) / Decimal(slash["under"]) * 100
        return _bend(Draft(at, slash.end(), "fraction", Kind.RATIO, Number(value), word="%"), text, floor, None)
    found = compiled(_FRACTION).match(text, at)
    if found is None:
        return None
    unit, power = _PER_CENT.get(found["cent"] or "百", ("%", 0))
    number: Number | None = Number(Decimal(50))
    if found["over"]:
        over = parse_number(found["over"])
        under = parse_number(found["under"]) if found["under"] else Number(Decimal(1))
        to = parse_number(found["to"]) if found["to"] else None
        if over is None or under is None or not under.low or (found["to"] and to is None):
            number = None
        else:
            power += 2 if found["under"] else 0
            high = (to.low if to else over.high) if found["cent"] else over.high
            number = Number(
                (over.low / under.low).scaleb(power),
                None if high is None else (high / under.low).scaleb(power),
            )
    draft = Draft(at, found.end(), "fraction", Kind.RATIO, number, word=unit)
    return _bend(draft, text, floor, inside=None)


def _read_half_duration(text: str, at: int, floor: int) -> Step | None:
    found = _HALF_DURATION.match(text, at)
    if found is None:
        return Step(at + 1) if text[at] == "半" else None
    draft = Draft(at, found.end(), "duration", Kind.DURATION, Number(Decimal(0)), word=found["word"], half=True)
    return _bend(draft, text, floor, inside=None)


def _read_number(text: str, at: int, floor: int) -> Step | None:
    found = compiled(_NUMBER).match(text, at)
    if found is None:
        return None
    if text[found.end() : found.end() + 1] == "+":
        return Step(found.end())
    inside, end = found["inside"], found.end()
    if found["high"] and _are_two(found, text):
        end = found.start("link")
        number = parse_number(found["low"] + (found["scale"] or ""))
    else:
        number = _number(found)
    word_at = end + (text[end : end + 1] == " ")
    word = measure_word(text, word_at)
    if inside == "来" and not word and not found["scale"]:
        inside, end, word_at, number = None, found.end("low"), found.end("low"), parse_number(found["low"])
        word = measure_word(text, word_at)
    draft = Draft(at, end, "number", number=number)
    if word == "个" and _POINTS_TOO.match(text, word_at + 1):
        draft.end = word_at + 1
        draft.take_unit("个百分点", "unit of the list")
        return _bend(draft, text, floor, inside)
    if not word:
        return _without_unit(draft, text, floor, inside)
    draft.word, draft.word_at, draft.kind, draft.end = word, word_at, KINDS[word], word_at + len(word)
    draft.rule = draft.kind.value
    if word == TENTHS and number and text[draft.end : draft.end + 1] == "半":
        number = draft.number = number._replace(low=number.low + ONE_HALF)
        draft.end += 1
    elif word == TENTHS and number and (fifth := _TENTH_OF_TENTH.match(text, draft.end)):
        number = draft.number = number._replace(low=number.low + Decimal(DIGITS[fifth[0]]) / 10)
        draft.end = fifth.end()
    if number is None:
        return Step(draft.end, draft if _FIGURES.search(found[0]) else None)
    if draft.kind is Kind.DURATION:
        draft.half = "半" in word
        if text[draft.end : draft.end + 1] == "半" and word in ("年", "天", "小时", "周"):
            draft.half, draft.end = True, draft.end + 1
    step = _bend(draft, text, floor, inside)
    return Step(step.end, None if _counts_nothing(draft, text, at, found["low"]) else draft)


def _read_garbled(text: str, at: int) -> Step:
    """Pass over digits that are no number, and say so where they have a unit: 1,1500万元."""
    found = _GARBLED.match(text, at)
    if found is None:
        return Step(at + 1)
    end = found.end() + (text[found.end() : found.end() + 1] in GROUPS)
    word = measure_word(text, end)
    if not word:
        return Step(end)
    return Step(end + len(word), Draft(at, end + len(word), "garbled", KINDS[word], word=word, word_at=end))


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


def _number(found: re.Match[str]) -> Number | None:
    """Return the value of a number or a range, whose scale word may be printed at its end only."""
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


def _without_unit(draft: Draft, text: str, floor: int, inside: str | None) -> Step:
    """Find the unit of a number that has none beside it, or leave the draft without a kind."""
    number = draft.number
    if number is None:
        return Step(draft.end)
    if text[draft.start - 1 : draft.start] in YUAN_SIGNS:
        draft.take_unit("元", "sign of the currency")
        return _bend(draft, text, floor, inside)
    if number.alone and not inside:
        bent = qualifiers.before(text, draft.start, scale_alone=True)
        if number.group < LEAST_SCALE or bent is None:
            return Step(draft.end)
    if number.group >= LEAST_SCALE or inside:
        large = number.group >= GROUPS["亿"]
        word = (
            contexts.unit_of_scaled(text, draft.start, draft.end, hundred_million=large)
            if number.group
            else contexts.noun_ahead(text, draft.end)
        )
        if word:
            draft.take_unit(word, "unit from the context")
        if word or (number.group and (large or _FIGURES.match(text, draft.start))):
            return _bend(draft, text, floor, inside)
        return Step(draft.end)
    return Step(draft.end, draft if _FIGURES.match(text, draft.start) else None)


def _bend(draft: Draft, text: str, floor: int, inside: str | None) -> Step:
    """Let the words before, in, behind and away from a number bend it."""
    number, meaning = draft.number, None
    at = draft.start
    if inside:
        meaning = qualifiers.INSIDE[inside]
    elif number and number.more:
        meaning = Qualifier.OVER
    if behind := qualifiers.behind(text, draft.end):
        bend, draft.end = behind
        meaning = meaning or bend
    elif text[draft.end : draft.end + 1] in ("多", "余") and _opens(draft, text):
        meaning, draft.end = meaning or Qualifier.OVER, draft.end + 1
    elif "多" in draft.word or "余" in draft.word:
        meaning = Qualifier.OVER
    alone = bool(number and number.alone) or text[at] == "半"
    before = qualifiers.before(text, at, scale_alone=alone)
    if before and before[1] >= floor and not (draft.kind is Kind.DURATION and _recent(text, before[1])):
        draft.start = before[1]
        if meaning is not Qualifier.OVER or before[0] in (Qualifier.AT_LEAST, Qualifier.AT_MOST):
            meaning = before[0]
    if number and number.high is not None:
        meaning = Qualifier.RANGE
    draft.meaning = meaning or qualifiers.away(text, floor, at) or Qualifier.EXACT
    return Step(draft.end, draft)


def _opens(draft: Draft, text: str) -> bool:
    if DURATION.get(draft.word, draft.word) not in qualifiers.MORE_BEHIND and draft.rule != "fraction":
        return False
    following = text[draft.end + 1 : draft.end + 2]  # 比去年的3亿元多2千万元 compares
    return following not in tuple(qualifiers.NOT_MORE_BEFORE) and not _FIGURES.match(following)


def _recent(text: str, start: int) -> bool:
    """Whether 近 before a length of time means the last years: 近两年."""
    return text[start] == "近" and not text.endswith(qualifiers.SPENT, 0, start)


def _counts_nothing(draft: Draft, text: str, at: int, numeral: str) -> bool:
    """Whether the words only look like a number and its measure word."""
    number, word = draft.number, draft.word
    assert number is not None
    bent = draft.meaning is not Qualifier.EXACT or draft.start < at
    if _is_rank(number, word, text[at - 1 : at]):
        return True
    if number.alone and not bent:
        return len(numeral) == 1 or text[at - 1 : at] in ("(", ":", "/", "位")
    if _FIGURES.match(numeral):
        return False
    if number.low < 11 and (word in COLLECTIVES or (not bent and text[at - 1 : at] in _OPENING)):
        return True
    if word in ONLY_AFTER_FIGURES and number.low < (100 if word in OFTEN_ORDINAL else 11) and not bent:
        return True
    if word == "期" and len(numeral) == 1 and _PHASE.match(text, draft.end):
        return True
    if word == "次" and "届" in text[max(0, at - _SESSION) : at] and text.startswith(("会议", "全会"), draft.end):
        return True  # 十三届人大四次会议
    if numeral == "二" and (word in ORDINAL_AFTER_TWO or word in PURE_NOUNS):
        return True
    if numeral == "一" and text.startswith(word, draft.end):
        return True  # 一栋栋
    if numeral == "一" and not bent:
        counted = _PHRASE_END.match(text, draft.end) or _COUNTED_ONE.search(text, max(0, at - 5), at)
        return word in PURE_NOUNS or (word in ARTICLE and not counted)
    return False


def _is_rank(number: Number, word: str, last: str) -> bool:
    """Whether a number is a rank or a grade: 前三名, 高三学生, 2020级, 百亿级企业, and 二〇一〇成 is no share."""
    return (
        (last == "前" and word in ("名", "位"))
        or (last in ("高", "初", "大") and number.low < 10 and word in PURE_NOUNS)
        or (word == "级" and (number.alone or number.group >= LEAST_SCALE))
        or (word in ("级", "届") and YEARS[0] <= number.low <= YEARS[1])
        or (word == TENTHS and number.low > 10)
    )
