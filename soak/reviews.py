"""A review on a terminal of its own, cut off while drafts are decided on: the folder opens, and no decision is lost."""

from __future__ import annotations

import os
import pty
import random
import select
import shutil
import signal
import subprocess
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path
from time import monotonic

from aidanalysis.drafts.store import DraftFolder
from aidanalysis.ledger import BadInputError
from soak.runs import COMMAND, PATIENCE, Tally, run

TITLE = "某县2015年对口支援工作总结\n"
SENTENCE = "投入资金{0}万元，新建{0}个村的卫生室{0}间，培训医生{0}人次。\n"
#: Seconds from the first screen to the last moment of a cut, and between two keys.
LASTING, BETWEEN = 1.5, 0.03
#: Accept, reject, skip, in turn: a draft that lacks something is not accepted.
KEYS, QUIT = (b"a", b"r", b"s"), b"q"
#: Bytes by which the first screen has been drawn.
DRAWN = 2_000
SIZE = {"LINES": "40", "COLUMNS": "120", "TERM": "xterm-256color"}


def tallies(folder: Path, number: int, chance: random.Random) -> Iterator[Tally]:
    """Cut a review off so many times by each signal; the next one goes on with what is left."""
    report, drafted = folder / "to-review.txt", folder / "to-review"
    report.write_text(TITLE + "".join(map(SENTENCE.format, range(100, 140))), "utf-8")
    run("new", str(drafted), "--from", str(report), "--name", "county")
    for how, called in ((signal.SIGKILL, "kill -9"), (signal.SIGINT, "Ctrl-C")):
        work = Path(shutil.copytree(drafted / "data" / "county", folder / f"review-{how}"))
        drafts = set(DraftFolder.open(work).drafts)
        decided, faults = _decided(work), []
        for _ in range(number):
            faults += _reviewed(work, how, chance.uniform(0, LASTING))
            try:
                now = _decided(work)
                faults += [] if decided.items() <= now.items() else ["a decision is lost"]
                faults += [] if set(DraftFolder.open(work).drafts) == drafts else ["a draft is lost"]
                decided = now
            except BadInputError as error:
                faults.append(f"the folder does not open: {error}")
        faults += _reviewed(work, None, 0)
        faults += [] if decided else ["nothing is decided"]
        yield Tally(f"review, {called}", number, tuple(faults))


def _decided(folder: Path) -> dict[str, str]:
    drafts = DraftFolder.open(folder)
    return {one: status for one in drafts.drafts if (status := drafts.status(one)) != "open"}


def _reviewed(folder: Path, how: signal.Signals | None, after: float) -> list[str]:
    """Decide on one draft after the other until the signal comes, or leave; return what is wrong with the end."""
    ours, theirs = pty.openpty()
    command = [*COMMAND, "review", str(folder)]
    with subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, env={**os.environ, **SIZE}) as process:
        os.close(theirs)
        drawn, stop, start, keys = bytearray(), None, monotonic(), cycle(KEYS)
        while process.poll() is None and monotonic() - start < PATIENCE:
            drawn += _read(ours)
            stop = stop or (monotonic() + after if len(drawn) > DRAWN else None)
            if stop and how and monotonic() > stop:
                process.send_signal(how)
                how = None
            elif stop:
                os.write(ours, next(keys) if how else QUIT)
        drawn += _read(ours)
        os.close(ours)
        hangs = process.poll() is None
        process.kill()
    said = drawn.decode("utf-8", "replace")
    return [*(["hangs"] if hangs else []), *(["traceback"] if "Traceback" in said else [])]


def _read(terminal: int) -> bytes:
    """Return what the terminal shows within a moment, nothing where its other end is closed."""
    if not select.select([terminal], [], [], BETWEEN)[0]:
        return b""
    try:
        return os.read(terminal, 65_536)
    except OSError:
        return b""
