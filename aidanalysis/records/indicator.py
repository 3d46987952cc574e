"""What a report measures beside the other records: projects by type, investment, jobs, sales, areas."""

from __future__ import annotations

from typing import Annotated, ClassVar

from aidanalysis.amount import Amount
from aidanalysis.records.dac_sector import Measure
from aidanalysis.records.labels import Progress
from aidanalysis.records.record import Id, Record, Refers, Text, described, record_class


@record_class
class Indicator(Record):
    """One measured figure: what, where, when, planned or done, how much, and what it is part of.

    >>> place = aid.Evidence("一", "37个", 500)
    >>> built = aid.Indicator(id="projects", report="r", evidence=place, name_zh="项目", measure="projects",
    ...                       progress="done", amount=aid.Amount("37", "个"))
    >>> built.progress.zh
    '完成'
    """

    table: ClassVar = "indicators"
    title: ClassVar = ("Indicators", "指标")

    name_en: Text | None = described("What is measured, in English", "指标（英文）", default=None)
    name_zh: Text = described("What is measured, as the report says it", "指标", words=True)
    measure: Measure = described("What kind of measure it is: a code of the codelist of measures", "指标类别代码")
    place: Annotated[Id, Refers("organisations")] | None = described(
        "The place or body it is measured of, where it is not the recipient as a whole", "所属地区或单位", default=None
    )
    year: int | None = described(
        "The year it is of; empty for the report's own", "年度", default=None, ge=1949, le=2100
    )
    progress: Progress = described("Planned, under way or done", "计划、进行中或完成", ours=True)
    amount: Amount = described("The figure", "数值")
    part_of: Annotated[Id, Refers("indicators")] | None = described(
        "The figure that it is part of, where the report divides one", "所属总数", ours=True, default=None
    )
