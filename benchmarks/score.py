"""Score the reader on the public texts: write its predictions and let the public scorer judge them."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from aidanalysis.documents import load, read_document
from aidanalysis.reading import Quantity
from benchmarks.scorer import ALL_SETS, SCORER, folder_of


def prediction(quantity: Quantity) -> dict[str, Any]:
    """Return a quantity as the scorer wants it."""
    row = {"start": quantity.start, "end": quantity.end, "kind": quantity.kind, "unit": quantity.unit}
    row["qualifier"] = quantity.qualifier
    if quantity.value is not None:
        row["value"] = f"{quantity.value:f}"
    if quantity.value2 is not None:
        row["value2"] = f"{quantity.value2:f}"
    return row


def main() -> int:
    """Print the scores on every public set; return 1 where the sets are missing or a scorer fails."""
    if not SCORER.exists():
        sys.stderr.write(f"{SCORER}: expected the public scorer; set AIDANALYSIS_SHARED to its folder\n")
        return 1
    failed = 0
    for name in ALL_SETS:
        gold = folder_of(name)
        with tempfile.TemporaryDirectory() as folder:
            predictions = Path(folder) / "predictions.jsonl"
            with predictions.open("w", encoding="utf-8") as out:
                for path in sorted((gold / "texts").glob("*.txt")):
                    found = read_document(load(path))
                    row = {"document": path.name, "quantities": [prediction(quantity) for quantity in found]}
                    out.write(json.dumps(row, ensure_ascii=False) + "\n")
            sys.stdout.write(f"== {name}\n")
            sys.stdout.flush()
            command = [sys.executable, str(SCORER), str(gold), "read", str(predictions), *sys.argv[1:]]
            failed |= subprocess.run(command, check=False).returncode
    return failed


if __name__ == "__main__":
    raise SystemExit(main())
