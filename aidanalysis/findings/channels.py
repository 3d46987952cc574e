"""What came by which channel: visits, money, and both beside each other."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from aidanalysis import wording
from aidanalysis.findings.finding import Fact, Finding, Form, ends, framed, is_read, meant, names, stating
from aidanalysis.interval import Interval, per_cent, total
from aidanalysis.records import Channel
from aidanalysis.records.labels import Form as FundingForm
from aidanalysis.records.labels import Stage
from aidanalysis.wording import said

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

    from aidanalysis.ledger import Ledger
    from aidanalysis.wording import Lang


class _Sums:
    """The sum of one amount by channel, largest first, with the ids of its records."""

    def __init__(self, frame: pd.DataFrame, amount: str) -> None:
        parts: dict[str, list[Interval]] = {}
        self.ids: dict[str, tuple[str, ...]] = {}
        for row in stating(frame, amount):
            parts.setdefault(row["channel"], []).append(meant(row, amount))
            self.ids[row["channel"]] = (*self.ids.get(row["channel"], ()), row["id"])
        sums = {channel: total(found) for channel, found in parts.items()}
        self.of = dict(sorted(sums.items(), key=lambda pair: (-pair[1].low, pair[0])))
        self.all_ids = tuple(one for ids in self.ids.values() for one in ids)

    def whole(self) -> Interval:
        return total(self.of.values())

    def share(self, channel: str) -> Interval:
        """Return a channel's share of the whole, in per cent; what one has more, the whole has more."""
        rest = [found for other, found in self.of.items() if other != channel]
        return per_cent(share_of(self.of[channel], rest))


def share_of(part: Interval, rest: Sequence[Interval]) -> Interval:
    """Return what part of a whole one thing is, given all others, in ``倍``."""
    if not rest:
        return Interval(Decimal(1), Decimal(1), "倍")
    others = total(rest)
    least = Interval(part.low, part.low, part.unit)
    low = least / (least + others)
    if part.high is None:
        return Interval(low.low, Decimal(1), "倍", low.low_open or part.low_open, high_open=True)
    most = Interval(part.high, part.high, part.unit)
    high = most / (most + others)
    return Interval(low.low, high.high, "倍", low.low_open or part.low_open, high.high_open or part.high_open)


def counted(ledger: Ledger, table: str) -> pd.DataFrame:
    """Return the rows of a table that lie inside the report's total."""
    frame = ledger.frame(table)
    return frame[frame["counted"] == "yes"]


def funding_by_channel(ledger: Ledger, lang: Lang, funding: pd.DataFrame | None = None) -> Finding | None:
    """Find how the money is shared among the channels; ``funding`` is what counts in the total unless given.

    Columns of the frame: channel, label, the interval of the sum, members, share (its interval's ends, in per cent).
    """
    funding = counted(ledger, "funding") if funding is None else funding
    sums = _Sums(funding, "amount")
    if not sums.of:
        return None
    called = names(ledger, Channel, lang)
    rows = [
        {
            "channel": one,
            "label": called[one],
            **ends(found),
            "share": _percent(sums.share(one), lang),
            "members": ";".join(sums.ids[one]),
        }
        for one, found in sums.of.items()
    ]
    first = next(iter(sums.of))
    whole, share = sums.whole(), sums.share(first)
    kind = _kind_of_funding(funding, lang)
    printed = _say(whole, lang)
    sentence = said(
        lang,
        f"Of the {printed}, {_percent(share, lang)} is listed under {called[first]}.",
        f"{printed}中，{called[first]}占{_percent(share, lang)}。",
    )
    return Finding(
        "funding",
        Form.BARS,
        lang,
        framed(rows),
        said(
            lang,
            f"{called[first]}: {_percent(share, lang)} of {printed}",
            f"{printed}中，{called[first]}占{_percent(share, lang)}",
        ),
        kind,
        sentence,
        _headings(lang, "label", "value", "share"),
        {
            "whole": Fact(whole, sums.all_ids, _sum(sums.of.values(), whole, lang)),
            "share": Fact(share, (*sums.ids[first], *_others(sums, first)), _over(sums.of[first], whole, share, lang)),
        },
    )


