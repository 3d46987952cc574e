"""Run every benchmark: ``python -m benchmarks``."""

from __future__ import annotations

import subprocess
import sys

MODULES = ("check_speed", "aggregate_speed", "reading_speed", "audit_speed", "book_weight")


def main() -> int:
    """Run each benchmark in a process of its own; return how many could not be run."""
    failed = 0
    for module in MODULES:
        print(f"== {module.replace('_', ' ')}", flush=True)
        failed += subprocess.run([sys.executable, "-m", f"benchmarks.{module}"], check=False).returncode != 0
    return failed


if __name__ == "__main__":
    sys.exit(main())
