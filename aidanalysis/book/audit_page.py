"""What the chapter on audits shows: the claims found in the ledger's own report, and those in the made-up one."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

import pandas as pd
from IPython.display import HTML

from aidanalysis.auditing.documents import audit_document
from aidanalysis.auditing.figures.figure import comparable
from aidanalysis.auditing.outputs.stored import Span, StoredAudit, StoredClaim
from aidanalysis.auditing.outputs.wordings import SIGNS
from aidanalysis.book.figure import Figure, Noted, Operand, added
from aidanalysis.book.marked_text import Mark, marked_text
from aidanalysis.book.reading_page import made_up_report
from aidanalysis.book.wording import word
from aidanalysis.claims.judgement import Operand as Judged
from aidanalysis.claims.judgement import Verdict, judge, verdict_name
from aidanalysis.interval import point
from aidanalysis.ledger.bundled import measured_file
from aidanalysis.reading import read
from aidanalysis.records import Evidence
from aidanalysis.records.labels import ClaimKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aidanalysis.amount import Amount
    from aidanalysis.auditing.auditor import Audit
    from aidanalysis.book.page import Page
    from aidanalysis.ledger import Ledger
    from aidanalysis.reading import Quantity
    from aidanalysis.wording import Lang

#: The columns of a frame of claims.
COLUMNS = ("stated", "kind", "computed", "verdict")


def stored_name(ledger: Ledger) -> str:
    """Return the name of the file that holds the audit of a ledger's report."""
    return f"audit-{ledger.report.id}.json"


def stored_audit(ledger: Ledger) -> StoredAudit | None:
    """Return the audit kept of a ledger's report, ``None`` where there is none or it is of another text."""
    try:
        found = StoredAudit.load(measured_file(stored_name(ledger)))
    except FileNotFoundError:
        return None
    return found if found.sha256 == ledger.report.sha256 else None


def report_claims(page: Page) -> pd.DataFrame:
    """Return every claim that the auditor finds in the ledger's report, judged anew from the records' evidence.

    Columns: ``stated``, ``kind``, ``computed`` and ``verdict``. Raises ``ValueError`` where a verdict is another
    than the one kept.
    """
    found = stored_audit(page.ledger)
    rows = [_stored_row(page, claim) for claim in (found.claims if found else ())]
    return pd.DataFrame(rows, columns=list(COLUMNS), dtype=object)


def report_coverage(page: Page) -> pd.Series[Any]:
    """Return what the audit of the ledger's report covers; nothing where none is kept."""
    found = stored_audit(page.ledger)
    return (
        coverage_of(found, f"book/measured/{stored_name(page.ledger)}", page.lang) if found else pd.Series(dtype=object)
    )


def _stored_row(page: Page, claim: StoredClaim) -> list[object]:
    stated, operands = _printed(page, claim.stated), [_printed(page, span) for span in claim.operands]
    judged = judge(claim.kind, stated[1], [Judged.of(amount) for _, amount in operands])
    if judged.verdict is not claim.verdict:
        raise ValueError(f"{stated[0]}: stored as {claim.verdict}, judged {judged.verdict} on the evidence")
    verdict = verdict_name(claim.kind, claim.verdict).label(page.lang)
    computed = computed_from(claim.kind, [figure for figure, _ in operands])
    return [stated[0], claim.kind.label(page.lang), computed, verdict]


def _printed(page: Page, span: Span) -> tuple[Figure, Amount]:
    """Return the figure at a place of the source from the shortest evidence that covers it, and its amount."""
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
    evidence = Evidence(record.evidence.section, text, start)
    return Figure(quantity.amount.interval, Operand(record.id, "", "", evidence), page.lang), amount


def computed_from(kind: ClaimKind, operands: Sequence[Figure]) -> Figure:
    """Return what the operands of a claim give, with the formula; not known where they cannot be reckoned with."""
    if kind in (ClaimKind.SUM, ClaimKind.BOUND):
        return added(operands)
    left, right = operands
    if kind is ClaimKind.DIFFERENCE:
        return right - left if (left - right).below(0) else left - right
    quotient = left / right
    if kind is ClaimKind.GROWTH:
        return 1 - quotient if quotient.below(1) else quotient - 1
    return quotient


@cache
def made_up_audit() -> Audit:
    """Return the audit of the made-up report."""
    return audit_document(made_up_report())


def made_up_claims(lang: Lang) -> pd.DataFrame:
    """Return every claim of the made-up report: ``stated``, ``kind``, ``computed``, ``verdict``, ``gap``."""
    document = made_up_report()

    def printed(quantity: Quantity) -> Figure:
        section = document.section_at(quantity.start)
        evidence = Evidence(section, quantity.text, quantity.start)
        return Figure(quantity.amount.interval, Operand("", "", "", evidence), lang)

    rows = []
    for claim in made_up_audit().claims:
        stated = printed(claim.stated.quantity)
        computed = computed_from(claim.kind, [printed(figure.quantity) for figure in claim.operands])
        gap = computed - stated if computed.above(stated) else stated - computed
        verdict = f"{SIGNS[claim.verdict]} {verdict_name(claim.kind, claim.verdict).label(lang)}"
        rows.append([stated, claim.kind.label(lang), computed, verdict, gap])
    return pd.DataFrame(rows, columns=[*COLUMNS, "gap"], dtype=object)


def made_up_with(verdict: str, claims: pd.DataFrame) -> pd.DataFrame:
    """Return the claims of the made-up report that were judged so: ``contradicts``, ``rounds``, ``truncates``."""
    return claims[[claim.verdict is Verdict(verdict) for claim in made_up_audit().claims]]


def marked_claims(page: Page, claims: pd.DataFrame, caption: str) -> HTML:
    """Return the made-up report with every figure of a claim marked by its verdict, leading to its calculation."""
    found = made_up_audit()
    names = [
        page.evidence_kept.keep_figure(computed, f"made-up-{number}")
        for number, computed in enumerate(claims["computed"], 1)
    ]
    marks: dict[int, Mark] = {}
    for name, claim in zip(names, found.claims, strict=True):
        one = claim.stated.quantity
        said = verdict_name(claim.kind, claim.verdict).label(page.lang)
        marks[one.start] = Mark(one.start, one.end, f"claim-{claim.verdict}", SIGNS[claim.verdict], said, name)
    for name, claim in zip(names, found.claims, strict=True):
        for figure in claim.operands:
            one = figure.quantity
            mark = Mark(one.start, one.end, "claim-part", "", word("part of a calculation", page.lang), name)
            marks.setdefault(one.start, mark)
    return HTML(marked_text(found.text, list(marks.values()), caption, page.lang))  # type: ignore[no-untyped-call]


def not_checkable(lang: Lang) -> pd.DataFrame:
    """Return the figures of the made-up report that read like claims and cannot be checked, with the reason."""
    rows = [(note.figure.quantity.text, note.reason.label(lang)) for note in made_up_audit().notes]
    return pd.DataFrame(rows, columns=["figure", "why"]).set_index("figure")


def coverage_of(found: Audit | StoredAudit, command: str, lang: Lang) -> pd.Series[Any]:
    """Return how many claims an audit found, how many do not follow, and how many figures it covers, of how many."""
    numbers = {
        "claims": len(found.claims),
        "against": sum(claim.verdict is Verdict.CONTRADICTS for claim in found.claims),
        "figures": found.coverage.figures,
        "checked": found.coverage.checked,
    }
    return pd.Series(
        {name: Figure(point(one, "个"), Noted(command), lang) for name, one in numbers.items()}, dtype=object
    )
