"""The signs of a page, in runs that stand close together on one line."""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import chain, compress
from operator import sub
from statistics import median
from typing import TYPE_CHECKING, Any, Final

from aidanalysis.documents.composing import Piece
from aidanalysis.documents.pdf.asking import Places, angles_of, places_of, text_of, unmapped_of
from aidanalysis.documents.superscripts import raised

if TYPE_CHECKING:
    from collections.abc import Sequence

#: In heights of a sign: the gap that ends a run, a space, a wide space, and how much of a line overlaps another.
BREAK, SPACE, WIDE, OVERLAP = 1.5, 0.22, 0.9, 0.45
#: So many heights back at most a sign overlaps the one before it.
_BACK: Final = -0.6
#: A raised sign is so much lower than its neighbours and stands so much higher.
_SMALL, _HIGH = 0.9, 0.15
#: Signs that no report prints: what a font without a map gives.
_GARBLED: Final = re.compile("[\x00\x01\x03-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ue000-\uf8ff\ufffd]")
#: So many signs in a hundred without meaning make a page unreadable.
MOST_GARBLED: Final = 10
_SAMPLE: Final = 50
#: Signs of notes besides letters and figures.
_MARKS: Final = frozenset("[]()【】（）*†‡§#")
#: Quarter turns of lines that run down or up the page.
DOWN, UP = 1, 3
#: Signs that take up a place of their own.
_SIGNS: Final = re.compile("[^\x00\xad \t\r\n\x0b\x0c\u00a0\u3000\u2002\u2003\u2009\u200b\u2028\u2029]+")
#: Words with a gap of so many heights may be the cells of a table.
_APART: Final = 0.6


@dataclass(slots=True)
class Run:
    """Signs with the left and right edge of each; the box of all, its height that of its first sign.

    Between the signs of one that is not ``spaced`` there is surely no space.
    """

    left: float
    bottom: float
    right: float
    top: float
    signs: str
    lefts: list[float]
    rights: list[float]
    lifted: set[int] = field(default_factory=set)
    apart: bool = False
    spaced: bool = True
    height: float = field(init=False)

    def __post_init__(self) -> None:
        self.height = max(self.top - self.bottom, 0.1)

    def middles(self) -> list[float]:
        """Return where the middle of each sign stands."""
        return [(left + right) / 2 for left, right in zip(self.lefts, self.rights, strict=True)]

    def part(self, places: Sequence[int]) -> Run:
        """Return some of its signs."""
        lefts, rights = [self.lefts[at] for at in places], [self.rights[at] for at in places]
        lifted = {n for n, at in enumerate(places) if at in self.lifted} if self.lifted else set[int]()
        left, right = (lefts[0], rights[-1]) if lefts else (self.left, self.left)
        signs = "".join([self.signs[at] for at in places])
        spaced = self.spaced or len(places) < len(self.signs)  # what was left out leaves its room
        return Run(left, self.bottom, right, self.top, signs, lefts, rights, lifted, self.apart, spaced)

    def pieces(self) -> list[Piece]:
        """Return its words with the spaces that its gaps mean; signs set apart all alike have none."""
        if not (self.spaced or self.lifted):
            return [Piece(self.signs)]
        gaps = list(map(sub, self.lefts[1:], self.rights))
        usual = max(0.0, median(gaps)) if len(gaps) > 2 else 0.0
        space, wide = SPACE * self.height, WIDE * self.height
        found: list[Piece] = []
        words, high = self.signs[:1], 0 in self.lifted
        for at, (sign, wider) in enumerate(zip(self.signs[1:], gaps, strict=True), 1):
            gap = wider - usual
            between = "" if gap < space else " " if gap < wide else "  "
            if (at in self.lifted) != high:
                found.append(_piece(words, found, high=high))
                words, high, between = "", at in self.lifted, between.strip()
            words += between + sign
        return [*found, _piece(words, found, high=high)]


def _piece(words: str, before: list[Piece], *, high: bool) -> Piece:
    return raised(words, before[-1].text if before else "") if high and before else Piece(words)


