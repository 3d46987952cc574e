"""How long a command takes to start and do its work, beside ``import pandas`` alone: whole processes, in turn."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from benchmarks.ratios import Ratio, paired, process

ROOT = Path(__file__).parents[1]
LEDGER, REPORT = ROOT / "data" / "xiajiang-2010", ROOT / "data" / "made-up-report" / "report.txt"
RUNS = 5


def ratios() -> Iterator[Ratio]:
    """Yield each command's time over that of ``import pandas``."""
    pandas = process("-c", "import pandas")
    for key, command, most in (
        ("import aidanalysis / import pandas", ("-c", "import aidanalysis"), 1.0),
        ("check of a ledger / import pandas", ("-m", "aidanalysis", "check", str(LEDGER)), 2.0),
        ("read of a report / import pandas", ("-m", "aidanalysis", "read", str(REPORT), "--format", "jsonl"), 1.0),
        ("audit of a report / import pandas", ("-m", "aidanalysis", "audit", str(REPORT)), 2.0),
    ):
        yield Ratio(key, paired(process(*command), pandas, RUNS), most)
