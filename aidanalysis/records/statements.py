"""What a report says of its own figures: claims, and figures that it states again."""

from __future__ import annotations

from typing import Annotated, ClassVar

from aidanalysis.amount import Amount
from aidanalysis.records.labels import Aggregate, ClaimKind, Known
from aidanalysis.records.record import Id, Record, Refers, Text, described, record_class

WHERE = "Which rows, as field=value pairs joined by ; (report=ID: of that report, whose ledger lies beside)"
WHERE_ZH = "行的条件，写作 字段=值，以 ; 连接（report=编号：取该份报告的行，其数据集须在同一文件夹）"


@record_class
class Claim(Record):
    """A stated figure and the aggregate of records that should equal it.

    The operand is ``aggregate`` of ``field`` over the rows of ``of_table`` that ``where`` picks; kinds with two
    operands (difference, ratio, growth, multiple, average) name the second one, in the order of
    ``ClaimKind``, with the same fields behind ``base_``.

    >>> place = aid.Evidence("一", "28批", 20)
    >>> claim = aid.Claim(id="all-visits", report="r", evidence=place, kind="sum", amount=aid.Amount("28", "批"),
    ...                   aggregate="total", of_table="visits", field="delegations", where="counted=yes")
    >>> claim.kind.en
    'sum of its parts'
    """

    table: ClassVar = "claims"
    title: ClassVar = ("Claims", "可核对数字")

    kind: ClaimKind = described("What the figure says about the others", "核对类型")
    amount: Amount = described("The figure as stated", "报告所述数值")
    aggregate: Aggregate = described("How the operand is computed", "汇总方式", ours=True)
    of_table: Text = described("Table that the operand is computed from", "数据表")
    field: Text = described("Field that is added up or counted", "字段")
    where: Text | None = described(WHERE, WHERE_ZH, default=None)
    base_aggregate: Aggregate | None = described(
        "How the second operand is computed", "基数汇总方式", ours=True, default=None
    )
    base_table: Text | None = described("Table of the second operand", "基数数据表", default=None)
    base_field: Text | None = described("Field of the second operand", "基数字段", default=None)
    base_where: Text | None = described(WHERE, WHERE_ZH, default=None)
    known: Known | None = described(
        "A verdict that stands although the report contradicts itself: the analyst knows of it",
        "分析者已知的核对结果（报告自身不一致时填写）",
        ours=True,
        default=None,
    )


@record_class
class Mention(Record):
    """Another place of the report that states a figure or date of a record.

    >>> place = aid.Evidence("四", "28批", 430)
    >>> aid.Mention(id="again", report="r", evidence=place, of="all-visits", field="amount").of
    'all-visits'
    """

    table: ClassVar = "mentions"
    title: ClassVar = ("Mentions", "重复提及")

    of: Annotated[Id, Refers()] = described("The record whose figure is stated", "所指记录")
    field: Text = described("The field of that record", "字段")
