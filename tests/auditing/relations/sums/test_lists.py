"""Lists: which figures may be parts of one whole, and what a figure may mean."""

from __future__ import annotations

from math import inf

import pytest

from aidanalysis.auditing.figures.passage import passage
from aidanalysis.auditing.relations.sums.lists import adds_up, is_part, items, links, natural, span, times
from aidanalysis.reading import read


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("甲镇3户", True),
        ("完成5亿元的年度目标", False),
        ("比上年增加3户", False),
        ("人均3元", False),
        ("甲镇、乙镇各3元", True),
        ("计划3户", True),
    ],
)
def test_what_may_be_a_part(text: str, part: bool) -> None:
    """A level, a plan and an amount for each of several may be parts; a goal, a change and an average are none."""
    found = passage(text, read(text))
    assert is_part(found, found.figures[0]) is part


@pytest.mark.parametrize(
    ("text", "number"),
    [("甲县、乙县各3元", 2), ("甲县、乙县和丙县各3元", 3), ("甲县3元", 1), ("学校2所各3元", 2)],
)
def test_how_often_a_figure_stands(text: str, number: int) -> None:
    """A figure behind 各 stands for each name before it, or for as many things as are counted there."""
    found = passage(text, read(text))
    assert times(found, found.figures[-1]) == number


def test_from_where_to_where() -> None:
    """A count means itself, a rounded figure half a place either way, a floor whatever lies above."""
    count, rounded, floor = (span(passage(text, read(text)).figures[0]) for text in ("3户", "3.2万元", "不少于3户"))
    assert (count, floor) == ((3, 3), (3, inf))
    assert rounded[0] <= 31_500
    assert rounded[1] >= 32_500
    assert rounded == pytest.approx((31_500, 32_500), rel=1e-4)


@pytest.mark.parametrize(
    ("text", "adds"),
    [("合计3户", True), ("以上资金合计3户", True), ("中央资金合计3户", False), ("小计3户", False), ("总3户", False)],
)
def test_words_that_add_up(text: str, adds: bool) -> None:
    """合计 by itself, or of all above, adds up; the total of something named does not."""
    found = passage(text, read(text))
    assert adds_up(found, found.figures[0]) is adds


@pytest.mark.parametrize(
    ("text", "listed"),
    [
        ("甲3户、乙4户、丙5户，丁6户", [3, 4, 5]),
        ("甲3户，乙4户、丙5户，丁6户", [3, 4, 6]),
        ("甲3户、乙4户；其余5户", [3, 4, 5]),
        ("甲3户（乙1户、丙2户）、丁4户", [3, 4]),
        ("甲3户、乙4户，合计7户", [3, 4]),
    ],
)
def test_lists_as_marks_set_them_apart(text: str, listed: list[int]) -> None:
    """A list goes on as long as no stronger mark comes than between its first two items, but for its rest."""
    found = passage(text, read(text))
    run = natural(items(links(found, found.figures), 0, 40))
    assert run is not None
    assert [part.number for part in run.parts] == listed
