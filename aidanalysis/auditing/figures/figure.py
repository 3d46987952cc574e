"""One figure of a text in its place."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

from aidanalysis.amount import Amount, Qualifier
from aidanalysis.auditing.figures.words import Words, words
from aidanalysis.claims.judgement import Operand
from aidanalysis.units import KNOWN

if TYPE_CHECKING:
    from collections.abc import Callable

    from aidanalysis.reading import Quantity

#: Kinds of quantities that have a value to reckon with.
VALUED = frozenset({"money", "count", "ratio", "measure"})

#: The unit that stands for all counts, for all measures, and for what the registry does not hold.
PROXIES = {"count": "个", "measure": "米", "money": "元", "ratio": "%"}
#: Measure words for things in general, which may count what another word counts.
GENERAL = frozenset("个项家所座处件例条笔种类")
SAME_UNIT = {"名": "人", "位": "人", "户次": "户", "件次": "件"}

MARK = re.compile(r"[、，：；。！？\n（）■]")
#: A comparison with the figure before: ，多1320万元.
MORE = re.compile(r"[多少高低]了?")
DECIMALS = re.compile(r"\d[.．](\d+)")
#: Qualifiers of figures that are floors or ceilings: no total, no part.
ONE_SIDED = (Qualifier.AT_LEAST, Qualifier.AT_MOST, Qualifier.RANGE)


#: How far off a figure may be, as a share of it, to say something yet.
VAGUE = 0.3


class Role(StrEnum):
    """What a figure is in its sentence."""

    LEVEL = "level"
    BEFORE = "before"
    PLAN = "plan"
    CHANGE = "change"
    EACH = "each"
    BOUND = "bound"
    SHARE = "share"
    RATE = "rate"
    GROWTH = "growth"
    POINTS = "points"
    TIMES = "times"
    BARE = "bare"


@dataclass(eq=False, slots=True)
class Figure:
    """A quantity with a value, in its place.

    ``gap`` is the text since the figure before, ``label`` its part behind the last mark, ``tail`` the text up
    to the next mark or figure. ``rank`` is the strongest mark in the gap, ``depth`` counts the brackets around
    the figure; ``sentence``, ``clause`` and ``line`` number the stretches between marks.
    """

    quantity: Quantity
    amount: Amount
    position: int
    gap: str
    rank: int
    depth: int
    sentence: int
    clause: int
    line: int
    tail: str = ""
    # What follows is found of these when it is first asked for, and kept; a dictionary in every figure would take as
    # much again as all that it holds.
    #: The words that name the figure.
    label: str = field(init=False, repr=False)
    #: The words of its label.
    cues: Words = field(init=False, repr=False)
    #: The words since the figure before.
    lead: Words = field(init=False, repr=False)
    #: What it counts or measures, the same word for 名, 位 and 人.
    unit: str = field(init=False, repr=False)
    #: What it may be added to: its unit, one for all things in general.
    column: str = field(init=False, repr=False)
    #: What it means as printed and as rounded.
    operand: Operand = field(init=False, repr=False)
    #: The printed number, for a first look.
    number: float = field(init=False, repr=False)
    #: Half a place if it is rounded, more if a word bends it: how far off it may be, for a first look.
    slack: float = field(init=False, repr=False)
    #: Whether the change that it states is a fall; ``None`` where it states none.
    falls: bool | None = field(init=False, repr=False)
    #: What it is in its sentence.
    role: Role = field(init=False, repr=False)

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any:
            """Find what has not been asked for yet, and keep it."""
            if name not in _FOUND:
                raise AttributeError(name)
            setattr(self, name, _FOUND[name](self))
            return getattr(self, name)

    @property
    def is_ratio(self) -> bool:
        """Whether it is a share or a multiple."""
        return self.quantity.kind == "ratio"

    @property
    def value(self) -> Decimal:
        """The printed number in the base unit."""
        return self.amount.base_value

    @property
    def is_exact(self) -> bool:
        """Whether no word bends it."""
        return self.amount.qualifier is Qualifier.EXACT

    @property
    def is_vague(self) -> bool:
        """Whether it may mean figures so far apart that nothing follows from it: 近2亿元 is more than 1亿元."""
        return not self.is_exact and self.slack > VAGUE * self.number

    def fits(self, other: Figure) -> bool:
        """Whether both may be added or compared; 项 may count what 个 counts."""
        return self.column == other.column and self.quantity.kind == other.quantity.kind


def _label(figure: Figure) -> str:
    return figure.cues.text


def _cues(figure: Figure) -> Words:
    return words(MARK.split(figure.gap)[-1])


def _lead(figure: Figure) -> Words:
    return words(figure.gap)


def _unit(figure: Figure) -> str:
    unit = figure.quantity.unit
    return SAME_UNIT.get(unit, unit)


def _column(figure: Figure) -> str:
    return "个" if figure.unit in GENERAL else figure.unit


def _operand(figure: Figure) -> Operand:
    return Operand.of(figure.amount)


def _number(figure: Figure) -> float:
    return float(figure.value)


def _slack(figure: Figure) -> float:
    if figure.is_exact:
        return 0.0 if figure.amount.is_count else float(figure.amount.printed_place / 2)
    rounded = figure.operand.rounded
    high = rounded.high if rounded.high is not None else rounded.low * 2
    return float(max(high - figure.value, figure.value - rounded.low))


def _falls(figure: Figure) -> bool | None:
    word = figure.cues.ends_in("rise", "fall", "more", "less") or figure.cues.last("rise", "fall")
    return None if word is None else bool(word.roles & {"fall", "less"})


def _role(figure: Figure) -> Role:
    if figure.is_ratio:
        return _share_role(figure)
    cues = figure.cues
    if cues.ends_in("become"):
        return Role.LEVEL
    if cues.ends_in("rise", "fall") and not figure.label.endswith("新增"):
        return Role.CHANGE
    if cues.ends_in("more", "less") and ("against" in cues or MORE.fullmatch(figure.label)):
        return Role.CHANGE
    if any("per" in word.roles and (word.text != "各" or figure.label.endswith("各")) for word in cues.found):
        return Role.EACH
    if figure.amount.qualifier in ONE_SIDED or figure.is_vague:
        return Role.BOUND
    if cues.ends_in("before") or ("before" in cues and "against" in cues):
        return Role.BEFORE
    return Role.PLAN if "plan" in cues else Role.LEVEL


def _share_role(figure: Figure) -> Role:
    cues, unit = figure.cues, figure.quantity.unit
    if unit == "倍":
        return Role.TIMES
    change = cues.ends_in("rise", "fall") or ("against" in cues and cues.ends_in("more", "less"))
    if unit.endswith("分点") or unit == "个基点":
        return Role.POINTS
    if change and "share" not in cues:
        return Role.GROWTH
    if "share" in cues:
        return Role.SHARE
    if "rate" in cues:
        return Role.RATE
    return Role.SHARE if "plan" in cues else Role.BARE


_FOUND: Final[dict[str, Callable[[Figure], Any]]] = {
    "label": _label,
    "cues": _cues,
    "lead": _lead,
    "unit": _unit,
    "column": _column,
    "operand": _operand,
    "number": _number,
    "slack": _slack,
    "falls": _falls,
    "role": _role,
}


def comparable(quantity: Quantity) -> Amount | None:
    """Return the amount of a quantity, with one unit for all counts and one for all measures.

    What a figure counts is kept in ``Figure.unit``, so that any measure word will do. Scale words become
    zeros behind the last printed place: 11.4万人 is 1.14E+5.
    """
    if quantity.value is None or quantity.printed is None or quantity.value < 0:
        return None
    unit = quantity.unit if quantity.unit in KNOWN else PROXIES[quantity.kind]
    if quantity.kind in ("count", "measure"):
        unit = PROXIES[quantity.kind]
    return Amount(_in_places(quantity), unit, quantity.meaning, quantity.value2)


def _in_places(quantity: Quantity) -> Decimal:
    """Return the value with the places that are printed, and no more."""
    assert quantity.value is not None
    assert quantity.printed is not None
    decimals = DECIMALS.search(quantity.text)
    places = len(decimals[1]) if decimals else 0
    if quantity.printed == quantity.value and quantity.printed.as_tuple().exponent == -places:
        return quantity.value
    printed = quantity.printed.normalize()
    if int(printed.as_tuple().exponent) > -places:
        printed = printed.quantize(Decimal(1).scaleb(-places))
    scale = (quantity.value / quantity.printed).adjusted() if quantity.printed else 0
    return printed.scaleb(scale)