def channel_shares(
    ledger: Ledger, lang: Lang, visits: pd.DataFrame | None = None, funding: pd.DataFrame | None = None
) -> Finding | None:
    """Find each channel's share of the delegations, of the visitors and of the money, beside each other.

    Columns of the frame: channel, label, measure (in words), field, the interval in per cent, members.
    """
    visits = counted(ledger, "visits") if visits is None else visits
    funding = counted(ledger, "funding") if funding is None else funding
    measures = [
        (_word(lang, "delegations"), "delegations", _Sums(visits, "delegations")),
        (_word(lang, "visitors"), "visitors", _Sums(visits, "visitors")),
        (_word(lang, "money"), "amount", _Sums(funding, "amount")),
    ]
    if not all(sums.of for _, _, sums in measures):
        return None
    called = names(ledger, Channel, lang)
    channels = dict.fromkeys(channel for _, _, sums in reversed(measures) for channel in sums.of)
    rows = [
        {
            "channel": one,
            "label": called[one],
            "measure": measure,
            "field": field,
            **ends(sums.share(one)),
            "members": ";".join(sums.ids[one]),
        }
        for one in channels
        for measure, field, sums in measures
        if one in sums.of
    ]
    first = next(iter(measures[2][2].of))
    facts = {
        field: Fact(
            sums.share(first),
            (*sums.ids[first], *_others(sums, first)),
            _over(sums.of[first], sums.whole(), sums.share(first), lang),
        )
        for _, field, sums in measures
        if first in sums.of
    }
    have = {field: _percent(fact.value, lang) for field, fact in facts.items()}
    listed = [(have[field], measure) for measure, field, _ in measures if field in have]
    name = called[first]
    claim = said(
        lang,
        f"{name}: {', '.join(f'{share} of {measure}' for share, measure in listed)}",
        f"{name}占{'、'.join(f'{measure}的{share}' for share, measure in listed)}",
    )
    return Finding(
        "channel-shares",
        Form.DUMBBELL,
        lang,
        framed(rows),
        claim,
        said(lang, "Each channel's share of the year's totals, per cent", "各渠道占全年总数的比重（%）"),
        f"{claim}{said(lang, '.', '。')}",
        _headings(lang, "label", "measure", "value"),
        facts,
        1,
    )


def visitors_per_delegation(ledger: Ledger, lang: Lang, visits: pd.DataFrame | None = None) -> Finding | None:
    """Find how large the delegations of each channel were. Columns: channel, label, the interval, members."""
    visits = counted(ledger, "visits") if visits is None else visits
    found = _each(ledger, lang, _Sums(visits, "visitors"), _Sums(visits, "delegations"))
    if not found:
        return None
    title = _from_most_to_fewest(found, lang)
    return Finding(
        "visitors-per-delegation",
        Form.BARS,
        lang,
        framed(found),
        title,
        said(lang, "Visitors per delegation, by channel", "平均每批人次，按渠道"),
        f"{title}{said(lang, '.', '。')}",
        _headings(lang, "label", "value"),
        {row["channel"]: Fact(meant(row), tuple(row["members"].split(";"))) for row in found},
        1,
        "visitor",
    )


def _from_most_to_fewest(found: list[dict[str, Any]], lang: Lang) -> str:
    """Return the title of quotients: the channels with the most and the fewest visitors, where there are such."""
    first, last = found[0], found[-1]
    high, low = (_number(row, lang) for row in (first, last))
    if len(found) == 1:
        return said(lang, f"{first['label']}: {high} visitors to a delegation", f"{first['label']}平均每批{high}人次")
    apart = _visibly_below(found[1], first, lang) and _visibly_below(last, found[-2], lang)
    if not apart:
        return said(lang, f"From {low} to {high} visitors to a delegation", f"平均每批{low}至{high}人次")
    return said(
        lang,
        f"{first['label']}: {high} visitors to a delegation, the most; {last['label']}: {low}, the fewest",
        f"平均每批人次：{first['label']}{high}，最多；{last['label']}{low}，最少",
    )


def _number(row: dict[str, Any], lang: Lang) -> str:
    return wording.interval(replace(meant(row), unit=""), lang, 1)


def _visibly_below(one: dict[str, Any], other: dict[str, Any], lang: Lang) -> bool:
    """Whether one quotient is certainly below another, and prints as another number."""
    high = meant(one).high
    return high is not None and high < meant(other).low and _number(one, lang) != _number(other, lang)


