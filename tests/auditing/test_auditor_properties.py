"""What holds for any figures: lists that add up follow, others do not, and no text stops the audit."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from aidanalysis.auditing import audit
from aidanalysis.auditing.across import across
from aidanalysis.auditing.outputs.lines import as_json
from aidanalysis.auditing.outputs.page import page
from aidanalysis.auditing.outputs.table import document_lines, series_lines
from aidanalysis.claims import Verdict

parts = st.lists(st.integers(min_value=20, max_value=9999), min_size=2, max_size=9)

#: Pieces of the language of reports, to be put together without sense.
WORDS = """
    甲 项目 12个 350万元 4.2亿元 75% 3年 2015年 近 其中 ： ， 、 ； 。 （ ） 共 合计 占 增长 比上年 由 到 差 人均 各 等
    分别 开工率 的 0个 0% 2倍 1-2次 超额完成 目标
"""
PIECES = st.sampled_from(WORDS.split())


def total_of(numbers: list[int], whole: int) -> str:
    """Return a sentence with parts and their total."""
    names = "甲乙丙丁戊己庚辛壬"
    listed = "、".join(f"{name}县{number}户" for name, number in zip(names, numbers, strict=False))
    return f"{listed}，合计{whole}户。"


@given(parts)
@settings(deadline=None, max_examples=60)
def test_parts_and_their_total(numbers: list[int]) -> None:
    """A total of its parts follows exactly; 60 behind three times 20 is one of its own too."""
    claims = audit(total_of(numbers, sum(numbers))).claims
    assert (Verdict.EXACT, len(numbers)) in [(claim.verdict, len(claim.operands)) for claim in claims]


@given(parts, st.integers(min_value=1, max_value=9))
@settings(deadline=None, max_examples=60)
def test_parts_and_another_total(numbers: list[int], off: int) -> None:
    """A total that is a little off does not follow, and the gap is what it is off by."""
    claims = [
        claim for claim in audit(total_of(numbers, sum(numbers) + off)).claims if len(claim.operands) == len(numbers)
    ]
    (claim,) = claims
    assert (claim.verdict, claim.judgement.gap) == (Verdict.CONTRADICTS, Decimal(off))


@given(st.lists(PIECES, max_size=60).map("".join))
@settings(deadline=None, max_examples=150)
def test_no_text_stops_the_audit(text: str) -> None:
    """Whatever the words, there is an audit in every form, and it counts no figure twice."""
    found = audit(text, document="x")
    assert 0 <= found.coverage.checked <= found.coverage.figures
    series = across([found, found])
    assert as_json(found)["document"] == "x"
    assert page([found], series, "en")
    assert [*document_lines(found), *series_lines(series)]
