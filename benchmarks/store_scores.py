"""Measure the reader, the auditor and other readers on the public texts, and store what the book shows of it.

``python benchmarks/store_scores.py`` writes ``book/measured/scores.json``: counts, from which the book computes its rates.
"""

from __future__ import annotations

import json
import re
import sys
import tempfile
from pathlib import Path
from typing import Any

from aidanalysis.auditing import audit
from benchmarks.other_readers import Reader, readers, scored
from benchmarks.score_audit import predict
from benchmarks.scorer import ALTERED_SETS, ROOT, SCORER, SETS, counts, folder_of, marked, run, texts

STORED = ROOT / "book" / "measured" / "scores.json"
DATED = ("date", "duration", "period")
VERDICTS = re.compile(
    r"verdicts right (?P<verdicts_right>\d+) of (?P<verdicts>\d+); contradictions caught (?P<caught>\d+) of "
    r"(?P<contradictions>\d+); false accusations (?P<false_accusations>\d+); nested or partial lists accused "
    r"(?P<partial_lists_accused>\d+)"
)
ALTERED = re.compile(r"altered figures caught (?P<caught>\d+) of (?P<altered>\d+)")


def sizes(name: str) -> dict[str, int]:
    """Return how many texts a set has, and what is marked in them; what may be left out is not counted."""
    rows = marked(name)
    quantities = [one["kind"] for row in rows for one in row["quantities"] if not one.get("optional")]
    dates = sum(kind in DATED for kind in quantities)
    claims = sum(not claim.get("optional") for row in rows for claim in row["claims"])
    return {"texts": len(rows), "quantities": len(quantities) - dates, "dates": dates, "claims": claims}


def auditor() -> dict[str, dict[str, Any]]:
    """Return how the auditor does on every set, and how much of it the auditor can check."""
    found: dict[str, dict[str, Any]] = {}
    with tempfile.TemporaryDirectory() as folder:
        for name in SETS:
            gold = folder_of(name)
            printed = run(gold, "audit", predict(gold / "texts", Path(folder) / f"{name}.jsonl"))
            covered = [audit(text).coverage for text in texts(name).values()]
            found[name] = {
                "claims": counts(printed)["claims found"],
                **_numbers(VERDICTS, printed),
                "figures": sum(one.figures for one in covered),
                "figures_checked": sum(one.checked for one in covered),
            }
    return found


def sensitivity() -> dict[str, dict[str, int]]:
    """Return how many altered figures of true claims the auditor notices in each set."""
    found = {}
    with tempfile.TemporaryDirectory() as folder:
        for name in ALTERED_SETS:
            mutants = Path(folder) / name
            run(folder_of(name), "mutants", mutants)
            predictions = predict(mutants / "texts", Path(folder) / f"{name}.jsonl")
            found[name] = _numbers(ALTERED, run(mutants, "sensitivity", predictions))
    return found


def _numbers(pattern: re.Pattern[str], printed: str) -> dict[str, int]:
    match = pattern.search(printed)
    if match is None:
        raise ValueError(f"the scorer printed no line such as {pattern.pattern!r}: {printed}")
    return {key: int(value) for key, value in match.groupdict().items()}


def measured(found: list[Reader]) -> dict[str, Any]:
    """Return all scores of these readers and of the auditor."""
    return {
        "sets": {name: sizes(name) for name in SETS},
        "readers": {reader.name: {"version": reader.version, "sets": scored(reader)} for reader in found},
        "auditor": auditor(),
        "sensitivity": sensitivity(),
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
