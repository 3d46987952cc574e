"""Aggregates: one function, the same exact result on every engine."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import dask.dataframe as dd
import duckdb
import narwhals.stable.v2 as nw
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import amounts

from aidanalysis.aggregate import Group, averages, completion, grouped, growth, growth_needed, ranks, shares, totals
from aidanalysis.amount import Amount, Qualifier
from aidanalysis.interval import Interval, total
from aidanalysis.ledger import Ledger
from aidanalysis.ledger.frames import arrow_table
from aidanalysis.records import Agreement, Evidence, Funding, Target
from aidanalysis.records.labels import Counted, Form, Stage
from aidanalysis.units import UnitMismatchError

Row = dict[str, Any]
Engine = Callable[[pa.Table], Any]


@pytest.fixture(
    params=[
        "pandas",
        "polars",
        "polars lazy",
        "pyarrow",
        "duckdb",
        "dask",
        pytest.param("spark", marks=pytest.mark.spark),
    ]
)
def engine(request: pytest.FixtureRequest) -> Engine:
    """Return what turns an Arrow table into a frame of one engine."""
    match request.param:
        case "pandas":
            return lambda table: table.to_pandas(types_mapper=pd.ArrowDtype)
        case "polars":
            return pl.from_arrow
        case "polars lazy":
            return lambda table: pl.DataFrame(pl.from_arrow(table)).lazy()
        case "duckdb":
            return lambda table: duckdb.connect().from_arrow(table)
        case "dask":
            return in_two_parts
        case "spark":
            session = request.getfixturevalue("spark")
            created: Engine = session.createDataFrame
            return created
    return lambda table: table


def in_two_parts(table: pa.Table) -> Any:
    """Return a Dask frame of two partitions."""
    return dd.from_pandas(table.to_pandas(types_mapper=pd.ArrowDtype), npartitions=2)  # type: ignore[no-untyped-call]


def amount(value: str, unit: str, qualifier: Qualifier = Qualifier.EXACT, upper: str | None = None) -> Amount:
    """Shorten the writing of an amount."""
    return Amount(Decimal(value), unit, qualifier, None if upper is None else Decimal(upper))


def funding(
    place: int, stated: Amount, channel: str = "a", *, preliminary: bool = True, stage: str = "available"
) -> Funding:
    """Return a record of money."""
    return Funding(
        id=f"f{place}",
        report="r",
        evidence=Evidence("导言", "x", 0),
        channel=channel,
        amount=stated,
        stage=Stage(stage),
        form=Form.MONEY,
        preliminary=preliminary,
        counted=Counted.YES,
    )


def signing(place: int, agreements: Amount | None, money: Amount | None) -> Agreement:
    """Return a record with two optional amounts."""
    return Agreement(
        id=f"s{place}",
        report="r",
        evidence=Evidence("导言", "x", 0),
        name_en="x",
        name_zh="甲",
        event="e",
        parties=("p",),
        agreements=agreements,
        amount=money,
    )


def rows(result: Any) -> list[Row]:
    """Return a result's rows, whatever its engine."""
    found: list[Row] = nw.from_native(result).lazy().collect("pyarrow").to_native().to_pylist()
    return found


def largest_first(result: Any) -> list[Row]:
    """Return a result's rows in the order that eager frames have; lazy engines keep none over partitions."""
    return sorted(rows(result), key=lambda row: -row["low"])


def ends(result: Any) -> list[tuple[Any, ...]]:
    """Return both ends of each row, and whether they are open."""
    return [(row["low"], row["high"], row["low_open"], row["high_open"]) for row in rows(result)]


#: Money as it is printed in every way, from three channels.
MIXED = (
    funding(1, amount("4", "亿元", Qualifier.OVER), "c"),
    funding(2, amount("6000", "万元", Qualifier.AT_LEAST), "b", stage="signed"),
    funding(3, amount("300", "万元", Qualifier.ABOUT), "a", preliminary=False),
    funding(4, amount("1", "万元", Qualifier.RANGE, "2"), "a"),
    funding(5, amount("547.4", "万元"), "a", stage="signed"),
    funding(6, amount("300", "万元", Qualifier.NEAR), "a"),
    funding(7, amount("10", "元", Qualifier.AT_MOST), "c", preliminary=False),
)


