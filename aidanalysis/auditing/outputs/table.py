"""An audit for the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aidanalysis.auditing.outputs.calculation import equation
from aidanalysis.auditing.outputs.wordings import REASONS, VERDICTS
from aidanalysis.claims.judgement import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from aidanalysis.auditing.across import Series
    from aidanalysis.auditing.auditor import Audit

#: Characters of a calculation that one line shows.
WIDTH = 76


def table(audits: Sequence[Audit], series: Series) -> Iterator[str]:
    """Yield the lines of every audit, what they say of each other, and a total where there are several."""
    for audit in audits:
        yield from _document(audit)
    yield from _series(series)
    if len(audits) > 1:
        figures = sum(audit.coverage.figures for audit in audits)
        checked = sum(audit.coverage.checked for audit in audits)
        claims = sum(len(audit.claims) for audit in audits)
        against = sum(audit.count(Verdict.CONTRADICTS) for audit in audits)
        yield f"{len(audits)} documents: {summary(claims, against, checked, figures)}"


def summary(claims: int, against: int, checked: int, figures: int) -> str:
    """Return what was checked and what came of it, never one without the other."""
    stated = f"{claims} claim" if claims == 1 else f"{claims} claims"
    return f"{checked} of {figures} figures stand in a checked claim; {stated}, {against} do not follow"


def _document(audit: Audit) -> Iterator[str]:
    figures, checked = audit.coverage
    yield f"{printable(audit.document)}: " + summary(
        len(audit.claims), audit.count(Verdict.CONTRADICTS), checked, figures
    )
    for claim in audit.claims:
        line = f"{claim.stated.quantity.text}  ←  {equation(claim)}"
        yield f"  {claim.stated.quantity.start:>6}  {VERDICTS[claim.verdict][0]:<20}  {shortened(line)}"
    for query in audit.queries:
        line = f"{query.stated.quantity.text}  ←  {equation(query)}  ?"
        yield f"  {query.stated.quantity.start:>6}  {'to be asked':<20}  {shortened(line)}"
    for note in audit.notes:
        line = f"{note.figure.quantity.text}: {REASONS[note.reason][0]}"
        yield f"  {note.figure.quantity.start:>6}  {'not checkable':<20}  {shortened(line)}"
    yield ""


def _series(series: Series) -> Iterator[str]:
    for growth in series.growths:
        line = f"{growth.claim.stated.quantity.text}  ←  {equation(growth.claim)}"
        verdict = VERDICTS[growth.claim.verdict][0]
        yield printable(f"{growth.earlier_document} → {growth.later_document}: {verdict}  {line}")
    for one in series.retold:
        told = f"{one.name}: {one.earlier.quantity.text} told as {one.later.quantity.text}"
        yield printable(f"{one.earlier_document} → {one.later_document}: {told}")


def shortened(line: str) -> str:
    """Return a line that neither breaks nor steers a terminal, its middle left out where it is long."""
    line = printable(" ".join(line.split()))
    half = WIDTH // 2
    return line if len(line) <= WIDTH else f"{line[:half]} … {line[-half:]}"


def printable(text: str) -> str:
    """Return text without characters that steer a terminal."""
    return "".join(character if character.isprintable() else "�" for character in text)
