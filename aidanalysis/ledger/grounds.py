"""What every fact of a ledger rests on: a figure or words of the text at their place, or the analyst's reading."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from aidanalysis.amount import Amount
from aidanalysis.ledger.columns import Rests, field_types, rests
from aidanalysis.ledger.evidence import doubled, misplaced, too_long, twice
from aidanalysis.ledger.figures import held_at, states
from aidanalysis.ledger.names import NAMED, Names, is_short_for
from aidanalysis.ledger.readings import Reader, Reading
from aidanalysis.ledger.source import PhraseSource
from aidanalysis.records import Mention, Secondment
from aidanalysis.records.labels import Direction, Side

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from aidanalysis.ledger.faults import Fault
    from aidanalysis.ledger.place import Place
    from aidanalysis.ledger.plain_phrases import PlainPhrases
    from aidanalysis.ledger.source import Source, Span
    from aidanalysis.records import Record


class Basis(StrEnum):
    """What a fact rests on."""

    READ = "read"
    """The text: a figure, words, or words of a list, at their place."""
    ANALYST = "analyst"
    """The analyst: a translation, a summary, a classification, a name given in full."""
    UNREAD = "unread"
    """The text, which is not at hand and has not been read."""


class Ground(NamedTuple):
    """One fact, a field of a record that is filled in, with what it rests on and where."""

    record: Record
    field: str
    basis: Basis
    span: Span | None = None


@dataclass
class Grounds:
    """The grounds of all facts of a ledger, what is amiss in them, and what is worth a word."""

    facts: list[Ground] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    notes: list[Fault] = field(default_factory=list)

    def count(self, basis: Basis) -> int:
        """Return how many facts have a basis."""
        return sum(1 for fact in self.facts if fact.basis is basis)

    @property
    def tied(self) -> set[Span]:
        """The places that facts read from the text stand at."""
        return {fact.span for fact in self.facts if fact.span and fact.basis is Basis.READ}


def ground_alone(places: Sequence[Place], plain: PlainPhrases | None = None) -> Grounds:
    """Return what every fact rests on as far as the phrases say, without the text round them.

    Of ``plain`` phrases it is known without reading them.
    """
    alone = PhraseSource(places, plain)
    names, found = Names(places, alone), Grounds()
    for place in places:
        record = place.record
        if isinstance(record, Mention):
            found.facts += _mentioned(place, names, alone, found)
            continue
        for name, kind in facts_of(record):
            span = _stated_at(record, name, names, alone) if kind is Rests.FIGURE else None
            basis = Basis.ANALYST if kind is Rests.ANALYST or name in record.analyst else Basis.UNREAD
            found.facts.append(Ground(record, name, basis, span))
            if kind is Rests.FIGURE and not span:
                found.faults.append(place.fault("phrase", record.evidence.phrase, _not_held(record, name, alone)))
    found.faults += doubled(places)
    return found


def ground(places: Sequence[Place], source: Source, *, marked: bool = True) -> Grounds:
    """Return what every fact of some records rests on, with a fault for each that rests on nothing.

    Where the analyst's readings are not ``marked`` yet, what does not stand in the text is taken for one.
    """
    found = Grounds()
    names = Names(places, source)
    reader = Reader(names, source)
    for place in places:
        faults = list(misplaced(place, source))
        found.faults += faults
        if faults:
            continue
        unmarked = Grounds()
        before = len(found.faults)
        grounds = list(_grounds(place, names, reader, source, found, found if marked else unmarked))
        found.facts += grounds
        found.facts += [
            Ground(place.record, fault.column, Basis.ANALYST) for fault in unmarked.faults if fault.column != "phrase"
        ]
        if marked and len(found.faults) == before:
            found.faults += too_long(place, grounds, source)
        if isinstance(place.record, Secondment):
            found.faults += _direction(place, place.record, names)
    found.notes += twice(places)
    found.faults += doubled(places)
    return found


def facts_of(record: Record) -> Iterator[tuple[str, Rests]]:
    """Yield the fields of a record that are filled in and state something, with what they rest on."""
    for name, kind in rests(type(record)).items():
        if kind not in (Rests.KEY, Rests.EVIDENCE) and getattr(record, name) not in (None, ()):
            yield name, kind


def _grounds(
    place: Place, names: Names, reader: Reader, source: Source, found: Grounds, words: Grounds
) -> Iterator[Ground]:
    """Yield what each fact of a record rests on; what rests on nothing is a fault."""
    record = place.record
    if isinstance(record, Mention):
        yield from _mentioned(place, names, source, found)
        return
    kinds = rests(type(record))
    found.faults += [
        place.fault("analyst", name, "no field that the analyst could read; name one of words, a body or a list")
        for name in record.analyst
        if kinds.get(name) not in (Rests.WORDS, Rests.REFERENCE, Rests.LISTED)
    ]
    for name, kind in facts_of(record):
        if kind is Rests.ANALYST:
            yield Ground(record, name, Basis.ANALYST)
            continue
        if kind is Rests.FIGURE:
            reading = Reading(_stated_at(record, name, names, source))
        else:
            reading = reader.read(record, name, kind)
        if reading.span:
            yield Ground(record, name, Basis.READ, reading.span)
            if name in record.analyst:
                found.notes.append(place.fault("analyst", name, "the field stands in the text; take it out"))
        elif name in record.analyst:
            yield Ground(record, name, Basis.ANALYST)
        elif kind is Rests.FIGURE:
            found.faults.append(place.fault("phrase", record.evidence.phrase, _not_held(record, name, source)))
        else:
            words.faults.append(place.fault(name, shown(getattr(record, name)), _unread(name, reading.instead)))
    if isinstance(record, NAMED) and not is_short_for(record.evidence.phrase, record.name_zh):
        message = f"the phrase is no short form of name_zh {record.name_zh}; give the words that name it"
        words.faults.append(place.fault("phrase", record.evidence.phrase, message))


def _unread(name: str, instead: str) -> str:
    beside = f"beside it stands {instead!r}" if instead else "no words beside it say so"
    return f"{beside}; mend the value, add a mention of {name}, or name {name} under analyst"


def _not_held(record: Record, name: str, source: Source) -> str:
    """Return what a phrase holds instead of a figure, and where the figure stands."""
    evidence, stated = record.evidence, getattr(record, name)
    inside = source.figures_in(evidence.offset, evidence.end)
    message = f"the phrase does not hold {name} {stated}"
    if inside:
        message += f", it reads {'、'.join(one.text for one in inside)}"
    for one in inside:
        if isinstance(stated, Amount) and one.amount and one.amount.value == stated.value:
            message += f", which is {one.amount.qualifier} in {one.amount.unit}"
    unread = source.unread(stated) if isinstance(stated, Amount) else []
    known = sorted([*source.figures, *unread], key=lambda one: one.start)
    elsewhere = [one for one in known if states(one, stated, None)]
    nearest = min(elsewhere, key=lambda one: abs(one.start - evidence.offset), default=None)
    if nearest and isinstance(stated, Amount):
        message += f"; {nearest.text!r} stands at {nearest.start}"
    return f"{message}; mend the figure or the phrase"


def shown(value: object) -> str:
    """Return a value as its cell writes it."""
    return ";".join(value) if isinstance(value, tuple) else str(value)


def _stated_at(record: Record, name: str, names: Names, source: Source) -> Span | None:
    """Return the place of the figure that a field states, in the record's phrase or in a mention."""
    stated, report = getattr(record, name), names.report
    if name == "year" and report is None:
        # The report's own row could not be read, and is told.
        return record.evidence.offset, record.evidence.end
    year = report.year if report else None
    own = (record.evidence, *(mention.evidence for mention in names.mentions.get((record.id, name), ())))
    for evidence in own:
        if span := held_at(evidence, stated, year, source):
            return span
    if name == "year" and stated == year and report and record is not report:
        return _stated_at(report, "year", names, source)
    return None


