"""The words of a paragraph wherever its elements wrap them, without what Word does not show."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from aidanalysis.documents.composing import Piece
from aidanalysis.documents.superscripts import raised
from aidanalysis.documents.word.equations import equation
from aidanalysis.documents.word.styles import Look, Styles, look_of
from aidanalysis.documents.word.tags import child, is_on, name_of, value

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

TRACKED: Final = "has tracked changes; they are read as accepted"
STRUCK: Final = "has struck-out text, which is left out"
HIDDEN: Final = "has hidden text, which is left out"
PICTURES: Final = "has pictures or drawings; what they show is not read"

_WRAPPERS: Final = frozenset(
    "ins moveTo hyperlink smartTag customXml fldSimple dir bdo sdtContent rubyBase m:oMathPara".split()
)
_DELETED: Final = frozenset("del moveFrom".split())
_SIGNS: Final = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_PICTURES: Final = frozenset("x:blip x:imagedata x:chart x:relIds".split())


class Words:
    """Collects the words of one paragraph, and the text boxes that are anchored in it."""

    def __init__(self, styles: Styles, style: str | None, note_mark: Callable[[str, str], str]) -> None:
        self.styles, self.style, self.note_mark = styles, style, note_mark
        self.pieces: list[Piece] = []
        self.boxes: list[Any] = []
        self.warnings: dict[str, None] = {}
        self._before = ""
        #: Nested fields, each with whether its result has begun.
        self._fields: list[bool] = []

    def over(self, element: Any) -> None:
        """Take in the children of a paragraph or of what wraps its runs."""
        for one in element:
            name = name_of(one)
            if name == "r":
                self._run(one)
            elif name == "sdt":
                if (
                    not is_on(child(child(one, "sdtPr"), "showingPlcHdr"))
                    and (inner := child(one, "sdtContent")) is not None
                ):
                    self.over(inner)
            elif name in _WRAPPERS:
                if name in ("ins", "moveTo"):
                    self.warnings[TRACKED] = None
                self.over(one)
            elif name in _DELETED:
                self.warnings[TRACKED] = None
            elif name == "m:oMath":
                self._add(Piece(equation(one)))
            elif name == "x:AlternateContent":
                self._alternatives(one, self.over)

    def _run(self, run: Any) -> None:
        look = self._look(child(run, "rPr"))
        if look.hidden:
            self._pass_over(run, HIDDEN)
        elif look.struck:
            self._pass_over(run, STRUCK)
        else:
            self._parts(run, raised_words=bool(look.raised))

    def _look(self, properties: Any) -> Look:
        look = look_of(properties)
        if (own := value(child(properties, "rStyle"))) is not None:
            look = look.over(self.styles.look(own))
        return look.over(self.styles.look(self.style or self.styles.default_paragraph))

    def _pass_over(self, run: Any, why: str) -> None:
        for one in run:
            if name_of(one) == "fldChar":
                self._field(one)
            elif name_of(one) == "t" and (one.text or "").strip():
                self.warnings[why] = None

    def _parts(self, run: Any, *, raised_words: bool) -> None:
        for one in run:
            name = name_of(one)
            if name == "fldChar":
                self._field(one)
            elif self._fields and not all(self._fields):
                continue  # the instructions of a field
            elif name == "t":
                self._add(raised(one.text or "", self._before) if raised_words and one.text else Piece(one.text or ""))
            elif name in _SIGNS:
                self._add(Piece(_SIGNS[name]))
            elif name in ("footnoteReference", "endnoteReference"):
                self._add(Piece(self.note_mark(name.removesuffix("Reference"), value(one, "id") or ""), mark=True))
            elif name == "ruby":
                base = child(one, "rubyBase")
                if base is not None:
                    self.over(base)
            elif name == "x:AlternateContent":
                self._alternatives(one, lambda chosen: self._parts(chosen, raised_words=raised_words))
            elif name in ("drawing", "pict", "object"):
                self._drawing(one)

    def _alternatives(self, element: Any, take: Callable[[Any], None]) -> None:
        """Take the first alternative that brings anything, as Word takes the first that it understands."""
        for one in element:
            before = len(self.pieces), len(self.boxes)
            take(one)
            if (len(self.pieces), len(self.boxes)) != before:
                return

    def _drawing(self, element: Any) -> None:
        boxes = list(_outermost_boxes(element))
        self.boxes.extend(boxes)
        if any(name_of(one) in _PICTURES for one in element.iter()):
            self.warnings[PICTURES] = None

    def _field(self, element: Any) -> None:
        kind = value(element, "fldCharType")
        if kind == "begin":
            self._fields.append(False)
        elif kind == "separate" and self._fields:
            self._fields[-1] = True
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _add(self, piece: Piece) -> None:
        if piece.text:
            self.pieces.append(piece)
            if not piece.mark:
                self._before = piece.text[-8:] if len(piece.text) >= 8 else (self._before + piece.text)[-8:]


def _outermost_boxes(element: Any) -> Iterator[Any]:
    """Yield the contents of text boxes in a drawing; of two versions of one drawing the first."""
    for one in element:
        if name_of(one) == "txbxContent":
            yield one
        elif name_of(one) == "x:AlternateContent":
            for version in one:
                if boxes := list(_outermost_boxes(version)):
                    yield from boxes
                    break
        else:
            yield from _outermost_boxes(one)
