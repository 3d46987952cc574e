"""Text from HTML; what the page itself marks as navigation or footer is furniture."""

from __future__ import annotations

from typing import Final

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from aidanalysis.documents.model import Extract

_SILENT: Final = frozenset("script style template noscript svg math head iframe object video audio canvas".split())
_FURNITURE: Final = frozenset("nav footer aside form button select header menu dialog".split())
_CELLS: Final = frozenset(("td", "th"))
_INLINE: Final = frozenset(
    "a abbr b bdi bdo big cite code data del dfn em font i ins kbd label mark q rp rt ruby s samp small span "
    "strike strong sub sup time tt u var wbr".split()
)


def extract_html(markup: str) -> Extract:
    """Return the text of a page, one line a block, cells of a row apart by tabs. Nothing is fetched."""
    parser = HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        root = document_fromstring(markup.encode("utf-8", "replace"), parser=parser)
    except etree.ParserError:
        return Extract("")
    return _Walk().over(root)


class _Walk:
    """Walks a tree without recursion, so that depth costs nothing."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = 0
        self.furniture: list[tuple[int, int]] = []

    def over(self, root: HtmlElement) -> Extract:
        inside: list[int] = []
        silent = 0
        for event, element in etree.iterwalk(root, events=("start", "end")):
            tag = element.tag if isinstance(element.tag, str) else ""
            if event == "start":
                if tag in _SILENT:
                    silent += 1
                if silent:
                    continue
                self._boundary(tag)
                if tag in _FURNITURE and not inside:
                    inside.append(self.length)
                elif tag in _FURNITURE:
                    inside.append(-1)
                self._add(element.text)
                continue
            if tag in _SILENT:
                silent -= 1
            elif not silent:
                if tag in _FURNITURE and (start := inside.pop()) >= 0 and self.length > start:
                    self.furniture.append((start, self.length))
                self._boundary(tag)
            if not silent:
                self._add(element.tail)
        return Extract("".join(self.parts), tuple(self.furniture))

    def _add(self, text: str | None) -> None:
        words = " ".join((text or "").split())
        if not words:
            return
        if text and text[0].isspace() and self.parts and not self.parts[-1].endswith(("\n", "\t", " ")):
            words = " " + words
        self._write(words)

    def _boundary(self, tag: str) -> None:
        if tag in _INLINE or not self.parts:
            return
        sign = "\t" if tag in _CELLS else "\n"
        if not self.parts[-1].endswith("\n") and not (sign == "\t" and self.parts[-1].endswith("\t")):
            self._write(sign)

    def _write(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)
