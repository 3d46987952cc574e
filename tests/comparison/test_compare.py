"""Several ledgers side by side."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from aidanalysis.amount import Amount
from aidanalysis.cli import main
from aidanalysis.comparison import SeriesError, compare, read_series
from aidanalysis.comparison.figures import place_of, standings
from aidanalysis.interval import Interval
from aidanalysis.ledger import Ledger
from aidanalysis.records import Funding, Organisation, Report


def of_year(ledger: Ledger, years: int, factor: int, place: str | None = None) -> Ledger:
    """Return the ledger as another year's report: all its funding times a factor, and of another place if named."""
    name = f"other-{years}-{'x' if place else 'y'}"

    def changed(record: object) -> object:
        if isinstance(record, Report):
            return replace(record, id=name, year=record.year + years)
        if isinstance(record, Funding):
            return replace(record, amount=Amount(record.amount.value * factor, record.amount.unit))
        if isinstance(record, Organisation) and record.id == ledger.report.recipient and place:
            return replace(record, name_zh=place)
        return record

    return Ledger.of(changed(record) for record in ledger)  # type: ignore[misc]


def test_growth_is_from_the_same_place_the_year_before(ledger: Ledger) -> None:
    """Another place's report is no base, nor is one of two years before."""
    rows = compare([ledger, of_year(ledger, 1, 3), of_year(ledger, 3, 5), of_year(ledger, 2, 7, "别处县")])
    funding = {(row.place, row.year): row for row in rows if row.measure == "funding"}
    year, place = ledger.report.year, place_of(ledger)
    growth = funding[place, year + 1].growth
    assert growth is not None
    assert growth == Interval(Decimal(200), Decimal(200), "%")
    assert funding[place, year].growth is funding[place, year + 3].growth is funding["别处县", year + 2].growth is None


def test_shares_are_within_a_report(ledger: Ledger) -> None:
    """The shares of each report come to the whole of it, however many reports stand beside it."""
    for row in compare([ledger, of_year(ledger, 1, 3)]):
        if row.shares:
            assert sum(share.low for share in row.shares.values()) <= 100
            assert sum(share.high or Decimal(0) for share in row.shares.values()) >= Decimal("99.999999")


def test_per_head_and_at_constant_prices(ledger: Ledger) -> None:
    """Money is divided by the people of its place and year, and brought to the prices of the index."""
    place, year = place_of(ledger), str(ledger.report.year)
    rows = compare([ledger], {(place, year): Decimal(1000)}, {(year,): Decimal(200)})
    row = next(one for one in rows if one.measure == "funding")
    assert row.per_head == row.amount.scaled(Decimal("0.001"))
    assert row.real == row.amount.scaled(Decimal("0.5"))
    assert all(one.real is None for one in rows if one.measure == "visitors")


def test_members_are_the_records(ledger: Ledger) -> None:
    """Each figure names the records that it is the sum of."""
    for row in compare([ledger]):
        assert row.members
        assert set(row.members) <= set(ledger.by_id)
        assert isinstance(row.amount, Interval)


def test_each_report_has_its_standing(ledger: Ledger) -> None:
    """Verdicts and coverage stand once a report; a tripled part contradicts its total."""
    mine, other = standings([of_year(ledger, 1, 3), ledger])
    assert (mine.year, other.year) == (ledger.report.year, ledger.report.year + 1)
    assert other.verdicts.get("contradicts", 0) > mine.verdicts.get("contradicts", 0)
    assert mine.tied >= mine.checked > 0


def test_the_command_prints_both(ledger: Ledger, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder of two ledgers is compared; one ledger alone is not."""
    ledger.write(tmp_path / "data" / "one")
    assert main(["compare", str(tmp_path)]) == 2
    of_year(ledger, 1, 3).write(tmp_path / "data" / "two")
    capsys.readouterr()
    assert main(["compare", str(tmp_path), "--format", "csv"]) == 0
    assert "200.0%" in capsys.readouterr().out
    assert main(["compare", str(tmp_path)]) == 0
    assert "verdicts" in capsys.readouterr().out


@pytest.mark.parametrize(
    "table",
    ["place,year,people\n甲县,2010,0\n", "place,year,people\n甲县,2010,many\n", "place,people\n甲县,5\n",
     "place,year,people\n甲县,2010,5\n甲县,2010,6\n", "place,year,people\n甲县,2010,inf\n"],
)  # fmt: skip
def test_a_table_that_cannot_be_used_names_its_row(tmp_path: Path, table: str) -> None:
    """What is no number above zero, missing or doubled is told with file and row."""
    (tmp_path / "population.csv").write_text(table, "utf-8")
    with pytest.raises(SeriesError, match=r"population\.csv:\d"):
        read_series(tmp_path, "population")
    assert read_series(tmp_path, "deflators") == {}
