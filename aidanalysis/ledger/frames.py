"""Records as Arrow tables and frames, their columns derived from the record class.

An amount becomes its four printed columns and the interval it means, in the base unit, for the aggregates:
``x_low``, ``x_high`` (empty where unbounded), ``x_low_open``, ``x_high_open``, ``x_slack``, ``x_base``.
"""

from __future__ import annotations

import csv
import io
from functools import lru_cache
from typing import TYPE_CHECKING

import pyarrow as pa
from pyarrow import csv as arrow_csv

from aidanalysis.amount import Amount, Qualifier
from aidanalysis.ledger.cells import record_to_cells
from aidanalysis.ledger.columns import amount_fields, columns
from aidanalysis.ledger.faults import NoSuchError
from aidanalysis.ledger.table import Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import pandas as pd

    from aidanalysis.records.record import Record

#: Decimals wide enough for the sum of a country's budgets in 元, to a hundredth of a 分.
DECIMAL = pa.decimal128(38, 6)
#: What is computed of a printed number has more decimals than it: 12.3456% is rounded by at most 0.0000005.
MEANT = pa.decimal128(38, 12)

ARROW_TYPES = {"number": DECIMAL, "integer": pa.int64(), "boolean": pa.bool_(), "string": pa.string()}

#: The parts of an amount's interval, with their types.
INTERVAL_PARTS = {
    "low": MEANT,
    "high": MEANT,
    "low_open": pa.bool_(),
    "high_open": pa.bool_(),
    "slack": MEANT,
    "base": pa.string(),
}


def arrow_schema(cls: type[Record]) -> pa.Schema:
    """Return the Arrow schema of a record class."""
    printed = [pa.field(column.name, ARROW_TYPES[column.type]) for column in columns(cls)]
    meant = [pa.field(f"{name}_{part}", kind) for name in amount_fields(cls) for part, kind in INTERVAL_PARTS.items()]
    return pa.schema(printed + meant)


def arrow_table(cls: type[Record], records: Iterable[Record]) -> pa.Table:
    """Return records of one class as an Arrow table.

    Those of a file come from its columns, and none is made for it. They go through Arrow's own CSV reader, which
    unlike its other constructors does not load pandas.
    """
    schema = arrow_schema(cls)
    rows = records.printed() if isinstance(records, Table) else map(record_to_cells, records)
    data = io.StringIO(newline="")
    # Each amount is a cell with its three parts behind it.
    amounts = [place for place, column in enumerate(columns(cls)) if column.name in amount_fields(cls)]
    writer = csv.writer(data)
    writer.writerow(schema.names)
    writer.writerows([*row, *(cell for at in amounts for cell in _meant(*row[at : at + 4]))] for row in rows)
    options = arrow_csv.ConvertOptions(
        column_types=schema, null_values=[""], strings_can_be_null=True, true_values=["true"], false_values=["false"]
    )
    return arrow_csv.read_csv(
        pa.py_buffer(data.getvalue().encode()),
        convert_options=options,
        parse_options=arrow_csv.ParseOptions(newlines_in_values=True),
    )


@lru_cache(maxsize=4096)
def _meant(value: str, unit: str, qualifier: str, upper: str) -> tuple[str, ...]:
    """Return the cells of ``INTERVAL_PARTS`` for the cells of an amount."""
    if not value:
        return ("",) * len(INTERVAL_PARTS)
    amount = Amount(value, unit, Qualifier(qualifier), upper or None)
    meant = amount.interval
    return (
        f"{meant.low:f}",
        "" if meant.high is None else f"{meant.high:f}",
        str(meant.low_open).lower(),
        str(meant.high_open).lower(),
        f"{amount.slack:f}",
        meant.unit,
    )


def pick(frame: pd.DataFrame, where: Mapping[str, object]) -> pd.DataFrame:
    """Return the rows whose columns hold these values; raises ``NoSuchError`` for a column or value not there."""
    for column, value in where.items():
        if column not in frame.columns:
            raise NoSuchError("column", column, frame.columns)
        fits = frame[column] == value
        if not fits.any():
            raise NoSuchError(f"row with {column} =", value, dict.fromkeys(frame[column].dropna()))
        frame = frame[fits.fillna(value=False)]
    return frame
