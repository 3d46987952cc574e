"""Rows of like figures, closed by one that is named their total."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from aidanalysis.audit.claim import Licence, Proposal
from aidanalysis.records.labels import ClaimKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from aidanalysis.audit.passage import Figure, Passage

TOTAL_ROW = re.compile(r"[；。\n](合计|总计|共计|小计)[^，；。\n]{0,8}$")
ROW_ENDS = re.compile(r"[；。\n]")

Row = list["Figure"]


def totals_of_rows(passage: Passage) -> Iterator[Proposal]:
    """Propose each figure of a total row with those above it: 甲区：资金3200，项目12个；…；合计：资金10150，项目36个."""
    rows = list(_rows(passage))
    for place, row in enumerate(rows):
        if not TOTAL_ROW.search(row[0].gap):
            continue
        above = _alike(rows[:place], row)
        for column, whole in enumerate(row if len(above) > 1 else ()):
            if not whole.is_ratio:
                parts = tuple(line[column] for line in above)
                yield Proposal(ClaimKind.SUM, whole, parts, Licence.SUGGESTS, "row")


def _rows(passage: Passage) -> Iterator[Row]:
    row: Row = []
    for figure in passage.figures:
        if row and ROW_ENDS.search(figure.gap):
            yield row
            row = []
        row.append(figure)
    if row:
        yield row


def _alike(rows: Sequence[Row], row: Row) -> list[Row]:
    """Return the rows directly above that have the units of a row, from the first on."""
    units = [figure.unit for figure in row]
    alike: list[Row] = []
    for one in reversed(rows):
        if [figure.unit for figure in one] != units or TOTAL_ROW.search(one[0].gap):
            break
        alike.append(one)
    return alike[::-1]
