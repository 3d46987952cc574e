"""The first look in floats: it refutes nothing that the judge lets follow, and most that he does not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aidanalysis.auditing.figures.figure import Figure
from aidanalysis.auditing.figures.passage import passage
from aidanalysis.auditing.relations.candidate import FOLLOWS
from aidanalysis.auditing.relations.estimate import close, estimate, follows, refuted
from aidanalysis.claims.judgement import judge
from aidanalysis.reading import read
from aidanalysis.records.labels import ClaimKind


def figures(*texts: str) -> list[Figure]:
    """Return the figures of some texts."""
    return [passage(text, read(text)).figures[0] for text in texts]


words = st.sampled_from(["{}户", "约{}户", "近{}户", "{}多户", "不少于{}户", "不超过{}户", "{}万户", "{}.5万户"])
numbers = st.integers(min_value=1, max_value=40)
amounts = st.builds(str.format, words, numbers)
shares = st.builds(str.format, st.sampled_from(["{}%", "约{}%", "{}.5%", "{}多%", "不低于{}%"]), numbers)


@given(amounts, amounts, st.one_of(amounts, shares), st.sampled_from([None, True, False]))
def test_what_follows_is_not_refuted(one: str, other: str, stated: str, falling: bool | None) -> None:
    """Whatever words bend the figures, a relation that the judge lets follow is not refuted."""
    first, second, third = figures(one, other, stated)
    for kind in (ClaimKind.SUM, ClaimKind.DIFFERENCE, ClaimKind.RATIO, ClaimKind.GROWTH):
        operands = [first.operand, second.operand]
        if judge(kind, third.amount, operands, falling=falling).verdict in FOLLOWS:
            assert not refuted(kind, third, (first, second), falling)


@pytest.mark.parametrize(
    ("kind", "stated", "operands", "falling", "beyond"),
    [
        (ClaimKind.SUM, "50户", ("20户", "30户"), None, False),
        (ClaimKind.SUM, "51户", ("20户", "30户"), None, True),
        (ClaimKind.SUM, "51户", ("20户", "不少于30户"), None, False),
        (ClaimKind.SUM, "51万户", ("20万户", "30万户"), None, False),
        (ClaimKind.SUM, "52万户", ("20万户", "30万户"), None, True),
        (ClaimKind.DIFFERENCE, "10户", ("30户", "20户"), False, False),
        (ClaimKind.DIFFERENCE, "10户", ("30户", "20户"), True, True),
        (ClaimKind.DIFFERENCE, "10户", ("20户", "30户"), True, False),
        (ClaimKind.DIFFERENCE, "10户", ("20户", "30户"), None, False),
        (ClaimKind.DIFFERENCE, "11户", ("20户", "30户"), None, True),
        (ClaimKind.RATIO, "75%", ("60户", "80户"), None, False),
        (ClaimKind.RATIO, "76%", ("60户", "80户"), None, True),
        (ClaimKind.GROWTH, "30%", ("52户", "40户"), False, False),
        (ClaimKind.GROWTH, "30%", ("52户", "40户"), True, True),
        (ClaimKind.GROWTH, "25%", ("30户", "40户"), True, False),
        (ClaimKind.GROWTH, "25%", ("30户", "40户"), False, True),
        (ClaimKind.GROWTH, "25%", ("30户", "40户"), None, False),
        (ClaimKind.GROWTH, "26%", ("30户", "40户"), None, True),
    ],
)
def test_what_is_refuted(
    kind: ClaimKind, stated: str, operands: tuple[str, ...], falling: bool | None, beyond: bool
) -> None:
    """Figures are refuted that lie beyond all that the others allow, on the side that a rise or fall is told of."""
    told, *others = figures(stated, *operands)
    assert refuted(kind, told, others, falling) is beyond


def test_estimates() -> None:
    """A sum is off by what its parts are off by, a quotient by what its terms are in proportion; a bound gives none."""
    assert estimate(ClaimKind.SUM, [3, 4], [0.5, 0.25]) == (7, 0.75)
    assert estimate(ClaimKind.DIFFERENCE, [9, 4], [0.5, 0.25]) == (5, 0.75)
    assert estimate(ClaimKind.RATIO, [6, 8], [0.6, 0.8]) == pytest.approx((0.75, 0.15))
    assert estimate(ClaimKind.GROWTH, [12, 8], [1.2, 0]) == pytest.approx((0.5, 0.15))
    assert estimate(ClaimKind.GROWTH, [12, 4], [0, 0], 8) == (0.5, 0)
    assert estimate(ClaimKind.RATIO, [6, 0], [0, 0]) is None
    assert estimate(ClaimKind.BOUND, [6], [0]) is None


def test_close() -> None:
    """Numbers are close within what is allowed, and what floats lose."""
    assert close(0.1 + 0.2, 0.3, 0)
    assert close(10, 11, 1)
    assert not close(10, 11.1, 1)


def test_follows_at_a_first_look() -> None:
    """A figure follows from others within what all of them may be off by."""
    assert follows(ClaimKind.SUM, *split("51万户", "20万户", "30万户"))
    assert not follows(ClaimKind.SUM, *split("52万户", "20万户", "30万户"))


def split(stated: str, *operands: str) -> tuple[Figure, list[Figure]]:
    """Return a stated figure and those that it may follow from."""
    told, *others = figures(stated, *operands)
    return told, others
