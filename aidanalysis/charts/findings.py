"""The charts of a report: each computes the finding that it shows, and knows nothing of the place."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from aidanalysis import wording
from aidanalysis.aggregate import grouped
from aidanalysis.aggregate.measures import share_groups
from aidanalysis.charts.bars import Bar, bars
from aidanalysis.charts.chart import Chart, ChartRow
from aidanalysis.charts.ranges import ranges
from aidanalysis.charts.timeline import Moment, timeline
from aidanalysis.interval import Interval, per_cent, total
from aidanalysis.records import Agreement, Channel, Claim, Commitment, Event, Funding, Project, Target, Training, Visit

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from aidanalysis.aggregate import Group
    from aidanalysis.ledger import Ledger
    from aidanalysis.wording import Lang

COUNTED = {"counted": "yes"}


def delegations(ledger: Ledger, lang: Lang) -> Chart:
    """Draw delegations by channel, with each one's share."""
    frame = ledger.arrow("visits")
    groups = grouped(frame, "delegations", ["channel"], COUNTED)
    share = _shares(groups)
    people = _shares(grouped(frame, "visitors", ["channel"], COUNTED))
    by_channel = {visit.channel: visit for visit in ledger.records(Visit)}
    names = _channels(ledger, lang)
    first = groups[0].key[0]
    rows = [
        Bar(
            names[group.key[0]],
            group.amount,
            f"{_say(group.amount, lang)} · {_percent(share[group.key[0]], lang)}",
            by_channel[group.key[0]].id,
            strong=group is groups[0],
        )
        for group in groups
    ]
    whole = _say(total(group.amount for group in groups), lang)
    return _chart(
        "delegations",
        lang,
        (
            f"{names[first]}: {_percent(share[first], lang)} of the {whole}, {_percent(people[first], lang)} of the visitors",
            f"{whole}来访团组中，{names[first]}占{_percent(share[first], lang)}，人次占{_percent(people[first], lang)}",
        ),
        ("Delegations received, by channel", "接待来访团组，按渠道"),
        rows,
        bars,
    )


def visitors_per_delegation(ledger: Ledger, lang: Lang) -> Chart:
    """Draw how large the delegations of each channel were."""
    visits = sorted(ledger.records(Visit), key=lambda visit: -(visit.visitors / visit.delegations).low)
    names = _channels(ledger, lang)
    each = [visit.visitors / visit.delegations for visit in visits]
    rows = [
        Bar(names[visit.channel], meant, wording.interval(meant, lang, 1), visit.id, strong=place == 0)
        for place, (visit, meant) in enumerate(zip(visits, each, strict=True))
    ]
    top, last = (wording.number(meant.low, lang, 1) for meant in (each[0], each[-1]))
    first, smallest = names[visits[0].channel], names[visits[-1].channel]
    return _chart(
        "visitors-per-delegation",
        lang,
        (
            f"The largest delegations came from {first}: {top} visitors each, against {last} from {smallest}",
            f"{first}团组规模最大，平均每批{top}人次，{smallest}为{last}人次",
        ),
        ("Visitors per delegation, by channel", "平均每批人次，按渠道"),
        rows,
        bars,
    )


def funding(ledger: Ledger, lang: Lang) -> Chart:
    """Draw funding by channel, with each one's share."""
    groups = grouped(ledger.arrow("funding"), "amount", ["channel"], COUNTED)
    share = _shares(groups)
    ids = {record.channel: record.id for record in ledger.records(Funding)}
    names = _channels(ledger, lang)
    rows = [
        Bar(
            names[group.key[0]],
            group.amount,
            f"{_say(group.amount, lang)} · {_percent(share[group.key[0]], lang)}",
            ids[group.key[0]],
            strong=group is groups[0],
        )
        for group in groups
    ]
    first, whole = groups[0].key[0], _say(total(group.amount for group in groups), lang)
    return _chart(
        "funding",
        lang,
        (
            f"{names[first]} accounts for {_percent(share[first], lang)} of the {whole}",
            f"{whole}资金及物资中，{names[first]}占{_percent(share[first], lang)}",
        ),
        ("Funding and goods available, by channel; preliminary", "可到位资金及物资折款，按渠道；初步统计"),
        rows,
        bars,
    )


