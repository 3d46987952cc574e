"""``aidanalysis check``: recompute every claim of a ledger and print its verdict with the coverage."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from aidanalysis.claims.coverage import coverage
from aidanalysis.claims.declared import Checked, check_claims
from aidanalysis.claims.judgement import Verdict, verdict_name
from aidanalysis.cli.exit_codes import Exit
from aidanalysis.cli.language import language, say
from aidanalysis.cli.streams import tell
from aidanalysis.errors import one_line
from aidanalysis.ledger import BadInputError, read_ledger, stale_package
from aidanalysis.ledger.bundled import ledger_folder
from aidanalysis.ledger.grounds import Basis, shown
from aidanalysis.ledger.mending import mended
from aidanalysis.ledger.package import forged
from aidanalysis.ledger.source import read_source
from aidanalysis.records import Report

if TYPE_CHECKING:
    import argparse
    from decimal import Decimal
    from typing import TextIO

    from aidanalysis.claims.coverage import Coverage
    from aidanalysis.ledger import Read
    from aidanalysis.ledger.grounds import Grounds


#: Verdicts that a terminal shows in colour.
STYLES = {Verdict.CONTRADICTS: "bold red", Verdict.UNCLEAR: "yellow", Verdict.EXACT: "green"}
#: Columns of a table that goes into a file or a pipe.
PIPED_WIDTH = 160


def add_to(subcommands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the subcommand."""
    parser = subcommands.add_parser("check", description=__doc__)
    parser.add_argument(
        "ledger",
        type=ledger_folder,
        nargs="?",
        default=Path(),
        help="folder of the ledger's CSV files (here), or a name",
    )
    parser.add_argument("--source", type=Path, metavar="REPORT", help="the report: hold every fact against its text")
    parser.add_argument("--mend", action="store_true", help="write the offset and section at which each phrase stands")
    parser.add_argument("--facts", choices=list(Basis), metavar="BASIS", help=f"list them: {', '.join(Basis)}")
    parser.add_argument("--fail-untied", action="store_true", help="exit with 1 if no fact states a figure of the text")
    parser.add_argument("--format", choices=("table", "jsonl"), default="table", help="how to print the claims")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print every claim: 0 where all hold, 1 where some do not; every fault of the input raises ``BadInputError``."""
    read = held(arguments.ledger, arguments.source, mend=arguments.mend)
    ledger = read.ledger
    checked = check_claims(ledger)
    covered = coverage(ledger, checked)
    machine = arguments.format == "jsonl"
    if machine:
        for one in checked:
            print(json.dumps(as_json(one), ensure_ascii=False))
    else:
        print_table(checked)
    print_ground(ledger.grounds, covered, arguments.facts, sys.stderr if machine else sys.stdout)
    for note in read.grounds.notes:
        tell(note)
    amiss = not all(holds(one) for one in checked) or (arguments.fail_untied and covered.untied)
    return Exit.DOES_NOT_FOLLOW if amiss else Exit.HOLDS


def held(folder: Path, report: Path | None, *, mend: bool = False) -> Read:
    """Return a ledger held against its report and its package; raises ``BadInputError`` with every fault."""
    source = None if report is None else read_source(report)
    if mend and source:
        for name in mended(folder, source):
            tell(f"{name}: offsets and sections mended")
    read = read_ledger(folder, source)
    faults = list(read.faults)
    if source and report:
        faults += [
            place.fault(
                "sha256", place.record.sha256, f"the source {report.as_posix()} has {source.sha256}; give its own file"
            )
            for place in read.places
            if isinstance(place.record, Report) and place.record.sha256 != source.sha256
        ]
        faults = faults or forged(folder, read)
    # A stale package tells nothing new where a fault already says what has changed.
    faults = faults or stale_package(folder, read)
    if faults:
        raise BadInputError(faults)
    return read


#: So many places more than a stated figure has are shown of what the records give.
MORE_PLACES: Final = 2


def holds(checked: Checked) -> bool:
    """Whether the figures bear a claim out in one reading or another, or are known not to."""
    verdict = checked.judgement.verdict
    known = checked.claim.known
    return str(verdict) == str(known) if known else verdict not in (Verdict.CONTRADICTS, Verdict.UNCLEAR)


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


def print_table(checked: list[Checked]) -> None:
    """Print the claims as a table that fits the terminal."""
    from rich.console import Console  # noqa: PLC0415 - only the table needs it
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    table = Table(box=None, pad_edge=False)
    for heading in ("claim", "stated", "computed", "verdict"):
        table.add_column(say(heading), no_wrap=True)
    for heading in ("evidence", "members"):
        table.add_column(say(heading), overflow="fold")
    for one in checked:
        claim = one.claim
        verdict = one.judgement.verdict
        named = verdict_name(claim.kind, verdict)
        evidence = one_line(f"{claim.evidence.section} “{claim.evidence.phrase}” @{claim.evidence.offset}")
        told = Text(named.zh if language() == "zh" else named.en, STYLES.get(verdict, ""))
        table.add_row(claim.id, str(claim.amount), computed(one), told, evidence, ", ".join(one.members))
    width = None if sys.stdout.isatty() else PIPED_WIDTH
    console = Console(file=sys.stdout, width=width, markup=False, highlight=False, emoji=False)
    console.print(table)


def print_ground(grounds: Grounds, covered: Coverage, listed: str | None, out: TextIO) -> None:
    """Print how many facts rest on the text and which figures of it no fact states; on request, the facts."""
    print(say(str(covered)), file=out)
    for figure, section in covered.untied or ():
        print(one_line(f"{figure.start} “{figure.text}” {section}: {say('no fact states it')}"), file=out)
    read, ours, unread = (grounds.count(basis) for basis in (Basis.READ, Basis.ANALYST, Basis.UNREAD))
    not_held = f", {unread} are not held against the text; give it with --source" if unread else ""
    print(say(f"facts: {read} are read from the text, {ours} are the analyst's{not_held}"), file=out)
    for fact in grounds.facts:
        if fact.basis == listed:
            at = f" @{fact.span[0]}" if fact.span else ""
            value = getattr(fact.record, fact.field)
            print(one_line(f"{fact.record.table}.csv {fact.record.id} {fact.field} “{shown(value)}”{at}"), file=out)


def computed(checked: Checked) -> str:
    """Return what the records give, in the stated unit: one number, or both ends."""
    low, high = checked.computed
    if low is None:
        return "—"
    unit = checked.claim.amount.unit
    # Two places more than the stated figure has tell whether it was rounded; a quotient has no end.
    places = max(-int(checked.claim.amount.value.as_tuple().exponent), 0) + MORE_PLACES
    least, most = (None if end is None else plain(round(end, places)) for end in (low, high))
    if low == high:
        return f"{least}{unit}"
    return f"{least}{unit} and above" if high is None else f"{least}–{most}{unit}"
