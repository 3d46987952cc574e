"""The words and signs round a number that bend it or put it below zero."""

from __future__ import annotations

import re
from typing import Final

from aidanalysis.amount import Qualifier
from aidanalysis.reading.draft import Draft
from aidanalysis.reading.quantity import Kind
from aidanalysis.reading.rules.step import Step
from aidanalysis.reading.words import qualifiers
from aidanalysis.reading.words.measure_words import DURATION
from aidanalysis.reading.words.numerals import GROUPS

#: From this power of ten on a number wants a unit, and a bare 过 before it means more: 58万, 过100万.
LEAST_SCALE: Final = GROUPS["万"]
#: 零下, 负 but not 肩负, a minus but no hyphen behind a figure, a letter, a unit in letters or a bracket.
_SIGN: Final = re.compile(
    r"(?:零下|(?<![肩承担背抱辜欺胜自亏正减增])负的? ?|(?<![A-Za-z0-9%‰)\]\-+])-|(?<=[为长速率幅降是:(])—)$"
)
#: Behind other words a hyphen may be a dash, before a number of things that cannot be below zero.
_BEFORE_MINUS: Final = "约近为是至到达增减长降差速率幅额计余净比值数量了"
_FIGURES: Final = re.compile(r"\d")


def bend(draft: Draft, text: str, floor: int, inside: str | None = None) -> Step:
    """Let the words before, in, behind and away from a number bend it, and its sign put it below zero."""
    _sign(draft, text, floor)
    number, at = draft.number, draft.start
    meaning = _within(draft, text, inside)
    if behind := qualifiers.behind(text, draft.end):
        word, draft.end = behind
        meaning = meaning or word
    elif text[draft.end : draft.end + 1] in ("多", "余") and _opens(draft, text):
        meaning, draft.end = meaning or Qualifier.OVER, draft.end + 1
    alone = bool(number and number.alone) or text[at] == "半"
    large = alone or bool(number and number.group >= LEAST_SCALE and text[at - 1 : at] == "过")
    before = qualifiers.before(text, at, scale_alone=large)
    if before and before[1] >= floor and not (draft.kind is Kind.DURATION and _recent(text, before[1])):
        draft.start = before[1]
        if meaning is not Qualifier.OVER or before[0] in (Qualifier.AT_LEAST, Qualifier.AT_MOST):
            meaning = before[0]
    if number and number.high is not None:
        meaning = Qualifier.RANGE
    draft.meaning = meaning or qualifiers.away(text, floor, at) or Qualifier.EXACT
    return Step(draft.end, draft)


def sign_before(text: str, at: int, floor: int) -> str:
    """Return the sign of a number below zero that ends at a position, "" where none does."""
    if at <= floor or text[at - 1] not in "-负的下 —":
        return ""
    found = _SIGN.search(text, max(floor, at - 3), at)
    if found is None or (found.start() == floor and floor and found[0] == "-"):
        return ""  # 3万元-5万元 is a range
    return found[0]


def _sign(draft: Draft, text: str, floor: int) -> None:
    number = draft.number
    if number is None or draft.signed or not (sign := sign_before(text, draft.start, floor)):
        return
    draft.start -= len(sign)
    last = text[draft.start - 1 : draft.start]
    if sign in "-—" and draft.kind in (Kind.COUNT, Kind.DURATION) and last not in ("(", ":", *_BEFORE_MINUS):
        draft.number, draft.rule = None, "hyphen or minus"
        return
    draft.part = -draft.part
    low, high = (number.low, None) if number.high is None else (number.high, -number.low)
    draft.number = number._replace(low=-low, high=high)


def _within(draft: Draft, text: str, inside: str | None) -> Qualifier | None:
    if inside:
        return qualifiers.INSIDE[inside]
    open_word = ("多" in draft.word or "余" in draft.word) and not qualifiers.behind(text, draft.end)
    return Qualifier.OVER if (draft.number and draft.number.more) or open_word else None


def _opens(draft: Draft, text: str) -> bool:
    if DURATION.get(draft.word, draft.word) not in qualifiers.MORE_BEHIND and draft.rule != "fraction":
        return False
    following = text[draft.end + 1 : draft.end + 2]  # 比去年的3亿元多2千万元 compares
    return following not in tuple(qualifiers.NOT_MORE_BEFORE) and not _FIGURES.match(following)


def _recent(text: str, start: int) -> bool:
    """Whether 近 before a length of time means the last years: 近两年."""
    return text[start] == "近" and not text.endswith(qualifiers.SPENT, 0, start)
