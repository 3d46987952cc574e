"""The audit of one text as a whole: its counts, and what it says of figures that it cannot check."""

from __future__ import annotations

from decimal import Decimal

import pytest

from aidanalysis.auditing import audit
from aidanalysis.claims import Verdict
from aidanalysis.wording.values import Unchecked


def test_verdicts_are_counted() -> None:
    """Each verdict counts the claims that have it, and no other."""
    found = audit("甲镇20户、乙镇30户，合计50户。甲镇20所、乙镇30所、丙镇50所，合计120所。")
    assert [found.count(verdict) for verdict in (Verdict.EXACT, Verdict.CONTRADICTS, Verdict.ROUNDS)] == [1, 1, 0]
    assert found.coverage == (7, 7)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("按可比价格计算，产值420万元，增长30%。", Unchecked.COMPARABLE_PRICES),
        ("产值420万元，年均增长30%。", Unchecked.ANNUAL_AVERAGE),
        ("产值420万元，增长1.5倍。", Unchecked.TIMES_OR_MORE),
        ("产值420万元，增长30%。", Unchecked.LEVEL_ELSEWHERE),
        ("产值420万元，占30%。", Unchecked.BASE_ELSEWHERE),
        ("产值人均420元。", Unchecked.NUMBER_ELSEWHERE),
    ],
)
def test_why_a_figure_cannot_be_checked(text: str, reason: Unchecked) -> None:
    """A figure that reads like a claim and has nothing to be held against says what it lacks."""
    assert [note.reason for note in audit(text).notes] == [reason]


def test_shares_that_come_to_more_than_all() -> None:
    """The total of shares is exactly all, and the gap is what they come to above or below."""
    for text, gap in (("32", "0.02"), ("27", "0.03")):
        (claim,) = audit(f"甲镇占26%、乙镇占44%、丙镇占{text}%，合计100%。").claims
        assert (claim.verdict, claim.judgement.gap) == (Verdict.CONTRADICTS, Decimal(gap))
