"""Results as a folder of Parquet files, some thousand documents each; a part is whole or it is not there."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pyarrow as pa
from pyarrow import parquet

from aidanalysis.corpus.lines import BESIDE, NoResultError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from types import TracebackType

    from aidanalysis.corpus.lines import Note

#: Documents in one part.
SIZE = 2_000
#: Where a part keeps the names of its documents, those without a row too, each with its fault.
DOCUMENTS = b"documents"


class PartsWriter:
    """A folder of Parquet files of one schema, each written beside and then renamed.

    With ``resume`` the parts that are there are kept, and ``done`` holds their documents, with what is to be known of
    each; what was under way when the run was cut off is done again. Without it a folder that holds parts is refused:
    nothing that is there is lost. ``refused`` makes the one row of a document that has a fault.
    """

    def __init__(
        self,
        folder: Path,
        schema: pa.Schema,
        refused: Callable[[str, str], pa.Table],
        *,
        resume: bool = False,
        size: int = SIZE,
    ) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.done: dict[str, Note] = {}
        self._folder, self._schema, self._size, self._refused = folder, schema, size, refused
        self._rows: list[pa.Table] = []
        self._documents: dict[str, Note] = {}
        parts = sorted(folder.glob("part-*.parquet"))
        if parts and not resume:
            raise NoResultError(f"{folder}: holds results already; give --resume to go on, or another folder")
        for beside in folder.glob(f"part-*{BESIDE}"):
            beside.unlink()
        for part in parts:
            found = parquet.read_schema(part)
            if not found.equals(schema) or DOCUMENTS not in (found.metadata or {}):
                raise NoResultError(f"{part}: no part of such a run; give its own folder")
            self.done |= json.loads(found.metadata[DOCUMENTS])
        self._next = int(parts[-1].stem.removeprefix("part-")) + 1 if parts else 0

    def __enter__(self) -> PartsWriter:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._save()

    def write(self, document: str, rows: pa.Table, note: Note | None = None) -> None:
        """Add one document's rows."""
        self._rows.append(rows)
        self._documents[document] = self.done[document] = note or {}
        if len(self._documents) >= self._size:
            self._save()

    def refuse(self, document: str, fault: str) -> None:
        """Add the row of a document that has no result."""
        self.write(document, self._refused(document, fault), {"fault": fault})

    def _save(self) -> None:
        if not self._documents:
            return
        rows = pa.concat_tables(self._rows, promote_options="none").combine_chunks()
        target = self._folder / f"part-{self._next:06}.parquet"
        beside = target.with_suffix(BESIDE)
        parquet.write_table(rows.replace_schema_metadata({DOCUMENTS: json.dumps(self._documents)}), beside)
        beside.replace(target)
        self._next += 1
        self._rows, self._documents = [], {}
