"""The claims of a report as figures: what it states, what its records give, and whether the one follows."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from aidanalysis.amount import Amount
from aidanalysis.book.figure import Count, Figure, Leeway, Operand, added
from aidanalysis.book.naming import Said, claim_name, key_name, record_name
from aidanalysis.book.records_frame import stated
from aidanalysis.book.wording import word
from aidanalysis.claims.declared import check_claims, known, known_as, picked
from aidanalysis.claims.judgement import verdict_name
from aidanalysis.interval import Interval, point
from aidanalysis.records.labels import ClaimKind
from aidanalysis.wording import said

if TYPE_CHECKING:
    from aidanalysis.claims import Verdict
    from aidanalysis.ledger import Ledger
    from aidanalysis.records import Claim, Record
    from aidanalysis.wording import Lang


@dataclass(frozen=True, slots=True)
class ClaimFigures:
    """A claim: its name, the figure as stated, as its records give it, and the verdict in words and as it is.

    ``elsewhere`` says that it rests on figures of another report.
    """

    about: Said
    stated: Figure
    computed: Figure
    verdict: Said
    is_target: bool
    leeway: Figure
    judged: Verdict
    elsewhere: bool = False

    def outcome(self, lang: Lang) -> Said:
        """Return what became of it: the verdict, or by how much a target is exceeded."""
        if self.is_target and (above := (self.computed / self.stated - 1).above(0)):
            return Said.of(word("bound exceeded", lang).format(above), self.verdict.record)
        return self.verdict


def claim_figures(ledger: Ledger, claim: Claim, lang: Lang) -> ClaimFigures:
    """Return a claim as figures."""
    judged = next(one.judgement.verdict for one in check_claims(ledger) if one.claim.id == claim.id)
    verdict = verdict_name(claim.kind, judged).label(lang)
    told, given = stated(ledger, claim, "amount", lang), recomputed(ledger, claim, lang)
    return ClaimFigures(
        Said.of(claim_name(ledger, claim, lang), claim.id),
        told,
        given,
        Said.of(verdict, claim.id),
        claim.kind is ClaimKind.BOUND,
        leeway(ledger, [told, given], lang) if claim.kind is ClaimKind.SUM else Figure(None, None, lang),
        judged,
        any("/" in one.record for one in given.operands),
    )


def leeway(ledger: Ledger, figures: list[Figure], lang: Lang) -> Figure:
    """Return by how much figures may differ and still agree, each taken as rounded to its last printed place."""
    parts = []
    for operand in (operand for figure in figures for operand in figure.operands):
        amount = getattr(known(ledger, operand.record), operand.field)
        if isinstance(amount, Amount) and amount.slack:
            half = Interval(amount.slack, amount.slack, amount.base_unit)
            parts.append(Figure(half, Leeway(operand), lang))
    return added(parts)


def recomputed(ledger: Ledger, claim: Claim, lang: Lang) -> Figure:
    """Return what the records give for a claim, with its formula."""
    first = _aggregate(ledger, claim.of_table, claim.field, claim.where, claim.aggregate, lang)
    if claim.kind in (ClaimKind.SUM, ClaimKind.BOUND):
        return first
    second = _aggregate(
        ledger, claim.base_table or "", claim.base_field or "", claim.base_where, claim.base_aggregate or "", lang
    )
    if claim.kind is ClaimKind.DIFFERENCE:
        return first - second
    return first / second - 1 if claim.kind is ClaimKind.GROWTH else first / second


def _aggregate(ledger: Ledger, table: str, field: str, where: str | None, aggregate: str, lang: Lang) -> Figure:
    members = picked(ledger, table, where)
    if aggregate == "count":
        return count(ledger, [one for one in members if getattr(one, field) is not None], lang)
    return added(_stated(ledger, record, field, lang) for record in members)


def _stated(ledger: Ledger, record: Record, field: str, lang: Lang) -> Figure:
    """Return an amount of a record of this report, or of another, which its label then names."""
    name = known_as(ledger, record)
    if name == record.id:
        return stated(ledger, record, field, lang)
    other = ledger.beside(record.report)
    assert other is not None
    figure = stated(other, record, field, lang)
    if not isinstance(figure.origin, Operand):
        return figure
    place, year = key_name(other, other.report.recipient, lang), other.report.year
    label = said(lang, f"{place} {year}: {figure.origin.label}", f"{place}{year}年：{figure.origin.label}")
    return replace(figure, origin=replace(figure.origin, record=name, label=label))


def count(ledger: Ledger, records: list[Record], lang: Lang) -> Figure:
    """Return the number of records, each with its phrase."""
    of = tuple(Operand(one.id, "id", record_name(ledger, one, lang), one.evidence) for one in records)
    return Figure(point(len(of), "个"), Count(of), lang)
