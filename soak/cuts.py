"""Every command that writes, cut off at random: what was there before stays, or what was to come is whole."""

from __future__ import annotations

import random
import resource
import shutil
import signal
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

from soak.runs import Tally, cut_off, run

TEXT = "共到位资金5265.4万元，其中甲县3568万元，乙县1697.4万元。\n"


def commands(folder: Path, ledger: Path) -> dict[str, tuple[list[str], Path]]:
    """Return each command that writes, with what it writes."""
    report = folder / "report.txt"
    report.write_text(TEXT * 40, "utf-8")
    return {
        "audit -o": (["audit", str(report), "--format", "html", "-o", str(folder / "a.html")], folder / "a.html"),
        "export workbook": (["export", str(ledger), "--to", str(folder / "l.xlsx")], folder / "l.xlsx"),
        "export package": (["export", str(ledger), "--to", str(folder / "package")], folder / "package"),
    }


def content(path: Path) -> dict[str, bytes]:
    """Return every file of an output, none where there is no output."""
    files = sorted(path.rglob("*")) if path.is_dir() else [path]
    return {file.name: file.read_bytes() for file in files if file.is_file()}


def sealed(content_: dict[str, bytes]) -> dict[str, bytes | int]:
    """Return an output for comparison; a workbook tells its own time, so only its being whole counts."""
    return {name: len(data) > 0 if name.endswith(".xlsx") else data for name, data in content_.items()}


def remove(path: Path) -> None:
    """Take an output away."""
    shutil.rmtree(path, ignore_errors=True) if path.is_dir() else path.unlink(missing_ok=True)


def tallies(folder: Path, ledger: Path, number: int, chance: random.Random) -> Iterator[Tally]:
    """Cut each command off so many times by each signal, and once for each size of a disk that is full."""
    for name, (arguments, target) in commands(folder, ledger).items():
        start = perf_counter()
        whole_run = run(*arguments)
        lasted, whole = perf_counter() - start, sealed(content(target))
        if whole_run.fault or not whole:
            yield Tally(name, 1, (whole_run.fault or "writes nothing",))
            continue
        for how in (signal.SIGKILL, signal.SIGINT):
            faults = []
            for attempt in range(number):
                if attempt % 2:
                    remove(target)
                before = sealed(content(target))
                done = cut_off(arguments, chance.uniform(0, lasted * 1.1), how)
                after = sealed(content(target))
                faults += [done.fault] if done.fault else []
                faults += [] if after in (before, whole) else [f"torn: {sorted(after)}"]
            yield Tally(f"{name}, {how.name}", number, tuple(faults))
        yield _full_disk(name, arguments, target, whole)


def _full_disk(name: str, arguments: list[str], target: Path, whole: dict[str, bytes | int]) -> Tally:
    faults, sizes = [], (0, 100, 1_000, 4_000, 20_000)
    for size in sizes:

        def small(size: int = size) -> None:
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

        done = run(*arguments, prepare=small)
        faults += [done.fault] if done.fault else []
        faults += [] if sealed(content(target)) == whole else [f"torn at {size} bytes"]
    return Tally(f"{name}, disk full", len(sizes), tuple(faults))
