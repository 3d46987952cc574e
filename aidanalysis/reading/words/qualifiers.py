"""The words that bend a number, before it, behind it and away from it."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from aidanalysis.amount import Qualifier


class Bend(NamedTuple):
    """What a word does to the number, unless it ends in another word (签约, 就近)."""

    meaning: Qualifier
    not_after: str = ""


def _words(meaning: Qualifier, words: str) -> dict[str, Bend]:
    return {word: Bend(meaning) for word in words.split()}


#: Directly before the number.
BEFORE: Final[dict[str, Bend]] = {
    **_words(Qualifier.AT_LEAST, "≥ > >= => 大于等于 不小于"),
    **_words(Qualifier.AT_MOST, "≤ < <= =< 小于等于"),
    **_words(Qualifier.ABOUT, "≈ 大约 大概 大致 约莫 估计约 左右约"),
    "约": Bend(Qualifier.ABOUT, "签合条节契制预公违履特邀毁解续立相简盟"),
    **_words(Qualifier.NEAR, "将近 接近 几近 临近 近乎 几乎"),
    "近": Bend(Qualifier.NEAR, "就附最相邻临靠亲新贴切远"),
    **_words(
        Qualifier.AT_LEAST,
        "超过 超出 突破 高于 大于 多于 不少于 不低于 不小于 不下于 不下 不亚于 至少 最少 起码 不止 "
        "不得少于 不得低于 不能少于 不能低于 不应少于 不应低于 应不低于 冲破 已超 远超 已逾 逾越",
    ),
    "超": Bend(Qualifier.AT_LEAST, "赶反高"),
    "逾": Bend(Qualifier.AT_LEAST),
    **_words(
        Qualifier.AT_MOST,
        "不足 不到 未到 不满 未满 低于 少于 小于 不超过 不超出 不高于 不多于 不大于 未超过 没超过 "
        "至多 最多 顶多 不得超过 不得高于 不能超过 没有超过 不会超过 不超 以不超过 不突破 未突破",
    ),
}  # fmt: skip

#: Before a scale word that stands alone: 过亿元, 上百家.
BEFORE_SCALE: Final[dict[str, Bend]] = {
    "过": Bend(Qualifier.AT_LEAST, "超通经不胜透渡度穿跨翻捐投花用借拨发给来去到做建修得领拿办见听看住走好错难"),
    "上": Bend(Qualifier.AT_LEAST, "以网线晚早路千"),
    "破": Bend(Qualifier.AT_LEAST, "突打"),
    "成": Bend(Qualifier.AT_LEAST, "完建形组构落"),
    "达": Bend(Qualifier.EXACT),
}

#: May stand between such a word and the number: 突破了5亿元, 约为三成.
PARTICLES: Final = "了为达到有合占是计需"

#: Inside the number, before its unit or its last scale word: 4亿多元, 230多亿元, 十来个.
INSIDE: Final = {"多": Qualifier.OVER, "余": Qualifier.OVER, "来": Qualifier.ABOUT, "把": Qualifier.ABOUT}

#: Directly behind the unit.
BEHIND: Final[dict[str, Qualifier]] = {
    **dict.fromkeys(("以上", "及以上", "(含)以上", "之上", "开外", "或以上", "往上"), Qualifier.AT_LEAST),
    **dict.fromkeys(("左右", "上下", "光景"), Qualifier.ABOUT),
    **dict.fromkeys(("以下", "以内", "之内", "及以下", "之下", "或以下"), Qualifier.AT_MOST),
    **dict.fromkeys(("(含)以下", "(含)以内"), Qualifier.AT_MOST),
    **dict.fromkeys(("有余", "挂零"), Qualifier.OVER),
}  # fmt: skip
#: 多 behind these units opens the number too: 三年多, 一半多.
MORE_BEHIND: Final = frozenset(
    ["年", "个月", "天", "周", "小时", "岁", "倍", "成", "元", "亩", "公里", "米", "吨", "斤", "公斤", "平方米"]
)
#: … unless it begins a word: 三年多来 does not, 三年多次 does.
NOT_MORE_BEFORE: Final = "次种元方家个样数项名边"

#: Standing away from the number in its clause: 至少组织一次, 不低于上年的15%.
AWAY: Final = re.compile(
    r"(?:(?P<at_least>至少|最少(?![的是])|起码|不(?:得|能|应)?(?:少于|低于))"
    r"|(?P<at_most>不(?:得|能|应)?(?:超过|高于|多于)|至多|最多(?![的是时])))[^,，。;；:、!?！？\n]*$"
)
#: How far away, in characters.
REACH: Final = 18

#: 近 before a length of time means the last years, not nearly so many — unless these say that it was taken.
SPENT: Final = ("历时", "用了", "长达", "花了", "经过", "达", "已有", "持续", "耗时", "为期", "用时")


#: Looked at first: what a word before a number ends with, and what one behind it begins with.
_LAST_SIGNS: Final = frozenset((*PARTICLES, *(word[-1] for word in (*BEFORE, *BEFORE_SCALE))))
_FIRST_SIGNS: Final = frozenset(word[0] for word in BEHIND)


def before(text: str, position: int, *, scale_alone: bool) -> tuple[Qualifier, int] | None:
    """Return the meaning of the word before a position, and where that word starts."""
    end = position
    while end and text[end - 1] == " ":
        end -= 1
    if not end or text[end - 1] not in _LAST_SIGNS:
        return None
    for stop in (end, end - 1) if end and text[end - 1] in PARTICLES else (end,):
        for length in range(min(5, stop), 0, -1):
            start = stop - length
            word = text[start:stop]
            bend = BEFORE.get(word) or (BEFORE_SCALE.get(word) if scale_alone else None)
            if bend and not (start > 0 and text[start - 1] in bend.not_after):
                return bend.meaning, start
    return None


def behind(text: str, position: int) -> tuple[Qualifier, int] | None:
    """Return the meaning of the word at a position, and where that word ends."""
    start = position + (text[position : position + 1] == " ")
    if text[start : start + 1] not in _FIRST_SIGNS:
        return None
    for length in (5, 4, 3, 2):
        word = text[start : start + length]
        if word in BEHIND:
            return BEHIND[word], start + len(word)
    return None


def away(text: str, start: int, position: int) -> Qualifier | None:
    """Return the bound that stands in the same clause before a position, not before ``start``."""
    clause = text[max(start, position - REACH) : position]
    if "不" not in clause and "最" not in clause and "至" not in clause and "起" not in clause:
        return None
    bound = AWAY.search(clause)
    return Qualifier(bound.lastgroup) if bound and bound.lastgroup else None
