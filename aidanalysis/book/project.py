"""The ledger of the folder that a chapter lies in, or the one that the installed package carries."""

from __future__ import annotations

from pathlib import Path

from aidanalysis.errors import AidAnalysisError
from aidanalysis.ledger import Ledger, open_ledger
from aidanalysis.ledger.bundled import PLACES


class NoLedgerError(AidAnalysisError, LookupError):
    """A folder with no ledger, or with several."""


def project_data(start: Path | None = None) -> Path | None:
    """Return the nearest ``data`` folder with a ledger in it, upwards from here."""
    here = (start or Path.cwd()).resolve()
    return next((one / "data" for one in (here, *here.parents) if any((one / "data").glob("*/reports.csv"))), None)


def named_ledger(name: str) -> Ledger:
    """Load a ledger of the folder that a chapter lies in by its name, or else one that the package has, or a folder."""
    data = project_data()
    return Ledger.load(data / name) if data and (data / name / "reports.csv").is_file() else open_ledger(name)


def project_ledger(start: Path | None = None) -> Ledger:
    """Return the ledger below the nearest ``data`` folder, upwards from here; raises ``NoLedgerError``."""
    here = (start or Path.cwd()).resolve()
    for place in (*(folder / "data" for folder in (here, *here.parents)), *PLACES):
        found = sorted(path.parent for path in place.glob("*/reports.csv"))
        if len(found) == 1:
            return Ledger.load(found[0])
        if found:
            names = ", ".join(path.name for path in found)
            raise NoLedgerError(f"{place} holds several ledgers: {names}; name one: Page({str(found[0])!r}, lang=…)")
    raise NoLedgerError(f"no ledger in a data folder of {here} or above it; name one: Page('data/NAME', lang=…)")