def money_per_visit(
    ledger: Ledger,
    lang: Lang,
    visits: pd.DataFrame | None = None,
    funding: pd.DataFrame | None = None,
    per: str = "delegations",
) -> Finding | None:
    """Find the money of each channel for each of its delegations, or for each visitor.

    ``per`` is ``delegations`` or ``visitors``. Only channels with both stand in it: what came without a visit
    has no quotient. Columns: channel, label, the interval, members.
    """
    visits = counted(ledger, "visits") if visits is None else visits
    funding = counted(ledger, "funding") if funding is None else funding
    found = _each(ledger, lang, _Sums(funding, "amount"), _Sums(visits, per))
    if not found:
        return None
    what = said(lang, "delegation" if per == "delegations" else "visitor", "批" if per == "delegations" else "人次")
    listed = [
        (row["label"], wording.interval(_plain_money(meant(row)), lang, 2 if per == "delegations" else 1))
        for row in found
    ]
    sentence = said(
        lang,
        f"Money for each {what}: {'; '.join(f'{label} {value}' for label, value in listed)}",
        f"平均每{what}资金：{'；'.join(f'{label}{value}' for label, value in listed)}",
    )
    return Finding(
        f"money-per-{per.removesuffix('s')}",
        Form.BARS,
        lang,
        framed({**row, **ends(_plain_money(meant(row)))} for row in found),
        sentence,
        said(lang, f"Funding divided by {per}, by channel", f"各渠道资金除以来访{what}数"),
        f"{sentence}{said(lang, '.', '。')}",
        _headings(lang, "label", "value"),
        {row["channel"]: Fact(meant(row), tuple(row["members"].split(";"))) for row in found},
        2 if per == "delegations" else 1,
    )


def _each(ledger: Ledger, lang: Lang, over: _Sums, under: _Sums) -> list[dict[str, Any]]:
    """Return the quotient of two sums for each channel that has both, largest first."""
    called = names(ledger, Channel, lang)
    rows = [
        {
            "channel": one,
            "label": called[one],
            **ends(over.of[one] / under.of[one]),
            "members": ";".join(dict.fromkeys((*over.ids[one], *under.ids[one]))),
        }
        for one in over.of
        if one in under.of and under.of[one].low > 0
    ]
    return sorted(rows, key=lambda row: -row["low"])


def _plain_money(each: Interval) -> Interval:
    """Return money for each of something as money."""
    return Interval(each.low, each.high, each.unit.partition("/")[0], each.low_open, each.high_open)


def _others(sums: _Sums, channel: str) -> tuple[str, ...]:
    return tuple(one for other, ids in sums.ids.items() if other != channel for one in ids)


def _kind_of_funding(funding: pd.DataFrame, lang: Lang) -> str:
    """Return what the money is, as far as all rows agree: funding and goods, available; preliminary."""
    stages, forms = set(funding["stage"]), set(funding["form"])
    what = said(lang, "Funding", "资金")
    if forms == {FundingForm.BOTH.value}:
        what = said(lang, "Funding and goods", "资金及物资折款")
    # How far it has come is said where the report says it.
    told = len(stages) == 1 and not is_read(funding, "stage")
    stage = Stage(next(iter(stages))).label(lang) if told else ""
    early = said(lang, "; preliminary", "；初步统计") if bool(funding["preliminary"].all()) else ""
    return said(lang, f"{what}{' ' + stage if stage else ''}, by channel{early}", f"{stage}{what}，按渠道{early}")


def _word(lang: Lang, key: str) -> str:
    return said(
        lang,
        *{"delegations": ("delegations", "团组"), "visitors": ("visitors", "人次"), "money": ("money", "资金")}[key],
    )


def _headings(lang: Lang, *keys: str) -> dict[str, str]:
    words = {
        "label": ("Channel", "渠道"),
        "measure": ("Measure", "指标"),
        "value": ("Value", "数值"),
        "share": ("Share", "占比"),
    }
    return {key: said(lang, *words[key]) for key in keys}


def _say(value: Interval, lang: Lang) -> str:
    return wording.interval(value, lang)


def _percent(share: Interval, lang: Lang) -> str:
    return wording.interval(share, lang, 1)


def _sum(parts: Any, whole: Interval, lang: Lang) -> str:
    return f"{' + '.join(_say(part, lang) for part in parts)} = {_say(whole, lang)}"


def _over(part: Interval, whole: Interval, share: Interval, lang: Lang) -> str:
    return f"{_say(part, lang)} ÷ {_say(whole, lang)} = {_percent(share, lang)}"
