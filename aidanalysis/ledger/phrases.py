"""Whether the evidence of every record holds its figures, and stands in the source where it says."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from aidanalysis.amount import Amount
from aidanalysis.documents import section_at
from aidanalysis.ledger.columns import field_types
from aidanalysis.ledger.faults import Fault
from aidanalysis.reading import Quantity, read
from aidanalysis.records import CalendarDate, Mention, Report
from aidanalysis.units import UnknownUnitError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from aidanalysis.ledger.references import Place
    from aidanalysis.records import Record

#: Fields of text that print a figure, which the phrase must hold as it is.
PRINTED_TEXT = ("plan_period",)


def figures(record: Record) -> dict[str, Amount | CalendarDate | int | str]:
    """Return the fields of a record that state a figure of its report."""
    found: dict[str, Amount | CalendarDate | int | str] = {}
    for name in field_types(type(record)):
        value = getattr(record, name)
        if (
            isinstance(value, (Amount, CalendarDate))
            or (name == "year" and isinstance(value, int))
            or (name in PRINTED_TEXT and value is not None)
        ):
            found[name] = value
    return found


def unheld(places: Sequence[Place]) -> Iterator[Fault]:
    """Yield a fault for each figure that no phrase holds, and for each mention of another figure.

    A record's own phrase or a mention must hold each of its figures; a year that the phrase leaves out is the
    report's.
    """
    years = [place.record.year for place in places if isinstance(place.record, Report)]
    year = years[0] if years else None
    by_id = {place.record.id: place.record for place in places}
    mentioned: set[tuple[str, str]] = set()
    for place in places:
        mention = place.record
        if not isinstance(mention, Mention) or mention.of not in by_id:
            continue
        if mention.field not in field_types(type(by_id[mention.of])):
            # Told already, as a field that does not exist.
            continue
        stated = figures(by_id[mention.of]).get(mention.field)
        mentioned.add((mention.of, mention.field))
        if stated is None or not holds(mention.evidence.phrase, stated, year):
            yield place.fault("phrase", mention.evidence.phrase, _mismatch(f"{mention.of}.{mention.field}", stated))
    for place in places:
        for name, stated in figures(place.record).items():
            phrase = place.record.evidence.phrase
            # The year of the report needs no words of its own; without a report no year can be told.
            if name == "year" and year in (stated, None) and not isinstance(place.record, Report):
                continue
            if (place.record.id, name) not in mentioned and not holds(phrase, stated, year):
                yield place.fault("phrase", phrase, _mismatch(name, stated))


def _mismatch(name: str, stated: object) -> str:
    if stated is None:
        return f"{name} states no figure; name a field that holds one"
    return f"the phrase does not hold {name} {stated}; mend the figure or the phrase"


def holds(phrase: str, stated: Amount | CalendarDate | int | str, report_year: int | None) -> bool:
    """Whether a phrase, read, states a figure: with the same digits, the same unit and the same bending word."""
    if isinstance(stated, str):
        return stated in phrase
    return any(_states(quantity, stated, report_year) for quantity in read(phrase))


def _states(quantity: Quantity, stated: Amount | CalendarDate | int, report_year: int | None) -> bool:
    if isinstance(stated, Amount):
        return _same_print(_amount(quantity), stated)
    if quantity.date is None:
        return False
    parts = quantity.date
    if isinstance(stated, int):
        return parts.year == stated
    # Where the report itself could not be read, its year is not held against the other records.
    left_out = stated.year if report_year is None else report_year
    year = parts.year if parts.year is not None or stated.year is None else left_out
    # A time of day or a part of a month may follow; the record says no more than the text does.
    return (year, parts.month, parts.day) == (stated.year, stated.month, stated.day)


def _amount(quantity: Quantity) -> Amount | None:
    try:
        return quantity.amount
    except (ValueError, UnknownUnitError):
        return None


def _same_print(read_amount: Amount | None, stated: Amount) -> bool:
    return read_amount == stated and f"{read_amount.value:f}" == f"{stated.value:f}"


def misplaced(places: Sequence[Place], source: Path) -> Iterator[Fault]:
    """Yield a fault where the source is another file, or an offset has no such phrase or is in another section."""
    try:
        data = source.read_bytes()
        text = data.decode("utf-8-sig")
    except OSError as error:
        yield Fault(source.as_posix(), message=f"the source cannot be read ({error.strerror}); give its path")
        return
    except UnicodeDecodeError as error:
        yield Fault(source.as_posix(), message=f"the source is no UTF-8 at byte {error.start}; save it as UTF-8")
        return
    digest = hashlib.sha256(data).hexdigest()
    for place in places:
        record, evidence = place.record, place.record.evidence
        if isinstance(record, Report) and record.sha256 != digest:
            yield place.fault(
                "sha256", record.sha256, f"the source {source.as_posix()} has {digest}; give its own file"
            )
        found = text[evidence.offset : evidence.end]
        if found != evidence.phrase:
            message = f"the source has {found!r} there, not {evidence.phrase!r}{_elsewhere(text, evidence.phrase)}"
            yield place.fault("offset", str(evidence.offset), message)
        elif (section := section_at(text, evidence.offset)) != evidence.section:
            yield place.fault("section", evidence.section, f"{evidence.offset} is in {section}; mend the section")


def _elsewhere(text: str, phrase: str) -> str:
    at = text.find(phrase)
    return "; mend the phrase, which the source does not hold" if at < 0 else f"; it stands at {at}: mend the offset"
