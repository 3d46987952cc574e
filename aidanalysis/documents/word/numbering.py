"""The numbers that Word gives to paragraphs by itself."""

from __future__ import annotations

import re
from typing import Any, Final, NamedTuple

from aidanalysis.documents.word.tags import child, is_on, name_of, number, value

_HAN: Final = "零一二三四五六七八九"
_LEGAL: Final = "零壹贰叁肆伍陆柒捌玖"
_STEMS: Final = "甲乙丙丁戊己庚辛壬癸"
_ROMAN: Final = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_PLACEHOLDER: Final = re.compile(r"%([1-9])")
_LEVELS: Final = 9
#: Between a number and the words there is a space unless it ends so.
_CLOSED: Final = ("、", "）", ")", "】", "》")


class Level(NamedTuple):
    """How one level of a list is numbered."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    legal: bool = False
    restart: int = -1


class Numbering:
    """Counts the paragraphs of all lists of a file."""

    def __init__(self, root: Any = None) -> None:
        self._abstract: dict[str, dict[int, Level]] = {}
        self._links: dict[str, str] = {}
        self._lists: dict[str, tuple[str, dict[int, Level], dict[int, int]]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._started: set[str] = set()
        elements = [] if root is None else list(root)
        for one in elements:
            if name_of(one) == "abstractNum":
                self._abstract[value(one, "abstractNumId") or ""] = _levels(one)
                if link := value(child(one, "styleLink")):
                    self._links[link] = value(one, "abstractNumId") or ""
        for one in elements:
            if name_of(one) == "abstractNum" and (link := value(child(one, "numStyleLink"))):
                self._abstract[value(one, "abstractNumId") or ""] = self._abstract.get(self._links.get(link, ""), {})
            if name_of(one) == "num":
                self._lists[value(one, "numId") or ""] = self._list(one)

    def next(self, list_id: str, at: int) -> str:
        """Return the number of the next paragraph of a list at a level from 0, with its space; "" for a bullet."""
        if list_id not in self._lists or not 0 <= at < _LEVELS:
            return ""
        abstract, levels, overrides = self._lists[list_id]
        counts = self._counts.setdefault(abstract, {})
        if list_id not in self._started:
            self._started.add(list_id)
            for depth, start in overrides.items():
                counts[depth] = start - 1
        level = levels.get(at, Level())
        counts[at] = counts.get(at, level.start - 1) + 1
        for deeper in [n for n in counts if n > at]:
            if levels.get(deeper, Level()).restart != 0:
                del counts[deeper]
        if level.form in ("bullet", "none"):
            return ""

        def shown(found: re.Match[str]) -> str:
            n = int(found[1]) - 1
            one = levels.get(n, Level())
            return numeral(counts.get(n, one.start), "decimal" if level.legal else one.form)

        label = _PLACEHOLDER.sub(shown, level.text).strip()
        return label if not label or label.endswith(_CLOSED) else f"{label} "

    def _list(self, element: Any) -> tuple[str, dict[int, Level], dict[int, int]]:
        abstract = value(child(element, "abstractNumId")) or ""
        levels, starts = dict(self._abstract.get(abstract, {})), dict[int, int]()
        for one in element:
            if name_of(one) != "lvlOverride":
                continue
            at = number(one, "ilvl")
            if (own := child(one, "lvl")) is not None:
                levels[at] = _level(own)
            if (start := child(one, "startOverride")) is not None:
                starts[at] = number(start, default=1)
        return abstract, levels, starts


def numeral(count: int, form: str) -> str:
    """Return a number as a list prints it: 3, 三, c, iii, ③, 丙."""
    if form.startswith(("chineseLegal", "ideographLegal")):
        return _chinese(count, _LEGAL, "拾佰仟")
    if form.startswith(("chinese", "japanese", "taiwanese", "koreanCounting")):
        return _chinese(count, _HAN, "十百千")
    if form == "ideographDigital":
        return "".join(_HAN[int(digit)] for digit in str(count))
    if form == "ideographTraditional" and 1 <= count <= len(_STEMS):
        return _STEMS[count - 1]
    if form.startswith("decimalEnclosedCircle") and 1 <= count <= 20:
        return chr(ord("①") + count - 1)
    if form in ("upperLetter", "lowerLetter") and count > 0:
        letter = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
        return letter.upper() if form == "upperLetter" else letter
    if form in ("upperRoman", "lowerRoman") and 0 < count < 4000:
        roman = _roman(count)
        return roman.upper() if form == "upperRoman" else roman
    return f"{count:02}" if form == "decimalZero" else str(count)


def _chinese(count: int, digits: str, places: str) -> str:
    if not 0 <= count < 10_000:
        return str(count)
    found, zero = "", False
    for place, digit in zip((3, 2, 1, 0), f"{count:04}", strict=True):
        if digit == "0":
            zero = bool(found)
            continue
        found += (digits[0] if zero else "") + digits[int(digit)] + (places[place - 1] if place else "")
        zero = False
    return (found.removeprefix(digits[1]) if found.startswith(digits[1] + places[0]) else found) or digits[0]


def _roman(count: int) -> str:
    found = ""
    for size, letters in _ROMAN:
        found += letters * (count // size)
        count %= size
    return found


def _levels(element: Any) -> dict[int, Level]:
    return {number(one, "ilvl"): _level(one) for one in element if name_of(one) == "lvl"}


def _level(element: Any) -> Level:
    restart = child(element, "lvlRestart")
    return Level(
        number(child(element, "start"), default=1),
        value(child(element, "numFmt")) or "decimal",
        value(child(element, "lvlText")) or "",
        bool(is_on(child(element, "isLgl"))),
        number(restart) if restart is not None else -1,
    )
