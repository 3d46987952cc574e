"""Facts are altered by the thousand, the package is derived anew as ``check`` recommends, and what is seen is counted."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from alterations import REFUSED, Alteration, alterations
from conftest import LEDGER
from ledger_files import put_rows

from aidanalysis.cli import main
from aidanalysis.ledger.bundled import measured_file

#: What became of an alteration: refused whatever is accepted, refused until its record is accepted by name, named by
#: row and cell by the command that derives the package anew, or unseen.
SEEN = ("refused", "refused until accepted", "named", "unseen")
#: One in so many is altered here; the stored table is of one in ``every``.
SAMPLE = 61
STORED = "alterations-xiajiang-2010.json"


def said(*arguments: object) -> tuple[int, str]:
    """Run a command; return its exit code and what it said of faults and changes."""
    error = StringIO()
    with redirect_stderr(error), redirect_stdout(StringIO()):
        code = main([str(argument) for argument in arguments])
    return code, error.getvalue()


def seen(folder: Path, one: Alteration, source: Path) -> str:
    """Alter a ledger, derive its package anew, and return how ``check --source`` and the deriving see it."""
    good = {path.name: path.read_bytes() for path in folder.iterdir()}
    try:
        put_rows(folder / f"{one.table}.csv", one.rows)
        code, told = said("export", folder, "--to", folder)
        named = f"{one.table}.csv" in told and (f" {one.what}" in told or one.record in told)
        if code == 0 and said("check", folder, "--source", source)[0] == 0:
            return "named" if named else "unseen"
        if code == 0 or "--accept " not in told:
            return "refused"
        code, _ = said("export", folder, "--to", folder, "--source", source, "--accept", one.record, *_partner(told))
        if code == 0 and said("check", folder, "--source", source)[0] == 0:
            return "refused until accepted"
        return "refused"
    finally:
        for path in folder.iterdir():
            if path.name not in good:
                path.unlink()
        for name, data in good.items():
            (folder / name).write_bytes(data)


def _partner(told: str) -> list[str]:
    """Return the records that the refusal names to be accepted."""
    return [line.rpartition("--accept ")[2] for line in told.splitlines() if "--accept " in line]


def counted(part: tuple[int, int, str]) -> Counter[tuple[str, str, str]]:
    """Count what is seen of every so many alterations, with the columns where something is not refused."""
    first, step, source = part
    found: Counter[tuple[str, str, str]] = Counter()
    with TemporaryDirectory() as place:
        folder = Path(shutil.copytree(LEDGER, Path(place) / LEDGER.name))
        for one in islice(alterations(LEDGER), first, None, step):
            found[one.kind, f"{one.table}.{one.what}", seen(folder, one, Path(source))] += 1
    return found


def measure(source: Path, *, every: int = 1, workers: int = 2) -> dict[str, dict[str, int]]:
    """Return how many alterations of each kind are seen, and how."""
    parts = [(worker * every, every * workers, str(source)) for worker in range(workers)]
    with ProcessPoolExecutor(workers) as pool:
        total = sum(pool.map(counted, parts), Counter[tuple[str, str, str]]())
    kinds: dict[str, dict[str, int]] = {}
    for (kind, _, how), count in total.items():
        kinds.setdefault(kind, dict.fromkeys(SEEN, 0))[how] += count
    return dict(sorted(kinds.items()))


@pytest.fixture(scope="module")
def sampled(source: Path) -> dict[str, dict[str, int]]:
    """Return what is seen of some alterations of every kind."""
    return measure(source, every=SAMPLE)


def test_what_must_be_refused_is(sampled: dict[str, dict[str, int]]) -> None:
    """Numbers, dates, channels, rows, claims and places of evidence cannot be altered past the source."""
    for kind in REFUSED:
        for how in ("named", "unseen"):
            assert sampled.get(kind, {}).get(how, 0) == 0, (kind, how)


def test_nothing_is_altered_unseen(sampled: dict[str, dict[str, int]]) -> None:
    """At least 98 of 100 alterations are refused or named by row and cell."""
    total = sum(sum(kind.values()) for kind in sampled.values())
    assert sum(kind["unseen"] for kind in sampled.values()) <= 0.02 * total


def test_the_stored_table_is_of_these_alterations() -> None:
    """The table that the book shows counts the alterations that are made of the ledger, by their kind."""
    stored = json.loads(measured_file(STORED).read_bytes())
    made = Counter(one.kind for one in islice(alterations(LEDGER), 0, None, stored["every"]))
    assert stored["made"] == sum(1 for _ in alterations(LEDGER))
    assert {kind: sum(how.values()) for kind, how in stored["kinds"].items()} == dict(made)
    assert not any(how["unseen"] for how in stored["kinds"].values())
    assert not any(stored["kinds"].get(kind, {}).get("named") for kind in REFUSED)
