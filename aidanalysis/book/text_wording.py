"""The words of the chapters on reading and auditing texts, in both languages."""

from __future__ import annotations

from typing import Final

from aidanalysis.book.scores import DATES, DEV, MONEY, OURS, REPORT, UNSEEN, VALUES
from aidanalysis.wording import Both
from aidanalysis.wording.values import Kind

#: The sign of a kind in the text, so that none is told by its line alone.
KIND_SIGNS: Final[dict[Kind, Both]] = {
    Kind.MONEY: ("¥", "金"),
    Kind.COUNT: ("n", "数"),
    Kind.RATIO: ("r", "率"),
    Kind.MEASURE: ("m", "量"),
    Kind.DATE: ("d", "日"),
    Kind.DURATION: ("t", "时"),
    Kind.PERIOD: ("p", "规"),
}

SCORED: Final[dict[str, Both]] = {
    VALUES: ("Value, unit and qualifier", "数值、单位与限定"),
    MONEY: ("Money alone", "仅金额"),
    DATES: ("Dates, durations, periods", "日期、时长与规划期"),
}

SETS: Final[dict[str, Both]] = {
    DEV: ("Texts written for scoring", "评测文本"),
    UNSEEN: ("Texts not seen before", "未曾见过的文本"),
    REPORT: ("The 2010 report", "2010年总结"),
}

EXTRACTED: Final[dict[str, Both]] = {
    "hard html": ("Pages each hard in one thing", "各有一处难点的网页"),
    "hard pdf": ("PDFs each hard in one thing", "各有一处难点的PDF"),
    "texts html": ("Public texts among a page’s menus", "置于网页其他内容之间的公开文本"),
    "texts pdf": ("Public texts printed as PDF", "印成PDF的公开文本"),
}

READERS: Final[dict[str, Both]] = {
    OURS: ("this reader", "本书所用程序"),
    "regular expression": ("a ten-minute regular expression", "十分钟写成的正则表达式"),
}

HEADINGS: Final[dict[str, Both]] = {
    "altered_caught": ("Altered figures said not to follow", "改动后判为不符"),
    "altered_noticed": ("… or asked about", "判为不符或列为疑点"),
    "claims_found": ("Claims found", "找出的表述"),
    "false_accusations": ("Accused falsely", "误判"),
    "needless": ("Needless questions, 10,000 characters", "每万字多余疑点"),
    "precision": ("Of what it says, right", "判断准确率"),
    "untrue_noticed": ("Untrue claims noticed", "不实表述查出"),
    "besides": ("Values that do not belong there", "不应有的数值"),
    "files tried": ("Files tried", "试读文件"),
    "values": ("Values in them", "文中数值"),
    "values kept": ("Values that come through", "读出的数值"),
    "whole": ("Files whole", "完整读出的文件"),
    "alteration": ("What is altered", "改动内容"),
    "f1": ("F1", "F1"),
    "figure": ("Figure", "数字"),
    "false": ("Precision", "准确率"),
    "in the text": ("In the text", "原文用语"),
    "kind": ("Kind", "类别"),
    "means": ("Means", "含义"),
    "measure": ("Measure", "指标"),
    "missed": ("Recall", "召回率"),
    "qualifier": ("Qualifier", "限定"),
    "reader": ("Reader", "读取程序"),
    "reason": ("Why it is no quantity", "不计为数量的原因"),
    "scored": ("What is scored", "评测内容"),
    "texts": ("Texts", "文本"),
    "unit": ("Unit", "单位"),
    "value": ("Value or date", "数值或日期"),
    "files": ("Files tried", "试读文件"),
    "format": ("Format", "格式"),
    "keeps": ("What it keeps", "读得出的内容"),
    "leaves out": ("What it does not keep", "读不出的内容"),
    "made": ("alterations that can be made", "可作的改动"),
    "named": ("Let through, named by row and cell", "通过，但指明行与格"),
    "read rightly": ("Read as they should be", "读取无误"),
    "refused": ("Refused", "拒绝"),
    "refused until accepted": ("Refused until the record is named", "点名接受后方可通过"),
    "tried": ("Tried", "试改"),
    "unseen": ("Unseen", "未发现"),
}

#: The sets on which the auditor was measured, in the order of the rows.
AUDITED_SETS: Final[dict[str, Both]] = {
    "dev": ("Written for scoring", "评测文本"),
    "aid": ("Aid work, one construction each", "对口支援短文"),
    "gov": ("Bulletins and budgets, one construction each", "公报与预算短文"),
    "aid-real": ("Openings of public texts on aid", "公开的对口支援文稿"),
    "gov-real": ("Public bulletins, budgets and accounts", "公开的公报、预算与决算"),
    "report": ("The 2010 report", "2010年总结"),
    "unseen": ("Written by others, no rule made for them", "他人撰写、未据以定规则"),
    "aside-odd": ("Passages set aside, first half", "预留段落（前一半）"),
    "aside-even": ("Passages set aside, second half", "预留段落（后一半）"),
}

#: What the chapter on the auditor says of its outcomes.
AUDITED: Final[dict[str, Both]] = {
    "digits": ("digits of the report changed one at a time", "逐一改动报告中的数位"),
}

#: What is altered in a ledger to see whether it is noticed, in the order of the rows.
ALTERATIONS: Final[dict[str, Both]] = {
    "number": ("A number", "数值"),
    "qualifier or unit": ("A qualifier or unit", "限定词或单位"),
    "date": ("A date, year or plan period", "日期、年份或规划期"),
    "channel": ("A channel", "渠道"),
    "figure removed": ("A figure removed", "删去数值"),
    "digits cut": ("Digits cut off an amount and its phrase", "数值连同原文截去数位"),
    "phrase moved": ("Section, phrase or place of the evidence", "依据的章节、原文或位置"),
    "rows exchanged": ("Figures and evidence of two rows exchanged", "两行的数值与依据互换"),
    "row deleted": ("A row deleted", "删除一行"),
    "row doubled": ("A row doubled", "重复一行"),
    "claim": ("What a claim says", "勾稽关系"),
    "where": ("The rows that a claim is about", "勾稽关系所涉的行"),
    "stage, level or kind": ("A stage, level or kind", "阶段、级别或类别"),
    "name or words": ("A name or other words", "名称或其他文字"),
    "mention or mark": ("A mention, the checksum or the analyst's mark", "提及之处、校验值或分析者标记"),
    "reference": ("A reference to another record", "对其他记录的引用"),
    "the analyst's reading": ("The analyst's reading", "分析者的判读"),
}
