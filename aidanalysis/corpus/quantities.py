"""The quantities of a document as rows: for JSON Lines, CSV, Parquet and frames of any engine."""

from __future__ import annotations

import csv
import io
import json
import re
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from aidanalysis.errors import one_line

if TYPE_CHECKING:
    import pyarrow as pa

    from aidanalysis.documents import Document
    from aidanalysis.reading import Quantity

CELL: Final = ("table", "row", "column", "row_head", "column_head")
COLUMNS: Final = (
    *("start", "end", "text", "kind", "value", "value2", "unit", "qualifier", "section", "rule", "unclear"),
    *CELL,
)
#: The columns of words, which a spreadsheet could take for formulas; a negative number is none.
WORDS: Final = frozenset(("document", "text", "unit", "section", "row_head", "column_head"))
_FORMULA: Final = re.compile(r"[=+@＝＋＠\t\r\n]|[-－](?![\d.])")
#: Characters that steer a terminal, or turn the direction of what follows, and are no text.
_STEERING: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
NUMBERS: Final = frozenset(("start", "end", "table", "row", "column"))
VALUES: Final = frozenset(("value", "value2"))
#: Digits before and behind the point that a column of every engine holds.
PRECISION, SCALE = 38, 12


def name_of(document: Document) -> str:
    """Return a document's name with forward slashes on every system."""
    return document.name if document.name == "-" else Path(document.name).as_posix()


def as_words(text: str) -> str:
    """Return text that a spreadsheet will not take for a formula, nor a terminal for an order."""
    told = _STEERING.sub(lambda sign: one_line(sign[0]), text)
    return f"'{told}" if _FORMULA.match(told) else told


def as_row(document: Document, quantity: Quantity) -> dict[str, Any]:
    """Return a quantity as JSON writes it; numbers are strings, so that no decimal is lost."""
    row: dict[str, Any] = {
        "start": quantity.start,
        "end": quantity.end,
        "text": quantity.text,
        "kind": str(quantity.kind),
        "value": None if quantity.value is None else f"{quantity.value:f}",
        "value2": None if quantity.value2 is None else f"{quantity.value2:f}",
        "unit": quantity.unit,
        "qualifier": quantity.qualifier,
        "section": document.section_at(quantity.start),
        "rule": quantity.rule,
        "unclear": quantity.unclear or None,
        "cell": quantity.cell and quantity.cell._asdict(),
    }
    return {key: value for key, value in row.items() if value is not None}


def flat_rows(document: Document, found: list[Quantity]) -> list[dict[str, Any]]:
    """Return one row a quantity, its document named and its cell in columns."""
    rows = []
    for quantity in found:
        row = {"document": name_of(document), **as_row(document, quantity)}
        rows.append(row | (row.pop("cell", None) or {}))
    return rows


def json_line(document: Document, found: list[Quantity]) -> str:
    """Return a document's quantities as one line of JSON."""
    line: dict[str, Any] = {
        "document": name_of(document),
        "quantities": [as_row(document, quantity) for quantity in found],
    }
    if document.warnings:
        line["warnings"] = list(document.warnings)
    return json.dumps(line, ensure_ascii=False)


def csv_lines(document: Document, found: list[Quantity]) -> str:
    """Return a document's quantities as lines of CSV whose words are no formulas."""
    lines = io.StringIO()
    writer = csv.DictWriter(lines, ("document", *COLUMNS), extrasaction="ignore", lineterminator="\n")
    for row in flat_rows(document, found):
        writer.writerow({key: as_words(value) if key in WORDS else value for key, value in row.items()})
    return lines.getvalue()


def schema() -> pa.Schema:
    """Return the columns of quantities in a table, ``fault`` being why a document has none."""
    import pyarrow as pa  # noqa: PLC0415 - slow to load

    kinds = {**dict.fromkeys(NUMBERS, pa.int64()), **dict.fromkeys(VALUES, pa.decimal128(PRECISION, SCALE))}
    kinds["unclear"] = pa.bool_()
    return pa.schema([(name, kinds.get(name, pa.string())) for name in ("document", *COLUMNS, "fault")])


def table(document: Document, found: list[Quantity]) -> pa.Table:
    """Return a document's quantities as an Arrow table; a number that its column cannot hold is unclear."""
    import pyarrow as pa  # noqa: PLC0415 - slow to load

    rows = flat_rows(document, found)
    for row in rows:
        for name in VALUES & row.keys():
            row[name] = _fitting(row[name])
            row["unclear"] = row[name] is None
        row["document"] = printable(row["document"])
    return pa.Table.from_pylist(rows, schema=schema())


def refused(document: str, fault: str) -> pa.Table:
    """Return the one row of a document that could not be read."""
    import pyarrow as pa  # noqa: PLC0415 - slow to load

    return pa.Table.from_pylist([{"document": printable(document), "fault": printable(fault)}], schema=schema())


def printable(name: str) -> str:
    """Return a file's name with the bytes that are no text made visible, as Arrow holds text alone."""
    return name.encode("utf-8", "backslashreplace").decode()


def _fitting(text: str) -> Decimal | None:
    """Return a number where the column holds it to its last digit."""
    whole, _, places = text.partition(".")
    places = places.rstrip("0")
    return Decimal(f"{whole}.{places}") if len(whole) <= PRECISION - SCALE and len(places) <= SCALE else None
