"""Whether the evidence of a record is the shortest phrase that holds what it states, at its place in the source."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from aidanalysis.ledger.columns import Rests, rests
from aidanalysis.ledger.figures import read_alone, reads_alike
from aidanalysis.ledger.names import NAMED
from aidanalysis.records import Claim, Mention, Report

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from aidanalysis.ledger.faults import Fault
    from aidanalysis.ledger.grounds import Ground
    from aidanalysis.ledger.place import Place
    from aidanalysis.ledger.source import Source, Span
    from aidanalysis.records import Evidence

#: The longest phrase that holds none of its record's words, and the signs at which one ends.
LONGEST_ANCHOR: Final = 20
CLAUSE_ENDS: Final = frozenset("，,。;；：:！？!?\n")

#: A number whose unit stands in the head of its column, which the phrase of two cells cannot take in.
BARE: Final = re.compile(r"[+-]?\d[\d,，]*(?:[.．]\d+)?")


def misplaced(place: Place, source: Source) -> Iterator[Fault]:
    """Yield a fault where a phrase does not stand at its offset, is in another section, or cuts a figure."""
    evidence = place.record.evidence
    if not source.stands(evidence.phrase, evidence.offset):
        there = source.between(evidence.offset, evidence.end)
        said = (
            f"the source has {there!r} there, not {evidence.phrase!r}" if there else "the phrase does not stand there"
        )
        at = source.elsewhere(evidence.phrase, evidence.offset)
        remedy = (
            "mend the phrase, which the source does not hold" if at is None else f"it stands at {at}: mend the offset"
        )
        yield place.fault("offset", str(evidence.offset), f"{said}; {remedy}")
        return
    if (section := source.section_at(evidence.offset)) != evidence.section:
        yield place.fault("section", evidence.section, f"{evidence.offset} is in {section}; mend the section")
    for one in source.figures_in(evidence.offset, evidence.end):
        if (one.start < evidence.offset or one.end > evidence.end) and not reads_alike(one, evidence):
            start, end = min(one.start, evidence.offset), max(one.end, evidence.end)
            whole = source.between(start, end) or one.text
            message = f"the phrase cuts {one.text!r}; the whole is {whole!r} at {start}"
            yield place.fault("phrase", evidence.phrase, message, span=(start, end))
    sentence = source.windows(evidence.offset, evidence.offset + 1)[-1]
    if evidence.end > sentence[1]:
        message = "the phrase is longer than its sentence; give the shortest words that hold the figure or name"
        yield place.fault("phrase", evidence.phrase, message, form=True)


def too_long(place: Place, grounds: Sequence[Ground], source: Source) -> Iterator[Fault]:
    """Yield a fault where a phrase holds more than what its record states, or leaves out what bends its figure."""
    record, evidence = place.record, place.record.evidence
    kinds = rests(type(record))
    spans = [
        _clipped(one.span, evidence) for one in grounds if one.span and kinds[one.field] in (Rests.FIGURE, Rests.WORDS)
    ]
    if isinstance(record, Mention):
        spans = [one.span for one in grounds if one.span]
    if isinstance(record, NAMED):
        spans.append((evidence.offset, evidence.end))
    held = [span for span in spans if span[0] < span[1]]
    inside = [one for one in source.figures_in(evidence.offset, evidence.end) if one.plain]
    stated = [*held, *(_clipped(one.span, evidence) for one in grounds if one.span)]
    for one in inside:
        first, last = _clipped((one.start, one.end), evidence)
        if not any(start <= first and last <= end for start, end in stated):
            message = f"the phrase holds {one.text!r}, which no field of the record states; give a shorter phrase"
            yield place.fault("phrase", evidence.phrase, message, form=True)
            return
    if any(
        one.amount and one.amount not in read_alone(evidence.phrase) and one.text != evidence.phrase
        for one in inside
        if not BARE.fullmatch(one.text)
    ):
        message = "read alone it says another amount; take in the words that bend the figure or give its unit"
        yield place.fault("phrase", evidence.phrase, message)
    if not held:
        if len(evidence.phrase) > LONGEST_ANCHOR or CLAUSE_ENDS & set(evidence.phrase):
            message = f"the phrase is longer than needed; give at most {LONGEST_ANCHOR} characters of one clause"
            yield place.fault("phrase", evidence.phrase, message, form=True)
        return
    start, end = min(start for start, _ in held), max(end for _, end in held)
    shorter = evidence.phrase[start - evidence.offset : end - evidence.offset]
    if shorter != evidence.phrase and all(one.amount in (None, *read_alone(shorter)) for one in inside):
        message = f"the phrase is longer than needed; give {shorter!r} at {start}"
        yield place.fault("phrase", evidence.phrase, message, form=True)


def _clipped(span: Span, evidence: Evidence) -> Span:
    return max(span[0], evidence.offset), min(span[1], evidence.end)


def twice(places: Sequence[Place]) -> Iterator[Fault]:
    """Yield a note for each two records of one table that rest on one place."""
    seen: dict[tuple[str, int, int], Place] = {}
    for place in places:
        evidence = place.record.evidence
        key = (place.record.table, evidence.offset, evidence.end)
        if key in seen and not isinstance(place.record, Mention):
            message = f"{seen[key].record.id} rests on the same place; see whether both are meant"
            yield place.fault("offset", str(evidence.offset), message)
        seen.setdefault(key, place)


def doubled(places: Sequence[Place]) -> Iterator[Fault]:
    """Yield a fault for each record that says of the same place what another says."""
    seen: dict[tuple[object, ...], Place] = {}
    for place in places:
        record = place.record
        facts = tuple(
            (name, getattr(record, name))
            for name, kind in rests(type(record)).items()
            if name not in ("id", "report", "evidence", "analyst") and kind is not Rests.ANALYST
        )
        if isinstance(record, Claim):
            # A total that is divided twice, by kind and by progress, makes two claims.
            facts += (("where", record.where), ("base_where", record.base_where))
        key = (record.table, record.evidence.offset, record.evidence.end, facts)
        if key in seen and not isinstance(record, Report):
            message = f"{seen[key].record.id} says the same of the same place; take one of them out"
            yield place.fault("id", record.id, message)
        seen.setdefault(key, place)
