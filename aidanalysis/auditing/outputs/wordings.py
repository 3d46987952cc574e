"""What an audit says to its readers, in English and in Chinese."""

from __future__ import annotations

from typing import Final

from aidanalysis.claims.judgement import Verdict
from aidanalysis.records.labels import ClaimKind

#: English and Chinese of one saying.
Both = tuple[str, str]

MEANINGS: Final[dict[Verdict, Both]] = {
    Verdict.EXACT: ("equal as printed", "按所印数字相等"),
    Verdict.ROUNDS: ("equal once every printed number is read as rounded", "各数均按四舍五入理解时相等"),
    Verdict.TRUNCATES: (
        "equal only if the stated figure was cut off, not rounded",
        "仅当该数为舍去尾数而非四舍五入时相等",
    ),
    Verdict.CONTRADICTS: ("no reading of the printed numbers makes it hold", "所印数字的任何读法都得不出该数"),
    Verdict.UNCLEAR: ("the figures beside it do not allow a calculation", "旁列数字不足以计算"),
}
#: A sign for each verdict, so that none is told by colour alone.
SIGNS: Final = {
    Verdict.EXACT: "=",
    Verdict.ROUNDS: "≈",
    Verdict.TRUNCATES: "⌊",
    Verdict.CONTRADICTS: "≠",
    Verdict.UNCLEAR: "?",
}
#: What a query is called, and its sign.
ASKED: Final[Both] = ("to be asked", "疑点")
ASKED_SIGN: Final = "?"
KINDS: Final[dict[ClaimKind, Both]] = {
    ClaimKind.SUM: ("sum of its parts", "分项合计"),
    ClaimKind.DIFFERENCE: ("difference", "差额"),
    ClaimKind.RATIO: ("share", "占比"),
    ClaimKind.GROWTH: ("growth", "增减幅度"),
    ClaimKind.MULTIPLE: ("multiple", "倍数"),
    ClaimKind.AVERAGE: ("average", "平均数"),
    ClaimKind.BOUND: ("bound", "目标或界限"),
}
REASONS: Final[dict[str, Both]] = {
    "base elsewhere": ("its base is not given beside it", "旁边没有给出其基数"),
    "level elsewhere": ("the earlier level is not given beside it", "旁边没有给出上期数"),
    "number elsewhere": ("the total or the number is not beside it", "总数或个数不在旁边"),
    "annual average": ("an annual average, which two levels do not fix", "年均增速，不能由两期数直接得出"),
    "times or more": (
        "so many times the earlier level, or so many times more: the words do not say which",
        "“增长几倍”与“是几倍”未予区分，无法判断",
    ),
    "comparable prices": (
        "growth is at comparable prices; the text prints current-price levels only",
        "按可比价计算，所印两期数为现价，不能直接推算",
    ),
}
METHOD: Final[Both] = (
    "Every printed number is read as rounded half a place either way; counts are exact; 近 or 余 make intervals. “Does not follow” says that figures do not fit each other, not which of them is at fault.",
    "所印数字按末位上下半个单位的舍入区间理解，计数视为精确，“近”“余”等按区间理解。“不相符”只说明数字之间不一致，不判断哪一个有误。",
)

#: How often the like of what is said was right, and where that was counted.
RIGHT: Final[Both] = ("such ones on marked texts", "同类判断在标注文本中")
RIGHT_OF: Final[Both] = ("{right} of {of} right", "{of}处中{right}处正确")
