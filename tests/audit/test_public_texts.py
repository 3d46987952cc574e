"""The public texts: found claims, right verdicts, and no accusation that the figures do not bear out."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from aidanalysis.audit import Audit, Verdict, audit

SHARED = Path(os.environ.get("AIDANALYSIS_SHARED", Path(__file__).resolve().parents[3] / "shared")) / "reading"

pytestmark = pytest.mark.skipif(not SHARED.exists(), reason=f"no public texts at {SHARED}; set AIDANALYSIS_SHARED")


def texts(name: str) -> list[tuple[dict[str, Any], Audit]]:
    """Return each marked text of a set with its audit."""
    folder = SHARED / name
    marked = map(json.loads, (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines())
    return [(gold, audit((folder / "texts" / f"{gold['id']}.txt").read_text(encoding="utf-8"))) for gold in marked]


def places(claim: dict[str, Any]) -> tuple[str, tuple[int, int], int]:
    """Return what tells one marked claim from another."""
    start, end = claim["stated"]
    return claim["kind"], (start, end), len(claim["operands"])


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


@pytest.mark.parametrize("name", ["report", "dev"])
def test_only_marked_contradictions_are_accused(name: str) -> None:
    """No claim is said not to follow unless the texts are marked so."""
    for gold, found in texts(name):
        marked = {tuple(c["stated"]) for c in gold["claims"] if c["verdict"] == "contradicts" and not c.get("optional")}
        accused = {
            (c.stated.quantity.start, c.stated.quantity.end) for c in found.claims if c.verdict is Verdict.CONTRADICTS
        }
        assert accused == marked, gold["id"]
