"""The words that tables, charts and evidence use, in both languages."""

from __future__ import annotations

import re
from typing import Final

from aidanalysis.wording import Lang, said

#: Short headings of the fields that the book shows.
HEADINGS: Final[dict[str, tuple[str, str]]] = {
    "agreements": ("Agreements", "协议数"),
    "amount": ("Amount", "金额"),
    "analyst": ("Our reading", "本书判读"),
    "answered_by": ("Answered by", "对应措施"),
    "attending": ("Attending", "参会省市"),
    "by": ("Who is to act", "行动主体"),
    "channel": ("Channel", "渠道"),
    "counted": ("In the total?", "是否计入总数"),
    "date": ("Date", "日期"),
    "delegations": ("Delegations", "团组"),
    "direction": ("Direction", "方向"),
    "donor": ("Donor", "援助单位"),
    "duration": ("Duration", "期限"),
    "event": ("Event", "活动"),
    "field": ("Who was trained", "培训对象"),
    "form": ("Form", "形式"),
    "kind": ("Kind", "类别"),
    "left_open": ("What the report leaves open", "报告未说明的内容"),
    "level": ("Level", "层级"),
    "mechanism": ("Heading", "所在条目"),
    "outcome": ("Outcome", "结果"),
    "measure": ("What is measured", "指标类别"),
    "name": ("Name", "名称"),
    "organisation": ("Body", "单位"),
    "parties": ("Parties", "签约各方"),
    "people": ("People", "人数"),
    "person": ("Person", "姓名"),
    "place": ("Place", "地点"),
    "plan_period": ("Five-year plan", "所属规划"),
    "post": ("Post", "职务"),
    "part_of": ("Part of", "所属总数"),
    "progress": ("Plan or outcome", "计划或完成"),
    "preliminary": ("Preliminary?", "初步统计数"),
    "received_by": ("Received by", "接收单位"),
    "role": ("Role", "角色"),
    "sector": ("Purpose (DAC CRS)", "用途（DAC 代码）"),
    "sent_by": ("Sent by", "派出（发起）单位"),
    "set_by": ("Set by", "提出（下达）单位"),
    "set_up_by": ("Set up by", "设立单位"),
    "side": ("Side", "所属方"),
    "stage": ("Stage", "阶段"),
    "status": ("Status", "进展"),
    "task": ("Task", "职能"),
    "times": ("Times a year", "每年次数"),
    "towards": ("Towards", "对象单位"),
    "trainer": ("Trainer", "培训单位"),
    "visitors": ("Visitors", "人次"),
    "year": ("Year", "年度"),
}

WORDS: Final[dict[str, tuple[str, str]]] = {
    "chart table": ("The chart's figures as a table", "图中数据表"),
    "column": ("Column", "列名"),
    "downloads": ("All data as a workbook and as CSV files", "全部数据：工作簿与各表（CSV）"),
    "example": ("Example", "示例"),
    "file": ("File", "文件"),
    "meaning": ("Meaning", "含义"),
    "means": ("Means", "含义区间"),
    "records": ("Records", "记录数"),
    "required": ("Required?", "必填"),
    "table": ("Table", "数据表"),
    "type": ("Type", "类型"),
    "words": ("Words", "用语"),
    "against": ("Does not follow.", "数字不符："),
    "contradiction": (
        "{about}: the report states {stated:bare}, while its own figures give {computed:bare}.",
        "{about}：报告所述为{stated}，按所列数字复算为{computed}。",
    ),
    "contradiction with another": (
        "{about}: the report states {stated:bare}, while with the figures of another report it is {computed:bare}.",
        "{about}：报告所述为{stated}，按另一份报告所列数字复算为{computed}。",
    ),
    "counted": ("count of", "条数："),
    "page head": ("{title} ({recipient}, {year})", "{title}（{recipient}，{year}年）"),
    "place": ("({section}, {offset})", "（{section}第{offset}字）"),
    "offset": ("(at {offset})", "（第{offset}字）"),
    "evidence": ("Evidence", "依据"),
    "evidence-of": ("Evidence for the figures on this page", "本页数字的依据"),
    "counts": ("{right} right, {false} false, {missed} missed", "正确{right}个，误报{false}个，遗漏{missed}个"),
    "part of a calculation": ("part of a calculation", "参与计算"),
    "half a place": ("half the last place of", "末位之半："),
    "bound exceeded": ("exceeded by {}", "超额{}"),
    "our reading": (" (our reading)", "（本书判读）"),
    "marked reading": ("*: our reading", "*：本书判读"),
    "common": ("Every row: ", "各行相同："),
    "target for": ("Target for {}", "{}年目标"),
    "no": ("no", "否"),
    "workbook": ("All tables, with live formulas (Excel)", "全部数据表，含公式（Excel）"),
    "yes": ("yes", "是"),
}


#: Parts of a report that no heading stands above.
SECTIONS: Final[dict[str, str]] = {"导言": "lead", "标题": "title", "页首": "page head"}


#: Where the mark of a clause begins behind that of a heading.
_CLAUSE_MARK: Final = re.compile(
    "(?<=[一二三四五六七八九])(?=[一二三四五六七八九][是要])|(?<=[^一二三四五六七八九十])(?=[一二三四五六七八九十]{1,2}[是要])"
)


def section_name(section: str, lang: Lang) -> str:
    """Return the name of a section; the marks of headings stand as printed, that of a clause apart: 三、二是."""
    return said(lang, SECTIONS.get(section, section), _CLAUSE_MARK.sub("、", section))


def word(key: str, lang: Lang, otherwise: str = "") -> str:
    """Return a word of the book in one language; ``otherwise`` stands in where there is none."""
    return said(lang, *WORDS[key]) if key in WORDS or not otherwise else otherwise


def heading(field: str, lang: Lang) -> str:
    """Return the heading of a field."""
    return said(lang, *HEADINGS[field])
