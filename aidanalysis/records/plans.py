"""The difficulties that a report names and the measures it plans."""

from __future__ import annotations

from typing import Annotated, ClassVar

from aidanalysis.amount import Amount
from aidanalysis.records.record import Day, Ids, Record, Refers, Text, described, record_class


@record_class
class Problem(Record):
    """A difficulty, with the commitments that answer it as the analyst reads them.

    >>> place = aid.Evidence("四", "资金不足", 420)
    >>> problem = aid.Problem(id="money", report="r", evidence=place, name_zh="资金不足", answered_by=["visit-yearly"])
    >>> problem.answered_by
    ('visit-yearly',)
    """

    table: ClassVar = "problems"
    title: ClassVar = ("Problems", "问题")

    name_en: Text | None = described("The difficulty, in our words", "问题概述（英文）", default=None)
    name_zh: Text = described("The difficulty, in our words, in Chinese", "问题概述")
    date: Day | None = described("The date the report ties it to", "报告提到的时间", default=None)
    answered_by: Annotated[Ids, Refers("commitments")] = described(
        "The planned measures that answer it, as the analyst reads the report",
        "对应的措施（分析者的判断）",
        ours=True,
        default=(),
    )


@record_class
class Commitment(Record):
    """A planned measure.

    >>> place = aid.Evidence("五", "1-2次", 460)
    >>> plan = aid.Commitment(id="visit-yearly", report="r", evidence=place, name_zh="回访", times=aid.Amount.parse("1-2次"))
    >>> plan.times.interval
    <Interval [1, 2] 次>
    """

    table: ClassVar = "commitments"
    title: ClassVar = ("Commitments", "措施")

    name_en: Text | None = described("The measure, in our words", "措施概述（英文）", default=None)
    name_zh: Text = described("The measure, in our words, in Chinese", "措施概述")
    mechanism_en: Text | None = described("The heading it stands under, in English", "所属机制（英文）", default=None)
    mechanism_zh: Text | None = described("The heading it stands under", "所属机制", words=True, default=None)
    by: Annotated[Ids, Refers("organisations")] = described("Who is to act", "行动主体", default=())
    towards: Annotated[Ids, Refers("organisations")] = described("Towards whom", "对象单位", default=())
    times: Amount | None = described("How often a year, where stated", "每年次数（报告说明时）", default=None)
