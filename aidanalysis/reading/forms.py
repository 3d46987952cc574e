"""Numbers in a form of their own: powers of ten, tolerances, neighbours (5、6家), torn figures, years of an era."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from aidanalysis.amount import Qualifier
from aidanalysis.reading.draft import Draft
from aidanalysis.reading.measure_words import KINDS, ONLY_AFTER_FIGURES, ORDINAL_AFTER_TWO, measure_word
from aidanalysis.reading.numerals import DIGITS, NUMERAL, Number
from aidanalysis.reading.quantity import CalendarDate, Kind

_POWER: Final = re.compile(r"(?:(?P<factor>\d+(?:\.\d+)?) ?[×xX*] ?)?10\^(?P<power>-?\d{1,2})(?!\d)")
_TOLERANCE: Final = re.compile(r"(?:(?P<middle>\d+(?:\.\d+)?) ?± ?|(?<=±))(?P<by>\d+(?:\.\d+)?)(?! ?[万亿])")
_NEIGHBOURS: Final = re.compile(
    r"(?P<low>\d{1,2}|[一二两三四五六七八九])[、或](?P<high>\d{1,2}|[三四五六七八九])(?![\d万亿.十百千])"
)
_TORN: Final = re.compile(r"(?<=[\u4e00-\u9fff])\d{1,3}(?: \d{1,3})+(?=[万亿]?)")
_GROUPS_OF_THREE: Final = re.compile(r"\d{1,3}(?: \d{3})+")
_ERA: Final = re.compile(rf"(?P<year>{NUMERAL})年")
_ERAS: Final = (
    "民国",
    "光绪",
    "宣统",
    "乾隆",
    "康熙",
    "雍正",
    "嘉庆",
    "道光",
    "咸丰",
    "同治",
    "昭和",
    "平成",
    "令和",
    "公元",
    "公元前",
)


def read_form(text: str, at: int, floor: int) -> Draft | None:
    """Return what stands at a numeral in one of these forms, its unit included; ``None`` where none does."""
    if text.endswith(_ERAS, floor, at) and (year := _ERA.match(text, at)):
        start = at - next(len(era) for era in reversed(_ERAS) if text.endswith(era, floor, at))
        return Draft(start, year.end(), "year of an era", Kind.DATE, date=CalendarDate())
    if found := _POWER.match(text, at):
        value = Decimal(found["factor"] or 1).scaleb(int(found["power"]))
        return _with_unit(Draft(at, found.end(), "power of ten", number=Number(value)), text)
    if found := _TOLERANCE.match(text, at):
        middle, by = Decimal(found["middle"] or 0), Decimal(found["by"])
        start = at if found["middle"] else at - 1
        number = Number(middle - by, middle + by)
        return _with_unit(Draft(start, found.end(), "tolerance", number=number, meaning=Qualifier.RANGE), text)
    if (found := _NEIGHBOURS.match(text, at)) and at and text[at - 1] not in "\n。;；第、一二三四五六七八九十.":
        low, high = (Decimal(DIGITS.get(one, one)) for one in (found["low"], found["high"]))
        draft = _with_unit(Draft(at, found.end(), "neighbours", number=Number(low, high)), text)
        fits = draft and draft.word not in ONLY_AFTER_FIGURES | ORDINAL_AFTER_TWO
        return draft if draft and fits and high == low + 1 else None
    if (found := _TORN.match(text, at)) and not _GROUPS_OF_THREE.fullmatch(found[0]):
        end = found.end() + (text[found.end() : found.end() + 1] in tuple("万亿"))
        return _with_unit(Draft(at, end, "torn"), text)
    return None


def _with_unit(draft: Draft, text: str) -> Draft | None:
    at = draft.end + (text[draft.end : draft.end + 1] == " ")
    word = measure_word(text, at)
    if not word:
        return None
    draft.word, draft.word_at, draft.kind, draft.end = word, at, KINDS[word], at + len(word)
    return draft
