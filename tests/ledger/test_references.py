"""References between records, and the conditions of claims."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from aidanalysis.ledger import Ledger
from aidanalysis.ledger.references import Place, conditions, dangling, unresolved
from aidanalysis.records import Claim, Project


@pytest.fixture(scope="module")
def ledger(ledger_folder: Path) -> Ledger:
    """Return the committed ledger."""
    return Ledger.load(ledger_folder)


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


def test_references_of_the_ledger_resolve(ledger: Ledger) -> None:
    """Every id that a record names is there."""
    ids = {table: {record.id for record in rows} for table, rows in ledger.tables.items()}
    places = [Place(record, "t.csv", 2) for record in ledger]
    assert list(dangling(places, ids)) == []
    assert list(unresolved(places)) == []


def test_references_look_into_their_own_table(ledger: Ledger) -> None:
    """An id of another table is no help."""
    hospital = ledger["project-hospital"]
    assert isinstance(hospital, Project)
    project = Place(replace(hospital, donor="funding-beijing"), "t.csv", 2)
    faults = list(
        dangling(
            [project], {"organisations": {"beijing"}, "funding": {"funding-beijing"}, "reports": {"xiajiang-2010"}}
        )
    )
    assert [(fault.column, fault.value) for fault in faults] == [("donor", "funding-beijing")]


def test_a_condition_without_a_value(ledger: Ledger) -> None:
    """A condition without an equals sign picks nothing that anyone meant, so it is a fault."""
    claim = ledger["claim-delegations"]
    assert isinstance(claim, Claim)
    (fault,) = unresolved([Place(replace(claim, where="counted"), "t.csv", 2)])
    assert (fault.column, fault.value) == ("where", "counted")
    assert "field=value" in fault.message
