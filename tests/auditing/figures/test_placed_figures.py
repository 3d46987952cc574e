"""Figures in their places: what each is in its sentence, how far off it may be, and what sets it apart from others."""

from __future__ import annotations

import pytest

from aidanalysis.auditing.figures.figure import Figure, Role
from aidanalysis.auditing.figures.passage import CLAUSE, COMMA, LINE, LIST, SENTENCE, Passage, passage
from aidanalysis.reading import read


def placed(text: str) -> Passage:
    """Return the figures of a text in their places."""
    return passage(text, read(text))


def only(text: str) -> Figure:
    """Return the last figure of a text."""
    return placed(text).figures[-1]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("到位资金300万元", Role.LEVEL),
        ("新增300人", Role.LEVEL),
        ("比上年增加300人", Role.CHANGE),
        ("比去年多300人", Role.CHANGE),
        ("资金20万元，多3万元", Role.CHANGE),
        ("最多300人", Role.BOUND),
        ("增加到300人", Role.LEVEL),
        ("人均300元", Role.EACH),
        ("甲县、乙县各300元", Role.EACH),
        ("各校300人", Role.LEVEL),
        ("超过300人", Role.BOUND),
        ("不少于300人", Role.BOUND),
        ("近1亿元", Role.BOUND),
        ("近1234万元", Role.LEVEL),
        ("上年300人", Role.BEFORE),
        ("比上年的300人", Role.BEFORE),
        ("计划300人", Role.PLAN),
        ("占30%", Role.SHARE),
        ("开工率30%", Role.RATE),
        ("计划的30%", Role.SHARE),
        ("女职工30%", Role.BARE),
        ("增长30%", Role.GROWTH),
        ("比上年多30%", Role.GROWTH),
        ("占比提高30%", Role.SHARE),
        ("提高3个百分点", Role.POINTS),
        ("是上年的3倍", Role.TIMES),
    ],
)
def test_roles(text: str, role: Role) -> None:
    """The words before a figure, and how it is bent, say what it is."""
    assert only(text).role is role


@pytest.mark.parametrize(
    ("text", "falls"),
    [("增加30人", False), ("减少30人", True), ("比上年多30人", False), ("比上年少30人", True), ("到位30万元", None)],
)
def test_rise_or_fall(text: str, falls: bool | None) -> None:
    """A change is a rise or a fall, and what is no change is neither."""
    assert only(text).falls is falls


@pytest.mark.parametrize(
    ("text", "number", "slack"),
    [
        ("300户", 300, 0),
        ("3.2万元", 32_000, 500),
        ("3.20万元", 32_000, 50),
        ("3万户", 30_000, 5_000),
        ("12.5%", 0.125, 0.0005),
        ("约300万元", 3_000_000, 500_000),
        ("300多户", 300, 100),
        ("近300户", 300, 100),
        ("不少于300户", 300, 300),
    ],
)
def test_how_far_off(text: str, number: float, slack: float) -> None:
    """A count is exact, a rounded figure off by half its last place, a bent one by as much as its word allows."""
    figure = only(text)
    assert [figure.number, figure.slack] == pytest.approx([number, slack])


def test_vague_figures() -> None:
    """A bent figure is vague where it may be a third off; one that no word bends never is, however few its digits."""
    assert [only(text).is_vague for text in ("近1亿元", "近9亿元", "1亿元", "近1234万元")] == [
        True,
        False,
        False,
        False,
    ]


def test_units_that_count_alike() -> None:
    """名 and 位 count 人, and 个 what any measure word for things counts; 户 and money are of their own."""
    people, staff, things, houses, funds = (
        only(text) for text in ("医生3人", "医生3名", "项目3个", "贫困户3户", "资金3元")
    )
    assert people.fits(staff)
    assert things.fits(only("学校3所"))
    assert not any(one.fits(other) for one in (people, houses, funds) for other in (things,))


def test_marks_between_figures() -> None:
    """The strongest mark between two figures sets them apart, whichever others stand between."""
    found = placed("甲3户、乙4户，丙5户；丁6户。戊7户\n己8户和庚9户")
    assert [figure.rank for figure in found.figures[1:]] == [LIST, COMMA, CLAUSE, SENTENCE, LINE, LIST]
    first, last = found.figures[0], found.figures[-1]
    assert [found.rank_between(first, figure) for figure in found.figures] == [
        0,
        LIST,
        COMMA,
        CLAUSE,
        SENTENCE,
        LINE,
        LINE,
    ]
    assert found.rank_between(found.figures[-2], last) == LIST
    assert [figure.sentence for figure in found.figures] == [0, 0, 0, 0, 1, 2, 2]
    assert [figure.line for figure in found.figures] == [0, 0, 0, 0, 0, 1, 1]


def test_brackets() -> None:
    """Brackets make figures deeper until they close, and a line break closes those left open."""
    found = placed("甲3户（乙4户（丙5户）），丁6户（戊7户\n己8户")
    assert [figure.depth for figure in found.figures] == [0, 1, 2, 0, 1, 0]


def test_names_around_a_figure() -> None:
    """A label reaches back to the last mark, a tail on to the next; spaces and half-width marks say no more than others."""
    first, second = placed("全年, 到位 資金3户贫困户: 甲县4户人家").figures
    assert (first.label, first.tail, second.label, second.tail) == ("到位资金", "贫困户", "甲县", "人家")


def test_figures_of_a_column() -> None:
    """Figures that may be added stand in one column, and are walked through from any of them either way."""
    found = placed("甲3户、钱4元、乙5户、丙6户")
    houses = [found.figures[n] for n in (0, 2, 3)]
    assert found.columns["count", "户"] == houses
    assert list(found.column_before(houses[2], 9)) == houses[1::-1]
    assert list(found.column_before(houses[2], 1)) == [houses[1]]
    assert found.column_after(houses[0], 1) == [houses[1]]
    assert found.column_after(houses[2], 9) == []
    assert list(found.back(houses[2], 2)) == [houses[1], found.figures[1]]
    assert found.after(houses[2]) == ""


def test_wholes_stay_in_reach() -> None:
    """Of the figures before one, those that a later one exceeds cannot be its whole and are forgotten."""
    found = placed("甲9户、乙3户、丙5户、丁7户、戊2户")
    assert [[one.number for one in found.records[n]] for n in range(5)] == [[], [9], [3, 9], [5, 9], [7, 9]]
