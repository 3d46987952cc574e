"""The words above a table that name it and say its unit."""

from __future__ import annotations

import re
from typing import Final

from aidanalysis.documents.model import span_at

#: A title and the line of its unit; a longer line, or one that ends a sentence, is text.
MOST_LINES, LONGEST = 3, 60
_SENTENCE: Final = re.compile(r"[。；;！!？?，,]\s*$")
_UNIT: Final = re.compile(r"单\s*位\s*[:：]?")


def caption_above(text: str, start: int, furniture: tuple[tuple[int, int], ...]) -> str:
    """Return the lines directly above a place that are a table's caption, outermost first."""
    lines: list[str] = []
    end = start
    while len(lines) < MOST_LINES and end > 0:
        begin = text.rfind("\n", 0, end - 1) + 1
        line = text[begin:end].strip()
        aside = bool(line and span_at(furniture, begin))
        if line and not aside:
            if not _UNIT.search(line) and (len(line) > LONGEST or _SENTENCE.search(line) or "\t" in line):
                break
            if len(line) > 2 * LONGEST:
                break
            lines.append(line)
        end = begin
        if start - end > 400:
            break
    return "\n".join(reversed(lines))
