"""How fast the reader is: against JioNLP, Recognizers-Text and a bare regular expression, and as texts grow.

The first two are installed into environments of their own below the temporary folder; nothing of them is imported here.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import venv
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from aidanalysis.reading import read
from benchmarks.ratios import Ratio, busy, paired

ROOT = Path(__file__).resolve().parents[1]
SHARED = Path(os.environ.get("AIDANALYSIS_SHARED", ROOT.parent / "shared"))
#: The report, and one of a county that does not exist where it is absent.
REPORTS = (SHARED / "reading" / "report" / "texts" / "report.txt", ROOT / "data" / "made-up-report" / "report.txt")
LENGTH = 200_000
#: Characters for the slowest of the others.
SHORT = 20_000
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
#: What each of the others runs: it prints the seconds that it takes to find money, times and numbers in a text.
OTHERS = {
    "JioNLP": (
        ("jionlp",),
        """
import sys, time
import jionlp
text = open(sys.argv[1], encoding="utf-8").read()
find = (jionlp.ner.extract_money, jionlp.ner.extract_time)
for one in find:
    one(text[:1000], with_parsing=False)
start = time.process_time()
for one in find:
    one(text, with_parsing=False)
print(time.process_time() - start)
""",
    ),
    "Recognizers-Text": (
        ("recognizers-text-suite", "emoji<2"),
        """
import sys, time
from recognizers_number import recognize_number
from recognizers_number_with_unit import Culture, recognize_currency
text = open(sys.argv[1], encoding="utf-8").read()
find = (recognize_number, recognize_currency)
for one in find:
    one(text[:200], Culture.Chinese)
start = time.process_time()
for one in find:
    for line in text.split("\\n"):
        one(line, Culture.Chinese)
print(time.process_time() - start)
""",
    ),
}


def report() -> str:
    """Return a report: the county's where it is at hand, else the made-up one."""
    return next(path for path in REPORTS if path.exists()).read_text(encoding="utf-8")


def python_with(name: str, packages: tuple[str, ...]) -> Path | None:
    """Return a Python that has some packages, ``None`` if they cannot be installed."""
    home = Path(tempfile.gettempdir()) / f"aidanalysis-{name.lower()}"
    python = home / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if not python.exists():
        venv.create(home, with_pip=True)
    install = subprocess.run(
        [str(python), "-m", "pip", "install", "-q", *packages], check=False, stderr=subprocess.DEVNULL
    )
    return python if install.returncode == 0 else None


def other_seconds(python: Path, script: str, text: str) -> float:
    """Return the processor seconds that another reader takes for a text, without its start."""
    with tempfile.TemporaryDirectory() as folder:
        sample = Path(folder) / "sample.txt"
        sample.write_text(text, encoding="utf-8")
        command = [str(python), "-c", script, str(sample)]
        told = subprocess.run(
            command,
            check=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONUTF8": "1"},
        )
    return float(told.stdout.split()[-1])


def ratios() -> Iterator[Ratio]:
    """Yield every ratio; one that cannot be had is named on standard error."""
    once = report()
    text = (once * (LENGTH // len(once) + 1))[:LENGTH]
    digits = re.compile(r"\d+")
    yield Ratio(
        "reading / bare regular expression", paired(lambda: read(text), lambda: list(digits.finditer(text)), timed=busy)
    )
    yield Ratio("reading of ten texts / of one", paired(lambda: read(text * 10), lambda: read(text), timed=busy), 12.0)
    worst = [_growth(piece) for piece in ADVERSARIAL]
    yield Ratio("hostile texts: ten times the length", tuple(worst), 15.0)
    for name, (packages, script) in OTHERS.items():
        python = python_with(name, packages)
        if python is None:
            print(f"{name} could not be installed", file=sys.stderr)
            continue
        sample = text if name == "JioNLP" else text[:SHORT]
        runs = tuple(busy(partial(read, sample)) / other_seconds(python, script, sample) for _ in range(3))
        yield Ratio(f"reading / {name}", runs, 0.05)


def _growth(piece: str) -> float:
    """Return how many times longer ten times the length of a run takes."""
    short, long = (piece * (length // len(piece)) for length in (50_000, 500_000))
    return busy(partial(read, long)) / busy(partial(read, short))
