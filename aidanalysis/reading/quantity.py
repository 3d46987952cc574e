"""What the reader finds: a number with its unit, its meaning and its place in the text."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from html import escape
from typing import Final, NamedTuple

from aidanalysis.amount import Amount, Qualifier
from aidanalysis.units import KNOWN, UnknownUnitError
from aidanalysis.wording.values import Kind

__all__ = ["COARSE", "CalendarDate", "CellPlace", "Kind", "Quantity"]


class CalendarDate(NamedTuple):
    """The parts of a date that the text gives; ``end_year`` closes 2014—2016年."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    end_year: int | None = None


class CellPlace(NamedTuple):
    """Where in a document's tables a quantity stands; tables, rows and columns are counted from 1."""

    table: int
    row: int
    column: int
    row_head: str
    column_head: str


#: The qualifier of the marking conventions for each exact meaning.
COARSE: Final = {
    Qualifier.EXACT: "exact",
    Qualifier.ABOUT: "about",
    Qualifier.OVER: "over",
    Qualifier.AT_LEAST: "over",
    Qualifier.NEAR: "under",
    Qualifier.AT_MOST: "under",
    Qualifier.RANGE: "range",
}


@dataclass(frozen=True, slots=True)
class Quantity:
    """One quantity of a text, ``text[start:end]``.

    ``value`` and, for a range, ``value2`` have their scale words multiplied in; ``printed`` and
    ``printed_upper`` are the same numbers in ``printed_unit``, the unit as the text scales it. A number that
    cannot be read without guessing is ``unclear`` and has no value. ``rule`` names the rule that read it, ``cell``
    the place of a number in a table.

    >>> found = aid.read("签约资金达4亿多元。")[0]
    >>> found, found.text, found.kind, found.amount
    (<Quantity 4亿多元 at 5: money [400000000, 500000000) 元>, '4亿多元', <Kind.MONEY: 'money'>, <Amount 4亿多元>)
    """

    start: int
    end: int
    text: str
    kind: Kind
    rule: str
    value: Decimal | None = None
    value2: Decimal | None = None
    unit: str = ""
    meaning: Qualifier = Qualifier.EXACT
    printed: Decimal | None = None
    printed_upper: Decimal | None = None
    printed_unit: str = ""
    date: CalendarDate | None = None
    unclear: bool = False
    cell: CellPlace | None = None

    def __repr__(self) -> str:
        return f"<Quantity {self.text} at {self.start}: {self.kind} {self._meant}>"

    def _repr_html_(self) -> str:
        cells = "".join(f"<td>{escape(str(one))}</td>" for one in (self.text, self.kind, self._meant, self.start))
        return f"<table><tr><th>text</th><th>kind</th><th>means</th><th>at</th></tr><tr>{cells}</tr></table>"

    @property
    def _meant(self) -> str:
        """What it means, to be shown: its interval, its date, or the number alone where no unit is known."""
        if self.value is None or self.printed is None:
            return "" if self.date is None else str(self.date)
        try:
            return str(self.amount.interval)
        except UnknownUnitError:
            return f"{self.value:f} {self.unit}"

    @property
    def qualifier(self) -> str:
        """The coarse qualifier: exact, about, over, under or range."""
        return COARSE[self.meaning]

    @property
    def amount(self) -> Amount:
        """The number as the text prints it; raises ``ValueError`` for a date or an unclear number.

        A unit that is scaled in print but registered only unscaled (万个) is taken unscaled. Raises
        ``UnknownUnitError`` where neither is registered.
        """
        if self.value is None or self.printed is None:
            raise ValueError(f"{self.text!r} has no number to compare; expected money, a count, ratio or measure")
        if self.printed_unit in KNOWN:
            number, upper, unit = self.printed, self.printed_upper, self.printed_unit
        else:
            number, upper, unit = self.value, self.value2, self.unit
        return Amount(_in_full(number), unit, self.meaning, None if upper is None else _in_full(upper))


def _in_full(number: Decimal) -> Decimal:
    """Return a number with the decimals that the text prints and no exponent: 5.0 and 230."""
    return number if int(number.as_tuple().exponent) <= 0 else number.quantize(Decimal(1))
