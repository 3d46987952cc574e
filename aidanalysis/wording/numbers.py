"""Numbers and intervals as readers of English and of Chinese write them."""

from __future__ import annotations

import re
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from aidanalysis.units import MONEY_UNITS, PERSON_TIME, RATIO_UNITS
from aidanalysis.wording.labelled import Lang
from aidanalysis.wording.units import describe_unit

if TYPE_CHECKING:
    from aidanalysis.interval import Interval

#: From here on a number in Chinese has its thousands grouped.
GROUPED_IN_CHINESE = 10_000
#: What stands behind the last digit of a number with its unit.
ENDING = re.compile(r"[^0-9]*$")

#: The scale words of each language, largest first, with the number they stand for.
SCALES: dict[Lang, tuple[tuple[Decimal, str], ...]] = {
    "en": ((Decimal("1e12"), " trillion"), (Decimal("1e9"), " billion"), (Decimal("1e6"), " million")),
    "zh": ((Decimal("1e12"), "万亿"), (Decimal("1e8"), "亿"), (Decimal("1e4"), "万")),
}


def number(value: Decimal, lang: Lang, places: int | None = None, rounding: str = ROUND_HALF_UP) -> str:
    """Return a number rounded to some places, or with all its own; its thousands are grouped, in Chinese from 万 on."""
    if places is not None:
        value = value.quantize(Decimal(1).scaleb(-places), rounding)
    text = f"{value:,f}" if lang == "en" or abs(value) >= GROUPED_IN_CHINESE else f"{value:f}"
    if places is None and "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.replace("-", "−")


def scale_of(value: Decimal, lang: Lang) -> tuple[Decimal, str]:
    """Return the largest scale word that fits a number of money, with the number it stands for."""
    return next(((size, word) for size, word in SCALES[lang] if value >= size), (Decimal(1), ""))


def quantity(value: Decimal, unit: str, lang: Lang, places: int | None = None, rounding: str = ROUND_HALF_UP) -> str:
    """Return a number with its unit: ``52.654 million yuan``, ``5265.4万元``, ``28 delegations``."""
    if unit in MONEY_UNITS:
        size, word = scale_of(value, lang)
        space = " " if lang == "en" else ""
        return f"{number(value / size, lang, places, rounding)}{word}{space}{describe_unit(unit, lang)}"
    if unit == "倍":
        return f"{number(value, lang, places, rounding)}{' times' if lang == 'en' else '倍'}"
    text = number(value, lang, places, rounding)
    if unit == "%":
        return f"{text}%"
    if lang == "zh":
        over, _, under = unit.partition("/")
        return f"每{under}{text}{over}" if under else f"{text}{unit}"
    return f"{text} {describe_unit(unit, lang, plural=value != 1)}".rstrip()


def interval(meant: Interval, lang: Lang, places: int | None = None, persons: str = PERSON_TIME) -> str:
    """Return an interval in words: ``400 to under 500 million yuan``, ``6000万元以上``.

    ``persons`` is what 人次 counts, in English: ``visitor`` where they came to visit.
    """
    return _interval(meant, lang, places).replace(PERSON_TIME, persons)


def _interval(meant: Interval, lang: Lang, places: int | None) -> str:

    def end(value: Decimal, rounding: str = ROUND_HALF_UP) -> str:
        if lang == "en" and meant.unit == "次" and value == 1 and (meant.is_point or meant.high is None):
            return "once"
        return quantity(value, meant.unit, lang, places, rounding)

    if meant.is_point:
        return end(meant.low)
    # Outwards, so that what is said of a range is never more than its ends bear out.
    low = end(meant.low, ROUND_FLOOR)
    if meant.high is None:
        if lang == "zh":
            return f"超过{low}" if meant.low_open else f"{low}以上"
        return f"{'more than' if meant.low_open else 'at least'} {low}"
    high = end(meant.high, ROUND_CEILING)
    if meant.low == 0 and not meant.low_open and meant.unit not in RATIO_UNITS:
        # Nothing, or anything up to this: the words say no more than where it ends.
        most, under = ("at most ", "under ") if lang == "en" else ("不超过", "不足")
        return f"{under if meant.high_open else most}{high}"
    if lang == "zh" and meant.high_open:
        return f"超过{low}、不足{high}" if meant.low_open else f"{low}以上、不足{high}"
    scaled = lang == "zh" and scale_of(meant.high, lang)[1] and meant.unit in MONEY_UNITS
    shared = "" if scaled else _shared_ending(low, high)
    low = low.removesuffix(shared)
    if lang == "zh":
        return f"{'超过' if meant.low_open else ''}{low}至{high}"
    return f"{'above ' if meant.low_open else ''}{low} to {'under ' if meant.high_open else ''}{high}"


def _shared_ending(low: str, high: str) -> str:
    """Return the scale word and unit that both ends have, so that a range says them once."""
    endings = [ENDING.search(text) for text in (low, high)]
    first, last = (ending[0] if ending else "" for ending in endings)
    singular = first + "s" == last
    return first if first == last or singular else ""


MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip


def day(year: int | None, month: int | None, of_month: int | None, lang: Lang) -> str:
    """Return a date as far as it is known: ``29 July 2010``, ``2010年7月29日``, ``September``."""
    if lang == "zh":
        parts = ((year, "年"), (month, "月"), (of_month, "日"))
        return "".join(f"{part}{name}" for part, name in parts if part is not None)
    name = MONTHS[month - 1] if month else None
    return " ".join(str(part) for part in (of_month, name, year) if part is not None)


def plan_period(printed: str, lang: Lang) -> str:
    """Return the name of a five-year plan: ``12th Five-Year Plan`` for 十二五."""
    ordinals = {"十五": 10, "十一五": 11, "十二五": 12, "十三五": 13, "十四五": 14, "十五五": 15, "十六五": 16}
    return f"{ordinals[printed]}th Five-Year Plan" if lang == "en" and printed in ordinals else printed
