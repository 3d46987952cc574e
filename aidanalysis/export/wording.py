"""What the workbook says in its own words, in English and Chinese."""

from __future__ import annotations

from typing import Final

from aidanalysis.wording import said
from aidanalysis.wording.values import Verdict

TEXT: Final[dict[str, tuple[str, str]]] = {
    "about": ("about", "说明"),
    "beside": (
        "{title} of another report that claims rest on: {report} ({id}), SHA-256 of its source {sha256}; changed there",
        "论断所据的另一份报告的{title}：{report}（{id}），其原文 SHA-256 为 {sha256}；须在该报告的工作簿中改动",
    ),
    "column": ("column", "列名"),
    "dictionary": ("dictionary", "数据字典"),
    "how": ("How to use it", "使用方法"),
    "licence": ("Licence of these data", "本数据许可"),
    "licence name": ("CC BY 4.0", "CC BY 4.0（知识共享署名 4.0）"),
    "meaning": ("meaning", "含义"),
    "sha256": ("SHA-256 of the source", "原文文件 SHA-256"),
    "published": ("Published", "发布日期"),
    "publisher": ("Publisher", "发布方"),
    "required": ("required", "必填"),
    "rows": ("rows", "行数"),
    "sheet": ("sheet", "工作表"),
    "source": ("Source", "资料来源"),
    "table": ("table", "数据表"),
    "terms": ("Terms of the source", "原文使用条件"),
    "title": ("title", "标题"),
    "type": ("type", "类型"),
    "units": ("units", "单位"),
    "values": ("values", "可选值"),
    "what": ("What this is", "内容"),
    "what it is": (
        (
            "The facts of one counterpart-assistance work report, one row a fact, each with the phrase that states it; "
            "and what the report says of its own figures, recomputed by this workbook."
        ),
        "一份对口支援工作报告所述的事实，每行一条，附所据原文；报告对自身数字的论断，由本工作簿当场复算。",
    ),
    "working": ("working", "复算过程"),
}

HOW: Final[tuple[tuple[str, str], ...]] = (
    (
        (
            "Sheet claims: stated is the report's figure; computed_low and computed_high are what the rows it rests on "
            "allow, in the stated unit; ∞ stands for no upper end."
        ),
        "claims 表：stated 为报告所述数值；computed_low 与 computed_high 为所据各行按所述单位复算的下限与上限，∞ 表示无上限。",
    ),
    (
        f"verdict: {'; '.join(f'{one} – {one.en}' for one in Verdict)}.",
        f"verdict（判定）：{'；'.join(f'{one} {one.zh}' for one in Verdict)}。",
    ),
    (
        (
            "Change a figure, its unit or its qualifier in any sheet, and the verdicts that rest on it change. So does "
            "a value that a claim's rows are picked by, such as counted."
        ),
        "在任一表中改动数值、单位或限定方式，所涉论断的判定随之改变；改动选行所依据的值（如 counted）亦然。",
    ),
    (
        (
            "Fixed when the workbook was made: which claims there are, their kind, table, field and condition; rows added "
            "below the last one are not counted. For those, change the CSV files and export anew."
        ),
        "生成时即已固定：论断的条目、类型、数据表、字段和条件；末行之后新增的行不计入。如需改动，请修改 CSV 文件后重新导出。",
    ),
    (
        (
            "The grey columns, folded away behind each table, hold what a number means in its base unit, and a 1 in each "
            "row that a claim rests on; the last sheet holds every step of the check."
        ),
        "各表右侧折叠的灰色列为数值换算为基本单位后的含义，以及论断所据各行的标记（1）；最后一张表列出复算的每一步。",
    ),
    (
        (
            "The …_decimals column holds the decimals a number was printed with: 3.0 is not 3. Spreadsheets compute with "
            "15 digits."
        ),
        "…_decimals 列为原文小数位数：3.0 与 3 不同。电子表格以 15 位有效数字计算。",
    ),
)

#: The columns of the claims that are formulas: type, and what they mean.
LIVE_COLUMNS: Final[dict[str, tuple[str, str, str]]] = {
    "stated": ("number", "The figure as stated (formula)", "报告所述数值（公式）"),
    "computed_low": (
        "number",
        "Least that the records allow, in the stated unit (formula)",
        "复算下限，所述单位（公式）",
    ),
    "computed_high": (
        "number",
        "Most that the records allow, in the stated unit (formula)",
        "复算上限，所述单位（公式）",
    ),
    "verdict": ("string", "Whether the figure follows (formula)", "判定（公式）"),
}


def text(key: str, lang: str) -> str:
    """Return a text of the workbook in one language."""
    return said(lang, *TEXT[key])
