"""How long an audit takes beside reading the same text, and whether twice the text takes twice as long."""

from __future__ import annotations

import sys
from time import perf_counter
from typing import TYPE_CHECKING

from aidanalysis.auditing import audit
from aidanalysis.reading import read
from benchmarks.scorer import SHARED

if TYPE_CHECKING:
    from collections.abc import Callable

#: Characters that the report is repeated to.
LENGTH = 200_000


def best(work: Callable[[], object], rounds: int = 3) -> float:
    """Return the shortest of a few times, in seconds."""
    times = []
    for _ in range(rounds):
        start = perf_counter()
        work()
        times.append(perf_counter() - start)
    return min(times)


def main() -> int:
    """Print the ratios; return 1 where the report is missing."""
    report = SHARED / "reading" / "report" / "texts" / "report.txt"
    if not report.exists():
        sys.stderr.write(f"{report}: expected the public report; set AIDANALYSIS_SHARED to its folder\n")
        return 1
    once = report.read_text(encoding="utf-8")
    text = once * (LENGTH // len(once) + 1)
    half = text[: len(text) // 2]
    reading, auditing = best(lambda: read(text)), best(lambda: audit(text))
    short, long = ("、".join(["甲5个"] * count) for count in (2000, 4000))
    sys.stdout.write(f"audit / reading, {len(text):,} characters: {auditing / reading:.2f}\n")
    sys.stdout.write(f"audit of the whole / of its half: {auditing / best(lambda: audit(half)):.2f}\n")
    sys.stdout.write(
        f"list of 4,000 figures / of 2,000: {best(lambda: audit(long)) / best(lambda: audit(short)):.2f}\n"
    )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
