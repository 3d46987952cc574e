"""What is added to a figure that an earlier paragraph tells."""

from __future__ import annotations

import pytest

from aidanalysis.auditing import audit

TEXT = "一般公共预算收入完成31450万元，增长3.2%。\n财力平衡：一般公共预算收入加上级补助86200万元、上年结余2350万元，收入总计{}万元。"


@pytest.mark.parametrize(("total", "verdict"), [("120000", "exact"), ("123000", "contradicts")])
def test_the_figure_is_found_by_its_name(total: str, verdict: str) -> None:
    """一般公共预算收入加上级补助 adds to the figure of that name, wherever it stands."""
    (claim,) = (one for one in audit(TEXT.format(total)).claims if one.kind == "sum")
    assert str(claim.verdict) == verdict
    assert [figure.quantity.text for figure in claim.operands] == ["31450万元", "86200万元", "2350万元"]


def test_of_several_levels_the_one_that_fits_is_meant() -> None:
    """Where a sentence tells what was planned and what was reached, nobody is accused for the one that does not fit."""
    text = "年初预算2100万元，调整为1850万元，实际完成1792万元，加上上级补助114万元、上年结余57万元，收入总计1963万元。"
    (claim,) = audit(text).claims
    assert [figure.quantity.text for figure in claim.operands] == ["1792万元", "114万元", "57万元"]
