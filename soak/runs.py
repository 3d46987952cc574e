"""One run of the command line in a process of its own, and what became of it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

#: Seconds after which a run counts as hanging.
PATIENCE = 150
COMMAND = (sys.executable, "-m", "aidanalysis")
#: Exit codes that a run may end with on its own account.
KNOWN = {0, 1, 2, 130, 141}


@dataclass(frozen=True, slots=True)
class Run:
    """How a run ended."""

    code: int | None
    out: bytes
    err: str

    @property
    def fault(self) -> str:
        """What is wrong with the way it ended, nothing where all is well."""
        if self.code is None:
            return f"hangs for {PATIENCE} s"
        # Python itself may be stopped before it has come to the first line of a command.
        ours = "/aidanalysis/" in self.err.replace("/aidanalysis/__init__.py", "")
        early = self.err.rstrip().endswith("KeyboardInterrupt") and not ours
        if "Traceback (most recent call last)" in self.err and (ours or self.code == 1) and not early:
            return "traceback: " + self.err.strip().splitlines()[-1][:120]
        return "" if self.code in KNOWN else f"exit code {self.code}"


@dataclass(frozen=True, slots=True)
class Tally:
    """How often a thing was tried, and what was lost."""

    part: str
    tried: int
    faults: tuple[str, ...]


def run(
    *arguments: str,
    env: Mapping[str, str] | None = None,
    out: Path | None = None,
    prepare: Callable[[], None] | None = None,
    data: bytes = b"",
    patience: float = PATIENCE,
    command: Sequence[str] = COMMAND,
) -> Run:
    """Run the command line to its end; ``out`` is a file to which standard output goes."""
    with tempfile.TemporaryFile() as told, tempfile.TemporaryFile() as wrong:
        target = out.open("wb") if out else None
        try:
            done = subprocess.run(
                [*command, *arguments],
                input=data,
                stdout=target or told,
                stderr=wrong,
                timeout=patience,
                check=False,
                env={**os.environ, **(env or {})},
                preexec_fn=prepare,
            )
            code: int | None = done.returncode
        except subprocess.TimeoutExpired:
            code = None
        finally:
            if target:
                target.close()
        told.seek(0)
        wrong.seek(0)
        return Run(code, told.read(), wrong.read().decode("utf-8", "replace"))


def cut_off(arguments: Sequence[str], after: float, how: signal.Signals) -> Run:
    """Start the command line, send it a signal after so many seconds, and wait for its end."""
    with tempfile.TemporaryFile() as wrong:
        command = [*COMMAND, *arguments]
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=wrong, start_new_session=True)
        time.sleep(after)
        process.send_signal(how)
        try:
            code: int | None = process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            code = None
        with suppress(ProcessLookupError):
            # What it had started need not write into the next attempt.
            os.killpg(process.pid, signal.SIGKILL)
        wrong.seek(0)
        return Run(0 if code is not None and code < 0 else code, b"", wrong.read().decode("utf-8", "replace"))
