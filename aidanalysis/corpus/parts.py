"""Results as a folder of Parquet files, some thousand documents each; a part is whole or it is not there."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pyarrow as pa
from pyarrow import parquet

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

#: Documents in one part.
SIZE = 2_000
#: Where a part keeps the names of its documents, those without a row too.
DOCUMENTS = b"documents"


class PartsWriter:
    """A folder of Parquet files of one schema, each written beside and then renamed.

    With ``resume`` the parts that are there are kept, and ``done`` holds their documents; what was under way when the
    run was cut off is done again. Without it the folder's parts are taken away.
    """

    def __init__(self, folder: Path, schema: pa.Schema, *, resume: bool = False, size: int = SIZE) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.done: set[str] = set()
        self._folder, self._schema, self._size = folder, schema, size
        self._rows: list[dict[str, Any]] = []
        self._documents: list[str] = []
        for beside in folder.glob("part-*.writing"):
            beside.unlink()
        parts = sorted(folder.glob("part-*.parquet"))
        for part in parts:
            if resume:
                self.done.update(json.loads(parquet.read_schema(part).metadata[DOCUMENTS]))
            else:
                part.unlink()
        self._next = int(parts[-1].stem.removeprefix("part-")) + 1 if resume and parts else 0

    def __enter__(self) -> PartsWriter:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._save()

    def write(self, document: str, rows: list[dict[str, Any]]) -> None:
        """Add one document's rows."""
        self._documents.append(document)
        self._rows += rows
        if len(self._documents) >= self._size:
            self._save()

    def _save(self) -> None:
        if not self._documents:
            return
        schema = self._schema.with_metadata({DOCUMENTS: json.dumps(self._documents)})
        target = self._folder / f"part-{self._next:06}.parquet"
        beside = target.with_suffix(".writing")
        parquet.write_table(pa.Table.from_pylist(self._rows, schema=schema), beside)
        beside.replace(target)
        self._next += 1
        self._rows, self._documents = [], []
