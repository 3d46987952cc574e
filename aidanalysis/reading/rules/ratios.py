"""Shares and multiples in forms of their own: fractions, halves of a time, 翻两番, 七五折."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from aidanalysis.amount import Qualifier
from aidanalysis.reading.draft import ONE_HALF, Draft
from aidanalysis.reading.quantity import Kind
from aidanalysis.reading.rules.bending import bend
from aidanalysis.reading.rules.dates import LINK
from aidanalysis.reading.rules.step import Step
from aidanalysis.reading.words import qualifiers
from aidanalysis.reading.words.measure_words import KINDS, measure_word
from aidanalysis.reading.words.numerals import HAN_DIGITS, NUMERAL, PAIRS, Number, compiled, parse_number

_FRACTION: Final = (
    rf"(?:(?P<whole>{NUMERAL})又)?(?:(?P<cent>[百千万])|(?P<under>[一二三四五六七八九]?十|{NUMERAL}))分之(?P<over>{NUMERAL})"
    rf"(?:{LINK}(?:[百千万]分之)?(?P<to>{NUMERAL}))?"
    r"|(?:一半|半数|(?<=[过近超])半)(?![年天月日路途径夜])"
)
_PER_CENT: Final = {"百": ("%", 0), "千": ("‰", 0), "万": ("%", -2)}
#: 1/3农户, but not 2011/3/4, 5/12地震, 3/4号楼 and the like.
_SLASH: Final = re.compile(
    r"(?<![\d/.A-Za-z])(?:(?P<whole>\d{1,2})又)?(?P<over>\d{1,2})/(?P<under>\d{1,2})"
    r"(?=[\u4e00-\u9fff](?<![年月日号期版楼室栋标至到地])|[,，。;；、)\n%]|$| ?(?:[kc]?m[²³23]?|[km]?g|t|ha)\b)"
)
#: What a fraction measures; of anything else it is a share.
_MEASURED: Final = frozenset((Kind.MEASURE, Kind.MONEY, Kind.DURATION))
_ALSO_MEASURED: Final = frozenset(("个", "倍", "个百分点"))
#: Behind 一二 of 五分之一二 when both are meant.
_BOTH_MEANT: Final = re.compile(r"[的以左上约强弱是为在已都均有来属用被由,，。;；、)\n]|$")
#: From the start of a fraction to its 分之 at most.
_LONGEST: Final = 26
_HALF_DURATION: Final = re.compile("半(?P<word>年|天|个多?月|个?小时|个学期|个世纪|个?钟头)(?![级报刊])")
_DOUBLED: Final = re.compile("(?P<times>[一两二三四五六1-6])番(?P<half>半)?(?!茄|薯)")
_TURNED: Final = re.compile("(?<!推)翻(?:了|将近|接近|近|大约|约|超过|过|不止){0,2}$")
_DISCOUNT: Final = re.compile(
    r"(?P<tenths>[一二三四五六七八九]{1,2}|\d{2}|\d(?:\.\d)?)折(?![合算扣叠子断线射磨旧腾中价款损页半腰弯回返八服])"
)


def read_ratio(text: str, at: int, floor: int) -> Step | None:
    """Read the share or multiple whose first numeral stands at a position."""
    return (
        ("/" in text[at + 1 : at + 6] and _slash(text, at, floor))
        or ("番" in text[at + 1 : at + 2] and _doubling(text, at, floor))
        or ("折" in text[at + 1 : at + 4] and _discount(text, at, floor))
        or ((text[at] in "一半" or "分之" in text[at : at + _LONGEST]) and _fraction(text, at, floor))
        or (text[at] == "半" and _half_duration(text, at, floor))
        or None
    )


def _slash(text: str, at: int, floor: int) -> Step | None:
    found = _SLASH.match(text, at)
    if found is None or not int(found["under"]):
        return None
    if text[at - 1 : at] in ("", ",", "，", "\n", " ") and text[found.end() : found.end() + 1] in ("", "\n"):
        return Step(found.end())  # the number of a page
    share = Decimal(found["over"]) / Decimal(found["under"])
    measured = measure_word(text, found.end() + (text[found.end() : found.end() + 1] == " "))
    is_amount = measured in _ALSO_MEASURED or KINDS.get(measured) in _MEASURED
    if share >= 1 and not is_amount:
        return None
    return _share(Draft(at, found.end(), "fraction", number=Number(share + int(found["whole"] or 0))), text, floor)


def _share(draft: Draft, text: str, floor: int, unit: str = "%", power: int = 2) -> Step:
    """Give a part of one the unit that it measures or, where it is a part of something, per cent."""
    number = draft.number
    at = draft.end + (text[draft.end : draft.end + 1] == " ")
    word = measure_word(text, at) if unit == "%" and power == 2 else ""
    if word in _ALSO_MEASURED or KINDS.get(word) in _MEASURED:
        draft.word, draft.word_at, draft.end, draft.kind = word, at, at + len(word), KINDS[word]
    else:
        draft.word, draft.kind = unit, Kind.RATIO
        if number:
            high = None if number.high is None else number.high.scaleb(power)
            draft.number = Number(number.low.scaleb(power), high)
    return bend(draft, text, floor)


def _fraction(text: str, at: int, floor: int) -> Step | None:
    found = compiled(_FRACTION).match(text, at)
    if found is None:
        return None
    if not found["over"]:
        return bend(Draft(at, found.end(), "fraction", Kind.RATIO, Number(Decimal(50)), word="%"), text, floor)
    unit, power = _PER_CENT.get(found["cent"] or "百", ("%", 0))
    draft = Draft(at, found.end(), "fraction", Kind.RATIO)
    over, end = _numerator(found, text)
    under = parse_number(found["under"]) if found["under"] else Number(Decimal(1))
    to = parse_number(found["to"]) if found["to"] else None
    whole = parse_number(found["whole"]) if found["whole"] else Number(Decimal(0))
    if over and under and under.low and whole and not (found["to"] and to is None):
        high = to.low if to and found["cent"] else over.high
        draft.end = end
        draft.number = Number(whole.low + over.low / under.low, None if high is None else whole.low + high / under.low)
    return _share(draft, text, floor, unit, power + 2 if found["under"] else power)


def _numerator(found: re.Match[str], text: str) -> tuple[Number | None, int]:
    """Return the numerator and where it ends: before a noun that begins with a numeral, as 二手农机 does."""
    numeral, end = found["over"], found.end()
    number = parse_number(numeral)
    if found["cent"] or found["to"] or len(numeral) == 1 or numeral[0] not in HAN_DIGITS:
        return number, end
    both = numeral in PAIRS and _BOTH_MEANT.match(text, end)
    under = parse_number(found["under"]) if found["under"] else None
    exceeds = number and under and number.low > under.low  # the 万 of 三分之二万户 is another word's
    runs_on = number is None or exceeds or (numeral[1] in HAN_DIGITS and not both)
    return (parse_number(numeral[0]), found.start("over") + 1) if runs_on else (number, end)


def _doubling(text: str, at: int, floor: int) -> Step | None:
    found = _DOUBLED.match(text, at)
    if found is None or not (turned := _TURNED.search(text, max(floor, at - 6), at)):
        return None
    times = parse_number(found["times"])
    assert times
    draft = Draft(at, found.end(), "doubling", Kind.RATIO, Number(2**times.low), word="倍")
    if found["half"]:
        draft.number = None
    bent = qualifiers.before(text, at, scale_alone=False)  # 翻了近一番
    draft.start = turned.start()
    step = bend(draft, text, floor)
    if bent and draft.meaning is Qualifier.EXACT:
        draft.meaning = bent[0]
    return step


def _discount(text: str, at: int, floor: int) -> Step | None:
    found = _DISCOUNT.match(text, at)
    tenths = parse_number(found["tenths"]) if found else None
    if found is None or tenths is None:
        return None
    share = tenths.low * (10 if len(found["tenths"]) != 2 else 1)
    number = Number(share) if tenths.high is None else None  # 四五折 may be 45 or from 40 to 50
    return bend(Draft(at, found.end(), "discount", Kind.RATIO, number, word="%"), text, floor)


def _half_duration(text: str, at: int, floor: int) -> Step:
    found = _HALF_DURATION.match(text, at)
    if found is None:
        return Step(at + 1)
    draft = Draft(at, found.end(), "duration", Kind.DURATION, Number(Decimal(0)), word=found["word"], part=ONE_HALF)
    return bend(draft, text, floor)
