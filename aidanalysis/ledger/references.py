"""References between records, and what claims and mentions point at."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from aidanalysis.ledger.columns import amount_fields, column_of, columns, field_types
from aidanalysis.ledger.table import rows_of
from aidanalysis.records import RECORD_CLASSES, Claim, Mention

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from aidanalysis.ledger.faults import Fault
    from aidanalysis.ledger.place import Place
    from aidanalysis.ledger.table import Table
    from aidanalysis.records import Record


def doubled_ids(tables: Iterable[Table]) -> Iterator[Fault]:
    """Yield a fault for each row whose id an earlier one has, and leave the row out of its table."""
    seen: set[str] = set()
    twice: set[str] = set()
    for table in tables:
        distinct = set(table.ids)
        if len(distinct) < len(table.ids):
            twice |= {one for one, count in Counter(table.ids).items() if count > 1}
        twice |= distinct & seen
        seen |= distinct
    first: dict[str, str] = {}
    for table in tables:
        for number in sorted(rows_of(table.ids, twice - {""})):
            record_id, place = table.ids[number], f"{table.file}:{table.cells.lines[number]}"
            if record_id in first:
                table.doubled.add(number)
                message = f"the id stands already at {first[record_id]}; give each record an id of its own"
                yield table.fault(number, "id", record_id, message)
            first.setdefault(record_id, place)


def dangling(tables: Iterable[Table]) -> Iterator[Fault]:
    """Yield a fault for each reference to an id that its table does not hold, in rows too that are amiss otherwise."""
    ids = {table.name: set(table.ids) for table in tables}
    everywhere: set[str] = set().union(*ids.values())
    for table in tables:
        for column in columns(table.cls):
            if not column.refers or column.name not in table.cells.columns:
                continue
            known = everywhere if column.refers == "*" else ids.get(column.refers, set())
            cells = table.column(column.name)
            targets = {cell: cell.split(";") if column.many else [cell] for cell in set(cells) if cell}
            lacking = {cell: [one for one in named if one not in known] for cell, named in targets.items()}
            for number in sorted(rows_of(cells, {cell for cell, named in lacking.items() if named}) - table.doubled):
                for target in lacking[cells[number]]:
                    table_ = "any table" if column.refers == "*" else f"{column.refers}.csv"
                    message = f"expected the id of a record in {table_}; add the record or mend the id"
                    fault = table.fault(number, column.name, target, message)
                    yield replace(fault, lacks=column.refers)


def unresolved(tables: Mapping[str, Table]) -> Iterator[Fault]:
    """Yield a fault for each claim and mention that names a table or field that does not exist."""
    places = [place for name in (Claim.table, Mention.table) if name in tables for place in tables[name].places]
    mentioned = {place.record.of for place in places if isinstance(place.record, Mention)}
    classes = {
        table.ids[number]: table.cls
        for table in tables.values()
        for number in rows_of(table.ids, mentioned).intersection(table.kept if mentioned else ())
    }
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
            case Mention() as mention if mention.of in classes:
                cls = classes[mention.of]
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


def unfounded(tables: Mapping[str, Table]) -> Iterator[Fault]:
    """Yield a fault for each claim that rests on itself, on no record, or on rows that need not lie in its total."""
    places = tables[Claim.table].places if Claim.table in tables else ()
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
                yield from _loose(place, base, table, str(field), str(aggregate), where, tables)
    if not circular:
        # What such a claim should add up is in no other claim, which is nothing new.
        yield from _unclaimed(tables.values(), claims.values())


def _loose(
    place: Place, base: str, table: str, field: str, aggregate: str, where: str | None, tables: Mapping[str, Table]
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
    # The rows of another report's ledger are not at hand here.
    for name, _, value in () if elsewhere else picked:
        if name in names and name != "counted" and table in tables and _values(tables[table], name) == {value}:
            message = f"{name}={value} holds of every row and picks none; take it out"
            yield place.fault(column, where or "", message)


def _values(table: Table, name: str) -> set[str]:
    """Return what the records of a table hold in a column."""
    if column_of(table.cls, name).field == name and field_types(table.cls)[name].plain is str:
        cells = table.column(name)
        return {cells[number] for number in table.kept}
    return {_cell(record, name) for record in table}


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


def _unclaimed(tables: Iterable[Table], claims: Iterable[Claim]) -> Iterator[Fault]:
    """Yield a fault for each amount of rows that are counted in a total which no claim states."""
    claimed = {(claim.of_table, claim.field) for claim in claims}
    for table in tables:
        for name in amount_fields(table.cls) if "counted" in field_types(table.cls) else ():
            if (table.name, name) in claimed:
                continue
            counted, amounts = table.column("counted"), table.column(name)
            number = next((one for one in table.kept if counted[one] == "yes" and amounts[one]), None)
            if number is not None:
                message = f"it is counted in a total of {name} that no claim states; add the claim to claims.csv"
                yield table.fault(number, "counted", "yes", message)


def report_named(where: str | None, own: str) -> str:
    """Return the report whose records conditions are about: the one that they name, or else a claim's own."""
    return next((value for name, _, value in conditions(where) if name == "report"), own)


def conditions(where: str | None) -> list[tuple[str, str, str]]:
    """Return the pairs of ``channel=beijing;counted=yes`` as ``(column, "=", value)``; an empty text has none."""
    return [part.strip().partition("=") for part in (where or "").split(";") if part.strip()]
