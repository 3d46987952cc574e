"""What the facts of a record rest on that are no figures: words, references, and values of a list."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from aidanalysis.ledger.columns import Rests, amount_fields, rests
from aidanalysis.ledger.names import NAMED, Names, is_short_for
from aidanalysis.records import Participant

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from aidanalysis.ledger.source import Source, Span
    from aidanalysis.records import Record

#: Values that rest on the absence of words for any other.
UNLESS_STATED: Final = ("not_stated", "false")
#: Into how many pieces words may fall that the report gives in one sentence, and how short one may be.
MOST_PIECES, SHORTEST_PIECE = 4, 2
#: Signs that make no difference to words.
QUIET: Final = "“”\"'‘’（）()《》〈〉 \u3000"


class Reading(NamedTuple):
    """Where a fact stands in the text, or what stands there instead; neither where nothing is found."""

    span: Span | None = None
    instead: str = ""


class Reader:
    """Finds what each fact of a ledger rests on."""

    def __init__(self, names: Names, source: Source) -> None:
        self.names, self.source = names, source

    def read(self, record: Record, field: str, kind: Rests) -> Reading:
        """Return where a record's field stands in the text."""
        value = getattr(record, field)
        if kind is Rests.WORDS:
            return self._words(record, field, value)
        if kind is Rests.REFERENCE:
            return self._references(record, field, value if isinstance(value, tuple) else (value,))
        return self._listed(record, field, value)

    def _windows(self, record: Record) -> list[Span]:
        """Return the phrase, and the item, clause and sentence round it."""
        evidence = record.evidence
        return [(evidence.offset, evidence.end), *self.source.windows(evidence.offset, evidence.end)]

    def _words(self, record: Record, field: str, value: str) -> Reading:
        for mention in self.names.mentions.get((record.id, field), ()):
            phrase, plain = mention.evidence.phrase, _without_signs(value)
            if is_short_for(phrase, value) or is_short_for(plain, phrase):
                return Reading((mention.evidence.offset, mention.evidence.end))
        windows = self._windows(record)
        if record.evidence.phrase in value and (span := self._pieces(value, windows[-1])):
            return Reading(span)
        rivals = self._rivals(record, field)
        for window in windows:
            if span := self._within(value, window):
                return Reading(span)
            if rival := next((rival for rival in rivals if self._within(rival, window)), ""):
                return Reading(instead=rival)
        if span := self._pieces(value, windows[-1]):
            return Reading(span)
        if isinstance(record, NAMED):
            return Reading(self._completed(record, value, windows[-1]))
        if field == "mechanism_zh":
            return Reading(self._heading(record, value))
        return Reading()

    def _rivals(self, record: Record, field: str) -> list[str]:
        """Return the words of other records of a table of figures, of which the nearest names the figure."""
        if not amount_fields(type(record)) or field not in ("name_zh", "field_zh"):
            return []
        own = getattr(record, field)
        return [other for one in self.names.tables[record.table] if (other := getattr(one, field)) and other != own]

    def _within(self, words: str, window: Span) -> Span | None:
        return next((span for span in self.source.places(words) if window[0] <= span[0] and span[1] <= window[1]), None)

    def _pieces(self, value: str, window: Span) -> Span | None:
        """Return the place of words that stand in a sentence in their order, with others between them."""
        rest, at, first = _without_signs(value), window[0], -1
        for _ in range(MOST_PIECES):
            for length in range(len(rest), min(SHORTEST_PIECE, len(rest)) - 1, -1):
                if span := self._within(rest[:length], (at, window[1])):
                    rest, at, first = rest[length:], span[1], span[0] if first < 0 else first
                    break
            else:
                return None
            if not rest:
                return first, at
        return None

    def _completed(self, record: Record, name: str, window: Span) -> Span | None:
        """Return the place of a name that the report gives without its area: 县农业局 in a county's report."""
        phrase = record.evidence.phrase
        for area in self.names.areas:
            rest = name.removeprefix(area)
            if not rest or rest == name or not (rest in phrase or phrase in rest):
                continue
            if self._within(rest, window) or self._pieces(rest, window):
                return record.evidence.offset, record.evidence.end
        return None

    def _heading(self, record: Record, value: str) -> Span | None:
        """Return the place of words above a record, in one of the sections that it stands in."""
        section = record.evidence.section
        for start, end in reversed([one for one in self.source.places(value) if one[0] <= record.evidence.offset]):
            if section.startswith(self.source.section_at(start)):
                return start, end
        return None

    def _references(self, record: Record, field: str, targets: Iterable[str]) -> Reading:
        spans: list[Span] = []
        for target in targets:
            reading = self._reference(record, field, target)
            if reading.span is None:
                return reading
            spans.append(reading.span)
        return Reading((min(start for start, _ in spans), max(end for _, end in spans))) if spans else Reading()

    def _reference(self, record: Record, field: str, target: str) -> Reading:
        to = self.names.by_id.get(target)
        if to is None:
            # Told already, as an id that is not there.
            return Reading((record.evidence.offset, record.evidence.end))
        for mention in self.names.mentions.get((record.id, field), ()):
            name = getattr(to, "name_zh", "")
            if is_short_for(mention.evidence.phrase, name):
                return Reading((mention.evidence.offset, mention.evidence.end))
        single = not isinstance(getattr(record, field), tuple)
        own = {record.id, *(str(getattr(record, name)) for name in rests(type(record)))}
        for window in self._windows(record):
            found = self.names.in_window(to.table, window)
            for one in found:
                if one.record == target:
                    return Reading((one.start, one.end))
            others = [one.record for one in found if one.firm and one.record not in own]
            if others and single:
                return Reading(instead=others[0])
        return Reading()

    def _listed(self, record: Record, field: str, value: object) -> Reading:
        kind, key = type(value).__name__, str(value).lower()
        evidence = record.evidence
        if words := words_of_names(kind):
            if last := last_word(getattr(record, "name_zh", ""), words):
                return Reading((evidence.offset, evidence.end)) if last == key else Reading(instead=last)
            return Reading()
        words = stated_by(field if isinstance(value, bool) else kind)
        if not words:
            return Reading()
        for mention in self.names.mentions.get((record.id, field), ()):
            if any(word in mention.evidence.phrase for word in words.get(key, ())):
                return Reading((mention.evidence.offset, mention.evidence.end))
        windows = self._windows(record)
        for window in windows:
            found = self._listed_in(words, window)
            if key in found:
                return Reading(found[key])
            if found and not isinstance(record, Participant):
                return Reading(instead=next(iter(found)))
        return Reading(windows[-1] if key in UNLESS_STATED else None)

    def _listed_in(self, words: Mapping[str, list[str]], window: Span) -> dict[str, Span]:
        """Return which values' words stand in a span, where no longer word of the list holds them."""
        spans = [
            (span, value)
            for value, listed in words.items()
            for word in listed
            for span in self.source.places(word)
            if window[0] <= span[0] and span[1] <= window[1]
        ]
        return {
            value: span
            for span, value in sorted(spans)
            if not any(
                other[0] <= span[0] and span[1] <= other[1] and other[1] - other[0] > span[1] - span[0]
                for other, _ in spans
            )
        }


def last_word(name: str, words: Mapping[str, list[str]]) -> str:
    """Return the value whose word ends last in a name, the longest of those that end together."""
    for word in _ignored():
        name = name.replace(word, "")
    ends = [
        (at + len(word), len(word), value)
        for value, listed in words.items()
        for word in listed
        if (at := name.rfind(word)) >= 0
    ]
    return max(ends)[2] if ends else ""


@cache
def _lists() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("stated_by.toml").read_text("utf-8"))


def stated_by(name: str) -> dict[str, list[str]]:
    """Return the words that each value of a class or field rests on, none where no list has the name."""
    words: dict[str, list[str]] = _lists().get(name, {})
    return words


def words_of_names(kind: str) -> dict[str, list[str]]:
    """Return the words in a name that each value of a class rests on, none where no list has the name."""
    words: dict[str, list[str]] = _lists()["name"].get(kind, {})
    return words


def _ignored() -> list[str]:
    words: list[str] = _lists()["name"]["ignored"]
    return words


def _without_signs(words: str) -> str:
    return words.translate(dict.fromkeys(map(ord, QUIET)))
