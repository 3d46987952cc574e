"""What holds of every text and of every amount."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from aidanalysis.amount import Amount, Qualifier, printed
from aidanalysis.reading import Kind, read
from aidanalysis.units import unit_names

#: 5月 is a date, 2010年 too, 近3天 are the last three days, and 2020级 and 2019届 are classes of pupils.
NOT_AMOUNTS = {"年", "月", "天", "级", "届"}
ALPHABET = (
    "0123456789一二两三四五六七八九十百千万亿零〇几数半多余来第约近超过以上年月日个元人"
    "%成倍分之点至到—-~,.、。()（）“” \n:+度家批次底"
)


@st.composite
def amounts(draw: st.DrawFn) -> Amount:
    """Amounts with the figures that reports print."""
    unit = draw(st.sampled_from([name for name in unit_names() if name not in NOT_AMOUNTS]))
    number = st.decimals(min_value=Decimal("0.1"), max_value=99_999_999, places=draw(st.integers(0, 2)))
    value, upper = sorted((draw(number.filter(bool)), draw(number.filter(bool))))
    qualifier = draw(st.sampled_from(Qualifier))
    return Amount(value, unit, qualifier, upper if qualifier is Qualifier.RANGE else None)


@given(amounts())
@example(Amount(Decimal("5.0"), "千元", Qualifier.OVER))
@example(Amount(Decimal(3), "万人次", Qualifier.OVER))
@example(Amount(Decimal(12), "万元", Qualifier.RANGE, Decimal(12)))
def test_reads_back_what_the_package_prints(amount: Amount) -> None:
    """An amount printed in Chinese inside a sentence is read back as the same amount."""
    found = read(f"共计{printed(amount)}。")
    assert len(found) == 1
    assert found[0].amount.same_as(amount)
    assert found[0].meaning is amount.qualifier


@given(st.one_of(st.text(alphabet=ALPHABET, max_size=60), st.text(max_size=60)))
@example("数4")
@example("十·五")
@example("半")
@example("中(a)1人以上")
@example("十五")
def test_spans_are_in_order_and_hold_their_text(text: str) -> None:
    """Whatever the text, spans are in order, do not overlap, and slice to the quantity's own text."""
    found = read(text)
    assert all(left.end <= right.start for left, right in pairwise(found))
    assert all(text[q.start : q.end] == q.text and q.start < q.end <= len(text) for q in found)


@given(st.text(alphabet=ALPHABET, max_size=60))
def test_a_number_has_a_value_or_is_unclear(text: str) -> None:
    """A quantity that is no date or period has a finite value or says that it is unclear, never neither."""
    for quantity in read(text):
        if quantity.kind in (Kind.DATE, Kind.PERIOD):
            assert quantity.value is None
        else:
            assert quantity.unclear == (quantity.value is None)
            assert quantity.value is None or quantity.value.is_finite()


@pytest.mark.parametrize(
    "piece", ["一", "1", "1-", "万", "第1、", "1,", "三分之", "百分之", "1年", "1 ", "123 ", "由1到"]
)
def test_a_long_run_is_read_without_error(piece: str) -> None:
    """A long run of one sign is read like any other text."""
    assert all(q.text for q in read(piece * 2000))
