"""Equations as a line of text: fractions with a stroke, powers raised."""

from __future__ import annotations

from typing import Any, Final

from aidanalysis.documents.superscripts import raised
from aidanalysis.documents.word.tags import child, name_of

#: Their parts, in the order in which a line has them, and the sign between.
_PARTS: Final = {"m:f": ("m:num", "m:den", "/"), "m:sSub": ("m:e", "m:sub", "")}


def equation(element: Any) -> str:
    """Return the text of an equation."""
    name = name_of(element)
    if name == "m:t":
        return element.text or ""
    if name in _PARTS:
        first, second, between = _PARTS[name]
        return equation_of(child(element, first)) + between + equation_of(child(element, second))
    if name in ("m:sSup", "m:sSubSup"):
        base = equation_of(child(element, "m:e")) + equation_of(child(element, "m:sub"))
        power = equation_of(child(element, "m:sup"))
        made = raised(power, base)
        return base + (f"^{power}" if made.mark else made.text)
    return "".join(equation(one) for one in element if not name_of(one).endswith("Pr"))


def equation_of(element: Any) -> str:
    """Return the text of a part of an equation, "" where it is missing."""
    return "" if element is None else equation(element)