def runs_of(page: Any, textpage: Any) -> tuple[list[Run], bool, int]:
    """Return the runs of a page in the order in which it draws them, whether they can be read, and how it is turned."""
    text = text_of(textpage)
    some = [at for at in range(0, len(text), max(1, len(text) // _SAMPLE)) if not text[at].isspace()]
    if _is_garbled(textpage, text, some):
        return [], False, 0
    turn = _turn(textpage, some)
    text = text.replace("\ufffe", "-").replace("\x02", "-")  # what stands for a hyphen at a line's end
    shown = list(_SIGNS.finditer(text))
    asked = list(chain.from_iterable([range(*one.span()) for one in shown]))
    signs, places = places_of(textpage, asked)
    height = float(page.get_height())
    if places.bottom and (max(places.bottom) > height * 2 or min(places.top) < -height):
        kept = [bottom <= height * 2 and top >= -height for bottom, top in zip(places.bottom, places.top, strict=True)]
        signs, places = list(compress(signs, kept)), Places(*(list(compress(one, kept)) for one in places))
    words = "".join([one[0] for one in shown] if len(signs) == len(asked) else [text[at] for at in signs])
    return _grouped(words, _turned(places, turn)), True, turn


def turned(left: float, bottom: float, right: float, top: float, turn: int) -> tuple[float, float, float, float]:
    """Return a box as one sees it who turns the page so that its lines run from left to right."""
    if turn == DOWN:
        return -top, left, -bottom, right
    return (bottom, -right, top, -left) if turn == UP else (left, bottom, right, top)


def _turned(places: Places, turn: int) -> Places:
    left, bottom, right, top = places
    if turn == DOWN:
        return Places([-one for one in top], left, [-one for one in bottom], right)
    return Places(bottom, [-one for one in right], top, [-one for one in left]) if turn == UP else places


def _turn(textpage: Any, some: list[int]) -> int:
    """Return in which direction most lines of a page run: a wide table is often set sideways."""
    angles = Counter(round(angle / math.pi * 2) % 4 for angle in angles_of(textpage, some))
    turn = angles.most_common(1)[0][0] if angles else 0
    return turn if turn in (DOWN, UP) else 0


def _is_garbled(textpage: Any, text: str, some: list[int]) -> bool:
    unmapped = unmapped_of(textpage, some)
    garbled = len(_GARBLED.findall(text))
    return garbled * 100 > MOST_GARBLED * len(text) or unmapped * 100 > MOST_GARBLED * len(some) > 0


def _grouped(signs: str, places: Places) -> list[Run]:
    """Group the signs; one that stands as the one before it does is passed over as fast as it can be."""
    found: list[Run] = []
    lefts, rights = places.left, places.right
    lifted, apart, spaced = set[int](), False, False
    start = 0
    begin = low = high = end = tall = back = near = 0.0
    for at, left, bottom, right, top in zip(range(len(signs)), *places, strict=True):
        gap = left - end
        if top == high and bottom == low and back < gap < near:
            if right < end:
                spaced = True
            else:
                end = right
            continue
        height = top - bottom
        shared = (top if top < high else high) - (bottom if bottom > low else low)
        least = height if height < tall else tall
        if at and shared > OVERLAP * least and back < gap < BREAK * (tall or 1.0):
            spaced = spaced or right < end or gap >= near
            if height < _SMALL * tall and bottom > low + _HIGH * tall and (signs[at].isalnum() or signs[at] in _MARKS):
                lifted.add(at - start)
            elif height > tall * 1.1:
                high, low = max(high, top), min(low, bottom)
                tall = high - low
                back, near = _BACK * tall, SPACE * tall
            apart = apart or gap > _APART * tall
            end = right if right > end else end
        else:
            if at:
                edges = lefts[start:at], rights[start:at]
                found.append(Run(begin, low, end, high, signs[start:at], *edges, lifted, apart, spaced))
            start, lifted, apart, spaced = at, set(), False, False
            begin, low, high, end, tall = left, bottom, top, right, height
            back, near = _BACK * tall, SPACE * tall
    if signs:
        edges = lefts[start:], rights[start:]
        found.append(Run(begin, low, end, high, signs[start:], *edges, lifted, apart, spaced))
    return found
