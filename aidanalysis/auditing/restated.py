"""Figures that a text states more than once, alike or not."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aidanalysis.auditing.passage import Figure, Passage

#: Words that say when or how much, and not what.
NOT_A_NAME = re.compile(
    r"\d+年?|上半年|下半年|全年|今年|去年|上年|本年|当年|目前|年初|年底|其中|共计|合计|一共|累计|共|已|达到|达|为|是|约|了|的"
)
#: Words of another time than the report's own: figures of two times need not agree.
ANOTHER_TIME = re.compile(r"\d+年|上半年|下半年|季度|去年|上年|年初|累计|\d+月")
#: Characters that a name needs before it tells one figure from others.
NAME_LENGTH = 4


@dataclass(frozen=True)
class Restated:
    """Figures under one name; they agree where some number lies in all of them."""

    name: str
    figures: Sequence[Figure]

    @property
    def agree(self) -> bool:
        """Whether the first figure can mean the same as every other one."""
        first, *others = (figure.operand.rounded for figure in self.figures)
        return all(first.overlaps(other) for other in others)


def name_of(figure: Figure) -> str:
    """Return the words that name a figure, without time and quantity."""
    return NOT_A_NAME.sub("", figure.label)


def restated(passage: Passage) -> list[Restated]:
    """Return the figures whose full name, unit and time come back in another sentence."""
    named: dict[tuple[str, str, str], list[Figure]] = defaultdict(list)
    for figure in passage.figures:
        name = name_of(figure)
        if len(name) >= NAME_LENGTH and not figure.is_ratio:
            named[name, figure.unit, "".join(ANOTHER_TIME.findall(figure.gap))].append(figure)
    return [
        Restated(name, figures)
        for (name, _, _), figures in named.items()
        if len({figure.sentence for figure in figures}) > 1
    ]
