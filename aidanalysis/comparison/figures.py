"""The figures that several reports have in common, each with its growth, shares and what it is per head.

A share is one of its own report's total: channels of different reports are never divided by each other's money.
Growth is from the same place's report of the year before, where there is one.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NamedTuple

from aidanalysis.aggregate.quotients import shares_of
from aidanalysis.claims.coverage import coverage
from aidanalysis.claims.declared import check_claims
from aidanalysis.interval import Interval, per_cent, point, total
from aidanalysis.records import Channel, Funding, Organisation, Project, Record, Secondment, Training, Visit
from aidanalysis.units import UnitMismatchError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from decimal import Decimal

    from aidanalysis.ledger import Ledger

ONE: Final = point(1, "倍")


class Measure(NamedTuple):
    """What is compared: a field of one class, over the records that count."""

    name: str
    cls: type[Record]
    field: str
    money: bool = False


MEASURES: Final = (
    Measure("funding", Funding, "amount", money=True),
    Measure("projects", Project, "amount", money=True),
    Measure("delegations", Visit, "delegations"),
    Measure("visitors", Visit, "visitors"),
    Measure("trained", Training, "people"),
    Measure("posted", Secondment, "people"),
)


@dataclass(frozen=True)
class Compared:
    """One measure of one report; what cannot be known is ``None``.

    ``growth`` is the change since the report of the year before, in per cent; ``real`` the money at the prices that
    the deflators' index of 100 stands for; ``shares`` those of the report's own channels, in per cent.
    """

    report: str
    place: str
    year: int
    measure: str
    amount: Interval
    members: tuple[str, ...]
    growth: Interval | None = None
    per_head: Interval | None = None
    real: Interval | None = None
    shares: dict[str, Interval] = field(default_factory=dict)


class Standing(NamedTuple):
    """How the claims of one report stand, and how many of its figures are tied and checked."""

    report: str
    place: str
    year: int
    verdicts: dict[str, int]
    tied: int
    checked: int


def compare(
    ledgers: Sequence[Ledger],
    population: Mapping[tuple[str, ...], Decimal] | None = None,
    deflators: Mapping[tuple[str, ...], Decimal] | None = None,
) -> list[Compared]:
    """Return every measure of every ledger, by measure, place and year."""
    found = [row for ledger in ledgers for row in _levels(ledger)]
    levels = {(row.measure, row.place, row.year): row for row in found}
    rows = [_completed(row, levels, population or {}, deflators or {}) for row in found]
    order = [measure.name for measure in MEASURES]
    return sorted(rows, key=lambda row: (order.index(row.measure), row.place, row.year, row.report))


def standings(ledgers: Iterable[Ledger]) -> list[Standing]:
    """Return the verdicts and the coverage of each ledger, by place and year."""
    found = []
    for ledger in ledgers:
        checked = check_claims(ledger)
        covered = coverage(ledger, checked)
        verdicts = Counter(str(one.judgement.verdict) for one in checked)
        found.append(
            Standing(
                ledger.report.id,
                place_of(ledger),
                ledger.report.year,
                dict(verdicts),
                len(covered.tied),
                len(covered.checked),
            )
        )
    return sorted(found, key=lambda one: (one.place, one.year))


def place_of(ledger: Ledger) -> str:
    """Return the name of the recipient."""
    return ledger.one(Organisation, ledger.report.recipient).name_zh


def _levels(ledger: Ledger) -> Iterable[Compared]:
    names = {one.id: one.name_zh for one in ledger.records(Channel)}
    for measure in MEASURES:
        stated = [one for one in ledger.records(measure.cls) if getattr(one, measure.field) is not None]
        # What the report counts in its total is its level; where it counts nothing, all that it does not set apart.
        counted = [one for one in stated if getattr(one, "counted", "yes") == "yes"]
        records = counted or [one for one in stated if one.counted != "no"]  # type: ignore[attr-defined]
        if not records:
            continue
        try:
            amount = total(getattr(one, measure.field).interval for one in records)
        except UnitMismatchError:
            continue
        shares: dict[str, Interval] = {}
        groups: dict[str, list[Interval]] = {}
        for one in records:
            if hasattr(one, "channel"):
                groups.setdefault(names[one.channel], []).append(getattr(one, measure.field).interval)
        if groups and (amount.low > 0):
            parts = [total(group) for group in groups.values()]
            shares = dict(zip(groups, shares_of(parts, [0] * len(parts)), strict=True))
        report = ledger.report
        yield Compared(
            report.id,
            place_of(ledger),
            report.year,
            measure.name,
            amount,
            tuple(one.id for one in records),
            shares=shares,
        )


def _completed(
    row: Compared,
    levels: Mapping[tuple[str, str, int], Compared],
    population: Mapping[tuple[str, ...], Decimal],
    deflators: Mapping[tuple[str, ...], Decimal],
) -> Compared:
    before = levels.get((row.measure, row.place, row.year - 1))
    growth = None
    if before is not None and before.amount.unit == row.amount.unit and before.amount.low > 0:
        growth = per_cent(row.amount / before.amount - ONE)
    people = population.get((row.place, str(row.year)))
    index = deflators.get((str(row.year),))
    money = next(measure.money for measure in MEASURES if measure.name == row.measure)
    return Compared(
        row.report,
        row.place,
        row.year,
        row.measure,
        row.amount,
        row.members,
        growth,
        row.amount.scaled(1 / people) if people else None,
        row.amount.scaled(100 / index) if index and money else None,
        row.shares,
    )
