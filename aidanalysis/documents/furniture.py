"""Lines that belong to the page and not to the report: menus, dates of posting, footers, page numbers."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from aidanalysis.documents.model import span_at

if TYPE_CHECKING:
    from collections.abc import Iterator

#: A line is furniture if one of these stands in it and it is no sentence.
WORDS: Final = re.compile(
    "发布时间|发布日期|发表时间|发布机构|信息来源|文章来源|来源[:：]|作者[:：]|编辑[:：]|责任编辑|责编|审核[:：]|浏览次数|浏览量|点击数|点击率|点击[:：]|阅读[:：]"
    "|字体[:：]|字号[:：]|打印本页|【打印】|收藏本文|下载本文|下载文档|手机版|分享到|扫一扫|网站首页|网站地图|联系我们|关于我们|版权所有|备案号|ICP备|公网安备"
    "|网站标识码|技术支持[:：]|主办单位[:：]|承办单位[:：]|上一篇|下一篇|相关阅读|相关链接|相关文章|推荐阅读|推荐度|点击下载|返回顶部|返回首页|关闭窗口|当前位置|您的位置|您现在的位置"
    "|Copyright|©|All Rights Reserved|设为首页|加入收藏|无障碍|登录|注册"
)
#: A whole line that is one of these: page numbers, the name of a file to download, a menu.
LINES: Final = re.compile(
    r"[-—–－·\s]+\d{1,4}[-—–－·\s]+|第\s*[\d一二三四五六七八九十]+\s*页(?:[\s,，/]*共\s*[\d一二三四五六七八九十]+\s*页)?|\d{1,4}\s*/\s*\d{1,4}|[Pp]age\s*\d+(?:\s*of\s*\d+)?"
    r"|.*首页\s*[|>»｜].*|《[^》]*\.(?:docx?|pdf|txt)》|.*(?:Word|PDF)文档下载.*|首页(?:[\s|>]+\S{2,8}){2,}"
)
_PAGE_NUMBER: Final = re.compile(r"\s*\d{1,4}\s*")
#: 单位：万元 stands above one table after another, and each needs it.
DECLARES_UNIT: Final = re.compile(r"(?:^|[\s(（]|计量|金额)单\s*位\s*[:：]")
_SENTENCE: Final = re.compile("[。！？；]")
#: A line repeated so often is no part of the report, if it is as short as this.
REPEATED, SHORT = 3, 40
_LONGEST: Final = 120


def furniture_spans(
    text: str, known: tuple[tuple[int, int], ...] = (), tables: tuple[tuple[int, int], ...] = ()
) -> tuple[tuple[int, int], ...]:
    """Return the spans of all furniture in a text, in order, beside those that the file marks itself.

    The lines of a table are none, however often they repeat.
    """
    lines = [one for one in _lines(text) if not span_at(tables, one[0])]
    counts = Counter(line.strip() for _, line in lines if 1 < len(line.strip()) <= SHORT)
    spans = list(known)
    for number, (start, line) in enumerate(lines):
        stripped = line.strip()
        if stripped and (_is_furniture(stripped, counts[stripped]) or _is_page_number(lines, number)):
            spans.append((start, start + len(line)))
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return tuple(merged)


def _is_furniture(line: str, count: int) -> bool:
    if len(line) > _LONGEST:
        return False
    if LINES.fullmatch(line):
        return True
    if _SENTENCE.search(line) or DECLARES_UNIT.search(line):
        return False
    return bool(WORDS.search(line)) or (count >= REPEATED and not line[-1].isdigit() and "\t" not in line)


def _is_page_number(lines: list[tuple[int, str]], number: int) -> bool:
    """Whether a line is a bare number at the edge of a page."""
    if not _PAGE_NUMBER.fullmatch(lines[number][1]):
        return False
    return any("\f" in line for _, line in lines[max(0, number - 1) : number + 2]) or (
        number == len(lines) - 1 and any("\f" in line for _, line in lines)
    )


def _lines(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for line in text.split("\n"):
        yield start, line
        start += len(line) + 1
