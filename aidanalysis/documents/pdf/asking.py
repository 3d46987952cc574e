"""What PDFium says of many signs and drawn things at once: its functions bound bare, its answers read as one array.

A call for each sign with a structure of its own takes longer than PDFium takes to answer it.
"""

from __future__ import annotations

import ctypes
from functools import lru_cache
from itertools import compress, repeat
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import pypdfium2.raw as pdfium

if TYPE_CHECKING:
    from collections.abc import Sequence


class _Address(ctypes.c_void_p):
    """An address that stays one: ctypes makes a plain number of any other that a function answers."""


def _address(handle: Any) -> _Address:
    return _Address(ctypes.cast(handle, ctypes.c_void_p).value)


def _bare(function: Any, answer: Any = ctypes.c_int) -> Any:
    """Return a function of the library that takes addresses and numbers as they are, without a look at their types."""
    return ctypes.PYFUNCTYPE(answer)(ctypes.cast(function, ctypes.c_void_p).value or 0)


_BOX: Final = _bare(pdfium.FPDFText_GetLooseCharBox)
_SIGN: Final = _bare(pdfium.FPDFText_GetUnicode, ctypes.c_uint)
_ANGLE: Final = _bare(pdfium.FPDFText_GetCharAngle, ctypes.c_float)
_UNMAPPED: Final = _bare(pdfium.FPDFText_HasUnicodeMapError)
_THING: Final = _bare(pdfium.FPDFPage_GetObject, _Address)
_KIND: Final = _bare(pdfium.FPDFPageObj_GetType)
#: Room for answers is made for so many signs more at a time.
_STEP: Final = 1024


class Places(NamedTuple):
    """The edges of signs, each kind in a list of its own."""

    left: list[float]
    bottom: list[float]
    right: list[float]
    top: list[float]


def text_of(textpage: Any) -> str:
    """Return the signs of a page, as many as it counts."""
    count = int(pdfium.FPDFText_CountChars(textpage.raw))
    text: str = textpage.get_text_range() if count else ""
    if len(text) == count:
        return text
    return "".join(chr(code or 32) for code in map(_SIGN, repeat(_address(textpage.raw)), range(count)))


def places_of(textpage: Any, signs: Sequence[int]) -> tuple[list[int], Places]:
    """Return where some signs of a page stand, and which of them have a place."""
    boxes, addresses = _room(len(signs) // _STEP + 1)
    known = list(map(_BOX, repeat(_address(textpage.raw)), signs, addresses))
    edges: list[float] = memoryview(boxes).cast("B").cast("f")[: 4 * len(signs)].tolist()  # type: ignore[assignment]
    left, top, right, bottom = (edges[at::4] for at in range(4))
    if all(known):
        return list(signs), Places(left, bottom, right, top)
    kept = Places(*(list(compress(one, known)) for one in (left, bottom, right, top)))
    return list(compress(signs, known)), kept


@lru_cache(maxsize=2)
def _room(steps: int) -> tuple[Any, list[_Address]]:
    boxes = (pdfium.FS_RECTF * (steps * _STEP))()
    start, size = ctypes.addressof(boxes), ctypes.sizeof(pdfium.FS_RECTF)
    return boxes, [_Address(start + at * size) for at in range(steps * _STEP)]


def angles_of(textpage: Any, signs: Sequence[int]) -> list[float]:
    """Return how far some signs of a page are turned."""
    return list(map(_ANGLE, repeat(_address(textpage.raw)), signs))


def unmapped_of(textpage: Any, signs: Sequence[int]) -> int:
    """Return how many of some signs of a page have no meaning that the font tells."""
    return list(map(_UNMAPPED, repeat(_address(textpage.raw)), signs)).count(1)


def paths_of(page: Any, most: int) -> list[Any]:
    """Return the paths among the first so many things that a page draws."""
    count = min(int(pdfium.FPDFPage_CountObjects(page.raw)), most)
    things = list(map(_THING, repeat(_address(page.raw)), range(count)))
    paths = compress(things, map(pdfium.FPDF_PAGEOBJ_PATH.__eq__, map(_KIND, things)))
    return [ctypes.cast(one, pdfium.FPDF_PAGEOBJECT) for one in paths]
