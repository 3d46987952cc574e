"""The words of the chapters on reading and auditing texts, in both languages."""

from __future__ import annotations

from typing import Final

from aidanalysis.amount import Qualifier
from aidanalysis.book.scores import DATES, DEV, MONEY, OURS, REPORT, UNSEEN, VALUES
from aidanalysis.reading import Kind
from aidanalysis.reading.passed_over import Reason

Both = tuple[str, str]

KINDS: Final[dict[Kind, Both]] = {
    Kind.MONEY: ("money", "金额"),
    Kind.COUNT: ("count", "计数"),
    Kind.RATIO: ("ratio", "比率"),
    Kind.MEASURE: ("measure", "度量"),
    Kind.DATE: ("date", "日期"),
    Kind.DURATION: ("duration", "时长"),
    Kind.PERIOD: ("plan period", "规划期"),
}

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

QUALIFIERS: Final[dict[Qualifier, Both]] = {
    Qualifier.EXACT: ("exact", "确数"),
    Qualifier.ABOUT: ("about", "约数"),
    Qualifier.OVER: ("some over", "以上（略多）"),
    Qualifier.AT_LEAST: ("at least", "不少于"),
    Qualifier.NEAR: ("nearly", "接近"),
    Qualifier.AT_MOST: ("at most", "不超过"),
    Qualifier.RANGE: ("range", "区间"),
}

REASONS: Final[dict[Reason, Both]] = {
    Reason.SET_PHRASE: ("a set phrase or name", "固定词语或名称"),
    Reason.LIST_MARK: ("a list mark", "分条序号"),
    Reason.CODE: ("an ordinal or a document number", "序数或文号"),
    Reason.IN_A_WORD: ("part of a word", "词语中的字"),
    Reason.COUNTS_NOTHING: ("counts nothing", "不表示数量"),
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

READERS: Final[dict[str, Both]] = {
    OURS: ("this reader", "本书所用程序"),
    "regular expression": ("a ten-minute regular expression", "十分钟写成的正则表达式"),
}

HEADINGS: Final[dict[str, Both]] = {
    "alteration": ("What is altered", "改动内容"),
    "cue": ("What stands in the text", "行文线索"),
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
    "weight": ("Weight (log odds)", "权重（对数优势比）"),
    "files": ("Files tried", "试读文件"),
    "format": ("Format", "格式"),
    "keeps": ("What it keeps", "读得出的内容"),
    "leaves out": ("What it does not keep", "读不出的内容"),
    "made": ("alterations that can be made", "可作的改动"),
    "every": ("one in so many tried", "每若干项试一项"),
    "named": ("Let through, named by row and cell", "通过，但指明行与格"),
    "read rightly": ("Read as they should be", "读取无误"),
    "refused": ("Refused", "拒绝"),
    "refused until accepted": ("Refused until the record is named", "点名接受后方可通过"),
    "tried": ("Tried", "试改"),
    "unseen": ("Unseen", "未发现"),
}

#: Signs by which the auditor tells whether figures belong together, by its own names for them.
CUES: Final[dict[str, Both]] = {
    "a bound": ("the figure is a bound: 以上, 不少于", "数字为界限：“以上”“不少于”等"),
    "annual average": ("the rate is an annual average", "增速为年均增速"),
    "another line": ("the figures stand in different paragraphs", "数字分列不同段落"),
    "another sentence": ("the figures stand in different sentences", "数字分列不同句子"),
    "another subject": ("another subject stands between them", "中间另有主语"),
    "base in the words": ("the words name the base of a share", "行文写明占比的基数"),
    "base of another name": ("the base goes by another name", "基数名称不同"),
    "explained": ("words beside explain the gap", "旁边有文字说明差距"),
    "grows at constant prices": ("growth is at comparable prices", "增速按可比价计算"),
    "income and spending": ("income, spending and balance stand together", "收入、支出、结余并列"),
    "list and its total": ("the last item is named the total of the list", "末项写明为所列各项的合计"),
    "list left open": ("the list ends in 等, “and others”", "所列以“等”字收尾"),
    "named total": ("the figure is named a total: 合计, 共计", "数字写明为“合计”“共计”"),
    "part in another clause": ("the part stands in another clause", "分项另在一分句"),
    "respectively": ("分别, “respectively”, ties the figures", "以“分别”相对应"),
    "stages": ("the figures are of different stages", "数字分属不同阶段"),
    "sum above": ("以上, “the above”, names the parts", "以“以上”总括各项"),
    "the other column adds up": ("another column of the same list adds up", "同一列举的另一栏已经相符"),
}

#: What is measured of the auditor, in the order of the rows.
MEASURES: Final[dict[str, Both]] = {
    "texts": ("Texts", "文本数"),
    "claims": ("Marked claims, bounds left out", "标注的表述（不含目标完成类）"),
    "precision": ("Claims: precision", "表述：准确率"),
    "recall": ("Claims: recall", "表述：召回率"),
    "verdicts_right": ("Verdicts right", "判定正确"),
    "verdicts": ("… of", "（共判定）"),
    "caught": ("Claims that do not follow, caught", "不符的表述：查出"),
    "contradictions": ("… of", "（共有）"),
    "false_accusations": ("Correct claims said not to follow", "误判为不符"),
    "partial_lists_accused": ("Nested or partial lists said not to follow", "嵌套或不完整列举被误判"),
    "altered_caught": ("Altered figures noticed", "改动一位数字：查出"),
    "altered": ("… of", "（共改动）"),
    "figures_checked": ("Figures in a checked claim", "可核对的数字"),
    "figures": ("… of", "（共有）"),
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
