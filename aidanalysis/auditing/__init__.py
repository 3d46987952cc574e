"""Whether what a report states follows from its own figures."""

from __future__ import annotations

from aidanalysis.auditing.auditor import Audit, audit
from aidanalysis.auditing.decision.decide import Claim, Outcome
from aidanalysis.auditing.decision.notes import Note

__all__ = ["Audit", "Claim", "Note", "Outcome", "audit"]