@pytest.fixture(scope="module")
def ledger(ledger_folder: Path) -> Ledger:
    """Return the committed ledger."""
    return Ledger.load(ledger_folder)


def test_totals_of_the_report(engine: Engine, ledger: Ledger) -> None:
    """The sums of the report are exact, with their members, on every engine."""
    (money,) = rows(totals(engine(ledger.arrow("funding")), "amount", where={"counted": "yes"}, members=True))
    assert money == {
        "low": Decimal(52654000),
        "high": Decimal(52654000),
        "low_open": False,
        "high_open": False,
        "unit": "元",
        "members": ["funding-beijing", "funding-hubei", "funding-ministries"],
    }
    visits = engine(ledger.arrow("visits"))
    assert [row["low"] for field in ("delegations", "visitors") for row in rows(totals(visits, field))] == [28, 282]


def test_totals_by_a_field(engine: Engine) -> None:
    """Each key has the sum of its intervals, the largest first; ends without bound or open stay so."""
    result = largest_first(totals(engine(arrow_table(Funding, MIXED)), "amount", "channel", members=True))
    assert [(row["channel"], row["members"]) for row in result] == [
        ("c", ["f1", "f7"]),
        ("b", ["f2"]),
        ("a", ["f3", "f4", "f5", "f6"]),
    ]
    assert [(row["low"], row["high"], row["low_open"], row["high_open"]) for row in result] == [
        (Decimal(400000000), Decimal(500000010), False, True),
        (Decimal(60000000), None, False, False),
        (Decimal(9984000), Decimal(11994000), True, False),
    ]


def test_totals_by_two_fields(engine: Engine) -> None:
    """Keys are pairs, and conditions are written as in the tables."""
    result = rows(totals(engine(arrow_table(Funding, MIXED)), "amount", ["channel", "preliminary"], members=True))
    assert sorted((row["channel"], row["preliminary"], row["members"]) for row in result) == [
        ("a", False, ["f3"]), ("a", True, ["f4", "f5", "f6"]), ("b", True, ["f2"]), ("c", False, ["f7"]), ("c", True, ["f1"]),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("where", "members"),
    [
        ({"channel": "a"}, ["f3", "f4", "f5", "f6"]),
        ({"channel": "a", "stage": "signed"}, ["f5"]),
        ({"preliminary": "false"}, ["f3", "f7"]),
        ({"preliminary": True, "channel": "c"}, ["f1"]),
    ],
)
def test_rows_are_picked(engine: Engine, where: dict[str, object], members: list[str]) -> None:
    """Texts and truth values pick rows by what the table says."""
    (row,) = rows(totals(engine(arrow_table(Funding, MIXED)), "amount", where=where, members=True))
    assert row["members"] == members


def test_rows_are_picked_by_a_number(engine: Engine, ledger: Ledger) -> None:
    """A year picks rows too, as a number or as written in the table."""
    for year in (2011, "2011"):
        (row,) = rows(totals(engine(ledger.arrow("targets")), "amount", where={"year": year}, members=True))
        assert (row["low"], row["high"], row["members"]) == (Decimal(60000000), None, ["target-2011"])


def test_groups_by_a_number(engine: Engine, ledger: Ledger) -> None:
    """A key that is a number stays a number."""
    assert [row["year"] for row in rows(totals(engine(ledger.arrow("targets")), "amount", "year"))] == [2011, 2010]


def test_shares(engine: Engine, ledger: Ledger) -> None:
    """Shares of exact parts are points that add up to the whole."""
    result = rows(shares(engine(ledger.arrow("funding")), "amount", "channel"))
    assert [(row["channel"], round(row["low"], 4), row["low"] == row["high"], row["unit"]) for row in result] == [
        ("channel-beijing", Decimal("67.7631"), True, "%"),
        ("channel-hubei", Decimal("21.8407"), True, "%"),
        ("channel-ministries", Decimal("10.3962"), True, "%"),
    ]
    assert abs(sum(row["low"] for row in result) - 100) < Decimal("1e-9")


