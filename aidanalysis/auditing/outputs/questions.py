"""A query as a question: what would have to be so, what the figures then give, and what would settle it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from aidanalysis.auditing.outputs.calculation import computed, formula
from aidanalysis.records.labels import ClaimKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from aidanalysis.auditing.decision.decide import Claim
    from aidanalysis.wording import Both

#: Under which reading the figures would have to fit, by kind.
IF: Final[dict[ClaimKind, Both]] = {
    ClaimKind.SUM: ("If these {parts} are all the parts of {stated}", "如果所列{parts}项就是{stated}的全部分项"),
    ClaimKind.DIFFERENCE: ("If {stated} is the difference of these two", "如果{stated}是这两个数之差"),
    ClaimKind.RATIO: ("If {stated} is the share of the first in the second", "如果{stated}是前一个数占后一个数的比重"),
    ClaimKind.GROWTH: ("If {stated} is the change between these two", "如果{stated}是由这两个数得出的增减幅度"),
    ClaimKind.MULTIPLE: (
        "If {stated} is how many times the second the first is",
        "如果{stated}是前一个数与后一个数之比",
    ),
    ClaimKind.AVERAGE: ("If {stated} is the first spread over the second", "如果{stated}是前一个数按后一个数的平均"),
    ClaimKind.BOUND: ("If {stated} is held against this figure", "如果{stated}与这个数比较"),
}
THEN: Final[Both] = ("{formula} = {computed}, not {stated}.", "{formula} = {computed}，而不是{stated}。")
#: What would settle it, by kind.
SETTLES: Final[dict[ClaimKind, Both]] = {
    ClaimKind.SUM: (
        "the complete list of parts, or the table that the figures were taken from: is a part left out, or a digit wrong?",
        "完整的分项清单或数字所出的原表：是否有未列出的分项，或某个数字有误？",
    ),
    ClaimKind.DIFFERENCE: (
        "both figures at their source, and whether they cover the same things and the same time",
        "两个数字的出处，以及二者的口径和时点是否一致",
    ),
    ClaimKind.RATIO: (
        "the figure that the share was reckoned on: is it this one, and of the same time and place?",
        "计算该比重所用的总数：是否就是这个数，时间和范围是否一致？",
    ),
    ClaimKind.GROWTH: (
        "the figure of the period before at its source, and whether growth is at current prices",
        "上期数的出处，以及增幅是否按现价计算",
    ),
    ClaimKind.MULTIPLE: (
        "both figures at their source, and whether “so many times” or “so many times more” is meant",
        "两个数字的出处，以及所指是“是几倍”还是“增长几倍”",
    ),
    ClaimKind.AVERAGE: (
        "the number that the average was reckoned on: at the end of the period, or its mean?",
        "计算平均数所用的个数：是期末数还是平均数？",
    ),
    ClaimKind.BOUND: (
        "what the bound holds for: the same thing, at the same time and place?",
        "该目标或界限所指：是否为同一事项、同一时间和范围？",
    ),
}


def question(query: Claim, figure: Callable[[str], str] = str) -> Both:
    """Return a query as a sentence in both languages; ``figure`` dresses what stands in it of the text."""
    words = {
        "parts": str(len(query.operands)),
        "stated": figure(" ".join(query.stated.quantity.text.split())),
        "formula": figure(formula(query)),
        "computed": figure(computed(query)),
    }
    condition = IF[query.kind]
    return f"{condition[0]}: {THEN[0]}".format(**words), f"{condition[1]}：{THEN[1]}".format(**words)
