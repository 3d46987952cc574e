"""Fit the weights of the auditor's decision on marked texts, and say how they do on texts left out.

``python -m benchmarks.fit_decision [--write]``: a logistic regression with a ridge; each row is one candidate
relation, its answer whether the text is marked with it. What arithmetic says is given and not fitted.
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from aidanalysis.auditing.decision.chance import evidence, plausible
from aidanalysis.auditing.decision.weights import said as said_of
from aidanalysis.auditing.figures.passage import passage
from aidanalysis.auditing.relations import Candidate, candidates
from aidanalysis.reading import read
from benchmarks.holdout_texts import gold_of
from benchmarks.scorer import ROOT, rules

SETS = ("dev", "aid", "gov", "aid-real", "gov-real", "report", "aside-odd")
RIDGE = 0.3
#: What a sentence counts for that is made to look like a claim, and is none.
WEIGHT_OF_UNTRUE = 0.08
#: The weight of every cue: for what follows, and for what the text asserts.
Weights = dict[str, dict[str, float]]
WEIGHTS = ROOT / "aidanalysis" / "auditing" / "decision" / "weights.json"


class Row(NamedTuple):
    """One candidate: its text, what speaks for it, what arithmetic says, and whether it is marked."""

    text: str
    cues: frozenset[str]
    given: float
    marked: bool
    candidate: Candidate
    weight: float = 1.0

    @property
    def at_issue(self) -> bool:
        """Whether its figures do not fit, and are not so far off that nothing would be said of them."""
        return not self.candidate.fits and plausible(self.candidate)


def rows(scratch: Path) -> list[Row]:
    """Return the candidates of every marked text."""
    found = list[Row]()
    for name in SETS:
        gold = gold_of(name, scratch)
        for key, marks in rules().load_gold(gold).items():
            text = rules().text_of(gold, key)
            found += of_text(f"{name}/{key}", text, marks["claims"], rules().same_claim)
    for file, accused in (("claims.txt", False), ("not_accused.txt", True)):
        lines = (ROOT / "tests" / "auditing" / file).read_text(encoding="utf-8").splitlines()
        found += of_lines(file, lines, only_untrue=accused)
    return found


def of_text(name: str, text: str, marks: list[dict], same) -> list[Row]:  # type: ignore[no-untyped-def,type-arg]
    """Return the candidates of one text."""
    found = []
    for one in candidates(passage(text, read(text))):
        spans = [{"start": f.quantity.start, "end": f.quantity.end} for f in (one.stated, *one.operands)]
        said = {"kind": one.kind, "stated": spans[0], "operands": spans[1:]}
        mark = next((m for m in marks if same(said, m)), None)
        if mark is not None and mark.get("optional"):
            continue
        figures = {span["start"] for span in spans}
        if mark is None and any(figures == _starts(m) for m in marks):
            continue  # the same relation, told the other way round
        given = evidence(one) if one.fits else 0.0
        if one.kind in ("bound",):
            continue
        found.append(Row(name, said_of(one), given, mark is not None, one))
    return found


def _starts(mark: dict[str, Any]) -> set[int]:
    """Return where the figures of a marked claim begin."""
    return {span[0] for span in (mark["stated"], *mark["operands"])}


def of_lines(file: str, lines: list[str], *, only_untrue: bool) -> list[Row]:
    """Return the candidates of the sentences that the tests hold."""
    found, texts = [], list[tuple[str, list[str]]]()
    for line in lines:
        if line.startswith("    "):
            texts[-1][1].append(line.strip())
        else:
            texts.append((line, []))
    for number, (text, claims) in enumerate(texts):
        said = {(c.split()[0], c.split()[2], frozenset(c.partition(" <- ")[2].split())) for c in claims}
        for one in candidates(passage(text, read(text))):
            key = (str(one.kind), one.stated.quantity.text, frozenset(f.quantity.text for f in one.operands))
            figures = key[2] | {key[1]}
            if key not in said and any(figures == other[2] | {other[1]} for other in said):
                continue  # the same relation, told the other way round
            if (only_untrue and (one.fits or not one.plain)) or one.kind == "bound" or "explained" in one.cues:
                continue
            if not one.plain and not one.fits:
                continue
            found.append(
                Row(
                    f"{file}/{number}",
                    said_of(one),
                    evidence(one) if one.fits else 0.0,
                    key in said,
                    one,
                    WEIGHT_OF_UNTRUE if only_untrue else 0.6,
                )
            )
    return found


def fitted(names: list[str], chosen: list[Row], start: dict[str, float], *, arithmetic: bool) -> np.ndarray:
    """Return the weights that fit the rows, sought from ``start``, the ridge drawing all of them towards nought."""
    place = {name: n for n, name in enumerate(names)}
    table = np.zeros((len(chosen), len(names)))
    for n, row in enumerate(chosen):
        for cue in row.cues:
            if cue in place:
                table[n, place[cue]] = 1.0
        table[n, place["always"]] = 1.0
        if arithmetic:
            table[n, place["arithmetic"]] = row.given
    marked = np.array([float(row.marked) for row in chosen])
    counted = np.array([row.weight for row in chosen])
    weights = np.array([start.get(name, 0.0) for name in names])
    ridge = np.full(len(names), RIDGE)
    ridge[place["always"]] = 0.01
    for _ in range(30):
        share = 1 / (1 + np.exp(-table @ weights))
        slope = table.T @ (counted * (share - marked)) + ridge * weights
        bend = (table.T * (counted * share * (1 - share))) @ table + np.diag(ridge)
        step = np.linalg.solve(bend, slope)
        weights -= step
        if np.abs(step).max() < 1e-6:
            break
    return weights


def both(found: list[Row], start: Weights | None = None) -> Weights:
    """Return the weights of what follows, and those of what the text asserts, sought from ``start`` if given."""
    answers: Weights = {}
    for title, chosen in (
        ("follows", [row for row in found if row.candidate.fits]),
        ("asserts", [row for row in found if row.candidate.plain and (row.marked or row.at_issue)]),
    ):
        names = sorted(
            {"always", *({"arithmetic"} if title == "follows" else ()), *(c for r in chosen for c in r.cues)}
        )
        weights = fitted(names, chosen, (start or {}).get(title, {}), arithmetic=title == "follows")
        answers[title] = {name: round(float(w), 2) for name, w in zip(names, weights, strict=True)}
    return answers


def main(arguments: list[str]) -> int:
    """Fit, print, and with ``--write`` keep the weights."""
    with tempfile.TemporaryDirectory() as folder:
        found = rows(Path(folder))
    answers = both(found)
    for title, known in answers.items():
        chosen = [
            r
            for r in found
            if (r.candidate.fits if title == "follows" else r.candidate.plain and (r.marked or r.at_issue))
        ]
        sys.stdout.write(f"== {title}: {len(chosen)} rows\n")
        for name in sorted(known, key=known.__getitem__):
            yes = sum(name in r.cues and r.marked for r in chosen)
            no = sum(name in r.cues and not r.marked for r in chosen)
            sys.stdout.write(f"{known[name]:6.2f}  {name:<32}{yes:>5}{no:>5}\n")
    if "--write" in arguments:
        WEIGHTS.write_text(json.dumps(answers, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
