"""Closed lists of values, each with its name in English and Chinese."""

from __future__ import annotations

from aidanalysis.records.codelist import codelist
from aidanalysis.wording.labelled import Labelled


class Coded(Labelled):
    """A value that a folder may word anew, by a codelist of its own."""

    @classmethod
    def codes(cls) -> str:
        """Return the name of the codelist."""
        raise NotImplementedError

    def label(self, lang: str) -> str:
        """Return the name for readers of ``lang``, as the codelist has it."""
        return codelist(self.codes())[self.value].label(lang)


class Side(Labelled):
    """On which side of the assistance a body stands."""

    RECIPIENT = "recipient", "recipient side", "受援方"
    SUPPORTING = "supporting", "supporting side", "支援方"
    COORDINATING = "coordinating", "coordinating", "统筹协调方"


class Level(Coded):
    """The level of government that a body belongs to or an event is held at."""

    @classmethod
    def codes(cls) -> str:
        """Return the codelist of levels."""
        return "levels"

    CENTRAL = "central", "central", "国家级"
    PROVINCIAL = "provincial", "provincial", "省级"
    PREFECTURE = "prefecture", "prefecture", "市（州）级"
    COUNTY = "county", "county or district", "县（区）级"
    NONE = "none", "outside government", "非行政机关"
    NOT_STATED = "not_stated", "not stated", "报告未说明"


class OrganisationKind(Labelled):
    """What kind of body it is."""

    PARTY = "party", "party committee", "党委"
    GOVERNMENT = "government", "government", "政府"
    LEGISLATURE = "legislature", "people's congress", "人大"
    ADVISORY = "advisory", "political consultative conference", "政协"
    DEPARTMENT = "department", "department", "部门"
    INSTITUTION = "institution", "public institution", "事业单位"
    ENTERPRISE = "enterprise", "enterprise", "企业"
    ASSOCIATION = "association", "association", "人民团体、社团"
    AREA = "area", "jurisdiction", "行政区"
    LEADING_GROUP = "leading_group", "leading group", "议事协调机构"
    GROUP = "group", "group of bodies", "多家单位"


class Stage(Coded):
    """How far money has come, from signature to arrival."""

    @classmethod
    def codes(cls) -> str:
        """Return the codelist of stages."""
        return "stages"

    SIGNED = "signed", "signed", "签约"
    APPROVED = "approved", "approved", "已批准"
    UNDER_CONSTRUCTION = "under_construction", "under construction", "已开工"
    ABOUT_TO_ARRIVE = "about_to_arrive", "about to arrive", "即将到位"
    AVAILABLE = "available", "available", "可到位"
    ARRIVED = "arrived", "arrived", "已到位"


class Progress(Labelled):
    """Whether a figure is planned, under way or done."""

    PLANNED = "planned", "planned", "计划"
    UNDER_WAY = "under_way", "under way", "进行中"
    DONE = "done", "done", "完成"
    EARLIER = "earlier", "of an earlier year", "往年"


class Form(Labelled):
    """Whether assistance came as money, in kind, or as both in one figure."""

    MONEY = "money", "money", "资金"
    IN_KIND = "in_kind", "in kind", "物资折款"
    BOTH = "both", "money and goods at their value", "资金及物资折款"


class Counted(Labelled):
    """Whether a record lies inside the total of its report."""

    YES = "yes", "counted in the total", "计入总数"
    NO = "no", "not counted in the total", "不计入总数"
    NOT_STATED = "not_stated", "the report does not say", "报告未说明"


class EventKind(Labelled):
    """What kind of meeting it was."""

    MEETING = "meeting", "meeting", "会议"
    VISIT = "visit", "visit", "考察"
    TALK = "talk", "talks", "座谈"
    FAIR = "fair", "fair", "展会、洽谈会"


class Role(Labelled):
    """What a participant did at an event."""

    HOST = "host", "host", "主办"
    CHAIR = "chair", "chair", "主持"
    SPEAKER = "speaker", "speaker", "讲话"
    LEADER = "leader", "head of delegation", "率团"
    ORGANISER = "organiser", "organiser", "组织"
    PARTICIPANT = "participant", "participant", "参加"
    DECIDED = "decided", "decided", "研究决定"
    RECEIVER = "receiver", "receiving body", "接待"


class OutreachKind(Labelled):
    """What the recipient side set going."""

    LETTER = "letter", "letter", "函件"
    PLAN = "plan", "plan or draft", "规划"
    PROPOSAL = "proposal", "proposal", "商请事项"
    DELEGATION = "delegation", "delegation", "赴京对接"
    FAIR = "fair", "fair", "展会"


class OutreachStatus(Labelled):
    """How far an outreach has come."""

    DONE = "done", "done", "已完成"
    DRAFTED = "drafted", "drafted", "已草拟"
    UNDER_WAY = "under_way", "under way", "正在促成"


class InstitutionKind(Labelled):
    """What was set up."""

    BODY = "body", "body", "机构"
    MECHANISM = "mechanism", "mechanism", "机制"


class Direction(Labelled):
    """Which way people were posted."""

    TO_RECIPIENT = "to_recipient", "to the recipient side", "支援方派往受援方"
    TO_SUPPORTING = "to_supporting", "to the supporting side", "受援方派往支援方"


class Aggregate(Labelled):
    """How a claim's operand is computed from records."""

    TOTAL = "total", "total", "合计"
    COUNT = "count", "number of records", "条数"


class ClaimKind(Labelled):
    """What a stated figure says about the others."""

    SUM = "sum", "sum of its parts", "分项合计"
    DIFFERENCE = "difference", "difference", "差额"
    RATIO = "ratio", "share", "占比"
    GROWTH = "growth", "growth", "增减幅度"
    MULTIPLE = "multiple", "multiple", "倍数"
    AVERAGE = "average", "average", "平均数"
    BOUND = "bound", "bound or target", "目标或界限"


class Known(Labelled):
    """A verdict that an analyst knows and lets stand."""

    CONTRADICTS = "contradicts", "known not to follow", "已知不相符"
    UNCLEAR = "unclear", "known to be unclear", "已知无法核对"
