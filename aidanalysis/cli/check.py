"""``aidanalysis check``: recompute every claim of a ledger and print its verdict with the coverage."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from aidanalysis.claims.coverage import coverage, source_coverage
from aidanalysis.claims.declared import Checked, check_claims
from aidanalysis.claims.judgement import Verdict
from aidanalysis.cli.exit_codes import Exit
from aidanalysis.ledger import BadInputError, read_ledger, stale_package
from aidanalysis.ledger.faults import one_line
from aidanalysis.ledger.phrases import misplaced

if TYPE_CHECKING:
    import argparse
    from decimal import Decimal
    from typing import TextIO

    from aidanalysis.claims.coverage import Coverage, SourceCoverage


#: Columns of a table that goes into a file or a pipe.
PIPED_WIDTH = 160


def add_to(subcommands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the subcommand."""
    parser = subcommands.add_parser("check", help="recompute every claim of a ledger")
    parser.add_argument("ledger", type=Path, nargs="?", default=Path(), help="folder of the ledger's CSV files (here)")
    parser.add_argument("--source", type=Path, metavar="REPORT", help="the report's text: verify hash and phrases")
    parser.add_argument("--format", choices=("table", "jsonl"), default="table", help="how to print the claims")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print every claim: 0 where all hold, 1 where some do not; every fault of the input raises ``BadInputError``."""
    read = read_ledger(arguments.ledger)
    faults = list(read.faults)
    if arguments.source is not None:
        faults += misplaced(read.places, arguments.source)
    # A stale package tells nothing new where a fault already says what has changed.
    faults = faults or stale_package(arguments.ledger, read.ledger)
    if faults:
        raise BadInputError(faults)
    ledger = read.ledger
    checked = check_claims(ledger)
    covered = coverage(ledger, checked)
    if arguments.format == "jsonl":
        for one in checked:
            print(json.dumps(as_json(one), ensure_ascii=False))
        print(covered, file=sys.stderr)
    else:
        print_table(checked, covered)
    if arguments.source is not None:
        text = arguments.source.read_bytes().decode("utf-8-sig")
        print_source(source_coverage(ledger, text), sys.stderr if arguments.format == "jsonl" else sys.stdout)
    return Exit.HOLDS if all(holds(one) for one in checked) else Exit.DOES_NOT_FOLLOW


def holds(checked: Checked) -> bool:
    """Whether the figures bear a claim out, in one reading or another."""
    return checked.judgement.verdict not in (Verdict.CONTRADICTS, Verdict.UNCLEAR)


def as_json(checked: Checked) -> dict[str, Any]:
    """Return a claim for machines, its numbers as decimal text in the stated unit."""
    claim, (low, high) = checked.claim, checked.computed
    return {
        "id": claim.id,
        "kind": str(claim.kind),
        "stated": f"{claim.amount.value:f}",
        "unit": claim.amount.unit,
        "computed_low": None if low is None else plain(low),
        "computed_high": None if high is None else plain(high),
        "verdict": str(checked.judgement.verdict),
        "evidence": {
            "section": claim.evidence.section,
            "phrase": claim.evidence.phrase,
            "offset": claim.evidence.offset,
        },
        "members": list(checked.members),
    }


def plain(number: Decimal) -> str:
    """Return a number without an exponent and without padding zeros."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def print_table(checked: list[Checked], covered: Coverage) -> None:
    """Print the claims as a table that fits the terminal, and the coverage below it."""
    from rich.console import Console  # noqa: PLC0415 - only the table needs it
    from rich.table import Table  # noqa: PLC0415

    table = Table(box=None, pad_edge=False)
    for heading in ("claim", "stated", "computed", "verdict"):
        table.add_column(heading, no_wrap=True)
    for heading in ("evidence", "members"):
        table.add_column(heading, overflow="fold")
    for one in checked:
        claim = one.claim
        verdict = one.judgement.verdict
        words = "does not follow" if verdict is Verdict.CONTRADICTS else str(verdict)
        evidence = one_line(f"{claim.evidence.section} “{claim.evidence.phrase}” @{claim.evidence.offset}")
        table.add_row(claim.id, str(claim.amount), computed(one), words, evidence, ", ".join(one.members))
    width = None if sys.stdout.isatty() else PIPED_WIDTH
    console = Console(file=sys.stdout, width=width, markup=False, highlight=False, emoji=False)
    console.print(table)
    console.print(str(covered))


def print_source(covered: SourceCoverage, out: TextIO) -> None:
    """Print how much of the source the ledger holds, and each quantity that it does not."""
    print(covered, file=out)
    for quantity, section in covered.untied:
        print(one_line(f"{quantity.start} “{quantity.text}” {section}"), file=out)


def computed(checked: Checked) -> str:
    """Return what the records give, in the stated unit: one number, or both ends."""
    low, high = checked.computed
    if low is None:
        return "—"
    unit = checked.claim.amount.unit
    if low == high:
        return f"{plain(low)}{unit}"
    return f"{plain(low)}{unit} and above" if high is None else f"{plain(low)}–{plain(high)}{unit}"
