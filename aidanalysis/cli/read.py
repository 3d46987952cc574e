"""``aidanalysis read``: every quantity of the given documents, as a table, JSON Lines or CSV."""

from __future__ import annotations

import csv
import json
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from rich.console import Console
from rich.progress import track
from rich.table import Column, Table
from rich.text import Text

from aidanalysis.cli.arguments import given
from aidanalysis.cli.exit_codes import Exit
from aidanalysis.cli.streams import tell
from aidanalysis.documents import Document, DocumentError, document_paths, load, load_stream, read_document
from aidanalysis.errors import one_line

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Iterator

    from aidanalysis.reading import Quantity

COLUMNS: Final = (
    *("start", "end", "text", "kind", "value", "value2", "unit", "qualifier", "section", "rule", "unclear"),
    *("table", "row", "column", "row_head", "column_head"),
)
#: The columns of words, which a spreadsheet could take for formulas; a negative number is none.
WORDS: Final = frozenset(("document", "text", "unit", "section", "row_head", "column_head"))
_FORMULA: Final = re.compile(r"[=+@＝＋＠\t\r\n]|[-－](?![\d.])")
NO_FIGURE: Final = "no figure was read in it"
#: The name of standard input, as an argument and in the output.
STDIN: Final = "-"
#: How much of the sentence a context shows on either side, in characters.
CONTEXT: Final = 18


def add_to(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command."""
    parser = subparsers.add_parser("read", description=__doc__)
    parser.add_argument(
        "paths", nargs="+", type=given, metavar="PATH", help=f"a file or folder; {STDIN} is standard input"
    )
    parser.add_argument("--format", choices=("table", "jsonl", "csv"), default="table", help="default: %(default)s")
    parser.add_argument("--context", action="store_true", help="show each quantity in its sentence (table only)")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Read the documents and write what they hold; return 2 if one of them could not be read."""
    errors: list[DocumentError] = []
    documents = _documents(list(_sources(args.paths, errors)), errors)
    if args.format == "jsonl":
        _write_jsonl(documents)
    elif args.format == "csv":
        _write_csv(documents)
    else:
        _write_tables(documents, context=args.context)
    for error in errors:
        tell(error)
    return Exit.BAD_INPUT if errors else Exit.HOLDS


def as_row(document: Document, quantity: Quantity) -> dict[str, Any]:
    """Return a quantity as JSON writes it; numbers are strings, so that no decimal is lost."""
    row: dict[str, Any] = {
        "start": quantity.start,
        "end": quantity.end,
        "text": quantity.text,
        "kind": str(quantity.kind),
        "value": None if quantity.value is None else f"{quantity.value:f}",
        "value2": None if quantity.value2 is None else f"{quantity.value2:f}",
        "unit": quantity.unit,
        "qualifier": quantity.qualifier,
        "section": document.section_at(quantity.start),
        "rule": quantity.rule,
        "unclear": quantity.unclear or None,
        "cell": quantity.cell and quantity.cell._asdict(),
    }
    return {key: value for key, value in row.items() if value is not None}


def _sources(paths: Iterable[str], errors: list[DocumentError]) -> Iterator[Path | None]:
    for path in paths:
        if path == STDIN:
            yield None
            continue
        try:
            yield from document_paths(Path(path))
        except DocumentError as error:
            errors.append(error)


def _documents(sources: list[Path | None], errors: list[DocumentError]) -> Iterator[Document]:
    console = Console(stderr=True)
    shown = len(sources) > 1 and console.is_terminal
    for source in track(sources, "reading", console=console, disable=not shown, transient=True):
        try:
            yield load_stream(sys.stdin.buffer, STDIN) if source is None else load(source)
        except DocumentError as error:
            errors.append(error)


def _write_jsonl(documents: Iterable[Document]) -> None:
    for document in documents:
        rows = [as_row(document, quantity) for quantity in _read(document)]
        line: dict[str, Any] = {"document": _name(document), "quantities": rows}
        if document.warnings:
            line["warnings"] = list(document.warnings)
        sys.stdout.write(json.dumps(line, ensure_ascii=False) + "\n")


def _write_csv(documents: Iterable[Document]) -> None:
    writer = csv.DictWriter(sys.stdout, ("document", *COLUMNS), extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    for document in documents:
        for quantity in _read(document):
            row = {"document": _name(document), **as_row(document, quantity)}
            row |= row.pop("cell", None) or {}
            writer.writerow({key: as_words(value) if key in WORDS else value for key, value in row.items()})


def _write_tables(documents: Iterable[Document], *, context: bool) -> None:
    console = Console()
    for document in documents:
        table = Table(
            "text", "kind", Column("value", justify="right"), "unit", "qualifier", title=Text(one_line(_name(document)))
        )
        table.add_column("context" if context else "section", overflow="fold")
        for quantity in _read(document):
            value = "–".join(f"{v:,f}" for v in (quantity.value, quantity.value2) if v is not None)
            where = _in_context(document, quantity) if context else Text(document.section_at(quantity.start))
            words = (quantity.text.replace("\n", ""), quantity.kind, value, quantity.unit, quantity.qualifier)
            table.add_row(*map(Text, words), where)
        console.print(table)


def as_words(text: str) -> str:
    """Return text that a spreadsheet will not take for a formula."""
    return f"'{text}" if _FORMULA.match(text) else text


def _read(document: Document) -> list[Quantity]:
    """Return the quantities of a document; what it holds beyond them is said on standard error, once a file."""
    found = read_document(document)
    for warning in (*document.warnings, *(() if found else (NO_FIGURE,))):
        sys.stderr.write(f"{one_line(f'{_name(document)}: {warning}')}\n")
    return found


def _in_context(document: Document, quantity: Quantity) -> Text:
    """Return the words round a quantity with the quantity highlighted."""
    before = document.text[max(0, quantity.start - CONTEXT) : quantity.start].rpartition("\n")[2]
    after = document.text[quantity.end : quantity.end + CONTEXT].partition("\n")[0]
    return Text.assemble(one_line(before), (quantity.text.replace("\n", ""), "bold reverse"), one_line(after))


def _name(document: Document) -> str:
    """Return a document's name with forward slashes on every system."""
    return document.name if document.name == STDIN else Path(document.name).as_posix()
