"""Whether what a report states follows from its own figures."""

from __future__ import annotations

from aidanalysis.auditing.auditor import Audit, audit
from aidanalysis.auditing.claim import Claim, Note

__all__ = ["Audit", "Claim", "Note", "audit"]
