"""Workbooks."""

from __future__ import annotations

import datetime
from typing import Any

from openpyxl.comments import Comment

from made_files.parts import Y, case, workbook


def _two_storeys(wb: Any) -> None:
    s = wb.active
    s.append(["资金表"])
    s.append(["单位：万元"])
    s.append(["项目", "2014年", None, "2015年", None])
    s.append([None, "计划", "完成", "计划", "完成"])
    s.append(["道路", 100, 90.5, 120, -10])
    s.merge_cells("B3:C3")
    s.merge_cells("D3:E3")
    s.merge_cells("A3:A4")


case("xl1.xlsx", workbook(_two_storeys), [(1000000, Y), (905000, Y), (1200000, Y), (-100000, Y)])


def _formats(wb: Any) -> None:
    s = wb.active
    s.append(["村", "占比", "金额（元）", "时间"])
    s.append(["甲", 0.356, 1234567.5, None])
    s["B2"].number_format = "0.0%"
    s["C2"].number_format = "#,##0.00_);(#,##0.00)"
    s.append(["乙", 0.5, -200, None])
    s["B3"].number_format = "0%"
    s["C3"].number_format = "#,##0_);(#,##0)"


case("xl2.xlsx", workbook(_formats), [(35.6, "%"), (1234567.5, Y), (50, "%"), (-200, Y)])


def _hidden(wb: Any) -> None:
    s = wb.active
    s.append(["村", "户数", "人数"])
    s.append(["甲", 12, 50])
    s.append(["乙", 99, 88])
    s.append(["丙", 15, 60])
    s.row_dimensions[3].hidden = True
    s.column_dimensions["C"].hidden = True
    t = wb.create_sheet("藏")
    t.append(["村", "户数"])
    t.append(["丁", 77])
    t.sheet_state = "hidden"


case("xl3.xlsx", workbook(_hidden), [(12, "户"), (15, "户")], says="hidden")


def _rounded(wb: Any) -> None:
    s = wb.active
    s.append(["项目", "投资（万元）"])
    s.append(["路", 0.5])
    s["B2"].number_format = "0.00"
    s.append(["桥", 12345.678])
    s["B3"].number_format = "#,##0"
    s["B3"].comment = Comment("99万元", "x")
    s.append(["渠", "120（含税）"])
    s.append(["合计", "=SUM(B2:B3)"])


case("xl4.xlsx", workbook(_rounded), [(5000, Y), (123460000, Y)], alone=False)


def _rates(wb: Any) -> None:
    s = wb.active
    s.append(["年份", "到位资金（亿元）", "增速"])
    s.append([2014, 1.2, "12.5%"])
    s.append([2015, 1.5, "-3%"])
    s.append(["2016年", 1.75, None])


case("xl5.xlsx", workbook(_rates), [(120000000, Y), (12.5, "%"), (150000000, Y), (-3, "%"), (175000000, Y)])


def _sentence_above(wb: Any) -> None:
    s = wb.active
    s["A1"] = "全县到位资金350万元，惠及20户。"
    s["A3"] = "镇"
    s["B3"] = "面积"
    s["A4"] = "甲"
    s["B4"] = 120
    s["C2"] = "单位：亩"
    s["A5"] = "乙"
    s["B5"] = 80


case("xl6.xlsx", workbook(_sentence_above), [(3500000, Y), (20, "户"), (120, "亩"), (80, "亩")])


def _dated(wb: Any) -> None:
    s = wb.active
    s.append(["开工", "项目", "投资（万元）"])
    s.append([datetime.date(2015, 3, 1), "路", 120])
    s.append([datetime.date(2015, 5, 1), "桥", 80])


case("xl7.xlsx", workbook(_dated), [(1200000, Y), (800000, Y)])
