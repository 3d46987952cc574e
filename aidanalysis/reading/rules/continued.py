"""What an amount goes on in: a currency before or behind it, a smaller unit, 半, the denominator of a rate."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from aidanalysis.reading.draft import ONE_HALF
from aidanalysis.reading.quantity import Kind
from aidanalysis.reading.words.currencies import CURRENCY_OF
from aidanalysis.reading.words.measure_words import YUAN, measure_word
from aidanalysis.reading.words.numerals import parse_number
from aidanalysis.reading.words.smaller_units import DENOMINATORS, SMALLER

if TYPE_CHECKING:
    from aidanalysis.reading.draft import Draft

_ANY: Final = "|".join(sorted(map(re.escape, CURRENCY_OF), key=len, reverse=True))
_BEFORE: Final = re.compile(rf"({_ANY})[ :]?$")
_BEHIND: Final = re.compile(rf" ?(?:({_ANY})(?![A-Za-z\d])|\(({_ANY})(?=[)，,]))")
_DECLARED: Final = re.compile(rf"({_ANY})[)， ,、;；]*(?:以?下同|以下均同)")
#: What a currency before a number can end with, and one behind it begin with.
_LAST_SIGNS: Final = frozenset((*(name[-1] for name in CURRENCY_OF), " ", ":"))
_FIRST_SIGNS: Final = frozenset((*(name[0] for name in CURRENCY_OF), " ", "("))
_LONGEST: Final = max(map(len, CURRENCY_OF)) + 1

#: 半 as half of the unit before it; 半数 and 半年 are words of their own.
_HALF: Final = re.compile("半(?![数年月天日小个山路径导岛截夜壁途价])")
_FIGURE: Final = r"\d+|[一二两三四五六七八九]"
_SMALL: Final = re.compile(
    rf"[零又]?({_FIGURE}|十[一二三四五六七八九]?)(毛钱|角|毛|分(?![之别公米校店])|分米|厘米|公分|两(?![个名家])|米|公斤|克|寸|尺)"
)
_HAN_FIGURES: Final = frozenset("零又十一二两三四五六七八九")
_COINS: Final = re.compile(rf"(?:{_FIGURE})[角毛]")
#: A last digit without a unit stands in the next smaller one: 3米5, 三块五.
_LAST: Final = re.compile(r"(\d{1,2}|[一二三四五六七八九])(?=$|[,，。;；、)\n的宽高深长厚]|左右|上下|以[上下内])")
_RATE: Final = re.compile(
    rf"/(?:(?:{'|'.join(sorted(DENOMINATORS, key=len, reverse=True))})(?:[·.]?(?:天|日|月|年|次))?)(?![A-Za-z\d²³(])"
)
#: 台/套 and 人/次 are units of two names.
_TWO_NAMES: Final = frozenset(("台/套", "人/次", "件/套", "户/次", "批/次", "场/次", "个/次", "辆/次", "头/只"))


def currency_before(text: str, position: int, floor: int) -> tuple[str, int] | None:
    """Return the currency that stands directly before a position, and where its sign starts."""
    if position <= floor or text[position - 1] not in _LAST_SIGNS:
        return None
    found = _BEFORE.search(text, max(floor, position - _LONGEST), position)
    return (CURRENCY_OF[found[1]], found.start()) if found else None


def currency_behind(text: str, position: int) -> tuple[str, int] | None:
    """Return the currency that stands directly behind a number, and where it ends."""
    if text[position : position + 1] not in _FIRST_SIGNS:
        return None
    found = _BEHIND.match(text, position)
    if found is None:
        return None
    return CURRENCY_OF[found[1] or found[2]], found.end() + (bool(found[2]) and text.startswith(")", found.end()))


def apply_declared(drafts: list[Draft], text: str) -> None:
    """Give the amounts at and behind 港元,下同 that currency."""
    if "下同" not in text:
        return
    for found in _DECLARED.finditer(text):
        currency = CURRENCY_OF[found[1]]
        for draft in drafts:
            own = draft.kind is Kind.MONEY and (draft.word in YUAN or draft.word == "元")
            if own and draft.end >= found.start() - 1 and draft.rule != "sign of the currency":
                draft.currency = "" if currency == "元" else currency


def follow(draft: Draft, text: str) -> None:
    """Take what belongs to an amount behind its unit: another currency, a smaller unit, 半, a denominator."""
    if draft.word == "块" and (_COINS.match(text, draft.end) or _LAST.match(text, draft.end)):
        draft.word, draft.word_at, draft.kind = "元", None, Kind.MONEY
    if draft.kind is Kind.MONEY and (named := currency_behind(text, draft.end)):
        currency = named[0]
        draft.end = named[1]
        if draft.word in YUAN:
            draft.currency = "" if currency == "元" else currency
        elif currency != CURRENCY_OF.get(draft.word, draft.word):
            draft.number = None
        return
    if draft.kind is Kind.DURATION:
        _half_a_time(draft, text)
        return
    number = draft.number
    if number and not number.group and number.high is None and draft.kind is not Kind.COUNT:
        _continue(draft, text)
    if (
        text.startswith("/", draft.end)
        and (rate := _RATE.match(text, draft.end))
        and draft.word + rate[0] not in _TWO_NAMES
    ):
        draft.per, draft.end = rate[0], rate.end()


def _half_a_time(draft: Draft, text: str) -> None:
    draft.part = ONE_HALF if "半" in draft.word else Decimal(0)
    if text.startswith("半", draft.end) and draft.word in ("年", "天", "小时", "周"):
        draft.part, draft.end = ONE_HALF, draft.end + 1


def _continue(draft: Draft, text: str) -> None:
    following = text[draft.end : draft.end + 1]
    if following == "半" and (half := _HALF.match(text, draft.end)):
        draft.part, draft.end = ONE_HALF, half.end()
        return
    if not following.isdecimal() and following not in _HAN_FIGURES:
        return
    smaller = SMALLER.get(draft.word, {})
    while smaller and (found := _SMALL.match(text, draft.end)) and found[2] in smaller:
        value = parse_number(found[1])
        assert value
        draft.part += value.low.scaleb(-smaller[found[2]])
        draft.end = found.end()
        smaller = {unit: place for unit, place in smaller.items() if place > smaller[found[2]]}
    last = _LAST.match(text, draft.end)
    if last and not draft.part and _takes_last(draft) and not measure_word(text, last.end()):
        value = parse_number(last[1])
        assert value
        draft.part, draft.end = value.low.scaleb(-len(last[1])), last.end()


def _takes_last(draft: Draft) -> bool:
    """Whether a bare digit behind the unit is read on: behind 米 and 块, the 块 standing as 元 of no place."""
    return draft.word == "米" or (draft.word == "元" and draft.word_at is None)