def test_shares_of_intervals(engine: Engine) -> None:
    """What one part has more, the whole has more: 1 to 3 beside 1 is a half to three quarters."""
    parts = [funding(1, amount("1", "元", Qualifier.RANGE, "3"), "a"), funding(2, amount("1", "元"), "b")]
    assert ends(shares(engine(arrow_table(Funding, parts)), "amount", "channel")) == [
        (Decimal(50), Decimal(75), False, False),
        (Decimal(25), Decimal(50), False, False),
    ]


def test_shares_without_bound(engine: Engine) -> None:
    """A part without an upper bound may be nearly all, and the others nearly nothing."""
    parts = [funding(1, amount("1", "元", Qualifier.AT_LEAST), "a"), funding(2, amount("1", "元"), "b")]
    assert ends(shares(engine(arrow_table(Funding, parts)), "amount", "channel")) == [
        (Decimal(50), Decimal(100), False, True),
        (Decimal(0), Decimal(50), True, False),
    ]


def test_one_part_is_all(engine: Engine) -> None:
    """A single part is the whole, however wide."""
    (row,) = ends(shares(engine(arrow_table(Funding, MIXED[:1])), "amount", "channel"))
    assert row == (Decimal(100), Decimal(100), False, False)


def test_averages(engine: Engine, ledger: Ledger) -> None:
    """Visitors per delegation, by channel and of all."""
    visits = engine(ledger.arrow("visits"))
    each = {
        row["channel"]: round(row["low"], 4) for row in rows(averages(visits, "visitors", "delegations", "channel"))
    }
    assert each == {
        "channel-beijing": Decimal("8.6667"),
        "channel-hubei": Decimal("14.1667"),
        "channel-others": Decimal("10.25"),
    }
    (row,) = rows(averages(visits, "visitors", "delegations", members=True))
    assert (round(row["low"], 4), row["unit"]) == (Decimal("10.0714"), "人次/批")
    assert row["members"] == ["visits-beijing", "visits-hubei", "visits-others"]


def test_averages_leave_half_rows_out(engine: Engine) -> None:
    """A row that states only one of the two figures is no part of an average, nor a member of it."""
    signings = [
        signing(1, amount("2", "个"), amount("10", "元")),
        signing(2, None, amount("99", "元")),
        signing(3, amount("3", "个"), None),
        signing(4, amount("3", "个"), amount("15", "元")),
    ]
    (row,) = rows(averages(engine(arrow_table(Agreement, signings)), "amount", "agreements", members=True))
    assert (row["low"], row["high"], row["unit"], row["members"]) == (Decimal(5), Decimal(5), "元/个", ["s1", "s4"])


def test_averages_over_nothing(engine: Engine) -> None:
    """So much for each of none is no number."""
    frame = engine(arrow_table(Agreement, [signing(1, amount("0", "个"), amount("10", "元"))]))
    # Engines that compute later have their own class for what fails then.
    with pytest.raises(Exception, match="may be 0"):
        rows(averages(frame, "amount", "agreements"))


def test_completion(engine: Engine, ledger: Ledger) -> None:
    """The sum in per cent of a target: 105.3."""
    target = amount("5000", "万元")
    assert ends(completion(engine(ledger.arrow("funding")), "amount", target)) == [
        (Decimal("105.308"), Decimal("105.308"), False, False)
    ]


def test_completion_of_a_floor(engine: Engine, ledger: Ledger) -> None:
    """Against a target of so much or more a completion is so much or less."""
    target = amount("6000", "万元", Qualifier.AT_LEAST)
    ((low, high, low_open, high_open),) = ends(completion(engine(ledger.arrow("funding")), "amount", target))
    assert (low, round(high, 4), low_open, high_open) == (Decimal(0), Decimal("87.7567"), True, False)


