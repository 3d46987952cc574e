"""Reading and auditing as functions from frame to frame, for engines that spread work over a cluster.

A frame has the column ``document``, a path that the worker can open, or ``path`` and ``content`` as Spark's binaryFile
source gives them. Each result row names its document; one that could not be read is a row with its ``fault``.
PySpark: ``files.mapInPandas(read_frames, spark_schema(READ))``. Dask: ``files.map_partitions(read_frame, meta=...)``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd
import pyarrow as pa

from aidanalysis.corpus import auditing, quantities
from aidanalysis.corpus.auditing import AuditTask
from aidanalysis.corpus.bounds import Bounds
from aidanalysis.corpus.pool import attempt
from aidanalysis.corpus.reading import Read
from aidanalysis.corpus.source import Source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from types import ModuleType

#: The columns of a reading and of an audit.
READ: pa.Schema = quantities.schema()
AUDITED: pa.Schema = auditing.schema()


def read_frame(documents: pd.DataFrame) -> pd.DataFrame:
    """Return every quantity of the documents, a row a quantity, with the columns of ``READ``."""
    return _arrow_columns(_made(documents, Read("parquet"), quantities))


def audit_frame(documents: pd.DataFrame) -> pd.DataFrame:
    """Return every claim and query of the documents, a row each, with the columns of ``AUDITED``."""
    return _arrow_columns(_made(documents, AuditTask("parquet"), auditing))


def read_frames(frames: Iterable[pd.DataFrame]) -> Iterator[pd.DataFrame]:
    """Read frame by frame, as PySpark's ``mapInPandas`` asks."""
    return (_plain_columns(_made(one, Read("parquet"), quantities)) for one in frames)


def audit_frames(frames: Iterable[pd.DataFrame]) -> Iterator[pd.DataFrame]:
    """Audit frame by frame, as PySpark's ``mapInPandas`` asks."""
    return (_plain_columns(_made(one, AuditTask("parquet"), auditing)) for one in frames)


def spark_schema(schema: pa.Schema) -> Any:
    """Return columns as PySpark names their types."""
    from pyspark.sql.pandas.types import from_arrow_schema  # noqa: PLC0415 - there whenever it is asked for

    return from_arrow_schema(schema)


def _made(documents: pd.DataFrame, task: Callable[[Source], Any], rows: ModuleType) -> pa.Table:
    named = "document" if "document" in documents.columns else "path"
    if named not in documents.columns:
        raise ValueError(
            f"the frame names no documents; expected a column document or path, not {[*documents.columns]}"
        )
    contents = documents["content"] if "content" in documents.columns else [None] * len(documents)
    tables = [rows.schema().empty_table()]
    for name, data in zip(documents[named], contents, strict=True):
        outcome = attempt(task, Source(str(name), None if data is None else bytes(data)), str(name), Bounds())
        made = outcome.result
        tables.append(rows.refused(outcome.document, outcome.fault) if made is None else made.output)
    return pa.concat_tables(tables)


def _arrow_columns(table: pa.Table) -> pd.DataFrame:
    frame: pd.DataFrame = table.to_pandas(types_mapper=pd.ArrowDtype)
    return frame


def _plain_columns(table: pa.Table) -> pd.DataFrame:
    """Return columns of Python values: PySpark takes no chunked ones."""
    frame: pd.DataFrame = table.to_pandas(integer_object_nulls=True).astype(object)
    return frame
