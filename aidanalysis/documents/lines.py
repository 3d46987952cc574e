"""Line breaks inside a sentence, healed without losing where each character stands."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

#: A line that starts so begins something new.
STARTS_NEW: Final = re.compile(
    r"\s*(?:第?[一二三四五六七八九十百]+[、章节条篇]|[(（][一二三四五六七八九十\d]+[)）]|\d{1,2}[、.．](?!\d)|[①-⑳■□●○◆◇★※•·▲►\-*]"
    r"|[一二三四五六七八九十]+[是要]|附件?[:：\d]|\s{2,})"
)
#: A line that ends so ends something.
_ENDS: Final = re.compile(r"[。！？；：!?;:…”」』》）)】]\s*$")
#: A shorter line without an end is a heading or a list, not half a sentence.
FULL_LINE: Final = 20
_TABLE_ROW: Final = re.compile(r"\S+(?:[ \t\u3000|]+\S+){2,}")


class Healed(NamedTuple):
    """Text whose sentences are whole, and the offset of each of its characters in the text as extracted."""

    text: str
    offsets: list[int]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Return the span in the text as extracted of a span that is not empty."""
        return self.offsets[start], self.offsets[end - 1] + 1


def heal(text: str, furniture: tuple[tuple[int, int], ...]) -> Healed:
    """Return the text without its furniture and without the line breaks inside its sentences."""
    parts: list[str] = []
    offsets: list[int] = []
    last = ""
    blanks: list[tuple[int, str]] = []
    spans = iter(furniture)
    span = next(spans, None)
    position = 0
    for line in text.splitlines(keepends=True):
        start, position = position, position + len(line)
        while span and span[1] <= start:
            span = next(spans, None)
        if span and span[0] <= start and start + len(line.rstrip()) <= span[1] and line.strip():
            continue
        if not line.strip():
            blanks.append((start, line))
            continue
        if last and _continues(last, line):
            cut = len(last) - len(last.rstrip())
            if cut:
                parts[-1] = parts[-1][:-cut]
                del offsets[-cut:]
            indent = len(line) - len(line.lstrip())
            parts.append(line[indent:])
            offsets.extend(range(start + indent, position))
        else:
            for at, blank in blanks:
                parts.append(blank)
                offsets.extend(range(at, at + len(blank)))
            parts.append(line)
            offsets.extend(range(start, position))
        blanks = []
        last = parts[-1]
    return Healed("".join(parts), offsets)


def _continues(last: str, line: str) -> bool:
    """Whether a line goes on with the sentence of the last one."""
    above, below = last.strip(), line.strip()
    if _ENDS.search(above) or STARTS_NEW.match(line) or len(above) < FULL_LINE:
        return False
    if above[-1].isdigit() and below[0].isdigit():
        return False
    return not (_TABLE_ROW.fullmatch(above) or _TABLE_ROW.fullmatch(below)) or above[-1] in ",，、"
