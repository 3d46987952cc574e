"""What was received, aimed at, built and signed."""

from __future__ import annotations

from typing import Annotated, ClassVar

from aidanalysis.amount import Amount
from aidanalysis.records.dac_sector import DacSector
from aidanalysis.records.labels import Counted, Form, Stage
from aidanalysis.records.record import Id, Ids, Record, Refers, Text, described, record_class


@record_class
class Visit(Record):
    """The delegations received from one channel.

    >>> place = aid.Evidence("一", "18批156人次", 40)
    >>> visit = aid.Visit(id="visits-east", report="r", evidence=place, channel="east", counted="yes",
    ...                   delegations=aid.Amount.parse("18批"), visitors=aid.Amount.parse("156人次"))
    >>> visit.visitors / visit.delegations
    <Interval 8.666666… 人次/批>
    """

    table: ClassVar = "visits"
    title: ClassVar = ("Visits", "来访")

    channel: Annotated[Id, Refers("channels")] = described("Where they came from", "来访渠道")
    delegations: Amount = described("Delegations", "来访团组（批）")
    visitors: Amount = described("Visitors, one for each person and visit", "来访人次")
    counted: Counted = described("Whether it lies inside the report's total", "是否计入总数")


@record_class
class Funding(Record):
    """Money, or goods at their value, from one channel.

    >>> place = aid.Evidence("一", "2000多万元", 40)
    >>> money = aid.Funding(id="money-east", report="r", evidence=place, channel="east", stage="arrived",
    ...                     form="money", preliminary=False, counted="yes", amount=aid.Amount.parse("2000多万元"))
    >>> money.amount, money.stage.zh
    (<Amount 2000多万元>, '已到位')
    """

    table: ClassVar = "funding"
    title: ClassVar = ("Funding", "资金")

    channel: Annotated[Id, Refers("channels")] = described("Where it came from", "资金渠道")
    amount: Amount = described("Amount", "金额")
    stage: Stage = described("How far it has come", "到位阶段")
    form: Form = described("Money, in kind, or both in one figure", "资金或物资折款")
    preliminary: bool = described("Whether the report calls the figure preliminary", "是否为初步统计")
    counted: Counted = described("Whether it lies inside the report's total", "是否计入总数")


@record_class
class Target(Record):
    """An amount of funding aimed at for a year.

    >>> place = aid.Evidence("一", "不少于3000万元", 40)
    >>> target = aid.Target(id="target", report="r", evidence=place, year=2015, amount=aid.Amount.parse("不少于3000万元"))
    >>> target.amount.interval
    <Interval [30000000, ∞) 元>
    """

    table: ClassVar = "targets"
    title: ClassVar = ("Targets", "目标")

    year: int = described("The year aimed at", "目标年度", ge=1949, le=2100)
    amount: Amount = described("The figure, with its bound", "目标值")
    set_by: Annotated[Ids, Refers("organisations")] = described("Who set it", "下达单位", default=())
    outcome_en: Text | None = described(
        "The report's own word for the outcome", "报告对完成情况的表述（英文）", default=None
    )
    outcome_zh: Text | None = described(
        "The report's own word for the outcome, in Chinese", "报告对完成情况的表述", words=True, default=None
    )


@record_class
class Project(Record):
    """An assisted project.

    >>> place = aid.Evidence("二", "1200万元", 90)
    >>> school = aid.Project(id="school", report="r", evidence=place, name_zh="中学", donor="east", stage="under_construction",
    ...                      amount=aid.Amount.parse("1200万元"), counted="not_stated")
    >>> school.stage.en, school.counted.en
    ('under construction', 'the report does not say')
    """

    table: ClassVar = "projects"
    title: ClassVar = ("Projects", "项目")

    name_en: Text | None = described("Name in English", "英文名称", default=None)
    name_zh: Text = described("Name in Chinese", "项目名称", words=True)
    donor: Annotated[Id, Refers("organisations")] = described("Who pays", "援助单位")
    sector: DacSector | None = described("DAC purpose code", "发援会（DAC）用途代码", ours=True, default=None)
    amount: Amount | None = described("Amount, where stated", "金额（报告说明时）", default=None)
    stage: Stage = described("How far it has come", "进展阶段")
    part_of: Annotated[Id, Refers("funding")] | None = described(
        "The funding it is part of, where the report says so", "所属资金记录（报告说明时填写）", ours=True, default=None
    )
    counted: Counted = described("Whether it lies inside the report's total", "是否计入总数")
    left_open_en: Text | None = described("What the report leaves open", "报告未说明的内容（英文）", default=None)
    left_open_zh: Text | None = described("What the report leaves open, in Chinese", "报告未说明的内容", default=None)


@record_class
class Agreement(Record):
    """What was signed at an event; its money is never added to funding.

    >>> place = aid.Evidence("二", "4亿多元", 120)
    >>> signed = aid.Agreement(id="fair", report="r", evidence=place, name_zh="协议", amount=aid.Amount.parse("4亿多元"))
    >>> signed.amount / aid.Amount("5000", "万元")
    <Interval [8, 10) 倍>
    """

    table: ClassVar = "agreements"
    title: ClassVar = ("Agreements", "协议")

    name_en: Text | None = described("Name in English", "英文名称", default=None)
    name_zh: Text = described("Name in Chinese", "协议名称", words=True)
    event: Annotated[Id, Refers("events")] | None = described("Where it was signed", "签约活动", default=None)
    parties: Annotated[Ids, Refers("organisations")] = described("Who signed", "签约各方", default=())
    agreements: Amount | None = described(
        "Number of agreements, where several are stated together", "协议个数（合并表述时）", default=None
    )
    amount: Amount | None = described("Amount signed for, where stated", "签约金额（报告说明时）", default=None)
    part_of: Annotated[Id, Refers("agreements")] | None = described(
        "The signing that it is part of", "所属签约记录", ours=True, default=None
    )
