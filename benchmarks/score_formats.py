"""Measure what each format keeps, on the small files of the tests, for the chapter on reading.

    python benchmarks/score_formats.py [--write]

Prints one line a file; --write stores them in book/measured/formats.json, to which a test holds a fresh run.
"""

from __future__ import annotations

import json
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any, Final, NamedTuple

from aidanalysis.documents import DocumentError, load, read_document

ROOT: Final = Path(__file__).resolve().parents[1]
FILES: Final = ROOT / "tests" / "documents" / "kept"
STORED: Final = ROOT / "book" / "measured" / "formats.json"


class Probe(NamedTuple):
    """A file, what it tries, the values that must be read, those that must not, and words that a warning must hold."""

    file: str
    en: str
    zh: str
    values: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    says: str = ""


PROBES: Final = (
    Probe("tracked-number.docx", "tracked changes, as accepted", "修订（按接受）", ("3500000", "2"), (), "tracked"),
    Probe("tracked-paragraph.docx", "inserted paragraphs", "插入的段落", ("800000", "120"), (), "tracked"),
    Probe("footnote.docx", "foot- and endnotes", "脚注和尾注", ("3500000", "500000")),
    Probe("textbox.docx", "text boxes, once", "文本框（只计一次）", ("62000000", "1800")),
    Probe("textbox-vml.docx", "text boxes of old files", "旧式文本框", ("48000000",)),
    Probe("control-block.docx", "content controls", "内容控件", ("9000000",)),
    Probe(
        "control-cell.docx", "content controls round cells", "单元格上的内容控件", ("25000000", "12", "15000000", "8")
    ),
    Probe("smart-tag.docx", "smart tags", "智能标记", ("75",)),
    Probe("equation.docx", "equations", "公式", ("85.5",)),
    Probe(
        "merged-amount-of-two.docx", "merged amounts, once", "合并单元格（只计一次）", ("2600000", "4500000", "7100000")
    ),
    Probe("nested-table.docx", "tables in cells", "表格中的表格", ("3000000", "2000000")),
    Probe("numbered-heading.docx", "automatic numbers", "自动编号", ("3000000", "3000000")),
    Probe("struck.docx", "struck-out text left out", "删除线文字不读", ("3500000",), ("3203500000",), "struck"),
    Probe("superscript-note.docx", "note marks apart from digits", "注码与数字分开", ("3500000",), ("35010000",)),
    Probe("macro-enabled.docx", "files with macros", "含宏的文件", ("3500000",)),
    Probe("template.docx", "templates", "模板", ("3500000",)),
    Probe("main-part-renamed.docx", "parts with other names", "部件另有名称", ("3500000",)),
    Probe("deleted.html", "deleted text left out", "已删文字不读", ("3500000",), ("3203500000",), "struck"),
    Probe("hidden.html", "hidden text left out", "隐藏文字不读", ("3500000",), ("3200000", "80"), "hidden"),
    Probe("ruby.html", "pronunciations left out", "注音不读", ("36000",)),
    Probe(
        "rowspan.html", "cells over several rows", "跨行单元格", ("25000000", "12", "15000000", "8", "40000000", "20")
    ),
    Probe("negative-cells.html", "negative cells", "负数单元格", ("1000000", "-200000", "800000", "-5")),
    Probe("form-page.html", "text inside a form", "表单里的正文", ("3500000", "2000000", "1500000")),
    Probe("superscript-note.html", "note marks apart from digits", "注码与数字分开", ("5000000",)),
    Probe("three-columns.pdf", "lines joined to sentences", "断行连成句子", ("850000000", "48", "120", "2450")),
    Probe(
        "columns-drawn-by-line.pdf", "columns one after the other", "分栏依次读", ("32000000", "18000000"), ("2000000",)
    ),
    Probe(
        "header-with-page-number.pdf", "sentences over pages", "跨页的句子", ("32000000", "4500"), ("2000000", "500")
    ),
    Probe("superscript.pdf", "raised note marks and powers", "上标注码和乘方", ("5000000", "500000"), ("10000", "8")),
    Probe("no-tounicode.pdf", "a font without Unicode: refused", "字体无统一码：拒读", (), (), "Unicode"),
    Probe("short-lines.txt", "short lines joined", "短行连接", ("48", "20", "28")),
    Probe("digits-at-line-end.txt", "numbers torn at a line's end", "行尾断开的数", ("2300", "1200"), ("300", "200")),
    Probe("gbk-one-bad-byte.txt", "one bad byte, named", "一个坏字节（指出）", ("3500000", "1260"), (), "byte 26"),
    Probe("cp936-euro.txt", "the euro of Windows 936", "936 代码页的欧元", ("5000000", "3500000")),
)
#: What no file of the format brings into the text, whatever it holds.
NOT_KEPT: Final = {
    "docx": ("pictures, charts, comments, page heads and feet", "图片、图表、批注、页眉页脚"),
    "html": ("pictures, scripts, frames", "图片、脚本、框架"),
    "pdf": ("pictures, scans, form fields", "图片、扫描件、表单域"),
    "txt": ("nothing is left out", "无"),
}


def measured() -> list[dict[str, Any]]:
    """Return what each file gave: ``kept`` is whether all that the probe asks for was so."""
    return [{"format": Path(one.file).suffix[1:], "en": one.en, "zh": one.zh, "kept": is_kept(one)} for one in PROBES]


def is_kept(probe: Probe) -> bool:
    """Whether a file is read as the probe asks."""
    try:
        document = load(FILES / probe.file)
    except DocumentError as error:
        return not probe.values and probe.says in str(error)
    left = [one.value for one in read_document(document) if one.value is not None]
    if any(Decimal(value) in left for value in probe.never) or probe.says not in "\n".join(document.warnings):
        return False
    for value in map(Decimal, probe.values):
        if value not in left:
            return False
        left.remove(value)
    return True


def report() -> dict[str, Any]:
    """Return what is stored for the book."""
    not_kept = [{"format": name, "en": en, "zh": zh} for name, (en, zh) in NOT_KEPT.items()]
    return {"kept": measured(), "not_kept": not_kept}


def main() -> None:
    """Print what was measured, or store it."""
    found = report()
    for one in found["kept"]:
        print(f"{one['format']:5} {'kept' if one['kept'] else 'LOST'}  {one['en']}")
    if "--write" in sys.argv[1:]:
        STORED.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
