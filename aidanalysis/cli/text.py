"""``aidanalysis text``: the one text of a document, in which every offset of every output counts."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from aidanalysis.cli.exit_codes import Exit
from aidanalysis.documents import DocumentError, load, load_stream
from aidanalysis.errors import one_line

if TYPE_CHECKING:
    import argparse

#: The name of standard input.
STDIN: Final = "-"


def add_to(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command."""
    parser = subparsers.add_parser("text", description=__doc__)
    parser.add_argument("file", metavar="FILE", help=f"a report; {STDIN} is standard input")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print the text of a document, and what was left out of it on standard error."""
    try:
        document = load_stream(sys.stdin.buffer, STDIN) if args.file == STDIN else load(Path(args.file))
    except DocumentError as error:
        sys.stderr.write(f"{one_line(str(error))}\n")
        return Exit.BAD_INPUT
    sys.stdout.write(document.text)
    for warning in document.warnings:
        sys.stderr.write(f"{one_line(f'{document.name}: {warning}')}\n")
    return Exit.HOLDS
