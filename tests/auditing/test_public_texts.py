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


@public
@pytest.mark.parametrize("name", ["report", "dev"])
def test_every_marked_claim_with_its_verdict(name: str) -> None:
    """Every claim that is marked and not optional is found, with the marked verdict, and little else."""
    for gold, found in texts(name):
        got = {
            (str(c.kind), (c.stated.quantity.start, c.stated.quantity.end), len(c.operands)): c.verdict
            for c in found.claims
            if c.kind != "bound"
        }
        for claim in gold["claims"]:
            if not claim.get("optional"):
                assert got[places(claim)] in (claim["verdict"], *claim.get("also", [])), gold["id"]
        assert set(got) <= {places(claim) for claim in gold["claims"]}, gold["id"]


@public
@pytest.mark.parametrize("name", ["report", "dev"])
def test_only_marked_contradictions_are_accused(name: str) -> None:
    """No claim is said not to follow unless the texts are marked so."""
    for gold, found in texts(name):
        marked = {tuple(c["stated"]) for c in gold["claims"] if c["verdict"] == "contradicts" and not c.get("optional")}
        accused = {
            (c.stated.quantity.start, c.stated.quantity.end) for c in found.claims if c.verdict is Verdict.CONTRADICTS
        }
        assert accused == marked, gold["id"]


def test_unseen_texts_are_accused_of_nothing_that_holds() -> None:
    """On texts that no rule was written for, only what is marked as a contradiction is said not to follow."""
    for gold, found in texts("unseen"):
        marked = {tuple(claim["stated"]) for claim in gold["claims"] if claim["verdict"] == "contradicts"}
        for claim in found.claims:
            if claim.verdict is Verdict.CONTRADICTS:
                assert (claim.stated.quantity.start, claim.stated.quantity.end) in marked, gold["id"]
