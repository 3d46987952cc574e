"""One run of the command line: what it gave back and what it printed."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple


class Outcome(NamedTuple):
    """The exit code and both streams of one run."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        """The lines of the error stream."""
        return self.err.splitlines()


Run = Callable[..., Outcome]