def targets(ledger: Ledger, lang: Lang) -> Chart:
    """Draw funding against the target of its year and of the next."""
    year = ledger.report.year
    have = total(record.amount.interval for record in ledger.records(Funding) if record.counted == "yes")
    aims = sorted(ledger.records(Target), key=lambda target: target.year)
    now, ahead = next(t for t in aims if t.year == year), next(t for t in aims if t.year > year)
    claim = next(claim.id for claim in ledger.records(Claim) if claim.amount.interval == have)
    rows = [
        Bar(_two(lang, f"Target for {now.year}", f"{now.year}年目标"), now.amount.interval, _amount(now, lang), now.id),
        Bar(_two(lang, f"Available in {year}", f"{year}年可到位"), have, _say(have, lang), claim, strong=True),
        Bar(
            _two(lang, f"Target for {ahead.year}", f"{ahead.year}年目标"),
            ahead.amount.interval,
            _amount(ahead, lang),
            ahead.id,
        ),
    ]
    done = _percent(have / now.amount.interval, lang)
    needed = ahead.amount.interval / have - Interval(Decimal(1), Decimal(1), "倍")
    more = _percent(needed, lang)
    return _chart(
        "targets",
        lang,
        (
            f"Funding reached {done} of the target for {year}; the next target requires {more} more",
            f"资金为{year}年目标的{done}，下一年度目标要求再增长{more}",
        ),
        ("Funding against targets", "资金与目标"),
        rows,
        bars,
    )


def projects(ledger: Ledger, lang: Lang) -> Chart:
    """Draw itemised projects by amount, each with its stage."""
    known = [(project, project.amount.interval) for project in ledger.records(Project) if project.amount is not None]
    records = sorted(known, key=lambda one: -one[1].low)
    whole = total(amount for _, amount in records)
    rows = [
        Bar(
            _two(lang, project.name_en, project.name_zh),
            amount,
            f"{_say(amount, lang)} · {project.stage.label(lang)}",
            project.id,
            strong=place == 0,
        )
        for place, (project, amount) in enumerate(records)
    ]
    share = _percent(records[0][1] / whole, lang)
    count = wording.number(Decimal(len(records)), lang)
    return _chart(
        "projects",
        lang,
        (
            f"One project takes {share} of the {_say(whole, lang)} that the report itemises in {count} projects",
            f"报告列出的{count}个项目共{_say(whole, lang)}，其中一个占{share}",
        ),
        ("Itemised projects, by amount and stage", "列明的援建项目，按金额与进展"),
        rows,
        bars,
    )


def signed_beside_funding(ledger: Ledger, lang: Lang) -> Chart:
    """Draw signed money as the interval it means, beside funding and never added to it."""
    have = total(record.amount.interval for record in ledger.records(Funding) if record.counted == "yes")
    claim = next(claim.id for claim in ledger.records(Claim) if claim.amount.interval == have)
    signing = next(agreement for agreement in ledger.records(Agreement) if agreement.amount is not None)
    assert signing.amount is not None
    meant = signing.amount.interval
    multiple = meant / have
    rows = [
        Bar(_two(lang, "Signed for", "签约资金"), meant, _say(meant, lang), signing.id),
        Bar(_two(lang, "Available", "可到位资金及物资"), have, _say(have, lang), claim, strong=True),
    ]
    return _chart(
        "signed-beside-funding",
        lang,
        (
            f"Signed agreements are worth {wording.interval(multiple, lang, 2)} the funding available, and are no part of it",
            f"签约资金为可到位资金的{wording.interval(multiple, lang, 2)}，不计入其中",
        ),
        (
            "Signed money as the range that the report's words allow; dashed: open end",
            "签约资金按原文表述的区间绘出；虚线表示上限不含",
        ),
        rows,
        bars,
    )


def training(ledger: Ledger, lang: Lang) -> Chart:
    """Draw people trained, by field."""
    records = sorted(ledger.records(Training), key=lambda record: -record.people.interval.low)
    whole = total(record.people.interval for record in records)
    rows = [
        Bar(
            _two(lang, record.field_en, record.field_zh),
            record.people.interval,
            f"{_say(record.people.interval, lang)} · {_percent(record.people.interval / whole, lang)}",
            record.id,
            strong=place == 0,
        )
        for place, record in enumerate(records)
    ]
    share = _percent(records[0].people.interval / whole, lang)
    return _chart(
        "training",
        lang,
        (
            f"{records[0].field_en} make up {share} of the {_say(whole, lang)} trained",
            f"培训{_say(whole, lang)}，其中{records[0].field_zh}占{share}",
        ),
        ("People trained, by field", "培训人数，按对象"),
        rows,
        bars,
    )


