"""Score the auditor on every set of marked texts, and on those texts with one figure of a true claim altered.

``python -m benchmarks.score_audit [SET ...] [--show]`` prints one row a set and below it, where the weights were
fitted on that set, one with weights fitted without the text that is audited; ``--show`` lists every miss.
"""

from __future__ import annotations

import contextlib
import io
import json
import re
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from aidanalysis.auditing import audit
from aidanalysis.auditing.outputs.lines import as_json
from aidanalysis.documents import load
from benchmarks.fit_decision import SETS as FITTED
from benchmarks.holdout_texts import gold_of
from benchmarks.left_out import Forget, forgetting
from benchmarks.scorer import SCORER, rules

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

#: Every set: the public ones, ours that nobody wrote a rule for, and the two halves of the passages set aside.
SETS = ("dev", "aid", "gov", "aid-real", "gov-real", "report", "aside-odd", "aside-even", "unseen")
COLUMNS = {
    "right": r"tp (\d+) fp \d+ fn \d+",
    "false": r"tp \d+ fp (\d+)",
    "missed": r"fn (\d+)",
    "verdicts_right": r"verdicts right (\d+)",
    "caught": r"contradictions caught (\d+)",
    "contradictions": r"contradictions caught \d+ of (\d+)",
    "false_accusations": r"false accusations (\d+)",
    "needless": r"needless (\d+)",
    "altered": r"altered figures caught \d+ of (\d+)",
    "altered_caught": r"altered figures caught (\d+)",
    "altered_noticed": r"caught or queried (\d+)",
}
#: What the auditor says of each text of a folder, by its name.
Found = dict[str, dict[str, Any]]


@dataclass(frozen=True)
class Scored:
    """The counts of one set, what the scorer printed, and what was found in its texts as they are and altered."""

    row: dict[str, int]
    printed: str
    gold: Path
    found: Found
    mutants: Path
    altered: Found


def predict(texts: Path, out: Path, forget: Callable[[str], AbstractContextManager[None]] | None = None) -> Path:
    """Write the audit of every text, one JSON object a line, with what ``forget`` makes of the auditor for it."""
    with out.open("w", encoding="utf-8") as file:
        for path in sorted(texts.glob("*.txt")):
            with forget(path.stem) if forget else contextlib.nullcontext():
                found = audit(load(path))
            file.write(json.dumps(as_json(found), ensure_ascii=False) + "\n")
    return out


def scored(name: str, scratch: Path, forget: Forget | None = None, *, show: bool = False) -> Scored:
    """Score one set; ``forget`` is told the set and the text, of which an altered copy's name is made."""
    gold, printed = gold_of(name, scratch), io.StringIO()
    folder = Path(tempfile.mkdtemp(dir=scratch))
    leave = (lambda text: forget(f"{name}/{text.partition('-')[0]}")) if forget else None
    with contextlib.redirect_stdout(printed):
        found = rules().load_predictions(predict(gold / "texts", folder / "found.jsonl", leave))
        rules().score_audit(gold, found, show)
        rules().write_mutants(gold, folder / "altered")
        altered = rules().load_predictions(predict(folder / "altered" / "texts", folder / "altered.jsonl", leave))
        rules().score_sensitivity(folder / "altered", altered, show)
    text = printed.getvalue()
    row = {title: _number(pattern, text) for title, pattern in COLUMNS.items()}
    row["queried"] = _untrue_noticed(gold, found)
    row["characters"] = sum(len(path.read_text(encoding="utf-8")) for path in (gold / "texts").glob("*.txt"))
    return Scored(row, text, gold, found, folder / "altered", altered)


def _number(pattern: str, text: str) -> int:
    match = re.search(pattern, text)
    return int(match[1]) if match else 0


def _untrue_noticed(gold: Path, found: Found) -> int:
    """Return how many claims that do not hold are caught, or touched by a query."""
    seen = 0
    for name, marks in rules().load_gold(gold).items():
        for claim in marks["claims"]:
            if claim["verdict"] != "contradicts" or claim.get("optional"):
                continue
            spans = [claim["stated"], *claim["operands"]]
            caught = [
                c for c in found[name]["claims"] if c["verdict"] == "contradicts" and rules().same_claim(c, claim)
            ]
            asked = [q for q in found[name].get("queries", []) if any(rules().overlap(q["stated"], s) for s in spans)]
            seen += bool(caught or asked)
    return seen


def line(name: str, row: dict[str, int]) -> str:
    """Return one row of the table."""
    found, missed, false = row["right"], row["missed"], row["false"]
    recall, precision = found / (found + missed or 1), found / (found + false or 1)
    altered, per = row["altered"] or 1, row["needless"] / (row["characters"] or 1) * 10_000
    return (
        f"{name:<20}{found:>4} of {found + missed:<4}{recall:>6.2f}{precision:>10.2f}{row['false_accusations']:>9}"
        f"{row['caught']:>7} of {row['contradictions']:<3}{row['queried']:>5}"
        f"{row['altered']:>8}{row['altered_caught'] / altered:>8.2f}{row['altered_noticed'] / altered:>8.2f}{per:>10.1f}"
    )


def main(arguments: list[str]) -> int:
    """Print every score; return 1 where the texts are missing."""
    if not SCORER.exists():
        sys.stderr.write(f"{SCORER}: expected the public scorer; set AIDANALYSIS_SHARED to its folder\n")
        return 1
    show = "--show" in arguments
    sys.stdout.write(
        "set                   claims     found precision  accused  caught of untrue  altered  caught or asked  needless\n"
    )
    names = [one for one in arguments if not one.startswith("-")] or SETS
    with tempfile.TemporaryDirectory() as folder:
        forget = None if set(FITTED).isdisjoint(names) else forgetting(Path(folder))
        for name in names:
            for title, how in ((name, None), (f"{name}, left out", forget))[: 1 + (name in FITTED)]:
                one = scored(name, Path(folder), how, show=show)
                sys.stdout.write(f"{line(title, one.row)}\n{one.printed if show else ''}")
                sys.stdout.flush()
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
