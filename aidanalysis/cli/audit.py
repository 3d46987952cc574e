"""``aidanalysis audit``: check the figures of reports against each other."""

from __future__ import annotations

import csv
import io
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from aidanalysis.auditing.across import across
from aidanalysis.auditing.documents import audit_document
from aidanalysis.auditing.outputs.lines import as_json
from aidanalysis.auditing.outputs.page import page
from aidanalysis.auditing.outputs.table import findings, table, worst_first
from aidanalysis.claims.judgement import Verdict
from aidanalysis.cli.exit_codes import Exit
from aidanalysis.cli.read import as_words
from aidanalysis.cli.streams import tell
from aidanalysis.documents import Document, DocumentError, document_paths, load, load_stream
from aidanalysis.ledger.writing import write_files
from aidanalysis.wording.values import Outcome

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Sequence

    from aidanalysis.auditing.across import Series
    from aidanalysis.auditing.auditor import Audit

#: The name of standard input, as an argument and in the output.
STDIN: Final = "-"
#: What may be looked for: nothing, what does not follow, or that and what is to be asked.
NEVER, CONTRADICTS, QUERY = "never", str(Verdict.CONTRADICTS), "query"
#: The outcomes in rows and in JSON that each choice keeps.
KEPT: Final = {CONTRADICTS: {Outcome.DOES_NOT_FOLLOW}, QUERY: {Outcome.DOES_NOT_FOLLOW, Outcome.QUERY}}


def add_to(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the subcommand."""
    parser = subparsers.add_parser("audit", help="check the figures of reports against each other", description=__doc__)
    parser.add_argument("paths", nargs="+", metavar="PATH", help=f"a report or a folder; {STDIN} is standard input")
    parser.add_argument(
        "--format", choices=("table", "jsonl", "csv", "html"), default="table", help="default: %(default)s"
    )
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help="where to write; default: standard output")
    parser.add_argument("--lang", choices=("en", "zh"), default="en", help="language the page opens in (html only)")
    parser.add_argument(
        "--only", choices=tuple(KEPT), help=f"show only what does not follow, with {QUERY} also what is to be asked"
    )
    parser.add_argument(
        "--fail-on", choices=(NEVER, *KEPT), default=CONTRADICTS,
        help=f"exit with 1 if something does not follow, with {QUERY} also if something is to be asked; default: %(default)s",
    )  # fmt: skip
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Audit the documents and write what their figures say; return 2 if one of them could not be read."""
    if args.only and args.format == "html":
        tell("--only: a page shows the whole audit; give --format table, jsonl or csv")
        return Exit.BAD_INPUT
    errors: list[DocumentError] = []
    audits = [audit_document(document, name) for name, document in documents(args.paths, errors)]
    series = across(audits)
    if audits:
        write(shown(audits, series, args), args.output, errors)
    for error in errors:
        tell(error)
    if errors:
        return Exit.BAD_INPUT
    return Exit.DOES_NOT_FOLLOW if fails(audits, series, args.fail_on) else Exit.HOLDS


def fails(audits: Sequence[Audit], series: Series, on: str) -> bool:
    """Whether there is what the command should fail on."""
    if on == NEVER:
        return False
    claims = [claim for one in audits for claim in one.claims] + [growth.claim for growth in series.growths]
    asked = on == QUERY and any(one.queries for one in audits)
    return asked or any(claim.verdict is Verdict.CONTRADICTS for claim in claims)


def shown(audits: Sequence[Audit], series: Series, args: argparse.Namespace) -> Iterator[str]:
    """Yield the lines of the audits in one of the forms."""
    if args.format == "html":
        yield page(audits, series, args.lang)
    elif args.format == "jsonl":
        yield from (json.dumps(_kept(as_json(one), args.only), ensure_ascii=False) for one in audits)
    elif args.format == "csv":
        yield from _csv(audits, args.only)
    elif args.only:
        yield from findings(audits, queries=args.only == QUERY)
    else:
        yield from table(audits, series)


def _kept(line: dict[str, Any], only: str | None) -> dict[str, Any]:
    """Return the line of a document with nothing but what is asked for; its coverage stays."""
    if only is None:
        return line
    said = {name: [one for one in line[name] if one["outcome"] in KEPT[only]] for name in ("claims", "queries")}
    return {"document": line["document"], **said, "coverage": line["coverage"]}


def _csv(audits: Sequence[Audit], only: str | None) -> Iterator[str]:
    from aidanalysis.auditing.outputs.rows import COLUMNS, rows  # noqa: PLC0415 - pandas is slow to load

    outcome = COLUMNS.index("outcome")
    for row in (COLUMNS, *rows(worst_first(audits))):
        if only is None or row is COLUMNS or row[outcome] in KEPT[only]:
            line = io.StringIO()
            cells = [as_words(cell) if isinstance(cell, str) else cell for cell in row]
            csv.writer(line, lineterminator="").writerow(cells)
            yield line.getvalue()


def documents(paths: Sequence[str], errors: list[DocumentError]) -> Iterator[tuple[str, Document]]:
    """Yield every document with its name, the path as it was given, and keep the errors."""
    for path in paths:
        try:
            if path == STDIN:
                yield STDIN, load_stream(sys.stdin.buffer, STDIN)
                continue
            files = list(document_paths(Path(path)))
        except DocumentError as error:
            errors.append(error)
            continue
        for file in files:
            try:
                yield file.as_posix(), load(file)
            except DocumentError as error:
                errors.append(error)


def write(lines: Iterator[str], output: Path | None, errors: list[DocumentError]) -> None:
    """Write lines to a file, or to standard output."""
    if output is None:
        sys.stdout.writelines(f"{line}\n" for line in lines)
        return
    try:
        write_files(output.parent, {output.name: "".join(f"{line}\n" for line in lines).encode()})
    except OSError as error:
        errors.append(DocumentError(str(output), f"cannot be written: {error.strerror}"))
