"""Run every benchmark and print one table of ratios: ``python -m benchmarks [PART…]``.

What is measured is kept in ``book/measured/benchmarks.json``, which a chapter shows: all of it by a run of all parts,
the named parts alone by a run of these.
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
from typing import Any

from benchmarks.ratios import Ratio

STORED = Path(__file__).parents[1] / "book" / "measured" / "benchmarks.json"
PARTS = {
    "start": "start_speed",
    "aggregates": "aggregate_speed",
    "loading": "loading_speed",
    "country": "country_scale",
    "reading": "reading_speed",
    "auditing": "audit_speed",
    "notebooks": "notebook_speed",
    "book": "book_weight",
}
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
    start, failed = perf_counter(), []
    held: dict[str, list[Ratio]] = {part: [] for part in parts}
    print(f"{'ours over theirs':44} {'median':>9}   {'spread':18} {'at most':>8}", flush=True)
    for part in parts:
        command = [sys.executable, "-m", "benchmarks", CHILD, part]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
            assert child.stdout
            for line in child.stdout:
                key, runs, most = json.loads(line)
                held[part].append(Ratio(key, tuple(runs), most))
                print(held[part][-1].line, flush=True)
        failed += [part] if child.returncode else []
    minutes = (perf_counter() - start) / 60
    number = sum(map(len, held.values()))
    print(f"{number} ratios in {minutes:.0f} minutes" + (f"; not run: {', '.join(failed)}" if failed else ""))
    store({part: rows for part, rows in held.items() if part not in failed}, minutes)
    return len(failed)


def store(measured: dict[str, list[Ratio]], minutes: float) -> None:
    """Keep what was measured beside what is kept of other parts, and what it was measured on."""
    kept: dict[str, Any] = {"minutes": 0, "parts": {}}
    if STORED.exists():
        kept = json.loads(STORED.read_text(encoding="utf-8"))
    rows = {part: [_row(one) for one in found] for part, found in measured.items()}
    machine = {"python": platform.python_version(), "system": platform.system(), "cores": os.cpu_count()}
    load = round(os.getloadavg()[0], 1) if hasattr(os, "getloadavg") else None
    took = round(minutes + (0 if set(rows) >= set(kept["parts"]) else kept["minutes"]))
    parts = {part: rows.get(part, kept["parts"].get(part)) for part in PARTS if part in rows or part in kept["parts"]}
    told = {"machine": {**machine, "load": load}, "minutes": took, "parts": parts}
    STORED.write_text(f"{json.dumps(told, indent=1)}\n", encoding="utf-8")
    print(f"{STORED} is written")


def _row(one: Ratio) -> dict[str, object]:
    return {"key": one.key, "runs": [float(f"{run:.3g}") for run in one.runs], "most": one.most}


if __name__ == "__main__":
    sys.exit(main())
