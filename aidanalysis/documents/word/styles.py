"""What the styles of a Word file give: whether words are hidden, struck or raised, numbers and heading levels."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from aidanalysis.documents.word.tags import child, is_on, name_of, number, value

if TYPE_CHECKING:
    from collections.abc import Iterator

#: A chain of styles is no longer.
_LONGEST_CHAIN: Final = 20


class Look(NamedTuple):
    """How a run looks, as far as it bears on what a reader takes in; ``None`` is not said."""

    hidden: bool | None = None
    struck: bool | None = None
    raised: bool | None = None

    def over(self, other: Look) -> Look:
        """Return this look where it says something, the other where not."""
        return Look(*(mine if mine is not None else theirs for mine, theirs in zip(self, other, strict=True)))


PLAIN: Final = Look()


def look_of(properties: Any) -> Look:
    """Return what an element ``rPr`` says."""
    if properties is None:
        return PLAIN
    hidden = struck = raised = None
    for one in properties:
        name = name_of(one)
        if name in ("vanish", "specVanish"):
            hidden = is_on(one)
        elif name in ("strike", "dstrike"):
            struck = bool(is_on(one)) or bool(struck)
        elif name == "vertAlign":
            raised = value(one) == "superscript"
    return Look(hidden, struck, raised)


class Styles:
    """The styles of a file by their ids."""

    def __init__(self, root: Any = None) -> None:
        self._styles: dict[str, Any] = {}
        self._default = PLAIN
        self.default_paragraph: str | None = None
        self._looks: dict[str, Look] = {}
        for style in () if root is None else root:
            if name_of(style) == "docDefaults":
                self._default = look_of(child(child(style, "rPrDefault"), "rPr"))
            elif name_of(style) == "style" and (name := value(style, "styleId")):
                self._styles[name] = style
                if value(style, "type") == "paragraph" and value(style, "default") in ("1", "true", "on"):
                    self.default_paragraph = name

    def look(self, style: str | None) -> Look:
        """Return what a style says of the words in it."""
        if style is None:
            return self._default
        if style not in self._looks:
            found = PLAIN
            for one in self._chain(style):
                found = found.over(look_of(child(one, "rPr")))
            self._looks[style] = found.over(self._default)
        return self._looks[style]

    def numbering(self, style: str | None) -> Any:
        """Return the element ``numPr`` that a paragraph style brings, with the style that has it."""
        for one in self._chain(style):
            found = child(child(one, "pPr"), "numPr")
            if found is not None:
                return found
        return None

    def level(self, style: str | None) -> int:
        """Return the outline level of a paragraph style from 1, 0 for body text."""
        for one in self._chain(style):
            outline = child(child(one, "pPr"), "outlineLvl")
            if outline is not None:
                at = number(outline, default=9)
                return at + 1 if 0 <= at < 9 else 0
        return 0

    def indent(self, style: str | None) -> Any:
        """Return the element ``ind`` that a paragraph style brings."""
        for one in self._chain(style):
            if (found := child(child(one, "pPr"), "ind")) is not None:
                return found
        return None

    def _chain(self, style: str | None) -> Iterator[Any]:
        for _ in range(_LONGEST_CHAIN):
            one = self._styles.get(style or "")
            if one is None:
                return
            yield one
            style = value(child(one, "basedOn"))
