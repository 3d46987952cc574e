"""Rows of like figures, closed by one that is named their total."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from aidanalysis.auditing.claim import Licence, Proposal
from aidanalysis.records.labels import ClaimKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from aidanalysis.auditing.passage import Figure, Passage

TOTAL_ROW = re.compile(r"[；。\n](合计|总计|共计|小计)[^，；。\n]{0,8}$")
ROW_ENDS = re.compile(r"[；。\n]")

Row = list["Figure"]


def totals_of_rows(passage: Passage) -> Iterator[Proposal]:
    """Propose each figure of a total row with those above it: 甲区：资金3200，项目12个；…；合计：资金10150，项目36个."""
    above: list[Row] = []
    for row in _rows(passage):
        if TOTAL_ROW.search(row[0].gap):
            if len(above) > 1 and _units(above[-1]) == _units(row):
                yield from _sums(row, above)
            above = []
        else:
            if above and _units(above[-1]) != _units(row):
                above = []
            above.append(row)


def _sums(row: Row, above: Sequence[Row]) -> Iterator[Proposal]:
    for column, whole in enumerate(row):
        if not whole.is_ratio:
            parts = tuple(line[column] for line in above)
            yield Proposal(ClaimKind.SUM, whole, parts, Licence.SUGGESTS, "row")


def _units(row: Row) -> list[str]:
    return [figure.unit for figure in row]


def _rows(passage: Passage) -> Iterator[Row]:
    row: Row = []
    for figure in passage.figures:
        if row and ROW_ENDS.search(figure.gap):
            yield row
            row = []
        row.append(figure)
    if row:
        yield row
