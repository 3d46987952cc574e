"""Figures that read like claims and cannot be checked, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from aidanalysis.auditing.figures.figure import Figure, Role

if TYPE_CHECKING:
    from collections.abc import Collection

    from aidanalysis.auditing.figures.passage import Passage


@dataclass(frozen=True)
class Note:
    """A figure that reads like a claim and cannot be checked, and why: a key of the page's words."""

    figure: Figure
    reason: str


def notes(passage: Passage, stated: Collection[int]) -> list[Note]:
    """Return the figures of which nothing is said, ``stated`` left out, with the reason."""
    found = []
    for figure in passage.figures:
        reason = "" if figure.position in stated else _reason(passage, figure)
        if reason:
            found.append(Note(figure, reason))
    return found


def _reason(passage: Passage, figure: Figure) -> str:
    role = figure.role
    if role is Role.GROWTH or (role is Role.TIMES and figure.falls is not None):
        before = [one.lead for one in passage.back(figure, 1) if one.clause == figure.clause]
        if any("comparable" in lead for lead in (figure.lead, *before)):
            return "comparable prices"
        if "年均" in figure.label:
            return "annual average"
        return "times or more" if role is Role.TIMES else "level elsewhere"
    if role in (Role.SHARE, Role.RATE):
        return "base elsewhere"
    if not figure.is_ratio and "均" in figure.label:
        return "number elsewhere"
    if role is Role.CHANGE and "against" in figure.cues:
        return "level elsewhere"
    return ""
