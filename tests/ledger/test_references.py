"""References between records, and the conditions of claims."""

from __future__ import annotations

from pathlib import Path

import pytest
from ledger_files import change

from aidanalysis.ledger import read_ledger
from aidanalysis.ledger.references import conditions


@pytest.mark.parametrize(
    ("where", "pairs"),
    [
        (None, []),
        ("", []),
        ("counted=yes", [("counted", "=", "yes")]),
        ("counted=yes;channel=a", [("counted", "=", "yes"), ("channel", "=", "a")]),
        (" counted=yes ; ", [("counted", "=", "yes")]),
        ("part_of=", [("part_of", "=", "")]),
        ("phrase=a=b", [("phrase", "=", "a=b")]),
        ("counted", [("counted", "", "")]),
    ],
)
def test_conditions(where: str | None, pairs: list[tuple[str, str, str]]) -> None:
    """Conditions are pairs joined by semicolons; a value may hold an equals sign."""
    assert conditions(where) == pairs


def test_references_look_into_their_own_table(copied: Path) -> None:
    """An id of another table is no help."""
    change(copied, "projects", 2, donor="funding-beijing")
    (fault,) = (one for one in read_ledger(copied).faults if one.column == "donor")
    assert (fault.line, fault.value, fault.lacks) == (2, "funding-beijing", "organisations")


def test_a_condition_without_a_value(copied: Path) -> None:
    """A condition without an equals sign picks nothing that anyone meant, so it is a fault."""
    change(copied, "claims", 2, where="counted")
    (fault,) = (one for one in read_ledger(copied).faults if one.column == "where")
    assert fault.value == "counted"
    assert "field=value" in fault.message