def events(ledger: Ledger, lang: Lang) -> Chart:
    """Draw the events that the report dates, in order."""
    dated = [(event.date, event) for event in ledger.records(Event) if event.date and event.date.day]
    dated.sort(key=lambda pair: str(pair[0]))
    moments = [
        Moment(
            date(day.year or ledger.report.year, day.month or 1, day.day or 1),
            wording.day(None, day.month, day.day, lang),
            _two(lang, event.name_en, event.name_zh),
            event.id,
        )
        for day, event in dated
    ]
    days = (moments[-1].day - moments[0].day).days
    count, undated = len(moments), len(ledger.records(Event)) - len(moments)
    values = "; ".join(f"{moment.text}: {moment.label}" for moment in moments)
    wide, narrow = timeline("events", values, moments)
    return Chart(
        "events",
        _two(
            lang,
            f"The {count} dated events span {days} days; {undated} more have no date",
            f"有日期的{count}项活动首尾相隔{days}天，另有{undated}项未注明日期",
        ),
        _two(
            lang, f"Dated events of {ledger.report.year}, to scale", f"{ledger.report.year}年有日期的活动，按时间比例"
        ),
        wide,
        narrow,
        values,
        _source(lang),
        tuple(ChartRow(moment.label, moment.text, None, moment.evidence) for moment in moments),
    )


def contacts_a_year(ledger: Ledger, lang: Lang) -> Chart:
    """Draw how often a year the planned contacts are to take place, with what the words leave open."""
    planned = [(record.times.interval, record) for record in ledger.records(Commitment) if record.times is not None]
    rows = [
        Bar(_two(lang, record.name_en, record.name_zh), meant, _say(meant, lang), record.id, strong=True)
        for meant, record in planned
    ]
    whole = total(meant for meant, _ in planned)
    return _chart(
        "contacts-a-year",
        lang,
        (
            f"The plan adds up to {_contacts(whole)} a year",
            f"各项安排合计每年{_say(whole, lang)}",
        ),
        ("Planned contacts, times a year; arrow: no upper limit", "计划的往来，每年次数；箭头表示无上限"),
        rows,
        ranges,
    )


def _chart(
    name: str,
    lang: Lang,
    finding: tuple[str, str],
    subtitle: tuple[str, str],
    rows: Sequence[Bar],
    draw: Callable[[str, str, Sequence[Bar]], tuple[str, str]],
) -> Chart:
    values = "; ".join(f"{row.label}: {row.text}" for row in rows)
    wide, narrow = draw(name, values, rows)
    figures = tuple(ChartRow(row.label, row.text, row.meant, row.evidence) for row in rows)
    return Chart(name, _two(lang, *finding), _two(lang, *subtitle), wide, narrow, values, _source(lang), figures)


def _source(lang: Lang) -> str:
    return _two(lang, "Source: the report; own calculation.", "资料来源：报告原文，自行计算。")


def _two(lang: Lang, en: str | None, zh: str) -> str:
    return zh if lang == "zh" or not en else en


def _say(meant: Interval, lang: Lang) -> str:
    return wording.interval(meant, lang)


def _contacts(meant: Interval) -> str:
    if meant.high is None:
        return f"at least {meant.low} contacts"
    return f"{meant.low} contacts" if meant.is_point else f"{meant.low} to {meant.high} contacts"


def _amount(record: Target, lang: Lang) -> str:
    return _say(record.amount.interval, lang)


def _percent(share: Interval, lang: Lang) -> str:
    """Return a share of one as per cent to one place."""
    return wording.interval(per_cent(share), lang, 1)


def _shares(groups: Sequence[Group]) -> dict[str, Interval]:
    return {group.key[0]: group.amount for group in share_groups(groups)}


def _channels(ledger: Ledger, lang: Lang) -> dict[str, str]:
    return {channel.id: _two(lang, channel.name_en, channel.name_zh) for channel in ledger.records(Channel)}