def test_growth_needed(engine: Engine, ledger: Ledger) -> None:
    """To pass 6000万元 the sum must grow by 13.95 per cent or more; a target that is reached needs less than none."""
    frame = engine(ledger.arrow("funding"))
    ((low, high, *_),) = ends(growth_needed(frame, "amount", amount("6000", "万元", Qualifier.AT_LEAST)))
    assert (round(low, 4), high) == (Decimal("13.9515"), None)
    ((low, high, *_),) = ends(growth_needed(frame, "amount", amount("5000", "万元")))
    assert round(low, 4) == round(high, 4) == Decimal("-5.0405")


def over_years() -> pa.Table:
    """Return money of two channels over three years, the amount of one of them vague."""
    stated = [("a", 2010, "2"), ("a", 2011, "3"), ("a", 2013, "6"), ("b", 2010, "2"), ("b", 2011, "1")]
    records = [funding(place, amount(value, "万元"), channel) for place, (channel, _, value) in enumerate(stated)]
    records.append(funding(5, amount("8", "万元", Qualifier.AT_LEAST), "b"))
    return arrow_table(Funding, records).append_column("year", pa.array([*(year for _, year, _ in stated), 2013]))


def test_shares_within(engine: Engine) -> None:
    """A share can be one of each year's whole instead of one of all years."""
    result = rows(shares(engine(over_years()), "amount", ["channel", "year"], {"year": 2011}, of="year"))
    assert sorted((row["channel"], row["low"]) for row in result) == [("a", Decimal(75)), ("b", Decimal(25))]
    of_years = rows(shares(engine(over_years()), "amount", ["year", "channel"], of="year"))
    assert {row["year"]: row["high"] for row in of_years if row["channel"] == "a"} == {
        2010: Decimal(50),
        2011: Decimal(75),
        2013: round(Decimal(600) / 14, 12),
    }
    with pytest.raises(ValueError, match="names no keys"):
        shares(engine(over_years()), "amount", "channel", of="year")


def test_growth(engine: Engine) -> None:
    """Growth is told since the year before that is there; a fall is below zero, and a floor grows at least so much."""
    result = rows(growth(engine(over_years()), "amount", "year", "channel", members=True))
    told = sorted(
        (row["channel"], row["since"], row["year"], row["low"], row["high"], row["members"]) for row in result
    )
    assert told == [
        ("a", 2010, 2011, Decimal(50), Decimal(50), ["f1"]),
        ("a", 2011, 2013, Decimal(100), Decimal(100), ["f2"]),
        ("b", 2010, 2011, Decimal(-50), Decimal(-50), ["f4"]),
        ("b", 2011, 2013, Decimal(700), None, ["f5"]),
    ]


def test_ranks(engine: Engine) -> None:
    """The largest is in place 1; amounts that overlap share the places that they may have."""
    result = rows(ranks(engine(over_years()), "amount", ["channel", "year"], of="year"))
    assert sorted((row["year"], row["channel"], row["rank_low"], row["rank_high"]) for row in result) == [
        (2010, "a", 1, 1),
        (2010, "b", 1, 1),
        (2011, "a", 1, 1),
        (2011, "b", 2, 2),
        (2013, "a", 2, 2),
        (2013, "b", 1, 1),
    ]
    near = [
        funding(1, amount("4", "亿元", Qualifier.OVER), "a"),
        funding(2, amount("4.5", "亿元"), "b"),
        funding(3, amount("3", "亿元"), "c"),
    ]
    assert sorted(
        (row["channel"], row["rank_low"], row["rank_high"])
        for row in rows(ranks(engine(arrow_table(Funding, near)), "amount", "channel"))
    ) == [("a", 1, 2), ("b", 1, 2), ("c", 3, 3)]


def unread(frame: Any) -> bool:
    """Whether a result is one that its engine has still to compute."""
    return isinstance(frame, (pl.LazyFrame, duckdb.DuckDBPyRelation, dd.DataFrame)) or "spark" in type(frame).__module__


