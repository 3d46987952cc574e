"""The marks of Markdown within a line, which are no part of its words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from aidanalysis.documents.model import Span

STRUCK: Final = "has struck-out text, which is left out"
#: What is left out as a whole, or the two ends of what stays between them.
_INLINE: Final = re.compile(
    r"(?P<struck>~~(?=\S)[^~\n]*?\S~~|<(?P<tag>del|s|strike)>[^<\n]*</(?P=tag)>)"
    r"|(?P<aside><!--.*?-->|<sup>[^<\n]*</sup>|!\[[^\]\n]*\]\([^)\n]*\)|\[\^[^\]\s]{1,20}\](?!:)"
    r"|</?(?:b|i|u|em|strong|span|font|sub|a|kbd|code|mark|small|big|ins)(?:\s[^<>\n]*)?>|\\(?=[*_~`\[\]()#.\-|]))"
    r"|(?P<open>\[)(?=[^\]\n]+\]\((?:[^)\s]*)(?: \"[^\"\n]*\")?\))"
    r"|(?P<link>\]\([^)\s]*(?: \"[^\"\n]*\")?\))"
    r"|(?P<strong>\*\*+|`+|(?<![A-Za-z0-9])__(?=\S)|(?<=\S)__(?![A-Za-z0-9]))"
    r"|(?P<one>(?<![\w*\n])\*(?=[^\s*][^*\n]*\*)|(?<=[^\s*])\*(?![\w*]))",
    re.S,
)


def inline_marks(text: str) -> tuple[tuple[Span, ...], tuple[str, ...]]:
    """Return the places of the marks of a Markdown text, struck-out words among them, and a warning where it has such."""
    found = list(_INLINE.finditer(text))
    warnings = (STRUCK,) if any(one["struck"] for one in found) else ()
    return tuple(one.span() for one in found), warnings
