"""Texts kept until all are there, on disk if they are many, so that they can be told in another order than they came."""

from __future__ import annotations

import tempfile
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, NamedTuple

from aidanalysis.corpus.lines import NoResultError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import TracebackType


#: Bytes that are kept in memory; what is beyond goes to the disk.
MOST = 32 * 2**20


class _Place(NamedTuple):
    key: Any
    start: int
    length: int


class Spool:
    """Texts, each with what it is sorted by."""

    def __init__(self) -> None:
        self._file = tempfile.SpooledTemporaryFile(MOST)  # noqa: SIM115 - closed with the spool
        self._places: list[_Place] = []

    def __enter__(self) -> Spool:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with suppress(OSError):
            self._file.close()

    def add(self, text: str, key: Any = 0) -> None:
        """Keep a text; raises ``NoResultError`` where the disk does not take it."""
        data = text.encode("utf-8", "surrogatepass")
        with _told():
            self._places.append(_Place(key, self._file.tell(), len(data)))
            self._file.write(data)

    def texts(self) -> Iterator[str]:
        """Yield the texts by their keys, those of one key in the order in which they came."""
        for place in sorted(self._places, key=lambda one: one.key):
            with _told():
                self._file.seek(place.start)
                data = self._file.read(place.length)
            yield data.decode("utf-8", "surrogatepass")


@contextmanager
def _told() -> Iterator[None]:
    """Tell an error of the disk as one that its owner can mend."""
    try:
        yield
    except OSError as error:
        where = f"{tempfile.gettempdir()}: what was found cannot be kept there ({error.strerror})"
        raise NoResultError(f"{where}; make room, or write to -o FILE.jsonl") from None