def test_lazy_frames_stay_lazy(engine: Engine) -> None:
    """A result is a frame of the engine that was handed in, and computed when asked for where that one waits."""
    table = over_years()
    frame = engine(table)
    results = (
        totals(frame, "amount", "channel"),
        totals(frame, "amount", "channel", members=True),
        shares(frame, "amount", "channel"),
        averages(frame, "amount", "amount", "channel"),
        growth(frame, "amount", "year", "channel"),
        ranks(frame, "amount", "channel"),
    )
    for result in results:
        assert type(result).__module__.partition(".")[0] == type(frame).__module__.partition(".")[0]
        assert unread(result) == unread(frame)


def test_nothing_is_collected(monkeypatch: pytest.MonkeyPatch) -> None:
    """No function over a lazy frame runs it."""
    frame = pl.DataFrame(pl.from_arrow(over_years())).lazy()
    with monkeypatch.context() as patch:
        patch.setattr(pl.LazyFrame, "collect", lambda *_, **__: pytest.fail("collected"))
        waiting = [
            totals(frame, "amount", "channel", members=True),
            shares(frame, "amount", ["year", "channel"], of="year"),
        ]
    assert [len(rows(result)) for result in waiting] == [2, 6]


def test_empty_frames(engine: Engine) -> None:
    """No rows give no rows, with the columns they would have."""
    frame = engine(arrow_table(Funding, []))
    for result in (
        totals(frame, "amount", "channel"),
        shares(frame, "amount", "channel"),
        averages(frame, "amount", "amount"),
        completion(frame, "amount", amount("1", "元")),
        growth_needed(frame, "amount", amount("1", "元")),
        growth(frame, "amount", "stage", "channel"),
        ranks(frame, "amount", "channel"),
    ):
        assert rows(result) == []
        names = nw.from_native(result).lazy().collect_schema().names()
        assert names[-5:] == ["low", "high", "low_open", "high_open", "unit"]


def test_units_that_do_not_add(engine: Engine) -> None:
    """A column of money and visitors is an error that names both units, unless a condition picks one of them."""
    frame = engine(arrow_table(Funding, [funding(1, amount("1", "万元"), "a"), funding(2, amount("2", "人次"), "b")]))
    if unread(frame) and not isinstance(frame, dd.DataFrame):
        (row,) = rows(totals(frame, "amount"))
        assert (row["low"], row["high"], row["unit"]) == (None, None, None)
    else:
        with pytest.raises(UnitMismatchError, match=r"'人次' and '元'|'元' and '人次'"):
            rows(totals(frame, "amount"))
    assert [row["unit"] for row in rows(totals(frame, "amount", where={"channel": "b"}))] == ["人次"]


def test_scales_add(engine: Engine) -> None:
    """万元 and 亿元 are one unit."""
    frame = engine(arrow_table(Funding, [funding(1, amount("1", "万元")), funding(2, amount("0.5", "亿元"))]))
    assert ends(totals(frame, "amount")) == [(Decimal(50010000), Decimal(50010000), False, False)]


def test_no_such_column(engine: Engine) -> None:
    """A field, key or condition that the frame does not have is an error that lists those it has."""
    frame = engine(arrow_table(Funding, MIXED))
    for field, by in (("colour", ()), ("amount", "colour"), ("stage", ())):
        with pytest.raises(ValueError, match=r"the frame has no column '(colour|stage)(_low)?'"):
            totals(frame, field, by)
    with pytest.raises(ValueError, match="the frame has no column 'colour'; it has id, report"):
        totals(frame, "amount", where={"colour": "red"})


def test_no_frame() -> None:
    """What is no frame is an error."""
    with pytest.raises(TypeError):
        totals([1, 2], "amount")  # type: ignore[type-var]


def test_large_sums_stay_exact(engine: Engine) -> None:
    """Sums far above what a float holds are exact to the last 元."""
    parts = [funding(place, amount("90071992547.40993", "亿元")) for place in range(3)]
    assert ends(totals(engine(arrow_table(Funding, parts)), "amount"))[0][0] == Decimal("27021597764222979000")


