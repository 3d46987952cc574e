"""The ledger: all records of one report, in one folder of CSV files."""

from __future__ import annotations

from aidanalysis.ledger.bundled import ledger_folder, open_ledger
from aidanalysis.ledger.faults import BadInputError, Fault, NoSuchError
from aidanalysis.ledger.ledger import Ledger, Read, read_ledger
from aidanalysis.ledger.many import Ledgers, open_ledgers
from aidanalysis.ledger.package import stale_package

__all__ = [
    "BadInputError",
    "Fault",
    "Ledger",
    "Ledgers",
    "NoSuchError",
    "Read",
    "ledger_folder",
    "open_ledger",
    "open_ledgers",
    "read_ledger",
    "stale_package",
]
