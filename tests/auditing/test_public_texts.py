"""The public texts: found claims, right verdicts, and no accusation that the figures do not bear out."""

from __future__ import annotations

from typing import Any

import pytest

from aidanalysis.auditing import Audit, audit
from aidanalysis.claims import Verdict
from benchmarks import scorer
from benchmarks.scorer import SCORER

public = pytest.mark.skipif(not SCORER.exists(), reason=f"no {SCORER}; set AIDANALYSIS_SHARED to the public texts")


def texts(name: str) -> list[tuple[dict[str, Any], Audit]]:
    """Return each marked text of a set with its audit."""
    read = scorer.texts(name)
    return [(gold, audit(read[f"{gold['id']}.txt"])) for gold in scorer.marked(name)]


def places(claim: dict[str, Any]) -> tuple[str, tuple[int, int], int]:
    """Return what tells one marked claim from another."""
    start, end = claim["stated"]
    return claim["kind"], (start, end), len(claim["operands"])


#: The least share of the marked claims that is found in each set, and of those found that are marked.
LEAST = {"report": (1.0, 1.0), "dev": (0.85, 0.9), "aid": (0.8, 0.95), "gov": (0.75, 0.9), "gov-real": (0.75, 0.9)}


@public
@pytest.mark.parametrize("name", LEAST)
def test_marked_claims_are_found(name: str) -> None:
    """Most marked claims are found, and most of what is found is marked."""
    found_right = found_all = wanted = 0
    for gold, found in texts(name):
        marked = {places(claim): bool(claim.get("optional")) for claim in gold["claims"]}
        got = [
            (str(c.kind), (c.stated.quantity.start, c.stated.quantity.end), len(c.operands))
            for c in found.claims
            if c.kind != "bound"
        ]
        wanted += sum(not optional for optional in marked.values())
        found_right += sum(one in marked and not marked[one] for one in got)
        found_all += sum(not marked.get(one, False) for one in got)
    recall, precision = LEAST[name]
    assert found_right / wanted >= recall
    assert found_right / found_all >= precision


@public
@pytest.mark.parametrize("name", ["report", "dev", "aid", "gov", "aid-real", "gov-real"])
def test_only_marked_contradictions_are_accused(name: str) -> None:
    """No claim is said not to follow unless the texts are marked so."""
    for gold, found in texts(name):
        marked = {tuple(c["stated"]) for c in gold["claims"] if c["verdict"] == "contradicts" and not c.get("optional")}
        accused = {
            (c.stated.quantity.start, c.stated.quantity.end) for c in found.claims if c.verdict is Verdict.CONTRADICTS
        }
        assert accused <= marked, gold["id"]


def test_unseen_texts_are_accused_of_nothing_that_holds() -> None:
    """On texts that no rule was written for, only what is marked as a contradiction is said not to follow."""
    for gold, found in texts("unseen"):
        marked = {tuple(claim["stated"]) for claim in gold["claims"] if claim["verdict"] == "contradicts"}
        for claim in found.claims:
            if claim.verdict is Verdict.CONTRADICTS:
                assert (claim.stated.quantity.start, claim.stated.quantity.end) in marked, gold["id"]
