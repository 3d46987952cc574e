"""Currencies that stand before a number or behind its unit, and what goes on behind a unit: 半, 3角, /亩."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from aidanalysis.reading.measure_words import YUAN, measure_word
from aidanalysis.reading.numerals import parse_number
from aidanalysis.reading.quantity import Kind

if TYPE_CHECKING:
    from aidanalysis.reading.draft import Draft

#: Each currency by its signs, codes and names.
_NAMES: Final = {
    "元": "CN¥ RMB CNY ¥ 人民币",
    "港元": "HK$ HKD 港元 港币 港圆",
    "美元": "US$ USD $ 美元 美金 美圆",
    "欧元": "EUR € 欧元",
    "日元": "JP¥ JPY 日元 日圆 日币",
    "英镑": "GBP £ 英镑",
    "澳元": "A$ AUD 澳元 澳币",
    "加元": "C$ CAD 加元 加币",
    "新加坡元": "S$ SGD 新加坡元 新元 新币",
    "澳门元": "MOP 澳门元 澳门币",
    "新台币": "NT$ TWD 新台币 台币",
    "瑞士法郎": "CHF 瑞士法郎 瑞郎",
    "韩元": "KRW ₩ 韩元 韩圆",
    "卢布": "RUB ₽ 卢布",
    "泰铢": "THB ฿ 泰铢",
    "卢比": "INR ₹ 卢比",
}
CURRENCY_OF: Final = {name: currency for currency, names in _NAMES.items() for name in names.split()}
_ANY: Final = "|".join(sorted(map(re.escape, CURRENCY_OF), key=len, reverse=True))
_BEFORE: Final = re.compile(rf"({_ANY}) ?$")
_BEHIND: Final = re.compile(rf" ?(?:({_ANY})(?![A-Za-z])|\(({_ANY})\))")
_DECLARED: Final = re.compile(rf"({_ANY})[)， ,、;；]*下同")
_LONGEST: Final = max(map(len, CURRENCY_OF)) + 1

_HALF: Final = re.compile("半(?![数年月天日小个山路径导岛截夜壁途价])")
#: The next smaller units, as powers of ten of the larger.
_SMALLER: Final = {
    **{word: {"角": 1, "毛": 1, "分": 2} for word in YUAN},
    "米": {"分米": 1, "厘米": 2},
    "斤": {"两": 1},
    "公里": {"米": 3},
    "吨": {"公斤": 3},
    "公斤": {"克": 3},
}
_FIGURE: Final = r"\d+|[一二两三四五六七八九]"
_SMALL: Final = re.compile(rf"零?({_FIGURE})(角|毛|分(?!之|别|公|米)|分米|厘米|两(?!个|名|家)|米|公斤|克)")
_LAST: Final = re.compile(r"(\d{1,2}|[一二三四五六七八九])(?=$|[，,。;；、)\n的宽高深长]|左右|以[上下内])")
_COINS: Final = re.compile(rf"(?:{_FIGURE})[角毛]")
_RATE: Final = re.compile(
    r"/(?:[kc]?m[²³23]?|h|s|min|kg|t|ha|kWh|人|亩|户|天|日|月|年|斤|吨|公斤|公顷|头|只|株|小时|平方米|立方米|次|学年|股|度|里|公里|米|秒|升)(?![\w(])|/(?:人|亩|户|天|日|月|年|斤|吨|公斤|公顷|头|只|株|小时|平方米|立方米|学年|公里)(?=[\u4e00-\u9fff(])"
)


def before(text: str, position: int, floor: int) -> tuple[str, int] | None:
    """Return the currency that stands directly before a position, and where its sign starts."""
    found = _BEFORE.search(text, max(floor, position - _LONGEST), position)
    return (CURRENCY_OF[found[1]], found.start()) if found else None


def behind(text: str, position: int) -> tuple[str, int] | None:
    """Return the currency that stands directly behind a number, and where it ends."""
    found = _BEHIND.match(text, position)
    return (CURRENCY_OF[found[1] or found[2]], found.end()) if found else None


def apply_declared(drafts: list[Draft], text: str) -> None:
    """Give the amounts behind 港元,下同 that currency."""
    if "下同" not in text:
        return
    for found in _DECLARED.finditer(text):
        for draft in drafts:
            if draft.start > found.start() and draft.kind is Kind.MONEY and draft.word in YUAN:
                draft.currency = CURRENCY_OF[found[1]]


def follow(draft: Draft, text: str) -> None:
    """Take what belongs to an amount behind its unit: another currency, a smaller unit, 半, a denominator."""
    number = draft.number
    if draft.word == "块" and (_COINS.match(text, draft.end) or _LAST.match(text, draft.end)):
        draft.word, draft.word_at, draft.kind = "元", None, Kind.MONEY
    if draft.kind is Kind.MONEY and (found := _BEHIND.match(text, draft.end)):
        named = CURRENCY_OF[found[1] or found[2]]
        if draft.word in YUAN:
            draft.currency, draft.end = named, found.end()
        elif named != CURRENCY_OF.get(draft.word, draft.word):
            draft.number, draft.end = None, found.end()
        return
    if draft.kind in (Kind.MONEY, Kind.MEASURE) and number and not number.group and number.high is None:
        _continue(draft, text)
    if draft.kind is not Kind.DURATION and (rate := _RATE.match(text, draft.end)):
        draft.per, draft.end = rate[0], rate.end()


def _continue(draft: Draft, text: str) -> None:
    if half := _HALF.match(text, draft.end):
        draft.part, draft.end = Decimal("0.5"), half.end()
        return
    smaller = _SMALLER.get(draft.word, {})
    while smaller and (found := _SMALL.match(text, draft.end)) and found[2] in smaller:
        value = parse_number(found[1])
        assert value
        draft.part += value.low.scaleb(-smaller[found[2]])
        draft.end = found.end()
        if found[2] == "分":
            return
    last = _LAST.match(text, draft.end)
    if (
        last
        and not draft.part
        and draft.word in ("元", "米")
        and text[draft.end - 1] != "元"
        and not measure_word(text, last.end())
    ):
        value = parse_number(last[1])
        assert value
        draft.part, draft.end = value.low.scaleb(-len(last[1])), last.end()
