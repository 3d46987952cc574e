"""One table of a ledger by columns: what is written alike is checked once, and records are made when they are asked for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property
from itertools import filterfalse
from typing import TYPE_CHECKING, Annotated, Any, Final

from pydantic import TypeAdapter, ValidationError

from aidanalysis.amount import Amount, Qualifier
from aidanalysis.ledger.cells import WRITTEN, cell_faults, plain_cell, record_from_row, record_of
from aidanalysis.ledger.columns import column_of, columns, field_infos, field_types, once
from aidanalysis.ledger.faults import Fault
from aidanalysis.ledger.place import Place
from aidanalysis.records.record import CONFIG, Evidence, Record
from aidanalysis.units import unit_names

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from aidanalysis.ledger.columns import Column
    from aidanalysis.ledger.csv_table import Cells

#: Numbers of which every part of the program holds each digit; longer ones are looked at row by row.
NUMBER: Final = re.compile(r"(0|[1-9][0-9]{0,17})(\.[0-9]{1,9})?")
OFFSET: Final = re.compile(r"0|[1-9][0-9]{0,14}")
#: The unit, the qualifier and the upper end of an amount that is not given.
NOT_GIVEN: Final = ("", "", "")
#: How an amount is written that is neither a range nor anything else that needs a second look.
PLAIN_UNITS: Final = frozenset(unit_names())
PLAIN_QUALIFIERS: Final = frozenset(Qualifier) - {Qualifier.RANGE}


class Table(Sequence[Record]):
    """The records of one file in their order: those of its rows that have no fault."""

    def __init__(self, cls: type[Record], file: str, cells: Cells) -> None:
        self.cls, self.file, self.cells = cls, file, cells
        self.doubtful = doubtful(cls, cells)
        #: Rows that give no record, with what is amiss, and rows whose id an earlier one has.
        self.broken: dict[int, list[Fault]] = {}
        self.doubled: set[int] = set()
        for number in sorted(self.doubtful):
            row = cells.row(number)
            faults = cell_faults(cls, row, file) if row.partial else record_from_row(cls, row, file)[1]
            if faults or row.partial:
                self.broken[number] = faults

    @property
    def name(self) -> str:
        """The name of the table."""
        return self.cls.table

    @property
    def ids(self) -> list[str]:
        """The id of every row, of the broken ones too."""
        return self.cells.columns.get("id", [])

    @property
    def kept(self) -> list[int]:
        """The numbers of the rows that are records."""
        left_out = self.broken.keys() | self.doubled
        return [number for number in range(len(self.cells.lines)) if number not in left_out]

    def column(self, name: str) -> list[str]:
        """Return the cells of a column, of the broken rows too; empty ones where the file has no such column."""
        held = self.cells.columns.get(name)
        return [""] * len(self.cells.lines) if held is None else held

    def place(self, number: int) -> Place:
        """Return the record of a row that has no fault, with its place."""
        return Place(record_of(self.cls, self.cells.row(number)), self.file, self.cells.lines[number])

    def printed(self) -> Iterator[tuple[str, ...]]:
        """Yield the cells of every record in the order of its class's columns, without making it."""
        held = (
            (map(str.lower, cells) if column.type == "boolean" else cells)
            for column in columns(self.cls)
            for cells in (self.column(column.name),)
        )
        rows = zip(*held, strict=True)
        left_out = self.broken.keys() | self.doubled
        return (row for number, row in enumerate(rows) if number not in left_out) if left_out else rows

    def fault(self, number: int, column: str, value: str, message: str) -> Fault:
        """Return a fault of one row."""
        return Fault(self.file, self.cells.lines[number], column, value, message)

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """Every record with its place, made when first asked for."""
        return tuple(map(self.place, self.kept))

    def __len__(self) -> int:
        return len(self.cells.lines) - len(self.broken.keys() | self.doubled)

    def __getitem__(self, at: Any) -> Any:
        return tuple(place.record for place in self.places)[at] if isinstance(at, slice) else self.places[at].record

    def __iter__(self) -> Iterator[Record]:
        return (place.record for place in self.places)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    __hash__ = None  # type: ignore[assignment]


def rows_of(cells: Iterable[str], wanted: set[str]) -> set[int]:
    """Return the numbers of the rows whose cell is one of some."""
    return {number for number, cell in enumerate(cells) if cell in wanted} if wanted else set()


def doubtful(cls: type[Record], cells: Cells) -> set[int]:
    """Return the rows that may have a fault: in all others each cell is written well, and each field takes its own."""
    if cells.partial or not cells.lines:
        return set(range(len(cells.lines)))
    found: set[int] = set()
    for name, kind in field_types(cls).items():
        if kind.plain is Amount:
            found |= _doubtful_amounts(name, cells, optional=kind.optional)
        elif kind.plain is not Evidence:
            found |= _doubtful_cells(column_of(cls, name), cells.columns[name], cls)
    for name in ("section", "phrase"):
        held = cells.columns[name]
        found |= rows_of(held, {cell for cell in set(held) if not cell or cell != cell.strip()})
    offset = cells.columns["offset"]
    return found | rows_of(offset, set(filterfalse(OFFSET.fullmatch, set(offset))))


def _doubtful_cells(column: Column, cells: list[str], cls: type[Record]) -> set[int]:
    """Return the rows whose cell of one column is ill written, or is not taken by its field."""
    distinct = set(cells)
    if column.type in WRITTEN:
        written = WRITTEN[column.type][0].fullmatch
        bad = set(filterfalse(written, distinct))
    elif column.choices:
        bad = distinct - set(column.choices)
    else:
        bad = {cell for cell in distinct if cell != cell.strip()}
    if column.required and "" in distinct:
        bad.add("")
    elif not column.required:
        bad.discard("")
    return rows_of(cells, bad | _not_taken(cls, column, list(distinct - bad - {""})))


def _not_taken(cls: type[Record], column: Column, cells: list[str]) -> set[str]:
    """Return the cells that a field does not take, all of them asked at once."""
    try:
        _taking(cls, column.field)([plain_cell(column, cell) for cell in cells])
    except ValidationError as error:
        return {cells[int(detail["loc"][0])] for detail in error.errors(include_url=False, include_input=False)}
    return set()


@once
def _taking(cls: type[Record], name: str) -> Callable[[list[Any]], list[Any]]:
    """Return what validates values of one field as the record class does."""
    info = field_infos(cls)[name]
    one: Any = Annotated[(info.annotation, *info.metadata)] if info.metadata else info.annotation
    return TypeAdapter(list[one], config=CONFIG).validate_python


def _doubtful_amounts(name: str, cells: Cells, *, optional: bool) -> set[int]:
    """Return the rows whose amount is not a plain number in a known unit, or is given in part."""
    values = cells.columns[name]
    parts = [cells.columns[f"{name}_{part}"] for part in ("unit", "qualifier", "upper")]
    distinct, kinds = set(values), set(zip(*parts, strict=True))
    odd = {kind for kind in kinds if kind[2] or kind[0] not in PLAIN_UNITS or kind[1] not in PLAIN_QUALIFIERS}
    bad = set(filterfalse(NUMBER.fullmatch, distinct))
    if optional:
        odd.discard(NOT_GIVEN)
        bad.discard("")
    found = rows_of(values, bad)
    if odd:
        found |= {number for number, kind in enumerate(zip(*parts, strict=True)) if kind in odd}
    if optional and ("" in distinct or NOT_GIVEN in kinds):
        given = zip(values, zip(*parts, strict=True), strict=True)
        found |= {number for number, (value, kind) in enumerate(given) if (value == "") is not (kind == NOT_GIVEN)}
    return found
