"""References between records, and what claims and mentions point at."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from aidanalysis.ledger.columns import amount_fields, columns, field_types
from aidanalysis.ledger.faults import Fault
from aidanalysis.records import RECORD_CLASSES, Claim, Mention

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from aidanalysis.ledger.columns import Column
    from aidanalysis.ledger.csv_table import Row
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


def dangling(places: Sequence[Place], ids: Mapping[str, set[str]]) -> Iterator[Fault]:
    """Yield a fault for each reference to an id that its table does not hold."""
    for place in places:
        for column in columns(type(place.record)):
            value = getattr(place.record, column.field)
            if column.refers and value is not None:
                targets = value if column.many else (value,)
                yield from _not_there(column, targets, ids, place.file, place.line)


def dangling_cells(cls: type[Record], file: str, row: Row, ids: Mapping[str, set[str]]) -> Iterator[Fault]:
    """Yield the same for a row of which another cell is amiss."""
    for column in columns(cls):
        cell = row.cells.get(column.name)
        if column.refers and cell:
            yield from _not_there(column, cell.split(";") if column.many else [cell], ids, file, row.line)


def _not_there(
    column: Column, targets: Iterable[str], ids: Mapping[str, set[str]], file: str, line: int
) -> Iterator[Fault]:
    known = set().union(*ids.values()) if column.refers == "*" else ids.get(column.refers, set())
    table = "any table" if column.refers == "*" else f"{column.refers}.csv"
    for target in targets:
        if target not in known:
            message = f"expected the id of a record in {table}; add the record or mend the id"
            yield Fault(file, line, column.name, target, message, lacks=column.refers)


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


def unfounded(places: Sequence[Place]) -> Iterator[Fault]:
    """Yield a fault for each claim that rests on itself, on no record, or on rows that need not lie in its total."""
    claims = {place.record.id: place.record for place in places if isinstance(place.record, Claim)}
    below = {claim.id: _claims_below(claim, claims.values()) for claim in claims.values()}
    circular = {claim for claim in claims if claim in _reached(claim, below)}
    for place in places:
        claim = place.record
        if not isinstance(claim, Claim):
            continue
        if claim.id in circular:
            message = "a claim cannot rest on itself; name the records that it adds up or counts"
            span = (claim.evidence.offset, claim.evidence.end)
            yield place.fault("of_table", claim.of_table, message, span=span)
        operands = (
            ("", claim.of_table, claim.field, claim.aggregate, claim.where),
            ("base_", claim.base_table, claim.base_field, claim.base_aggregate, claim.base_where),
        )
        for base, table, field, aggregate, where in operands:
            if table in RECORD_CLASSES and aggregate:
                yield from _loose(place, base, table, str(field), str(aggregate), where, places)
    if not circular:
        # What such a claim should add up is in no other claim, which is nothing new.
        yield from _unclaimed(places, claims.values())


def _loose(
    place: Place, base: str, table: str, field: str, aggregate: str, where: str | None, places: Sequence[Place]
) -> Iterator[Fault]:
    """Yield a fault for each way in which an operand says less, or more, than which rows it takes."""
    elsewhere = report_named(where, place.record.report) != place.record.report
    picked = [one for one in conditions(where) if not (elsewhere and one[0] == "report")]
    column = f"{base}where"
    if len({name for name, _, _ in picked}) < len(picked):
        yield place.fault(column, where or "", "a column stands twice; give each one value")
    if aggregate == "count" and field != "id":
        yield place.fault(f"{base}field", field, "a count counts records; give the field id")
    names = [one.name for one in columns(RECORD_CLASSES[table])]
    if aggregate == "total" and "counted" in names and not picked:
        message = "rows of this table may lie outside a total; say which are meant, such as counted=yes"
        yield place.fault(column, where or "", message)
    # Rows of another report's ledger are not at hand here.
    rows = [] if elsewhere else [one.record for one in places if one.record.table == table]
    for name, _, value in picked:
        if name in names and name != "counted" and rows and all(_cell(row, name) == value for row in rows):
            message = f"{name}={value} holds of every row and picks none; take it out"
            yield place.fault(column, where or "", message)


def _cell(record: Record, name: str) -> str:
    value = getattr(record, name, None)
    return str(value).lower() if isinstance(value, bool) else "" if value is None else str(value)


def _claims_below(claim: Claim, claims: Iterable[Claim]) -> set[str]:
    """Return the claims that a claim is computed from."""
    found: set[str] = set()
    for table, where in ((claim.of_table, claim.where), (claim.base_table, claim.base_where)):
        if table == Claim.table:
            wanted = [(name, value) for name, _, value in conditions(where)]
            found |= {one.id for one in claims if all(_cell(one, name) == value for name, value in wanted)}
    return found


def _reached(start: str, below: Mapping[str, set[str]]) -> set[str]:
    """Return every claim that one is computed from, by way of others too."""
    found: set[str] = set()
    todo = list(below[start])
    while todo:
        one = todo.pop()
        if one not in found:
            found.add(one)
            todo += below.get(one, ())
    return found


def _unclaimed(places: Sequence[Place], claims: Iterable[Claim]) -> Iterator[Fault]:
    """Yield a fault for each amount of rows that are counted in a total which no claim states."""
    claimed = {(claim.of_table, claim.field) for claim in claims}
    told: set[tuple[str, str]] = set()
    for place in places:
        record = place.record
        if str(getattr(record, "counted", "")) != "yes":
            continue
        for name in amount_fields(type(record)):
            key = (record.table, name)
            if key not in claimed | told and getattr(record, name) is not None:
                told.add(key)
                message = f"it is counted in a total of {name} that no claim states; add the claim to claims.csv"
                yield place.fault("counted", "yes", message)


def report_named(where: str | None, own: str) -> str:
    """Return the report whose records conditions are about: the one that they name, or else a claim's own."""
    return next((value for name, _, value in conditions(where) if name == "report"), own)


def conditions(where: str | None) -> list[tuple[str, str, str]]:
    """Return the pairs of ``channel=beijing;counted=yes`` as ``(column, "=", value)``; an empty text has none."""
    return [part.strip().partition("=") for part in (where or "").split(";") if part.strip()]
