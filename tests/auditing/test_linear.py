"""Whatever the text is made of, twice as much of it takes about twice the work."""

from __future__ import annotations

import sys
from types import FrameType
from typing import Any

import pytest

from aidanalysis.auditing import audit
from aidanalysis.claims import Verdict
from aidanalysis.reading import read

#: How many times the calls four times the text may take; a square would take 16.
FOURFOLD = 5


def calls(text: str) -> int:
    """Return how many functions an audit calls, without its reading: a measure of work that no machine sways."""
    quantities = read(text)
    count = 0

    def called(_frame: FrameType, event: str, _: Any) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(called)
    try:
        audit(text, quantities)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize(
    "piece",
    ["甲1个、", "其中甲1个，", "共甲1个，", "甲5个：", "甲5个（", "甲5个，占30%，", "甲5个，户均30元，", "甲5个。"],
)
def test_linear(piece: str) -> None:
    """No chain of cues makes the audit look at everything again and again."""
    assert calls(piece * 800) < FOURFOLD * calls(piece * 200)


@pytest.mark.parametrize("form", ["共{whole}个：{parts}。", "{parts}，合计{whole}个。"])
def test_two_thousand_parts(form: str) -> None:
    """A list of two thousand parts is one claim, and one changed digit of its whole does not follow."""
    parts = "、".join(f"第{n}组7个" for n in range(2000))
    (claim,) = audit(form.format(whole=14000, parts=parts)).claims
    assert (claim.verdict, len(claim.operands)) == (Verdict.EXACT, 2000)
    for claim in audit(f"{parts}，合计{14100}个。").claims:
        assert claim.verdict is Verdict.CONTRADICTS
