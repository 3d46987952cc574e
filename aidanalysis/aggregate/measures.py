"""What sums say: totals, shares, averages, completion, growth, and ranks.

Every function takes a frame of any engine that narwhals knows and returns one of the same engine, a row a key:
the keys in their own types, ``low`` and ``high`` (empty where unbounded), whether these ends are open, and the
unit; with ``members=True`` the sorted ids of the rows too. Sums are taken where the data are, and a lazy frame
stays lazy. Decimals are exact, quotients right to twelve places, the same on every engine. Where units do not
add, ``UnitMismatchError`` is raised; by a lazy frame when it is computed, and by ``totals`` of a lazy frame never:
there such a key has neither ends nor unit.
"""

from __future__ import annotations

from decimal import Decimal, localcontext
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import narwhals.stable.v2 as nw
import pyarrow as pa

from aidanalysis.aggregate.engines import is_eager, through
from aidanalysis.aggregate.groups import intervals, order
from aidanalysis.aggregate.quotients import growths, places, shares_of
from aidanalysis.aggregate.sums import summed
from aidanalysis.interval import DIVISION_DIGITS, Interval, per_cent

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from narwhals.stable.v2.typing import IntoFrameT

    from aidanalysis.amount import Amount

    Where = Mapping[str, object] | None
    Measure = Callable[[pa.Table], pa.Table]

#: Decimals of a result: wide enough for the sum of a country's budgets, twelve places for a quotient.
DECIMAL = pa.decimal128(38, 12)
#: What every result tells of an interval.
ENDS = pa.schema(
    [
        ("low", DECIMAL),
        ("high", DECIMAL),
        ("low_open", pa.bool_()),
        ("high_open", pa.bool_()),
        ("unit", pa.string()),
    ]
)
MEMBERS = pa.field("members", pa.list_(pa.string()))


def totals(
    frame: IntoFrameT, field: str, by: str | Sequence[str] = (), where: Where = None, *, members: bool = False
) -> IntoFrameT:
    """Return the sum of a field for each key, in the base unit, largest first.

    >>> visits = aid.open_ledger("xiajiang-2010").frame("visits")
    >>> aid.aggregate.totals(visits, "visitors", "channel")[["channel", "low", "unit"]]
               channel               low unit
    0  channel-beijing  156.000000000000   人次
    1    channel-hubei   85.000000000000   人次
    2   channel-others   41.000000000000   人次
    """
    keys = _keys(by)
    sums = summed(frame, (field,), keys, where, members=members)
    if is_eager(frame) or sums.implementation.is_dask():
        return _measured(frame, sums, keys, lambda table: _rows(table, keys, intervals(table)))
    alike = nw.col("unit0") == nw.col("last0")
    named = sums.with_columns(nw.when(alike).then(nw.col("unit0")).alias("unit0"))
    told = named.select(*keys, *(nw.col(f"{name}0").alias(name) for name in ENDS.names), *(["members"] * members))
    descending = [True, *(False for _ in keys)]
    result: IntoFrameT = told.sort("low", *keys, descending=descending, nulls_last=True).to_native()
    return result


def shares(
    frame: IntoFrameT,
    field: str,
    by: str | Sequence[str],
    where: Where = None,
    *,
    of: str | Sequence[str] = (),
    members: bool = False,
) -> IntoFrameT:
    """Return each key's share in per cent: of all, or of all rows that have the same ``of``, some of the keys.

    >>> funding = aid.open_ledger("xiajiang-2010").frame("funding")
    >>> aid.aggregate.shares(funding, "amount", "channel")[["channel", "low", "unit"]]
                  channel              low unit
    0     channel-beijing  67.763132905382    %
    1       channel-hubei  21.840695863562    %
    2  channel-ministries  10.396171231056    %
    """
    keys, wholes = _keys(by), _keys(of)
    if not set(wholes) <= set(keys):
        raise ValueError(f"of={wholes!r} names no keys of by={keys!r}")
    sums = summed(frame, (field,), keys, where, members=members)
    return _measured(
        frame, sums, keys, lambda table: _rows(table, keys, shares_of(intervals(table), _values(table, wholes)))
    )


