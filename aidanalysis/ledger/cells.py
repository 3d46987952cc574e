"""Cells to records and records to cells."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from aidanalysis.amount import Amount
from aidanalysis.ledger.columns import Column, amount_fields, columns, field_types
from aidanalysis.ledger.faults import Fault
from aidanalysis.records.record import Evidence, Record
from aidanalysis.units import UnknownUnitError

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

    from aidanalysis.ledger.csv_table import Row

#: How a cell of each type must be written, and how that is told.
WRITTEN = {
    "number": (
        re.compile(r"(0|[1-9][0-9]*)(\.[0-9]+)?"),
        "expected a number of zero or more such as 5265.4, without separators",
    ),
    "integer": (re.compile(r"0|[1-9][0-9]*"), "expected a whole number of zero or more such as 2008"),
    "boolean": (re.compile(r"true|false", re.IGNORECASE), "expected true or false"),
}


def record_from_row(cls: type[Record], row: Row, file: str) -> tuple[Record | None, list[Fault]]:
    """Return the record of a row, or every fault of its cells."""
    faults = {fault.column: fault for fault in cell_faults(cls, row, file)}
    for name in amount_fields(cls):
        column = f"{name}_qualifier"
        if row.cells[name] and not row.cells[column] and column not in faults:
            faults[column] = Fault(file, row.line, column, "", "the cell is empty; fill it in")
    try:
        record = cls(**_field_values(cls, row))
    except ValidationError as error:
        for detail in error.errors():
            name = _column_of(cls, detail)
            if not any(known == name or known.startswith(f"{name}_") for known in faults):
                faults[name] = Fault(file, row.line, name, row.cells[name], _message(detail))
        record = None
    return (None, list(faults.values())) if faults else (record, [])


def record_of(cls: type[Record], row: Row) -> Record:
    """Return the record of a row that has no fault."""
    return cls(**_field_values(cls, row))


def cell_faults(cls: type[Record], row: Row, file: str) -> list[Fault]:
    """Return what is amiss in each cell of a row that can be told from the cell alone."""
    return [
        Fault(file, row.line, column.name, row.cells[column.name], message)
        for column in columns(cls)
        if column.name in row.cells and (message := _cell_fault(column, row.cells[column.name]))
    ]


def _cell_fault(column: Column, cell: str) -> str:
    """Return what is amiss in a cell that can be told from the cell alone."""
    if not cell:
        return "the cell is empty; fill it in" if column.required else ""
    if cell != cell.strip():
        return "expected no blanks at either end; take them out"
    if column.type in WRITTEN:
        form, message = WRITTEN[column.type]
        return "" if form.fullmatch(cell) else f"{message}; write it as the report prints it, in plain digits"
    if column.choices and cell not in column.choices:
        return f"expected one of {', '.join(column.choices)}"
    return ""


def _field_values(cls: type[Record], row: Row) -> dict[str, Any]:
    """Return what the record class takes, without the fields whose cells are empty."""
    values: dict[str, Any] = {}
    cells = row.cells
    for name, field in field_types(cls).items():
        if field.plain is Amount:
            keys = {"value": name, "unit": f"{name}_unit", "qualifier": f"{name}_qualifier", "upper": f"{name}_upper"}
            parts = {part: cells[column] for part, column in keys.items() if cells[column]}
            if parts:
                values[name] = parts
        elif field.plain is Evidence:
            values[name] = {part: cells[part] for part in ("section", "phrase", "offset")}
    for column in columns(cls):
        if column.field == column.name and column.field not in values and cells[column.name]:
            values[column.field] = plain_cell(column, cells[column.name])
    return values


def plain_cell(column: Column, cell: str) -> str | tuple[str, ...]:
    """Return a cell as the record takes it: several are a tuple, and a spreadsheet writes TRUE and FALSE."""
    if column.many:
        return tuple(cell.split(";"))
    return cell.lower() if column.type == "boolean" else cell


def _column_of(cls: type[Record], detail: ErrorDetails) -> str:
    """Return the column that a fault found by pydantic belongs to."""
    name, *rest = (str(part) for part in detail["loc"])
    plain = field_types(cls)[name].plain
    if plain is Evidence:
        return rest[0] if rest else "offset"
    if plain is Amount and rest and rest[0] != "value":
        return f"{name}_{rest[0]}"
    if plain is Amount and isinstance(detail.get("ctx", {}).get("error"), UnknownUnitError):
        return f"{name}_unit"
    return name


def _message(detail: ErrorDetails) -> str:
    context = detail.get("ctx", {})
    match detail["type"]:
        case "missing":
            return "the cell is empty; fill it in"
        case "string_pattern_mismatch":
            return f"expected text of the form {context['pattern']}"
        case "value_error":
            return str(context["error"])
        case _:
            return detail["msg"][0].lower() + detail["msg"][1:]


def record_to_cells(record: Record) -> list[str]:
    """Return the cells of a record, in the order of its class's columns."""
    cells: dict[str, str] = {}
    for name in field_types(type(record)):
        value = getattr(record, name)
        if isinstance(value, Amount):
            upper = "" if value.upper is None else f"{value.upper:f}"
            cells |= {name: f"{value.value:f}", f"{name}_unit": value.unit, f"{name}_qualifier": value.qualifier}
            cells[f"{name}_upper"] = upper
        elif isinstance(value, Evidence):
            cells |= {"section": value.section, "phrase": value.phrase, "offset": str(value.offset)}
        else:
            cells[name] = _cell(value)
    return [cells.get(column.name, "") for column in columns(type(record))]


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, tuple):
        return ";".join(value)
    return str(value)
