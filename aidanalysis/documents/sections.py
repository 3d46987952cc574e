"""Sections by the marks that Chinese reports number them with: 一、 （一） 1、 （1） 一是."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from typing import Final, NamedTuple

from aidanalysis.documents.furniture import furniture_spans
from aidanalysis.documents.model import span_at

#: What stands above the title, the title, what stands between it and the first mark, and furniture below.
PAGE_HEAD, TITLE, PREFACE, PAGE_FOOT = "页首", "标题", "导言", "页尾"
#: Foot- and endnotes, which stand behind the report.
NOTES: Final = "注释"

_HAN: Final = "[一二三四五六七八九十]{1,3}"
#: The marks from the outermost to the innermost.
LEVELS: Final = (
    rf"第{_HAN}(?:部分|章)|{_HAN}、",
    rf"[(（]{_HAN}[)）]、?",
    r"\d{1,2}(?:、|[.．](?!\d))",
    r"[(（]\d{1,2}[)）]|[①-⑳]",
)
#: A mark inside a paragraph: 一是, 其一.
INLINE: Final = rf"其?{_HAN}[是要](?!求)"

_MARK: Final = re.compile(
    r"^[ \t\u3000]*(?:" + "|".join(f"(?P<level{n}>{mark})" for n, mark in enumerate(LEVELS)) + ")",
    re.MULTILINE,
)
#: Behind the end of a sentence or a space, a mark in brackets begins a section as on a line of its own.
_INNER: Final = re.compile(
    rf"(?:^|(?<=[。；;：:，,\s]))(?P<level{len(LEVELS)}>{INLINE})"
    rf"|(?<=[。；;：: \u3000])(?:(?P<level1>{LEVELS[1]})|(?P<level3>{LEVELS[3]}))",
    re.MULTILINE,
)
_PARAGRAPH: Final = re.compile("[。；;]")
#: A longer line is no title, and a title has no more lines.
LONGEST_TITLE, MOST_LINES = 40, 3


class Heading(NamedTuple):
    """Where a section starts, and the marks that lead to it: 一（二）四是."""

    start: int
    path: str


def section_at(text: str, offset: int) -> str:
    """Return the section of a report's text that a place belongs to: 三（三）2（2）一是, 导言, 标题, 页首 or 页尾."""
    furniture, headings = _outline(text)
    return section_among(headings, furniture, offset)


def section_among(headings: tuple[Heading, ...], furniture: tuple[tuple[int, int], ...], offset: int) -> str:
    """Return the section of a place by a text's headings and furniture."""
    if aside := span_at(furniture, offset):
        report_start = next((heading.start for heading in headings if heading.path != PAGE_HEAD), 0)
        return PAGE_HEAD if aside[0] <= report_start else PAGE_FOOT
    return headings[bisect_right(headings, offset, key=lambda heading: heading.start) - 1].path


def find_headings(
    text: str, furniture: tuple[tuple[int, int], ...] = (), tables: tuple[tuple[int, int], ...] = ()
) -> tuple[Heading, ...]:
    """Return the headings of a text in order, the first at 0; each knows the headings that it stands under.

    The marks before the rows of a table number those and no sections.
    """
    marks = [(m.start(), _level(m), _mark(m)) for m in (*_MARK.finditer(text), *_INNER.finditer(text))]
    headings, open_marks = [], dict[int, str]()
    for start, level, mark in sorted(set(marks)):
        if span_at(furniture, start) or span_at(tables, start):
            continue
        open_marks = {k: v for k, v in open_marks.items() if k < level} | {level: mark}
        headings.append(Heading(start, "".join(open_marks[k] for k in sorted(open_marks))))
    first = headings[0].start if headings else len(text)
    return (*_preliminaries(text, furniture, first), *headings)


@lru_cache(maxsize=4)
def _outline(text: str) -> tuple[tuple[tuple[int, int], ...], tuple[Heading, ...]]:
    furniture = furniture_spans(text)
    return furniture, find_headings(text, furniture)


def _level(mark: re.Match[str]) -> int:
    return int(str(mark.lastgroup)[-1])


def _mark(mark: re.Match[str]) -> str:
    return mark[0].strip().rstrip("、.．").replace("(", "（").replace(")", "）")


def _preliminaries(text: str, furniture: tuple[tuple[int, int], ...], first: int) -> list[Heading]:
    """Return what stands before the first mark: the page's head, the title above the first paragraph, the preface."""
    block: list[tuple[int, int]] = []
    title: list[tuple[int, int]] = []
    end = 0
    for line in text[:first].splitlines(keepends=True):
        start, end = end, end + len(line)
        words = line.strip()
        if not words or span_at(furniture, start):
            block = []
            continue
        if _PARAGRAPH.search(words) or len(words) > LONGEST_TITLE:
            break
        block = [*block, (start, end)][-MOST_LINES:]
        title = block
    else:
        if first == len(text):
            title = []  # nothing follows that it could be the title of
    if not title:
        return [Heading(0, PREFACE)]
    headings = [Heading(title[0][0], TITLE), Heading(title[-1][1], PREFACE)]
    return headings if title[0][0] == 0 else [Heading(0, PAGE_HEAD), *headings]
