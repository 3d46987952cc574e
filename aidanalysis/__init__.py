"""Counterpart-assistance work reports as typed records with evidence, recomputed figures and a static book.

All that an analyst needs is here; each name loads its module when it is first used, so that the import costs nothing.

>>> import aidanalysis as aid
>>> aid.__version__
'0.1.0'
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from aidanalysis import aggregate, charts, findings
    from aidanalysis.amount import Amount, Qualifier
    from aidanalysis.auditing import Audit, audit
    from aidanalysis.claims import Verdict
    from aidanalysis.claims.declared import check_claims as check
    from aidanalysis.documents import Document, load
    from aidanalysis.documents.quantities import quantities as read
    from aidanalysis.errors import AidAnalysisError
    from aidanalysis.interval import Interval
    from aidanalysis.ledger import Ledger, Ledgers, open_ledger, open_ledgers
    from aidanalysis.reading import Quantity
    from aidanalysis.records import (
        Agreement,
        Channel,
        Claim,
        Commitment,
        Event,
        Evidence,
        Funding,
        Indicator,
        Institution,
        Mention,
        Organisation,
        Outreach,
        Participant,
        Problem,
        Project,
        Record,
        Report,
        Secondment,
        Target,
        Training,
        Visit,
    )

__version__ = "0.1.0"

__all__ = [
    "Agreement",
    "AidAnalysisError",
    "Amount",
    "Audit",
    "Channel",
    "Claim",
    "Commitment",
    "Document",
    "Event",
    "Evidence",
    "Funding",
    "Indicator",
    "Institution",
    "Interval",
    "Ledger",
    "Ledgers",
    "Mention",
    "Organisation",
    "Outreach",
    "Participant",
    "Problem",
    "Project",
    "Qualifier",
    "Quantity",
    "Record",
    "Report",
    "Secondment",
    "Target",
    "Training",
    "Verdict",
    "Visit",
    "__version__",
    "aggregate",
    "audit",
    "charts",
    "check",
    "findings",
    "load",
    "open_ledger",
    "open_ledgers",
    "read",
]

#: The modules that stand behind the front door by their own name.
_MODULES: Final = frozenset({"aggregate", "charts", "findings"})

#: The module of each name that does not come from ``records``; a name of another in its module stands behind a colon.
_HOMES: Final = {
    "AidAnalysisError": "errors",
    "Amount": "amount",
    "Audit": "auditing",
    "Document": "documents",
    "Interval": "interval",
    "Ledger": "ledger",
    "Ledgers": "ledger",
    "Qualifier": "amount",
    "Quantity": "reading",
    "Verdict": "claims",
    "audit": "auditing",
    "check": "claims.declared:check_claims",
    "load": "documents",
    "open_ledger": "ledger",
    "open_ledgers": "ledger",
    "read": "documents.quantities:quantities",
}


def __getattr__(name: str) -> object:
    """Load a name with its module on first use, and keep it."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}; it has {', '.join(__all__)}")
    home, _, called = _HOMES.get(name, name if name in _MODULES else "records").partition(":")
    module = import_module(f"{__name__}.{home}")
    found: object = module if name in _MODULES else getattr(module, called or name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted(__all__)
