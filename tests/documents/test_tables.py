"""A table reads back cell for cell, whatever the format that holds it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from written_report import converted
from written_tables import (
    Written,
    as_csv,
    as_docx,
    as_html,
    as_markdown,
    as_tabs,
    as_xlsx,
    tables,
)

from aidanalysis.documents import Document, load_bytes, read_document

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

Found = dict[tuple[int, int], tuple[Decimal, str]]


def found_in(document: Document, table: int = 1) -> Found:
    """Return the numbers of a table by row and column."""
    return {
        (q.cell.row, q.cell.column): (q.value, q.unit)
        for q in read_document(document)
        if q.cell and q.cell.table == table and q.value is not None and q.kind not in ("date", "duration")
    }


def same(found: Found, made: Written) -> None:
    """Hold what was read to what was written."""
    assert found == made.expected, made


ONE_FILE: dict[str, Callable[[Written], bytes]] = {
    "report.html": as_html,
    "report.xlsx": as_xlsx,
}
PLAIN: dict[str, Callable[[Written], bytes]] = {
    "report.csv": as_csv,
    "report.txt": as_tabs,
    "report.md": as_markdown,
}
QUICK = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@pytest.mark.parametrize("name", ONE_FILE)
@given(made=tables())
@QUICK
def test_a_table_with_spans_reads_back(name: str, made: Written) -> None:
    """Every number is found once, with its sign and the unit that heads, column or caption give."""
    same(found_in(load_bytes(ONE_FILE[name](made), name)), made)


@pytest.mark.parametrize("name", PLAIN)
@given(made=tables(spans=False))
@QUICK
def test_a_table_in_plain_text_reads_back(name: str, made: Written) -> None:
    """Formats without merged cells lose nothing else."""
    same(found_in(load_bytes(PLAIN[name](made), name)), made)


def test_tables_printed_to_pdf_read_back(tmp_path: Path) -> None:
    """Thirty tables that LibreOffice prints keep their cells: by their ruled lines, over the ends of pages."""
    made: list[Written] = []

    @given(one=tables())
    @settings(max_examples=30, deadline=None, database=None, derandomize=True, phases=[Phase.generate])
    def collect(one: Written) -> None:
        made.append(one)

    collect()
    word = tmp_path / "report.docx"
    word.write_bytes(as_docx(made))
    printed = converted(word, "pdf")
    if printed is None:
        pytest.skip("LibreOffice is not installed")
    document = load_bytes(printed.read_bytes(), "report.pdf")
    assert len(document.tables) == len(made)
    right = sum(found_in(document, number) == one.expected for number, one in enumerate(made, 1))
    assert right >= 0.95 * len(made), f"{right} of {len(made)}"


@given(made=tables())
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_table_in_word_reads_back(made: Written) -> None:
    """Merged cells of Word stand once."""
    same(found_in(load_bytes(as_docx([made]), "report.docx")), made)


@pytest.mark.parametrize(
    ("cells", "numbers"),
    [
        # The rows name their units, the last column another.
        (
            "指标 2016年 增长（%） 产值（亿元） 58.9 8.1 人口（万人） 14.3 0.5 粮食（吨） 5200 -1.1",
            [
                (5_890_000_000, "元"),
                (Decimal("8.1"), "%"),
                (143_000, "人"),
                (Decimal("0.5"), "%"),
                (5200, "吨"),
                (Decimal("-1.1"), "%"),
            ],
        ),
        # A column of units.
        (
            "指标 计量单位 上年 本年 学校 所 31 35 投资 万元 420 510",
            [(31, "所"), (35, "所"), (4_200_000, "元"), (5_100_000, "元")],
        ),
        # A cell is lacking in the second row: no number is surely of one column or the other.
        ("指标 总量（亿元） 增长（%） 产值 58.9 8.1 种植 7.1 养殖 26.5 8.4 加工 25.2 9.6", []),
    ],
)
def test_a_table_with_one_cell_a_line_takes_no_unit_of_another_column(
    cells: str, numbers: list[tuple[Decimal, str]]
) -> None:
    """What was copied from a page line by line is read by its columns, or not at all."""
    document = load_bytes("\n".join(cells.split()).encode(), "report.txt")
    found = [(one.value, one.unit) for one in read_document(document) if one.value is not None]
    assert found == numbers
