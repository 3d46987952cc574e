"""``aidanalysis import``: bring an edited workbook back into its ledger, or carry out what it decides of drafts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from aidanalysis.cli.exit_codes import Exit
from aidanalysis.cli.language import say
from aidanalysis.cli.streams import tell

if TYPE_CHECKING:
    import argparse


def add_to(subcommands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the subcommand."""
    parser = subcommands.add_parser("import", description=__doc__)
    parser.add_argument("ledger", type=Path, help="folder of the ledger")
    parser.add_argument("workbook", type=Path, help="a workbook that aidanalysis export wrote")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Import: 0 it is done, 2 with every fault by sheet, row and column, and nothing is written."""
    from aidanalysis.review.spreadsheet import import_workbook  # noqa: PLC0415 - openpyxl is slow to load

    try:
        print(say(str(import_workbook(arguments.ledger, arguments.workbook))))
    except OSError as error:
        tell(f"{arguments.ledger}: cannot be written ({error.strerror}); nothing was lost")
        return Exit.BAD_INPUT
    return Exit.HOLDS
