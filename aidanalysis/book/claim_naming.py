"""What a claim is about, in words: the figures that are added up, and what they are held against."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from aidanalysis.book.captions import heading_of
from aidanalysis.book.naming import measured_name, record_name, value_text
from aidanalysis.book.wording import word
from aidanalysis.ledger.references import conditions
from aidanalysis.records import RECORD_CLASSES, Funding, Indicator, Target
from aidanalysis.records.codelist import codelist
from aidanalysis.records.labels import Aggregate, ClaimKind, Form, Progress
from aidanalysis.wording import SEMICOLON, said

if TYPE_CHECKING:
    from aidanalysis.ledger import Ledger
    from aidanalysis.records import Claim, Record
    from aidanalysis.wording import Lang

Both = tuple[str, str]

#: What is added up or counted, by table and field, as people say it.
ABOUT: Final[dict[str, Both]] = {
    "agreements agreements": ("Agreements signed", "签约协议个数"),
    "agreements amount": ("Money signed for", "签约金额"),
    "agreements id": ("Agreements signed", "签约协议个数"),
    "commitments times": ("Planned contacts a year", "每年计划往来次数"),
    "funding amount": ("Funding", "资金"),
    "projects amount": ("Money of the projects", "项目资金"),
    "projects id": ("Projects", "项目个数"),
    "secondments people": ("People on secondment", "挂职人数"),
    "targets amount": ("Target", "目标"),
    "training people": ("People trained", "培训人数"),
    "visits delegations": ("Delegations received", "接待来访团组"),
    "visits visitors": ("Visitors received", "接待来访人次"),
}
#: What is counted once each time, and not once a head.
EACH_TIME: Final[dict[str, Both]] = {"training people": ("People trained, each time counted", "培训人次")}
#: Funding whose every row counts goods as well.
WITH_GOODS: Final[Both] = ("Funding and goods", "资金及物资折款")
COMPLETION: Final[Both] = ("Completion of the target", "目标完成率")
#: How the two figures of a claim are set against each other.
AGAINST: Final[dict[ClaimKind, Both]] = {
    ClaimKind.DIFFERENCE: ("{}, less {}", "{}与{}之差"),
    ClaimKind.RATIO: ("{}, as a share of {}", "{}占{}的比重"),
    ClaimKind.GROWTH: ("{}, growth over {}", "{}的增幅（基数：{}）"),
    ClaimKind.MULTIPLE: ("{}, as a multiple of {}", "{}为{}的倍数"),
    ClaimKind.AVERAGE: ("{}, for each of {}", "{}按{}平均"),
}
#: The same where both figures measure one thing in two years.
AGAINST_ITSELF: Final[dict[ClaimKind, Both]] = {
    ClaimKind.DIFFERENCE: ("{}, change", "{}增减数"),
    ClaimKind.GROWTH: ("{}, growth", "{}增幅"),
    ClaimKind.MULTIPLE: ("{}, as a multiple of the earlier figure", "{}与此前之比"),
}
#: Conditions that say no more than that nothing is counted twice.
UNSAID: Final = ("part_of", "id", "year")
#: Conditions that say no more than that nothing is known to lie outside the total.
UNMARKED: Final = (("counted", "yes"), ("counted", "not_stated"))
#: What names rows outside of the total better than that they are: where they come from, if all from one.
FROM: Final = ("channel", "donor")


def named_claim(ledger: Ledger, claim: Claim, lang: Lang) -> str:
    """Return what a claim is about: what is added up, and what that is held against."""
    if claim.kind is ClaimKind.BOUND:
        aimed = next((one for one in ledger.records(Target) if one.amount == claim.amount), None)
        return record_name(ledger, aimed, lang) if aimed else said(lang, *ABOUT["targets amount"])
    first = _named(ledger, claim.of_table, claim.field, claim.where, claim.aggregate, lang)
    if claim.kind is ClaimKind.SUM:
        return first
    if claim.kind is ClaimKind.RATIO and claim.base_table == "targets":
        return said(lang, *COMPLETION)
    second = _named(
        ledger, claim.base_table or "", claim.base_field or "", claim.base_where, claim.base_aggregate, lang
    )
    if claim.kind in AGAINST_ITSELF and (first == second or _is_earlier(ledger, claim)):
        return said(lang, *AGAINST_ITSELF[claim.kind]).format(first)
    if first == second:
        # Two of one measure are told apart by the report's words.
        first, second = (
            record_name(ledger, one, lang) if (one := _alone(ledger, where)) else first
            for where in (claim.where, claim.base_where)
        )
    return said(lang, *AGAINST[claim.kind]).format(first, said(lang, second[:1].lower() + second[1:], second))


def _alone(ledger: Ledger, where: str | None) -> Indicator | None:
    """Return the one indicator that conditions pick by its id."""
    wanted = {name: value for name, _, value in conditions(where)}
    one = ledger.by_id.get(wanted.get("id", ""))
    return one if isinstance(one, Indicator) else None


def _is_earlier(ledger: Ledger, claim: Claim) -> bool:
    """Whether the second figure is one of an earlier year: what else would the first have grown from."""
    base = _alone(ledger, claim.base_where)
    return base is not None and base.progress is Progress.EARLIER


def _named(ledger: Ledger, table: str, field: str, where: str | None, aggregate: Aggregate | None, lang: Lang) -> str:
    """Return the name of what is added up or counted, with the condition that picks it in brackets."""
    wanted = {name: value for name, _, value in conditions(where)}
    if (other := ledger.beside(wanted.pop("report", ledger.report.id))) and other is not ledger:
        rest = ";".join(f"{name}={value}" for name, value in wanted.items())
        name = _named(other, table, field, rest, aggregate, lang)
        return said(lang, f"{name} in {other.report.year}", f"{other.report.year}年{name}")
    if table == Indicator.table and (measured := _measured(ledger, wanted, lang)):
        return measured
    if table == "targets" and (year := wanted.get("year")):
        return word("target for", lang).format(year)
    rows = [record for record in ledger.tables.get(table, ()) if all(_holds(record, *one) for one in wanted.items())]
    name = _plainly(table, "id" if aggregate is Aggregate.COUNT else field, rows, lang)
    told = [one for one, value in wanted.items() if one not in UNSAID and (one, value) not in UNMARKED]
    if told == ["counted"]:
        told = next(([one] for one in FROM if len({getattr(row, one, None) for row in rows} - {None}) == 1), told)
    picked = [value_text(ledger, rows[0], one, lang) for one in told if rows]
    if not picked:
        return name
    return said(lang, f"{name} ({', '.join(picked)})", f"{name}（{'，'.join(picked)}）")


def _measured(ledger: Ledger, wanted: dict[str, str], lang: Lang) -> str:
    """Return what indicators measure: those of one row by its name, those of several by that of their measures."""
    one = ledger.by_id.get(wanted.get("id", ""))
    if isinstance(one, Indicator):
        return measured_name(one, lang, short=True) or record_name(ledger, one, lang)
    whole = ledger.by_id.get(wanted.get("part_of", ""))
    # What is divided says what its parts add up to.
    divided = [whole] if isinstance(whole, Indicator) and whole.measure != "other" else []
    rows = divided or [one for one in ledger.records(Indicator) if all(_holds(one, *pair) for pair in wanted.items())]
    names = [
        codelist("measures")[one].label(lang)
        for one in dict.fromkeys(one.measure for one in rows if one.measure != "other")
    ]
    joined = said(lang, *SEMICOLON).join(names)
    return joined[:1].upper() + joined[1:]


def _plainly(table: str, field: str, rows: list[Record], lang: Lang) -> str:
    if table == "funding" and rows and all(isinstance(one, Funding) and one.form is Form.BOTH for one in rows):
        return said(lang, *WITH_GOODS)
    key = f"{table} {field}"
    by_time = rows and getattr(getattr(rows[0], field, None), "base_unit", "") == "人次"
    if both := (EACH_TIME.get(key) if by_time else None) or ABOUT.get(key):
        return said(lang, *both)
    title = said(lang, *RECORD_CLASSES[table].title) if table in RECORD_CLASSES else table
    if field == "id":
        return title
    counted = heading_of(field, lang)
    return said(lang, f"{title}: {counted.lower()}", f"{title}（{counted}）")


def _holds(record: Record, field: str, value: str) -> bool:
    return str(getattr(record, field, "")) == value
