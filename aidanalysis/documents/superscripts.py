"""Raised signs: a power of ten, the square of a measure, or the mark of a note."""

from __future__ import annotations

import re
from typing import Final

from aidanalysis.documents.composing import Piece

_RAISED: Final = str.maketrans("0123456789+-−()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁽⁾")
_TEN: Final = re.compile(r"(?<![\d.,])10$")
_MEASURE: Final = re.compile(r"(?<![A-Za-z])(?:k|c|d|m|h)?m$|米$")
_EXPONENT: Final = re.compile(r"[+\-−]?\d{1,2}")
#: What a note is marked with.
_MARK: Final = re.compile(
    r"\s*[\[【(（]?(?:注|附注)?\s*(?:\d{1,3}(?:[,，\-–、]\d{1,3})*|[a-z*†‡§#①-⑳㉑-㉟]{1,3})[\]】)）]?\s*"
)


def raised(words: str, before: str) -> Piece:
    """Return raised words as a piece: digits that mean a power stay raised, a note's mark is set apart."""
    exponent = words.strip()
    if _EXPONENT.fullmatch(exponent) and (_TEN.search(before) or (exponent in ("2", "3") and _MEASURE.search(before))):
        return Piece(exponent.translate(_RAISED))
    if _MARK.fullmatch(words):
        return Piece(words if words.strip()[0] in "[【(（" else f"[{words.strip()}]", mark=True)
    return Piece(words)
