"""The ledgers that the package carries, or that lie in the checkout it is run from."""

from __future__ import annotations

from pathlib import Path

from aidanalysis.ledger.ledger import Ledger

PACKAGE = Path(__file__).resolve().parent.parent
#: Where an installed package has its ledgers, and where a checkout has them.
PLACES = (PACKAGE / "data", PACKAGE.parent / "data")
#: The same for the figures that were measured for the book.
MEASURED = (PACKAGE / "measured", PACKAGE.parent / "book" / "measured")


def ledger_folder(name: str) -> Path:
    """Return the folder of a ledger by its name; what is no such name is taken for a path."""
    return next((place / name for place in PLACES if (place / name).is_dir()), Path(name))


def measured_file(name: str) -> Path:
    """Return a file of what was measured, such as ``scores.json``; raises ``FileNotFoundError`` where it is not."""
    for place in MEASURED:
        if (place / name).is_file():
            return place / name
    raise FileNotFoundError(f"{name}: expected in {' or '.join(map(str, MEASURED))}")


def open_ledger(name: str) -> Ledger:
    """Load a ledger by its name, such as ``xiajiang-2010``, or by the path of its folder.

    >>> aid.open_ledger("xiajiang-2010").report.title_zh
    '2010年对口支援工作总结'
    """
    return Ledger.load(ledger_folder(name))
