"""``aidanalysis new``: a folder with drafts, chapters and configuration from one report."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from aidanalysis.cli.exit_codes import Exit
from aidanalysis.cli.language import say
from aidanalysis.cli.streams import tell

if TYPE_CHECKING:
    import argparse


def add_to(subcommands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the subcommand."""
    parser = subcommands.add_parser("new", description=__doc__)
    parser.add_argument("folder", type=Path, help="the folder to make, or a project to which the report is added")
    parser.add_argument(
        "--from", dest="report", type=Path, required=True, metavar="REPORT", help="txt, html, docx or pdf"
    )
    parser.add_argument("--lang", action="append", choices=("en", "zh"), help="language of the book (both)")
    parser.add_argument("--name", help="name of the ledger in Latin letters (that of the file)")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Make the folder: 0 it stands, 2 the report or the folder cannot be used, and nothing is made."""
    from aidanalysis.documents import DocumentError, load  # noqa: PLC0415 - loads only when asked
    from aidanalysis.drafts.project_folder import (  # noqa: PLC0415
        LANGS,
        FolderTakenError,
        NothingFoundError,
        ledger_name,
        new_folder,
    )  # fmt: skip

    folder: Path = arguments.folder
    try:
        document = load(arguments.report)
        name = arguments.name or ledger_name(arguments.report, document)
        drafts = new_folder(folder, document, name, arguments.lang or LANGS)
    except (DocumentError, FolderTakenError, NothingFoundError) as error:
        tell(error)
        return Exit.BAD_INPUT
    except OSError as error:
        tell(f"{folder}: cannot be written ({error.strerror}); give a folder that can be")
        return Exit.BAD_INPUT
    counts = Counter(draft.table for draft in drafts)
    listed = ", ".join(f"{count} {table}" for table, count in counts.items())
    print(say(f"{folder}: {len(drafts)} drafts ({listed})"))
    print(say(f"next: aidanalysis review {(folder / 'data' / name).as_posix()}"))
    return Exit.HOLDS
