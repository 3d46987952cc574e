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
        "--to",
        type=Path,
        required=True,
        metavar="PATH",
        help="a folder for the data package, or a file named .xlsx or .xml (IATI 2.03)",
    )
    parser.add_argument(
        "--drafts", action="store_true", help="the open drafts as a workbook: decide in it, then aidanalysis import"
    )
    parser.add_argument("--lang", choices=("en", "zh"), default="en", help="language of the workbook (%(default)s)")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Write the data package or the workbook; nothing is written where the ledger has a fault."""
    to = arguments.to
    if arguments.drafts:
        return _drafts(arguments.ledger, to)
    ledger = Ledger.load(arguments.ledger)
    try:
        if to.suffix.lower() == ".xlsx":
            from aidanalysis.export.workbook import workbook  # noqa: PLC0415 - openpyxl is slow to load

            write_files(to.parent, {to.name: workbook(ledger, arguments.lang)})
        elif to.suffix.lower() == ".xml":
            from aidanalysis.export.iati import iati  # noqa: PLC0415 - loads only when asked

            file = iati(ledger)
            write_files(to.parent, {to.name: file.data})
            print("not held by IATI:", *file.left_out, sep="\n  ", file=sys.stderr)
        else:
            ledger.write(to)
    except OSError as error:
        message = f"cannot be written ({error.strerror}); give a folder, or a file named .xlsx, that can be"
        raise BadInputError([Fault(to.as_posix(), message=message)]) from None
    print(f"{sum(1 for _ in ledger)} records in {len(ledger.tables)} tables written to {to}", file=sys.stderr)
    return Exit.HOLDS


def _drafts(folder: Path, to: Path) -> int:
    """Write the open drafts of a folder as a workbook."""
    from aidanalysis.drafts.store import DraftFolder  # noqa: PLC0415 - loads only when asked
    from aidanalysis.review.draft_workbook import draft_workbook  # noqa: PLC0415

    drafts = DraftFolder.open(folder)
    try:
        write_files(to.parent, {to.name: draft_workbook(drafts)})
    except OSError as error:
        message = f"cannot be written ({error.strerror}); give a file named .xlsx that can be"
        raise BadInputError([Fault(to.as_posix(), message=message)]) from None
    print(
        f"{len(drafts.open_drafts())} drafts written to {to}; next: aidanalysis import {folder} {to}", file=sys.stderr
    )
    return Exit.HOLDS
