"""The scores on the public texts, where they are at hand."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.scorer import ALL_SETS

ROOT = Path(__file__).resolve().parents[2]
SHARED = Path(os.environ.get("AIDANALYSIS_SHARED", ROOT.parent / "shared"))


@pytest.mark.skipif(not (SHARED / "reading").exists(), reason=f"the public texts are not at {SHARED}")
def test_scores_hold_on_the_public_texts() -> None:
    """Value, unit and qualifier, and dates and periods, score at least 0.98 on each set."""
    script = ROOT / "benchmarks" / "score.py"
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    command = [sys.executable, str(script)]
    out = subprocess.run(command, capture_output=True, encoding="utf-8", env=environment, check=False)
    assert out.returncode == 0, out.stderr
    scores = re.findall(r"(?:value, unit, qualifier|dates and periods) .*F1 ([\d.]+)", out.stdout)
    assert len(scores) == 2 * len(ALL_SETS)
    assert all(float(score) >= 0.98 for score in scores), out.stdout
