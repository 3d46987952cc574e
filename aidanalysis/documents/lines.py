"""Line breaks inside a sentence, healed without losing where each character stands."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from aidanalysis.documents.model import Span

#: A line that starts so begins something new.
STARTS_NEW: Final = re.compile(
    r"\s*(?:第?[一二三四五六七八九十百]+[、章节条篇]|[(（][一二三四五六七八九十\d]+[)）]|\d{1,2}[、.．](?!\d)|[①-⑳■□●○◆◇★※•·▲►\-*]"
    r"|[一二三四五六七八九十]+[是要]|附件?[:：\d]|\s{2,})"
)
#: A line that ends so ends something.
_ENDS: Final = re.compile(r"[。！？；：!?;:…”」』》）)】]\s*$")
#: A shorter line without an end is a heading or a list, not half a sentence.
FULL_LINE: Final = 20
#: No page is narrower, in characters.
_LEAST_WIDTH: Final = 9
#: Digits that are a number of their own at the end of a line.
_WHOLE: Final = re.compile(r"(?:第|[Nn]o\.?|编?号|排名|名列|位列|位居)[\s:：]*\d+$|(?<!\d)(?:19|20)\d\d$")
#: 1/6 at a line's end is the page and how many there are.
_PAGE_OF: Final = re.compile(r"[,，、\s]\d{1,3}/\d{1,3}$")
_TABLE_ROW: Final = re.compile(r"\S+(?:[ \t\u3000|]+\S+){2,}")


class Healed(NamedTuple):
    """Text whose sentences are whole, and the offset of each of its characters in the text as extracted."""

    text: str
    offsets: list[int]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Return the span in the text as extracted of a span that is not empty."""
        return self.offsets[start], self.offsets[end - 1] + 1


def heal(text: str, furniture: tuple[Span, ...], marks: tuple[Span, ...] = (), tables: tuple[Span, ...] = ()) -> Healed:
    """Return the text without furniture, note marks and the line breaks inside sentences; tables stay as they are."""
    healing = _Healing(marks)
    aside, inside = _Spans(furniture), _Spans(tables)
    position = 0
    lines = text.splitlines(keepends=True)
    broken = _broken_at_their_width(lines)
    for number, line in enumerate(lines):
        start, position = position, position + len(line)
        if line.strip() and aside.hold(start, start + len(line.rstrip())):
            continue
        healing.take(line, start, in_table=inside.hold(start, start + 1), wrapped=number - 1 in broken)
    return healing.done()


def _broken_at_their_width(lines: list[str]) -> set[int]:
    """Return the short lines that are full: those of a block of sentences whose lines are all as long as one another."""
    found: set[int] = set()
    block: list[int] = []
    for number, line in enumerate((*lines, "")):
        if line.strip() and len(line.strip()) < FULL_LINE + 8:
            block.append(number)
            continue
        found.update(_full(block, [lines[n].strip() for n in block]))
        block = []
    return found


def _full(block: list[int], words: list[str]) -> list[int]:
    widest = max(map(len, words), default=0)
    inner = [n for n, line in enumerate(words[:-1]) if not _ENDS.search(line)]
    sentences = "".join(words)
    if widest < _LEAST_WIDTH or not inner or not _ENDS.search(words[-1]) or not re.search("[，、,]", sentences):
        return []
    if any(len(words[n]) < widest - 2 for n in inner):
        return []
    return [block[n] for n in inner]


class _Spans:
    """Spans in order, asked for in order."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans: Iterator[Span] = iter(spans)
        self._span = next(self._spans, None)

    def hold(self, start: int, end: int) -> bool:
        while self._span and self._span[1] <= start:
            self._span = next(self._spans, None)
        return self._span is not None and self._span[0] <= start and end <= self._span[1]


class _Healing:
    def __init__(self, marks: tuple[Span, ...]) -> None:
        self._parts: list[str] = []
        self._offsets: list[int] = []
        self._blanks: list[tuple[int, str]] = []
        self._last = ""
        self._marks = list(reversed(marks))

    def take(self, line: str, start: int, *, in_table: bool, wrapped: bool) -> None:
        """Take the next line of the text; ``wrapped`` says that the last one was broken at its width."""
        if not in_table and not line.strip():
            self._blanks.append((start, line))
            return
        if not in_table and self._last and _continues(self._last, line, wrapped=wrapped):
            cut = len(self._last) - len(self._last.rstrip())
            if cut:
                self._parts[-1] = self._parts[-1][:-cut]
                del self._offsets[-cut:]
            indent = len(line) - len(line.lstrip())
            self._add(line[indent:], start + indent)
        else:
            for at, blank in self._blanks:
                self._add(blank, at)
            self._add(line, start)
        self._blanks = []
        self._last = "" if in_table else self._parts[-1]

    def done(self) -> Healed:
        """Return what was taken."""
        return Healed("".join(self._parts), self._offsets)

    def _add(self, words: str, start: int) -> None:
        """Add words without the note marks among them."""
        end = start + len(words)
        while self._marks and self._marks[-1][1] <= start:
            self._marks.pop()
        kept, at = "", start
        while self._marks and self._marks[-1][0] < end:
            first, last = self._marks.pop()
            kept += words[at - start : max(at, first) - start]
            self._offsets.extend(range(at, max(at, first)))
            at = min(max(at, last), end)
        self._parts.append(kept + words[at - start :])
        self._offsets.extend(range(at, end))


def tears_number(above: str, below: str) -> bool | None:
    """Whether a line end tears a number apart: ``None`` where there is none, ``False`` where two numbers meet.

    An ordinal or a year at the end of a line is whole.
    """
    if not (above[-1:].isdigit() and below[:1].isdigit()):
        return None
    return not _WHOLE.search(above)


def _continues(last: str, line: str, *, wrapped: bool) -> bool:
    """Whether a line goes on with the sentence of the last one."""
    above, below = last.strip(), line.strip()
    if _ENDS.search(above) or STARTS_NEW.match(line) or not (wrapped or len(above) >= FULL_LINE):
        return False
    if tears_number(above, below) is False or _PAGE_OF.search(above):
        return False
    return not (_TABLE_ROW.fullmatch(above) or _TABLE_ROW.fullmatch(below)) or above[-1] in ",，、"
