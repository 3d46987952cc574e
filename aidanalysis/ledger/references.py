"""References between records, and what claims and mentions point at."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from aidanalysis.ledger.columns import amount_fields, columns, field_types
from aidanalysis.ledger.faults import Fault
from aidanalysis.records import RECORD_CLASSES, Claim, Mention

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from aidanalysis.records import Record


class Place(NamedTuple):
    """A record with the file and line it was read from."""

    record: Record
    file: str
    line: int

    def fault(self, column: str, value: str, message: str) -> Fault:
        """Return a fault of this record."""
        return Fault(self.file, self.line, column, value, message)


def dangling(places: Sequence[Place], ids: Mapping[str, set[str]]) -> Iterator[Fault]:
    """Yield a fault for each reference to an id that its table does not hold."""
    everywhere = set().union(*ids.values())
    for place in places:
        for column in columns(type(place.record)):
            value = getattr(place.record, column.field)
            if not column.refers or value is None:
                continue
            known = everywhere if column.refers == "*" else ids.get(column.refers, set())
            for target in value if column.many else (value,):
                if target not in known:
                    table = "any table" if column.refers == "*" else f"{column.refers}.csv"
                    message = f"expected the id of a record in {table}; add the record or mend the id"
                    yield place.fault(column.name, target, message)


def unresolved(places: Sequence[Place]) -> Iterator[Fault]:
    """Yield a fault for each claim and mention that names a table or field that does not exist."""
    by_id = {place.record.id: place.record for place in places}
    for place in places:
        match place.record:
            case Claim() as claim:
                yield from _operand(place, claim.of_table, claim.field, claim.where, claim.aggregate, "")
                second = (claim.base_table, claim.base_field, claim.base_aggregate)
                if claim.base_table and claim.base_field and claim.base_aggregate:
                    where = claim.base_where
                    yield from _operand(place, claim.base_table, claim.base_field, where, claim.base_aggregate, "base_")
                elif any(second) or claim.kind in ("difference", "ratio", "growth", "multiple", "average"):
                    column, message = "base_table", f"a claim of the kind {claim.kind} needs a whole second operand"
                    if claim.kind in ("sum", "bound"):
                        message = "a second operand needs a table, a field and an aggregate; fill in all or none"
                    yield place.fault(column, claim.base_table or "", message)
            case Mention() as mention if mention.of in by_id:
                cls = type(by_id[mention.of])
                if mention.field not in field_types(cls):
                    message = f"no such field; expected one of {', '.join(field_types(cls))}"
                    yield place.fault("field", mention.field, message)


def _operand(place: Place, table: str, field: str, where: str | None, aggregate: str, base: str) -> Iterator[Fault]:
    cls = RECORD_CLASSES.get(table)
    if cls is None:
        name = f"{base}table" if base else "of_table"
        yield place.fault(name, table, f"no such table; expected one of {', '.join(RECORD_CLASSES)}")
        return
    allowed = amount_fields(cls) if aggregate == "total" else tuple(field_types(cls))
    if field not in allowed:
        wanted = f"one of {', '.join(allowed)}" if allowed else "another table: this one holds no amount"
        yield place.fault(f"{base}field", field, f"{table} has no such field to {aggregate}; expected {wanted}")
    names = [column.name for column in columns(cls)]
    for name, equals, _ in conditions(where):
        if name not in names or not equals:
            amiss = f"{table} has no column {name!r}" if equals else f"{name!r} says no value"
            message = f"{amiss}; expected field=value pairs joined by ;"
            yield place.fault(f"{base}where", where or "", message)


def conditions(where: str | None) -> list[tuple[str, str, str]]:
    """Return the pairs of ``channel=beijing;counted=yes`` as ``(column, "=", value)``; an empty text has none."""
    return [part.strip().partition("=") for part in (where or "").split(";") if part.strip()]