@pytest.mark.parametrize(
    ("frame", "kind"),
    [
        (arrow_table(Funding, MIXED).to_pandas(types_mapper=pd.ArrowDtype), pd.DataFrame),
        (pl.from_arrow(arrow_table(Funding, MIXED)), pl.DataFrame),
        (arrow_table(Funding, MIXED), pa.Table),
    ],
)
def test_frames_come_out_as_they_went_in(frame: Any, kind: type[Any]) -> None:
    """From pandas comes pandas, from Polars Polars, from Arrow Arrow, and from none a float."""
    result: Any = totals(frame, "amount", "channel")
    assert type(result) is kind
    assert pa.types.is_decimal(nw.from_native(result, eager_only=True).to_arrow().schema.field("low").type)


def as_group(members: Sequence[Funding]) -> Interval:
    """Return the plain Python sum of some records."""
    return total(record.amount.interval for record in members)


money = st.lists(st.tuples(st.sampled_from("abc"), amounts(unit="万元") | amounts(unit="元")), min_size=1, max_size=12)


@settings(max_examples=40)
@given(money)
def test_sums_are_those_of_intervals(stated: list[tuple[str, Amount]]) -> None:
    """What an engine adds up column by column equals the sum of the intervals, one by one."""
    records = [funding(place, one, channel) for place, (channel, one) in enumerate(stated)]
    table = arrow_table(Funding, records)
    for frame in (table, table.to_pandas(types_mapper=pd.ArrowDtype), pl.from_arrow(table)):
        (whole,) = grouped(frame, "amount")
        assert whole.amount == as_group(records)
        for group in grouped(frame, "amount", ["channel"]):
            members = [record for record in records if record.channel == group.key[0]]
            assert group.amount == as_group(members)
            assert group.members == tuple(sorted(record.id for record in members))


@settings(max_examples=30)
@given(st.lists(amounts(unit="元"), min_size=2, max_size=5))
def test_shares_lie_between_nothing_and_all(stated: list[Amount]) -> None:
    """A share is never below 0 nor above 100 per cent, and every printed share lies in its interval."""
    records = [funding(place, one, f"c{place}") for place, one in enumerate(stated)]
    if any(record.amount.interval.low <= 0 for record in records):
        return
    whole = sum(one.value for one in stated)
    for row in rows(shares(arrow_table(Funding, records), "amount", "channel")):
        assert 0 <= row["low"] <= row["high"] <= 100
        printed = stated[int(row["channel"][1:])].value / whole * 100
        assert row["low"] - Decimal("1e-9") <= printed <= row["high"] + Decimal("1e-9")


def test_a_group_is_told_by_its_key() -> None:
    """Groups stand in order of size and then of key."""
    alike = [funding(place, amount("7", "万元"), channel) for place, channel in enumerate("bca")]
    groups = grouped(arrow_table(Funding, alike), "amount", ["channel"])
    assert [group.key for group in groups] == [("a",), ("b",), ("c",)]
    assert isinstance(groups[0], Group)


def test_rows_without_an_amount_are_left_out(engine: Engine, ledger: Ledger) -> None:
    """The three agreements without an amount add nothing and are no members."""
    (row,) = rows(totals(engine(ledger.arrow("agreements")), "amount", members=True))
    assert (row["members"], row["high_open"]) == (["signing-yichang"], True)
    assert rows(totals(engine(ledger.arrow("agreements")), "amount", where={"part_of": "signing-yichang"})) == []


def test_keys_that_are_empty(engine: Engine, ledger: Ledger) -> None:
    """Rows with an empty key are a group of their own."""
    result = rows(totals(engine(ledger.arrow("agreements")), "agreements", "part_of", members=True))
    assert [(row["part_of"], row["members"]) for row in result] == [(None, ["signing-yichang"])]


def test_targets_are_records(ledger: Ledger) -> None:
    """A target of the ledger is handed over as it is."""
    target = ledger.records(Target)[0]
    assert rows(completion(ledger.frame("funding"), "amount", target.amount))[0]["low"] == Decimal("105.308")
