"""Bounds: a target that was reached, or a mark that was passed, against the figure that did so."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from aidanalysis.amount import Qualifier
from aidanalysis.auditing.figures.figure import Role
from aidanalysis.auditing.relations.candidate import Candidate
from aidanalysis.records.labels import ClaimKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aidanalysis.auditing.figures.figure import Figure
    from aidanalysis.auditing.figures.passage import Passage

GOAL = re.compile(r"^(人|元)?的?[^，；。\d]{0,8}(目标|任务|计划|指标)(?!的|中|还差|尚缺)")
REACHED = re.compile(r"(超额|提前|圆满|顺利|如期|全面)?(完成|实现)了?|达到|超过|突破")
#: Words that say of the figure before, and of nothing else, that it was reached.
SURELY = re.compile(r"，已?(超额|提前|圆满|顺利|如期|全面)(完成|实现)了?(年初|年度|全年|既定|下达)?的?")
#: A figure of a part of the time, or of the things.
IN_PART = re.compile(r"其中|[首一二三]批|上半年|季度|月|截至|目前|首|队")
#: Words of what is still to come.
AHEAD = re.compile(r"到\d{4}年|力争|争取|确保|计划到|拟|预计|将|目标是|努力|未|没有|尚")
PASSED = (Qualifier.AT_LEAST, Qualifier.NEAR)
REACH = 12


def bounds(passage: Passage) -> Iterator[Candidate]:
    """Propose every target or mark with the figure that is said to reach it."""
    for stated in passage.figures:
        if stated.is_ratio or AHEAD.search(stated.gap):
            continue
        if REACHED.search(stated.gap) and GOAL.search(passage.after(stated)):
            figure = _figure_before(passage, stated)
            if figure is not None and not AHEAD.search(figure.gap):
                surely = SURELY.fullmatch(stated.gap) is not None and not IN_PART.search(figure.gap)
                yield _bound(stated, figure, "target reached" if surely else "target", plain=surely)
        elif stated.amount.qualifier in PASSED and stated.gap == "，" and stated.position:
            before = passage.figures[stated.position - 1]
            if before.fits(stated) and before.amount.qualifier is Qualifier.EXACT:
                yield _bound(stated, before, "mark passed", plain=False)


def _bound(stated: Figure, figure: Figure, cue: str, *, plain: bool) -> Candidate:
    return Candidate(ClaimKind.BOUND, stated, (figure,), frozenset({cue}), plain, relation="bound")


def _figure_before(passage: Passage, stated: Figure) -> Figure | None:
    """Return the nearest figure of the unit in the sentence; behind a list, the whole before it."""
    nearest: Figure | None = None
    listed = False
    for figure in passage.back(stated, REACH):
        if figure.sentence != stated.sentence:
            break
        if figure.fits(stated) and figure.role is not Role.CHANGE and (nearest is None or listed):
            nearest = figure
        listed = "among" in figure.lead
    return nearest
