"""The public scorer, run as it is, and what it counts."""

from __future__ import annotations

import importlib.util
import json
import os
import re
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from types import ModuleType

ROOT = Path(__file__).resolve().parents[1]
SHARED = Path(os.environ.get("AIDANALYSIS_SHARED", ROOT.parent / "shared"))
SCORER = SHARED / "reading" / "score.py"
#: Texts with their marks: written for scoring, the county's report, and our own that no rule was written for.
SETS = ("dev", "report", "unseen")
#: With these, every set whose texts are marked for reading.
ALL_SETS = ("dev", "report", "aid", "gov", "aid-real", "gov-real", "unseen")

#: A line of the scorer: a title, and how many were found rightly, found wrongly, and missed.
COUNTED = re.compile(r"^(?P<title>\S.*?) +P [\d.]+ .*tp (?P<right>\d+) fp (?P<false>\d+) fn (?P<missed>\d+)$", re.M)

Counts = dict[str, int]
#: The quantities that a reader finds in each text of a set, as the scorer takes them.
Predictions = dict[str, list[dict[str, Any]]]


@cache
def rules() -> ModuleType:
    """Return the public scorer as a module."""
    spec = importlib.util.spec_from_file_location("public_scorer", SCORER)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def folder_of(name: str) -> Path:
    """Return where a set lies."""
    return ROOT / "benchmarks" / name if name == "unseen" else SHARED / "reading" / name


def texts(name: str) -> dict[str, str]:
    """Return the texts of a set by file name."""
    folder = folder_of(name) / "texts"
    return {path.name: path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt"))}


def marked(name: str) -> list[dict[str, Any]]:
    """Return what is marked in the texts of a set."""
    lines = (folder_of(name) / "gold.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines if line.strip()]


def write_lines(rows: Iterable[Mapping[str, Any]], to: Path) -> Path:
    """Write one JSON object a line."""
    to.write_text("".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in rows), encoding="utf-8")
    return to


def run(folder: Path, task: str, path: Path) -> str:
    """Return what the scorer prints; raises ``CalledProcessError`` where it fails."""
    command = [sys.executable, str(SCORER), str(folder), task, str(path)]
    return subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout


def counts(printed: str) -> dict[str, Counts]:
    """Return the counts of each line that the scorer has printed."""
    return {
        line["title"]: {key: int(line[key]) for key in ("right", "false", "missed")}
        for line in COUNTED.finditer(printed)
    }
