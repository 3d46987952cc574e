"""One document to be read: a file by its name, or what standard input held."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from aidanalysis.documents import load, load_bytes

if TYPE_CHECKING:
    from aidanalysis.documents import Document

#: The name of standard input, as an argument and in the output.
STDIN: Final = "-"


class Source(NamedTuple):
    """A document's name, its bytes unless these are to be read from the file, and its number in the run."""

    name: str
    data: bytes | None = None
    number: int = 0

    def load(self) -> Document:
        """Return the document; raises ``DocumentError``."""
        return load(self.name) if self.data is None else load_bytes(self.data, self.name)
