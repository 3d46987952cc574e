"""Numerals in a form of their own: powers of ten, tolerances, neighbours (5、6家), torn figures, 个把月."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise
from typing import Final, NamedTuple

from aidanalysis.reading.words.measure_words import measure_word
from aidanalysis.reading.words.numerals import DIGITS, POWERS, Number

_POWER: Final = re.compile(
    r"(?:(?P<factor>\d+(?:\.\d+)?) ?[×xX*·✕] ?)?10(?:\^|\*\*|的(?=\d次方))(?P<power>-?\d{1,2})(?!\d)(?:次方)?(?P<scale>[万亿]?)"
)
#: 1.2E+4吨, as spreadsheets print it.
_EXPONENT: Final = re.compile(r"(?P<factor>\d+(?:\.\d+)?)[eE](?P<power>[+-]?\d{1,2})(?!\d)")
_NUM: Final = r"\d+(?:\.\d+)?"
#: The unit may stand at both numbers: 18℃±2℃.
_TOLERANCE: Final = re.compile(
    rf"(?:(?P<middle>{_NUM}) ?(?:(?P<unit>[^\d\s,，。;；、()±]{{1,4}}?) ?±|±|\+/-|正负) ?|(?<=±)|(?<=±\s)|(?<=正负))"
    r"(?P<by>\d+(?:\.\d+)?)(?P<scale>[万亿]?)"
)
_NEIGHBOURS: Final = re.compile(
    r"(?P<tens>[二三四五六七八九]?十)?(?P<low>\d{1,2}|[一二两三四五六七八九])(?P<link>[、或])(?P<high>\d{1,2}|[二两三四五六七八九])"
    r"(?P<scale>[十百千万亿]*)(?![\d.])"
)
#: Not behind the start of a line or sentence, where 3、 is a mark of a list, nor within a longer number.
_LIST_BEFORE: Final = "\n。;；:第附表图.0123456789一二三四五六七八九十百千万亿"
#: What is ranked by numbers sooner than counted in a list of them: 5、6组.
_RANKED: Final = frozenset("期级类批组轮层届班册环段区路线科步代章节版字句")
#: The mark that stands before another in a list.
_BEFORE_LOW: Final = {
    after: before for signs in ("一二三四五六七八九", "123456789") for before, after in pairwise(signs)
}
#: Nobody lists by what lasts or is measured: ；五、六个月.
_SPAN: Final = re.compile("个月|天|里|岁|元|亩|公里|小时")
_LISTED: Final = re.compile(r"[\d一二三四五六七八九十]、$")
_TORN: Final = re.compile(r"(?<=[\u4e00-\u9fff])\d{1,3}(?: \d{1,3})+(?:\.\d+)?[万亿]?")
_GROUPS_OF_THREE: Final = re.compile(r"\d{1,3}(?: \d{3})+(?:\.\d+)?[万亿]?")
_LABEL: Final = ("表", "图", "件", "第")
_FIGURES: Final = re.compile(r"[\d.]+")
_LINKED: Final = re.compile("[一二两三四五六七八九十]{1,3}[、或]")
_A_FEW: Final = re.compile("(?<=个)把(?P<word>月|星期|礼拜|小时|钟头|人|学期)")
_TOGETHER: Final = re.compile(r"[俩仨](?=[\u4e00-\u9fff])")
#: Two persons named by how they belong together: 夫妻俩.
_PERSONS_BEFORE: Final = tuple(
    "夫妻 夫妇 姐妹 兄弟 姐弟 兄妹 母女 母子 父子 父女 爷孙 婆媳 他们 我们 你们 她们 咱们 咱 娘 爷".split()
)


class Numeral(NamedTuple):
    """A number as far as its digits go; ``low`` is the numeral that it begins with."""

    start: int
    end: int
    number: Number | None
    low: str
    inside: str | None = None
    unit: str = ""
    signed: bool = False


def read_form(text: str, at: int, floor: int) -> Numeral | None:
    """Return the numeral of one of these forms whose first sign stands at a position."""
    sign = text[at]
    if sign in "把俩仨":
        return _rough(text, at, floor)
    if not sign.isdecimal():
        return _neighbours(text, at, floor) if _LINKED.match(text, at) else None
    figures = _FIGURES.match(text, at)
    assert figures
    following = text[figures.end() : figures.end() + 1]
    if following in "、或":
        return _neighbours(text, at, floor) if following else None
    if following in "eE" and (power := _exponent(text, at)):
        return power
    if following in "×xX*·✕^的 " and (power := _power(text, at)):
        return power
    if ("±" in text[figures.end() : figures.end() + 6] or following in "+正 " or text[at - 1 : at] in "±负 ") and (
        tolerance := _tolerance(text, at, floor)
    ):
        return tolerance
    return _torn(text, at) if following == " " else None


def _rough(text: str, at: int, floor: int) -> Numeral | None:
    if (found := _A_FEW.match(text, at)) and at > floor:
        word = {"人": "人", "小时": "个小时", "钟头": "个钟头"}.get(found["word"], "个" + found["word"])
        return Numeral(at - 1, found.end(), Number(Decimal(1)), found[0], "把", word)
    if text.startswith("月", at + 1) and text[at] != "把":
        return Numeral(at, at + 2, Number(Decimal(2 if text[at] == "俩" else 3)), text[at], None, "个月")
    if _TOGETHER.match(text, at) and not text.endswith(_PERSONS_BEFORE, 0, at):
        return Numeral(at, at + 1, Number(Decimal(2 if text[at] == "俩" else 3)), text[at], None, "个")
    return None


def _power(text: str, at: int) -> Numeral | None:
    found = _POWER.match(text, at)
    if found is None:
        return None
    group = POWERS.get(found["scale"], 0)
    value = Decimal(found["factor"] or 1).scaleb(int(found["power"]) + group)
    return Numeral(at, found.end(), Number(value, group=group), found[0])


def _exponent(text: str, at: int) -> Numeral | None:
    found = _EXPONENT.match(text, at)
    if found is None or not measure_word(text, found.end() + (text[found.end() : found.end() + 1] == " ")):
        return None
    return Numeral(at, found.end(), Number(Decimal(found["factor"]).scaleb(int(found["power"]))), found[0])


def _tolerance(text: str, at: int, floor: int) -> Numeral | None:
    found = _TOLERANCE.match(text, at)
    if found is None:
        return None
    middle, by, group = Decimal(found["middle"] or 0), Decimal(found["by"]), POWERS.get(found["scale"], 0)
    start = at
    if not found["middle"]:
        start = max(floor, at - 1 - (text[at - 1] in " 负"))
    number: Number | None = Number((middle - by).scaleb(group), (middle + by).scaleb(group), group=group)
    if found["unit"] and not text.startswith(found["unit"], found.end("by")):
        number = None  # 18米±2厘米
    return Numeral(start, found.end(), number, found[0], signed=True)


def _neighbours(text: str, at: int, floor: int) -> Numeral | None:
    found = _NEIGHBOURS.match(text, at)
    if found is None or _LISTED.search(text, max(floor, at - 2), at):
        return None
    if (at == 0 or (at > floor and text[at - 1] in _LIST_BEFORE)) and not _begins_no_list(found, text, at):
        return None
    low, high = (Decimal(DIGITS.get(one, one)) for one in (found["low"], found["high"]))
    word = measure_word(text, found.end())
    if high != low + 1 or word in _RANKED:
        return None
    if not word and not set(found["scale"]) & set("万亿"):
        return None
    tens = Decimal(DIGITS.get((found["tens"] or "")[:1], 1) * 10) if found["tens"] else Decimal(0)
    power = sum(POWERS[sign] for sign in found["scale"])
    group = sum(POWERS[sign] for sign in found["scale"] if sign in "万亿")
    return Numeral(
        at, found.end(), Number((tens + low).scaleb(power), (tens + high).scaleb(power), group=group), found[0]
    )


def _begins_no_list(found: re.Match[str], text: str, at: int) -> bool:
    """Whether 三、四十里 at the head of a line or sentence is no third point: no second one stands before it."""
    if (at and text[at - 1] not in "\n。;；:") or found["low"] in ("1", "一"):
        return False
    if found["scale"] or _SPAN.match(text, found.end()):
        return True
    before = _BEFORE_LOW.get(found["low"], "")
    return bool(before) and f"{before}、" not in text[:at] and at > 0


def _torn(text: str, at: int) -> Numeral | None:
    """Figures with a space anywhere but between groups of three make no number that can be known."""
    found = _TORN.match(text, at)
    if found is None or _GROUPS_OF_THREE.fullmatch(found[0]) or text.endswith(_LABEL, 0, at):
        return None
    return Numeral(at, found.end(), None, found[0]) if measure_word(text, found.end()) else None
