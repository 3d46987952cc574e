"""The files that readers take away: every table as CSV that spreadsheets open right."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

#: By this mark Excel knows a file for UTF-8.
MARK = "\ufeff".encode()


def write_data(data: Path, to: Path) -> None:
    """Write the tables of every ledger below ``data``, as they are, with the mark that Excel reads."""
    to.mkdir(parents=True, exist_ok=True)
    for path in sorted(data.glob("*/*.csv")):
        (to / path.name).write_bytes(MARK + path.read_bytes())
