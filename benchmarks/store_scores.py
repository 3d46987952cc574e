"""Measure the reader and other readers on the public texts, and store what the book shows of it.

``python benchmarks/store_scores.py`` writes ``book/measured/scores.json``: counts, from which the book computes its rates.
"""

from __future__ import annotations

import json
import sys
from typing import Any

from benchmarks.other_readers import Reader, readers, scored
from benchmarks.scorer import ROOT, SCORER, SETS, marked

STORED = ROOT / "book" / "measured" / "scores.json"
DATED = ("date", "duration", "period")


def sizes(name: str) -> dict[str, int]:
    """Return how many texts a set has, and what is marked in them; what may be left out is not counted."""
    rows = marked(name)
    quantities = [one["kind"] for row in rows for one in row["quantities"] if not one.get("optional")]
    dates = sum(kind in DATED for kind in quantities)
    claims = sum(not claim.get("optional") for row in rows for claim in row["claims"])
    return {"texts": len(rows), "quantities": len(quantities) - dates, "dates": dates, "claims": claims}


def measured(found: list[Reader]) -> dict[str, Any]:
    """Return all scores of these readers."""
    return {
        "sets": {name: sizes(name) for name in SETS},
        "readers": {reader.name: {"version": reader.version, "sets": scored(reader)} for reader in found},
    }


def main() -> int:
    """Write the scores; return 1 where the sets are missing or a reader could not be had."""
    if not SCORER.exists():
        sys.stderr.write(f"{SCORER}: expected the public scorer; set AIDANALYSIS_SHARED to its folder\n")
        return 1
    found = readers()
    if len(found) < len(_stored_readers()):
        sys.stderr.write(f"not every reader of {STORED.name} could be installed; nothing was written\n")
        return 1
    STORED.write_text(f"{json.dumps(measured(found), ensure_ascii=False, indent=1)}\n", encoding="utf-8")
    sys.stdout.write(f"{STORED} is written\n")
    return 0


def _stored_readers() -> list[str]:
    return list(json.loads(STORED.read_text(encoding="utf-8"))["readers"]) if STORED.exists() else []


if __name__ == "__main__":
    raise SystemExit(main())
