"""The captions of the book's tables and the headings of their columns, by name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from aidanalysis.book.text_wording import HEADINGS as TEXT_HEADINGS
from aidanalysis.book.wording import HEADINGS
from aidanalysis.records import RECORD_CLASSES
from aidanalysis.wording import said

if TYPE_CHECKING:
    from aidanalysis.wording import Lang

CAPTIONS: Final[dict[str, tuple[str, str]]] = {
    "agreements": ("What was signed", "签约情况"),
    "aims": ("Sums that the report aims at in later years", "报告提出的以后年度资金目标"),
    "alterations": ("Facts of the ledger altered one at a time", "逐项改动记录后的核查结果"),
    "speed": ("Our time or memory as a part of another’s", "耗时或内存与他者之比"),
    "stopped": (
        "Commands that write, stopped at random points, and what was lost",
        "写文件的命令在随机时刻中断，丢了什么",
    ),
    "reliability": ("What was tried on the package, and what was lost", "试了什么，丢了什么"),
    "benchmark": ("Published elsewhere; no part of the records", "其他公开报道所载，不属于本书记录"),
    "qualifiers": ("The words around a number, and what they mean", "数字前后的词及其含义"),
    "auditor-scores": ("Scores of the auditor", "核对程序的成绩"),
    "formats": ("What each document format keeps, as tried, and what it leaves out", "各种文件格式的读取情况"),
    "extractors": ("What comes out of pages and PDFs, beside other libraries", "网页与PDF的读取：与其他程序库比较"),
    "left-alone": ("Numerals that count nothing", "不表示数量的数字"),
    "auditor-right": ("How often what the auditor says was right, by kind", "各类判断的准确情况"),
    "made-up-text": ("Work report of a made-up county", "虚构县的工作总结"),
    "made-up-audit-text": ("The made-up report, audited", "虚构报告的核对结果"),
    "made-up-audit": ("Claims of the made-up report", "虚构报告中可核对的表述"),
    "made-up-not-checkable": ("Figures of the made-up report that cannot be checked", "虚构报告中无法核对的数字"),
    "made-up-quantities": ("Quantities of the made-up report", "虚构报告中的数量"),
    "not-checked": ("Reasons for leaving a figure without a verdict", "不作判定的原因"),
    "reader-scores": ("Scores of the readers on the public texts", "各程序在公开文本上的成绩"),
    "report-audit": ("Claims that the auditor finds in the report by itself", "程序自行找出的勾稽关系"),
    "bodies": ("Bodies that the report names", "报告提到的单位"),
    "claims": ("What the report says of its own figures, recomputed", "报告数字勾稽关系核对结果"),
    "commitments": ("Planned measures", "工作措施"),
    "contacts": ("Contacts, and how often a year", "往来安排及每年次数"),
    "events": ("Meetings, visits and fairs that the report names", "报告提到的会议、考察和展会"),
    "funding": ("Funding by channel, as the report states it", "各渠道资金（报告原文数字）"),
    "funding-beside": (
        "Money beside the total, or of which the report does not say",
        "总数之外、或报告未说明是否计入总数的资金",
    ),
    "visits-beside": ("Visits beside the total, or of which no total is given", "总数之外、或报告未列总数的来访"),
    "indicators": ("What else the report measures", "报告所列其他指标"),
    "institutions": ("Bodies and mechanisms set up", "设立的机构与机制"),
    "money-per-visit": ("Visits and money of the channels that state both", "既有来访又有资金的渠道：来访与资金"),
    "outreach": ("Letters, plans, delegations and fairs", "函件、规划、走访与展会"),
    "participants": ("Who took part", "参加单位与人员"),
    "problems": ("Problems, and the measures that answer them", "存在问题与对应措施"),
    "problems-alone": ("Problems that the report names", "报告提到的问题"),
    "projects": ("Projects with an amount or a stage", "列明的援建项目"),
    "secondments": ("Secondments", "挂职情况"),
    "stages": ("How firm the money of the projects is", "项目资金进展"),
    "training": ("People trained", "培训人数"),
    "unchecked": ("Figures that nothing in the report checks, and who could", "报告内无从核对的数字，以及可向何处核实"),
    "visits": ("Visits by channel, as the report states them", "各渠道来访情况（报告原文数字）"),
}

#: Headings of columns that are computed and not stated.
COMPUTED: Final[dict[str, tuple[str, str]]] = {
    "about": ("What it is about", "核对对象"),
    "checked": ("Checked?", "能否核对"),
    "compared": ("Compared", "比较内容"),
    "median": ("Median", "中位数"),
    "spread": ("Least to most", "最小至最大"),
    "aimed at": ("At most", "目标上限"),
    "kept": ("As aimed at?", "是否达到"),
    "what was tried": ("What was tried", "所试内容"),
    "lost": ("Lost", "丢失"),
    "kill -9": ("Killed", "强行终止"),
    "Ctrl-C": ("Stopped with Ctrl-C", "按Ctrl-C中断"),
    "disk full": ("Disk full", "磁盘写满"),
    "source": ("Published by", "出处"),
    "why": ("Why", "原因"),
    "label": ("Reader", "读取程序"),
    "series": ("Texts", "文本"),
    "precision": ("Precision", "准确率"),
    "recall": ("Recall", "召回率"),
    "figure": ("Figure", "数字"),
    "keeper": ("Who could check it", "可向何处核实"),
    "section": ("Section", "章节"),
    "computed": ("Recomputed", "复算值"),
    "leeway": ("Would still agree within", "误差在此范围内仍判为相符"),
    "per delegation": ("Money per delegation", "每批对应资金"),
    "per visitor": ("Money per visitor", "每人次对应资金"),
    "share": ("Share", "占比"),
    "stated": ("Stated in the report", "报告所述"),
    "verdict": ("Verdict", "核对结果"),
}


def caption_of(name: str, lang: Lang) -> str:
    """Return the caption of a table; a table of the ledger without one of its own has its title."""
    both = CAPTIONS.get(name) or (RECORD_CLASSES[name].title if name in RECORD_CLASSES else (name, name))
    return said(lang, *both)


def heading_of(column: str, lang: Lang) -> str:
    """Return the heading of a column; one that an analyst added stands as it is called."""
    both = COMPUTED.get(column) or HEADINGS.get(column) or TEXT_HEADINGS.get(column)
    return said(lang, *both) if both else column
