"""``aidanalysis export``: write a ledger as a data package, or as a workbook."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from aidanalysis.cli.exit_codes import Exit
from aidanalysis.ledger import BadInputError, Fault, Ledger
from aidanalysis.ledger.ledger import write_files

if TYPE_CHECKING:
    import argparse


def add_to(subcommands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the subcommand."""
    parser = subcommands.add_parser("export", help="write a ledger as a data package or a workbook")
    parser.add_argument("ledger", type=Path, help="folder of the ledger's CSV files")
    parser.add_argument(
        "--to", type=Path, required=True, metavar="PATH", help="a folder for the data package, or a file named .xlsx"
    )
    parser.add_argument("--lang", choices=("en", "zh"), default="en", help="language of the workbook (%(default)s)")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Write the data package or the workbook; nothing is written where the ledger has a fault."""
    ledger, to = Ledger.load(arguments.ledger), arguments.to
    try:
        if to.suffix.lower() == ".xlsx":
            from aidanalysis.export.workbook import workbook  # noqa: PLC0415 - openpyxl is slow to load

            write_files(to.parent, {to.name: workbook(ledger, arguments.lang)})
        else:
            ledger.write(to)
    except OSError as error:
        message = f"cannot be written ({error.strerror}); give a folder, or a file named .xlsx, that can be"
        raise BadInputError([Fault(to.as_posix(), message=message)]) from None
    print(f"{sum(1 for _ in ledger)} records in {len(ledger.tables)} tables written to {to}", file=sys.stderr)
    return Exit.HOLDS
