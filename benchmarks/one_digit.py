"""How many wrong digits of a report the auditor notices: every digit of every number changed once.

``python -m benchmarks.one_digit REPORT…`` prints one row a report.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from aidanalysis.auditing import Audit, Outcome, audit
from aidanalysis.documents import load
from aidanalysis.reading import read

if TYPE_CHECKING:
    from collections.abc import Iterator

#: What stands for a digit in either script; the change keeps to the script.
DIGITS = "0123456789"
WRITTEN = "一二三四五六七八九"
#: What a changed digit may come to.
OUTCOMES = ("caught", "queried", "unnoticed")
#: What two audits tell apart: a figure that does not follow or is asked about.
Fault = tuple[Outcome, str, int, tuple[int, ...]]


def changes(text: str) -> Iterator[tuple[int, str]]:
    """Yield each digit of a number with another in its place, the first of a number never nought."""
    for quantity in read(text):
        for place in range(quantity.start, quantity.end):
            for script in (DIGITS, WRITTEN):
                if text[place] in script:
                    following = script[(script.index(text[place]) + 1) % len(script)]
                    leads = place == quantity.start or not text[place - 1].isdigit()
                    yield place, "1" if leads and following == "0" else following


def faults(found: Audit) -> set[Fault]:
    """Return what an audit says against figures."""
    return {
        (one.outcome, str(one.kind), one.stated.quantity.start, tuple(f.quantity.start for f in one.operands))
        for one in (*found.claims, *found.queries)
        if one.outcome is not Outcome.FOLLOWS
    }


def counts(text: str) -> dict[str, int]:
    """Return how many changed digits are caught, asked about and not noticed, and how many stand in a checked claim.

    Noticed is what an audit says of the changed figure and did not say before.
    """
    before = audit(text)
    checked = {figure.quantity.start for claim in before.claims for figure in claim.figures}
    starts = {place: one.start for one in read(text) for place in range(one.start, one.end)}
    known, told = faults(before), Counter[str]()
    for place, digit in changes(text):
        new = faults(audit(text[:place] + digit + text[place + 1 :])) - known
        here = {fault[0] for fault in new if starts[place] in (fault[2], *fault[3])}
        how = "caught" if Outcome.DOES_NOT_FOLLOW in here else "queried" if here else "unnoticed"
        told[how] += 1
        if starts[place] in checked:
            told[f"checked {how}"] += 1
    return {name: told[name] for base in OUTCOMES for name in (base, f"checked {base}")}


def main(arguments: list[str]) -> int:
    """Print what is noticed in each report."""
    for name in arguments:
        found = counts(load(Path(name)).text)
        total = sum(found[one] for one in OUTCOMES)
        sys.stdout.write(f"{name}: {total} digits; {', '.join(f'{how} {found[how]}' for how in found)}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
