"""Run every benchmark and print one table of ratios: ``python -m benchmarks [PART…]``.

With no part named, what is measured is kept in ``book/measured/benchmarks.json``, which a chapter shows.
"""

from __future__ import annotations

import importlib
import json
import os
import platform
import subprocess
import sys
from pathlib import Path
from time import perf_counter

from benchmarks.ratios import Ratio

STORED = Path(__file__).parents[1] / "book" / "measured" / "benchmarks.json"
PARTS = {
    "start": "start_speed",
    "aggregates": "aggregate_speed",
    "loading": "loading_speed",
    "reading": "reading_speed",
    "auditing": "audit_speed",
    "notebooks": "notebook_speed",
    "book": "book_weight",
}
#: Said in place of a ratio whose other half could not be had.
CHILD = "--child"


def main() -> int:
    """Run each part in a process of its own; return how many could not be run."""
    parts = sys.argv[1:] or list(PARTS)
    if parts[0] == CHILD:
        for ratio in importlib.import_module(f"benchmarks.{PARTS[parts[1]]}").ratios():
            print(json.dumps(ratio), flush=True)
        return 0
    if unknown := set(parts) - set(PARTS):
        print(f"no part {', '.join(sorted(unknown))}; expected {', '.join(PARTS)}", file=sys.stderr)
        return 2
    start, held, failed = perf_counter(), [], []
    print(f"{'ours over theirs':44} {'median':>9}   {'spread':18} {'at most':>8}", flush=True)
    for part in parts:
        command = [sys.executable, "-m", "benchmarks", CHILD, part]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
            assert child.stdout
            for line in child.stdout:
                key, runs, most = json.loads(line)
                held.append(Ratio(key, tuple(runs), most))
                print(held[-1].line, flush=True)
        failed += [part] if child.returncode else []
    minutes = (perf_counter() - start) / 60
    print(f"{len(held)} ratios in {minutes:.0f} minutes" + (f"; not run: {', '.join(failed)}" if failed else ""))
    if len(parts) == len(PARTS) and not failed:
        store(held, minutes)
    return len(failed)


def store(held: list[Ratio], minutes: float) -> None:
    """Keep what was measured, with what it was measured on."""
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else None
    machine = {"python": platform.python_version(), "system": platform.system(), "cores": os.cpu_count(), "load": load}
    rows = [{"key": one.key, "runs": [float(f"{run:.3g}") for run in one.runs], "most": one.most} for one in held]
    told = {"machine": machine, "minutes": round(minutes), "ratios": rows}
    STORED.write_text(f"{json.dumps(told, indent=1)}\n", encoding="utf-8")
    print(f"{STORED} is written")


if __name__ == "__main__":
    sys.exit(main())
