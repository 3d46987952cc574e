"""``aidanalysis read``: every quantity of the given documents, as a table, JSON Lines, CSV or Parquet."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any, Final

from aidanalysis.cli import folders
from aidanalysis.cli.exit_codes import Exit
from aidanalysis.cli.language import say
from aidanalysis.cli.streams import tell
from aidanalysis.cli.written import written
from aidanalysis.corpus import quantities
from aidanalysis.corpus.reading import Read
from aidanalysis.errors import one_line

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Iterator

    from aidanalysis.corpus.reading import Found, Line

FORMS: Final = ("table", "jsonl", "csv", "parquet")


def add_to(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command."""
    parser = subparsers.add_parser("read", description=__doc__)
    folders.add_to(parser, FORMS)
    parser.add_argument("--context", action="store_true", help="show each quantity in its sentence (table only)")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Read the documents and write what they hold; return 2 if one of them could not be read."""
    form = folders.form_of(args, FORMS)
    faults: list[str] = []
    todo = folders.sources(args.paths, faults)
    with folders.writer_of(args, form, "quantities", quantities) as writer:
        found = _told(folders.outcomes(todo, Read(form), args, writer, faults))
        if writer is not None:
            for one in found:
                writer.write(one.document, one.output)
        else:
            written(_shown(found, form, context=args.context), args.output)
    folders.tell_faults(faults, len(todo))
    return Exit.BAD_INPUT if faults else Exit.HOLDS


def _told(found: Iterable[Found]) -> Iterator[Found]:
    """Yield what was found; what a document holds beyond it is said on standard error, once a file."""
    for one in found:
        for warning in one.warnings:
            tell(f"{one.document}: {warning}")
        yield one


def _shown(found: Iterator[Found], form: str, *, context: bool) -> Iterator[str]:
    """Yield what is printed of each document."""
    if form == "csv":
        yield ",".join(("document", *quantities.COLUMNS)) + "\n"
    for one in found:
        match form:
            case "jsonl":
                yield f"{one.output}\n"
            case "csv":
                yield one.output
            case _:
                yield _table(one.document, one.output, context=context)


def _table(document: str, lines: Iterable[Line], *, context: bool) -> str:
    from rich.console import Console  # noqa: PLC0415 - only a table needs it
    from rich.table import Column, Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    right: Any = Column(say("value"), justify="right")
    table = Table(say("text"), say("kind"), right, say("unit"), say("qualifier"), title=Text(one_line(document)))
    table.add_column(say("context" if context else "section"), overflow="fold")
    for line in lines:
        before, after = one_line(line.before), one_line(line.after)
        where = Text.assemble(before, (line.text, "bold reverse"), after) if context else Text(line.section)
        table.add_row(*map(Text, line[:5]), where)
    console = Console(file=sys.stdout)
    with console.capture() as captured:
        console.print(table)
    return captured.get()
