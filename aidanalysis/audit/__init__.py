"""Whether what a report states follows from its own figures."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aidanalysis.audit.auditor import Audit, audit
    from aidanalysis.audit.claim import Claim, Note
    from aidanalysis.audit.judge import Judgement, Operand, Verdict, compute, judge
from aidanalysis.records.labels import ClaimKind

__all__ = ["Audit", "Claim", "ClaimKind", "Judgement", "Note", "Operand", "Verdict", "audit", "compute", "judge"]

_HOMES = {"Audit": "auditor", "audit": "auditor", "Claim": "claim", "Note": "claim"}


def __getattr__(name: str) -> object:
    """Load a name with its module, so that judging a ledger does not load the reader."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES.get(name, 'judge')}"), name)
