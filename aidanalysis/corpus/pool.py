"""One function over many documents, in processes of their own, each within bounds of time and memory; in order."""

from __future__ import annotations

import multiprocessing
import signal
import threading
from collections import deque
from concurrent.futures import TimeoutError as OutOfTimeError
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from aidanalysis.corpus.bounds import Bounds, TooLongError, held, hold
from aidanalysis.errors import AidAnalysisError
from aidanalysis.extras import optional

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from pebble import ProcessFuture, ProcessPool

Item = TypeVar("Item")
Result = TypeVar("Result")

#: Documents that are under way or done and not yet taken, for each process.
AHEAD = 4
#: Documents after which a process makes room for a new one, so that what a library leaks does not add up.
LIFE = 2_000


@dataclass(frozen=True, slots=True)
class Outcome(Generic[Result]):
    """What became of one document: a result, or the reason why there is none, in one line."""

    document: str
    result: Result | None
    fault: str = ""


def over(
    documents: Iterable[Item],
    task: Callable[[Item], Result],
    bounds: Bounds | None = None,
    *,
    name: Callable[[Item], str] = str,
) -> Iterator[Outcome[Result]]:
    """Yield each document's outcome in the order given; few are held at a time, whatever their number.

    ``task`` is a function of a module, since it goes to other processes; ``name`` says what a document is called. What
    the task raises on purpose, a process that dies and a document that takes too much are faults of that document, and
    the others go on. One document alone is done in this process, within the same bounds.
    """
    bounds = bounds or Bounds()
    waiting = iter(documents)
    first = list(islice(waiting, 2))
    if len(first) < 2:
        for document in first:
            yield _here(task, document, name(document), bounds)
        return
    yield from _in_processes(chain(first, waiting), task, bounds, name)


def _here(task: Callable[[Item], Result], document: Item, called: str, bounds: Bounds) -> Outcome[Result]:
    try:
        with held(bounds):
            return attempt(task, document, called, bounds)
    except TooLongError:
        return _too_long(called, bounds)


def _in_processes(
    waiting: Iterator[Item], task: Callable[[Item], Result], bounds: Bounds, name: Callable[[Item], str]
) -> Iterator[Outcome[Result]]:
    with _pool(bounds) as pool:
        under_way: deque[tuple[str, ProcessFuture[Outcome[Result]]]] = deque()

        def fill() -> None:
            for document in islice(waiting, AHEAD * bounds.processes - len(under_way)):
                called = name(document)
                future = pool.schedule(attempt, args=[task, document, called, bounds], timeout=bounds.seconds)
                under_way.append((called, future))

        try:
            with _started_whole():
                fill()
            while under_way:
                yield _outcome(*under_way.popleft(), bounds)
                fill()
        finally:
            pool.stop()  # type: ignore[no-untyped-call]


@contextmanager
def _started_whole() -> Iterator[None]:
    """Hold Ctrl-C back while processes start: one that is half started is no part of the pool, and is left behind."""
    before = signal.getsignal(signal.SIGINT)
    if threading.current_thread() is not threading.main_thread() or before is None:
        yield
        return
    came: list[int] = []
    signal.signal(signal.SIGINT, lambda number, _: came.append(number))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
        if came:
            signal.raise_signal(signal.SIGINT)


def _pool(bounds: Bounds) -> ProcessPool:
    """Return processes that share no lock or thread with this one: a fork of it might wait for them for ever."""
    from pebble import ProcessPool  # noqa: PLC0415 - one document alone does without

    methods = multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("forkserver" if "forkserver" in methods else "spawn")
    if "forkserver" in methods:
        context.set_forkserver_preload(["aidanalysis.corpus.preload"])
    return ProcessPool(bounds.processes, LIFE, initializer=hold, initargs=[bounds.megabytes], context=context)


def attempt(task: Callable[[Item], Result], document: Item, called: str, bounds: Bounds) -> Outcome[Result]:
    """Return what a task makes of a document, or why it makes nothing of it: no document stops another."""
    try:
        with optional():
            return Outcome(called, task(document))
    except TooLongError:
        raise
    except AidAnalysisError as error:
        return Outcome(called, None, str(error))
    except MemoryError:
        return Outcome(called, None, f"{called}: takes more than {bounds.megabytes:,} MB, and is given up")
    except RecursionError:
        return Outcome(called, None, f"{called}: is nested too deeply, and is given up")
    except Exception as error:
        reason = f"the program failed on it ({type(error).__name__}: {error}); please report it"
        return Outcome(called, None, f"{called}: {reason}")


def _outcome(called: str, future: ProcessFuture[Outcome[Result]], bounds: Bounds) -> Outcome[Result]:
    from pebble import ProcessExpired  # noqa: PLC0415 - one document alone does without

    try:
        return future.result()
    except OutOfTimeError:
        return _too_long(called, bounds)
    except ProcessExpired as error:
        return Outcome(called, None, f"{called}: the process that read it died (exit code {error.exitcode})")


def _too_long(called: str, bounds: Bounds) -> Outcome[Any]:
    return Outcome(called, None, f"{called}: takes more than {bounds.seconds:g} seconds, and is given up")
