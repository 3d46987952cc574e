"""An audit for the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aidanalysis.auditing.decision.right import how_often_right
from aidanalysis.auditing.outputs.calculation import equation
from aidanalysis.auditing.outputs.wordings import RIGHT, RIGHT_OF
from aidanalysis.claims.judgement import Verdict, verdict_name
from aidanalysis.wording.values import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from aidanalysis.auditing.across import Series
    from aidanalysis.auditing.auditor import Audit
    from aidanalysis.auditing.decision.decide import Claim
    from aidanalysis.auditing.outputs.counts import Counts

#: The gravest first.
GRAVITY = (Verdict.CONTRADICTS, Verdict.UNCLEAR, Verdict.TRUNCATES, Verdict.ROUNDS, Verdict.EXACT)
#: Characters of a calculation that one line shows.
WIDTH = 76


def total(counted: Sequence[Counts]) -> str:
    """Return the line of several documents together."""
    claims, against, asked = (sum(counts) for counts in zip(*(one[3:] for one in counted), strict=True))
    figures, checked = sum(one.figures for one in counted), sum(one.checked for one in counted)
    return f"{len(counted)} documents: {summary(claims, against, asked, checked, figures)}"


def worst_first(audits: Sequence[Audit]) -> list[Audit]:
    """Return audits by how much does not follow, then by how much is to be asked, else in their order."""
    return sorted(audits, key=lambda audit: (-audit.count(Verdict.CONTRADICTS), -len(audit.queries)))


def findings(audits: Sequence[Audit], *, queries: bool) -> Iterator[str]:
    """Yield only the lines of what does not follow, the worst document first, with its queries if asked for."""
    for audit in worst_first(audits):
        against = [claim for claim in audit.claims if claim.verdict is Verdict.CONTRADICTS]
        yield from (_said(audit, claim, _name(claim)) + such_ones(claim) for claim in against)
        if queries:
            yield from (_asked(audit, query) for query in audit.queries)


def summary(claims: int, against: int, asked: int, checked: int, figures: int) -> str:
    """Return what was checked and what came of it, never one without the other."""
    stated = f"{claims} claim" if claims == 1 else f"{claims} claims"
    follow = Verdict.CONTRADICTS.en if against == 1 else "do not follow"
    return f"{checked} of {figures} figures stand in a checked claim; {stated}, {against} {follow}, {asked} to be asked"


def document_lines(audit: Audit) -> Iterator[str]:
    """Yield the lines of one audit, what does not follow first."""
    figures, checked = audit.coverage
    yield f"{printable(audit.document)}: " + summary(
        len(audit.claims), audit.count(Verdict.CONTRADICTS), len(audit.queries), checked, figures
    )
    yield from findings([audit], queries=True)
    for claim in sorted(audit.claims, key=lambda claim: GRAVITY.index(claim.verdict)):
        if claim.verdict is not Verdict.CONTRADICTS:
            yield _said(audit, claim, _name(claim))
    for note in audit.notes:
        line = f"{note.figure.quantity.text}: {note.reason.en}"
        yield _line(audit, note.figure.quantity.start, "not checkable", line)
    yield ""


def _name(claim: Claim) -> str:
    return verdict_name(claim.kind, claim.verdict).en


def _said(audit: Audit, claim: Claim, said: str) -> str:
    return _line(audit, claim.stated.quantity.start, said, f"{claim.stated.quantity.text}  ←  {equation(claim)}")


def _asked(audit: Audit, query: Claim) -> str:
    said = f"{query.stated.quantity.text}  ←  {equation(query)}  ?"
    return _line(audit, query.stated.quantity.start, Outcome.QUERY.en, said) + such_ones(query)


def such_ones(claim: Claim) -> str:
    """Return how often the like of what is said was right, in brackets."""
    right = how_often_right(claim)
    return f"  ({RIGHT[0]}: {RIGHT_OF[0].format(**right._asdict())})" if right else ""


def _line(audit: Audit, start: int, said: str, line: str) -> str:
    """Return a line that can stand alone: document, place, what is said, and of what."""
    return f"{printable(audit.document)}:{start:<6}  {said:<20}  {shortened(line)}"


def series_lines(series: Series) -> Iterator[str]:
    """Yield the lines of what several reports say of each other."""
    for growth in series.growths:
        line = f"{growth.claim.stated.quantity.text}  ←  {equation(growth.claim)}"
        verdict = _name(growth.claim)
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
