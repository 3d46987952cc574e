"""What ``read`` and ``audit`` share: documents of files and folders, many at a time, where results go, and how far it is."""

from __future__ import annotations

import argparse
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from aidanalysis.cli.arguments import given
from aidanalysis.cli.streams import tell
from aidanalysis.corpus.bounds import Bounds
from aidanalysis.corpus.lines import LinesWriter, NoResultError
from aidanalysis.corpus.pool import over
from aidanalysis.corpus.source import STDIN, Source
from aidanalysis.documents import DocumentError, document_paths
from aidanalysis.documents.limits import DEFAULT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from types import ModuleType

    from aidanalysis.corpus.lines import Note
    from aidanalysis.corpus.parts import PartsWriter
    from aidanalysis.corpus.pool import Outcome

#: The forms that are written as they come, and can be taken up again.
STREAMED: Final = ("jsonl", "parquet")
#: Seconds between two lines of progress where no terminal shows a bar.
PAUSE: Final = 60.0
#: More faults than this are counted in a last line.
FEW: Final = 10


def add_to(parser: argparse.ArgumentParser, forms: Sequence[str]) -> None:
    """Add the arguments of a command that takes files and folders."""
    parser.add_argument(
        "paths", nargs="+", type=given, metavar="PATH", help=f"a report or a folder; {STDIN} is standard input"
    )
    parser.add_argument("--format", choices=forms, help="default: as the output's name ends, else table")
    parser.add_argument(
        "-o", "--output", type=Path, metavar="FILE",
        help="where to write, a folder for parquet; default: standard output",
    )  # fmt: skip
    parser.add_argument(
        "--jobs", type=_positive, default=0, metavar="N", help="documents at a time; default: all cores"
    )
    parser.add_argument(
        "--seconds", type=_seconds, default=Bounds().seconds, metavar="S",
        help="a document that takes longer is given up and named; default: %(default)g",
    )  # fmt: skip
    parser.add_argument(
        "--resume", action="store_true", help="go on behind what a run that was stopped has written (jsonl, parquet)"
    )


def _positive(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"expected a number from 1, not {text!r}")
    return int(text)


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = 0.0
    if not 0 < seconds < 1e6:
        raise argparse.ArgumentTypeError(f"expected seconds above 0, not {text!r}")
    return seconds


def form_of(args: argparse.Namespace, forms: Sequence[str]) -> str:
    """Return the form that is asked for; raises ``NoResultError`` where it does not go with the other choices."""
    suffix = "" if args.output is None else args.output.suffix.lower().removeprefix(".")
    form = str(args.format or (suffix if suffix in forms else "table"))
    if form == "parquet" and args.output is None:
        raise NoResultError("--format parquet: give a folder to write to: -o FOLDER.parquet")
    if args.resume and (args.output is None or form not in STREAMED):
        raise NoResultError(
            "--resume: give the file or folder of the run that was stopped: -o FILE.jsonl, FOLDER.parquet"
        )
    return form


def sources(paths: Iterable[str], faults: list[str]) -> list[Source]:
    """Return every document of the paths, each once and with its number; what is not there is a fault."""
    found: dict[str, None] = {}
    for path in paths:
        try:
            found |= dict.fromkeys([STDIN] if path == STDIN else (one.as_posix() for one in document_paths(Path(path))))
        except DocumentError as error:
            faults.append(str(error))
    most = DEFAULT.file_bytes + 1
    return [Source(name, sys.stdin.buffer.read(most) if name == STDIN else None, n) for n, name in enumerate(found)]


@contextmanager
def writer_of(
    args: argparse.Namespace,
    form: str,
    key: str,
    rows: ModuleType,
    note: Callable[[dict[str, Any]], Note] | None = None,
) -> Iterator[LinesWriter | PartsWriter | None]:
    """Open the file or folder that results are streamed to, if they are; faults of writing name it."""
    if args.output is None or form not in STREAMED:
        yield None
        return
    try:
        if form == "jsonl":
            opened: LinesWriter | PartsWriter = LinesWriter(args.output, key, note, resume=args.resume)
        else:
            from aidanalysis.corpus.parts import PartsWriter  # noqa: PLC0415 - pyarrow is slow to load

            opened = PartsWriter(args.output, rows.schema(), rows.refused, resume=args.resume)
        with opened as writer:
            yield writer
    except OSError as error:
        raise NoResultError(f"{args.output}: cannot be written: {error.strerror or error}") from None
    except KeyboardInterrupt:
        message = "stopped; what is done is kept: give the same command with --resume to go on"
        tell(message)
        raise KeyboardInterrupt(message) from None


def outcomes(
    todo: Sequence[Source],
    task: Callable[[Source], Any],
    args: argparse.Namespace,
    writer: LinesWriter | PartsWriter | None,
    faults: list[str],
) -> Iterator[Any]:
    """Yield what the task makes of each document that is not done yet; the others are faults, and written as such."""
    done = {} if writer is None else dict(writer.done)
    faults += [note["fault"] for note in done.values() if "fault" in note]
    left = [source for source in todo if source.name not in done]
    bounds = Bounds(args.jobs, args.seconds)
    for outcome in followed(over(left, task, bounds, name=lambda source: source.name), len(left)):
        if outcome.result is None:
            faults.append(outcome.fault)
            if writer is not None:
                writer.refuse(outcome.document, outcome.fault)
        else:
            yield outcome.result


def followed(found: Iterator[Outcome[Any]], number: int) -> Iterator[Outcome[Any]]:
    """Yield outcomes, and show on standard error how many are done and how long the others will take."""
    if number < 2:
        yield from found
        return
    from rich.console import Console  # noqa: PLC0415 - one document needs no bar
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn  # noqa: PLC0415

    console = Console(stderr=True)
    if not console.is_terminal:
        yield from _counted(found, number)
        return
    columns = (TextColumn("documents"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True, redirect_stdout=sys.stdout.isatty()) as progress:
        bar = progress.add_task("", total=number)
        for outcome in found:
            yield outcome
            progress.advance(bar)


def _counted(found: Iterator[Outcome[Any]], number: int) -> Iterator[Outcome[Any]]:
    start = told = time.monotonic()
    for done, outcome in enumerate(found, 1):
        yield outcome
        now = time.monotonic()
        if now - told >= PAUSE and done < number:
            told = now
            tell(f"{done:,} of {number:,} documents; about {_duration((now - start) / done * (number - done))} left")


def _duration(seconds: float) -> str:
    minutes = round(seconds / 60)
    return f"{minutes // 60} h {minutes % 60} min" if minutes >= 60 else f"{minutes or 1} min"


def tell_faults(faults: Sequence[str], number: int) -> None:
    """Name every document that has no result, one a line."""
    for fault in faults:
        tell(fault)
    if len(faults) > FEW:
        tell(f"{len(faults):,} of {number:,} documents have no result; they are named above")
