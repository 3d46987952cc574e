"""Claims that a ledger declares, recomputed from its records."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from aidanalysis.amount import Amount, Qualifier
from aidanalysis.claims.declared import Checked, check_claims, fits
from aidanalysis.claims.judgement import Verdict
from aidanalysis.ledger import Ledger
from aidanalysis.records import Claim, Funding, Record, Visit
from aidanalysis.records.labels import Aggregate, ClaimKind


@pytest.fixture(scope="module")
def ledger(ledger_folder: Path) -> Ledger:
    """Return the committed ledger."""
    return Ledger.load(ledger_folder)


def altered(ledger: Ledger, record_id: str, **fields: Any) -> Ledger:
    """Return the ledger with other values in one record."""
    return Ledger.of(replace(record, **fields) if record.id == record_id else record for record in ledger)


def checked(ledger: Ledger, claim_id: str) -> Checked:
    """Return one claim of a ledger, judged."""
    (found,) = (one for one in check_claims(ledger) if one.claim.id == claim_id)
    return found


def claim(ledger: Ledger, amount: Amount, kind: ClaimKind = ClaimKind.SUM, **fields: Any) -> Checked:
    """Return a claim made up on the records of a ledger, judged."""
    made = Claim(
        **{
            "id": "made-up",
            "report": "xiajiang-2010",
            "evidence": ledger["claim-funding"].evidence,
            "kind": kind,
            "amount": amount,
            "aggregate": Aggregate.TOTAL,
            "of_table": "funding",
            "field": "amount",
            **fields,
        }
    )
    (found,) = check_claims(Ledger.of([*(record for record in ledger if not isinstance(record, Claim)), made]))
    return found


SUMS = {
    "claim-delegations": ("28", "批", "visits-hubei", "delegations"),
    "claim-visitors": ("282", "人次", "visits-others", "visitors"),
    "claim-funding": ("5265.4", "万元", "funding-ministries", "amount"),
}


@pytest.mark.parametrize(("claim_id", "value", "unit"), [(key, *of[:2]) for key, of in SUMS.items()])
def test_the_sums_of_the_report(claim_id: str, value: str, unit: str, ledger: Ledger) -> None:
    """The three wholes of the report equal the sums of their parts, exactly."""
    one = checked(ledger, claim_id)
    assert one.judgement.verdict is Verdict.EXACT
    assert one.computed == (Decimal(value), Decimal(value))
    assert one.claim.amount == Amount(Decimal(value), unit)
    assert len(one.members) == 3
    assert not any(isinstance(ledger[member], Claim) for member in one.members)


@pytest.mark.parametrize(("claim_id", "unit", "part", "field"), [(key, of[1], *of[2:]) for key, of in SUMS.items()])
def test_sums_come_from_their_parts(claim_id: str, unit: str, part: str, field: str, ledger: Ledger) -> None:
    """Another part makes another sum: no longer exact, and a contradiction once no rounding explains it."""
    was = getattr(ledger[part], field)
    for step in (1, -1, 2, -2):
        one = checked(altered(ledger, part, **{field: Amount(was.value + step, unit)}), claim_id)
        assert one.judgement.verdict is not Verdict.EXACT
        assert one.computed[0] == one.claim.amount.value + step
        if abs(step) == 2:
            # Two of the three sums of money are printed to 1万元, so that 1万元 might still be rounding.
            assert one.judgement.verdict is Verdict.CONTRADICTS
            assert one.judgement.gap == Amount(Decimal(2), unit).base_value


@pytest.mark.parametrize(("claim_id", "unit"), [(key, of[1]) for key, of in SUMS.items()])
def test_sums_are_not_stated_totals(claim_id: str, unit: str, ledger: Ledger) -> None:
    """Another stated whole changes the verdict and not what is computed."""
    before = checked(ledger, claim_id)
    stated = Amount(before.claim.amount.value + 2, unit)
    after = checked(altered(ledger, claim_id, amount=stated), claim_id)
    assert (after.computed, after.members) == (before.computed, before.members)
    assert after.judgement.verdict is Verdict.CONTRADICTS


def test_a_part_that_is_not_counted(ledger: Ledger) -> None:
    """A record that lies outside the report's total is not added to it."""
    one = checked(altered(ledger, "visits-others", counted="no"), "claim-visitors")
    assert (one.computed[0], one.members) == (Decimal(241), ("visits-beijing", "visits-hubei"))


def test_no_rows(ledger: Ledger) -> None:
    """A sum of no records is unclear, a count of none is zero."""
    stated = Amount(Decimal(3), "个")
    nothing = claim(ledger, stated, where="channel=channel-others")
    assert (nothing.judgement.verdict, nothing.computed, nothing.members) == (Verdict.UNCLEAR, (None, None), ())
    none = claim(ledger, stated, aggregate=Aggregate.COUNT, field="id", where="channel=channel-others")
    assert (none.judgement.verdict, none.computed) == (Verdict.CONTRADICTS, (Decimal(0), Decimal(0)))


