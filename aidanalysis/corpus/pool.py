"""One function over many documents, in processes of their own, each within bounds of time; results in order."""

from __future__ import annotations

import os
from collections import deque
from concurrent.futures import TimeoutError as OutOfTimeError
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Generic, TypeVar

from pebble import ProcessExpired, ProcessPool

from aidanalysis.errors import AidAnalysisError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from pebble import ProcessFuture

Result = TypeVar("Result")

#: Documents that are under way or done and not yet taken, for each process.
AHEAD = 4
#: Documents after which a process makes room for a new one, so that what a library leaks does not add up.
LIFE = 2_000


@dataclass(frozen=True, slots=True)
class Bounds:
    """How many processes work (all cores unless told), and the seconds that one document may take."""

    jobs: int = 0
    seconds: float = 120.0

    @property
    def processes(self) -> int:
        """The number of processes."""
        return self.jobs or os.cpu_count() or 1


@dataclass(frozen=True, slots=True)
class Outcome(Generic[Result]):
    """What became of one document: a result, or the reason why there is none, in one line."""

    document: str
    result: Result | None
    fault: str = ""


def over(
    documents: Iterable[str], task: Callable[[str], Result], bounds: Bounds | None = None
) -> Iterator[Outcome[Result]]:
    """Yield each document's outcome in the order given; few are held at a time, whatever their number.

    ``task`` is a function of a module, since it goes to other processes. What it raises on purpose, a process that
    dies and a document that takes too long are faults of that document, and the others go on.
    """
    bounds = bounds or Bounds()
    waiting = iter(documents)
    with ProcessPool(max_workers=bounds.processes, max_tasks=LIFE) as pool:
        under_way: deque[tuple[str, ProcessFuture[Result]]] = deque()

        def fill() -> None:
            for document in islice(waiting, AHEAD * bounds.processes - len(under_way)):
                under_way.append((document, pool.schedule(task, args=[document], timeout=bounds.seconds)))

        try:
            fill()
            while under_way:
                document, future = under_way.popleft()
                yield _outcome(document, future, bounds)
                fill()
        finally:
            pool.stop()  # type: ignore[no-untyped-call]


def _outcome(document: str, future: ProcessFuture[Result], bounds: Bounds) -> Outcome[Result]:
    try:
        return Outcome(document, future.result())
    except AidAnalysisError as error:
        return Outcome(document, None, str(error))
    except OutOfTimeError:
        return Outcome(document, None, f"{document}: takes more than {bounds.seconds:g} seconds, and is given up")
    except (ProcessExpired, MemoryError) as error:
        return Outcome(document, None, f"{document}: the process that read it died ({type(error).__name__})")
