"""Odd locales, names, streams and clocks, and two processes on one ledger."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from soak.runs import COMMAND, Tally, run

LOCALES = ("C", "POSIX", "C.UTF-8", "zh_CN.GB18030", "tr_TR.UTF-8", "nonsense")

#: Seconds since 1970: early in 1971, behind 2038, behind what a ZIP archive can date, and in 2200.
CLOCKS = (31_600_000, 2_200_000_000, 4_360_000_000, 7_260_000_000)
CLOCK = """
import sys, time
started, clock = time.monotonic(), {moment}
time.time = lambda: clock + time.monotonic() - started
kept = time.localtime, time.gmtime
time.localtime = lambda secs=None: kept[0](time.time() if secs is None else secs)
time.gmtime = lambda secs=None: kept[1](time.time() if secs is None else secs)
from aidanalysis.cli import main
sys.exit(main(sys.argv[1:]))
"""


def tallies(folder: Path, ledger: Path, rounds: int) -> Iterator[Tally]:
    """Try every surrounding."""
    yield _locales(folder, ledger)
    yield _names(folder)
    yield _streams(ledger)
    yield _clocks(folder, ledger)
    yield _together(folder, ledger, rounds)


def _locales(folder: Path, ledger: Path) -> Tally:
    report = folder / "本年总结.txt"
    report.write_text("共5个。", "utf-8")
    tried, faults, seen = 0, [], set()
    for locale in LOCALES:
        for flags in ({}, {"PYTHONUTF8": "0"}, {"PYTHONOPTIMIZE": "2"}):
            for arguments in (["read", str(report), "--format", "jsonl"], ["check", str(ledger), "--format", "json"]):
                done = run(*arguments, env={"LC_ALL": locale, "LANG": locale, **flags})
                tried += 1
                faults += [f"{locale} {flags}: {done.fault}"] if done.fault else []
                seen.add((arguments[0], done.code))
    faults += [f"exit codes differ: {sorted(seen)}"] if len(seen) > 2 else []
    return Tally("locales and switches of Python", tried, tuple(faults))


def _names(folder: Path) -> Tally:
    place = folder / "names"
    place.mkdir()
    names = ["总结.txt".encode("gbk"), b"a\nb.txt", b"\x1b]0;x\x07.txt", b"=cmd.txt", " 空 格.txt".encode(), b"-.txt"]
    for name in names:
        Path(os.fsdecode(os.path.join(os.fsencode(place), name))).write_text("共5个。", "utf-8")  # noqa: PTH118
    faults = []
    for command, kind in (
        ("read", "jsonl"),
        ("read", "csv"),
        ("read", "table"),
        ("audit", "jsonl"),
        ("audit", "table"),
    ):
        done = run(command, str(place), "--format", kind)
        faults += [f"{command} {kind}: {done.fault}"] if done.fault else []
        faults += [f"{command} {kind}: a raw escape is printed"] if b"\x1b]0" in done.out else []
    return Tally("names of any bytes", 5 * len(names), tuple(faults))


def _streams(ledger: Path) -> Tally:
    faults = []
    shell = " ".join(map(_quoted, [*COMMAND, "check", str(ledger)]))
    wanted = run("check", str(ledger)).code
    for ending in ("| true", ">&-", "2>&-", "<&-", "> /dev/full"):
        done = subprocess.run(
            ["bash", "-c", f"{shell} {ending}; echo ${{PIPESTATUS[0]}} >&2"],
            capture_output=True,
            text=True,
            check=False,
        )
        code = done.stderr.split()[-1] if done.stderr.split() else "none"
        allowed = {str(wanted), "141", "2"} if ending in ("| true", "> /dev/full", ">&-") else {str(wanted), "none"}
        faults += [f"{ending}: exit code {code}"] if code not in allowed else []
        faults += [f"{ending}: traceback"] if "Traceback" in done.stderr else []
    return Tally("pipes, closed streams and a full disk behind standard output", 5, tuple(faults))


def _clocks(folder: Path, ledger: Path) -> Tally:
    """Run as if it were another year: what is written does not fail, and a package does not tell the time."""
    report = folder / "clock.txt"
    report.write_text("共5个。", "utf-8")
    faults, packages = [], set()
    for moment in CLOCKS:
        command = [sys.executable, "-c", CLOCK.format(moment=moment)]
        for arguments in (
            ["read", str(report), "--format", "jsonl"],
            ["audit", str(report), "-o", str(folder / "clock.html")],
            ["export", str(ledger), "--to", str(folder / "clock.xlsx")],
            ["export", str(ledger), "--to", str(folder / f"clock{moment}")],
        ):
            done = run(*arguments, command=command)
            faults += [f"{arguments[0]} at {moment}: {done.fault or done.err}"] if done.fault or done.code == 2 else []
        packages.add((folder / f"clock{moment}" / "datapackage.json").read_bytes())
    faults += ["a package tells the time"] if len(packages) > 1 else []
    return Tally("clocks of 1971, 2038, 2107 and 2200", 4 * len(CLOCKS), tuple(faults))


def _quoted(word: str) -> str:
    return "'" + word.replace("'", "'\\''") + "'"


def _together(folder: Path, ledger: Path, rounds: int) -> Tally:
    """Two exports into one folder: a package that is whole, or one whose mixture ``check`` tells."""
    faults = []
    for attempt in range(rounds):
        target = folder / f"together-{attempt}"
        with ThreadPoolExecutor(2) as pool:
            done = list(pool.map(lambda _: run("export", str(ledger), "--to", str(target)), range(2)))  # noqa: B023
        faults += [one.fault for one in done if one.fault]
        faults += [] if run("check", str(target)).code in (0, 1) else ["a package that is not whole"]
        shutil.rmtree(target, ignore_errors=True)
    return Tally("two exports into one folder", rounds, tuple(faults))


if sys.platform == "win32":  # pragma: no cover
    raise SystemExit("the soak sends signals and limits files as only Linux and macOS do")
