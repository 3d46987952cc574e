"""``aidanalysis export``: write a ledger as a data package."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from aidanalysis.ledger import BadInputError, Fault, Ledger

if TYPE_CHECKING:
    import argparse


def add_to(subcommands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the subcommand."""
    parser = subcommands.add_parser("export", help="write a ledger as a data package")
    parser.add_argument("ledger", type=Path, help="folder of the ledger's CSV files")
    parser.add_argument("--to", type=Path, required=True, metavar="FOLDER", help="where to write the data package")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Write the tables and ``datapackage.json``; nothing is written where the ledger has a fault."""
    ledger = Ledger.load(arguments.ledger)
    try:
        ledger.write(arguments.to)
    except OSError as error:
        message = f"cannot be written ({error.strerror}); give a folder that can be"
        raise BadInputError([Fault(arguments.to.as_posix(), message=message)]) from None
    print(f"{sum(1 for _ in ledger)} records in {len(ledger.tables)} tables written to {arguments.to}", file=sys.stderr)
    return 0
