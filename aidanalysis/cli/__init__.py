"""The command line: ``aidanalysis audit``, ``book``, ``check``, ``export``, ``read``."""

from __future__ import annotations

import argparse
import os
import sys
import traceback
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING, Final

from aidanalysis.cli import audit, book, check, compare, draft, export, import_workbook, new, read, review, text
from aidanalysis.cli.exit_codes import Exit
from aidanalysis.cli.streams import prepare, tell
from aidanalysis.errors import AidAnalysisError
from aidanalysis.extras import optional

if TYPE_CHECKING:
    from collections.abc import Sequence


#: Set in the environment, it shows where the program failed.
TRACEBACK: Final = "AIDANALYSIS_TRACEBACK"


def main(argv: Sequence[str] | None = None) -> int:
    """Run one subcommand and return its exit code, one of ``Exit``."""
    output = prepare()
    code = _run(_parser().parse_args(argv))
    try:
        sys.stdout.flush()
    except OSError as error:
        tell(f"standard output cannot be written ({error.strerror}); the exit code says what was found")
    if output and output.failure:
        tell(f"standard output cannot be written ({output.failure}); give another place")
        return max(code, Exit.BAD_INPUT)
    return code


def _run(arguments: argparse.Namespace) -> int:
    """Run a subcommand: no error of an input, of the program or of the keyboard shows a traceback."""
    try:
        with optional():
            code: int = arguments.run(arguments)
    except AidAnalysisError as error:
        tell(error)
        return Exit.BAD_INPUT
    except BrokenPipeError:
        return Exit.HOLDS
    except KeyboardInterrupt:
        return Exit.INTERRUPTED
    except Exception as error:
        if os.environ.get(TRACEBACK):
            traceback.print_exc()
        tell(f"the program failed: {type(error).__name__}: {error}; please report it, with {TRACEBACK}=1 set")
        return Exit.BROKEN
    return code


def _parser() -> argparse.ArgumentParser:
    codes = "; ".join(f"{code.value} {code.meaning}" for code in Exit)
    parser = argparse.ArgumentParser(
        prog="aidanalysis", description="Check the figures of Chinese work reports.", epilog=f"Exit codes: {codes}."
    )
    try:
        parser.add_argument("--version", action="version", version=f"%(prog)s {version('aidanalysis')}")
    except PackageNotFoundError:
        parser.add_argument("--version", action="version", version="%(prog)s, run from its sources")
    subcommands = parser.add_subparsers(required=True, metavar="COMMAND")
    for command in (audit, book, check, compare, draft, export, import_workbook, new, read, review, text):
        command.add_to(subcommands)
    return parser
