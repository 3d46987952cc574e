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

SIGNALS = {signal.SIGKILL: "kill -9", signal.SIGINT: "Ctrl-C"}
#: Documents of a folder that is read.
DOCUMENTS = 60
TEXT = "共到位资金5265.4万元，其中甲县3568万元，乙县1697.4万元。\n"


def commands(folder: Path, ledger: Path) -> dict[str, tuple[list[str], Path]]:
    """Return each command that writes, with what it writes."""
    report = folder / "report.txt"
    report.write_text(TEXT * 40, "utf-8")
    drafted = folder / "drafted"
    run("new", str(drafted), "--from", str(report), "--name", "county")
    ledgers = [path.parent for path in drafted.rglob("drafts.jsonl")] or [drafted]
    to = {name: folder / name for name in ("a.html", "a.csv", "q.csv", "l.xlsx", "l.xml", "d.xlsx", "package", "new")}
    return {
        "audit to a page": (["audit", str(report), "-o", str(to["a.html"])], to["a.html"]),
        "audit to CSV": (["audit", str(report), "-o", str(to["a.csv"])], to["a.csv"]),
        "read to CSV": (["read", str(report), "-o", str(to["q.csv"])], to["q.csv"]),
        "export to a workbook": (["export", str(ledger), "--to", str(to["l.xlsx"])], to["l.xlsx"]),
        "export to IATI": (["export", str(ledger), "--to", str(to["l.xml"])], to["l.xml"]),
        "export to a package": (["export", str(ledger), "--to", str(to["package"])], to["package"]),
        "drafts to a workbook": (["export", str(ledgers[0]), "--drafts", "--to", str(to["d.xlsx"])], to["d.xlsx"]),
    }


def resumed(folder: Path, number: int, chance: random.Random) -> Iterator[Tally]:
    """Cut a run over a folder off at random until it is whole: it has to equal an undisturbed one."""
    reports = folder / "reports"
    reports.mkdir()
    for place in range(DOCUMENTS):
        text = TEXT * chance.randint(1, 60) if place % 9 else ""
        (reports / f"{place:03}.txt").write_text(text, "utf-8")
    for command in ("read", "audit"):
        for ending in ("jsonl", "parquet"):
            whole, faults = folder / f"{command}-whole.{ending}", []
            start = perf_counter()
            run(command, str(reports), "-o", str(whole))
            lasted = perf_counter() - start
            for attempt in range(number):
                target = folder / f"{command}-{attempt}.{ending}"
                arguments = [command, str(reports), "-o", str(target), "--resume"]
                for how in (signal.SIGKILL, signal.SIGINT):
                    done = cut_off(arguments, chance.uniform(0.2, 1.0) * lasted, how)
                    faults += [done.fault] if done.fault else []
                done = run(*arguments)
                faults += [done.fault] if done.fault else []
                faults += [] if rows(target) == rows(whole) else ["the resumed run differs"]
                remove(target)
            yield Tally(f"{command} of a folder to {ending}, cut off twice and taken up again", number, tuple(faults))


def rows(path: Path) -> object:
    """Return what a result holds, whatever parts it is made of."""
    if path.is_dir():
        from pyarrow import parquet  # noqa: PLC0415 - slow to load

        return parquet.read_table(path).to_pylist()
    return path.read_bytes() if path.exists() else None


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
            yield Tally(f"{name}, {SIGNALS[how]}", number, tuple(faults))
        yield _full_disk(name, arguments, target, whole)
    yield from resumed(folder, max(number // 4, 1), chance)


def _full_disk(name: str, arguments: list[str], target: Path, whole: dict[str, bytes | int]) -> Tally:
    faults, sizes, before = [], (0, 100, 1_000, 4_000, 20_000), sealed(content(target))
    for size in sizes:

        def small(size: int = size) -> None:
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

        done = run(*arguments, prepare=small)
        faults += [done.fault] if done.fault else []
        faults += [] if sealed(content(target)) in (before, whole) else [f"torn at {size} bytes"]
    return Tally(f"{name}, disk full", len(sizes), tuple(faults))