def averages(
    frame: IntoFrameT,
    field: str,
    per: str,
    by: str | Sequence[str] = (),
    where: Where = None,
    *,
    members: bool = False,
) -> IntoFrameT:
    """Return one field for each unit of another, such as visitors per delegation.

    A row that states only one of the two figures would move the average without being part of it, and is left out.

    >>> visits = aid.open_ledger("xiajiang-2010").frame("visits")
    >>> aid.aggregate.averages(visits, "visitors", "delegations")[["low", "unit"]]
                   low  unit
    0  10.071428571429  人次/批
    """
    keys = _keys(by)

    def each(table: pa.Table) -> pa.Table:
        pairs = zip(intervals(table), intervals(table, 1), strict=True)
        return _rows(table, keys, [above / below for above, below in pairs])

    return _measured(frame, summed(frame, (field, per), keys, where, members=members), keys, each)


def completion(
    frame: IntoFrameT, field: str, target: Amount, where: Where = None, *, members: bool = False
) -> IntoFrameT:
    """Return the sum of a field in per cent of a target.

    >>> funding = aid.open_ledger("xiajiang-2010").frame("funding")
    >>> aid.aggregate.completion(funding, "amount", aid.Amount("5000", "万元"))[["low", "high", "unit"]]
                    low              high unit
    0  105.308000000000  105.308000000000    %
    """
    sums = summed(frame, (field,), (), where, members=members)
    return _measured(
        frame, sums, (), lambda table: _rows(table, (), [per_cent(one / target.interval) for one in intervals(table)])
    )


def growth_needed(
    frame: IntoFrameT, field: str, target: Amount, where: Where = None, *, members: bool = False
) -> IntoFrameT:
    """Return by how many per cent the sum of a field must grow to reach a target; below zero it is passed.

    >>> funding = aid.open_ledger("xiajiang-2010").frame("funding")
    >>> aid.aggregate.growth_needed(funding, "amount", aid.Amount("6000", "万元"))[["low", "unit"]]
                   low unit
    0  13.951456679455    %
    """
    sums = summed(frame, (field,), (), where, members=members)
    return _measured(
        frame, sums, (), lambda table: _rows(table, (), growths([(target.interval, one) for one in intervals(table)]))
    )


def growth(
    frame: IntoFrameT,
    field: str,
    over: str,
    by: str | Sequence[str] = (),
    where: Where = None,
    *,
    members: bool = False,
) -> IntoFrameT:
    """Return by how many per cent a field's sum has grown since the value of ``over`` before, such as the last year.

    Each row names both: ``over`` and ``since``. The first has nothing to be compared with, and no row.

    >>> targets = aid.open_ledger("xiajiang-2010").frame("targets")
    >>> aid.aggregate.growth(targets, "amount", "year")[["since", "year", "low", "high", "unit"]]
       since  year              low  high unit
    0   2010  2011  20.000000000000  <NA>    %
    """
    keys = _keys(by)
    keyed = (*keys, over)
    sums = summed(frame, (field,), keyed, where, members=members)
    (last,) = _fields(sums, [over])
    since = last.with_name("since")

    def grown(table: pa.Table) -> pa.Table:
        moments, amounts = table[over].to_pylist(), intervals(table)
        lines: dict[tuple[object, ...], list[int]] = {}
        for row, key in enumerate(_values(table, keys)):
            lines.setdefault(key, []).append(row)
        pairs: list[tuple[int, int]] = []
        for line in lines.values():
            line.sort(key=lambda row: order(moments[row]))
            pairs += pairwise(line)
        rates = growths([(amounts[new], amounts[old]) for old, new in pairs])
        chosen = table.take(pa.array([new for _, new in pairs], pa.int64()))
        earlier = pa.array([moments[old] for old, _ in pairs], table.schema.field(over).type)
        return _rows(chosen.append_column("since", earlier), (*keyed, "since"), rates, sort=False)

    return _measured(frame, sums, keyed, grown, [since])


