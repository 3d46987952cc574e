"""Totals that a text tells again, before their parts or behind them: never one of those parts."""

from __future__ import annotations

import pytest

from aidanalysis.auditing import audit
from aidanalysis.auditing.documents import audit_document
from aidanalysis.claims import Verdict
from aidanalysis.documents import load_bytes

TRUE = (
    "全年接待来访28批，其中北京18批、省内5批、部委5批，共计28批。",
    "到位资金2.15亿元，其中甲市1.2亿元，乙市5300万元，丙市4200万元，合计到位2.15亿元。",
    "来客420人次（北京210人次、省内130人次、部委80人次），合计420人次。",
    "共接待28批402人次：北京18批210人次、省内5批112人次、部委5批80人次，合计28批402人次。",
    "全年有64批客人来访。其中省内41批，省外23批，合计64批。",
    "合计64个，其中续建41个、新建23个，以上共计64个。",
    "甲县28个，其中新建18个、改建10个；乙县10个，合计38个。",
    "甲县28个（新建18个、改建10个），乙县10个，合计38个。",
    "培训93期，其中县级18期（党政12期、技术6期）、乡级75期，总计93期。",
)
#: A text that contradicts itself, the total that does not follow, and the parts that it does not follow from.
UNTRUE = (
    ("全年接待来访28批，其中北京18批、省内6批、部委5批，共计28批。", "28批", ("18批", "6批", "5批")),
    ("接待来访64批，其中省内41批、省外13批，共计64批。", "64批", ("41批", "13批")),
    ("来客420人次（北京210人次、省内130人次、部委90人次），合计420人次。", "420人次", ("210人次", "130人次", "90人次")),
    ("全年有客人28批。北京18批，省内6批，部委5批，合计28批。", "28批", ("18批", "6批", "5批")),
    ("接待来访28批，其中北京18批、省内6批、部委4批，共计23批。", "23批", ("18批", "6批", "4批")),
)
TABLES = (
    "| 渠道 | 批次 |\n| --- | --- |\n| 合计 | 28 |\n| 北京 | 18 |\n| 省内 | 5 |\n| 部委 | 5 |\n| 合计 | 28 |\n",
    "| 渠道 | 批次 | 人次 |\n| --- | --- | --- |\n| 总计 | 64 | 900 |\n| 省内 | 41 | 600 |\n| 省外 | 23 | 300 |\n| 总计 | 64 | 900 |\n",
)


def against(found: object) -> list[tuple[str, tuple[str, ...]]]:
    """Return what an audit says not to follow, as printed."""
    claims = found.claims  # type: ignore[attr-defined]
    return [
        (one.stated.quantity.text, tuple(figure.quantity.text for figure in one.operands))
        for one in claims
        if one.verdict is Verdict.CONTRADICTS
    ]


@pytest.mark.parametrize("text", TRUE)
def test_a_total_told_again_is_no_part(text: str) -> None:
    """Where parts add up to a total that stands before and behind them, nothing is accused or asked."""
    found = audit(text)
    assert against(found) == []
    assert not found.queries


@pytest.mark.parametrize(("text", "stated", "parts"), UNTRUE)
def test_it_is_held_against_its_parts_once(text: str, stated: str, parts: tuple[str, ...]) -> None:
    """Where they do not add up, one finding says so, of the parts alone."""
    assert against(audit(text)) == [(stated, parts)]


@pytest.mark.parametrize("table", TABLES)
def test_a_table_may_total_above_and_below(table: str) -> None:
    """A row of totals that comes back at the end of a table is added to no other."""
    assert against(audit_document(load_bytes(table.encode(), "table.md"))) == []
