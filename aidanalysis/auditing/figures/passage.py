"""The figures of a text in their places: what stands before each, and how they are set apart."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from aidanalysis.auditing.figures.figure import MARK, VALUED, Figure, comparable
from aidanalysis.auditing.figures.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from aidanalysis.reading import Quantity
    from aidanalysis.reading.tables import Table

#: Traditional characters of the cue words, and half-width marks, one for one so that offsets stay.
FOLDED = dict(
    zip(
        "個億萬畝噸類戶項縣區業時兩積頃餘幾條場隊團屆輛冊臺張間棟處鎮鄉歲級種門課總計別為佔開較長減增過達擴還與進貿經濟對標務"
        "劃規資來從間歷內員額單與佈點實際歸結後並該當遞純淨漲縮補傳獲華體數關將滿約無給"
        ",;:()!?",
        "个亿万亩吨类户项县区业时两积顷余几条场队团届辆册台张间栋处镇乡岁级种门课总计别为占开较长减增过达扩还与进贸经济对标务"
        "划规资来从间历内员额单与布点实际归结后并该当递纯净涨缩补传获华体数关将满约无给"
        "，；：（）！？",
        strict=True,
    )
)


UNFOLDED = re.compile(f"[{re.escape(''.join(FOLDED))}]")

#: A pronunciation in brackets, as some copies of a text print it behind a character.
PRONUNCIATION = re.compile(r"（[a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]+）")
SPACE = re.compile(r"[^\S\n]+")
#: A line break behind a mark that ends no sentence.
BROKEN_LINE = re.compile(r"(?<=[：；，、])\n+")
#: What ends a sentence, once where a line ends with it.
ENDS = re.compile(r"[。！？\n■]+")
TAIL = re.compile(r"[^、，：；。！？\n（）■]*")

#: Words in a bracket of their own.
BRACKET = re.compile(r"（[^（）]*）")
#: 项目中，… opens a list of parts.
IN_WHICH = re.compile(r"[一-鿿]中[，：]")

#: How strongly a mark sets two figures apart.
RANKS = {"、": 1, "，": 2, "：": 2, "；": 3, "。": 4, "！": 4, "？": 4, "\n": 5, "■": 5}
#: Words that join the last item of a list to the others.
JOINED = ("和", "与", "及", "以及")
LIST, COMMA, CLAUSE, SENTENCE, LINE = 1, 2, 3, 4, 5

#: Wholes of a column that stay in reach however far behind.
MOST_RECORDS = 8


@dataclass
class Passage:
    """A text with its figures in order, and what stands behind the last one; ``times`` are dates and durations.

    ``tables`` are those of the document and ``cells`` the figures in them, which stand in no sentence.
    """

    text: str
    figures: list[Figure]
    times: Sequence[Quantity]
    #: By the position of a figure, the last length of time before it in its gap.
    spans: dict[int, Quantity]
    tail: str = ""
    tables: Sequence[Table] = ()
    cells: Sequence[Figure] = ()

    @cached_property
    def columns(self) -> dict[tuple[str, str], list[Figure]]:
        """The figures that may be added to each other, in order, by kind and unit."""
        found: dict[tuple[str, str], list[Figure]] = {}
        for figure in self.figures:
            found.setdefault((figure.quantity.kind, figure.column), []).append(figure)
        return found

    @cached_property
    def places(self) -> dict[tuple[str, str], array[int]]:
        """The positions of the figures of each column."""
        return {key: array("l", [figure.position for figure in column]) for key, column in self.columns.items()}

    @cached_property
    def openings(self) -> list[tuple[int, str]]:
        """For each position, the last figure up to it that opens a list, and how."""
        found, last = [], (-1, "")
        for figure in self.figures:
            how = opening(self, figure)
            if how:
                last = (figure.position, how)
            found.append(last)
        return found

    def opened(self, before: Figure, first: Figure) -> str:
        """Return how a list is opened between two figures, at the second or at one that stands with it."""
        place, how = self.openings[first.position]
        return how if place > before.position else ""

    def rank_between(self, before: Figure, after: Figure) -> int:
        """Return the strongest mark between two figures."""
        place, behind = before.position, after.position
        if behind == place + 1:
            return after.rank
        for rank, last in self._marks:
            if last[behind] > place:
                return rank
        return 0

    @cached_property
    def _marks(self) -> list[tuple[int, array[int]]]:
        """For each strength of marks, the strongest first, the last figure up to each that such a mark stands before."""
        found = []
        for rank in (LINE, SENTENCE, CLAUSE, COMMA, LIST):
            last, places = -1, array("l")
            for figure in self.figures:
                last = figure.position if figure.rank >= rank else last
                places.append(last)
            found.append((rank, places))
        return found

    def after(self, figure: Figure) -> str:
        """Return the text from a figure to the next one."""
        following = figure.position + 1
        return self.figures[following].gap if following < len(self.figures) else self.tail

    def back(self, figure: Figure, reach: int) -> Iterator[Figure]:
        """Walk back over at most ``reach`` figures, the nearest first."""
        for position in range(figure.position - 1, max(-1, figure.position - 1 - reach), -1):
            yield self.figures[position]

    @cached_property
    def records(self) -> list[tuple[Figure, ...]]:
        """For each figure, those before it of its column that no later one before it exceeds, the nearest first."""
        found: list[tuple[Figure, ...]] = [()] * len(self.figures)
        for column in self.columns.values():
            stack: tuple[Figure, ...] = ()
            for figure in column:
                found[figure.position] = stack
                kept = tuple(one for one in stack if one.number > figure.number)
                stack = (figure, *kept)[:MOST_RECORDS]
        return found

    def column_before(self, figure: Figure, reach: int, key: tuple[str, str] | None = None) -> Iterator[Figure]:
        """Walk back over figures of one column, the nearest first."""
        key = key or (figure.quantity.kind, figure.column)
        column, places = self.columns.get(key, []), self.places.get(key, array("l"))
        place = bisect_left(places, figure.position)
        for index in range(place - 1, max(-1, place - 1 - reach), -1):
            yield column[index]

    def column_after(self, figure: Figure, reach: int) -> list[Figure]:
        """Return the next figures of its column."""
        key = (figure.quantity.kind, figure.column)
        place = bisect_left(self.places[key], figure.position)
        return self.columns[key][place + 1 : place + 1 + reach]


def opening(passage: Passage, figure: Figure) -> str:
    """Return how the words before a figure open a list of which it is the first part."""
    before = passage.figures[figure.position - 1] if figure.position else None
    if before is not None and figure.depth > before.depth:
        return "bracket"
    lead = words(BRACKET.sub("", figure.gap)) if "）" in figure.gap else figure.lead
    if "division" in lead and ("：" in figure.gap or "，" in figure.gap or "分别" in figure.gap):
        return "division"
    if "among" in lead or IN_WHICH.search(figure.gap):
        return "among"
    return "colon" if "：" in figure.gap else ""


def _folded(found: re.Match[str]) -> str:
    return FOLDED[found[0]]


def fold(text: str) -> str:
    """Return the text with one form for each cue word and mark, without spaces and pronunciations."""
    text = SPACE.sub("", PRONUNCIATION.sub("", UNFOLDED.sub(_folded, text)))
    return BROKEN_LINE.sub("", text) if "\n" in text else text


def passage(text: str, quantities: Sequence[Quantity], tables: Sequence[Table] = ()) -> Passage:
    """Set the quantities of a text in their places."""
    figures: list[Figure] = []
    cells: list[Figure] = []
    cells_before = False
    times: list[Quantity] = []
    spans: dict[int, Quantity] = {}
    depth = sentence = clause = line = end = 0
    for quantity in quantities:
        if quantity.kind not in VALUED:
            times.append(quantity)
            if quantity.kind == "duration":
                spans[len(figures)] = quantity
            continue
        amount = comparable(quantity)
        if amount is None:
            continue
        if tables and quantity.cell is not None:
            if figures and not cells_before:
                figures[-1].tail = _tail(fold(text[end : quantity.start]))
            cells.append(Figure(quantity, amount, 0, "", LINE, 0, sentence, clause, line))
            cells_before, end = True, quantity.end
            continue
        gap = fold(text[end : quantity.start])
        rank = LIST if gap.startswith(JOINED) else 0
        for mark in MARK.findall(gap):
            strength = RANKS.get(mark, 0)
            rank = max(rank, strength)
            depth += (mark == "（") - (mark == "）" and depth > 0)
            if strength == LINE:
                depth = 0
            clause += strength >= CLAUSE
        sentence += len(ENDS.findall(gap))
        if figures and not cells_before:
            figures[-1].tail = _tail(gap)
        rank = LINE if cells_before else rank
        cells_before = False
        line += rank == LINE
        # The text that its words keep, the same for all that stand in the same words: most gaps are short and told often.
        gap = words(gap).text
        figures.append(Figure(quantity, amount, len(figures), gap, rank, depth, sentence, clause, line))
        end = quantity.end
    tail = fold(text[end : end + 40])
    if figures and not cells_before:
        figures[-1].tail = _tail(tail)
    for place, cell in enumerate(cells, len(figures)):
        cell.position = place
    return Passage(text, figures, times, spans, tail, tables, cells)


def _tail(gap: str) -> str:
    match = TAIL.match(gap)
    return match[0] if match else ""


def is_open(passage: Passage, figure: Figure) -> bool:
    """Whether a list that ends with a figure says by its last words that it has more items."""
    tail = words(figure.tail)
    return "open" in tail or passage.after(figure).startswith(("，主要", "，等"))
