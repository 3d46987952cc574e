"""What holds of every text and of every amount."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from aidanalysis.amount import Amount, Qualifier, printed
from aidanalysis.reading import Kind, read
from aidanalysis.reading.words.currencies import CURRENCY_OF
from aidanalysis.units import unit_names

if TYPE_CHECKING:
    from collections.abc import Callable

#: 5月 is a date, 2010年 too, 近3天 are the last three days, and 2020级 and 2019届 are classes of pupils.
NOT_AMOUNTS = {"年", "月", "天", "级", "届"}
ALPHABET = (
    "0123456789一二两三四五六七八九十百千万亿零〇几数半多余来第约近超过以上年月日个元人"
    "%成倍分之点至到—-~,.、。()（）“” \n:+度家批次底"
)


@st.composite
def amounts(draw: st.DrawFn) -> Amount:
    """Amounts with the figures that reports print, above and below zero."""
    unit = draw(st.sampled_from([name for name in unit_names() if name not in NOT_AMOUNTS]))
    number = st.decimals(min_value=Decimal("0.1"), max_value=99_999_999, places=draw(st.integers(0, 2)))
    signs = st.sampled_from((1, 1, -1))
    value, upper = sorted((draw(number.filter(bool)) * draw(signs), draw(number.filter(bool)) * draw(signs)))
    qualifier = draw(st.sampled_from(Qualifier))
    return Amount(value, unit, qualifier, upper if qualifier is Qualifier.RANGE else None)


@given(amounts())
@example(Amount(Decimal("5.0"), "千元", Qualifier.OVER))
@example(Amount(Decimal(3), "万人次", Qualifier.OVER))
@example(Amount(Decimal(12), "万元", Qualifier.RANGE, Decimal(12)))
@example(Amount(Decimal(-3), "%", Qualifier.RANGE, Decimal(-1)))
@example(Amount(Decimal(-4), "亿元", Qualifier.OVER))
@example(Amount(Decimal(-300), "人", Qualifier.NEAR))
def test_reads_back_what_the_package_prints(amount: Amount) -> None:
    """An amount printed in Chinese inside a sentence is read back as the same amount."""
    found = read(f"共计{printed(amount)}。")
    assert len(found) == 1
    assert found[0].amount.same_as(amount)
    assert found[0].meaning is amount.qualifier


def han(number: int) -> str:
    """Return a whole number below 10^8 in Chinese numerals, ten as 十 where it begins and behind 零 too."""
    if number >= 10_000:
        rest = number % 10_000
        return han(number // 10_000) + "万" + ("零" * (0 < rest < 1000) + han(rest) if rest else "")
    text = ""
    for place, word in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, place)
        if digit:
            begins = word == "十" and digit == 1 and (not text or text[-1] == "零")
            text += word if begins else "零一二三四五六七八九"[digit] + word
        elif text and number and text[-1] != "零":
            text += "零"
    return text


FORMAL = str.maketrans("一二三四五六七八九十百千", "壹贰叁肆伍陆柒捌玖拾佰仟")
WIDE = str.maketrans("0123456789.,-", "０１２３４５６７８９．，－")
#: How a whole number of people may be typed.
FORMS: dict[str, Callable[[int], str]] = {
    "figures": str,
    "commas": lambda n: f"{n:,}",
    "full width": lambda n: f"{n:,}".translate(WIDE),
    "spaces": lambda n: f"{n:,}".replace(",", " "),
    "letter-spaced": lambda n: " ".join(str(n)),
    "invisible signs": lambda n: "\u200b".join(str(n)),
    "Chinese numerals": han,
    "formal numerals": lambda n: han(n).translate(FORMAL),
}


@given(st.integers(11, 99_999_999), st.sampled_from(sorted(FORMS)))
@example(30_016, "Chinese numerals")
@example(1_010, "formal numerals")
def test_a_number_is_the_same_in_all_its_forms(number: int, form: str) -> None:
    """Whole numbers read the same however they are typed."""
    typed = FORMS[form](number)
    text = f"共 到 场 {typed} 人 。" if form == "letter-spaced" else f"共到场{typed}人。"
    (found,) = read(text)
    assert found.value == number
    assert found.unit.replace(" ", "") == "人"


@given(
    st.decimals(min_value=Decimal("0.01"), max_value=99_999, places=2),
    st.sampled_from(("-", "−", "－", "–", "负")),
    st.sampled_from(("%", "万元", "亿元", "吨", "个百分点", "亩")),
    st.sampled_from(("为", "：", "（", "同比", "至")),
)
def test_a_sign_is_never_lost(number: Decimal, sign: str, unit: str, before: str) -> None:
    """A number below zero is read below zero, whatever the sign and the words before it."""
    (found,) = read(f"增速{before}{sign}{number}{unit}。")
    assert found.value is not None
    assert found.value < 0
    assert found.printed == -number


@given(st.decimals(min_value=Decimal("0.1"), max_value=9_999, places=1), st.sampled_from(sorted(CURRENCY_OF)))
def test_a_currency_before_a_number_is_its_unit(number: Decimal, name: str) -> None:
    """A sign, code or name before a number makes it that currency."""
    (found,) = read(f"捐款{name}{number}万。")
    assert (found.value, found.unit) == (number * 10_000, CURRENCY_OF[name])


@given(st.one_of(st.text(alphabet=ALPHABET, max_size=60), st.text(max_size=60)))
@example("数4")
@example("十·五")
@example("半")
@example("中(a)1人以上")
@example("十五")
@example("百分之½劳动力")
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
