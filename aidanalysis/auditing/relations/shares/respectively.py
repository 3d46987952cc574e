"""Shares in a row, each of the item of a list in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aidanalysis.auditing.relations.candidate import Candidate
from aidanalysis.records.labels import ClaimKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from aidanalysis.auditing.figures.figure import Figure
    from aidanalysis.auditing.figures.passage import Passage


def respectively(passage: Passage, lists: Iterable[Sequence[Figure]]) -> Iterator[Candidate]:
    """Propose 一二三产业…，比重分别为12%、38%和50%: each share with the item of the list in its place."""
    by_end = {parts[-1].position: parts for parts in lists}
    figures = passage.figures
    for first in figures:
        if first.quantity.unit != "%" or "分别" not in first.gap or not first.cues.any("share"):
            continue
        row = [first]
        while row[-1].position + 1 < len(figures):
            following = figures[row[-1].position + 1]
            if following.quantity.unit != "%" or following.label.strip("和与及") or following.rank > 1:
                break
            row.append(following)
        yield from _in_order(passage, row, by_end)


def _in_order(passage: Passage, row: Sequence[Figure], by_end: dict[int, Sequence[Figure]]) -> Iterator[Candidate]:
    """Propose the shares of a row with the last list of as many parts, or two bases for one part."""
    for figure in passage.back(row[0], 40):
        parts = by_end.get(figure.position)
        if parts is not None and len(parts) - 1 == len(row):
            whole, *items = parts
            for ratio, item in zip(row, items, strict=True):
                cues = frozenset({"share share", "respectively", "nearest part"})
                yield Candidate(ClaimKind.RATIO, ratio, (item, whole), cues, plain=True, relation="share")
            return
