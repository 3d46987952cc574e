"""The first report's ledger, made by hand: what of it is proposed from the text alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from aidanalysis.documents import load
from aidanalysis.drafts import propose
from aidanalysis.ledger import Ledger
from aidanalysis.ledger.columns import amount_fields

if TYPE_CHECKING:
    from pathlib import Path

    from aidanalysis.drafts.draft import Draft

TABLES = ("visits", "funding", "targets", "projects", "training", "secondments")


@pytest.fixture(scope="module")
def drafts(source: Path) -> list[Draft]:
    """Return what is proposed from the report."""
    return propose(load(source))


@pytest.mark.parametrize("table", TABLES)
def test_every_record_made_by_hand_is_proposed(table: str, drafts: list[Draft], ledger_folder: Path) -> None:
    """Each record has a draft of its own table that holds its amounts, value, unit and qualifier, at its place."""
    proposed = [draft for draft in drafts if draft.table == table]
    missed = []
    for record in Ledger.load(ledger_folder).tables[table]:
        stated = {name: getattr(record, name) for name in amount_fields(type(record))}
        wanted = {(name, f"{one.value:f}", one.unit, str(one.qualifier)) for name, one in stated.items() if one}
        place = record.evidence.offset, record.evidence.offset + len(record.evidence.phrase)
        near = [one for one in proposed if one.offset < place[1] and place[0] < one.end]
        held = [
            {
                (name, one.cells.get(name), one.cells.get(f"{name}_unit"), one.cells.get(f"{name}_qualifier"))
                for name in stated
            }
            for one in near
        ]
        if not any(wanted <= one for one in held):
            missed.append((record.id, record.evidence.phrase))
    assert missed == []
