"""The process that reads PDFs: takes files on its standard input and answers with their text."""

from __future__ import annotations

import contextlib
import gc
import sys

from aidanalysis.documents.limits import Limits, TooLargeError
from aidanalysis.documents.packages import DamagedError
from aidanalysis.documents.pdf.pages import read_pdf
from aidanalysis.documents.pdf.pipe import receive, send


def main() -> None:
    """Answer until the other end closes."""
    _limit_memory(int(sys.argv[1]))
    gc.freeze()
    gc.set_threshold(100_000)  # a page makes many lists and no rings of them
    while True:
        try:
            data, limits = receive(sys.stdin.buffer)
        except EOFError:
            return
        send(sys.stdout.buffer, _answer(data, limits))


def _answer(data: bytes, limits: Limits) -> tuple[str, object]:
    try:
        return "extract", read_pdf(data, limits)
    except DamagedError as error:
        return "damaged", str(error)
    except TooLargeError as error:
        return "too large", str(error)
    except MemoryError:
        return "too large", f"a PDF that takes more than {limits.memory // 2**20:,} MB to read; print it anew as a PDF"
    except Exception as error:
        return "damaged", f"a damaged PDF ({type(error).__name__}); fetch or save it again"


def _limit_memory(most: int) -> None:
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource  # noqa: PLC0415 - not on Windows

        resource.setrlimit(resource.RLIMIT_AS, (most, most))


if __name__ == "__main__":
    main()
