"""The code that proposes, reviews and compares knows no county, channel, body or year of any report."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

import aidanalysis

PACKAGE = Path(aidanalysis.__file__).parent
ROOT = PACKAGE.parent
PARTS = ("comparison", "drafts", "records", "review")
NAMES = ("青岚", "东屏", "雪岭", "禾源", "翔湖", "桥头区", "远山", "临海")


def names() -> set[str]:
    """Return the names and ids of the ledgers that lie in the checkout, and of the made-up reports."""
    found = set(NAMES)
    for path in ROOT.glob("data/*/organisations.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            # Short ids and the names of a country's provinces are words of their own.
            found |= {row["id"] for row in csv.DictReader(file) if "-" in row["id"]}
        found.add(path.parent.name)
    return found


@pytest.mark.parametrize("part", PARTS)
def test_no_report_is_known(part: str) -> None:
    """No file of the package's parts names a body of a report."""
    for path in (PACKAGE / part).rglob("*"):
        if path.suffix in (".py", ".toml", ".csv"):
            text = path.read_text("utf-8")
            assert not [name for name in names() if name in text], path
