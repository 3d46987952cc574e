"""The ledger of a text whose drafts are all accepted as they are, and its faults."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aidanalysis.documents import Document, Extract
from aidanalysis.drafts.propose import propose_ledger
from aidanalysis.drafts.store import cells_of, marked
from aidanalysis.ledger import Ledger, read_ledger
from aidanalysis.ledger.cells import record_from_row
from aidanalysis.ledger.csv_table import Row
from aidanalysis.ledger.source import read_source
from aidanalysis.records import RECORD_CLASSES

if TYPE_CHECKING:
    from pathlib import Path

    from aidanalysis.ledger import Fault


def faults_of_all(text: str, folder: Path) -> tuple[Fault, ...]:
    """Accept all drafts of a text, write their ledger into a folder and return its faults."""
    (folder / "report.txt").write_bytes(text.encode())
    rows = [(one.table, cells_of(one, "r")) for one in propose_ledger(Document.of("report.txt", Extract(text)), "r")]
    records = [record_from_row(RECORD_CLASSES[table], Row(0, cells), table) for table, cells in rows]
    assert not [faults for record, faults in records if record is None]
    kept = [record for record, _ in records if record is not None]
    marked(Ledger.of(kept, read_source(folder / "report.txt"))).write(folder / "ledger")
    return read_ledger(folder / "ledger").faults
