"""Numbers that only look as if they counted: ranks, grades, ordinals, articles, names of bodies."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from aidanalysis.amount import Qualifier
from aidanalysis.reading.draft import TENTHS, Draft
from aidanalysis.reading.rules.bending import LEAST_SCALE
from aidanalysis.reading.words.measure_words import (
    ARTICLE,
    COLLECTIVES,
    OFTEN_ORDINAL,
    ONLY_AFTER_FIGURES,
    ORDINAL_AFTER_TWO,
    PERSONS,
    PURE_NOUNS,
)

if TYPE_CHECKING:
    from aidanalysis.reading.words.numerals import Number

#: How far behind 届 a meeting may be numbered, in characters.
_SESSION: Final = 6
#: A class of pupils goes by its year.
YEARS: Final = 1900, 2100
#: What an 一期 before it has cost or covered, so that it is the first phase: 一期2亿元.
_PHASE: Final = re.compile(
    r"(?:水位|规模|投资|工程|项目)?[\d.,]+[多余]?[万亿]*[多余]?(?:元|亩|平方|公|千瓦|兆瓦|吨|米)"
)
_COUNTED_ONE: Final = re.compile(r"(?:每[^,，。]{0,3}|各|共|仅|只|只有|另)$")
#: A small Chinese number at the start of a quotation is a slogan's: “三张清单”.
_OPENING: Final = ("“", "《", "「", "『")
_PHRASE_END: Final = re.compile(r"[,，。;；、!！?？)\n]|$")
_FIGURES: Final = re.compile(r"\d")
#: A division of the reclamation corps: 农十二师, 兵团第八师.
_CORPS: Final = ("农", "兵团", "建工")


def counts_nothing(draft: Draft, text: str, at: int, numeral: str) -> bool:
    """Whether the words only look like a number and its measure word."""
    number, word = draft.number, draft.word
    assert number is not None
    bent = draft.meaning is not Qualifier.EXACT or draft.start < at or bool(draft.part)
    if _is_rank(number, word, text[at - 1 : at]):
        return True
    if number.alone and not bent:
        return len(numeral) == 1 or text[at - 1 : at] in ("(", ":", "/", "位")
    if _FIGURES.match(numeral):
        # 28个村2.4组织领导: nobody counts tenths of what has no measure word.
        apart = word in PURE_NOUNS and word not in PERSONS and word[-1] not in COLLECTIVES
        return apart and "." in numeral and not number.group
    if word in ("师", "团", "连") and text.endswith(_CORPS, 0, at):
        return True
    if number.low < 11 and (word in COLLECTIVES or (not bent and text[at - 1 : at] in _OPENING)):
        return True
    if word in ONLY_AFTER_FIGURES and number.low < (100 if word in OFTEN_ORDINAL else 11) and not bent:
        return True
    if word == "期" and len(numeral) == 1 and _PHASE.match(text, draft.end):
        return True
    if word == "次" and "届" in text[max(0, at - _SESSION) : at] and text.startswith(("会议", "全会"), draft.end):
        return True  # 十三届人大四次会议
    if numeral == "二" and (word in ORDINAL_AFTER_TWO or word in PURE_NOUNS):
        return True
    if numeral == "一" and text.startswith(word, draft.end):
        return True  # 一栋栋
    if numeral == "一" and not bent:
        counted = _PHRASE_END.match(text, draft.end) or _COUNTED_ONE.search(text, max(0, at - 5), at)
        return word in PURE_NOUNS or (word in ARTICLE and not counted)
    return False


def _is_rank(number: Number, word: str, last: str) -> bool:
    """Whether a number is a rank or a grade: 前三名, 高三学生, 2020级, 百亿级企业, and 二〇一〇成 is no share."""
    return (
        (last == "前" and word in ("名", "位"))
        or (last in ("高", "初", "大") and number.low < 10 and word in PURE_NOUNS)
        or (word == "级" and (number.alone or number.group >= LEAST_SCALE))
        or (word in ("级", "届") and YEARS[0] <= number.low <= YEARS[1])
        or (word == TENTHS and number.low > 10)
    )
