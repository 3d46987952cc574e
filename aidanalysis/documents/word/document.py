"""The body of a Word file in the order of the page, its notes behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from aidanalysis.documents.composing import Boxes, Composer, Piece
from aidanalysis.documents.limits import DEFAULT, Limits, TooLargeError
from aidanalysis.documents.model import BlockKind, Extract
from aidanalysis.documents.packages import DamagedError, Package
from aidanalysis.documents.word.numbering import Numbering
from aidanalysis.documents.word.paragraphs import TRACKED, Words
from aidanalysis.documents.word.styles import Styles
from aidanalysis.documents.word.tables import Cells, only_text
from aidanalysis.documents.word.tags import child, name_of, number, value

if TYPE_CHECKING:
    from collections.abc import Iterator

LEFT_OUT: Final = {
    "altChunk": "holds another file within it, which is not read",
    "subDoc": "refers to a part in another file, which is not read",
}
#: Twentieths of a point to one space of a usual line.
_SPACE: Final = 105
_WRAPPERS: Final = frozenset("sdt sdtContent customXml ins moveTo body".split())


def extract_word(package: Package, main: str, limits: Limits = DEFAULT) -> Extract:
    """Return the text of a Word document, one line a paragraph or table row, cells apart by tabs."""
    return Body(package, main, limits).read()


class Body:
    """Reads one file; raises ``DamagedError`` and ``TooLargeError``."""

    def __init__(self, package: Package, main: str, limits: Limits) -> None:
        self.package, self.main, self.limits = package, main, limits
        self.styles = Styles(self._part("/styles"))
        self.numbering = Numbering(self._part("/numbering"))
        self.out = Composer(limits)
        self._notes: list[tuple[str, str]] = []
        self._carried: list[Piece] = []

    def read(self) -> Extract:
        """Read the body, then the notes that it refers to, in order."""
        root = self.package.xml(self.main)
        body = child(root, "body")
        if body is None:
            raise DamagedError(f"a damaged file ({self.main} has no body); save it again from Word")
        try:
            self.write(body)
            self._write_notes()
        except RecursionError:
            raise TooLargeError("nested too deeply; expected a report") from None
        return self.out.done("docx", drawn=True)

    def write(self, element: Any, kind: BlockKind = BlockKind.PARAGRAPH) -> None:
        """Write the paragraphs and tables of an element."""
        for block in blocks(element):
            if name_of(block) == "p":
                self._write_paragraph(block, kind)
            elif name_of(block) == "tbl":
                self._write_table(block)
            elif name_of(block) in LEFT_OUT:
                self.out.warn(LEFT_OUT[name_of(block)])
        if self._carried:
            self.out.paragraph(self._take_carried(), kind)

    def words(self, paragraph: Any) -> tuple[list[Piece], list[Any], int]:
        """Return the pieces of a paragraph with its number, the boxes anchored in it, and its list level from 1."""
        properties = child(paragraph, "pPr")
        style = value(child(properties, "pStyle")) or self.styles.default_paragraph
        found = Words(self.styles, style, self.note_mark)
        found.over(paragraph)
        for warning in found.warnings:
            self.out.warn(warning)
        label, level = self._number(properties, style)
        if label and (found.pieces or not found.boxes):
            found.pieces.insert(0, Piece(label))
        return found.pieces, found.boxes, level

    def indent(self, paragraph: Any) -> int:
        """Return how far a paragraph is set in, in characters."""
        properties = child(paragraph, "pPr")
        found = child(properties, "ind")
        if found is None:
            found = self.styles.indent(value(child(properties, "pStyle")))
        for name in ("firstLineChars", "leftChars", "startChars"):
            if (hundredths := number(found, name)) > 0:
                return hundredths * 2 // 100
        total = sum(number(found, name) for name in ("left", "start", "firstLine")) - number(found, "hanging")
        return max(0, total // _SPACE)

    def note_mark(self, kind: str, note: str) -> str:
        """Return the mark of a note, numbered in the order of the text."""
        if (kind, note) not in self._notes:
            self._notes.append((kind, note))
        return f"[{self._notes.index((kind, note)) + 1}]"

    def _write_paragraph(self, paragraph: Any, kind: BlockKind) -> None:
        pieces, boxes, level = self.words(paragraph)
        properties = child(paragraph, "pPr")
        pieces = [*self._take_carried(), *pieces]
        mark = child(properties, "rPr")
        if any(child(mark, name) is not None for name in ("del", "moveFrom")):
            self.out.warn(TRACKED)
            self._carried = pieces  # its end is deleted: it goes on in the next one
        else:
            outline = self._outline(properties)
            if kind is BlockKind.PARAGRAPH and (outline or level):
                found, at = (BlockKind.HEADING, outline) if outline else (BlockKind.LIST_ITEM, level)
                self.out.paragraph(pieces, found, at)
            else:
                self.out.paragraph(pieces, kind)
        for box in boxes:
            self.write(box, BlockKind.BOX)

    def _write_table(self, element: Any) -> None:
        if (inner := only_text(element)) is not None:
            self.write(inner, BlockKind.BOX)  # a frame round text is no table
            return
        made = Cells(self, element)
        self.out.table(Boxes(made.boxes()))
        for box in made.anchored:
            self.write(box, BlockKind.BOX)

    def _write_notes(self) -> None:
        notes = {
            (str(kind), value(note, "id") or ""): note
            for kind in ("footnote", "endnote")
            for note in self._part(f"/{kind}s", default=())
            if name_of(note) == kind
        }
        at = 0
        while at < len(self._notes):  # a note may refer to another
            note = notes.get(self._notes[at])
            at += 1
            if note is None:
                continue
            pieces: list[Piece] = []
            for block in blocks(note):
                if name_of(block) == "p":
                    pieces.extend((*self.words(block)[0], Piece(" ")))
            self.out.paragraph([Piece(f"[{at}] "), *pieces[:-1]], BlockKind.NOTE)

    def _number(self, properties: Any, style: str | None) -> tuple[str, int]:
        own = child(properties, "numPr")
        given = self.styles.numbering(style)
        list_id = value(child(own, "numId")) or value(child(given, "numId"))
        if not list_id or list_id == "0":
            return "", 0
        at = child(own, "ilvl") if child(own, "ilvl") is not None else child(given, "ilvl")
        level = number(at)
        return self.numbering.next(list_id, level), level + 1

    def _outline(self, properties: Any) -> int:
        own = child(properties, "outlineLvl")
        if own is not None:
            return number(own, default=9) + 1 if number(own, default=9) < 9 else 0
        return self.styles.level(value(child(properties, "pStyle")))

    def _take_carried(self) -> list[Piece]:
        carried, self._carried = self._carried, []
        return carried

    def _part(self, kind: str, default: Any = None) -> Any:
        name = self.package.related(self.main, kind)
        return default if name is None else self.package.xml(name)


def blocks(element: Any) -> Iterator[Any]:
    """Yield the paragraphs, tables and foreign parts of an element, wherever content controls wrap them."""
    for one in element:
        name = name_of(one)
        if name in ("p", "tbl") or name in LEFT_OUT:
            yield one
        elif name in _WRAPPERS:
            yield from blocks(one)
        elif name == "x:AlternateContent":
            for version in one:
                if found := list(blocks(version)):
                    yield from found
                    break
