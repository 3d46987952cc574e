"""Figures that a text states more than once: under one name, of one time and place, in one role."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from aidanalysis.auditing.figures.figure import Figure, Role
from aidanalysis.auditing.figures.names import name

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from aidanalysis.auditing.figures.passage import Passage

#: Words of the time, the batch or the place that a figure is of: figures of two of them need not agree.
SCOPE = re.compile(
    r"\d+年|上半年|下半年|季度|去年|上年|年初|年末|累计|\d+月|第?[一二三四五六七八九十首]+[批期次年轮]|今年|[一-鿿]{1,6}[省市县区州镇乡村](?=[一-鿿])"
)
#: Characters that a name needs before it tells one figure from others.
NAME_LENGTH = 4
ROLES = (Role.LEVEL, Role.PLAN)


@dataclass(frozen=True)
class Restated:
    """Figures under one name; they agree where every two can mean the same."""

    name: str
    figures: Sequence[Figure]

    @property
    def agree(self) -> bool:
        """Whether every figure can mean the same as every other one."""
        readings = [figure.operand.rounded for figure in self.figures]
        return all(one.overlaps(other) for one, other in combinations(readings, 2))


def restated(passage: Passage) -> list[Restated]:
    """Return the figures whose full name, unit, scope and role come back in another sentence."""
    told: dict[tuple[str, str, Role], list[Figure]] = defaultdict(list)
    for figure in passage.figures:
        called = name(figure.label)
        if len(called) >= NAME_LENGTH and figure.role in ROLES and not figure.depth and "among" not in figure.lead:
            told[called, figure.column, figure.role].append(figure)
    found = [
        Restated(called, figures)
        for (called, *_), alike in told.items()
        if alike[0].sentence != alike[-1].sentence
        for figures in _by_scope(alike)
        if figures[0].sentence != figures[-1].sentence
    ]
    return sorted(found, key=lambda one: one.figures[0].position)


def _by_scope(alike: Sequence[Figure]) -> Iterable[Sequence[Figure]]:
    """Return figures of one name apart by the times, batches and places that they are of."""
    found: dict[str, list[Figure]] = defaultdict(list)
    for figure in alike:
        found["".join(sorted(SCOPE.findall(figure.gap)))].append(figure)
    return found.values()
