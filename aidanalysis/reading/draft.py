"""A quantity while the reader works on it: places in the folded text, unit perhaps not known yet."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from sys import intern
from typing import TYPE_CHECKING, Final

from aidanalysis.amount import Qualifier
from aidanalysis.reading.quantity import CalendarDate, Kind, Quantity
from aidanalysis.reading.words.measure_words import DURATION, KINDS, OF_YUAN, YUAN
from aidanalysis.units import KNOWN

if TYPE_CHECKING:
    from aidanalysis.characters import Plain
    from aidanalysis.reading.words.numerals import Number

#: The scale words by which a number of so many powers of ten is printed shorter.
_BELOW: Final = ("", "十", "百", "千")
SCALE_WORDS: Final = {
    power + n: below + word for power, word in ((0, ""), (4, "万"), (8, "亿")) for n, below in enumerate(_BELOW)
} | {12: "万亿"}
#: Tens of per cent.
TENTHS: Final = "成"
#: A share of this unit is printed as another.
CANONICAL: Final = {
    TENTHS: "%",
    "百分点": "个百分点",
    "千分点": "个千分点",
    **dict.fromkeys("基点 BP bp bps Bp 个BP 个bp 个bps 个Bp".split(), "个基点"),
    "个点": "个百分点",
    **dict.fromkeys((*YUAN, *OF_YUAN), "元"),
}
ONE_HALF: Final = Decimal("0.5")


@dataclass(slots=True)
class Draft:
    """One find; ``word`` is its measure word, ``word_at`` where that is printed beside it."""

    start: int
    end: int
    rule: str
    kind: Kind | None = None
    number: Number | None = None
    meaning: Qualifier = Qualifier.EXACT
    word: str = ""
    word_at: int | None = None
    date: CalendarDate | None = None
    #: What follows in a smaller unit, as a part of the unit that is printed: 3角 of 5元3角.
    part: Decimal = Decimal(0)
    #: The currency, where it is not the word of the unit.
    currency: str = ""
    #: The denominator of a rate as printed: /亩.
    per: str = ""
    #: Whether the number has its sign already.
    signed: bool = False

    def take_unit(self, word: str, rule: str) -> None:
        """Give it the unit that is not printed beside it."""
        self.word, self.kind, self.rule = word, KINDS.get(word, Kind.COUNT), rule

    def finish(self, folded: Plain, text: str) -> Quantity:
        """Return the quantity that it stands for in the original text."""
        assert self.kind is not None
        start, end = folded.original(self.start, self.end)
        word = self.word
        known = CANONICAL.get(word) or DURATION.get(word)
        unit = known or self._printed_word(folded, text)
        found = (start, end, text[start:end], self.kind, self.rule)
        if self.number is None:
            unclear = self.kind not in (Kind.DATE, Kind.PERIOD)
            return Quantity(*found, unit=unit, date=self.date, unclear=unclear)
        low, high, group = self.number.low, self.number.high, self.number.group
        if word == TENTHS:
            low, high, group = low.scaleb(1), None if high is None else high.scaleb(1), 0
        unit_in_print = known or word
        if self.part:
            low += self.part
        if word in OF_YUAN:
            low = low.scaleb(-OF_YUAN[word])
            high = None if high is None else high.scaleb(-OF_YUAN[word])
            group = 0
        if self.currency:
            unit = unit_in_print = self.currency
        if self.per:
            unit, unit_in_print = unit + self.per, unit_in_print + self.per
        group = _print_scale(group, unit_in_print) if group else 0
        return Quantity(
            *found,
            value=low,
            value2=high,
            unit=intern(unit),
            meaning=self.meaning,
            printed=low.scaleb(-group) if group else low,
            printed_upper=high.scaleb(-group) if group and high is not None else high,
            printed_unit=intern(SCALE_WORDS[group] + unit_in_print),
        )

    def _printed_word(self, folded: Plain, text: str) -> str:
        if self.word_at is None or self.kind is Kind.RATIO:
            return self.word
        end = self.word_at + len(self.word)
        if folded.offsets is None:
            return text[self.word_at : end]
        places = range(self.word_at, end)
        return "".join(text[place] for place in dict.fromkeys(folded.original(place, place + 1)[0] for place in places))


def _print_scale(group: int, unit: str) -> int:
    """Return the scale at which a number stands in print: 2千万元 is 2000万元, for nobody counts in 千万元."""
    if group not in SCALE_WORDS:
        return 0
    return next((power for power in (group, 8, 4) if power <= group and SCALE_WORDS[power] + unit in KNOWN), group)
