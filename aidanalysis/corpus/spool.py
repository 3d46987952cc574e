"""Texts kept on disk until all are there, so that they can be told in another order than they came in."""

from __future__ import annotations

import tempfile
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import TracebackType


class _Place(NamedTuple):
    key: Any
    start: int
    length: int


class Spool:
    """Texts, each with what it is sorted by."""

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile()  # noqa: SIM115 - closed with the spool
        self._places: list[_Place] = []

    def __enter__(self) -> Spool:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()

    def add(self, text: str, key: Any = 0) -> None:
        """Keep a text."""
        data = text.encode("utf-8", "surrogatepass")
        self._places.append(_Place(key, self._file.tell(), len(data)))
        self._file.write(data)

    def texts(self) -> Iterator[str]:
        """Yield the texts by their keys, those of one key in the order in which they came."""
        for place in sorted(self._places, key=lambda one: one.key):
            self._file.seek(place.start)
            yield self._file.read(place.length).decode("utf-8", "surrogatepass")
        self._file.seek(0, 2)
