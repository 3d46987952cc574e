"""The exit codes of every command, in one place."""

from __future__ import annotations

from enum import IntEnum
from typing import Self


class Exit(IntEnum):
    """What a command's exit code says to a shell or to CI."""

    meaning: str

    def __new__(cls, value: int, meaning: str) -> Self:
        """Make a member of its number and what it means."""
        member = int.__new__(cls, value)
        member._value_, member.meaning = value, meaning
        return member

    HOLDS = 0, "all holds, or it is done"
    DOES_NOT_FOLLOW = 1, "a claim does not follow, or what --fail-… asks for was found"
    BAD_INPUT = 2, "an input cannot be used, or an output not written; each fault is a line on standard error"
    #: The number is EX_SOFTWARE of sysexits.h.
    BROKEN = 70, "the program itself failed"
    #: As shells count it: 128 and the number of the signal.
    INTERRUPTED = 130, "stopped with Ctrl-C"
