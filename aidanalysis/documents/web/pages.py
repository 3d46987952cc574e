"""The text of a page, one line a block; what the page itself marks as navigation or footer is furniture."""

from __future__ import annotations

import re
from typing import Any, Final

from lxml import etree
from lxml.html import HTMLParser, document_fromstring

from aidanalysis.documents.composing import Composer, Piece
from aidanalysis.documents.limits import DEFAULT, Limits, TooLargeError
from aidanalysis.documents.model import BlockKind, Extract
from aidanalysis.documents.superscripts import raised
from aidanalysis.documents.web.appearance import Appearance, indent, is_raised, is_struck
from aidanalysis.documents.web.tables import TableBuilder, is_layout
from aidanalysis.documents.word.numbering import numeral

_SILENT: Final = frozenset(
    "script style template noscript svg math head iframe object video audio canvas rt rp rtc datalist optgroup option".split()
)
_FURNITURE: Final = frozenset("nav footer aside button select menu dialog".split())
_ROLES: Final = frozenset("navigation banner contentinfo search menu menubar".split())
_NAMES: Final = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|breadcrumbs?|crumbs?|footer|copyright|sidebar|pagination|share|toolbar)(?=$|[\s_-])",
    re.I,
)
_INLINE: Final = frozenset(
    "a abbr b bdi bdo big cite code data del dfn em font i ins kbd label mark q ruby rb s samp small span "
    "strike strong sub sup time tt u var wbr img o:p st1:chsdate st1:chmetcnv".split()
)
_HEADINGS: Final = {f"h{n}": n for n in range(1, 7)}
_SPACES: Final = re.compile(r"[ \t\r\n\f]+")
_TAG: Final = re.compile(r"<[a-zA-Z][^<>]*+")
_LISTS: Final = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
#: Tables nested more deeply lay out a page.
MOST_NESTED: Final = 8
STRUCK: Final = "has struck-out text, which is left out"
HIDDEN: Final = "has hidden text, which is left out"


def extract_html(markup: str, limits: Limits = DEFAULT) -> Extract:
    """Return the text of a page; nothing is fetched. Raises ``TooLargeError``."""
    _check(markup, limits)
    parser = HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        root = document_fromstring(markup.encode("utf-8", "replace"), parser=parser)
    except etree.ParserError:
        return Extract("", format="html")
    return _Walk(root, limits).over()


def _check(markup: str, limits: Limits) -> None:
    """Refuse what the parser would take hours for."""
    if markup.count("<") > limits.tags:
        raise TooLargeError(f"more than {limits.tags:,} elements; expected a report")
    for tag in _TAG.finditer(markup):
        if tag.end() - tag.start() > limits.attributes and len(tag[0].split()) > limits.attributes:
            raise TooLargeError(f"more than {limits.attributes:,} attributes in one element; expected a report")


