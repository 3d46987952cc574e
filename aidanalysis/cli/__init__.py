"""The command line: ``aidanalysis audit``, ``book``, ``check``, ``export``, ``read``."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from aidanalysis.cli import audit, book, check, draft, export, import_workbook, new, read, review, text
from aidanalysis.cli.exit_codes import Exit
from aidanalysis.ledger.faults import BadInputError

if TYPE_CHECKING:
    from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Run one subcommand and return its exit code: 0 all holds, 1 something does not follow, 2 bad input."""
    for stream in (sys.stdout, sys.stderr):
        # Windows consoles may still be set to a code page without Chinese.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")
    parser = argparse.ArgumentParser(prog="aidanalysis", description="Check the figures of Chinese work reports.")
    subcommands = parser.add_subparsers(required=True, metavar="COMMAND")
    for command in (audit, book, check, draft, export, import_workbook, new, read, review, text):
        command.add_to(subcommands)
    arguments = parser.parse_args(argv)
    try:
        code: int = arguments.run(arguments)
    except BadInputError as error:
        print(error, file=sys.stderr)
        return Exit.BAD_INPUT
    except BrokenPipeError:
        sys.stderr.close()
        return Exit.HOLDS
    return code
