"""How fast the reader is: against JioNLP, against a bare regular expression, and as texts grow.

JioNLP is installed into an environment of its own below the temporary folder; nothing of it is imported here.
Numbers of one run are comparable with each other only.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import time
import venv
from pathlib import Path
from typing import TYPE_CHECKING

from aidanalysis.reading import read

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parents[1]
SHARED = Path(os.environ.get("AIDANALYSIS_SHARED", ROOT.parent / "shared"))
REPORT = SHARED / "reading" / "report" / "texts" / "report.txt"
LENGTH = 200_000
#: Runs that make a careless grammar slow; each is repeated to a million characters.
ADVERSARIAL = (
    "一",
    "1",
    "1-",
    "万",
    "1,",
    "1 ",
    "123 ",
    "百分之",
    "三分之二到",
    "第1、",
    "1年",
    "由1到",
    "1\n",
)
JIONLP = """
import sys, time
import jionlp
text = open(sys.argv[1], encoding="utf-8").read()
for extract in (jionlp.ner.extract_money, jionlp.ner.extract_time):
    extract(text[:1000], with_parsing=False)
    start = time.perf_counter()
    extract(text, with_parsing=False)
    print(time.perf_counter() - start)
"""


def seconds(work: Callable[[], object], times: int = 3) -> float:
    """Return the shortest of several runs."""
    best = float("inf")
    for _ in range(times):
        start = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - start)
    return best


def paired(first: Callable[[], object], second: Callable[[], object], times: int = 3) -> tuple[float, float]:
    """Return the shortest times of two works that take turns, so that a slow spell of the machine meets both."""
    runs = [(seconds(first, times=1), seconds(second, times=1)) for _ in range(times)]
    return min(one for one, _ in runs), min(other for _, other in runs)


def jionlp_seconds(text: str) -> tuple[float, float] | None:
    """Return JioNLP's times for finding money and dates in a text, ``None`` if it cannot be installed."""
    home = Path(tempfile.gettempdir()) / "aidanalysis-jionlp"
    python = home / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if not python.exists():
        venv.create(home, with_pip=True)
    install = subprocess.run([str(python), "-m", "pip", "install", "-q", "jionlp"], check=False)
    if install.returncode:
        return None
    sample = home / "sample.txt"
    sample.write_text(text, encoding="utf-8")
    environment = {**os.environ, "PYTHONUTF8": "1"}
    command = [str(python), "-c", JIONLP, str(sample)]
    out = subprocess.run(command, capture_output=True, encoding="utf-8", env=environment, check=False)
    if out.returncode:
        sys.stderr.write(out.stderr)
        return None
    money, dates = map(float, out.stdout.split()[-2:])
    return money, dates


def import_seconds(statement: str) -> float:
    """Return how long a fresh Python takes to run a statement and end."""
    return seconds(lambda: subprocess.run([sys.executable, "-c", statement], cwd=ROOT, check=True), times=7)


def main() -> int:
    """Print every figure; return 1 where the report is missing."""
    if not REPORT.exists():
        sys.stderr.write(f"{REPORT}: expected the public report; set AIDANALYSIS_SHARED to its folder\n")
        return 1
    report = REPORT.read_text(encoding="utf-8")
    text = (report * (LENGTH // len(report) + 1))[:LENGTH]
    digits = re.compile(r"\d+")
    read(text)
    ours, tenfold = paired(lambda: read(text), lambda: read(text * 10))
    bare = seconds(lambda: list(digits.finditer(text)))
    write = sys.stdout.write
    write(f"reader                      {LENGTH / ours:>12,.0f} characters a second\n")
    write(f"against re.finditer of \\d+  {ours / bare:>12.1f} times its time\n")
    write(f"10 times the text           {tenfold / ours:>12.1f} times the time\n")
    theirs = jionlp_seconds(text)
    if theirs is None:
        write("JioNLP                      could not be installed\n")
    else:
        for name, time_taken in (("money only", theirs[0]), ("money and dates", sum(theirs))):
            write(f"JioNLP, {name:<19} {LENGTH / time_taken:>12,.0f} characters a second\n")
            write(f"  the reader, all kinds     {time_taken / ours:>12.1f} times as fast\n")
    python, imported = import_seconds("pass"), import_seconds("import aidanalysis.reading")
    write(f"import beyond Python        {(imported - python) * 1000:>12.0f} ms\n")
    for piece in ADVERSARIAL:
        short, long = (piece * (n // len(piece)) for n in (100_000, 1_000_000))
        first, second = paired(lambda run=short: read(run), lambda run=long: read(run), times=2)  # type: ignore[misc]
        write(f"a million of {piece!r:<15}{second:>11.2f} s, {second / first:.1f} times a tenth of it\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
