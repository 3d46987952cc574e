"""Whether what a report states follows from its own figures."""

from __future__ import annotations

from aidanalysis.auditing.auditor import Audit
from aidanalysis.auditing.decision.decide import Claim
from aidanalysis.auditing.decision.notes import Note
from aidanalysis.auditing.documents import audit
from aidanalysis.wording.values import Outcome

__all__ = ["Audit", "Claim", "Note", "Outcome", "audit"]
