"""Results as JSON Lines, one a document, written as they come; a run that was cut off goes on behind its last line."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING, Any

from aidanalysis.errors import AidAnalysisError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from types import TracebackType

#: What is to be known of a document that is done.
Note = dict[str, Any]

#: What a result is called until it is whole.
BESIDE = ".writing"


class NoResultError(AidAnalysisError, ValueError):
    """What is to be taken up again is no result of the same command, or is there already."""


class LinesWriter:
    """A file of one JSON object a document, which names it and holds ``key``, or the ``fault`` why it does not.

    It is written beside, and takes its name when it is whole: what stood there stays till then. With ``resume`` the
    whole lines that are there are kept, a line that was cut off is taken away, and ``done`` holds the documents that
    need no second reading, with what is to be known of each: its ``fault``, or what ``note`` takes from its line.
    Without it the file starts anew.
    """

    def __init__(
        self, path: Path, key: str, note: Callable[[dict[str, Any]], Note] | None = None, *, resume: bool = False
    ) -> None:
        self.done: dict[str, Note] = {}
        self._path, self._beside, self._key = path, path.with_name(path.name + BESIDE), key
        self._note = note or (lambda _: {})
        path.parent.mkdir(parents=True, exist_ok=True)
        if resume and path.is_file() and not self._beside.exists():
            shutil.copyfile(path, self._beside.with_suffix(".copying"))
            self._beside.with_suffix(".copying").replace(self._beside)
        self._file = self._beside.open("r+b" if resume and self._beside.exists() else "wb")
        kept = self._taken_up() if resume and self._file.readable() else 0
        self._file.seek(kept)
        self._file.truncate()

    def _taken_up(self) -> int:
        """Note the documents of the whole lines; returns where these end."""
        kept = 0
        for number, line in enumerate(self._file, 1):
            if not line.endswith(b"\n"):
                break
            try:
                row = json.loads(line)
                row[self._key if "fault" not in row else "fault"]
                self.done[row["document"]] = {"fault": row["fault"]} if "fault" in row else self._note(row)
            except (ValueError, KeyError, TypeError):
                self._file.close()
                raise NoResultError(
                    f"{self._path}:{number}: no line of such a run; give its own file, or no --resume"
                ) from None
            kept += len(line)
        return kept

    def __enter__(self) -> LinesWriter:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()
        if kind is None:
            self._beside.replace(self._path)

    def write(self, document: str, line: str, note: Note | None = None) -> None:
        """Add one document's object; it is with the system when this returns."""
        self._file.write(line.encode("utf-8", "backslashreplace") + b"\n")
        self._file.flush()
        self.done[document] = note or {}

    def refuse(self, document: str, fault: str) -> None:
        """Add the line of a document that has no result."""
        line = json.dumps({"document": document, "fault": fault}, ensure_ascii=False)
        self.write(document, line, {"fault": fault})
