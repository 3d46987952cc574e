"""Read a folder of reports on Dask: ``python on_dask.py FOLDER TO.parquet``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import dask.dataframe as dd
import pandas as pd

from aidanalysis.corpus.frames import audit_frame, read_frame
from aidanalysis.documents import document_paths

#: Documents in one task.
SIZE = 200


def quantities(folder: str) -> Any:
    """Return every quantity of the reports below a folder, a row each; nothing is read before it is asked for."""
    return _files(folder).map_partitions(read_frame, meta=read_frame(_named([])))


def claims(folder: str) -> Any:
    """Return every claim and query of the reports below a folder, a row each."""
    return _files(folder).map_partitions(audit_frame, meta=audit_frame(_named([])))


def _files(folder: str) -> Any:
    return dd.from_pandas(_named([str(path) for path in document_paths(Path(folder))]), chunksize=SIZE)


def _named(paths: list[str]) -> pd.DataFrame:
    return pd.DataFrame({"document": pd.Series(paths, dtype="string")})


if __name__ == "__main__":
    quantities(sys.argv[1]).to_parquet(sys.argv[2])
