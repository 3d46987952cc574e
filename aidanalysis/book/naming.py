"""What records and their values are called, in one language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aidanalysis import wording
from aidanalysis.amount import Amount
from aidanalysis.book.captions import heading_of
from aidanalysis.book.wording import word
from aidanalysis.ledger.columns import columns
from aidanalysis.reading import read
from aidanalysis.records import CalendarDate, Claim, Indicator, Record, Target
from aidanalysis.records.codelist import codelist
from aidanalysis.records.dac_sector import sector_name
from aidanalysis.units import PERSON_TIME
from aidanalysis.wording import SEMICOLON, Labelled, said

if TYPE_CHECKING:
    from aidanalysis.ledger import Ledger
    from aidanalysis.wording import Lang

#: What 人次 counts among visits, in English.
VISITOR = "visitor"
#: The other language, whose name of a record stands in where its own has none.
OTHER: dict[str, str] = {"en": "zh", "zh": "en"}
#: What names a record, and which record names one that has no name of its own.
OWN_NAMES, BORROWED_NAMES = ("name", "field", "title", "person"), ("channel", "organisation", "of")
#: Measures that say too little to name a figure by.
UNTOLD = ("other", "funding_total", "people_total", "progress", "visits_total")


class Said(str):
    """Text that leads on: to the evidence of the record that says it, or to a place of the page."""

    __slots__ = ("place", "record")
    record: str
    place: str

    @classmethod
    def of(cls, text: str, record: str = "", *, place: str = "") -> Said:
        """Return text that leads to a record, or to a place."""
        said = cls(text)
        said.record, said.place = record, place
        return said


def in_words(said: object) -> object | None:
    """Return what is said where it is words alone; ``None`` where it is a figure, or nothing."""
    return None if said is None or not str(said) or read(str(said)) else said


def worded(record: Record, field: str, lang: Lang) -> object:
    """Return the value of a field, ``name`` standing for the name in the language, or in the one there is."""
    for own in (f"{field}_{lang}", f"{field}_{OTHER[lang]}", field):
        value = getattr(record, own, None)
        if value is not None and value != "":
            return value
    return None


def record_name(ledger: Ledger, record: Record, lang: Lang) -> str:
    """Return what a record is called."""
    if isinstance(record, Claim):
        return claim_name(ledger, record, lang)
    if isinstance(record, Target):
        return word("target for", lang).format(record.year)
    if isinstance(record, Indicator) and (told := measured_name(record, lang)):
        return told
    for field in OWN_NAMES:
        if isinstance(name := worded(record, field, lang), str):
            return name
    for field in BORROWED_NAMES:
        if getattr(record, field, None):
            return key_name(ledger, getattr(record, field), lang)
    return said(lang, *record.title)


def measured_name(record: Indicator, lang: Lang, *, short: bool = False) -> str:
    """Return what an indicator without a name in a language measures, with the report's words; "" where it has one.

    The ``short`` form leaves those words out where its measure says enough without them.
    """
    if said(lang, record.name_en or "", record.name_zh):
        return ""
    words = f"“{record.name_zh}”"
    if record.measure in UNTOLD:
        return words
    label = codelist("measures")[record.measure].label(lang)
    label = label[:1].upper() + label[1:]
    return label if short else f"{label} ({words})"


def claim_name(ledger: Ledger, claim: Claim, lang: Lang) -> str:
    """Return what a claim is about."""
    from aidanalysis.book.claim_naming import named_claim  # noqa: PLC0415 - it names records in its turn

    return named_claim(ledger, claim, lang)


def _field_name(field: str, lang: Lang) -> str:
    """Return what a field is called, in the middle of a line."""
    called = heading_of(field.removesuffix("_en").removesuffix("_zh"), lang)
    return said(lang, called.rstrip("?").lower(), called)


def persons(record: Record) -> str:
    """Return what 人次 counts in a record, in English."""
    return VISITOR if "visits" in (record.table, getattr(record, "of_table", "")) else PERSON_TIME


def key_name(ledger: Ledger, key: str, lang: Lang) -> str:
    """Return what the record with an id is called; a key that is no id stands for itself."""
    return record_name(ledger, ledger[key], lang) if key in ledger.by_id else key


def value_text(ledger: Ledger, record: Record, field: str, lang: Lang) -> str:
    """Return the value of a field in words; nothing where the record has none."""
    match worded(record, field, lang):
        case None:
            return ""
        case bool() as yes:
            return word("yes" if yes else "no", lang)
        case Amount() as amount:
            return wording.interval(amount.interval, lang, persons=persons(record))
        case CalendarDate() as day:
            return wording.day(day.year, day.month, day.day, lang)
        case Labelled() as label:
            return label.label(lang)
        case tuple() as names if field == "analyst":
            return said(lang, *SEMICOLON).join(dict.fromkeys(_field_name(name, lang) for name in names))
        case tuple() as keys:
            return said(lang, *SEMICOLON).join(key_name(ledger, key, lang) for key in keys)
        case value:
            text = str(value)
    if field == "sector":
        return f"{text} {sector_name(text, lang)}"
    if field == "measure":
        return codelist("measures")[text].label(lang)
    if field == "plan_period":
        return wording.plan_period(text, lang)
    refers = any(column.refers for column in columns(type(record)) if column.name == field)
    return key_name(ledger, text, lang) if refers else text
