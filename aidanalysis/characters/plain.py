"""A text in plain characters, and where they stand in the original."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from aidanalysis.characters.signs import EXPANDED, INVISIBLE, ONE_FOR_ONE, SUPERSCRIPTS

if TYPE_CHECKING:
    from collections.abc import Iterable

_TABLE: Final = str.maketrans(ONE_FOR_ONE)
_CHANGED: Final = frozenset(ONE_FOR_ONE)
_MOVED: Final = frozenset((*EXPANDED, *INVISIBLE, *SUPERSCRIPTS))
_RAISED: Final = "".join(SUPERSCRIPTS)
_MOVING: Final = re.compile(
    f"[{INVISIBLE}]+|[{''.join(EXPANDED)}]"
    f"|(?<=[mM米])[²³]|(?<![\\d.])(?P<ten>10)(?P<power>[{_RAISED}]+)|(?P<raised>[{_RAISED}]+)"
)
#: A pronunciation in brackets behind a character: 萬(wàn)人. A unit in Latin letters is none.
_PRONUNCIATION: Final = re.compile(
    r"\((?<=[\u4e00-\u9fff]\()(?!(?:k?m|[kmc]?g|t|l|mm|cm|ha|k?wh?|mw|usd|hkd|eur)\))"
    r"[a-zàáèéìíòóùúüāēīōūǎěǐǒǔǖǘǚǜńňǹɡɑ]{1,6}\)"
)  # fmt: skip
#: Single characters with a space between all of them: 到 位 资 金 3 5 0 万 元.
_LETTER_SPACED: Final = re.compile(r"(?<!\S)\S(?: \S){4,}+(?!\S)")
_SPACED: Final = re.compile(r" \S \S \S \S")
_HAN: Final = re.compile(r"[\u4e00-\u9fff]")
_WORD: Final = re.compile(r"[\u4e00-\u9fff] [\u4e00-\u9fff]")
_FIGURE: Final = re.compile(r"[\d.]")
#: Up to so many signs are replaced one after the other, which is faster than looking each character up.
_FEW: Final = 24

_FIRST_BEYOND: Final = "\U00010000"
#: Signs beyond the first plane; a class that held them too would be looked through sign by sign.
_BEYOND: Final = re.compile("[\U00010000-\U0010ffff]")

Edit = tuple[int, int, str]


class Plain(NamedTuple):
    """Text in plain characters, and where each stands in the original (``None``: in the same place)."""

    text: str
    offsets: list[int] | None

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Return the span in the original text of a span that is not empty."""
        if self.offsets is None:
            return start, end
        return self.offsets[start], self.offsets[end - 1] + 1


def plain(text: str) -> Plain:
    """Return a text in simplified script and half-width signs, without invisible signs and pronunciations.

    Every dash but the long one is ``-``, every wave ``~``, every space a plain one; brackets and colons are
    half-width, Chinese commas, stops and semicolons stay. ½ is 1/2, ㎡ is m², 10⁴ is 10^4, and other raised
    figures, which are marks of notes, are left out; so are the spaces of letter-spaced text.
    """
    signs = {*_in_plane().findall(text), *_BEYOND.findall(text)}
    offsets: list[int] | None = None
    if signs & _MOVED:
        text, offsets = _edited(text, offsets, _moved(text))
    if changed := signs & _CHANGED:
        if len(changed) > _FEW:
            text = text.translate(_TABLE)
        else:
            for sign in changed:
                text = text.replace(sign, ONE_FOR_ONE[sign])
    if "(" in text and _PRONUNCIATION.search(text):
        text, offsets = _edited(text, offsets, ((*found.span(), "") for found in _PRONUNCIATION.finditer(text)))
    if _SPACED.search(text) and (spaces := list(_letter_spaces(text))):
        text, offsets = _edited(text, offsets, spaces)
    return Plain(text, offsets)


@cache
def _in_plane() -> re.Pattern[str]:
    """Return the expression for any sign of the first plane that does not stay as it is."""
    return re.compile(f"[{re.escape(''.join(sorted(sign for sign in _CHANGED | _MOVED if sign < _FIRST_BEYOND)))}]")


def _moved(text: str) -> Iterable[Edit]:
    """Yield the signs that are left out or read as several."""
    for found in _MOVING.finditer(text):
        start, end = found.span()
        if found["ten"]:
            yield found.start("power"), end, "^" + "".join(SUPERSCRIPTS[sign] for sign in found["power"])
        elif found["raised"]:
            yield start, end, ""
        elif found[0] not in SUPERSCRIPTS:
            sign = EXPANDED.get(found[0], "")
            mixed = sign[:1].isdecimal() and text[start - 1 : start].isdecimal()  # 1½ is one and a half
            yield start, end, "又" + sign if mixed else sign


def _letter_spaces(text: str) -> Iterable[Edit]:
    """Yield the spaces within runs of single characters that are words, and not the cells of a row."""
    for run in _LETTER_SPACED.finditer(text):
        words = len(_HAN.findall(run[0]))
        if words >= 3 and words * 2 >= len(_FIGURE.findall(run[0])) and _WORD.search(run[0]):
            yield from ((place, place + 1, "") for place in range(run.start() + 1, run.end(), 2))


def _edited(text: str, offsets: list[int] | None, edits: Iterable[Edit]) -> tuple[str, list[int]]:
    """Return a text with spans replaced, and the places of its characters in the original."""
    places = offsets or range(len(text))
    pieces: list[str] = []
    moved: list[int] = []
    position = 0
    for start, end, sign in edits:
        pieces += text[position:start], sign
        moved += places[position:start]
        moved += [places[start]] * len(sign)
        position = end
    return "".join((*pieces, text[position:])), [*moved, *places[position:]]
