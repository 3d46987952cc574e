"""One measured ratio: our time or memory over another's, each pair taken in turn, so that a slow spell meets both."""

from __future__ import annotations

import resource
import statistics
import subprocess
import sys
from collections.abc import Callable
from time import perf_counter, process_time
from typing import NamedTuple

RUNS = 3


class Ratio(NamedTuple):
    """What was compared with what, by a key that the book's chapter has words for, and the ratio of each run.

    ``most`` is what is aimed at; None where a ratio only tells how things stand.
    """

    key: str
    runs: tuple[float, ...]
    most: float | None = None

    @property
    def median(self) -> float:
        """The ratio of the middle run."""
        return statistics.median(self.runs)

    @property
    def line(self) -> str:
        """The ratio as a row of the table."""
        aim = "" if self.most is None else f"{self.most:>8g} {'' if self.median <= self.most else 'missed'}"
        return f"{self.key:44} {self.median:9.3g}   {min(self.runs):.3g} to {max(self.runs):.3g}".ljust(78) + aim


def seconds(work: Callable[[], object], clock: Callable[[], float] = perf_counter) -> float:
    """Return the time of one call: by the clock on the wall, or another."""
    start = clock()
    work()
    return clock() - start


def busy(work: Callable[[], object]) -> float:
    """Return the seconds of this process's processor that one call takes, which others on the machine hardly move."""
    return seconds(work, process_time)


def paired(
    ours: Callable[[], object],
    theirs: Callable[[], object],
    runs: int = RUNS,
    *,
    warm: bool = True,
    timed: Callable[[Callable[[], object]], float] = seconds,
) -> tuple[float, ...]:
    """Return our time over theirs, pair by pair, after one of each to warm up."""
    if warm:
        ours(), theirs()
    return tuple(timed(ours) / timed(theirs) for _ in range(runs))


def process(*command: str) -> Callable[[], object]:
    """Return a call that runs a whole Python process, whose exit code does not count."""
    whole = [sys.executable, *command]
    return lambda: subprocess.run(whole, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


class Cost(NamedTuple):
    """What a process took: seconds of its processors, and bytes at its largest."""

    seconds: float
    bytes: int


def cost() -> Cost:
    """Return what this process has taken so far."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    unit = 1 if sys.platform == "darwin" else 1024
    return Cost(used.ru_utime + used.ru_stime, used.ru_maxrss * unit)
