"""What was compared, and what was tried, in both languages, by the keys that the runs keep."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from aidanalysis.wording import said

if TYPE_CHECKING:
    from aidanalysis.wording import Lang

Both = tuple[str, str]

#: Whether a ratio is as small as is aimed at.
RULED: Final[dict[bool, Both]] = {True: ("yes", "是"), False: ("no", "否")}
#: What stands where nothing is aimed at.
UNRULED: Final[Both] = ("—", "—")

RATIOS: Final[dict[str, Both]] = {
    "import aidanalysis / import pandas": ("Importing the package, by importing pandas", "导入本程序库，与导入pandas相比"),
    "check of a ledger / import pandas": ("Checking a ledger, by importing pandas", "核对一份数据集，与导入pandas相比"),
    "read of a report / import pandas": ("Reading a report, by importing pandas", "读取一份报告，与导入pandas相比"),
    "audit of a report / import pandas": ("Auditing a report, by importing pandas", "核对一份报告，与导入pandas相比"),
    **{
        f"totals of {{}} rows{ids} / {engine}": (
            f"Totals of {{}} rows{en}, by {engine}’s own calls",
            f"{{}}行求和{zh}，与{engine}自身调用相比",
        )
        for ids, en, zh in (("", "", ""), (" with ids", " with the rows’ ids", "（附各行编号）"))
        for engine in ("PyArrow", "Polars", "DuckDB", "pandas")
    },
    **{
        f"loading 200,000 rows / {name}": (f"Loading 200,000 rows, by {called}", f"载入20万行，与{called}相比")
        for name, called in (("pydantic", "pydantic"), ("frictionless", "frictionless"), ("pandera", "pandera"))
    },
    "memory of loading 200,000 rows / pydantic": ("Memory of loading 200,000 rows, by pydantic", "载入20万行的内存，与pydantic相比"),
    "memory of loading, saving and summing {} records / 8 GB": ("Memory of loading, saving and summing {} records, by 8 GB", "载入、保存并合计{}条记录的内存，与8GB相比"),
    "reading / bare regular expression": ("Reading, by one regular expression for digits", "识读数字，与仅找数字的正则表达式相比"),
    "reading of ten texts / of one": ("Reading ten times the text, by reading it once", "十倍长的文本，与原文相比"),
    "hostile texts: ten times the length": ("Hostile texts ten times as long, by the short ones", "刁难文本加长十倍，与原长相比"),
    "reading / JioNLP": ("Reading, by JioNLP", "识读数字，与JioNLP相比"),
    "reading / Recognizers-Text": ("Reading, by Recognizers-Text", "识读数字，与Recognizers-Text相比"),
    "audit / reading of the same text": ("Auditing a text, by reading it", "核对文本，与识读相比"),
    "audit of a text / of its half": ("Auditing a text, by auditing its half", "核对全文，与核对一半相比"),
    "a folder by two jobs / by one": ("A folder by two processes, by one", "两个进程处理文件夹，与一个进程相比"),
    "audit of a million figures / 90 s": ("Auditing a million figures, by 90 seconds", "核对一百万个数字，与90秒相比"),
    "its memory / 1.5 GB": ("Its memory, by 1.5 GB", "其内存，与1.5GB相比"),
    "comparing notebooks / jupyter execute": ("Comparing notebooks, by running them", "比对笔记本输出，与仅运行相比"),
    "both editions of the book / bare Jupyter Book": ("Building both editions, by a bare Jupyter Book of one", "构建两种文字的书，与未加修饰的单种文字Jupyter Book相比"),
    "weight of a page, en / bare Jupyter Book": ("Weight of an English page, by the bare one", "英文页面大小，与未加修饰者相比"),
    "weight of a page, zh / bare Jupyter Book": ("Weight of a Chinese page, by the bare one", "中文页面大小，与未加修饰者相比"),
}  # fmt: skip

#: The commands that write.
WRITES: Final[dict[str, Both]] = {
    "audit to a page": ("Audit to a page", "核对并写网页"),
    "audit to CSV": ("Audit to CSV", "核对并写CSV"),
    "read to CSV": ("Read to CSV", "识读并写CSV"),
    "export to a workbook": ("Export to a workbook", "导出工作簿"),
    "export to IATI": ("Export to IATI", "导出IATI"),
    "export to a package": ("Export to a package", "导出数据包"),
    "export to Parquet": ("Export to Parquet", "导出Parquet"),
    "drafts to a workbook": ("Drafts to a workbook", "导出待审草稿"),
    "new project": ("New project", "新建项目"),
    "import of a workbook": ("Import of a workbook", "导入改过的工作簿"),
    "drafts from proposals": ("Drafts from proposals", "收录外来草稿"),
    "check with --mend": ("Check with --mend", "核对数据集并改正位置"),
    "book": ("Book", "构建书"),
    "review": ("Review", "审阅草稿"),
}
#: How each was stopped.
STOPS: Final = ("kill -9", "Ctrl-C", "disk full")
_COMMANDS: Final[dict[str, str]] = {"read": "识读", "audit": "核对"}

TRIED: Final[dict[str, Both]] = {
    **{
        f"{command}: damaged .{kind}": (f"Damaged .{kind} files, {command}", f"损坏的.{kind}文件，{zh}")
        for command, zh in _COMMANDS.items()
        for kind in ("docx", "html", "txt", "csv", "md")
    },
    "hostile documents, read and audited": ("Hostile documents, read or audited", "刁难文件，识读或核对"),
    **{
        f"{command} of a folder to {ending}, cut off twice and taken up again": (
            f"{command.capitalize()} of a folder to {ending}, cut off twice and taken up again",
            f"{zh}文件夹并写{ending}，两次中断后续作",
        )
        for command, zh in _COMMANDS.items()
        for ending in ("jsonl", "parquet")
    },
    "locales and switches of Python": ("Locales and switches of Python", "语言环境与Python开关"),
    "names of any bytes": ("File names of any bytes", "任意字节的文件名"),
    "pipes, closed streams and a full disk behind standard output": (
        "Pipes, closed streams, a full disk behind standard output",
        "管道、已关闭的输出流、标准输出写满",
    ),
    "clocks of 1971, 2038, 2107 and 2200": ("Clocks of 1971, 2038, 2107 and 2200", "时钟为1971、2038、2107、2200年"),
    "two exports into one folder": ("Two exports into one folder at once", "两个进程同时导出到同一文件夹"),
}

#: A number of rows, which a run may choose.
_NUMBER: Final = re.compile(r"\d{1,3}(?:,\d{3}){2,}")


def called(words: dict[str, Both], key: str, lang: Lang) -> str:
    """Return what a row is called; a number of millions stands in the key as it was."""
    found = _NUMBER.search(key)
    both = words.get(key) or words.get(_NUMBER.sub("{}", key))
    return key if both is None else said(lang, *both).format(found[0] if found else "")
