"""A figure that knows how it came about: what the report states, and what is computed from it.

Figures add, subtract and divide as the intervals that they mean, alone or as columns of a pandas frame, and each
result keeps its operands, so that it can show its formula down to the phrases of the report.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from aidanalysis.book.figure_text import bare_text, derived_text
from aidanalysis.interval import Interval, per_cent
from aidanalysis.interval import total as interval_total
from aidanalysis.units import PERSON_TIME, UnitMismatchError, to_base
from aidanalysis.wording import interval as interval_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    import pandas as pd

    from aidanalysis.records import Evidence
    from aidanalysis.wording import Lang

#: Up to so many times, a multiple is said in per cent.
PER_CENT_UP_TO = 2
#: The unit of a difference of percentages.
POINTS = "个百分点"
#: The signs of the operations, as formulas print them.
PLUS, MINUS, OVER = "+", "−", "÷"


@dataclass(frozen=True, slots=True)
class Operand:
    """A figure that a text states: the record, if there is one, its field, and where the text states it."""

    record: str
    field: str
    label: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Formula:
    """How a figure was computed: a sign between the figures that it was computed from."""

    sign: str
    parts: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Count:
    """A number of records, and where the report states each."""

    of: tuple[Operand, ...]


@dataclass(frozen=True, slots=True)
class Leeway:
    """How far rounding may have moved a figure that the report states: half of its last place."""

    of: Operand


@dataclass(frozen=True, slots=True)
class Noted:
    """How a figure that no record states was come by: what was measured, or where it was published."""

    how: str
    href: str = ""


@dataclass(frozen=True, eq=False, slots=True)
class Figure:
    """A number as the interval it means, with its origin; ``None`` where it cannot be known.

    What is computed with a figure that cannot be known, or cannot be computed, cannot be known either: a sum of
    money and visitors is no number, nor is what is divided by nothing.
    """

    value: Interval | None
    origin: Operand | Formula | Count | Leeway | Noted | None
    lang: Lang
    #: What 人次 counts, in English.
    persons: str = PERSON_TIME

    def __str__(self) -> str:
        if self.value is None:
            return ""
        if self.is_points:
            return interval_text(replace(per_cent(self.value), unit=POINTS), self.lang)
        if isinstance(self.origin, Formula):
            return derived_text(self.value, self.lang, self.persons, percent=self.is_percentage)
        if isinstance(self.origin, Noted) and not self.value.unit:
            return interval_text(self.value, self.lang, -int(self.value.low.as_tuple().exponent))
        return interval_text(
            per_cent(self.value) if self.is_percentage else self.value, self.lang, persons=self.persons
        )

    __repr__ = __str__

    @property
    def known(self) -> bool:
        """Whether it has a value."""
        return self.value is not None

    @property
    def is_percentage(self) -> bool:
        """Whether it is a quotient or a growth that readers expect in per cent."""
        if self.value is None or self.value.unit != "倍":
            return False
        return (self.value.low if self.value.high is None else self.value.high) <= PER_CENT_UP_TO

    @property
    def is_points(self) -> bool:
        """Whether it is told in percentage points: the difference of two stated percentages, or stated so."""
        match self.origin:
            case Operand():
                return self.is_percentage and POINTS[1:] in self.origin.evidence.phrase
            case Formula():
                stated = all(part.is_percentage and isinstance(part.origin, Operand) for part in self.origin.parts)
                return self.origin.sign == MINUS and self.is_percentage and stated
            case _:
                return False

    @property
    def bare(self) -> str:
        """The number without what it counts, for a column whose heading says that: money keeps its unit."""
        if self.value is None or self.is_percentage or (isinstance(self.origin, Noted) and not self.value.unit):
            return str(self)
        return bare_text(self.value, self.lang)

    @property
    def operands(self) -> tuple[Operand, ...]:
        """The figures of the report that it rests on, each as often as it enters."""
        match self.origin:
            case Operand():
                return (self.origin,)
            case Formula():
                return tuple(operand for part in self.origin.parts for operand in part.operands)
            case Count():
                return self.origin.of
            case Leeway():
                return (self.origin.of,)
            case _:
                return ()

    @property
    def records(self) -> tuple[str, ...]:
        """The ids of the records that it rests on, each once."""
        return tuple(dict.fromkeys(operand.record for operand in self.operands if operand.record))

    def above(self, limit: Figure | int) -> Figure | None:
        """Return it where it certainly lies above a limit, otherwise ``None``."""
        other = _figure(limit, self)
        if self.value is None or other.value is None or other.value.high is None or self.value.unit != other.value.unit:
            return None
        low, high = self.value.low, other.value.high
        open_end = self.value.low_open or other.value.high_open
        return self if low > high or (low == high and open_end) else None

    def below(self, limit: Figure | int) -> Figure | None:
        """Return it where it certainly lies below a limit, otherwise ``None``."""
        return self if _figure(limit, self).above(self) else None

    def __lt__(self, other: Figure) -> bool:
        """Order figures by the least that they mean, those that cannot be known first."""
        if self.value is None or other.value is None:
            return self.value is None and other.value is not None
        return self.value.low < other.value.low

    def __add__(self, other: Figure | int) -> Figure:
        if not isinstance(other, (Figure, int)):
            return NotImplemented
        return added([self, _figure(other, self)])

    def __radd__(self, other: Figure | int) -> Figure:
        if not isinstance(other, (Figure, int)):
            return NotImplemented
        return self if other == 0 else total([_figure(other, self), self])

    def __sub__(self, other: Figure | int) -> Figure:
        if not isinstance(other, (Figure, int)):
            return NotImplemented
        return self._computed(MINUS, _figure(other, self))

    def __rsub__(self, other: int) -> Figure:
        return _figure(other, self) - self

    def __truediv__(self, other: Figure | int) -> Figure:
        if not isinstance(other, (Figure, int)):
            return NotImplemented
        return self._computed(OVER, _figure(other, self))

    def __neg__(self) -> Figure:
        return Figure(Interval(Decimal(0), Decimal(0), self.value.unit), None, self.lang) - self if self.value else self

    def _computed(self, sign: str, other: Figure) -> Figure:
        formula = Formula(sign, (self, other))
        persons = _persons((self, other))
        if self.value is None or other.value is None:
            return Figure(None, formula, self.lang, persons)
        rest = _rest(self, other) if sign == OVER else _rest(other, self)
        try:
            if sign == OVER:
                value = _share(self.value, rest) if rest is not None else self.value / other.value
            elif rest is not None:
                value = interval_total(part.value for part in rest if part.value) if rest else _zero(self.value)
            else:
                value = self.value - other.value
        except (ValueError, ArithmeticError):
            value = None
        return Figure(value, formula, self.lang, persons)


def total(figures: Iterable[Figure]) -> Any:
    """Return ``added`` of a column of a frame, or of a group of its rows.

    pandas' types know no divisor but numbers, so what a column may be divided by cannot be typed.
    """
    return added(figures)


def added(figures: Iterable[Figure]) -> Figure:
    """Return the sum of the figures that are known.

    There is none of no figures, and none of figures that measure different things.
    """
    known = [figure for figure in figures if isinstance(figure, Figure) and figure.value is not None]
    if not known:
        return Figure(None, None, "en")
    if len(known) == 1:
        return known[0]
    try:
        value = interval_total(figure.value for figure in known if figure.value)
    except UnitMismatchError:
        value = None
    return Figure(value, Formula(PLUS, tuple(known)), known[0].lang, _persons(known))


def _persons(figures: Iterable[Figure]) -> str:
    """Return what 人次 counts in what is computed from figures: what it counts in the first of them that says."""
    return next((one.persons for one in figures if one.persons != PERSON_TIME), PERSON_TIME)


def shared(column: Iterable[object]) -> object | None:
    """Return what every row of a column says, ``None`` where they differ or there are none."""
    first, *rest = list(column) or [None]
    return first if all(one == first for one in rest) else None


def only(column: Iterable[Figure]) -> Figure:
    """Return the one figure of a column; one that is not known where there are none, or several for different things."""
    figures = list(column)
    return figures[0] if len(figures) == 1 else Figure(None, None, "en")


def largest(column: pd.Series[Any]) -> str | None:
    """Return the label of the one figure of a column that certainly and visibly exceeds all others, or ``None``."""
    return _apart(column, Figure.above)


def smallest(column: pd.Series[Any]) -> str | None:
    """Return the label of the one figure of a column that all others certainly and visibly exceed, or ``None``."""
    return _apart(column, Figure.below)


def _apart(column: pd.Series[Any], beyond: Callable[[Figure, Figure], object]) -> str | None:
    """Return the label of the one figure that lies beyond all others, and prints as another."""
    for label, figure in column.items():
        others = [other for other in column if other is not figure]
        if others and all(beyond(figure, other) and str(other) != str(figure) for other in others):
            return str(label)
    return None


def _figure(number: Figure | int, like: Figure) -> Figure:
    """Return a plain number as a figure in the unit of another: the one that a growth is counted from."""
    if isinstance(number, Figure):
        return number
    if like.value is None:
        return Figure(None, None, like.lang)
    factor, unit = to_base(like.value.unit) if "/" not in like.value.unit else (Decimal(1), like.value.unit)
    plain = Decimal(number) * factor
    return Figure(Interval(plain, plain, unit), None, like.lang)


def _terms(figure: Figure) -> list[Figure] | None:
    """Return what a sum adds up, or the figure itself; ``None`` where it is no sum of stated figures."""
    if isinstance(figure.origin, Operand):
        return [figure]
    if isinstance(figure.origin, Formula) and figure.origin.sign == PLUS:
        terms = [_terms(part) for part in figure.origin.parts]
        return None if any(part is None for part in terms) else [one for part in terms if part for one in part]
    return None


def _rest(part: Figure, whole: Figure) -> list[Figure] | None:
    """Return the terms of a whole that are not in its part; ``None`` where the one is no part of the other.

    What a part has more, its whole has more too: dividing or subtracting them as if they were independent would
    leave the result wider than it is.
    """
    parts, wholes = _terms(part), _terms(whole)
    if parts is None or wholes is None:
        return None
    within = Counter(_place(term) for term in parts)
    rest = []
    for term in wholes:
        key = _place(term)
        if within[key]:
            within[key] -= 1
        else:
            rest.append(term)
    return None if +within else rest


def _place(term: Figure) -> tuple[str, str, Evidence]:
    assert isinstance(term.origin, Operand)
    return term.origin.record, term.origin.field, term.origin.evidence


def _zero(like: Interval) -> Interval:
    return Interval(Decimal(0), Decimal(0), like.unit)


def _share(part: Interval, rest: list[Figure]) -> Interval:
    """Return the share of a part in the whole that it makes up with the rest."""
    if not rest:
        return Interval(Decimal(1), Decimal(1), "倍")
    others = interval_total(figure.value for figure in rest if figure.value)
    least = Interval(part.low, part.low, part.unit)
    low = least / (least + others) if part.low else Interval(Decimal(0), Decimal(0), "倍")
    if part.high is None:
        return Interval(low.low, Decimal(1), "倍", part.low_open or low.low_open, high_open=True)
    most = Interval(part.high, part.high, part.unit)
    high = most / (most + others)
    return Interval(low.low, high.high, "倍", part.low_open or low.low_open, part.high_open or high.high_open)
