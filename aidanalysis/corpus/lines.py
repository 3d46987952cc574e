"""Results as JSON Lines, one a document, appended as they come; a run that was cut off goes on behind its last line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType


class LinesWriter:
    """A file of one JSON object a document, which names its document.

    With ``resume`` the whole lines that are there are kept, a line that was cut off is taken away, and ``done`` holds
    the documents that need no second reading. Without it the file starts anew.
    """

    def __init__(self, path: Path, *, resume: bool = False) -> None:
        self.done: set[str] = set()
        self._file = path.open("r+b" if resume and path.exists() else "wb")
        kept = 0
        for line in self._file if resume and self._file.readable() else ():
            if not line.endswith(b"\n"):
                break
            self.done.add(json.loads(line)["document"])
            kept += len(line)
        self._file.seek(kept)
        self._file.truncate()

    def __enter__(self) -> LinesWriter:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()

    def write(self, row: dict[str, Any]) -> None:
        """Add one document's object; it is with the system when this returns."""
        self._file.write(json.dumps(row, ensure_ascii=False).encode("utf-8", "backslashreplace") + b"\n")
        self._file.flush()
