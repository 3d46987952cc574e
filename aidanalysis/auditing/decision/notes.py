"""Figures that read like claims and cannot be checked, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from aidanalysis.auditing.figures.figure import Figure, Role
from aidanalysis.wording.values import Unchecked

if TYPE_CHECKING:
    from collections.abc import Collection

    from aidanalysis.auditing.figures.passage import Passage


@dataclass(frozen=True)
class Note:
    """A figure that reads like a claim and cannot be checked, and why."""

    figure: Figure
    reason: Unchecked


def notes(passage: Passage, stated: Collection[int]) -> list[Note]:
    """Return the figures of which nothing is said, ``stated`` left out, with the reason."""
    found = []
    for figure in passage.figures:
        reason = None if figure.position in stated else _reason(passage, figure)
        if reason:
            found.append(Note(figure, reason))
    return found


def _reason(passage: Passage, figure: Figure) -> Unchecked | None:
    role = figure.role
    if role is Role.GROWTH or (role is Role.TIMES and figure.falls is not None):
        before = [one.lead for one in passage.back(figure, 1) if one.clause == figure.clause]
        if any("comparable" in lead for lead in (figure.lead, *before)):
            return Unchecked.COMPARABLE_PRICES
        if "年均" in figure.label:
            return Unchecked.ANNUAL_AVERAGE
        return Unchecked.TIMES_OR_MORE if role is Role.TIMES else Unchecked.LEVEL_ELSEWHERE
    if role in (Role.SHARE, Role.RATE):
        return Unchecked.BASE_ELSEWHERE
    if not figure.is_ratio and "均" in figure.label:
        return Unchecked.NUMBER_ELSEWHERE
    if role is Role.CHANGE and "against" in figure.cues:
        return Unchecked.LEVEL_ELSEWHERE
    return None
