"""Score the auditor on the public texts, and on those texts with one figure of a true claim altered."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from aidanalysis.auditing import audit
from aidanalysis.auditing.lines import as_json
from benchmarks.scorer import ALTERED_SETS, SCORER, SETS, folder_of


def predict(texts: Path, out: Path) -> Path:
    """Write the audit of every text, one JSON object a line."""
    with out.open("w", encoding="utf-8") as file:
        for path in sorted(texts.glob("*.txt")):
            found = audit(path.read_text(encoding="utf-8"), document=path.name)
            file.write(json.dumps(as_json(found), ensure_ascii=False) + "\n")
    return out


def score(*arguments: str | Path) -> int:
    """Run the public scorer and return its exit code."""
    sys.stdout.flush()
    command = [sys.executable, str(SCORER), *map(str, arguments), *sys.argv[1:]]
    return subprocess.run(command, check=False).returncode


def main() -> int:
    """Print every score; return 1 where the texts are missing or a scorer fails."""
    if not SCORER.exists():
        sys.stderr.write(f"{SCORER}: expected the public scorer; set AIDANALYSIS_SHARED to its folder\n")
        return 1
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder)
        for name in SETS:
            gold = folder_of(name)
            sys.stdout.write(f"== {name}: claims\n")
            failed |= score(gold, "audit", predict(gold / "texts", out / f"{name}.jsonl"))
        for name in ALTERED_SETS:
            mutants = out / name
            sys.stdout.write(f"== {name}: one figure of a true claim altered\n")
            failed |= score(folder_of(name), "mutants", mutants)
            failed |= score(mutants, "sensitivity", predict(mutants / "texts", out / f"{name}-altered.jsonl"))
    return failed


if __name__ == "__main__":
    raise SystemExit(main())
