"""How many processes work, and how long and how large one document may be to them."""

from __future__ import annotations

import os
import signal
import threading
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from aidanalysis.errors import AidAnalysisError

if TYPE_CHECKING:
    from collections.abc import Iterator

try:
    import resource
except ImportError:  # Windows bounds no process by a call
    resource = None  # type: ignore[assignment]

MEGABYTE = 2**20


@dataclass(frozen=True, slots=True)
class Bounds:
    """How many processes work (all cores unless told), and the seconds and megabytes that one document may take.

    Windows does not hold a process to its memory; there the seconds and the limits of a document alone count.
    """

    jobs: int = 0
    seconds: float = 120.0
    megabytes: int = 2_048

    @property
    def processes(self) -> int:
        """The number of processes."""
        return self.jobs or _cores()


class TooLongError(AidAnalysisError):
    """A document has taken its time."""


def hold(megabytes: int) -> None:
    """Hold this process to so much more memory than it has now: what a caller keeps is not the document's."""
    if resource is not None:
        _, most = resource.getrlimit(resource.RLIMIT_DATA)
        wanted = _taken() + megabytes * MEGABYTE
        resource.setrlimit(resource.RLIMIT_DATA, (wanted if most < 0 else min(wanted, most), most))


@contextmanager
def held(bounds: Bounds) -> Iterator[None]:
    """Hold this process to the bounds for as long as the block lasts; raises ``TooLongError``, ``MemoryError``.

    Where signals cannot stop a block, outside the main thread and on Windows, it is not stopped.
    """
    if resource is None or threading.current_thread() is not threading.main_thread():
        yield
        return
    before = resource.getrlimit(resource.RLIMIT_DATA)
    hold(bounds.megabytes)
    old = signal.signal(signal.SIGALRM, _late)
    signal.setitimer(signal.ITIMER_REAL, bounds.seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, old)
        resource.setrlimit(resource.RLIMIT_DATA, before)


def _taken() -> int:
    """Return the bytes that the limit counts already; none where the system does not say."""
    try:
        *_, data, _ = Path("/proc/self/statm").read_text("ascii").split()
    except OSError:
        return 0
    return int(data) * resource.getpagesize()


def _late(*_: object) -> None:
    raise TooLongError


def _cores() -> int:
    """Return the number of cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
