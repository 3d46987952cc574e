"""``aidanalysis compare``: several ledgers side by side, by place and year.

A table ``population.csv`` (place, year, people) or ``deflators.csv`` (year, index) in the folder is used; nothing is fetched.
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from aidanalysis.cli.exit_codes import Exit
from aidanalysis.cli.language import say
from aidanalysis.cli.streams import tell
from aidanalysis.ledger import BadInputError, Fault, read_ledger

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Sequence

    from aidanalysis.comparison.figures import Compared
    from aidanalysis.interval import Interval
    from aidanalysis.ledger import Ledger

HEAD = (
    "measure",
    "place",
    "year",
    "report",
    "amount",
    "growth",
    "per head",
    "at constant prices",
    "shares within the report",
)


def add_to(subcommands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the subcommand."""
    parser = subcommands.add_parser("compare", description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=Path(), help="a project, or a folder of ledgers (here)")
    parser.add_argument("--format", choices=("table", "csv"), default="table", help="how to print (%(default)s)")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print what the ledgers have in common: 0 it is printed, 2 a ledger or a table cannot be used."""
    from aidanalysis.comparison import SeriesError, compare, read_series  # noqa: PLC0415 - loads only when asked
    from aidanalysis.comparison.figures import standings  # noqa: PLC0415

    ledgers = _ledgers(arguments.folder)
    try:
        series = [read_series(arguments.folder, name) for name in ("population", "deflators")]
    except SeriesError as error:
        tell(error)
        return Exit.BAD_INPUT
    rows = [_cells(row) for row in compare(ledgers, *series)]
    standing = [
        (
            one.place,
            str(one.year),
            one.report,
            ", ".join(f"{n} {verdict}" for verdict, n in one.verdicts.items()),
            str(one.tied),
            str(one.checked),
        )
        for one in standings(ledgers)
    ]
    if arguments.format == "csv":
        csv.writer(sys.stdout, lineterminator="\n").writerows([HEAD, *rows])
        return Exit.HOLDS
    _print(HEAD, rows)
    _print(("place", "year", "report", "verdicts", "figures tied", "checked"), standing)
    return Exit.HOLDS


def _ledgers(folder: Path) -> list[Ledger]:
    """Return the ledgers below a folder; raises ``BadInputError`` with what is amiss in their files."""
    paths = sorted(
        {path.parent for pattern in ("data/*/reports.csv", "*/reports.csv") for path in folder.glob(pattern)}
    )
    if len(paths) < 2:
        message = f"{len(paths)} ledgers in it; expected two or more, each a folder with reports.csv"
        raise BadInputError([Fault(folder.as_posix(), message=message)])
    found, faults = [], list[Fault]()
    for path in paths:
        read = read_ledger(path)
        if any(not fault.line for fault in read.faults) or "reports" not in read.ledger.tables:
            faults += read.faults
        else:
            found.append(read.ledger)
    if faults:
        raise BadInputError(faults)
    return found


def _cells(row: Compared) -> tuple[str, ...]:
    shares = "; ".join(f"{name} {_percent(share)}" for name, share in row.shares.items())
    growth = "" if row.growth is None else _percent(row.growth)
    heads, real = ("" if one is None else _short(one) for one in (row.per_head, row.real))
    return (row.measure, row.place, str(row.year), row.report, _short(row.amount), growth, heads, real, shares)


def _percent(share: Interval) -> str:
    return "–".join(f"{end:.1f}" for end in _ends(share)) + "%" + ("+" if share.high is None else "")


def _short(amount: Interval) -> str:
    ends = "–".join(f"{end:.2f}".rstrip("0").rstrip(".") for end in _ends(amount))
    return f"{ends} {amount.unit}" + (" and above" if amount.high is None else "")


def _ends(meant: Interval) -> Iterator[float]:
    yield float(meant.low)
    if meant.high is not None and meant.high != meant.low:
        yield float(meant.high)


def _print(head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> None:
    from rich.console import Console  # noqa: PLC0415 - only the table needs it
    from rich.table import Table  # noqa: PLC0415

    table = Table(box=None, pad_edge=False)
    for name in head:
        table.add_column(say(name), overflow="fold")
    for row in rows:
        table.add_row(*row)
    Console(file=sys.stdout, width=None if sys.stdout.isatty() else 160, markup=False, highlight=False).print(table)
