"""Tables as tests make them up, and written in every format that is read."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, field
from decimal import Decimal
from html import escape
from typing import NamedTuple

import docx
import openpyxl
from hypothesis import strategies as st

PLACES = ["东河", "西岭", "南坪", "北塘", "上湾", "下坝", "新桥", "老街", "青石", "白杨"]
SCALES = {
    "万元": 10_000,
    "亿元": 10**8,
    "元": 1,
    "户": 1,
    "人": 1,
    "个": 1,
    "%": 1,
    "亩": 1,
    "公里": 1,
    "万人": 10_000,
    "千克": 1,
}
HEADS = {
    "万元": "投资 资金 金额 到位资金",
    "亿元": "产值 总产值",
    "元": "收入 补助",
    "户": "农户 新增",
    "人": "培训 受益",
    "个": "项目 产业",
    "%": "占比 比上年增长 完成率",
    "亩": "面积 改造",
    "公里": "道路 渠道",
    "万人": "人口",
    "千克": "产量",
}


class Spot(NamedTuple):
    """A cell as it is written: its words, how many rows and columns it covers, whether it is set in."""

    words: str
    rows: int = 1
    columns: int = 1


@dataclass
class Written:
    """A table: cells by row and column from 1, its caption, and the numbers that a reader must find."""

    rows: int
    columns: int
    spots: dict[tuple[int, int], Spot]
    caption: str = ""
    head_rows: int = 1
    expected: dict[tuple[int, int], tuple[Decimal, str]] = field(default_factory=dict)
    heads: dict[tuple[int, int], tuple[str, str]] = field(default_factory=dict)

    @property
    def has_spans(self) -> bool:
        """Whether a cell covers others."""
        return any(spot.rows > 1 or spot.columns > 1 for spot in self.spots.values())

    def grid(self) -> list[list[str]]:
        """Return the words row by row, blank where a cell is covered."""
        return [
            [
                self.spots[row, column].words if (row, column) in self.spots else ""
                for column in range(1, self.columns + 1)
            ]
            for row in range(1, self.rows + 1)
        ]


def printed(value: Decimal, *, style: str) -> str:
    """Return a number as reports print it."""
    words = f"{abs(value):,f}" if style == "thousands" else f"{abs(value):f}"
    if value < 0:
        return f"({words})" if style == "brackets" else f"−{words}" if style == "minus" else f"-{words}"
    return words


@st.composite
def tables(draw: st.DrawFn, *, spans: bool = True) -> Written:
    """Return tables with units in heads, in a two-storey head, in a column or in the caption."""
    count = draw(st.integers(2, 6))
    names = draw(st.permutations(PLACES))[:count]
    width = draw(st.integers(1, 4))
    how = draw(st.sampled_from(("heads", "years", "storeys", "column", "caption")))
    units = [draw(st.sampled_from(sorted(HEADS))) for _ in range(width)]
    if how == "caption":
        units = [draw(st.sampled_from(("万元", "亿元", "户")))] * width
    if how == "years":
        units = [units[0] if units[0] != "%" else "万元"] * width
    style = draw(st.sampled_from(("plain", "thousands", "brackets", "minus")))
    spots: dict[tuple[int, int], Spot] = {}
    top = 2 if how == "storeys" else 1
    left = 2 if how == "column" else 1
    _write_heads(spots, how, units, left, spans=spans)
    made = Written(count + top, width + left, spots, head_rows=top)
    if how == "caption":
        made.caption = f"单位：{units[0]}"
    if how == "column":
        row_units = [draw(st.sampled_from(("万元", "户", "亩", "公里", "人"))) for _ in names]
    for n, name in enumerate(names):
        row = top + 1 + n
        spots[row, 1] = Spot(name + draw(st.sampled_from(("乡", "镇", "村"))))
        if how == "column":
            spots[row, 2] = Spot(row_units[n])
        for c in range(width):
            column = left + 1 + c
            unit = row_units[n] if how == "column" else units[c]
            if n and draw(st.integers(0, 9)) == 0:
                spots[row, column] = Spot(draw(st.sampled_from(("—", "", "-"))))
                continue
            digits = draw(st.integers(1, 99_999))
            value = Decimal(digits) if unit in ("户", "人", "个") else Decimal(digits).scaleb(-draw(st.integers(0, 2)))
            if draw(st.integers(0, 4)) == 0:
                value = -value
            spots[row, column] = Spot(printed(value, style=style))
            made.expected[row, column] = value * SCALES[unit], unit.lstrip("万亿") or unit
    if spans and count > 2 and how != "column" and draw(st.booleans()):
        _merge_down(made, draw(st.integers(top + 1, top + count - 1)), left + 1)
    return made


def _write_heads(spots: dict[tuple[int, int], Spot], how: str, units: list[str], left: int, *, spans: bool) -> None:
    top = 2 if how == "storeys" else 1
    spots[1, 1] = Spot("乡镇", rows=top if spans else 1)
    if how == "column":
        spots[1, 2] = Spot("单位")
    for c, unit in enumerate(units):
        column = left + 1 + c
        words = HEADS[unit].split()
        name = words[c % len(words)]
        if how == "years":
            spots[1, column] = Spot(f"{2018 + c}年（{unit}）")
        elif how == "storeys":
            spots[2, column] = Spot(f"{name}（{unit}）")
        elif how == "heads":
            spots[1, column] = Spot(f"{name}（{unit}）")
        elif how == "column":
            spots[1, column] = Spot(("上年", "本年", "计划", "实际")[c])
        else:
            spots[1, column] = Spot(("计划", "实际", "上年", "本年")[c])
    if how == "storeys":
        spots[1, left + 1] = Spot("全年", columns=len(units) if spans else 1)
        if len(units) == 1 and spans:
            spots[1, left + 1] = Spot("全年")


def _merge_down(made: Written, row: int, column: int) -> None:
    """Let a number cover the row below it too; it counts once."""
    spot = made.spots[row, column]
    if (row, column) in made.expected:
        made.spots[row, column] = spot._replace(rows=2)
        made.spots.pop((row + 1, column), None)
        made.expected.pop((row + 1, column), None)


def as_docx(made: list[Written]) -> bytes:
    """Return a Word file of tables, each below its caption."""
    document = docx.Document()
    for one in made:
        document.add_paragraph("下表列出各乡镇的情况。")
        if one.caption:
            document.add_paragraph(one.caption)
        table = document.add_table(one.rows, one.columns)
        table.style = "Table Grid"
        for (row, column), spot in one.spots.items():
            cell = table.cell(row - 1, column - 1)
            if spot.rows > 1 or spot.columns > 1:
                cell = cell.merge(table.cell(row + spot.rows - 2, column + spot.columns - 2))
            cell.text = spot.words
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def as_html(made: Written) -> bytes:
    """Return a page with a table."""
    rows = []
    for row in range(1, made.rows + 1):
        tag = "th" if row <= made.head_rows else "td"
        cells = [
            f"<{tag} rowspan={spot.rows} colspan={spot.columns}>{escape(spot.words)}</{tag}>"
            for (at, _), spot in sorted(made.spots.items())
            if at == row
        ]
        rows.append(f"<tr>{''.join(cells)}</tr>")
    page = f"<!doctype html><meta charset=utf-8><p>下表列出各乡镇的情况。</p><p>{made.caption}</p><table>{''.join(rows)}</table>"
    return page.encode()


def as_xlsx(made: Written) -> bytes:
    """Return a workbook; numbers are numbers where they are printed plainly."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    down = 1 if made.caption else 0
    if made.caption:
        sheet.cell(1, made.columns, made.caption)
    for (row, column), spot in made.spots.items():
        plain = spot.words.replace(".", "", 1).isdigit()
        sheet.cell(
            row + down,
            column,
            float(spot.words) if plain and "." in spot.words else int(spot.words) if plain else spot.words,
        )
        if spot.rows > 1 or spot.columns > 1:
            sheet.merge_cells(
                start_row=row + down,
                start_column=column,
                end_row=row + down + spot.rows - 1,
                end_column=column + spot.columns - 1,
            )
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def as_csv(made: Written) -> bytes:
    """Return a CSV file."""
    out = io.StringIO()
    writer = csv.writer(out)
    if made.caption:
        writer.writerow([made.caption, *[""] * (made.columns - 1)])
    writer.writerows(made.grid())
    return out.getvalue().encode()


def as_tabs(made: Written) -> bytes:
    """Return text with tabs between cells."""
    lines = ["下表列出各乡镇的情况。", made.caption, *("\t".join(row) for row in made.grid())]
    return "\n".join(lines).encode()


def as_markdown(made: Written) -> bytes:
    """Return text with strokes between cells."""
    rows = [f"| {' | '.join(row)} |" for row in made.grid()]
    rows.insert(made.head_rows, "|" + "---|" * made.columns)
    return "\n".join(["下表列出各乡镇的情况。", "", made.caption, "", *rows]).encode()
