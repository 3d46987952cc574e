"""The signs of a page, in runs that stand close together on one line."""

from __future__ import annotations

import ctypes
import math
import re
from collections import Counter
from dataclasses import dataclass, field
from statistics import median
from typing import Any, Final

import pypdfium2.raw as pdfium

from aidanalysis.documents.composing import Piece
from aidanalysis.documents.superscripts import raised

#: In heights of a sign: the gap that ends a run, a space, a wide space, and how much of a line overlaps another.
BREAK, SPACE, WIDE, OVERLAP = 1.5, 0.22, 0.9, 0.45
#: A raised sign is so much lower than its neighbours and stands so much higher.
_SMALL, _HIGH = 0.9, 0.15
#: Signs that no report prints: what a font without a map gives.
_GARBLED: Final = re.compile("[\x00\x01\x03-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ue000-\uf8ff\ufffd]")
#: So many signs in a hundred without meaning make a page unreadable.
MOST_GARBLED: Final = 10
_SAMPLE: Final = 100
#: Signs of notes besides letters and figures.
_MARKS: Final = frozenset("[]()【】（）*†‡§#")
#: Quarter turns of lines that run down or up the page.
DOWN, UP = 1, 3
#: What takes up no place of its own.
_NO_SIGNS: Final = frozenset("\x00\xad \t\r\n\x0b\x0c\u00a0\u3000\u2002\u2003\u2009\u200b\u2028\u2029")
#: Words with a gap of so many heights may be the cells of a table.
_APART: Final = 0.6


@dataclass(slots=True)
class Run:
    """Signs with the left and right edge of each; the box of all, its height that of its first sign."""

    left: float
    bottom: float
    right: float
    top: float
    signs: list[str] = field(default_factory=list)
    edges: list[tuple[float, float]] = field(default_factory=list)
    lifted: set[int] = field(default_factory=set)
    apart: bool = False

    @property
    def height(self) -> float:
        """How high its signs are."""
        return max(self.top - self.bottom, 0.1)

    def without(self, places: set[int]) -> Run:
        """Return it without some of its signs."""
        kept = [at for at in range(len(self.signs)) if at not in places]
        edges = [self.edges[at] for at in kept]
        lifted = {n for n, at in enumerate(kept) if at in self.lifted}
        left, right = (edges[0][0], edges[-1][1]) if edges else (self.left, self.left)
        return Run(left, self.bottom, right, self.top, [self.signs[at] for at in kept], edges, lifted, self.apart)

    def pieces(self) -> list[Piece]:
        """Return its words with the spaces that its gaps mean; signs set apart all alike have none."""
        gaps = [after[0] - before[1] for before, after in zip(self.edges, self.edges[1:], strict=False)]
        usual = max(0.0, median(gaps)) if len(gaps) > 2 else 0.0
        found: list[Piece] = []
        words, high = self.signs[0] if self.signs else "", 0 in self.lifted
        for at in range(1, len(self.signs)):
            gap = gaps[at - 1] - usual
            space = "" if gap < SPACE * self.height else " " if gap < WIDE * self.height else "  "
            if (at in self.lifted) != high:
                found.append(_piece(words, found, high=high))
                words, high, space = "", at in self.lifted, space.strip()
            words += space + self.signs[at]
        return [*found, _piece(words, found, high=high)]


def _piece(words: str, before: list[Piece], *, high: bool) -> Piece:
    return raised(words, before[-1].text if before else "") if high and before else Piece(words)


def runs_of(page: Any, textpage: Any) -> tuple[list[Run], bool, int]:
    """Return the runs of a page in the order in which it draws them, whether they can be read, and how it is turned."""
    count = int(pdfium.FPDFText_CountChars(textpage.raw))
    text = textpage.get_text_range() if count else ""
    if len(text) != count:
        text = "".join(chr(pdfium.FPDFText_GetUnicode(textpage.raw, at) or 32) for at in range(count))
    if _is_garbled(textpage.raw, text):
        return [], False, 0
    turn = _turn(textpage.raw, text)
    return _grouped(textpage.raw, text, float(page.get_height()), turn), True, turn


def turned(left: float, bottom: float, right: float, top: float, turn: int) -> tuple[float, float, float, float]:
    """Return a box as one sees it who turns the page so that its lines run from left to right."""
    if turn == DOWN:
        return -top, left, -bottom, right
    return (bottom, -right, top, -left) if turn == UP else (left, bottom, right, top)


def _turn(handle: Any, text: str) -> int:
    """Return in which direction most lines of a page run: a wide table is often set sideways."""
    step = max(1, len(text) // _SAMPLE)
    some = [at for at in range(0, len(text), step) if not text[at].isspace()]
    angles = Counter(round(pdfium.FPDFText_GetCharAngle(handle, at) / math.pi * 2) % 4 for at in some)
    turn = angles.most_common(1)[0][0] if angles else 0
    return turn if turn in (DOWN, UP) else 0


def _is_garbled(handle: Any, text: str) -> bool:
    step = max(1, len(text) // _SAMPLE)
    some = [at for at in range(0, len(text), step) if not text[at].isspace()]
    unmapped = sum(pdfium.FPDFText_HasUnicodeMapError(handle, at) == 1 for at in some)
    garbled = len(_GARBLED.findall(text))
    return garbled * 100 > MOST_GARBLED * len(text) or unmapped * 100 > MOST_GARBLED * len(some) > 0


def _grouped(handle: Any, text: str, page_height: float, turn: int) -> list[Run]:
    """Group the signs; each is asked for its place once, so names are local here."""
    found: list[Run] = []
    run: Run | None = None
    box = pdfium.FS_RECTF()
    place, get = ctypes.byref(box), pdfium.FPDFText_GetLooseCharBox
    low = high = end = tall = 0.0
    for at, sign in enumerate(text):
        if sign in _NO_SIGNS or not get(handle, at, place):
            continue
        left, bottom, right, top = box.left, box.bottom, box.right, box.top
        if bottom > page_height * 2 or top < -page_height:
            continue
        if turn:
            left, bottom, right, top = turned(left, bottom, right, top, turn)
        height = top - bottom
        shared = (top if top < high else high) - (bottom if bottom > low else low)
        least = height if height < tall else tall
        if run is not None and shared > OVERLAP * least and -0.6 * tall < left - end < BREAK * (tall or 1.0):
            if height < _SMALL * tall and bottom > low + _HIGH * tall and (sign.isalnum() or sign in _MARKS):
                run.lifted.add(len(run.signs))
            elif height > tall * 1.1:
                run.top, run.bottom = high, low = max(high, top), min(low, bottom)
                tall = high - low
            if left - end > _APART * tall:
                run.apart = True
            end = right if right > end else end
        else:
            if run is not None:
                run.right = end
            run = Run(left, bottom, right, top)
            found.append(run)
            low, high, end, tall = bottom, top, right, height
        run.signs.append("-" if sign in "\ufffe\x02" else sign)
        run.edges.append((left, right))
    if run is not None:
        run.right = end
    return found
