"""Try it all and print one table of what was tried and what was lost: ``python -m soak [NUMBER]``.

What was found is kept in ``book/measured/soak.json``, which a chapter shows.
"""

from __future__ import annotations

import json
import platform
import random
import sys
import tempfile
from itertools import chain
from pathlib import Path
from time import perf_counter

from aidanalysis.ledger import ledger_folder
from soak import cuts, documents, hostile, reviews, surroundings
from soak.runs import Tally

#: Damaged documents of each format; the cuts and rounds are in proportion.
NUMBER = 100
LEDGER = "xiajiang-2010"
STORED = Path(__file__).parents[1] / "book" / "measured" / "soak.json"


def main() -> int:
    """Print the table; 1 where anything was lost."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else NUMBER
    chance, start = random.Random(number), perf_counter()
    found: dict[str, Tally] = {}
    with tempfile.TemporaryDirectory() as place:
        root = Path(place)
        names = ("documents", "hostile", "cuts", "surroundings")
        parts = {name: root / name for name in names}
        for folder in parts.values():
            folder.mkdir()
        ledger = ledger_folder(LEDGER)
        tallies = chain(
            documents.tallies(parts["documents"], number, chance),
            hostile.tallies(parts["hostile"], max(number // 20, 1), chance),
            cuts.tallies(parts["cuts"], ledger, max(number // 25, 2), chance),
            reviews.tallies(parts["cuts"], max(number // 20, 2), chance),
            surroundings.tallies(parts["surroundings"], ledger, max(number // 20, 2)),
        )
        print(f"{'tried':70} {'times':>6} {'lost':>5}")
        for tally in tallies:
            print(f"{tally.part:70} {tally.tried:6} {len(tally.faults):5}", flush=True)
            for fault in sorted(set(tally.faults)):
                print(f"    {fault}")
            before = found.get(tally.part, Tally(tally.part, 0, ()))
            found[tally.part] = Tally(tally.part, before.tried + tally.tried, before.faults + tally.faults)
    tried, lost = (
        sum(counts) for counts in zip(*((one.tried, len(one.faults)) for one in found.values()), strict=True)
    )
    minutes = round((perf_counter() - start) / 60)
    print(f"{tried} tried, {lost} lost, in {minutes} minutes")
    rows = [{"part": one.part, "tried": one.tried, "lost": len(one.faults)} for one in found.values()]
    told = {"machine": {"python": platform.python_version(), "system": platform.system()}, "minutes": minutes}
    STORED.write_text(f"{json.dumps({**told, 'rows': rows}, indent=1)}\n", encoding="utf-8")
    return int(lost > 0)


if __name__ == "__main__":
    sys.exit(main())
