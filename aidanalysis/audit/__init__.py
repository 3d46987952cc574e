"""Whether what a report states follows from its own figures."""

from __future__ import annotations

from aidanalysis.audit.auditor import Audit, audit
from aidanalysis.audit.claim import Claim, Note

__all__ = ["Audit", "Claim", "Note", "audit"]
