"""The command line: ``aidanalysis audit``, ``book``, ``check``, ``export``, ``read`` and their like.

Only the command that is asked for is loaded: none waits for what another needs.
"""

from __future__ import annotations

import argparse
import os
import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

from aidanalysis.cli.exit_codes import Exit
from aidanalysis.cli.streams import prepare, tell
from aidanalysis.errors import AidAnalysisError
from aidanalysis.extras import optional

if TYPE_CHECKING:
    from collections.abc import Sequence

#: The module of each command.
COMMANDS: Final = {
    "audit": "audit",
    "book": "book",
    "check": "check",
    "compare": "compare",
    "draft": "draft",
    "export": "export",
    "import": "import_workbook",
    "new": "new",
    "read": "read",
    "review": "review",
    "schema": "draft",
    "text": "text",
}

#: Set in the environment, it shows where the program failed.
TRACEBACK: Final = "AIDANALYSIS_TRACEBACK"


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


def _run(argv: Sequence[str]) -> int:
    """Run a subcommand: no error of an input, of the program or of the keyboard shows a traceback."""
    try:
        with optional():
            arguments = _parser(argv).parse_args(argv)
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
            import traceback  # noqa: PLC0415 - shown only when asked for

            traceback.print_exc()
        tell(f"the program failed: {type(error).__name__}: {error}; please report it, with {TRACEBACK}=1 set")
        return Exit.BROKEN
    return code


def _parser(argv: Sequence[str]) -> argparse.ArgumentParser:
    """Return the parser of the command that the arguments begin with, or of all commands."""
    codes = "; ".join(f"{code.value} {code.meaning}" for code in Exit)
    parser = argparse.ArgumentParser(
        prog="aidanalysis", description="Check the figures of Chinese work reports.", epilog=f"Exit codes: {codes}."
    )
    parser.add_argument("--version", action=_Version, nargs=0, help="show the version and end")
    subcommands = parser.add_subparsers(required=True, metavar="COMMAND")
    asked = COMMANDS.get(argv[0]) if argv else None
    for module in dict.fromkeys([asked] if asked else COMMANDS.values()):
        import_module(f"aidanalysis.cli.{module}").add_to(subcommands)
    return parser


class _Version(argparse.Action):
    """Prints the version of what is installed."""

    def __call__(self, parser: argparse.ArgumentParser, *_: Any) -> None:
        from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415 - slow to load

        try:
            told = version("aidanalysis")
        except PackageNotFoundError:
            told = ", run from its sources"
        print(f"{parser.prog} {told}")
        parser.exit()
