"""What a page hides, strikes out or sets in, by its attributes and its own plain style rules."""

from __future__ import annotations

import re
from typing import Any, Final, NamedTuple

_HIDDEN: Final = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|content-visibility\s*:\s*hidden"
    r"|(?:opacity|font-size)\s*:\s*0(?:\.0+)?(?:px|pt|em|%)?\s*(?=[;!]|$)"
    r"|(?:text-indent|left|top)\s*:\s*-\d{4,}|clip\s*:\s*rect\(\s*0",
    re.I,
)
_STRUCK: Final = re.compile(r"text-decoration(?:-line)?\s*:[^;]*line-through", re.I)
_RAISED: Final = re.compile(r"vertical-align\s*:\s*super", re.I)
_INDENT: Final = re.compile(r"(?:padding-left|text-indent|margin-left)\s*:\s*([\d.]{1,6})\s*(em|px|pt)", re.I)
_COMMENT: Final = re.compile(r"/\*.*?\*/", re.S)
#: Rules that hold for paper or other screens only.
_CONDITIONAL: Final = re.compile(r"@media[^{]{0,300}\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}", re.S)
_RULE: Final = re.compile(r"([^{}]{1,500})\{([^{}]{0,2000})\}")
_SELECTOR: Final = re.compile(r"([a-z][a-z0-9]*)?((?:[.#][\w-]+)*)", re.I)
#: No rule that is followed names more elements.
_DEEPEST: Final = 6
#: Spaces of a usual line in one of each unit.
_SPACES: Final = {"em": 2.0, "px": 1 / 8, "pt": 1 / 6}


class Plain(NamedTuple):
    """A selector of one element: its name, its classes, its id; ``child`` where it stands directly in the one before."""

    tag: str
    classes: frozenset[str]
    name: str
    child: bool = False

    def fits(self, element: Any) -> bool:
        """Whether an element is one of those that it selects."""
        if (self.tag and self.tag != element.tag) or (self.name and self.name != element.get("id")):
            return False
        return not self.classes or self.classes <= set(str(element.get("class") or "").split())


class Rule(NamedTuple):
    """A style rule; its selectors from the outermost element to the one that it bears on."""

    path: tuple[Plain, ...]
    declarations: str

    def fits(self, element: Any) -> bool:
        """Whether it bears on an element."""
        *around, last = self.path
        if not last.fits(element):
            return False
        child = last.child
        while around:
            element = element.getparent()
            if element is None:
                return False
            if around[-1].fits(element):
                child = around.pop().child
            elif child:
                return False
        return True


class Appearance:
    """How the elements of one page look."""

    def __init__(self, sheets: list[str]) -> None:
        self._rules = [rule for sheet in sheets for rule in _rules(sheet)]

    def style(self, element: Any) -> str:
        """Return the declarations that bear on an element, its own last."""
        own = str(element.get("style") or "")
        if not self._rules:
            return own
        return ";".join((*(rule.declarations for rule in self._rules if rule.fits(element)), own))

    def is_hidden(self, element: Any, style: str) -> bool:
        """Whether an element is not shown; its own style may show what a rule hides."""
        if element.get("hidden") is not None or (element.tag == "input"):
            return True
        own = str(element.get("style") or "")
        if re.search(r"display\s*:\s*(?!none)\w", own) and not _HIDDEN.search(own):
            return False
        return bool(style) and _HIDDEN.search(style) is not None


def is_struck(tag: str, style: str) -> bool:
    """Whether words are deleted or struck out."""
    return tag in ("del", "s", "strike") or bool(_STRUCK.search(style))


def is_raised(tag: str, style: str) -> bool:
    """Whether words are superscript."""
    return tag == "sup" or bool(_RAISED.search(style))


def indent(style: str) -> int:
    """Return how far words are set in, in characters."""
    return sum(
        int(float(size) * _SPACES[unit.lower()])
        for size, unit in _INDENT.findall(style)
        if size.count(".") < 2 and size != "."
    )


def _rules(sheet: str) -> list[Rule]:
    plain = _CONDITIONAL.sub("", _COMMENT.sub("", sheet[:200_000]))
    found: list[Rule] = []
    for selectors, declarations in _RULE.findall(plain):
        if not (_HIDDEN.search(declarations) or _STRUCK.search(declarations) or _RAISED.search(declarations)):
            continue
        paths = map(_path, selectors.split(","))
        found.extend(Rule(path, declarations) for path in paths if path)
    return found[:500]


def _path(selector: str) -> tuple[Plain, ...]:
    """Return the selectors of a rule, none where it has any that is not plain."""
    found: list[Plain] = []
    child = False
    for part in selector.replace(">", " > ").split():
        if part == ">":
            child = True
            continue
        made = _SELECTOR.fullmatch(part)
        if made is None or len(found) > _DEEPEST:
            return ()
        marks = re.findall(r"[.#][\w-]+", made[2])
        classes = frozenset(mark[1:] for mark in marks if mark[0] == ".")
        name = next((mark[1:] for mark in marks if mark[0] == "#"), "")
        found.append(Plain((made[1] or "").lower(), classes, name, child))
        child = False
    return tuple(found)
