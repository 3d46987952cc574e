"""How computed figures are printed: percentages to one place, money for each to three digits, others as they are."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from aidanalysis import wording
from aidanalysis.interval import per_cent
from aidanalysis.units import MEASURE_UNITS, MONEY_UNITS, PERSON_TIME, RATIO_UNITS
from aidanalysis.wording import describe_unit, said

if TYPE_CHECKING:
    from aidanalysis.interval import Interval
    from aidanalysis.wording import Lang

#: Digits that a quotient of money is printed to, and decimals of every other quotient.
DIGITS, PLACES = 3, 1


def derived_text(value: Interval, lang: Lang, persons: str, *, percent: bool) -> str:
    """Return a computed figure in words; what is no quotient keeps all its digits."""
    if percent:
        return wording.interval(per_cent(value), lang, PLACES)
    over, _, under = value.unit.partition("/")
    if not under:
        return wording.interval(value, lang, PLACES if value.unit == "倍" else None, persons)
    if over not in MONEY_UNITS:
        return wording.interval(value, lang, PLACES, persons)
    money = _money(value, over, lang)
    each = f"{money} per {describe_unit(under, lang, plural=False)}".replace(PERSON_TIME, persons)
    return said(lang, each, f"每{under}{money}")


def bare_text(value: Interval, lang: Lang) -> str:
    """Return a figure without what it counts or what it is for each of; money and measures keep their unit."""
    over, _, under = value.unit.partition("/")
    if not value.is_point and not under:
        # A range without what it counts reads like two numbers.
        return wording.interval(value, lang)
    if over in MONEY_UNITS:
        return _money(value, over, lang) if under else wording.interval(value, lang)
    if over in RATIO_UNITS:
        return wording.interval(value, lang, PLACES)
    if over in MEASURE_UNITS and not under:
        return wording.interval(value, lang)
    return wording.interval(replace(value, unit=""), lang, PLACES if under else None)


def _money(value: Interval, unit: str, lang: Lang) -> str:
    """Return money to so many digits of its larger end."""
    top = value.low if value.high is None else value.high
    size, _ = wording.scale_of(top, lang)
    places = DIGITS - 1 - (top / size).adjusted() if top else 0
    return wording.interval(replace(value, unit=unit), lang, places)
