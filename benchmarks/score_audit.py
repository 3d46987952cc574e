"""Score the auditor on every set of marked texts, and on those texts with one figure of a true claim altered.

``python -m benchmarks.score_audit [SET ...] [--show]`` prints one row a set; ``--show`` lists every miss.
"""

from __future__ import annotations

import contextlib
import importlib.util
import io
import json
import re
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from aidanalysis.auditing import audit
from aidanalysis.auditing.outputs.lines import as_json
from benchmarks import holdout_texts
from benchmarks.scorer import SCORER, folder_of

if TYPE_CHECKING:
    from types import ModuleType

#: Every set: the public ones, ours that nobody wrote a rule for, and the two halves of the passages set aside.
SETS = ("dev", "aid", "gov", "aid-real", "gov-real", "report", "unseen", "aside-odd", "aside-even")
COLUMNS = {
    "claims": r"tp (\d+) fp \d+ fn \d+",
    "false": r"tp \d+ fp (\d+)",
    "missed": r"fn (\d+)",
    "caught": r"contradictions caught (\d+)",
    "untrue": r"contradictions caught \d+ of (\d+)",
    "accused": r"false accusations (\d+)",
    "needless": r"needless (\d+)",
    "altered": r"altered figures caught \d+ of (\d+)",
    "noticed": r"altered figures caught (\d+)",
    "seen": r"caught or queried (\d+)",
}


def scorer() -> ModuleType:
    """Return the public scorer as a module."""
    spec = importlib.util.spec_from_file_location("public_scorer", SCORER)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def predict(texts: Path, out: Path) -> Path:
    """Write the audit of every text, one JSON object a line."""
    with out.open("w", encoding="utf-8") as file:
        for path in sorted(texts.glob("*.txt")):
            found = audit(path.read_text(encoding="utf-8"), document=path.name)
            file.write(json.dumps(as_json(found), ensure_ascii=False) + "\n")
    return out


def gold_of(name: str, scratch: Path) -> Path:
    """Return the folder of a set, written first where it is one of the halves set aside."""
    if name.startswith("aside"):
        return holdout_texts.write(scratch / name, odd=name.endswith("odd"))
    return folder_of(name)


def scored(name: str, scratch: Path, *, show: bool = False) -> tuple[dict[str, int], str]:
    """Return the counts of one set, and what the scorer printed."""
    rules, gold, printed = scorer(), gold_of(name, scratch), io.StringIO()
    mutants = scratch / f"{name}-altered"
    with contextlib.redirect_stdout(printed):
        found = rules.load_predictions(predict(gold / "texts", scratch / f"{name}.jsonl"))
        rules.score_audit(gold, found, show)
        rules.write_mutants(gold, mutants)
        altered = rules.load_predictions(predict(mutants / "texts", scratch / f"{name}-altered.jsonl"))
        rules.score_sensitivity(mutants, altered, show)
    text = printed.getvalue()
    row = {title: _number(pattern, text) for title, pattern in COLUMNS.items()}
    row["queried"] = _untrue_noticed(rules, gold, found)
    row["characters"] = sum(len(path.read_text(encoding="utf-8")) for path in (gold / "texts").glob("*.txt"))
    return row, text


def _number(pattern: str, text: str) -> int:
    match = re.search(pattern, text)
    return int(match[1]) if match else 0


def _untrue_noticed(rules: ModuleType, gold: Path, found: dict[str, Any]) -> int:
    """Return how many claims that do not hold are caught, or touched by a query."""
    seen = 0
    for name, marks in rules.load_gold(gold).items():
        for claim in marks["claims"]:
            if claim["verdict"] != "contradicts" or claim.get("optional"):
                continue
            spans = [claim["stated"], *claim["operands"]]
            caught = [c for c in found[name]["claims"] if c["verdict"] == "contradicts" and rules.same_claim(c, claim)]
            asked = [q for q in found[name].get("queries", []) if any(rules.overlap(q["stated"], s) for s in spans)]
            seen += bool(caught or asked)
    return seen


def line(name: str, row: dict[str, int]) -> str:
    """Return one row of the table."""
    found, missed, false = row["claims"], row["missed"], row["false"]
    recall, precision = found / (found + missed or 1), found / (found + false or 1)
    altered, per = row["altered"] or 1, row["needless"] / (row["characters"] or 1) * 10_000
    return (
        f"{name:<11}{found:>4} of {found + missed:<4}{recall:>6.2f}{precision:>10.2f}{row['accused']:>9}"
        f"{row['caught']:>7} of {row['untrue']:<3}{row['queried']:>5}"
        f"{row['altered']:>8}{row['noticed'] / altered:>8.2f}{row['seen'] / altered:>8.2f}{per:>10.1f}"
    )


def main(arguments: list[str]) -> int:
    """Print every score; return 1 where the texts are missing."""
    if not SCORER.exists():
        sys.stderr.write(f"{SCORER}: expected the public scorer; set AIDANALYSIS_SHARED to its folder\n")
        return 1
    show = "--show" in arguments
    sys.stdout.write(
        "set          claims     found precision  accused  caught of untrue  altered  caught or asked  needless\n"
    )
    with tempfile.TemporaryDirectory() as folder:
        for name in [one for one in arguments if not one.startswith("-")] or SETS:
            row, printed = scored(name, Path(folder), show=show)
            sys.stdout.write(f"{line(name, row)}\n{printed if show else ''}")
            sys.stdout.flush()
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
