"""Ledgers of two years, the second with a claim that rests on the first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from other_books import accept_all

from aidanalysis.cli import main
from aidanalysis.drafts.draft import Draft
from aidanalysis.drafts.store import DraftFolder

if TYPE_CHECKING:
    from pathlib import Path

THIS = "白榆县{}年对口支援工作总结\n\n全年到位援助资金{}万元，其中青州市{}万元、省直单位{}万元。{}\n"
GROWN = "比上年增长20%。"


def made(folder: Path, year: int, *sums: int, more: str = "") -> Path:
    """Make the ledger of a report of one sentence, all of its drafts accepted, and return its folder."""
    text = folder.parent / f"baiyu-{year}.txt"
    text.write_text(THIS.format(year, sum(sums), *sums, more), "utf-8", newline="")
    assert main(["new", str(folder), "--from", str(text)]) == 0
    data = folder / "data" / f"baiyu-{year}"
    accept_all(data)
    return data


def of_two_years(folder: Path, *before: int) -> Path:
    """Make the ledgers of two years and declare in the second that the funding has grown over the first."""
    made(folder, 2013, *before)
    data = made(folder, 2014, 70, 50, more=GROWN)
    declare(data, "20", "report=baiyu-2013;counted=yes")
    return data


def declare(data: Path, growth: str, base: str) -> None:
    """Declare that the funding has grown, over what a condition picks."""
    folder = DraftFolder.open(data)
    offset = folder.text.index("20%")
    cells = {"kind": "growth", "amount": growth, "amount_unit": "%", "amount_qualifier": "exact", "aggregate": "total"}
    cells |= {"of_table": "funding", "field": "amount", "where": "counted=yes", "base_aggregate": "total"}
    cells |= {"base_table": "funding", "base_field": "amount", "base_where": base}
    folder.accept(Draft("claims", cells, "导言", "20%", offset, "", 1.0, id="grown"))
