"""Where a record was read from."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from aidanalysis.ledger.faults import Fault

if TYPE_CHECKING:
    from aidanalysis.records import Record


class Place(NamedTuple):
    """A record with the file and line it was read from."""

    record: Record
    file: str
    line: int

    def fault(
        self, column: str, value: str, message: str, *, span: tuple[int, int] | None = None, form: bool = False
    ) -> Fault:
        """Return a fault of this record, about a stretch of the text or about how the record is written."""
        return Fault(self.file, self.line, column, value, message, span, form)
