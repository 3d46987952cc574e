"""Try it all and print one table of what was tried and what was lost: ``python -m soak [NUMBER]``."""

from __future__ import annotations

import random
import sys
import tempfile
from itertools import chain
from pathlib import Path

from aidanalysis.ledger import ledger_folder
from soak import cuts, documents, surroundings

#: Damaged documents of each format; the cuts and rounds are in proportion.
NUMBER = 200
LEDGER = "xiajiang-2010"


def main() -> int:
    """Print the table; 1 where anything was lost."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else NUMBER
    chance = random.Random(number)
    tried = lost = 0
    with tempfile.TemporaryDirectory() as place:
        root = Path(place)
        parts = {"documents": root / "documents", "cuts": root / "cuts", "surroundings": root / "surroundings"}
        for folder in parts.values():
            folder.mkdir()
        ledger = ledger_folder(LEDGER)
        tallies = chain(
            documents.tallies(parts["documents"], number, chance),
            cuts.tallies(parts["cuts"], ledger, max(number // 8, 2), chance),
            surroundings.tallies(parts["surroundings"], ledger, max(number // 20, 2)),
        )
        print(f"{'tried':66} {'times':>6} {'lost':>5}")
        for tally in tallies:
            print(f"{tally.part:66} {tally.tried:6} {len(tally.faults):5}", flush=True)
            for fault in sorted(set(tally.faults)):
                print(f"    {fault}")
            tried, lost = tried + tally.tried, lost + len(tally.faults)
    print(f"{tried} tried, {lost} lost")
    return int(lost > 0)


if __name__ == "__main__":
    sys.exit(main())
