"""What an audit says to its readers, in English and in Chinese."""

from __future__ import annotations

from typing import Final

from aidanalysis.wording import Both
from aidanalysis.wording.values import Verdict

MEANINGS: Final[dict[Verdict, Both]] = {
    Verdict.EXACT: ("equal as printed", "按所印数字相等"),
    Verdict.ROUNDS: ("equal once every printed number is read as rounded", "各数均按四舍五入理解时相等"),
    Verdict.TRUNCATES: ("equal only if the stated figure was cut off, not rounded", "仅当该数为截尾而非四舍五入时相等"),
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
#: The sign of a query.
ASKED_SIGN: Final = "?"
METHOD: Final[Both] = (
    "Every printed number is read as rounded half a place either way; counts are exact; 近 or 余 make intervals. “Does not follow” says that figures do not fit each other, not which of them is at fault.",
    "所印数字按末位上下半个单位的舍入区间理解，计数视为精确，“近”“余”等按区间理解。“不相符”只说明数字之间不一致，不判断哪一个有误。",
)

#: How often the like of what is said was right, and where that was counted.
RIGHT: Final[Both] = ("such ones on marked texts", "同类判断在标注文本中")
RIGHT_OF: Final[Both] = ("{right} of {of} right", "{of}处中{right}处正确")
