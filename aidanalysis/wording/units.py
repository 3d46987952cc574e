"""Units as readers of English call them; readers of Chinese call them as they are written."""

from __future__ import annotations

from typing import Final

from aidanalysis.units import PERSON_TIME

#: Units as an English reader calls them, singular and plural.
ENGLISH: Final[dict[str, tuple[str, str]]] = {
    "元": ("yuan", "yuan"),
    "人": ("person", "people"),
    "名": ("person", "people"),
    "人次": (PERSON_TIME, f"{PERSON_TIME}s"),
    "批": ("delegation", "delegations"),
    "个": ("", ""),
    "次": ("time", "times"),
    "项": ("item", "items"),
    "家": ("body", "bodies"),
    "户": ("household", "households"),
    "户次": ("household visit", "household visits"),
    "场": ("event", "events"),
    "所": ("facility", "facilities"),
    "例": ("case", "cases"),
    "亩": ("mu", "mu"),
    "吨": ("tonne", "tonnes"),
    "年": ("year", "years"),
    "月": ("month", "months"),
    "期": ("course", "courses"),
    "米": ("metre", "metres"),
    "公里": ("kilometre", "kilometres"),
    "平方米": ("square metre", "square metres"),
    "天": ("day", "days"),
    "省市": ("province or municipality", "provinces and municipalities"),
    "倍": ("times", "times"),
    "%": ("%", "%"),
    "个百分点": ("percentage point", "percentage points"),
}


def describe_unit(unit: str, lang: str, *, plural: bool = True) -> str:
    """Return the unit as a reader of ``lang`` calls it; Chinese units stand for themselves."""
    if lang == "zh":
        return unit
    if "/" in unit:
        over, under = unit.split("/", 1)
        return f"{describe_unit(over, lang)} per {describe_unit(under, lang, plural=False)}"
    return ENGLISH.get(unit, (unit, unit))[plural]
