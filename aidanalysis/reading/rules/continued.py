"""What an amount goes on in: a currency before or behind it, a smaller unit, 半, the denominator of a rate."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from aidanalysis.reading.draft import ONE_HALF
from aidanalysis.reading.quantity import Kind
from aidanalysis.reading.words.currencies import CURRENCY_OF
from aidanalysis.reading.words.measure_words import DURATION, YUAN, measure_word
from aidanalysis.reading.words.numerals import parse_number
from aidanalysis.reading.words.smaller_units import DENOMINATORS, SMALLER, SMALLER_TIMES

if TYPE_CHECKING:
    from aidanalysis.reading.draft import Draft

_ANY: Final = "|".join(sorted(map(re.escape, CURRENCY_OF), key=len, reverse=True))
#: A sign of dollars behind letters that no list holds is a currency of its own.
_BEFORE: Final = re.compile(rf"(?:({_ANY})[ :]?|\(({_ANY})\) ?|(?P<dollars>[A-Z]{{1,3}}\$) ?)$")
#: Some 币 that no list holds is no 元 either.
_BEHIND: Final = re.compile(
    rf" ?(?:({_ANY})(?![A-Za-z\d])|\(({_ANY})(?=[)，,])|(?P<coin>(?![硬纸银铜金钱旧新]币)[\u4e00-\u9fff]{{1,2}}币)(?![种值]))"
)
#: Scale words of another language: $1.5 million.
ENGLISH_SCALE: Final = re.compile(r" ?(?:[mb]illion|thousand|mln|bn)\b", re.IGNORECASE)
_DECLARED: Final = re.compile(rf"({_ANY})[)， ,、;；]*(?:以?下同|以下均同)")
#: What a currency before a number can end with, and one behind it begin with.
_LAST_SIGNS: Final = frozenset((*(name[-1] for name in CURRENCY_OF), " ", ":", ")"))
_FIRST_SIGNS: Final = frozenset((*(name[0] for name in CURRENCY_OF), " ", "("))
_LONGEST: Final = max(map(len, CURRENCY_OF)) + 3

#: Things that are counted in halves too, as 三担半 are.
_HALVED: Final = frozenset("担桶车袋碗杯筐箱瓶船")
#: 半 as half of the unit before it; 半数 and 半年 are words of their own.
_HALF: Final = re.compile("半(?![数年月天日小个山路径导岛截夜壁途价])")
_FIGURE: Final = r"\d+|[一二两三四五六七八九]"
_SMALL: Final = re.compile(
    rf"[零又]?({_FIGURE}|十[一二三四五六七八九]?)(毛钱|角|毛|分(?![之别公米校店])|分米|厘米|公分|两(?![个名家])|米|公斤|克|寸|尺)"
)
_SMALL_TIME: Final = re.compile(
    r"[零又]?(\d{1,2}|[一二两三四五六七八九十]{1,3})(个月|小时|分钟|分(?![之别公米校店部局])|秒钟?)(?!内)"
)
_HAN_FIGURES: Final = frozenset("零又十一二两三四五六七八九")
_COINS: Final = re.compile(rf"(?:{_FIGURE})[角毛]")
#: A last digit without a unit stands in the next smaller one: 3米5, 三块五.
_LAST: Final = re.compile(
    r"(\d{1,2}|[一二三四五六七八九])(?=$|[,，。;；、)\n的宽高深长厚]|左右|上下|以[上下内]|一(?:[公市]?斤|吨|亩|个|只|头|天|张|袋|瓶|公里|小时|顿|盒))"
)
_UNDER: Final = f"(?:{'|'.join(sorted(map(re.escape, DENOMINATORS), key=len, reverse=True))})"
#: 元/亩, 元/人·天, 元/人/月, 元/(人·天), 米每秒; a word that no list holds where the phrase ends behind it.
_RATE: Final = re.compile(
    rf" ?/ ?(?:\({_UNDER}(?:[·.*]{_UNDER})*\)|{_UNDER}(?:[·.]{_UNDER}|天|日|月|年|次)?(?:/{_UNDER})*(?![A-Za-z\d²³(]))"
    rf"|/[\u4e00-\u9fff]{{1,3}}(?:/{_UNDER})*(?=[,，。;；、)\n]|$)"
)
_EVERY: Final = re.compile(rf"每({_UNDER})(?![A-Za-z\d²³(])")
#: The rule of a number whose unit the words round it give.
FROM_CONTEXT: Final = "unit from the context"
_SENTENCE_END: Final = re.compile("[。;；!！?？\n]")
_SAME_LIST: Final = re.compile(r"[、和及与(（]|[,，]?(?:其中|分别)")
#: 台/套 and 人/次 are units of two names.
_TWO_NAMES: Final = frozenset(("台/套", "人/次", "件/套", "户/次", "批/次", "场/次", "个/次", "辆/次", "头/只"))


def currency_before(text: str, position: int, floor: int) -> tuple[str, int] | None:
    """Return the currency that stands directly before a position, and where its sign starts."""
    if position <= floor or text[position - 1] not in _LAST_SIGNS:
        return None
    found = _BEFORE.search(text, max(floor, position - _LONGEST), position)
    if found is None:
        return None
    name = found[1] or found[2] or (found["dollars"][:-1] if found["dollars"][:-1] in CURRENCY_OF else "")
    return CURRENCY_OF[name] if name else found["dollars"], found.start()


def currency_behind(text: str, position: int) -> tuple[str, int] | None:
    """Return the currency that stands directly behind a number, and where it ends."""
    if text[position : position + 1] not in _FIRST_SIGNS and "币" not in text[position + 1 : position + 3]:
        return None
    found = _BEHIND.match(text, position)
    if found is None:
        return None
    if found["coin"]:
        return found["coin"], found.end()
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


def apply_foreign(drafts: list[Draft], text: str) -> None:
    """Let a sum that prints no unit go on in the currency of its list; beside one, it is unclear which is meant."""
    last: Draft | None = None
    for draft in drafts:
        if draft.kind is not Kind.MONEY:
            continue
        if (
            draft.rule == FROM_CONTEXT
            and last
            and not draft.currency
            and not _SENTENCE_END.search(text, last.end, draft.start)
        ):
            if _SAME_LIST.match(text, last.end):
                draft.word, draft.currency = last.word, last.currency
            else:
                draft.number = None
            continue
        foreign = draft.currency not in ("", "元") or CURRENCY_OF.get(draft.word, "元") != "元"
        last = draft if foreign else None


def follow(draft: Draft, text: str) -> None:
    """Take what belongs to an amount behind its unit: another currency, a smaller unit, 半, a denominator."""
    if draft.word == "块" and (
        _COINS.match(text, draft.end) or _LAST.match(text, draft.end) or _HALF.match(text, draft.end)
    ):
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
        _part_of_a_time(draft, text)
        return
    number = draft.number
    whole = draft.kind is Kind.COUNT and draft.word not in _HALVED
    if number and not number.group and number.high is None and not whole:
        _continue(draft, text)
    _divide(draft, text)


def _divide(draft: Draft, text: str) -> None:
    """Take the denominator of a rate."""
    following = text[draft.end : draft.end + 1]
    if following == "每" and draft.kind is Kind.MEASURE and (every := _EVERY.match(text, draft.end)):
        draft.per, draft.end = f"/{every[1]}", every.end()
        return
    rate = _RATE.match(text, draft.end) if following and following in "/ " else None
    if rate and draft.word + rate[0] not in _TWO_NAMES:
        draft.per, draft.end = rate[0].replace(" ", ""), rate.end()


def _part_of_a_time(draft: Draft, text: str) -> None:
    """Take half of a length of time, or what follows in a smaller unit: 1小时30分钟, 2年3个月."""
    draft.part = ONE_HALF if "半" in draft.word else Decimal(0)
    unit = DURATION[draft.word]
    if unit in ("年", "天", "小时", "周", "个月") and _HALF.match(text, draft.end):
        draft.part, draft.end = ONE_HALF, draft.end + 1
    elif unit in SMALLER_TIMES and draft.number and draft.number.high is None:
        small = _SMALL_TIME.match(text, draft.end)
        if small and small[2] in SMALLER_TIMES[unit] and (value := parse_number(small[1])):
            draft.part, draft.end = value.low / SMALLER_TIMES[unit][small[2]], small.end()


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
    if last and not draft.part and _takes_last(draft, text) and not measure_word(text, last.end()):
        value = parse_number(last[1])
        assert value
        draft.part, draft.end = value.low.scaleb(-len(last[1])), last.end()


def _takes_last(draft: Draft, text: str) -> bool:
    """Whether a bare digit behind the unit is read on: behind 米 and 块 (a 元 that stands nowhere), and as a word behind 元."""
    if draft.word == "元" and draft.word_at is not None:
        return text[draft.end] in _HAN_FIGURES and text[draft.end + 1 : draft.end + 2] != "、"  # 八十六元五
    return draft.word in ("米", "元")
