"""PDFium in a process of its own, bounded in time and memory: a form that draws itself must not end the run."""

from __future__ import annotations

import atexit
import contextlib
import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from aidanalysis.documents.limits import Limits, TooLargeError
from aidanalysis.documents.packages import DamagedError
from aidanalysis.documents.pdf.pipe import receive, send
from aidanalysis.extras import require

if TYPE_CHECKING:
    from aidanalysis.documents.model import Extract

_STOPPED: Final = "a PDF that takes more than {} to read; print it anew as a PDF"
#: Not less than what Python and the library map on their own.
_LEAST_MEMORY: Final = 512 * 1024 * 1024


class _Child:
    """The one process that reads PDFs for this one; it is started anew after a stop."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()
        self._owner = os.getpid()

    def ask(self, data: bytes, limits: Limits) -> Any:
        """Send a file and return what the process answers; raises ``TooLargeError`` where it is stopped."""
        with self._lock:
            process = self._started(limits)
            timer = threading.Timer(limits.seconds, process.kill)
            timer.start()
            try:
                assert process.stdin
                assert process.stdout
                send(process.stdin, (data, limits))
                return receive(process.stdout)
            except (OSError, EOFError) as error:
                late = not timer.is_alive()
                self.stop()
                what = f"{limits.seconds:g} seconds" if late else f"{limits.memory // 2**20:,} MB"
                raise TooLargeError(_STOPPED.format(what)) from error
            finally:
                timer.cancel()

    def stop(self) -> None:
        """End the process."""
        process, self._process = self._process, None
        if process is not None and self._owner == os.getpid():
            process.kill()
            for stream in (process.stdin, process.stdout):
                with contextlib.suppress(OSError):
                    assert stream
                    stream.close()
            process.wait()

    def _started(self, limits: Limits) -> subprocess.Popen[bytes]:
        if self._owner != os.getpid():  # a fork has no process of its own yet
            self._process, self._owner = None, os.getpid()
        if self._process is None or self._process.poll() is not None:
            package = str(Path(__file__).resolve().parents[3])
            path = os.pathsep.join(filter(None, (package, os.environ.get("PYTHONPATH"))))
            command = [sys.executable, "-m", "aidanalysis.documents.pdf.worker", str(max(limits.memory, _LEAST_MEMORY))]
            self._process = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={**os.environ, "PYTHONPATH": path},
            )
        return self._process


_CHILD: Final = _Child()
atexit.register(_CHILD.stop)


def extract_pdf(data: bytes, limits: Limits) -> Extract:
    """Return the text of a PDF; raises ``DamagedError`` and ``TooLargeError``."""
    require("pypdfium2")
    kind, answer = _CHILD.ask(data, limits)
    if kind == "extract":
        made: Extract = answer
        return made
    raise (TooLargeError if kind == "too large" else DamagedError)(answer)
