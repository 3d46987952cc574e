"""The cost of auditing beside that of reading alone, how it grows, and how far two processes divide the work."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from aidanalysis.auditing import audit
from aidanalysis.reading import read
from benchmarks.ratios import Cost, Ratio, busy, cost, paired, process
from benchmarks.reading_speed import LENGTH, report

#: Figures of the long text, and what its audit may take.
FIGURES, SECONDS, BYTES = 1_000_000, 90, 1.5e9
#: Documents of the folder, and how often the report stands in each.
DOCUMENTS, TIMES = 40, 30
#: Seconds for which two processes do nothing but count, and the share of them that each gets of a free processor.
MOMENT, FREE = 2, 0.9
COUNTING = f"""
import time
end = time.monotonic() + {MOMENT}
while time.monotonic() < end:
    pass
print(time.process_time() / {MOMENT})
"""
CHILD = "--million"


def ratios() -> Iterator[Ratio]:
    """Yield every ratio."""
    text = report() * (LENGTH // len(report()))
    half = text[: len(text) // 2]
    yield Ratio("audit / reading of the same text", paired(lambda: audit(text), lambda: read(text), timed=busy), 3.0)
    yield Ratio("audit of a text / of its half", paired(lambda: audit(text), lambda: audit(half), timed=busy), 2.4)
    with tempfile.TemporaryDirectory() as place:
        first = Path(place) / "0.txt"
        first.write_text(report() * TIMES, encoding="utf-8")
        for number in range(1, DOCUMENTS):
            shutil.copy(first, first.with_name(f"{number}.txt"))
        two, one = (process("-m", "aidanalysis", "read", place, "--format", "jsonl", "--jobs", n) for n in "21")
        if _two_are_free():
            yield Ratio("a folder by two jobs / by one", paired(two, one, warm=False), 0.56)
        else:
            print("two jobs are not timed: others are at work on this machine's processors", file=sys.stderr)
    million = [_million()]
    yield Ratio("audit of a million figures / 90 s", tuple(one.seconds / SECONDS for one in million), 1.0)
    yield Ratio("its memory / 1.5 GB", tuple(one.bytes / BYTES for one in million), 1.0)


def _two_are_free() -> bool:
    """Whether two processors are free: beside others at work, a second job tells nothing."""
    both = [subprocess.Popen([sys.executable, "-c", COUNTING], stdout=subprocess.PIPE) for _ in range(2)]
    return all(float(one.communicate()[0]) > FREE for one in both)


def _million() -> Cost:
    """Return what the audit of a million figures takes in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.audit_speed", CHILD]
    return Cost(*json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout))


def main() -> None:
    """Audit a text of a million figures and print what it took."""
    once = report()
    audit(once * (FIGURES // len(read(once)) + 1))
    print(json.dumps(cost()))


if __name__ == "__main__":
    main()
