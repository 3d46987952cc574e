"""What the chapter on audits shows: the claims of the ledger's own report, and those of the made-up one."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from IPython.display import HTML

from aidanalysis import wording
from aidanalysis.auditing.documents import audit_document
from aidanalysis.auditing.figures.figure import comparable
from aidanalysis.auditing.outputs.calculation import SIGNS as OPERATIONS
from aidanalysis.auditing.outputs.calculation import equation, gap, nearest
from aidanalysis.auditing.outputs.stored import Span, StoredAudit, StoredClaim
from aidanalysis.auditing.outputs.wordings import KINDS, REASONS, SIGNS
from aidanalysis.book.glued_figure import Figure, Source
from aidanalysis.book.glued_page import to_prose
from aidanalysis.book.glued_table import Cell, PageTable
from aidanalysis.book.marked_text import Mark, marked_text
from aidanalysis.book.reading_page import MADE_UP, from_text, made_up_report
from aidanalysis.book.text_wording import head
from aidanalysis.book.wording import word
from aidanalysis.claims.judgement import Operand, Verdict, judge
from aidanalysis.ledger.bundled import measured_file
from aidanalysis.reading import read
from aidanalysis.records import Claim, Evidence

if TYPE_CHECKING:
    from aidanalysis.amount import Amount
    from aidanalysis.auditing.auditor import Audit
    from aidanalysis.auditing.decision.decide import Claim as FoundClaim
    from aidanalysis.book.glued_page import Page
    from aidanalysis.claims.judgement import Judgement
    from aidanalysis.ledger import Ledger
    from aidanalysis.wording import Lang


class Printed(NamedTuple):
    """A figure of a source that is not at hand, as the evidence of a record prints it."""

    text: str
    unit: str
    amount: Amount
    source: Source


def stored_name(ledger: Ledger) -> str:
    """Return the name of the file that holds the audit of a ledger's report."""
    return f"audit-{ledger.report.id}.json"


def stored_audit(ledger: Ledger) -> StoredAudit:
    """Return the audit kept of a ledger's report; raises ``ValueError`` if it is of another source."""
    found = StoredAudit.load(measured_file(stored_name(ledger)))
    if found.sha256 != ledger.report.sha256:
        raise ValueError(
            f"the audit of {ledger.report.id} is of another text; "
            f"write it anew: python -m aidanalysis.auditing.outputs.stored REPORT book/measured/{stored_name(ledger)}"
        )
    return found


def printed(page: Page, span: Span) -> Printed:
    """Return the figure at a place of the source from the shortest evidence that covers it."""
    start, end = span
    covering = [one for one in page.ledger if one.evidence.offset <= start and end <= one.evidence.end]
    if not covering:
        raise LookupError(f"no record's evidence covers the characters {start} to {end} of the source")
    record = min(covering, key=lambda one: len(one.evidence.phrase))
    text = record.evidence.phrase[start - record.evidence.offset : end - record.evidence.offset]
    (quantity,) = read(text)
    amount = comparable(quantity)
    if amount is None:
        raise ValueError(f"{text!r} in the evidence of {record.id} has no number to reckon with")
    return Printed(text, quantity.unit, amount, Source(record.id, page.label(record), "", record.evidence))


def report_claims(page: Page, caption: str) -> PageTable:
    """Return every claim that the auditor finds in the ledger's report, judged anew from the evidence."""
    rows = tuple(_report_claim(page, number, claim) for number, claim in enumerate(stored_audit(page.ledger).claims))
    lang = page.lang
    names = (word("stated", lang), *head("kind", lang=lang), word("calculation", lang), word("check", lang))
    return PageTable("report-audit", caption, names, rows)


def _report_claim(page: Page, number: int, claim: StoredClaim) -> tuple[Cell, ...]:
    stated, operands = printed(page, claim.stated), [printed(page, span) for span in claim.operands]
    judged = rejudged(claim, stated, operands)
    name = f"report-audit-{number}"
    how = OPERATIONS[claim.kind].join(one.text for one in operands)
    if claim.kind != "bound" and judged.computed:
        result = judged.computed.written
        if result.unit == stated.amount.base_unit:
            result = replace(result, unit=stated.unit)
        how = f"{how} = {wording.interval(result, page.lang)}"
    sources = tuple(one.source for one in (stated, *operands))
    page.figures[name] = Figure(name, stated.text, how, sources)
    return (
        Cell(stated.text, name, replace(stated.amount.interval, unit=stated.unit)),
        Cell(KINDS[claim.kind][page.lang == "zh"]),
        Cell(how),
        Cell(word(f"{claim.kind} {claim.verdict}", page.lang, word(claim.verdict, page.lang))),
    )


def rejudged(claim: StoredClaim, stated: Printed, operands: list[Printed]) -> Judgement:
    """Judge a stored claim on the figures as printed; raises ``ValueError`` where the verdict is another one."""
    judged = judge(claim.kind, stated.amount, [Operand.of(one.amount) for one in operands])
    if judged.verdict is not claim.verdict:
        raise ValueError(f"{stated.text}: stored as {claim.verdict}, judged {judged.verdict} on the evidence")
    return judged


