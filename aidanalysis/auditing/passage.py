"""The figures of a text in their places: what stands before each, and how they are set apart."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from aidanalysis.amount import Amount
from aidanalysis.claims.judgement import Operand
from aidanalysis.units import KNOWN

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from aidanalysis.reading import Quantity

#: Kinds of quantities that have a value to reckon with.
VALUED = frozenset({"money", "count", "ratio", "measure"})

#: Traditional characters of the cue words, and half-width marks, one for one so that offsets stay.
FOLDED = str.maketrans(
    "個億萬畝噸類戶項縣區業時兩積頃餘幾條場隊團屆輛冊臺張間棟處鎮鄉歲級種門課總計別為佔開較長減增過達擴還與進貿經濟對標務"
    "劃規資來從間歷內員額單與佈點實際歸結後並該當遞純淨漲縮補傳獲華體數關將滿約無給",
    "个亿万亩吨类户项县区业时两积顷余几条场队团届辆册台张间栋处镇乡岁级种门课总计别为占开较长减增过达扩还与进贸经济对标务"
    "划规资来从间历内员额单与布点实际归结后并该当递纯净涨缩补传获华体数关将满约无给",
) | str.maketrans(",;:()!?", "，；：（）！？")

#: A pronunciation in brackets, as some copies of a text print it behind a character.
PRONUNCIATION = re.compile(r"（[a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]+）")
DECIMALS = re.compile(r"\d[.．](\d+)")
SPACE = re.compile(r"[^\S\n]+")
#: A line break behind a mark that ends no sentence.
BROKEN_LINE = re.compile(r"(?<=[：；，、])\n+")
MARK = re.compile(r"[、，：；。！？\n（）■]")

#: How strongly a mark sets two figures apart.
RANKS = {"、": 1, "，": 2, "：": 2, "；": 3, "。": 4, "！": 4, "？": 4, "\n": 4, "■": 4}
COMMA, CLAUSE, SENTENCE = 2, 3, 4

#: The unit that stands for all counts, for all measures, and for what the registry does not hold.
PROXIES = {"count": "个", "measure": "米", "money": "元", "ratio": "%"}

#: Measure words for things in general, which may count what another word counts.
GENERAL = frozenset("个项家所座处件例条笔种类")
SAME_UNIT = {"名": "人", "位": "人"}


@dataclass(eq=False)
class Figure:
    """A quantity with a value, in its place.

    ``gap`` is the text since the figure before, ``label`` its part behind the last mark, ``rank`` the
    strongest mark in it; ``depth`` counts the brackets around the figure, ``sentence`` and ``clause`` number
    the stretches between full stops and semicolons.
    """

    quantity: Quantity
    amount: Amount
    position: int
    gap: str
    rank: int
    depth: int
    sentence: int
    clause: int

    @cached_property
    def label(self) -> str:
        """The words that name the figure."""
        return MARK.split(self.gap)[-1]

    @cached_property
    def unit(self) -> str:
        """What it counts or measures, the same word for 名, 位 and 人."""
        unit = self.quantity.unit.translate(FOLDED).replace(" ", "")
        return SAME_UNIT.get(unit, unit)

    @cached_property
    def operand(self) -> Operand:
        """What it means as printed and as rounded."""
        return Operand.of(self.amount)

    @property
    def is_ratio(self) -> bool:
        """Whether it is a share or a multiple."""
        return self.quantity.kind == "ratio"

    @property
    def value(self) -> Decimal:
        """The printed number in the base unit."""
        return self.amount.base_value

    def fits(self, other: Figure) -> bool:
        """Whether both may be added or compared; 项 may count what 个 counts."""
        return self.unit == other.unit or (self.unit in GENERAL and other.unit in GENERAL)


def of_unit(whole: Figure, figures: Sequence[Figure]) -> list[Figure]:
    """Return the figures in the very unit of a whole or, where there are none, those that fit it."""
    same = [figure for figure in figures if figure.unit == whole.unit]
    return same or [figure for figure in figures if figure.fits(whole)]


@dataclass(frozen=True)
class Passage:
    """A text with its figures in order, what stands behind the last one, and its dates and durations.

    ``spans`` holds, by the position of a figure, the last length of time before it in its gap.
    """

    text: str
    figures: Sequence[Figure]
    tail: str
    times: Sequence[Quantity]
    spans: dict[int, Quantity]

    def after(self, figure: Figure) -> str:
        """Return the text from a figure to the next one."""
        following = figure.position + 1
        return self.figures[following].gap if following < len(self.figures) else self.tail

    def back(self, figure: Figure, reach: int) -> Iterator[Figure]:
        """Walk back over at most ``reach`` figures, the nearest first."""
        for position in range(figure.position - 1, max(-1, figure.position - 1 - reach), -1):
            yield self.figures[position]


def fold(text: str) -> str:
    """Return the text with one form for each cue word and mark, without spaces and pronunciations."""
    return BROKEN_LINE.sub("", SPACE.sub("", PRONUNCIATION.sub("", text.translate(FOLDED))))


def passage(text: str, quantities: Sequence[Quantity]) -> Passage:
    """Set the quantities of a text in their places."""
    figures: list[Figure] = []
    times: list[Quantity] = []
    spans: dict[int, Quantity] = {}
    depth = sentence = clause = end = 0
    for quantity in quantities:
        if quantity.kind not in VALUED:
            times.append(quantity)
            if quantity.kind == "duration":
                spans[len(figures)] = quantity
            continue
        amount = comparable(quantity)
        if amount is None:
            continue
        gap = fold(text[end : quantity.start])
        rank = 0
        for mark in MARK.findall(gap):
            rank = max(rank, RANKS.get(mark, 0))
            depth += (mark == "（") - (mark == "）" and depth > 0)
            if mark in "\n■":
                depth = 0
            sentence += RANKS.get(mark, 0) == SENTENCE
            clause += RANKS.get(mark, 0) >= CLAUSE
        figures.append(Figure(quantity, amount, len(figures), gap, rank, depth, sentence, clause))
        end = quantity.end
    return Passage(text, figures, fold(text[end : end + 40]), times, spans)


def comparable(quantity: Quantity) -> Amount | None:
    """Return the amount of a quantity, with one unit for all counts and one for all measures.

    What a figure counts is kept in ``Figure.unit``, so that any measure word will do. Scale words become
    zeros behind the last printed place: 11.4万人 is 1.14E+5.
    """
    if quantity.value is None or quantity.printed is None:
        return None
    unit = quantity.unit if quantity.unit in KNOWN else PROXIES[quantity.kind]
    if quantity.kind in ("count", "measure"):
        unit = PROXIES[quantity.kind]
    return Amount(_in_places(quantity), unit, quantity.meaning, quantity.value2)


def _in_places(quantity: Quantity) -> Decimal:
    """Return the value with the places that are printed, and no more."""
    assert quantity.value is not None
    assert quantity.printed is not None
    decimals = DECIMALS.search(quantity.text.translate(FOLDED))
    places = len(decimals[1]) if decimals else 0
    printed = quantity.printed.normalize()
    if int(printed.as_tuple().exponent) > -places:
        printed = printed.quantize(Decimal(1).scaleb(-places))
    scale = (quantity.value / quantity.printed).adjusted() if quantity.printed else 0
    return printed.scaleb(scale)


def duration(quantity: Quantity) -> Amount | None:
    """Return a whole length of time as a number to divide by."""
    value = quantity.value
    return None if value is None or value != value.to_integral_value() else Amount(value, "次")
