"""What the audit of one document comes to, in numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from aidanalysis.claims.judgement import Verdict

if TYPE_CHECKING:
    from aidanalysis.auditing.auditor import Audit


class Counts(NamedTuple):
    """A document with its figures, those that are checked, its claims, those that do not follow, and its queries."""

    document: str
    figures: int
    checked: int
    claims: int
    against: int
    asked: int

    @classmethod
    def of(cls, audit: Audit) -> Counts:
        """Count an audit."""
        against = audit.count(Verdict.CONTRADICTS)
        return cls(audit.document, *audit.coverage, len(audit.claims), against, len(audit.queries))
