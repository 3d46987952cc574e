"""The judge: one verdict for a stated figure and the figures that it should follow from."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aidanalysis.amount import Amount, Qualifier
from aidanalysis.claims.judgement import UNCLEAR, Operand, Verdict, compute, judge
from aidanalysis.records.labels import ClaimKind


def amount(printed: str, unit: str, qualifier: Qualifier = Qualifier.EXACT, upper: str | None = None) -> Amount:
    """Shorten the writing of an amount."""
    return Amount(Decimal(printed), unit, qualifier, None if upper is None else Decimal(upper))


def operands(unit: str, *printed: str) -> list[Operand]:
    """Shorten the writing of operands of one unit."""
    return [Operand.of(amount(number, unit)) for number in printed]


@pytest.mark.parametrize(
    ("kind", "stated", "parts", "verdict"),
    [
        (ClaimKind.SUM, amount("46", "个"), operands("个", "20", "26"), Verdict.EXACT),
        (ClaimKind.SUM, amount("47", "个"), operands("个", "20", "26"), Verdict.CONTRADICTS),
        (ClaimKind.SUM, amount("3.1", "亿元"), operands("万元", "20400", "11000"), Verdict.ROUNDS),
        (ClaimKind.SUM, amount("3.1", "亿元"), operands("万元", "20400", "11200"), Verdict.TRUNCATES),
        (ClaimKind.SUM, amount("3.1", "亿元"), operands("亿元", "2.0", "0.8"), Verdict.CONTRADICTS),
        (ClaimKind.DIFFERENCE, amount("19.4", "个百分点"), operands("%", "33.4", "14"), Verdict.EXACT),
        (ClaimKind.RATIO, amount("88.7", "%"), operands("个", "712", "803"), Verdict.EXACT),
        (ClaimKind.RATIO, amount("74.14", "%"), operands("万元", "2405.4", "3244"), Verdict.ROUNDS),
        (ClaimKind.RATIO, amount("66.6", "%"), operands("个", "2", "3"), Verdict.TRUNCATES),
        (ClaimKind.RATIO, amount("66.5", "%"), operands("个", "2", "3"), Verdict.CONTRADICTS),
        (ClaimKind.GROWTH, amount("25", "%"), operands("万元", "500", "400"), Verdict.EXACT),
        (ClaimKind.GROWTH, amount("20", "%"), operands("万元", "400", "500"), Verdict.EXACT),
        (ClaimKind.MULTIPLE, amount("4", "倍"), operands("万元", "1600", "400"), Verdict.EXACT),
        (
            ClaimKind.AVERAGE,
            amount("5", "亿元"),
            [*operands("亿元", "15"), *operands("年", "3")],
            Verdict.EXACT,
        ),
        (
            ClaimKind.AVERAGE,
            amount("3", "人次"),
            [*operands("人次", "10"), *operands("批", "3")],
            Verdict.EXACT,
        ),
        (ClaimKind.BOUND, amount("5000", "万元"), operands("万元", "5265.4"), Verdict.EXACT),
        (ClaimKind.BOUND, amount("5300", "万元"), operands("万元", "5265.4"), Verdict.CONTRADICTS),
    ],
)
def test_verdict(kind: ClaimKind, stated: Amount, parts: list[Operand], verdict: Verdict) -> None:
    """The first of exact, rounds, truncates and contradicts that the printed figures allow."""
    assert judge(kind, stated, parts).verdict is verdict


@pytest.mark.parametrize(
    ("stated", "verdict"),
    [
        (amount("300", "万元", Qualifier.NEAR), Verdict.EXACT),
        (amount("200", "万元", Qualifier.NEAR), Verdict.CONTRADICTS),
        (amount("200", "万元", Qualifier.OVER), Verdict.EXACT),
        (amount("220", "万元", Qualifier.ABOUT), Verdict.ROUNDS),
        (amount("200", "万元", Qualifier.AT_LEAST), Verdict.EXACT),
        (amount("220", "万元", Qualifier.AT_MOST), Verdict.CONTRADICTS),
        (amount("210", "万元", Qualifier.RANGE, "230"), Verdict.EXACT),
    ],
)
def test_qualified_amounts_are_the_intervals_that_they_mean(stated: Amount, verdict: Verdict) -> None:
    """A sum of 225.5万元 is near 300, not near 200, and over 200."""
    assert judge(ClaimKind.SUM, stated, operands("万元", "120.5", "105")).verdict is verdict


def test_one_operand_that_is_already_a_total() -> None:
    """A ledger hands over its aggregate as one operand."""
    assert judge(ClaimKind.SUM, amount("282", "人次"), operands("人次", "282")).verdict is Verdict.EXACT


def test_gap_and_nearest_figure() -> None:
    """What does not follow says how far off it is, and which figure would follow."""
    parts = operands("亿元", "2.56", "1.51")
    judgement = judge(ClaimKind.SUM, amount("4.36", "亿元"), parts)
    assert (judgement.gap, judgement.nearest) == (Decimal("29000000"), amount("4.07", "亿元"))
    share = judge(ClaimKind.RATIO, amount("88.5", "%"), operands("个", "3430", "3880"))
    assert share.nearest == amount("88.4", "%")


@pytest.mark.parametrize(
    ("kind", "stated", "parts"),
    [
        (ClaimKind.RATIO, amount("50", "%"), operands("个", "3", "0")),
        (ClaimKind.GROWTH, amount("50", "%"), operands("万元", "3", "0")),
        (ClaimKind.SUM, amount("50", "个"), [*operands("个", "3"), *operands("万元", "3")]),
        (ClaimKind.SUM, amount("50", "个"), []),
        (ClaimKind.DIFFERENCE, amount("50", "个"), operands("个", "3")),
        (ClaimKind.BOUND, amount("50", "个"), operands("个", "3", "4")),
        (ClaimKind.RATIO, amount("50", "%"), operands("元/人", "3", "4")[:1]),
        (
            ClaimKind.DIFFERENCE,
            amount("50", "个"),
            [Operand.of(amount("9", "个")), Operand.of(amount("3", "个", Qualifier.AT_LEAST))],
        ),
    ],
)
def test_unclear(kind: ClaimKind, stated: Amount, parts: list[Operand]) -> None:
    """A zero base, units that do not fit or a missing operand give no verdict and no exception."""
    assert judge(kind, stated, parts) == UNCLEAR


def test_a_stated_direction_must_hold() -> None:
    """A fall that is stated as a rise does not follow, whatever its size."""
    rise, fall = operands("万元", "500", "400"), operands("万元", "400", "500")
    assert judge(ClaimKind.GROWTH, amount("25", "%"), rise, falling=False).verdict is Verdict.EXACT
    assert judge(ClaimKind.GROWTH, amount("20", "%"), fall, falling=True).verdict is Verdict.EXACT
    assert judge(ClaimKind.GROWTH, amount("20", "%"), fall, falling=False).verdict is Verdict.CONTRADICTS


counts = st.integers(min_value=0, max_value=10**9)


@given(st.lists(counts, min_size=1, max_size=30), st.integers(min_value=1, max_value=10**6))
def test_a_sum_of_counts_is_exact_and_nothing_else(parts: list[int], off: int) -> None:
    """Counts are not rounded: their sum follows, any other number does not."""
    read = [Operand.of(Amount(Decimal(part), "个")) for part in parts]
    assert judge(ClaimKind.SUM, Amount(Decimal(sum(parts)), "个"), read).verdict is Verdict.EXACT
    judgement = judge(ClaimKind.SUM, Amount(Decimal(sum(parts) + off), "个"), read)
    assert (judgement.verdict, judgement.gap) == (Verdict.CONTRADICTS, Decimal(off))


@given(counts, st.integers(min_value=1, max_value=10**9), st.integers(min_value=0, max_value=3))
def test_a_rounded_share_is_exact(part: int, whole: int, places: int) -> None:
    """A share rounded to any number of places follows from its part and whole."""
    share = round(Decimal(part) / Decimal(whole) * 100, places)
    verdict = judge(ClaimKind.RATIO, Amount(share, "%"), operands("个", str(part), str(whole))).verdict
    assert verdict is Verdict.EXACT


@given(st.lists(st.decimals(min_value=0, max_value=10**6, places=2), min_size=1, max_size=12))
def test_the_rounded_reading_holds_the_written_one(parts: list[Decimal]) -> None:
    """Whatever follows as written also lies in what rounding allows."""
    computed = compute(ClaimKind.SUM, [Operand.of(Amount(part, "万元")) for part in parts])
    assert computed.rounded.contains(computed.written)
