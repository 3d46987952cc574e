"""``aidanalysis export``: write a ledger as a data package, or as a workbook.

Every cell that has changed since the package was derived is named. A cell that rests on the text is not changed
unless its record is named with --accept.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from aidanalysis.cli.arguments import place_to_write
from aidanalysis.cli.exit_codes import Exit
from aidanalysis.cli.language import language
from aidanalysis.cli.streams import tell
from aidanalysis.ledger import BadInputError, Fault, read_ledger
from aidanalysis.ledger.bundled import ledger_folder
from aidanalysis.ledger.package import changed_cells, derive_anew, told
from aidanalysis.ledger.source import read_source
from aidanalysis.ledger.writing import write_files

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from aidanalysis.ledger import Read


def add_to(subcommands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the subcommand."""
    parser = subcommands.add_parser("export", description=__doc__)
    parser.add_argument(
        "ledger", type=ledger_folder, help="folder of the ledger's CSV files, or a bundled ledger's name"
    )
    parser.add_argument(
        "--to",
        type=place_to_write,
        required=True,
        metavar="PATH",
        help="a folder for the data package, a file named .xlsx or .xml (IATI 2.03), or a folder named .parquet, "
        "to which any number of ledgers is added, by table, year and report",
    )
    parser.add_argument("--source", type=Path, metavar="REPORT", help="the report: read what every fact rests on")
    parser.add_argument(
        "--accept", nargs="+", default=(), metavar="ID", help="records that may change although they rest on the text"
    )
    parser.add_argument(
        "--drafts", action="store_true", help="the open drafts as a workbook: decide in it, then aidanalysis import"
    )
    parser.add_argument(
        "--lang",
        choices=("en", "zh"),
        default=language(),
        help="language of messages and of the workbook (%(default)s)",
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Write the data package or the workbook; nothing is written where the ledger has a fault."""
    folder, to = arguments.ledger, arguments.to
    if arguments.drafts:
        return _drafts(folder, to)
    source = None if arguments.source is None else read_source(arguments.source)
    read = read_ledger(folder, source, marked=True if source else None)
    if read.faults:
        raise BadInputError(read.faults)
    ledger = read.ledger
    if source and ledger.report.sha256 != source.sha256:
        message = f"the source {arguments.source.as_posix()} has {source.sha256}; give its own file"
        raise BadInputError([Fault((folder / "reports.csv").as_posix(), 2, "sha256", ledger.report.sha256, message)])
    try:
        if to.suffix.lower() == ".xlsx":
            from aidanalysis.export.workbook import workbook  # noqa: PLC0415 - openpyxl is slow to load

            write_files(to.parent, {to.name: workbook(ledger, arguments.lang)})
        elif to.suffix.lower() == ".xml":
            from aidanalysis.export.iati import iati  # noqa: PLC0415 - loads only when asked

            file = iati(ledger)
            write_files(to.parent, {to.name: file.data})
            tell("\n  ".join(["not held by IATI:", *file.left_out]))
        elif to.suffix.lower() == ".parquet":
            from aidanalysis.ledger.many import save  # noqa: PLC0415 - pyarrow is slow to load

            save(ledger, to)
        else:
            name_changes(folder, read, arguments.accept)
            write_files(to, ledger.files())
    except OSError as error:
        message = f"cannot be written ({error.strerror}); give a folder, or a file named .xlsx, that can be"
        raise BadInputError([Fault(to.as_posix(), message=message)]) from None
    tell(f"{len(ledger)} records in {len(ledger.tables)} tables written to {to}")
    return Exit.HOLDS


def name_changes(folder: Path, read: Read, accepted: Sequence[str]) -> None:
    """Tell every cell that has changed; raises ``BadInputError`` where one rests on the text and is not accepted."""
    changed = changed_cells(folder, read)
    if changed is None:
        for table, records in read.ledger.tables.items():
            tell(f"{table}.csv: {len(records)} rows, taken as they are: {', '.join(one.id for one in records)}")
        return
    held = [one for one in changed if one.guarded and one.fact.record not in accepted]
    if held:
        raise BadInputError([told(one, folder, read, f"see {derive_anew(folder)}") for one in held])
    for change in changed:
        tell(told(change, folder, read, "it is taken as it is"))


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
    tell(f"{len(drafts.open_drafts())} drafts written to {to}; next: aidanalysis import {folder} {to}")
    return Exit.HOLDS
