"""How likely figures fit by chance, and what one wrong digit can do: numbers that can be counted by hand."""

from __future__ import annotations

import math

import pytest

from aidanalysis.auditing.decision.chance import chance, evidence, one_digit_off, partial, plausible, slip
from aidanalysis.auditing.figures.passage import passage
from aidanalysis.auditing.relations import Candidate, candidates
from aidanalysis.reading import read
from aidanalysis.records.labels import ClaimKind


def candidate(text: str, kind: ClaimKind = ClaimKind.SUM) -> Candidate:
    """Return the relation of a kind that the structure of a text points at."""
    (found,) = (one for one in candidates(passage(text, read(text))) if one.plain and one.kind is kind)
    return found


def parts(whole: int, *numbers: int) -> Candidate:
    """Return the sum of numbers of households and what the text says it is."""
    listed = "、".join(f"{name}镇{number}户" for name, number in zip("甲乙丙丁", numbers, strict=False))
    return candidate(f"{listed}，合计{whole}户。")


@pytest.mark.parametrize(("whole", "one_in"), [(53, 53), (523, 523), (5237, 5237)])
def test_the_chance_of_a_count(whole: int, one_in: int) -> None:
    """One number in as many as it counts would be met by chance."""
    assert chance(parts(whole, whole - 21, 21)) == pytest.approx(1 / one_in)


def test_the_chance_of_a_share() -> None:
    """A share told in whole per cent is one of a hundred, and one of growth in whole per cent one of forty."""
    share = candidate("全县有贫困村80个，已出列60个，占75%。", ClaimKind.RATIO)
    growth = candidate("今年到位资金5200万元，比去年的4000万元增长30%。", ClaimKind.GROWTH)
    assert chance(share) == pytest.approx(0.01)
    assert chance(growth) == pytest.approx(0.025, abs=0.003)


def test_rounded_figures_fit_more_often() -> None:
    """What is rounded leaves room: three figures to a tenth may be off by one and a half of them either way."""
    text = "共投入5.0亿元，其中教育2.1亿元、卫生2.9亿元。"
    assert chance(candidate(text)) == pytest.approx(0.06)


def test_evidence_is_less_the_more_was_tried() -> None:
    """Arithmetic says as much as it is unlikely, and never more than it is ever believed."""
    one = parts(523, 312, 211)
    assert evidence(one) == pytest.approx(math.log(523))
    one.plain, one.tries = False, 5
    assert evidence(one) == pytest.approx(math.log(523 / 5))
    assert evidence(parts(53_123_457, 31_111_113, 22_012_344)) == 9.0


@pytest.mark.parametrize(
    ("whole", "numbers", "off"),
    [
        (60, (20, 30), True),  # a digit of the total
        (81, (21, 30), True),
        (54, (21, 24), True),  # two digits of the total swapped
        (45, (21, 42), True),  # … and of a part
        (150, (20, 30), True),  # a digit before the total
        (51, (121, 30), True),  # … and before a part
        (135, (115, 120), True),  # a digit of a part lost
        (99, (20, 30), False),
        (61, (20, 35), False),  # a nought at the end is no digit that slips
        (68, (23, 36), True),
        (1000, (210, 340), False),
    ],
)
def test_one_digit_off(whole: int, numbers: tuple[int, ...], off: bool) -> None:
    """Figures are a digit off where one changed, swapped, lost or added digit of one of them makes them fit."""
    one = parts(whole, *numbers)
    assert not one.fits
    assert one_digit_off(one) is off


def test_a_slip_says_more_the_fewer_digits_there_are_to_slip() -> None:
    """One digit of two long numbers says more than one of two short ones, and nothing where none makes them fit."""
    assert slip(parts(1000, 210, 340)) == 0
    assert slip(parts(6543, 1234, 5319)) > slip(parts(64, 12, 53)) > 0


def test_a_little_too_much_is_a_miscount() -> None:
    """Parts that come to a little more than their whole say so themselves; to much more, or to less, they do not."""
    assert slip(parts(4400, 2117, 2305)) > 1.5
    assert slip(parts(4444, 2117, 2305)) < slip(parts(4400, 2117, 2305))


@pytest.mark.parametrize(
    ("whole", "numbers", "near"),
    [(100, (30, 21), True), (100, (92, 93), True), (1000, (111, 223), False), (1000, (1111, 2223), False)],
)
def test_plausible(whole: int, numbers: tuple[int, ...], near: bool) -> None:
    """Parts that come to half their whole or to twice it may be meant for it; farther off none is, but by a digit."""
    one = parts(whole, *numbers)
    assert plausible(one) is near


def test_some_of_more() -> None:
    """Parts behind 其中 that come to less may be some of more; those that come to more are not."""
    assert partial(candidate("共有3000户，其中甲镇1111户、乙镇1222户。"))
    assert not partial(candidate("共有3000户，其中甲镇1611户、乙镇1622户。"))
    assert not partial(parts(3000, 1111, 1222))
