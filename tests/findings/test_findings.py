"""Findings are computed from the frames they are given, for any ledger, and are ``None`` where it lacks them."""

from __future__ import annotations

from decimal import Decimal
from inspect import isfunction
from typing import TYPE_CHECKING, Any, Final

import pytest

from aidanalysis import findings
from aidanalysis.findings import Finding, Form
from aidanalysis.ledger import Ledger, open_ledger
from aidanalysis.records import RECORD_CLASSES, Report

if TYPE_CHECKING:
    from aidanalysis.wording import Lang

FOUND: Final = [one for name in findings.__all__ if isfunction(one := getattr(findings, name)) and name != "scores"]


@pytest.fixture(scope="module")
def ledger() -> Ledger:
    """Return the first ledger."""
    return open_ledger("xiajiang-2010")


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("find", FOUND)
def test_every_finding_of_the_first_ledger(find: Any, lang: Lang, ledger: Ledger) -> None:
    """Each finding has a title, a sentence, a table with the same rows, and records that the ledger holds."""
    found = find(ledger, lang)
    assert isinstance(found, Finding)
    assert found.title
    assert found.sentence
    assert len(found.table()) == len(found.frame) > 0
    assert set(found.members) <= set(ledger.by_id)
    assert all(set(fact.of) <= set(ledger.by_id) for fact in found.facts.values())


@pytest.mark.parametrize("table", [table for table in RECORD_CLASSES if table != "reports"])
@pytest.mark.parametrize("find", FOUND)
def test_a_ledger_without_a_table_has_a_finding_or_none(find: Any, table: str, ledger: Ledger) -> None:
    """No finding fails where a table is missing."""
    cut = Ledger({name: records for name, records in ledger.tables.items() if name != table})
    found = find(cut, "en")
    assert found is None or len(found.frame)


@pytest.mark.parametrize("find", FOUND)
def test_a_ledger_of_its_report_alone_finds_nothing(find: Any, ledger: Ledger) -> None:
    """Where nothing is recorded, nothing is found."""
    assert find(Ledger({"reports": ledger.records(Report)}), "zh") is None


def test_a_filter_changes_frame_title_and_sentence(ledger: Ledger) -> None:
    """All that a finding says comes from the frame that it is given."""
    whole = findings.funding_by_channel(ledger, "en")
    part = findings.funding_by_channel(ledger, "en", ledger.frame("funding", channel="channel-hubei"))
    assert whole is not None
    assert part is not None
    assert "67.8%" in whole.title
    assert "52.654 million yuan" in whole.sentence
    assert part.title == "Bodies in Hubei: 100.0% of 11.5 million yuan"
    assert len(part.frame) == 1


def test_a_split_adds_up_to_its_whole(ledger: Ledger) -> None:
    """What names projects and what names none are together what the channel gave."""
    found = findings.split_by_project(ledger, "en")
    assert found is not None
    assert found.form is Form.SPLIT
    assert sum(found.frame["low"]) == Decimal(35680000) == found.facts["whole"].value.low
    assert found.facts["rest"].value.low == Decimal(8280000)


def test_targets_know_completion_growth_and_step(ledger: Ledger) -> None:
    """The next target is set against the money and against the last target."""
    found = findings.funding_against_targets(ledger, "zh")
    assert found is not None
    assert found.facts["completion"].value.low == Decimal("105.308")
    assert found.facts["step"].value.low == 20
    assert str(found.facts["growth"].value) == "[13.951456…, ∞) %"


def test_what_stands_in_no_money_of_a_channel_is_no_part_of_it(ledger: Ledger) -> None:
    """Without a sum of the channel its projects split nothing."""
    assert findings.split_by_project(ledger, "en", funding=ledger.frame("funding", channel="channel-hubei")) is None
