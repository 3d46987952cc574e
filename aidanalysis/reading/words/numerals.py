"""Numerals: Arabic, Chinese and mixed (3万2千, 二十几, 三四百)."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import Final, NamedTuple

DIGITS: Final = {
    sign: value
    for value, signs in enumerate(("零〇", "一", "二两", "三", "四", "五", "六", "七", "八", "九"))
    for sign in signs
}
#: Powers of ten within a group of four digits, and the two words that hold a digit and ten.
PLACES: Final = {"十": 1, "百": 2, "千": 3}
TENS: Final = {"廿": 20, "卅": 30}
#: Powers of ten of the groups.
GROUPS: Final = {"万": 4, "亿": 8}
POWERS: Final = {**PLACES, **GROUPS}
#: A scale word is none before these: 千瓦, 千米, 百分之, 万州, 百姓.
NOT_A_SCALE_BEFORE: Final = {"百": "分姓货度", "千": "瓦米克卡伏分赫", "万": "州分", "亿": "", "十": "字分"}
#: Some, as a digit: 几十, 数百, 十几.
SOME: Final = "几数"
#: Neighbouring digits that mean one or the other: 三四个, 十七八人, 三五天.
PAIRS: Final = frozenset(("一二", "一两", "二三", "两三", "三四", "三五", "四五", "五六", "六七", "七八", "八九"))

#: No figure of a report is longer; what is longer is a code.
LONGEST: Final = 24

_SCALES: Final = [f"{word}(?![{no}])" if no else word for word, no in NOT_A_SCALE_BEFORE.items()]
#: The 千 of 一万二千米 is one too: nobody says 一万二 kilometres.
_AFTER_TEN_THOUSANDS: Final = rf"(?<=万[\d{''.join(DIGITS)}])千(?=[瓦米克])"
SCALE: Final = f"(?:{'|'.join((*_SCALES, _AFTER_TEN_THOUSANDS))})"
#: 2 340, 1,150 and 3. 5 are one number, the first and the last where a unit follows; 1,15 is none.
ARABIC: Final = (
    r"(?:\d{1,3}(?: \d{3}){1,3}+(?=(?:\.\d++)?+(?:[\u4e00-\u9fff%‰]| ?(?:[kcm]?m[²³23]?|[km]?[gtW]|ha|kWh)\b| (?:[万亿元多余%‰名个户人家项次吨亩公平千立米件台套只头所座条斤担里顷升度株棵羽尾匹辆栋间张本册份批场支根])))|\d{1,3}(?:,\d{3})++(?![\d,])|\d++(?!(?:,\d++)++))"
    r"(?:\.\d++|(?: \. ?|\. )\d{1,4}(?= ?[%‰万亿元倍个]))?+"
)
HAN_DIGITS: Final = "".join(DIGITS)
HAN: Final = rf"(?:[{HAN_DIGITS}{''.join(TENS)}几]|数(?=[十百千万亿])|{SCALE}|点(?=[{HAN_DIGITS}]))"
#: A numeral without the words that make it vague.
NUMERAL: Final = rf"(?:(?:{ARABIC}|{HAN})(?: ?{SCALE})*+)++"
#: The characters that a numeral can start with.
FIRST: Final = rf"[\d{HAN_DIGITS}{''.join(TENS)}{''.join(GROUPS)}{''.join(PLACES)}几数半]"

#: The characters that a number can start with, 俩 for two and the 把 of 个把月 among them.
START: Final = f"{FIRST[:-1]}俩仨把]"

#: The large patterns are compiled when a text is first read, so that they do not slow down an import.
compiled: Final = cache(re.compile)
_TOKEN: Final = re.compile(r"[\d,]+(?:\.\d+)?|\S")
_PAIR: Final = re.compile(rf"([{HAN_DIGITS}])([{HAN_DIGITS}])(?![{HAN_DIGITS}])")
_FIGURES: Final = re.compile(r"\d")
#: Figures with the scale words behind them.
_SIMPLE: Final = re.compile(r"(\d+(?:\.\d+)?)([十百千]?[万亿]?|万亿)")
_DIGIT_RUN: Final = re.compile(rf"[{HAN_DIGITS}]{{2,}}")


class Number(NamedTuple):
    """A numeral's value: ``low`` and, for 三四十 or 几百, ``high``; ``more`` where 几 leaves it open (十几).

    Both have the exponent of the last printed place: 1亿2000万 is 12000E+4. ``group`` is the power of ten by
    which the number is printed shorter, that of its last scale words; 0 where it is printed to the unit.
    ``alone`` says that no digit stands before its scale words (百余).
    """

    low: Decimal
    high: Decimal | None = None
    more: bool = False
    group: int = 0
    alone: bool = False


def parse_number(numeral: str) -> Number | None:
    """Return the value of a numeral, ``None`` where it cannot be read without guessing.

    >>> parse_number("1亿2000万").low
    Decimal('1.2000E+8')
    """
    if " " in numeral:
        numeral = numeral.replace(" ", "")
    if len(numeral) > LONGEST:
        return None
    if numeral.isdecimal():
        return Number(Decimal(numeral))
    if (simple := _SIMPLE.fullmatch(numeral)) and (figures := Decimal(simple[1])):
        power = sum(map(POWERS.__getitem__, simple[2]))
        return Number(figures.scaleb(power) if power else figures, group=power)
    group, alone = _printed_group(numeral), numeral[0] in "百千万亿"
    if numeral[0] in SOME:
        low = _value("二" + numeral[1:]) if len(numeral) > 1 else None
        return None if low is None else Number(low, low * 5, group=group)
    if "几" in numeral:
        before, _, after = numeral.partition("几")
        low = _value(before + after.lstrip("".join(PLACES)))
        return None if low is None else Number(low, more=True, group=group)
    pair = _PAIR.search(numeral)
    if pair and pair[0] in PAIRS and (pair.start() == 0 or numeral[pair.start() - 1] not in DIGITS):
        low = _value(numeral[: pair.end() - 1] + numeral[pair.end() :])
        high = _value(numeral[: pair.start()] + numeral[pair.start() + 1 :])
        return None if low is None or high is None else Number(low, high, group=group)
    low = _value(numeral)
    return None if low is None else Number(low, group=group, alone=alone)


def _printed_group(numeral: str) -> int:
    """Return the power of ten of the scale words that a numeral ends with: 5.2百万, 二十亿, 1亿2000万."""
    head = numeral.rstrip("".join(POWERS))
    scales = numeral[len(head) :]
    if not _FIGURES.search(head) and not GROUPS.keys() & set(head):
        scales = scales.lstrip("".join(PLACES))  # 三千元 is printed in 元, 三千万元 in 万元
    return sum(POWERS[word] for word in scales)


def _value(numeral: str) -> Decimal | None:  # noqa: PLR0912 - a branch for each kind of sign
    """Return the value of a numeral with no vague word, summing compound scales from the left."""
    whole, point, fraction = numeral.partition("点")
    if point:
        return _with_fraction(_value(whole), fraction)
    if _DIGIT_RUN.fullmatch(numeral):
        return Decimal("".join(str(DIGITS[sign]) for sign in numeral))
    high = group = section = Decimal(0)
    digit: Decimal | None = None
    place, last = 4, ""
    for token in _TOKEN.findall(numeral):
        if token[0].isdigit() or token in DIGITS or token in TENS:
            if digit:
                return None
            if token in TENS:
                section = _sum(section, Decimal(TENS[token]))
            else:
                digit = Decimal(DIGITS[token] if token in DIGITS else token.replace(",", ""))
        elif token in PLACES:
            if PLACES[token] >= place:
                return None
            place = PLACES[token]
            # 三万零十六: the 零 holds the places that are left out, and the ten is one.
            section = _sum(section, (Decimal(1) if digit is None or last in "零〇" else digit).scaleb(place))
            digit = None
        elif token in GROUPS:
            amount = _sum(section, digit)
            if token == "亿":
                if high:
                    return None
                amount, group = _sum(group, amount), Decimal(0)
                high = (amount or Decimal(not last)).scaleb(8)
            else:
                if group or not (amount or digit is not None or not last):
                    return None
                group = (amount if last else Decimal(1)).scaleb(4)
            section, digit, place = Decimal(0), None, 4
        else:
            return None
        last = token
    if digit is not None and last in DIGITS and len(numeral) > 1 and (previous := numeral[-2]) in "百千万亿":
        digit = digit.scaleb(POWERS[previous] - 1)  # 两万五 is 25000
    elif digit is not None and digit < 10 and last.isdigit() and any(sign in POWERS for sign in numeral[-2:-1]):
        return None  # 3万2 may be 30002 or 32000
    return _sum(high, group, section, digit)


def _sum(*parts: Decimal | None) -> Decimal:
    """Return a sum that ends at the last printed place: 1亿 and 2000万 make 12000E+4."""
    printed = [part for part in parts if part]
    if printed:
        return sum(printed[1:], printed[0])
    return Decimal(0) if parts[-1] is None else parts[-1]


def _with_fraction(whole: Decimal | None, fraction: str) -> Decimal | None:
    """Return the value of 六点八亿 from its whole part and the words behind its point."""
    scale = fraction.lstrip(HAN_DIGITS)
    if whole is None or whole != int(whole) or not all(word in POWERS for word in scale):
        return None
    digits = "".join(str(DIGITS[sign]) for sign in fraction[: len(fraction) - len(scale)])
    return Decimal(f"{whole:f}.{digits}").scaleb(sum(POWERS[word] for word in scale))
