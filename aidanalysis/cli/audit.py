"""``aidanalysis audit``: check the figures of reports against each other."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING, Any, Final

from aidanalysis.auditing.across import Series
from aidanalysis.cli import folders
from aidanalysis.cli.exit_codes import Exit
from aidanalysis.cli.language import language, say
from aidanalysis.cli.streams import AGAINST, ASKED, painted, tell
from aidanalysis.cli.written import written
from aidanalysis.corpus import auditing
from aidanalysis.corpus.auditing import CONTRADICTS, KEPT, QUERY, AuditTask
from aidanalysis.corpus.bounds import Bounds
from aidanalysis.corpus.spool import Spool
from aidanalysis.wording.values import Outcome, Verdict

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from aidanalysis.auditing.across import Growth, Retold
    from aidanalysis.corpus.auditing import Audited
    from aidanalysis.corpus.source import Source

FORMS: Final = ("table", "jsonl", "csv", "html", "parquet")
NEVER: Final = "never"

#: A line of one finding: where it stands, what is said, and of what.
LINE: Final = re.compile(r"(?P<place>.+?:\d+ *)  (?P<said>\S.{19})  (?P<line>.*)")
STYLES: Final = {Verdict.CONTRADICTS.en: AGAINST, "to be asked": ASKED, Verdict.UNCLEAR.en: ASKED}
#: The documents of a run, each with what is to be known of it.
Notes = list[tuple["Source", dict[str, Any]]]


def add_to(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the subcommand."""
    parser = subparsers.add_parser("audit", description=__doc__)
    folders.add_to(parser, FORMS)
    parser.add_argument(
        "--lang", choices=("en", "zh"), default=language(), help="language of messages and of the page (%(default)s)"
    )
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
    form = folders.form_of(args, FORMS)
    if args.only and form == "html":
        tell("--only: a page shows the whole audit; give --format table, jsonl or csv")
        return Exit.BAD_INPUT
    faults: list[str] = []
    todo = folders.sources(args.paths, faults)
    task = AuditTask(form, args.only)
    with folders.writer_of(args, form, "claims", auditing, auditing.note_of) as writer:
        found = _told(folders.outcomes(todo, task, args, writer, faults))
        if writer is not None:
            for one in found:
                writer.write(one.source.name, one.output, one.note)
            notes = [(source, writer.done[source.name]) for source in todo]
            series = _series(notes, args, faults)
        elif form == "jsonl" and args.output is None:
            notes = []
            written(_lines(found, notes), None)
            series = _series(notes, args, faults)
        else:
            notes, series = _at_once(found, form, args, todo, faults)
    folders.tell_faults(faults, len(todo))
    if faults:
        return Exit.BAD_INPUT
    return Exit.DOES_NOT_FOLLOW if _fails(notes, series, args.fail_on) else Exit.HOLDS


def _told(found: Iterator[Audited]) -> Iterator[Audited]:
    """Yield what was found; what a document holds beyond it is said on standard error, once a file."""
    for one in found:
        for warning in one.warnings:
            tell(f"{one.source.name}: {warning}")
        yield one


def _lines(found: Iterator[Audited], notes: Notes) -> Iterator[str]:
    for one in found:
        notes.append((one.source, one.note))
        yield f"{one.output}\n"


def _at_once(
    found: Iterator[Audited], form: str, args: argparse.Namespace, todo: list[Source], faults: list[str]
) -> tuple[Notes, Series]:
    """Write the audits together, the worst first but for a page; those that are done too where the run is stopped."""
    kept: list[Audited] = []
    stopped: KeyboardInterrupt | None = None
    with Spool() as spool:
        try:
            for one in found:
                spool.add(one.output, 0 if form == "html" else (-one.counts.against, -one.counts.asked))
                kept.append(one._replace(output=None))
        except KeyboardInterrupt as interrupt:
            stopped = interrupt
        by_name = {source.name: source for source in todo}
        notes = [(by_name[one.source.name], one.note) for one in kept]
        series = Series([], []) if stopped else _series(notes, args, faults)
        if kept:
            written(_together(spool, kept, series, form, args), args.output)
    if stopped:
        message = f"stopped after {len(kept):,} of {len(todo):,} documents; what is done is written"
        tell(message)
        raise KeyboardInterrupt(message) from stopped
    return notes, series


def _together(spool: Spool, kept: list[Audited], series: Series, form: str, args: argparse.Namespace) -> Iterator[str]:
    counted = [one.counts for one in kept]
    if form == "html":
        from aidanalysis.auditing.outputs.page.document import pieces  # noqa: PLC0415

        numbered = [(one.source.number, one.counts) for one in kept]
        yield from pieces(numbered, spool.texts(), series, args.lang)
        yield "\n"
        return
    if form == "csv":
        from aidanalysis.auditing.outputs.rows import COLUMNS  # noqa: PLC0415 - pandas is slow to load

        yield ",".join(COLUMNS) + "\n"
    if form != "table":
        yield from spool.texts()
        return
    yield from map(_said, spool.texts())
    if not args.only:
        from aidanalysis.auditing.outputs.table import series_lines, total  # noqa: PLC0415

        yield from (_said(f"{line}\n") for line in series_lines(series))
        yield _said(f"{total(counted)}\n") if len(counted) > 1 else ""


def _said(lines: str) -> str:
    """Return lines in the language that is spoken, what does not follow or is to be asked in colour."""
    return "\n".join(map(_said_line, lines.split("\n")))


def _said_line(line: str) -> str:
    found = LINE.fullmatch(line)
    if not found:
        return say(line)
    said = found["said"].strip()
    shown = say(said) + " " * (len(found["said"]) - len(said))
    return f"{found['place']}  {painted(shown, STYLES.get(said, ''), sys.stdout)}  {say(found['line'])}"


def _series(notes: Notes, args: argparse.Namespace, faults: list[str]) -> Series:
    """Return what the reports of each place say of each other, from year to year."""
    growths: list[Growth] = []
    retold: list[Retold] = []
    for outcome in auditing.series_of(notes, Bounds(args.jobs, args.seconds)):
        if outcome.result is None:
            faults.append(outcome.fault)
        else:
            growths += outcome.result.growths
            retold += outcome.result.retold
    return Series(growths, retold)


def _fails(notes: Notes, series: Series, on: str) -> bool:
    """Whether there is what the command should fail on."""
    if on == NEVER:
        return False
    asked = on == QUERY and any(note.get("query") for _, note in notes)
    return asked or auditing.contradicts(series) or any(note.get(Outcome.DOES_NOT_FOLLOW) for _, note in notes)
