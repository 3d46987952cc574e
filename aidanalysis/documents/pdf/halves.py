"""The pages of a long document read by two processes at once, where the system can fork and has two cores to give."""

from __future__ import annotations

import math
import os
import signal
from contextlib import suppress
from typing import TYPE_CHECKING, Final, NoReturn, TypeVar

from aidanalysis.documents.pdf.pipe import receive, send

if TYPE_CHECKING:
    from collections.abc import Callable

#: Of fewer pages the second process takes longer to make than it saves.
LEAST_PAGES: Final = 24
_MOST_WAITED: Final = 3600

Read = TypeVar("Read")


def in_halves(read: Callable[[range], list[Read]], count: int, seconds: float) -> list[Read]:
    """Return what is read of so many pages; the second half is read beside the first, or after it if that fails."""
    if count < LEAST_PAGES or _cores() < 2:
        return read(range(count))
    first, second = range(count // 2), range(count // 2, count)
    receiving, sending = os.pipe()
    other = os.fork()
    if other == 0:
        _answer(read, second, sending, seconds)
    os.close(sending)
    rest: list[Read] | None = None
    try:
        with os.fdopen(receiving, "rb") as stream:
            done = read(first)
            with suppress(EOFError):
                rest = receive(stream)
    finally:
        os.kill(other, signal.SIGKILL)
        os.waitpid(other, 0)
    return [*done, *(read(second) if rest is None else rest)]


def _answer(read: Callable[[range], list[Read]], pages: range, sending: int, seconds: float) -> NoReturn:
    """Write what is read of some pages, all or nothing, and end; whatever goes wrong goes wrong anew in the other."""
    try:
        for standard in (0, 1):  # who waits for the process that was forked does not wait for this one
            os.close(standard)
        signal.alarm(math.ceil(min(seconds, _MOST_WAITED)))
        answer = read(pages)
        with os.fdopen(sending, "wb") as stream:
            send(stream, answer)
    finally:
        os._exit(0)


def _cores() -> int:
    """Return how many cores this process may use, one where it cannot fork."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1
