"""Sections by the marks that Chinese reports number them with: 一、 （一） 1、 （1） 一是."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

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
_INNER: Final = re.compile(rf"(?:^|(?<=[。；;：:，,\s]))(?P<mark>{INLINE})", re.MULTILINE)
_TITLE_END: Final = re.compile(r"[。：:\s]|$")
#: A longer heading is a paragraph that begins with a mark; its title is cut.
LONGEST_TITLE: Final = 40


class Heading(NamedTuple):
    """Where a section starts, and the titles that lead to it."""

    start: int
    path: str


def find_headings(text: str, furniture: tuple[tuple[int, int], ...] = ()) -> tuple[Heading, ...]:
    """Return the headings of a text in order; each knows the headings that it stands under."""
    marks = [(m.start(), _level(m), _title(text, m)) for m in _MARK.finditer(text)]
    marks += [(m.start(), len(LEVELS), m["mark"]) for m in _INNER.finditer(text)]
    aside = iter(furniture)
    span = next(aside, None)
    headings, open_titles = [], dict[int, str]()
    for start, level, title in sorted(marks):
        while span and span[1] <= start:
            span = next(aside, None)
        if span and span[0] <= start:
            continue
        open_titles = {k: v for k, v in open_titles.items() if k < level} | {level: title}
        headings.append(Heading(start, " / ".join(open_titles[k] for k in sorted(open_titles))))
    return tuple(headings)


def _level(mark: re.Match[str]) -> int:
    return int(str(mark.lastgroup)[-1])


def _title(text: str, mark: re.Match[str]) -> str:
    rest = text[mark.end() : mark.end() + LONGEST_TITLE].lstrip(" \t\u3000")
    end = _TITLE_END.search(rest)
    return mark[0].strip() + rest[: end.start() if end else None]
