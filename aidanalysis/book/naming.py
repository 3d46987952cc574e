"""What records and their values are called, in one language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aidanalysis import wording
from aidanalysis.amount import Amount
from aidanalysis.book.captions import heading_of
from aidanalysis.book.wording import word
from aidanalysis.ledger.columns import columns
from aidanalysis.records import RECORD_CLASSES, CalendarDate, Claim, Record
from aidanalysis.records.dac_sector import sector_name
from aidanalysis.wording import SEMICOLON, Labelled, said

if TYPE_CHECKING:
    from aidanalysis.ledger import Ledger
    from aidanalysis.wording import Lang

#: What a claim is about, by table and field, as people say it.
ABOUT: dict[str, tuple[str, str]] = {
    "agreements id": ("Agreements signed", "签约协议个数"),
    "funding amount": ("Funding and goods", "资金及物资折款"),
    "projects id": ("Projects", "项目个数"),
    "projects amount": ("Money of named projects", "列明项目资金"),
    "secondments people": ("People posted", "挂职人数"),
    "training people": ("People trained", "培训人数"),
    "targets": ("Target of the year", "年度目标"),
    "visits delegations": ("Delegations received", "接待来访团组"),
    "visits visitors": ("Visitors received", "接待来访人次"),
}
#: The other language, whose name of a record stands in where its own has none.
OTHER: dict[str, str] = {"en": "zh", "zh": "en"}
#: What names a record, and which record names one that has no name of its own.
OWN_NAMES, BORROWED_NAMES = ("name", "field", "title", "person"), ("channel", "organisation", "of")


class Said(str):
    """Text that a record says; it leads to the evidence of that record."""

    __slots__ = ("record",)
    record: str

    @classmethod
    def of(cls, text: str, record: str) -> Said:
        """Return text that leads to a record."""
        said = cls(text)
        said.record = record
        return said


class Placed(str):
    """Text that leads to a place of the page."""

    __slots__ = ("place",)
    place: str

    @classmethod
    def at(cls, text: str, place: str) -> Placed:
        """Return text that leads to a place."""
        placed = cls(text)
        placed.place = place
        return placed


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
        return claim_name(record, lang)
    for field in OWN_NAMES:
        if isinstance(name := worded(record, field, lang), str):
            return name
    for field in BORROWED_NAMES:
        if getattr(record, field, None):
            return key_name(ledger, getattr(record, field), lang)
    return said(lang, *record.title)


def claim_name(claim: Claim, lang: Lang) -> str:
    """Return what a claim is about: the table and the field, or the target."""
    key = "targets" if claim.kind == "bound" else f"{claim.of_table} {claim.field}"
    if key in ABOUT:
        return said(lang, *ABOUT[key])
    title, counted = said(lang, *RECORD_CLASSES[claim.of_table].title), heading_of(claim.field, lang)
    return said(lang, f"{title}: {counted.lower()}", f"{title}（{counted}）")


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
            return wording.interval(amount.interval, lang)
        case CalendarDate() as day:
            return wording.day(day.year, day.month, day.day, lang)
        case Labelled() as label:
            return label.label(lang)
        case tuple() as keys:
            return said(lang, *SEMICOLON).join(key_name(ledger, key, lang) for key in keys)
        case value:
            text = str(value)
    if field == "sector":
        return f"{text} {sector_name(text, lang)}"
    if field == "plan_period":
        return wording.plan_period(text, lang)
    refers = any(column.refers for column in columns(type(record)) if column.name == field)
    return key_name(ledger, text, lang) if refers else text
