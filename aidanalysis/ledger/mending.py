"""Offsets and sections written where phrases stand, so that nobody has to count characters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aidanalysis.ledger.columns import columns
from aidanalysis.ledger.csv_table import read_rows, write_rows
from aidanalysis.ledger.writing import write_files
from aidanalysis.records import RECORD_CLASSES

if TYPE_CHECKING:
    from pathlib import Path

    from aidanalysis.ledger.source import TextSource


def mended(folder: Path, source: TextSource) -> list[str]:
    """Write the place of every phrase that stands elsewhere than its row says; return the tables that changed.

    Of several places the nearest to what the row says is taken. A phrase that the source does not hold stays as it is.
    """
    written: dict[str, bytes] = {}
    for table, cls in RECORD_CLASSES.items():
        path = folder / f"{table}.csv"
        if not path.is_file():
            continue
        names = [column.name for column in columns(cls)]
        rows, faults = read_rows(path.read_bytes(), path.as_posix(), names, may_lack=("analyst", "known"))
        if faults:
            continue
        changed = [_put(row.cells, source) for row in rows]
        if not any(changed):
            continue
        written[path.name] = write_rows(names, [[row.cells[name] for name in names] for row in rows])
    if written:
        write_files(folder, written)
    return list(written)


def _put(cells: dict[str, str], source: TextSource) -> bool:
    """Put the place of a row's phrase into its cells; return whether they have changed."""
    phrase, offset = cells["phrase"], cells["offset"]
    at: int | None = int(offset) if offset.isdecimal() else 0
    if not phrase:
        return False
    if not (offset.isdecimal() and source.stands(phrase, int(offset))):
        at = source.elsewhere(phrase, at or 0)
    if at is None:
        return False
    found = {"offset": str(at), "section": source.section_at(at)}
    changed = any(cells[name] != value for name, value in found.items())
    cells.update(found)
    return changed
