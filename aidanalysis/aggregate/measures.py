"""What sums say: totals, shares, averages, completion, the growth that a target needs, and concentration.

Every function takes a frame of any engine and returns one row a group: the keys, ``low`` and ``high`` (empty
where unbounded), whether these ends are open, the unit and the ids of the members. pandas gives pandas, Polars
gives Polars, all others give a PyArrow table.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal, localcontext
from typing import TYPE_CHECKING, Any

import narwhals.stable.v2 as nw
import pyarrow as pa

from aidanalysis.aggregate.groups import Group, grouped, lazy, stating
from aidanalysis.interval import DIVISION_DIGITS, Interval, total

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from aidanalysis.amount import Amount

#: Decimals of a result: wide enough for the sum of a country's budgets, twelve places for a quotient.
DECIMAL = pa.decimal128(38, 12)
HUNDRED = Decimal(100)


def totals(frame: Any, field: str, by: str | Sequence[str] = (), where: Mapping[str, str] | None = None) -> Any:
    """Return the sum of a field for each key, in the base unit."""
    keys = _keys(by)
    return _frame(frame, keys, grouped(frame, field, keys, where))


def shares(frame: Any, field: str, by: str | Sequence[str], where: Mapping[str, str] | None = None) -> Any:
    """Return each key's share of the whole, in per cent."""
    keys = _keys(by)
    return _frame(frame, keys, share_groups(grouped(frame, field, keys, where)), unit="%")


def averages(
    frame: Any, field: str, per: str, by: str | Sequence[str] = (), where: Mapping[str, str] | None = None
) -> Any:
    """Return one field for each unit of another, such as visitors per delegation."""
    keys = _keys(by)
    # A row that states only one of the two figures would move the average without being part of it.
    rows = stating(stating(lazy(frame), field), per)
    below = {group.key: group for group in grouped(rows, per, keys, where)}
    above = grouped(rows, field, keys, where)
    return _frame(frame, keys, [_with(group, group.amount / below[group.key].amount) for group in above])


def completion(frame: Any, field: str, target: Amount, where: Mapping[str, str] | None = None) -> Any:
    """Return the sum of a field in per cent of a target."""
    return _compared(frame, field, where, lambda amount: amount / target.interval)


def growth_needed(frame: Any, field: str, target: Amount, where: Mapping[str, str] | None = None) -> Any:
    """Return by how many per cent the sum of a field must grow to reach a target; below zero it is passed."""
    one = Interval(Decimal(1), Decimal(1), "倍")
    return _compared(frame, field, where, lambda amount: target.interval / amount - one)


def concentration(frame: Any, field: str, by: str | Sequence[str], where: Mapping[str, str] | None = None) -> Any:
    """Return the Herfindahl index of the shares: 1 where one key has all, 1/n where n keys have the same."""
    groups = share_groups(grouped(frame, field, _keys(by), where))
    if not groups:
        return _frame(frame, (), [])
    squares = [_squared(group.amount) for group in groups]
    members = tuple(sorted(member for group in groups for member in group.members))
    return _frame(frame, (), [Group((), replace(total(squares), unit=""), Decimal(0), members)])


def share_groups(groups: Sequence[Group]) -> list[Group]:
    """Return each group's share of all; what one group has more, the whole has more, so the bounds are tight."""
    return [
        _with(group, _share(group.amount, [other.amount for other in groups if other is not group])) for group in groups
    ]


def _share(part: Interval, others: Sequence[Interval]) -> Interval:
    if not others:
        return Interval(Decimal(1), Decimal(1), "倍")
    rest = total(others)
    most = Interval(Decimal(1), Decimal(1), "倍", high_open=True) if part.high is None else None
    low = _point(part.low, part.unit) / (_point(part.low, part.unit) + rest)
    if most is not None:
        return Interval(low.low, Decimal(1), "倍", part.low_open or low.low_open, high_open=True)
    high = _point(part.high, part.unit) / (_point(part.high, part.unit) + rest)
    return Interval(low.low, high.high, "倍", part.low_open or low.low_open, part.high_open or high.high_open)


def _point(number: Decimal | None, unit: str) -> Interval:
    assert number is not None
    return Interval(number, number, unit)


def _squared(share: Interval) -> Interval:
    high = None if share.high is None else share.high * share.high
    return Interval(share.low * share.low, high, share.unit, share.low_open, share.high_open)


def _with(group: Group, amount: Interval) -> Group:
    return Group(group.key, amount, Decimal(0), group.members)


def _compared(frame: Any, field: str, where: Mapping[str, str] | None, compare: Callable[[Interval], Interval]) -> Any:
    groups = grouped(frame, field, (), where)
    return _frame(frame, (), [_with(group, compare(group.amount)) for group in groups], unit="%")


def _keys(by: str | Sequence[str]) -> tuple[str, ...]:
    return (by,) if isinstance(by, str) else tuple(by)


def _frame(like: Any, keys: Sequence[str], groups: Sequence[Group], unit: str | None = None) -> Any:
    """Return groups as a frame of the engine that ``like`` came from; ``%`` turns multiples into per cent."""
    factor = HUNDRED if unit == "%" else Decimal(1)
    ends = [group.amount.scaled(factor) for group in groups]
    columns: dict[str, pa.Array] = {
        key: pa.array([group.key[place] for group in groups], pa.string()) for place, key in enumerate(keys)
    }
    columns |= {
        "low": pa.array([_rounded(end.low) for end in ends], DECIMAL),
        "high": pa.array([None if end.high is None else _rounded(end.high) for end in ends], DECIMAL),
        "low_open": pa.array([end.low_open for end in ends], pa.bool_()),
        "high_open": pa.array([end.high_open for end in ends], pa.bool_()),
        "unit": pa.array([unit or end.unit for end in ends], pa.string()),
        "members": pa.array([";".join(group.members) for group in groups], pa.string()),
    }
    return _as_engine(pa.table(columns), like)


def _rounded(number: Decimal) -> Decimal:
    with localcontext(prec=DIVISION_DIGITS):
        return number.quantize(Decimal(1).scaleb(-12))


def _as_engine(table: pa.Table, like: Any) -> Any:
    implementation = nw.from_native(like).implementation
    if implementation.is_pandas():
        import pandas as pd  # noqa: PLC0415 - other engines do without pandas

        return table.to_pandas(types_mapper=pd.ArrowDtype)
    if implementation.is_polars():
        return nw.from_arrow(table, backend="polars").to_native()
    return table