def _mentioned(place: Place, names: Names, source: Source, found: Grounds) -> Iterator[Ground]:
    """Yield the ground of a mention, which has to hold what the field that it names states."""
    mention = place.record
    assert isinstance(mention, Mention)
    record = names.by_id.get(mention.of)
    if record is None or mention.field not in field_types(type(record)):
        return
    kind, value = rests(type(record))[mention.field], getattr(record, mention.field)
    if kind is Rests.FIGURE and value is not None:
        span = held_at(mention.evidence, value, names.report.year if names.report else None, source)
        if span:
            yield Ground(mention, "of", Basis.READ, span)
        else:
            message = f"the phrase does not hold {mention.of}.{mention.field} {value}; mend the figure or the phrase"
            found.faults.append(place.fault("phrase", mention.evidence.phrase, message))
    elif kind in (Rests.WORDS, Rests.REFERENCE, Rests.LISTED):
        short = kind is Rests.WORDS and is_short_for(mention.evidence.phrase, str(value))
        yield Ground(
            mention, "of", Basis.READ if short else Basis.ANALYST, (mention.evidence.offset, mention.evidence.end)
        )
    else:
        message = f"{mention.of}.{mention.field} states no figure and no words; name a field that does"
        found.faults.append(place.fault("field", mention.field, message))


def _direction(place: Place, record: Secondment, names: Names) -> Iterator[Fault]:
    """Yield a fault where people were posted to the side that they came from."""
    to = names.by_id.get(record.received_by)
    side = Side.RECIPIENT if record.direction is Direction.TO_RECIPIENT else Side.SUPPORTING
    if getattr(to, "side", side) is not side:
        message = f"received by {record.received_by}, which stands on the {getattr(to, 'side', '')} side"
        yield place.fault("direction", str(record.direction), f"{message}; mend the direction or the body")
