"""Who was trained, and who was posted where."""

from __future__ import annotations

from typing import Annotated, ClassVar

from aidanalysis.amount import Amount
from aidanalysis.records.labels import Direction
from aidanalysis.records.record import Id, Record, Refers, Text, described, record_class


@record_class
class Training(Record):
    """People trained in one field.

    >>> place = aid.Evidence("三", "约300人", 350)
    >>> taught = aid.Training(id="doctors", report="r", evidence=place, field_zh="医生", people=aid.Amount.parse("约300人"))
    >>> taught.people.interval
    <Interval [250, 350] 人>
    """

    table: ClassVar = "training"
    title: ClassVar = ("Training", "培训")

    field_en: Text | None = described("Who was trained, in English", "培训对象（英文）", default=None)
    field_zh: Text = described("Who was trained", "培训对象", words=True)
    trainer: Annotated[Id, Refers("organisations")] | None = described(
        "Who trained them, where stated", "培训单位", default=None
    )
    people: Amount = described("People trained", "培训人数")


@record_class
class Secondment(Record):
    """People posted from one side to the other.

    >>> place = aid.Evidence("三", "6名", 380)
    >>> posted = aid.Secondment(id="posted", report="r", evidence=place, name_zh="挂职", direction="to_supporting",
    ...                         sent_by="county", received_by="east", people=aid.Amount("6", "名"))
    >>> posted.direction.en
    'to the supporting side'
    """

    table: ClassVar = "secondments"
    title: ClassVar = ("Secondments", "挂职")

    name_en: Text | None = described("What the posting is, in English", "挂职说明（英文）", default=None)
    name_zh: Text = described("What the posting is", "挂职说明")
    direction: Direction = described("Which way they were posted", "方向", ours=True)
    sent_by: Annotated[Id, Refers("organisations")] = described("Who sent them", "派出单位")
    received_by: Annotated[Id, Refers("organisations")] = described("Who received them", "接收单位")
    people: Amount | None = described(
        "People posted, where the report says how many", "人数（报告说明时）", default=None
    )
