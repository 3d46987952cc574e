"""Names of elements and attributes, the same in transitional and in strict files."""

from __future__ import annotations

from typing import Any, Final

#: Namespaces of WordprocessingML: transitional, strict.
_WORD: Final = (
    "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}",
    "{http://purl.oclc.org/ooxml/wordprocessingml/main}",
)
_MATH: Final = (
    "{http://schemas.openxmlformats.org/officeDocument/2006/math}",
    "{http://purl.oclc.org/ooxml/officeDocument/math}",
)
_names: dict[str, str] = {}
_OFF: Final = frozenset(("0", "false", "off", "none"))


def name_of(element: Any) -> str:
    """Return the name of an element: ``p`` of Word's own, ``m:r`` of an equation, ``x:shape`` of any other."""
    tag = element.tag
    if not isinstance(tag, str):
        return ""
    found = _names.get(tag)
    if found is None:
        space, _, local = tag.rpartition("}")
        found = local if space + "}" in _WORD else f"m:{local}" if space + "}" in _MATH else f"x:{local}"
        if len(_names) < 4096:
            _names[tag] = found
    return found


def child(element: Any, name: str) -> Any:
    """Return the first child of a name, or ``None``."""
    if element is not None:
        for one in element:
            if name_of(one) == name:
                return one
    return None


def value(element: Any, name: str = "val") -> str | None:
    """Return an attribute in Word's own namespace."""
    if element is None:
        return None
    for space in _WORD:
        if (found := element.get(space + name)) is not None:
            return str(found)
    return None


def number(element: Any, name: str = "val", default: int = 0) -> int:
    """Return an attribute that is a whole number, or the default where it is none."""
    text = value(element, name) or ""
    return int(text) if text.lstrip("-").isascii() and text.lstrip("-").isdigit() and len(text) < 12 else default


def is_on(element: Any) -> bool | None:
    """Return whether a property is switched on, ``None`` where the element is missing."""
    return None if element is None else (value(element) or "1").lower() not in _OFF
