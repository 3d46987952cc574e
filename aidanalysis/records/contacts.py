"""Who met whom, what the recipient side set going, and what was set up."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import StringConstraints

from aidanalysis.amount import Amount
from aidanalysis.records.labels import (
    EventKind,
    InstitutionKind,
    Level,
    OutreachKind,
    OutreachStatus,
    Role,
    Side,
)
from aidanalysis.records.record import Day, Id, Ids, Record, Refers, Text, described, record_class


@record_class
class Event(Record):
    """A meeting, visit, fair or decision, dated as far as the report dates it.

    >>> place = aid.Evidence("一", "7月", 200)
    >>> fair = aid.Event(id="fair", report="r", evidence=place, name_zh="洽谈会", kind="fair", level="provincial", date="2015-07")
    >>> fair.date.month, fair.date.day
    (7, None)
    """

    table: ClassVar = "events"
    title: ClassVar = ("Events", "活动")

    name_en: Text | None = described("Name in English", "英文名称", default=None)
    name_zh: Text = described("Name in Chinese", "活动名称", words=True)
    kind: EventKind = described("Kind of event", "类别")
    level: Level = described("Level it was held at", "层级", ours=True)
    date: Day | None = described("When, as far as the report says", "日期（报告说明时）", default=None)
    place_en: Text | None = described("Where, in English", "地点（英文）", default=None)
    place_zh: Text | None = described("Where", "地点", words=True, default=None)
    outcome_en: Text | None = described("What came of it, in our words", "结果（英文）", default=None)
    outcome_zh: Text | None = described("What came of it, in our words, in Chinese", "结果", default=None)
    attending: Amount | None = described(
        "Provinces and municipalities attending, where stated", "参会省市数（报告说明时）", default=None
    )


@record_class
class Participant(Record):
    """One body, and where named one person of it, at an event.

    >>> place = aid.Evidence("一", "东区", 210)
    >>> there = aid.Participant(id="fair-east", report="r", evidence=place, event="fair", organisation="east", role="host")
    >>> there.role.zh
    '主办'
    """

    table: ClassVar = "participants"
    title: ClassVar = ("Participants", "参加者")

    event: Annotated[Id, Refers("events")] = described("The event", "活动")
    organisation: Annotated[Id, Refers("organisations")] = described("The body", "单位")
    role: Role = described("What it did there", "角色")
    person_en: Text | None = described("Name of the person, in pinyin", "姓名（拼音）", default=None)
    person_zh: Text | None = described("Name of the person", "姓名", words=True, default=None)
    post_en: Text | None = described("Post of the person, in English", "职务（英文）", default=None)
    post_zh: Text | None = described("Post of the person", "职务", words=True, default=None)


@record_class
class Outreach(Record):
    """A letter, plan, proposal, delegation or fair that the recipient side set going.

    >>> place = aid.Evidence("一", "函", 260)
    >>> letter = aid.Outreach(id="letter", report="r", evidence=place, name_zh="商请函", kind="letter", status="done",
    ...                       sent_by=["county"], towards=["east"])
    >>> letter.towards
    ('east',)
    """

    table: ClassVar = "outreach"
    title: ClassVar = ("Outreach", "对外联络")

    name_en: Text | None = described("Name in English", "英文名称", default=None)
    name_zh: Text = described("Name in Chinese", "名称", words=True)
    kind: OutreachKind = described("Kind of outreach", "类别")
    status: OutreachStatus = described("How far it has come", "进展")
    sent_by: Annotated[Ids, Refers("organisations")] = described("Who acted", "发起单位", default=())
    towards: Annotated[Ids, Refers("organisations")] = described("Towards whom", "对象单位", default=())
    event: Annotated[Id, Refers("events")] | None = described("The fair, as an event", "对应活动", default=None)
    plan_period: Annotated[str, StringConstraints(pattern=r"^十[一二三四五六]五$")] | None = described(
        "The five-year plan it belongs to, as printed", "所属五年规划", default=None
    )
    duration: Amount | None = described("How long it is to run", "期限", default=None)


@record_class
class Institution(Record):
    """A body or mechanism that was set up.

    >>> place = aid.Evidence("一", "领导小组", 300)
    >>> group = aid.Institution(id="group", report="r", evidence=place, name_zh="领导小组", kind="body", side="recipient")
    >>> group.kind.en
    'body'
    """

    table: ClassVar = "institutions"
    title: ClassVar = ("Institutions", "机构与机制")

    name_en: Text | None = described("Name in English", "英文名称", default=None)
    name_zh: Text = described("Name in Chinese", "名称", words=True)
    kind: InstitutionKind = described("Body or mechanism", "机构或机制")
    side: Side = described("Side that it stands on", "所属方", ours=True)
    set_up_by: Annotated[Ids, Refers("organisations")] = described("Who set it up", "设立单位", default=())
    date: Day | None = described("When, as far as the report says", "日期（报告说明时）", default=None)
    task_en: Text | None = described("What it is for, in English", "职能（英文）", default=None)
    task_zh: Text | None = described("What it is for", "职能", default=None)
    status_en: Text | None = described("How far it has come, in our words", "进展（英文）", default=None)
    status_zh: Text | None = described("How far it has come, in our words, in Chinese", "进展", default=None)
