"""Standard output and error that take any text, and keep a command's verdict when nobody reads it."""

from __future__ import annotations

import errno
import io
import os
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final, TextIO

from aidanalysis.cli.language import say
from aidanalysis.errors import one_line

if TYPE_CHECKING:
    from typing_extensions import Buffer

#: Where a message is about: a file and its line.
WHERE: Final = re.compile(r"\S+:\d+")
#: Styles of ANSI terminals: where something stands, what does not follow, what is to be asked.
PLACE, AGAINST, ASKED = "1", "1;31", "33"


class Kept(io.RawIOBase):
    """A stream whose failure does not end the command: what nobody reads is dropped, other failures are kept."""

    def __init__(self, raw: io.RawIOBase) -> None:
        super().__init__()
        self.raw, self.failure = raw, ""

    def write(self, data: Buffer) -> int:
        """Write what can be written; what cannot is dropped, and why is kept."""
        try:
            return self.raw.write(data) or 0
        except OSError as error:
            if error.errno not in (errno.EPIPE, errno.EINVAL):
                self.failure = error.strerror or str(error)
            return memoryview(data).nbytes

    def writable(self) -> bool:
        """Whether it can be written to, which it always can."""
        return True

    def fileno(self) -> int:
        """Return the descriptor of the stream below."""
        return self.raw.fileno()

    def isatty(self) -> bool:
        """Whether a terminal shows it."""
        return self.raw.isatty()


def prepare() -> Kept | None:
    """Make both streams take any character and any failure; return standard output's, if it is a real one."""
    sys.stderr = _taking_all(sys.stderr)[0]
    if isinstance(sys.stderr, io.TextIOWrapper):
        sys.stderr.reconfigure(line_buffering=True)
    sys.stdout, kept = _taking_all(sys.stdout)
    if sys.stdin is None:
        # A shell has closed it: <&-
        sys.stdin = io.TextIOWrapper(io.BytesIO())
    return kept


def _taking_all(stream: TextIO | None) -> tuple[TextIO, Kept | None]:
    if stream is None:
        # A shell has closed it: >&-
        return Path(os.devnull).open("w", encoding="utf-8"), None
    buffer = getattr(stream, "buffer", None)
    # Without buffers, as PYTHONUNBUFFERED asks, the raw stream stands in the buffer's place.
    raw = getattr(buffer, "raw", buffer)
    if not isinstance(raw, io.FileIO):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
        return stream, raw if isinstance(raw, Kept) else None
    stream.flush()
    kept = Kept(raw)
    text = io.TextIOWrapper(
        io.BufferedWriter(kept), encoding="utf-8", errors="backslashreplace", line_buffering=raw.isatty(), newline=None
    )
    return text, kept


def tell(message: object) -> None:
    """Write lines to standard error, each a whole one whatever is in it, in the language that is spoken.

    What a message says stands out from where it says it, on a terminal that shows colours.
    """
    for line in str(message).split("\n"):
        said = say(one_line(line))
        place = WHERE.match(said)
        end = place.end() if place else 0
        print(f"{painted(said[:end], PLACE, sys.stderr)}{said[end:]}", file=sys.stderr)


def painted(text: str, style: str, stream: TextIO) -> str:
    """Return text in a style of ANSI terminals, as it is where the stream or its reader wants no colour."""
    return f"\x1b[{style}m{text}\x1b[0m" if text and style and in_colour(stream) else text


def in_colour(stream: TextIO) -> bool:
    """Whether what goes to a stream is shown in colour: as NO_COLOR and FORCE_COLOR ask, else on terminals."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    plain = os.environ.get("TERM") == "dumb" or (os.name == "nt" and "WT_SESSION" not in os.environ)
    return stream.isatty() and not plain
