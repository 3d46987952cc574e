"""``aidanalysis review``: accept, mend or set aside what is proposed, on the terminal.

Every decision is on disk at once; the next review goes on where this one ends.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from aidanalysis.cli.exit_codes import Exit
from aidanalysis.cli.language import language, say
from aidanalysis.cli.streams import tell

if TYPE_CHECKING:
    import argparse


def add_to(subcommands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the subcommand."""
    parser = subcommands.add_parser("review", description=__doc__)
    parser.add_argument("ledger", type=Path, help="folder of the ledger, or of a project with one ledger")
    parser.add_argument(
        "--lang", choices=("en", "zh"), default=language(), help="language of messages and of the screen (%(default)s)"
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Open the review: 0 when it is left, 2 where the folder cannot be used or there is no terminal."""
    from aidanalysis.drafts.store import DraftFolder  # noqa: PLC0415 - loads only when asked
    from aidanalysis.review.session import Session  # noqa: PLC0415

    folder: Path = arguments.ledger
    inside = sorted(path.parent for path in folder.glob("data/*/reports.csv"))
    if len(inside) == 1:
        folder = inside[0]
    session = Session(DraftFolder.open(folder))
    if not sys.stdin.isatty():
        tell(f"{folder}: a review needs a terminal; or: aidanalysis export {folder} --drafts --to drafts.xlsx")
        return Exit.BAD_INPUT
    from aidanalysis.review.app import ReviewApp  # noqa: PLC0415 - textual is slow to load

    ReviewApp(session, arguments.lang).run()
    decided, of = session.progress
    print(say(f"{folder}: {decided} of {of} drafts decided; next: aidanalysis check {folder.as_posix()}"))
    return Exit.HOLDS
