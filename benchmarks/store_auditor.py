"""Measure the auditor on marked texts, and store what the book and the audit's own pages show of it.

``python -m benchmarks.store_auditor`` writes ``book/measured/auditor.json``, counts from which the book computes its
rates, and how often what it says was right, by kind, beside the weights of its decision.
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path
from typing import Any

from aidanalysis.auditing import audit
from aidanalysis.auditing.decision.right import RATES
from aidanalysis.documents import load
from benchmarks import one_digit
from benchmarks.fit_decision import SETS as FITTED
from benchmarks.left_out import forgetting
from benchmarks.right_rates import right_rates
from benchmarks.score_audit import SETS, scored
from benchmarks.scorer import ROOT, SCORER, SHARED, texts

STORED = ROOT / "book" / "measured" / "auditor.json"
#: Reports of which every digit is changed, by the name that the book knows them by.
REPORTS = {"report": "report.txt", "made-up": "qinglan-2015/report.txt"}


def measured() -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the counts of every set, with each text left out of the fit too, and how often what is said was right."""
    with tempfile.TemporaryDirectory() as folder:
        forget = forgetting(Path(folder))
        seen = {name: scored(name, Path(folder)) for name in SETS}
        unseen = {name: scored(name, Path(folder), forget) if name in FITTED else seen[name] for name in SETS}
        rates = right_rates(unseen.values())
    held = {
        "sets": {name: one.row | covered(name) for name, one in seen.items()},
        "left_out": {name: unseen[name].row for name in SETS if name in FITTED},
        "digits": digits(),
    }
    return held, rates


def covered(name: str) -> dict[str, int]:
    """Return how many figures a set has, and how many of them stand in a checked claim; nothing of halves set aside."""
    if name.startswith("aside"):
        return {}
    found = [audit(text).coverage for text in texts(name).values()]
    return {"figures": sum(one.figures for one in found), "figures_checked": sum(one.checked for one in found)}


def digits() -> dict[str, dict[str, int]]:
    """Return how many changed digits of each report are noticed."""
    return {name: one_digit.counts(load(SHARED / "source" / path).text) for name, path in REPORTS.items()}


def main() -> int:
    """Write both files; return 1 where the texts are missing."""
    if not SCORER.exists():
        sys.stderr.write(f"{SCORER}: expected the public scorer; set AIDANALYSIS_SHARED to its folder\n")
        return 1
    held, rates = measured()
    for path, what in ((STORED, held), (RATES, rates)):
        path.write_text(f"{json.dumps(what, ensure_ascii=False, indent=1)}\n", encoding="utf-8")
        sys.stdout.write(f"{path} is written\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
