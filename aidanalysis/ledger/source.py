"""The text that a ledger was made from, read once: its figures in place, its parts, and where words stand in it.

The ledger keeps what was read as ``source.csv``, which holds figures and words of records and no sentence of the
text, so that a ledger can be held against its text where the text itself is not at hand.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple

from aidanalysis.amount import Amount
from aidanalysis.documents import PAGE_FOOT, PAGE_HEAD, Document, load, read_document
from aidanalysis.reading import is_article, read
from aidanalysis.records import CalendarDate
from aidanalysis.units import UnknownUnitError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from aidanalysis.ledger.place import Place
    from aidanalysis.ledger.plain_phrases import PlainPhrases
    from aidanalysis.reading import Quantity

Span = tuple[int, int]

#: What ends an item, a clause and a sentence, the smallest first.
ENDS: Final = ("、", "，,：:", "。；;！？!?\n")
#: How much of a text begins where one of these ends: the words of ``source.csv``.
PARTS: Final = ("item", "clause", "sentence")


class Figure(NamedTuple):
    """A figure as it reads where it stands, with the words that bend it; ``plain`` is not a bare 一个."""

    start: int
    end: int
    text: str
    amount: Amount | None = None
    date: CalendarDate | None = None
    plain: bool = True


class Heading(NamedTuple):
    """Where a section begins, and what it is called."""

    start: int
    section: str


class Part(NamedTuple):
    """Where a part of the text begins, and the largest that begins there, as an index of ``PARTS``."""

    start: int
    level: int


@dataclass(frozen=True)
class Source:
    """A text by what is known of it: figures, sections and parts with their offsets, and where words stand.

    ``words`` holds the places of the words that were asked for when the text was at hand; in ``TextSource`` the
    text itself answers, and ``words`` remembers.
    """

    sha256: str
    figures: tuple[Figure, ...]
    headings: tuple[Heading, ...]
    parts: tuple[Part, ...]
    length: int
    words: dict[str, tuple[Span, ...]] = field(default_factory=dict)

    def places(self, words: str) -> tuple[Span, ...]:
        """Return every place of some words, in order."""
        return self.words.get(words, ())

    def stands(self, phrase: str, offset: int) -> bool:
        """Whether a phrase stands at an offset, character for character."""
        return (offset, offset + len(phrase)) in self.words.get(phrase, ())

    def between(self, start: int, end: int) -> str:
        """Return the text of a span where it is known, else nothing."""
        return next((one.text for one in self.figures if (one.start, one.end) == (start, end)), "")

    def elsewhere(self, phrase: str, offset: int) -> int | None:
        """Return the place of a phrase that is nearest to an offset."""
        return min((start for start, _ in self.places(phrase)), key=lambda start: abs(start - offset), default=None)

    def section_at(self, offset: int) -> str:
        """Return the section that a place belongs to."""
        at = bisect_right(self.headings, offset, key=lambda heading: heading.start) - 1
        return self.headings[at].section if at >= 0 else ""

    def windows(self, start: int, end: int) -> list[Span]:
        """Return the item, the clause and the sentence round a span, each at least as large as the last."""
        return [self._window(start, end, level) for level in range(len(PARTS))]

    def _window(self, start: int, end: int, level: int) -> Span:
        starts = self._starts[level]
        first = starts[max(bisect_right(starts, start) - 1, 0)] if starts else 0
        after = bisect_left(starts, max(end, start + 1))
        return first, starts[after] if after < len(starts) else self.length

    def figures_in(self, start: int, end: int) -> list[Figure]:
        """Return the figures that touch a span."""
        at = bisect_right(self.figures, start, key=lambda one: one.end)
        found = []
        while at < len(self.figures) and self.figures[at].start < end:
            found.append(self.figures[at])
            at += 1
        return found

    def unread(self, stated: Amount) -> list[Figure]:  # noqa: ARG002 - where everything is read there are none
        """Return figures that mean an amount in phrases that need not be read."""
        return []

    @property
    def stated(self) -> list[Figure]:
        """The figures that a report states: not those of the page round it, nor a bare 一个."""
        return [one for one in self.figures if one.plain and self.section_at(one.start) not in (PAGE_HEAD, PAGE_FOOT)]

    @cached_property
    def _starts(self) -> list[list[int]]:
        return [[part.start for part in self.parts if part.level >= level] for level in range(len(PARTS))]


@dataclass(frozen=True)
class TextSource(Source):
    """A text at hand: ``flat`` is the text without the line breaks inside its sentences, at ``offsets``."""

    text: str = ""
    flat: str = ""
    offsets: tuple[int, ...] = ()

    def places(self, words: str) -> tuple[Span, ...]:
        """Return every place of some words, and remember them."""
        if words not in self.words:
            found, at = [], self.flat.find(words) if words else -1
            while at >= 0:
                found.append((self.offsets[at], self.offsets[at + len(words) - 1] + 1))
                at = self.flat.find(words, at + 1)
            self.words[words] = tuple(found)
        return self.words[words]

    def stands(self, phrase: str, offset: int) -> bool:
        """Whether a phrase stands at an offset, which is remembered."""
        found = self.text.startswith(phrase, offset)
        if found and not super().stands(phrase, offset):
            self.words[phrase] = tuple(sorted({*self.places(phrase), (offset, offset + len(phrase))}))
        return found

    def between(self, start: int, end: int) -> str:
        """Return the text of a span."""
        return self.text[start:end]

    @classmethod
    def of(cls, document: Document, sha256: str) -> TextSource:
        """Read a document once."""
        aside = {at for start, end in document.furniture for at in range(start, end)}
        offsets = sorted(aside.union(document.body.offsets))
        flat = "".join(document.text[at] for at in offsets)
        marks = sorted(
            {0, *(heading.start for heading in document.headings), *(at for span in document.furniture for at in span)}
        )
        headings = [Heading(at, document.section_at(at)) for at in marks if at < len(document.text)]
        changed = [one for n, one in enumerate(headings) if not n or one.section != headings[n - 1].section]
        figures = tuple(figure(quantity) for quantity in read_document(document))
        parts = tuple(_parts(flat, offsets, {heading.start for heading in changed}))
        return cls(sha256, figures, tuple(changed), parts, len(document.text), {}, document.text, flat, tuple(offsets))


class PhraseSource(Source):
    """The phrases of a ledger, each at its place: all that is known of a text that has not been read.

    Beside those of ``places``, which are read, stand ``plain`` ones, which touch none of them.
    """

    def __init__(self, places: Iterable[Place], plain: PlainPhrases | None = None) -> None:
        phrases = {(place.record.evidence.offset, place.record.evidence.phrase) for place in places}
        found = sorted(
            (one for offset, phrase in sorted(phrases) for one in phrase_figures(offset, phrase)),
            key=lambda one: one.start,
        )
        super().__init__("", tuple(found), (), (), 0)
        self.__dict__["_plain"] = plain

    def unread(self, stated: Amount) -> list[Figure]:
        """Return the figures of plain phrases that mean an amount."""
        plain: PlainPhrases | None = self.__dict__["_plain"]
        return plain.stating(stated) if plain else []

    def figures_in(self, start: int, end: int) -> list[Figure]:
        """Return the figures of the phrases at a place, each as it reads alone."""
        first = bisect_right(self.figures, start - self._longest, key=lambda one: one.start)
        last = bisect_left(self.figures, end, key=lambda one: one.start)
        return [one for one in self.figures[first:last] if start < one.end]

    @cached_property
    def _longest(self) -> int:
        """The characters of the longest figure: none that begins further back reaches a place."""
        return max((one.end - one.start for one in self.figures), default=0)


def phrase_figures(offset: int, phrase: str) -> Iterator[Figure]:
    """Yield the figures of a phrase at its place, as they read alone."""
    for one in map(figure, read(phrase)):
        yield one._replace(start=one.start + offset, end=one.end + offset)


def read_source(path: Path) -> TextSource:
    """Read the document of a ledger, of any format; raises ``DocumentError`` or ``OSError``."""
    return TextSource.of(load(path), hashlib.sha256(path.read_bytes()).hexdigest())


def figure(quantity: Quantity) -> Figure:
    """Return a quantity as a figure."""
    try:
        amount = quantity.amount
    except (ValueError, UnknownUnitError):
        amount = None
    date = None
    if quantity.date is not None:
        try:
            date = CalendarDate(quantity.date.year, quantity.date.month, quantity.date.day)
        except ValueError:
            date = None
    return Figure(quantity.start, quantity.end, quantity.text, amount, date, not is_article(quantity))


def _parts(flat: str, offsets: list[int], headings: set[int]) -> list[Part]:
    """Return where the parts of a text begin: behind each mark that ends one, and at each heading."""
    found = [Part(0, len(PARTS) - 1)]
    for place, sign in enumerate(flat[:-1]):
        level = next((n for n, signs in enumerate(ENDS) if sign in signs), -1)
        if level == 1 and flat[place - 1 : place].isdigit() and flat[place + 1].isdigit():
            level = -1
        if offsets[place + 1] in headings:
            level = len(PARTS) - 1
        if level >= 0:
            found.append(Part(offsets[place + 1], level))
    return found
