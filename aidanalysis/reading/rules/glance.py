"""What one look at a numeral and its neighbours settles: most numerals need no other rule, or none at all."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from aidanalysis.reading.words.measure_words import KINDS
from aidanalysis.reading.words.numerals import HAN_DIGITS, START
from aidanalysis.reading.words.set_phrases import NOT_AFTER, SET_PHRASES

#: Figures before a unit or a scale word, behind nothing that could make them a date, a code or a form of its own.
_PLAIN: Final = re.compile(
    r"(?<![A-Za-z0-9第±负\-.,:为是\n 表图件号/·•+^])\d{1,10}(?:\.\d+)?(?=[万亿元人户个名次项家批所座亩吨%多余])"
)
#: From a number to the 分之 or ± that may belong to it at most.
_REACH: Final = 26
#: A lone numeral can only mean something before these, besides measure words and other numerals.
_GOES_ON: Final = "多余来把 -—~至到、和与或又点时年月日号季世分成折番半($+/"
#: … or behind these.
_STARTS_ALONE: Final = "第$€£¥"
#: The ends of words in 一, but not 第一, and what makes 一 a date or a time after them all the same.
_WORDS_IN_ONE: Final = "".join(sorted(set(NOT_AFTER["一"]) - {"第"}))
_AFTER_ONE: Final = "年月日号季点时"


@cache
def first_numeral() -> re.Pattern[str]:
    """Return the expression for a numeral that a rule may read; the 一 of 统一 and the 把 of 把握 are none."""
    signs = START.strip("[]")
    # A phrase with further numerals in it is passed over as a whole, so its start has to be found.
    phrases = {phrase[:2] for phrase in SET_PHRASES.split() if re.search(START, phrase[1:])}
    following = {word[0] for word in KINDS} | {*_GOES_ON} | {phrase[1] for phrase in phrases}
    goes_on = "".join(map(re.escape, sorted(following))) + signs
    after_one = _AFTER_ONE + "".join(sorted(phrase[1] for phrase in phrases if phrase[0] == "一")) + signs
    return re.compile(
        f"[{signs}](?<!(?<!个)把)(?:(?<![{HAN_DIGITS}])|(?=[{goes_on}])|(?<=[{_STARTS_ALONE}].))"
        f"(?!(?<=[{_WORDS_IN_ONE}]一)(?![{after_one}]))"
    )


def plain_number(text: str, at: int) -> str:
    """Return figures at a position that are a number with its unit, whatever the other rules say, "" for none."""
    found = _PLAIN.match(text, at) if at else None
    if found is None:
        return ""
    window = text[at : at + _REACH]
    return "" if "分之" in window or "±" in window else found[0]
