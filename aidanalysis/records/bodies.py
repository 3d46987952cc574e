"""Who reports, who takes part, and from which channels assistance comes."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import StringConstraints

from aidanalysis.records.labels import Level, OrganisationKind, Side
from aidanalysis.records.record import Day, Id, Record, Refers, Text, described, record_class


@record_class
class Report(Record):
    """The document that all other records come from.

    >>> place = aid.Evidence("标题", "2015年", 0)
    >>> report = aid.Report(id="r", report="r", evidence=place, title_zh="总结", recipient="county", year=2015,
    ...                     publisher="县政府", licence="made up", sha256="0" * 64)
    >>> report.year
    2015
    """

    table: ClassVar = "reports"
    title: ClassVar = ("Report", "报告")

    title_en: Text | None = described("Title in English", "英文标题", default=None)
    title_zh: Text = described("Title as printed", "标题", words=True)
    recipient: Annotated[Id, Refers("organisations")] = described("The recipient it reports on", "受援方")
    year: int = described("The year it covers", "报告年度", ge=1949, le=2100)
    publisher: Text = described("Where the text was published", "发布方", words=True)
    published: Day | None = described("When the text was published", "发布日期", default=None)
    licence: Text = described("Terms under which the text stands", "原文使用条件")
    sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")] = described(
        "SHA-256 of the source file, to which the offsets belong",
        "原文文件的 SHA-256 校验值，字符位置以此文件为准",
    )


@record_class
class Organisation(Record):
    """A body that the report names, or a group of bodies that it names together.

    >>> place = aid.Evidence("一", "东区", 30)
    >>> east = aid.Organisation(id="east", report="r", evidence=place, name_en="East", name_zh="东区",
    ...                         level="county", side="supporting", kind="area")
    >>> east.level.zh, east.side.en
    ('县（区）级', 'supporting side')
    """

    table: ClassVar = "organisations"
    title: ClassVar = ("Organisations", "机构")

    name_en: Text | None = described("Name in English", "英文名称", default=None)
    name_zh: Text = described("Name in Chinese", "中文名称", words=True)
    level: Level = described("Level of government", "层级")
    side: Side = described("Side of the assistance", "所属方", ours=True)
    kind: OrganisationKind = described("Kind of body", "类别")


@record_class
class Channel(Record):
    """A source of assistance as the report groups them.

    >>> place = aid.Evidence("一", "省内", 60)
    >>> aid.Channel(id="province", report="r", evidence=place, name_en="The province", name_zh="省内").name_en
    'The province'
    """

    table: ClassVar = "channels"
    title: ClassVar = ("Channels", "渠道")

    name_en: Text | None = described("Name in English", "英文名称", default=None)
    name_zh: Text = described("Name in Chinese", "中文名称", words=True)
