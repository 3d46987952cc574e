"""How long ``aidanalysis check`` takes beside ``import pandas``: whole processes, in turn."""

from __future__ import annotations

import statistics
import subprocess
import sys
from pathlib import Path
from time import perf_counter

LEDGER = Path(__file__).parents[1] / "data" / "xiajiang-2010"
RUNS = 7


def seconds(*command: str) -> float:
    """Return the wall time of a whole process."""
    start = perf_counter()
    subprocess.run([sys.executable, *command], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return perf_counter() - start


def main() -> None:
    """Print the ratio of the medians; at most 2 is aimed at."""
    pairs = [(seconds("-m", "aidanalysis", "check", str(LEDGER)), seconds("-c", "import pandas")) for _ in range(RUNS)]
    check, pandas = (statistics.median(times) for times in zip(*pairs, strict=True))
    print(f"check {check:.2f} s, import pandas {pandas:.2f} s: ratio {check / pandas:.2f} (at most 2)")


if __name__ == "__main__":
    main()
