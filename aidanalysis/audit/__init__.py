"""Whether what a report states follows from its own figures."""

from aidanalysis.audit.auditor import Audit, Coverage, audit
from aidanalysis.audit.claim import Claim, Note
from aidanalysis.audit.judge import ClaimKind, Judgement, Operand, Verdict, compute, judge

__all__ = [
    "Audit",
    "Claim",
    "ClaimKind",
    "Coverage",
    "Judgement",
    "Note",
    "Operand",
    "Verdict",
    "audit",
    "compute",
    "judge",
]
