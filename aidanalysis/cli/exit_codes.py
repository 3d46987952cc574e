"""The exit codes of every command, in one place."""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """What a command's exit code says to a shell or to CI."""

    HOLDS = 0
    """All holds, or was written."""
    DOES_NOT_FOLLOW = 1
    """A claim does not follow, or what ``--fail-…`` asks for was found."""
    BAD_INPUT = 2
    """An input cannot be used, or an output cannot be written; each fault is one line on standard error."""
    BROKEN = 70
    """A fault of the program itself; the number is ``EX_SOFTWARE`` of ``sysexits.h``."""
    INTERRUPTED = 130
    """Stopped with Ctrl-C, as shells count it: 128 and the number of the signal."""