def test_rows_without_the_figure_are_no_members(ledger: Ledger) -> None:
    """A record that does not state the figure is neither added nor counted."""
    signed = claim(ledger, Amount(Decimal(4), "亿元", Qualifier.OVER), of_table="agreements")
    assert (signed.judgement.verdict, signed.members) == (Verdict.EXACT, ("signing-yichang",))
    counted = claim(ledger, Amount(Decimal(1), "个"), aggregate=Aggregate.COUNT, of_table="secondments", field="people")
    assert (counted.judgement.verdict, counted.members) == (Verdict.EXACT, ("secondment-to-beijing",))


def test_units_that_do_not_add(ledger: Ledger) -> None:
    """Rows in units that do not add up leave a claim unclear, with no exception."""
    mixed = altered(ledger, "visits-hubei", visitors=Amount(Decimal(85), "批"))
    assert checked(mixed, "claim-visitors").judgement.verdict is Verdict.UNCLEAR
    money = claim(ledger, Amount(Decimal(282), "人次"))
    assert (money.judgement.verdict, money.computed) == (Verdict.UNCLEAR, (None, None))


@pytest.mark.parametrize(
    ("kind", "value", "unit", "places"),
    [
        (ClaimKind.RATIO, "105.3", "%", 1),
        (ClaimKind.MULTIPLE, "1.05", "倍", 2),
        (ClaimKind.GROWTH, "5.3", "%", 1),
        (ClaimKind.DIFFERENCE, "265.4", "万元", 1),
    ],
)
def test_two_operands(kind: ClaimKind, value: str, unit: str, places: int, ledger: Ledger) -> None:
    """A share, a multiple, a growth and a gap are computed from two aggregates, and the members are those of both."""
    base = {"base_aggregate": "total", "base_table": "targets", "base_field": "amount", "base_where": "year=2010"}
    one = claim(ledger, Amount(Decimal(value), unit), kind, **base)
    assert one.judgement.verdict is Verdict.EXACT
    assert one.computed[0] is not None
    assert round(one.computed[0], places) == Decimal(value)
    assert one.members == ("funding-beijing", "funding-hubei", "funding-ministries", "target-2010")


def test_averages(ledger: Ledger) -> None:
    """So much for each is one total over another, or over a number of records."""
    visitors = {"of_table": "visits", "field": "visitors", "base_table": "visits"}
    stated = Amount(Decimal("10.1"), "人次")
    each = claim(ledger, stated, ClaimKind.AVERAGE, **visitors, base_aggregate="total", base_field="delegations")
    assert each.judgement.verdict is Verdict.EXACT
    stated = Amount(Decimal(94), "人次")
    each = claim(ledger, stated, ClaimKind.AVERAGE, **visitors, base_aggregate="count", base_field="id")
    assert (each.judgement.verdict, each.computed) == (Verdict.EXACT, (Decimal(94), Decimal(94)))


def test_half_of_the_operands_prove_nothing(ledger: Ledger) -> None:
    """A claim is unclear where one of its operands has no rows, even if the other alone would bear it out."""
    base = {"base_aggregate": "total", "base_table": "targets", "base_field": "amount", "base_where": "year=1999"}
    for kind in (ClaimKind.SUM, ClaimKind.DIFFERENCE, ClaimKind.RATIO):
        one = claim(ledger, Amount(Decimal("5265.4"), "万元"), kind, **base)
        assert one.judgement.verdict is Verdict.UNCLEAR


def test_bounds_are_intervals(ledger: Ledger) -> None:
    """What is stated as over 4亿 passes 4亿, and 6亿 by no reading."""
    for stated, verdict in ((4, Verdict.EXACT), (6, Verdict.CONTRADICTS)):
        one = claim(ledger, Amount(Decimal(stated), "亿元"), ClaimKind.BOUND, of_table="agreements")
        assert one.judgement.verdict is verdict


@pytest.mark.parametrize(
    ("record", "wanted", "fit"),
    [
        ("funding-beijing", {}, True),
        ("funding-beijing", {"channel": "channel-beijing", "preliminary": "true"}, True),
        ("funding-beijing", {"channel": "channel-beijing", "preliminary": "false"}, False),
        ("funding-ministries", {"amount": "547.4"}, True),
        ("target-2010", {"year": "2010", "set_by": "xiajiang-party;xiajiang-government"}, True),
        ("visits-beijing", {"offset": "244"}, True),
    ],
)
def test_rows_are_picked_by_their_cells(record: str, wanted: dict[str, str], fit: bool, ledger: Ledger) -> None:
    """A condition compares with the cell as it is written in the table."""
    assert fits(ledger[record], wanted) is fit


def test_records_keep_their_classes(ledger: Ledger) -> None:
    """What is added up are records, not rows of text."""
    member: Record = ledger["funding-beijing"]
    assert isinstance(member, Funding)
    assert isinstance(ledger["visits-beijing"], Visit)