class _Walk:
    """Walks a tree without recursion, so that depth costs nothing."""

    def __init__(self, root: Any, limits: Limits) -> None:
        self.root = root
        self.limits = limits
        self.out = Composer(limits)
        self.looks = Appearance([str(style.text or "") for style in root.iter("style")][:20])
        self.pieces: list[Piece] = []
        self.tables: list[TableBuilder] = []
        self.kinds: list[tuple[BlockKind, int]] = []
        self.furniture: list[int] = []
        self.raised = self.preserved = 0
        self.lists: list[dict[str, int | str]] = []
        #: The tables around the place, the innermost last: whether each holds data.
        self.around: list[bool] = []
        self.aside: set[Any] = set()
        self.body = max(1, len(" ".join(root.itertext()))) if root is not None else 1

    def over(self) -> Extract:
        """Walk the whole page."""
        walk = etree.iterwalk(self.root, events=("start", "end"))
        skipped: Any = None
        for event, element in walk:
            tag = element.tag if isinstance(element.tag, str) else ""
            if event == "start":
                style = self.looks.style(element)
                if self._is_silent(element, tag, style):
                    skipped = element
                    walk.skip_subtree()
                    continue
                self._start(element, tag, style)
                self._add(element.text)
            else:
                if element is skipped:
                    skipped = None
                else:
                    self._end(element, tag)
                self._add(element.tail)
        self._flush()
        return self.out.done("html", drawn=True)

    def _is_silent(self, element: Any, tag: str, style: str) -> bool:
        if tag in _SILENT:
            return True
        hidden = self.looks.is_hidden(element, style)
        if (hidden or is_struck(tag, style)) and element.tag != "input":
            if "".join(element.itertext()).strip():
                self.out.warn(HIDDEN if hidden else STRUCK)
            return True
        return hidden

    def _start(self, element: Any, tag: str, style: str) -> None:
        if tag == "table":
            self._flush_outside()
            self.around.append(len(self.around) < MOST_NESTED and not is_layout(element))
            if self.around[-1]:
                self.tables.append(TableBuilder(self.limits))
        elif tag in ("tr", "td", "th") and self.around and self.around[-1]:
            self._table_start(element, tag, style)
        elif tag == "br":
            self.pieces.append(Piece(" " if self._in_cell() else "\n"))
        elif tag not in _INLINE:
            self._flush_outside()
            self._block_start(element, tag)
        if is_raised(tag, style):
            self.raised += 1
        if tag == "pre":
            self.preserved += 1

    def _end(self, element: Any, tag: str) -> None:
        style = self.looks.style(element)
        if is_raised(tag, style):
            self.raised -= 1
        if tag == "pre":
            self.preserved -= 1
        if tag == "table":
            if not self.around.pop():
                self._flush_outside()
            else:
                made = self.tables.pop().done()
                if self._in_cell():
                    self.tables[-1].nest(made)
                elif made.boxes:
                    self._flush()
                    self.out.table(made)
        elif tag in ("td", "th") and self.around and self.around[-1]:
            self.tables[-1].end_cell()
        elif tag not in _INLINE and tag != "br":
            self._flush_outside()
            self._block_end(tag, element)

    def _block_start(self, element: Any, tag: str) -> None:
        if not self.aside and self._is_furniture(element, tag):
            self.aside.add(element)
            self.furniture.append(self.out.length)
        if tag in ("ol", "ul"):
            start = str(element.get("start") or "1")
            kind = str(element.get("type") or "1") if tag == "ol" else ""
            at = int(start) - 1 if start.lstrip("-").isascii() and start.lstrip("-").isdigit() and len(start) < 9 else 0
            self.lists.append({"at": at, "kind": kind})
        elif tag == "li":
            self.kinds.append((BlockKind.LIST_ITEM, max(1, len(self.lists))))
            if self.lists and self.lists[-1]["kind"]:
                own = str(element.get("value") or "")
                at = int(own) if own.isascii() and own.isdigit() and len(own) < 9 else int(self.lists[-1]["at"]) + 1
                self.lists[-1]["at"] = at
                form = _LISTS.get(str(self.lists[-1]["kind"]), "decimal")
                self._sink().append(Piece(f"{numeral(at, form)}. "))
        elif tag in _HEADINGS:
            self.kinds.append((BlockKind.HEADING, _HEADINGS[tag]))

    def _block_end(self, tag: str, element: Any) -> None:
        if tag in ("ol", "ul") and self.lists:
            self.lists.pop()
        elif (tag == "li" or tag in _HEADINGS) and self.kinds:
            self.kinds.pop()
        if element in self.aside:
            self.aside.clear()
            self.out.furniture_from(self.furniture.pop())

    def _is_furniture(self, element: Any, tag: str) -> bool:
        if tag in _FURNITURE or element.get("role") in _ROLES:
            return True
        if tag in ("header", "form") or (tag in ("div", "ul", "section") and self._is_named_so(element)):
            if tag == "header" and (
                element.find(".//h1") is not None or any(e.tag in ("article", "main") for e in element.iterancestors())
            ):
                return False
            return self._is_small(element)
        return False

    def _is_named_so(self, element: Any) -> bool:
        return bool(_NAMES.search(f"{element.get('class') or ''} {element.get('id') or ''}"[:500]))

    def _is_small(self, element: Any) -> bool:
        """Whether an element holds so little of the page that it is no report."""
        held = 0
        for words in element.itertext():
            held += len(words)
            if held * 3 > self.body or held > 3000:
                return False
        return True

    def _table_start(self, element: Any, tag: str, style: str) -> None:
        made = self.tables[-1]
        if tag == "tr":
            made.row()
        elif tag in ("td", "th"):
            head = tag == "th" or element.getparent().getparent().tag == "thead"
            made.cell(element, head=head, indent=indent(style))

    def _in_cell(self) -> bool:
        return bool(self.tables) and self.tables[-1].is_open

    def _sink(self) -> list[Piece]:
        return self.tables[-1].pieces if self._in_cell() else self.pieces

    def _add(self, text: str | None) -> None:
        sink = self._sink()
        if self.preserved and text and not self._in_cell():
            sink.append(Piece(text.expandtabs()))
            return
        words = _SPACES.sub(" ", text or "")
        if not words or (words == " " and (not sink or sink[-1].text.endswith((" ", "\n")))):
            return
        if self.raised and words.strip():
            before = "".join(piece.text for piece in sink[-4:] if not piece.mark)
            sink.append(raised(words.strip(), before.rstrip()))
        elif sink and sink[-1].text.endswith((" ", "\n")) and words.startswith(" "):
            sink.append(Piece(words[1:]))
        else:
            sink.append(Piece(words))

    def _flush_outside(self) -> None:
        """End a paragraph, which in a cell is a space."""
        if not self._in_cell():
            self._flush()
        elif (sink := self._sink()) and not sink[-1].text.endswith(" "):
            sink.append(Piece(" "))

    def _flush(self) -> None:
        pieces = self.pieces
        while pieces and not pieces[0].text.strip(" \n"):
            del pieces[0]
        while pieces and not pieces[-1].text.strip(" \n"):
            del pieces[-1]
        if pieces:
            pieces[0] = pieces[0]._replace(text=pieces[0].text.lstrip(" \n"))
            pieces[-1] = pieces[-1]._replace(text=pieces[-1].text.rstrip(" \n"))
            kind, level = self.kinds[-1] if self.kinds else (BlockKind.PARAGRAPH, 0)
            self.out.paragraph(pieces, kind, level)
        self.pieces = []
