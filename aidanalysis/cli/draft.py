"""``aidanalysis draft``: take proposals from a file, each held against the text; and their JSON Schema."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from aidanalysis.cli.exit_codes import Exit
from aidanalysis.cli.language import say
from aidanalysis.cli.streams import tell

if TYPE_CHECKING:
    import argparse


def add_to(subcommands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register ``draft`` and ``schema``."""
    parser = subcommands.add_parser("draft", description=__doc__)
    parser.add_argument("ledger", type=Path, help="folder of the ledger, with its report.txt")
    parser.add_argument("proposals", type=Path, help="JSON Lines after the schema, - for standard input")
    parser.set_defaults(run=run)
    schema = subcommands.add_parser("schema")
    schema.set_defaults(run=print_schema)


def run(arguments: argparse.Namespace) -> int:
    """Take what holds and say why of the rest: 0 all are taken, 1 some are refused, 2 the input cannot be used."""
    from aidanalysis.drafts.incoming import take  # noqa: PLC0415 - loads only when asked
    from aidanalysis.drafts.store import DraftFolder  # noqa: PLC0415

    folder = DraftFolder.open(arguments.ledger)
    name = str(arguments.proposals)
    try:
        data = sys.stdin.buffer.read() if name == "-" else arguments.proposals.read_bytes()
        lines = data.decode("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        tell(f"{name}: cannot be read ({error}); expected JSON Lines in UTF-8")
        return Exit.BAD_INPUT
    taken = take(folder, lines, name)
    for line in taken.refused:
        tell(" ".join(line.split("\n")))
    print(say(f"{len(taken.drafts)} drafts taken, {len(taken.refused)} proposals refused"))
    return Exit.DOES_NOT_FOLLOW if taken.refused else Exit.HOLDS


def print_schema(_: argparse.Namespace) -> int:
    """Print the schema."""
    from aidanalysis.drafts.schema import proposal_schema  # noqa: PLC0415 - loads only when asked

    print(json.dumps(proposal_schema(), ensure_ascii=False, indent=2))
    return Exit.HOLDS
