"""One function over many documents: in order, within bounds, and none lost for another's sake."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator

import pytest

from aidanalysis.corpus import Bounds, over
from aidanalysis.errors import AidAnalysisError


def task(document: str) -> str:
    """Return a document's name in capitals; some documents do worse."""
    match document.partition("-")[0]:
        case "bad":
            raise AidAnalysisError(f"{document}: no document")
        case "dead":
            os._exit(9)
        case "endless":
            time.sleep(600)
        case "bug":
            raise IndexError("no such place")
        case "large":
            return str(len(bytearray(2**30)))
        case "slow":
            time.sleep(0.3)
    return document.upper()


@pytest.mark.parametrize("jobs", [1, 2, 5])
def test_in_order(jobs: int) -> None:
    """Results come in the order of the documents, whichever is done first."""
    names = ["slow-1", *(f"quick-{n}" for n in range(40)), "slow-2", "quick-last"]
    assert [one.result for one in over(names, task, Bounds(jobs))] == [name.upper() for name in names]


def test_one_bad_document_stops_no_other() -> None:
    """A document that is refused, kills its process or takes too long is one fault that names it."""
    names = ["a", "bad-1", "b", "dead-1", "c", "endless-1", "d"]
    found = list(over(names, task, Bounds(2, seconds=2)))
    assert [one.result for one in found] == ["A", None, "B", None, "C", None, "D"]
    faults = [one.fault for one in found if one.result is None]
    assert faults == [
        "bad-1: no document",
        "dead-1: the process that read it died (exit code 9)",
        "endless-1: takes more than 2 seconds, and is given up",
    ]


def test_an_error_of_the_program_is_of_one_document() -> None:
    """What nobody foresaw names its document too, and the others go on."""
    found = list(over(["a", "bug-1", "b"], task, Bounds(2)))
    assert [one.result for one in found] == ["A", None, "B"]
    assert found[1].fault == "bug-1: the program failed on it (IndexError: no such place); please report it"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no bounds of this kind")
@pytest.mark.parametrize("others", [[], ["a"]])
def test_too_much_memory_or_time(others: list[str]) -> None:
    """A document that takes too much is given up, in a process of its own or alone in this one."""
    (fault, *_) = over(["large-1", *others], task, Bounds(1, megabytes=600))
    assert fault.fault == "large-1: takes more than 600 MB, and is given up"
    held = bytearray(2**29)
    (found, *_) = over(["small-1", *others], task, Bounds(1, megabytes=400))
    assert (found.result, len(held)) == ("SMALL-1", 2**29), "what the caller keeps is counted"
    (fault, *_) = over(["endless-1", *others], task, Bounds(1, seconds=0.5))
    assert fault.fault == "endless-1: takes more than 0.5 seconds, and is given up"


def test_few_are_held() -> None:
    """Only so many documents are asked for as are soon taken."""
    asked = 0

    def names() -> Iterator[str]:
        nonlocal asked
        for number in range(1000):
            asked += 1
            yield f"n-{number}"

    outcomes = over(names(), task, Bounds(2))
    for taken in range(1, 50):
        next(outcomes)
        assert asked <= taken + 8
    outcomes.close()  # type: ignore[attr-defined]


@pytest.mark.skipif(sys.platform == "win32", reason="sends itself signals")
@pytest.mark.parametrize("name", ["SIGINT", "SIGKILL"])
def test_stopped_while_processes_start(name: str) -> None:
    """Stopped or killed in the middle of a start, a run leaves no process behind that tells of it."""
    program = f"""
import os, signal, sys
from multiprocessing import forkserver
from aidanalysis.corpus import Bounds, over
# Whoever runs the tests in the background may have told them not to hear Ctrl-C.
signal.signal(signal.SIGINT, signal.default_int_handler)
kept = forkserver.read_signed
def stopped(channel):
    forkserver.read_signed = kept
    os.kill(os.getpid(), signal.{name})
    return kept(channel)
forkserver.read_signed = stopped
if __name__ == "__main__":
    try:
        print(list(over(["a", "b", "c"], str, Bounds(2))))
    except KeyboardInterrupt:
        sys.exit(130)
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=False, timeout=120)
    assert (done.returncode, done.stdout) == (130 if name == "SIGINT" else -9, b"")
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize(("program", "told"), [("open('nowhere')", False), ("raise EOFError", False), ("1 / 0", True)])
def test_a_process_whose_parent_is_gone_says_nothing(program: str, told: bool) -> None:
    """What a process that starts does not find any more is nobody's fault; other errors are told."""
    program = f"import aidanalysis.corpus.preload; {program}"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=False, timeout=120)
    assert (done.returncode, b"Traceback" in done.stderr) == (1, told)
