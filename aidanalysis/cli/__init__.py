"""The command line: ``aidanalysis COMMAND``; ``commands.py`` lists what there is."""

from __future__ import annotations

import errno
import os
import sys
import traceback
from typing import TYPE_CHECKING, Final

from aidanalysis.cli.exit_codes import Exit
from aidanalysis.cli.language import speak
from aidanalysis.cli.streams import prepare, tell
from aidanalysis.errors import AidAnalysisError, one_line
from aidanalysis.extras import optional

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


#: Set in the environment, it shows where the program failed.
TRACEBACK: Final = "AIDANALYSIS_TRACEBACK"
#: Why a place takes no file: it is full, or it is somebody else's.
NO_PLACE: Final = frozenset((errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EACCES, errno.EPERM))


def main(argv: Sequence[str] | None = None) -> int:
    """Run one subcommand and return its exit code, one of ``Exit``."""
    output = prepare()
    code = _run(sys.argv[1:] if argv is None else argv)
    try:
        sys.stdout.flush()
    except OSError as error:
        tell(f"standard output cannot be written ({error.strerror}); the exit code says what was found")
    if output and output.failure:
        tell(f"standard output cannot be written ({output.failure}); give another place")
        return max(code, Exit.BAD_INPUT)
    return code


def _run(words: Sequence[str]) -> int:
    """Run a subcommand: no error of an input, of the program or of the keyboard shows a traceback."""
    try:
        speak(words)
        # The commands load what they need only now, so that Ctrl-C stops that too.
        from aidanalysis.cli.parser import COMPLETING, parser  # noqa: PLC0415

        with optional():
            whole = parser(words)
            if COMPLETING in os.environ:
                import argcomplete  # noqa: PLC0415 - only a shell that completes needs it

                argcomplete.autocomplete(whole)
            arguments = whole.parse_args(words)
            code: int = arguments.run(arguments)
    except AidAnalysisError as error:
        tell(error)
        return Exit.BAD_INPUT
    except BrokenPipeError:
        return Exit.HOLDS
    except KeyboardInterrupt as stopped:
        return _interrupted(stopped)
    except OSError as error:
        if error.errno not in NO_PLACE:
            return _broken(error)
        where = one_line(str(error.filename or "the output"))
        tell(f"{where}: cannot be read or written ({error.strerror}); nothing was lost")
        return Exit.BAD_INPUT
    except Exception as error:
        # A library that Ctrl-C met may say so with an error of its own.
        met = next((one for one in _behind(error) if isinstance(one, KeyboardInterrupt)), None)
        return _broken(error) if met is None else _interrupted(met)
    return code


def _behind(error: BaseException) -> Iterator[BaseException]:
    """Yield the errors that an error came of."""
    while (cause := error.__cause__ or error.__context__) is not None:
        yield cause
        error = cause


def _interrupted(stopped: KeyboardInterrupt) -> Exit:
    """Tell that the run was stopped, where nothing has told it yet."""
    if not stopped.args:
        tell("stopped; nothing was lost")
    return Exit.INTERRUPTED


def _broken(error: Exception) -> Exit:
    """Tell an error that nobody foresaw."""
    if os.environ.get(TRACEBACK):
        traceback.print_exception(error)
    tell(f"the program failed: {type(error).__name__}: {error}; please report it, with {TRACEBACK}=1 set")
    return Exit.BROKEN
