"""``aidanalysis audit``: check the figures of reports against each other."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from aidanalysis.auditing.across import across
from aidanalysis.auditing.documents import audit_document
from aidanalysis.auditing.outputs.lines import as_json
from aidanalysis.auditing.outputs.page import page
from aidanalysis.auditing.outputs.table import table
from aidanalysis.claims.judgement import Verdict
from aidanalysis.cli.exit_codes import Exit
from aidanalysis.cli.streams import tell
from aidanalysis.documents import Document, DocumentError, document_paths, load, load_stream
from aidanalysis.ledger.writing import write_files

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Sequence

    from aidanalysis.auditing.across import Series
    from aidanalysis.auditing.auditor import Audit

#: The name of standard input, as an argument and in the output.
STDIN: Final = "-"


def add_to(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the subcommand."""
    parser = subparsers.add_parser("audit", help="check the figures of reports against each other", description=__doc__)
    parser.add_argument("paths", nargs="+", metavar="PATH", help=f"a report or a folder; {STDIN} is standard input")
    parser.add_argument("--format", choices=("table", "jsonl", "html"), default="table", help="default: %(default)s")
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help="where to write; default: standard output")
    parser.add_argument("--lang", choices=("en", "zh"), default="en", help="language the page opens in (html only)")
    parser.add_argument("--fail-on", choices=list(Verdict), metavar="VERDICT", help="exit with 1 if a claim has it")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Audit the documents and write what their figures say; return 2 if one of them could not be read."""
    errors: list[DocumentError] = []
    audits = [audit_document(document, name) for name, document in documents(args.paths, errors)]
    series = across(audits)
    if audits:
        write(shown(audits, series, args.format, args.lang), args.output, errors)
    for error in errors:
        tell(error)
    if errors:
        return Exit.BAD_INPUT
    return Exit.DOES_NOT_FOLLOW if args.fail_on in verdicts(audits, series) else Exit.HOLDS


def verdicts(audits: Sequence[Audit], series: Series) -> set[Verdict]:
    """Return every verdict that was given."""
    within = {claim.verdict for one in audits for claim in one.claims}
    return within | {growth.claim.verdict for growth in series.growths}


def shown(audits: Sequence[Audit], series: Series, form: str, lang: str) -> Iterator[str]:
    """Yield the lines of the audits in one of the forms."""
    if form == "html":
        yield page(audits, series, lang)
    elif form == "jsonl":
        yield from (json.dumps(as_json(one), ensure_ascii=False) for one in audits)
    else:
        yield from table(audits, series)


def documents(paths: Sequence[str], errors: list[DocumentError]) -> Iterator[tuple[str, Document]]:
    """Yield every document with its name, that below its folder where one was given, and keep the errors."""
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
            name = file.relative_to(path).as_posix() if Path(path).is_dir() else file.name
            try:
                yield name, load(file)
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
