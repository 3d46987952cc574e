"""A ledger's projects and funding as IATI 2.03 activities, and what of the ledger that standard cannot hold."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final, NamedTuple

from lxml import etree

from aidanalysis.amount import Amount, Qualifier
from aidanalysis.records import Channel, Funding, Organisation, Project, Report
from aidanalysis.records.labels import Form, Stage
from aidanalysis.units import MONEY_UNITS

if TYPE_CHECKING:
    from aidanalysis.ledger import Ledger

VERSION: Final = "2.03"
CURRENCIES: Final = {"元": "CNY", "美元": "USD", "欧元": "EUR", "日元": "JPY", "港元": "HKD"}
#: Of the codelist ActivityStatus: what is only signed or approved is in the pipeline.
STATUS: Final = {Stage.SIGNED: "1", Stage.APPROVED: "1"}
IMPLEMENTATION: Final = "2"
#: Of the codelist TransactionType.
COMMITMENT, DISBURSEMENT = "2", "3"
#: Of the codelist OrganisationType, by the level that a body belongs to.
GOVERNMENT, LOCAL_GOVERNMENT, OTHER = "10", "11", "90"
#: The purpose code for what the report gives no sector of.
NO_SECTOR: Final = "99810"
#: Amounts that are one number, if a bent one.
SINGLE: Final = (Qualifier.EXACT, Qualifier.ABOUT, Qualifier.OVER, Qualifier.NEAR)
XML_LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"


class Iati(NamedTuple):
    """The file, and a line for each thing that it does not hold."""

    data: bytes
    left_out: tuple[str, ...]


def iati(ledger: Ledger) -> Iati:
    """Return the projects and the funding of a ledger as IATI activities."""
    # No time of writing: one ledger gives the same bytes whenever it is written.
    root = etree.Element("iati-activities", version=VERSION)
    left_out: list[str] = []
    bodies: dict[str, Organisation | Channel] = {one.id: one for one in ledger.records(Organisation)}
    bodies |= {one.id: one for one in ledger.records(Channel)}
    money: list[Project | Funding] = [*ledger.records(Project), *ledger.records(Funding)]
    for record in money:
        amount = record.amount
        if amount is None or amount.base_unit not in MONEY_UNITS or amount.qualifier not in SINGLE:
            left_out.append(
                f"{record.table} {record.id}: {'no amount' if amount is None else f'{amount} is no single sum'}"
            )
        else:
            root.append(_activity(ledger.report, record, amount, bodies))
            if amount.qualifier is not Qualifier.EXACT:
                left_out.append(f"{record.table} {record.id}: that {amount} is bent; the printed number stands alone")
    counts = Counter(record.table for record in ledger)
    held = ("reports", "organisations", "channels", "projects", "funding")
    left_out += [f"{table}: {count} records" for table, count in counts.items() if table not in held]
    left_out += [
        "dates: the report's year stands for each, since activities need a day",
        "identifiers: the bodies have none that is registered; those of the ledger stand",
        "evidence: phrase, section and offset, but in the description",
    ]
    data = etree.tostring(root, pretty_print=True, xml_declaration=True, encoding="UTF-8")
    return Iati(data, tuple(left_out))


def _activity(
    report: Report, record: Project | Funding, amount: Amount, bodies: dict[str, Organisation | Channel]
) -> etree._Element:
    activity = etree.Element("iati-activity", {"default-currency": CURRENCIES[amount.base_unit], XML_LANG: "zh"})
    donor = bodies[record.donor if isinstance(record, Project) else record.channel]
    recipient = bodies[report.recipient]
    # An activity's identifier begins with that of the body that reports it.
    reporting = f"{report.id}-{report.recipient}"
    _text(activity, "iati-identifier", f"{reporting}-{record.id}")
    publisher = etree.SubElement(activity, "reporting-org", ref=reporting, type=LOCAL_GOVERNMENT)
    _named(publisher, recipient)
    title = etree.SubElement(activity, "title")
    if isinstance(record, Project):
        _named(title, record)
    else:
        _narrative(title, f"{donor.name_zh}{'物资折款' if record.form is Form.IN_KIND else '援助资金'}")
    description = etree.SubElement(activity, "description", type="1")
    _narrative(description, f"{record.evidence.section}“{record.evidence.phrase}”（@{record.evidence.offset}）")
    for role, body in (("1", donor), ("4", recipient)):
        kind = _kind(body)
        _named(
            etree.SubElement(activity, "participating-org", ref=f"{report.id}-{body.id}", role=role, type=kind), body
        )
    etree.SubElement(activity, "activity-status", code=STATUS.get(record.stage, IMPLEMENTATION))
    etree.SubElement(activity, "activity-date", {"iso-date": f"{report.year}-01-01", "type": "2"})
    etree.SubElement(activity, "recipient-country", code="CN", percentage="100")
    sector = record.sector if isinstance(record, Project) else None
    etree.SubElement(activity, "sector", vocabulary="1", code=sector or NO_SECTOR)
    transaction = etree.SubElement(activity, "transaction", ref=record.id)
    arrived = record.stage is Stage.ARRIVED
    etree.SubElement(transaction, "transaction-type", code=DISBURSEMENT if arrived else COMMITMENT)
    day = f"{report.year}-12-31"
    etree.SubElement(transaction, "transaction-date", {"iso-date": day})
    _text(
        transaction,
        "value",
        f"{amount.base_value.normalize():f}",
        {"value-date": day, "currency": CURRENCIES[amount.base_unit]},
    )
    return activity


def _kind(body: Organisation | Channel) -> str:
    if isinstance(body, Channel) or body.level in ("none", "not_stated"):
        return OTHER
    return GOVERNMENT if body.level == "central" else LOCAL_GOVERNMENT


def _text(parent: etree._Element, name: str, text: str, attributes: dict[str, str] | None = None) -> None:
    etree.SubElement(parent, name, attributes or {}).text = text


def _named(parent: etree._Element, record: Organisation | Channel | Project) -> None:
    _narrative(parent, record.name_zh)
    if record.name_en:
        _text(parent, "narrative", record.name_en, {XML_LANG: "en"})


def _narrative(parent: etree._Element, text: str) -> None:
    _text(parent, "narrative", text)
