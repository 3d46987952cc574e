"""Whatever the text is made of, twice as much of it takes about twice as long."""

from __future__ import annotations

from time import perf_counter

import pytest

from aidanalysis.audit import Verdict, audit
from aidanalysis.reading import read

#: How many times longer four times the text may take; a square would take 16.
FOURFOLD = 9


def seconds(text: str) -> float:
    """Return the time of an audit without its reading, the best of three."""
    quantities = read(text)
    times = []
    for _ in range(3):
        start = perf_counter()
        audit(text, quantities)
        times.append(perf_counter() - start)
    return min(times)


@pytest.mark.parametrize(
    "piece",
    ["甲1个、", "其中甲1个，", "共甲1个，", "甲5个：", "甲5个（", "甲5个，占30%，", "甲5个，户均30元，", "甲5个。"],
)
def test_linear(piece: str) -> None:
    """No chain of cues makes the audit look at everything again and again."""
    assert seconds(piece * 1600) < FOURFOLD * max(seconds(piece * 400), 0.01)


@pytest.mark.parametrize("form", ["共{whole}个：{parts}。", "{parts}，合计{whole}个。"])
def test_two_thousand_parts(form: str) -> None:
    """A list of two thousand parts is one claim, and one changed digit of its whole does not follow."""
    parts = "、".join(f"第{n}组7个" for n in range(2000))
    (claim,) = audit(form.format(whole=14000, parts=parts)).claims
    assert (claim.verdict, len(claim.operands)) == (Verdict.EXACT, 2000)
    (claim,) = audit(form.format(whole=14100, parts=parts)).claims
    assert claim.verdict is Verdict.CONTRADICTS
