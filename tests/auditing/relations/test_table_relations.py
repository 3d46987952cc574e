"""Relations inside tables: totals, parts, shares, changes; true ones follow, one wrong digit is noticed."""

from __future__ import annotations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from aidanalysis.auditing import Audit, Outcome
from aidanalysis.auditing.documents import audit_document
from aidanalysis.documents import load_bytes

Rows = list[list[str]]


def audited(rows: Rows) -> Audit:
    """Return the audit of a table in Markdown, its first row the heads."""
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    lines.insert(1, "|" + " --- |" * len(rows[0]))
    return audit_document(load_bytes("\n".join(lines).encode(), "table.md"))


def said(found: Audit) -> list[str]:
    """Return what is said of a table, a line a figure."""
    return [
        f"{one.kind} {one.outcome} {one.stated.quantity.text} <- {' '.join(f.quantity.text for f in one.operands)}"
        for one in sorted((*found.claims, *found.queries), key=lambda one: (one.stated.position, one.kind))
    ]


@pytest.mark.parametrize(
    ("table", "lines"),
    [
        ("项目 金额（万元）/教育 1280/卫生 760/合计 2040", ["sum follows 2040 <- 1280 760"]),
        ("项目 金额（万元）/教育 1280/卫生 760/合计 2140", ["sum does not follow 2140 <- 1280 760"]),
        ("来源 金额（万元）/合计 900/甲市 520/乙市 380", ["sum follows 900 <- 520 380"]),
        (
            "收入 金额（万元）/一、税收收入 5200/其中：增值税 2300/契税 1100/二、非税收入 1300/合计 6500",
            ["sum follows 6500 <- 5200 1300"],
        ),
        (
            "支出 金额（万元）/学校 300/医院 400/小计 700/道路 250/饮水 150/小计 400/总计 1100",
            ["sum follows 700 <- 300 400", "sum follows 400 <- 250 150", "sum follows 1100 <- 700 400"],
        ),
        (
            "县 干部（名） 教师（名） 合计（名）/甲县 12 25 37/乙县 8 14 22",
            ["sum follows 37 <- 12 25", "sum follows 22 <- 8 14"],
        ),
        (
            "指标 产值（亿元） 比重（%）/总产值 40.0 100.0/种植业 22.0 55.0/畜牧业 14.0 45.0/渔业 4.0 10.0",
            [
                "ratio follows 55.0 <- 22.0 40.0",
                "ratio does not follow 45.0 <- 14.0 40.0",
                "ratio follows 10.0 <- 4.0 40.0",
            ],
        ),
        (
            "指标 本年（万元） 上年（万元） 增长（%）/甲 1320 1200 10.0/乙 945 900 5.0/丙 642 600 9.0",
            [
                "growth follows 10.0 <- 1320 1200",
                "growth follows 5.0 <- 945 900",
                "growth does not follow 9.0 <- 642 600",
            ],
        ),
        (
            "指标 预算（万元） 决算（万元） 完成率（%）/甲 1200 1140 95.0/乙 800 820 102.5",
            ["ratio follows 95.0 <- 1140 1200", "ratio follows 102.5 <- 820 800"],
        ),
    ],
)
def test_what_a_table_says(table: str, lines: list[str]) -> None:
    """Totals of rows and columns, 其中, subtotals, shares, growth and rates are found, and nothing else."""
    assert said(audited([row.split() for row in table.split("/")])) == lines


@pytest.mark.parametrize("total", [700, 710])
def test_an_amount_of_merged_rows_is_added_once(total: int) -> None:
    """What several rows share is one part of the total, whether that follows or not."""
    rows = [
        "<th>项目<th>资金（万元）<th>里程（公里）",
        "<td>甲村<td rowspan=3>540<td>6",
        "<td>乙村<td>9",
        "<td>丙村<td>5",
        "<td>丁村<td>160<td>4",
        f"<td>合计<td>{total}<td>24",
    ]
    page = f"<table>{''.join(f'<tr>{row}' for row in rows)}</table>"
    found = audit_document(load_bytes(page.encode(), "page.html"))
    assert said(found) == [
        f"sum {'follows' if total == 700 else 'does not follow'} {total} <- 540 160",
        "sum follows 24 <- 6 9 5 4",
    ]


@st.composite
def tables(draw: st.DrawFn) -> Rows:
    """Return a table of two or three columns of money whose last row adds them up."""
    columns, parts = draw(st.integers(2, 3)), draw(st.integers(2, 6))
    numbers = [[draw(st.integers(100, 9999)) for _ in range(columns)] for _ in range(parts)]
    body = [[f"{'甲乙丙丁戊己'[n]}项目", *map(str, row)] for n, row in enumerate(numbers)]
    total = ["合计", *(str(sum(row[n] for row in numbers)) for n in range(columns))]
    return [["名称", *(f"{'一二三'[n]}期（万元）" for n in range(columns))], *body, total]


@given(tables())
@settings(max_examples=30, deadline=None)
def test_true_totals_follow(rows: Rows) -> None:
    """Every total of a table that adds up follows, and nothing is held against it."""
    found = audited(rows)
    assert {one.outcome for one in (*found.claims, *found.queries)} == {Outcome.FOLLOWS}
    assert {one.stated.quantity.text for one in found.claims} >= set(rows[-1][1:])


@given(tables(), st.data())
@settings(max_examples=30, deadline=None)
def test_one_wrong_digit_is_seen(rows: Rows, data: st.DataObject) -> None:
    """One digit changed in one cell by more than rounding explains does not follow, since another column adds up."""
    row, column = data.draw(st.integers(1, len(rows) - 1)), data.draw(st.integers(1, len(rows[0]) - 1))
    cell = rows[row][column]
    place = data.draw(st.integers(0, len(cell) - 1))
    digit = data.draw(st.sampled_from([one for one in "123456789" if one != cell[place]]))
    rows[row][column] = cell[:place] + digit + cell[place + 1 :]
    assume(abs(int(rows[row][column]) - int(cell)) > len(rows))
    against = [one for one in audited(rows).claims if one.outcome is Outcome.DOES_NOT_FOLLOW]
    assert [one.stated.quantity.text for one in against] == [rows[-1][column]]