def report_coverage(page: Page) -> None:
    """Glue how many claims the report's audit holds, how many do not follow, and how much it covers."""
    found = stored_audit(page.ledger)
    how = f"book/measured/{stored_name(page.ledger)}"
    against = sum(claim.verdict is Verdict.CONTRADICTS for claim in found.claims)
    numbers = {
        "report-claims": len(found.claims),
        "report-against": against,
        "report-figures": found.coverage.figures,
        "report-checked": found.coverage.checked,
    }
    for name, number in numbers.items():
        page.figures[name] = Figure(name, str(number), how, ())
        to_prose(page.figures[name])


def claims_by_name(page: Page) -> None:
    """Glue how many claims of the ledger count names, which no figure of the text checks."""
    ids = [claim.id for claim in page.ledger.records(Claim) if claim.aggregate == "count"]
    page.words("by-name", str(len(ids)), ids)


@cache
def made_up_audit() -> Audit:
    """Return the audit of the made-up report."""
    return audit_document(made_up_report())


def claim_name(number: int) -> str:
    """Return the name of a claim's evidence on the page."""
    return f"made-up-claim-{number}"


def marked_claims(page: Page, caption: str) -> HTML:
    """Return the made-up report with every figure of a claim marked by its verdict."""
    found = made_up_audit()
    marks: dict[int, Mark] = {}
    for number, claim in enumerate(found.claims):
        one = claim.stated.quantity
        line, sign = f"claim-{claim.verdict}", SIGNS[claim.verdict]
        marks[one.start] = Mark(one.start, one.end, line, sign, word(claim.verdict, page.lang), claim_name(number))
    part = page.say("part of a calculation", "参与计算")
    for number, claim in enumerate(found.claims):
        for figure in claim.operands:
            one = figure.quantity
            mark = Mark(one.start, one.end, "claim-part", "", part, claim_name(number))
            marks.setdefault(one.start, mark)
    return HTML(marked_text(found.text, list(marks.values()), caption, page.lang))  # type: ignore[no-untyped-call]


def made_up_claims(page: Page, caption: str) -> PageTable:
    """Return every claim of the made-up report with its calculation and verdict."""
    rows = tuple(_made_up_claim(page, number, claim) for number, claim in enumerate(made_up_audit().claims))
    lang = page.lang
    names = (word("stated", lang), *head("kind", lang=lang), word("calculation", lang), word("check", lang))
    return PageTable("made-up-audit", caption, names, rows)


def _made_up_claim(page: Page, number: int, claim: FoundClaim) -> tuple[Cell, ...]:
    name, document = claim_name(number), made_up_report()
    sources = tuple(
        Source(
            MADE_UP,
            word("stated", page.lang) if figure is claim.stated else page.say("part of it", "参与计算"),
            "",
            Evidence(document.section_at(figure.quantity.start), figure.quantity.text, figure.quantity.start),
        )
        for figure in (claim.stated, *claim.operands)
    )
    page.figures[name] = Figure(name, claim.stated.quantity.text, equation(claim), sources)
    return (
        Cell(claim.stated.quantity.text, name),
        Cell(KINDS[claim.kind][page.lang == "zh"]),
        Cell(equation(claim)),
        Cell(f"{SIGNS[claim.verdict]} {word(claim.verdict, page.lang)}"),
    )


def claims_in_prose(page: Page) -> None:
    """Glue the one claim of each verdict that the prose speaks of, the gap, and how much was checked."""
    found = made_up_audit()
    for number, claim in enumerate(found.claims):
        if claim.verdict is Verdict.EXACT:
            continue
        of = [figure.quantity for figure in (claim.stated, *claim.operands)]
        how = equation(claim)
        from_text(page, f"{claim.verdict}-stated", claim.stated.quantity.text, of, how)
        from_text(page, f"{claim.verdict}-calculation", how, of, page.figures[claim_name(number)].how)
        if claim.verdict is Verdict.CONTRADICTS:
            from_text(page, "gap", gap(claim), of, how)
            from_text(page, "nearest", nearest(claim) or "—", of, how)
    how = "aidanalysis audit data/made-up-report/report.txt"
    for name, number in {
        "claims-found": len(found.claims),
        "figures": found.coverage.figures,
        "figures-checked": found.coverage.checked,
        "against": found.count(Verdict.CONTRADICTS),
    }.items():
        from_text(page, name, str(number), how=how)


def not_checkable(page: Page, caption: str) -> PageTable:
    """Return the figures of the made-up report that read like claims and cannot be checked."""
    rows = tuple(
        (Cell(note.figure.quantity.text), Cell(reason(note.reason, page.lang))) for note in made_up_audit().notes
    )
    names = (*head("figure", lang=page.lang), page.say("Why", "原因"))
    return PageTable("made-up-not-checkable", caption, names, rows)


def reason(key: str, lang: Lang) -> str:
    """Return why a figure cannot be checked."""
    return REASONS[key][lang == "zh"]
