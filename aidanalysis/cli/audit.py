"""``aidanalysis audit``: check the figures of any report against each other."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from aidanalysis.audit.across import across
from aidanalysis.audit.auditor import Audit, audit
from aidanalysis.audit.judge import Verdict
from aidanalysis.audit.lines import as_json
from aidanalysis.audit.page import page
from aidanalysis.audit.table import table
from aidanalysis.ledger.faults import BadInputError, Fault

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Sequence

SUFFIXES = frozenset({".txt", ".md"})


def add_to(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the subcommand."""
    parser = subparsers.add_parser("audit", help="check the figures of reports against each other")
    parser.add_argument("paths", type=Path, nargs="+", metavar="PATH", help="a report, or a folder of reports")
    parser.add_argument("--format", choices=("table", "jsonl", "html"), default="table", help="how to show the audit")
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help="where to write it (the terminal)")
    parser.add_argument("--lang", choices=("en", "zh"), default="en", help="language the page opens in")
    parser.add_argument(
        "--fail-on", choices=("contradicts",), metavar="VERDICT", help="exit with 1 where a claim has this verdict"
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Audit the documents; return 1 where a verdict that should fail is among them."""
    audits = [audit(text, document=name) for name, text in documents(arguments.paths)]
    write(shown(audits, arguments.format, arguments.lang), arguments.output)
    failed = arguments.fail_on and any(one.count(Verdict(arguments.fail_on)) for one in audits)
    return 1 if failed else 0


def shown(audits: Sequence[Audit], form: str, lang: str) -> Iterator[str]:
    """Yield the lines of the audits in one of the forms."""
    series = across(audits)
    if form == "html":
        yield page(audits, series, lang)
    elif form == "jsonl":
        yield from (json.dumps(as_json(one), ensure_ascii=False) for one in audits)
    else:
        yield from table(audits, series)


def documents(paths: Sequence[Path]) -> Iterator[tuple[str, str]]:
    """Yield the name and the text of every document; raise ``BadInputError`` naming what cannot be read."""
    for path in paths:
        if path.is_dir():
            inside = sorted(file for file in path.rglob("*") if file.suffix.lower() in SUFFIXES and file.is_file())
            if not inside:
                raise BadInputError([Fault(str(path), message="no reports in this folder; expected .txt or .md")])
            yield from ((file.relative_to(path).as_posix(), _text(file)) for file in inside)
        else:
            yield path.name, _text(path)


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadInputError(
            [Fault(str(path), message=f"not UTF-8 text (byte {error.start}); save it as UTF-8")]
        ) from None
    except OSError as error:
        raise BadInputError([Fault(str(path), message=f"cannot be read: {error.strerror}")]) from None


def write(lines: Iterator[str], output: Path | None) -> None:
    """Write lines to a file, or to standard output."""
    if output is None:
        for line in lines:
            print(line, file=sys.stdout)
        return
    try:
        with output.open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(f"{line}\n" for line in lines)
    except OSError as error:
        raise BadInputError([Fault(str(output), message=f"cannot be written: {error.strerror}")]) from None