def ranks(
    frame: IntoFrameT, field: str, by: str | Sequence[str], where: Where = None, *, of: str | Sequence[str] = ()
) -> IntoFrameT:
    """Return each key's total with its place among all, or among those of the same ``of``: 1 is the largest.

    Amounts that overlap do not decide their order: such a key stands in places ``rank_low`` to ``rank_high``.

    >>> funding = aid.open_ledger("xiajiang-2010").frame("funding")
    >>> aid.aggregate.ranks(funding, "amount", "channel")[["channel", "rank_low", "rank_high"]]
                  channel  rank_low  rank_high
    0     channel-beijing         1          1
    1       channel-hubei         2          2
    2  channel-ministries         3          3
    """
    keys = _keys(by)
    sums = summed(frame, (field,), keys, where)
    extra = [pa.field("rank_low", pa.int64()), pa.field("rank_high", pa.int64())]

    def ranked(table: pa.Table) -> pa.Table:
        amounts = intervals(table)
        found = places(amounts, _values(table, _keys(of)))
        for column, kept in zip(extra, zip(*found, strict=True) if found else ((), ()), strict=True):
            table = table.append_column(column, pa.array(kept, pa.int64()))
        return _rows(table, (*keys, *(column.name for column in extra)), amounts)

    return _measured(frame, sums, keys, ranked, extra)


def _keys(by: str | Sequence[str]) -> tuple[str, ...]:
    return (by,) if isinstance(by, str) else tuple(by)


def _values(table: pa.Table, keys: Sequence[str]) -> list[tuple[object, ...]]:
    if not keys:
        return [()] * table.num_rows
    return list(zip(*(table[name].to_pylist() for name in keys), strict=True))


def _rows(table: pa.Table, keys: Sequence[str], amounts: Sequence[Interval], *, sort: bool = True) -> pa.Table:
    """Return the rows of a result: keys, what the amounts are, and members where they were asked for."""
    columns = {
        "low": pa.array([_rounded(one.low) for one in amounts], DECIMAL),
        "high": pa.array([None if one.high is None else _rounded(one.high) for one in amounts], DECIMAL),
        "low_open": pa.array([one.low_open for one in amounts], pa.bool_()),
        "high_open": pa.array([one.high_open for one in amounts], pa.bool_()),
        "unit": pa.array([one.unit for one in amounts], pa.string()),
    }
    made = pa.table({name: table[name] for name in keys} | columns)
    if "members" in table.column_names:
        made = made.append_column(MEMBERS, table["members"].cast(MEMBERS.type))
    if not sort:
        return made
    told = _values(table, keys)
    best = sorted(range(len(amounts)), key=lambda row: (-amounts[row].low, tuple(map(order, told[row]))))
    return made.take(pa.array(best, pa.int64()))


def _measured(
    frame: IntoFrameT,
    sums: nw.LazyFrame[Any],
    keys: Sequence[str],
    measure: Measure,
    extra: Sequence[pa.Field] = (),
) -> IntoFrameT:
    """Return sums after a measure, as a frame of the engine that they came from."""
    schema = _schema(sums, keys, extra)
    result: IntoFrameT = through(sums, measure, schema, frame)
    return result


def _schema(sums: nw.LazyFrame[Any], keys: Sequence[str], extra: Sequence[pa.Field]) -> pa.Schema:
    known = sums.collect_schema()
    members = [MEMBERS] if "members" in known else []
    return pa.schema([*_fields(sums, keys), *extra, *ENDS, *members])


def _fields(sums: nw.LazyFrame[Any], keys: Sequence[str]) -> list[pa.Field]:
    """Return key columns as Arrow's, each in its own type."""
    known = sums.collect_schema()
    found: list[pa.Field] = list(nw.Schema({name: known[name] for name in keys}).to_arrow())
    return found


def _rounded(number: Decimal) -> Decimal:
    with localcontext(prec=DIVISION_DIGITS):
        return number.quantize(Decimal(1).scaleb(-12))
