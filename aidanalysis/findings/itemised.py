"""How much of the money names a project, and how firm that money is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aidanalysis import wording
from aidanalysis.findings.channels import counted, share_of
from aidanalysis.findings.finding import Fact, Finding, Form, called, ends, framed, is_read, meant, names, stating
from aidanalysis.interval import Interval, per_cent, total
from aidanalysis.records import Channel, Funding, Organisation
from aidanalysis.records.labels import Counted, Level, Stage
from aidanalysis.wording import said

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from aidanalysis.ledger import Ledger
    from aidanalysis.wording import Lang


def channel_of(ledger: Ledger, project: Mapping[str, Any]) -> str | None:
    """Return the channel that a project's money would come by, ``None`` where the records do not tell.

    It is that of the funding which the project is part of; where the report does not say, the channel whose
    name the donor's own name begins with (北京市 and 北京市民政局), if the donor is a body of government: a firm or
    a chamber of commerce gives of its own. That is a reading, not a statement.
    """
    if project["part_of"] is not None:
        return next((one.channel for one in ledger.records(Funding) if one.id == project["part_of"]), None)
    donor = next((one for one in ledger.records(Organisation) if one.id == project["donor"]), None)
    if donor is None:
        return None
    called, public = donor.name_zh, donor.level is not Level.NONE
    fitting = [
        one for one in ledger.records(Channel) if called == one.name_zh or (public and called.startswith(one.name_zh))
    ]
    return max(fitting, key=lambda one: len(one.name_zh)).id if fitting else None


def split_by_project(
    ledger: Ledger,
    lang: Lang,
    projects: pd.DataFrame | None = None,
    funding: pd.DataFrame | None = None,
    channel: str | None = None,
) -> Finding | None:
    """Find how much of a channel's total names a project, if the projects lie inside it.

    ``channel`` is the one whose projects have the most money unless given. Projects that the report counts beside
    its total are left out. ``None`` where no project belongs to a channel with money, or where the projects may exceed their channel's total, so that they cannot lie inside.
    Columns: part (named, rest), label, the interval, members. Facts: ``whole``, ``named``, ``rest``, ``share``
    (of the named in the whole, per cent), ``beside`` (the total if the projects come on top of it).
    """
    projects = ledger.frame("projects") if projects is None else projects
    funding = counted(ledger, "funding") if funding is None else funding
    listed = [
        (channel_of(ledger, row), row) for row in stating(projects, "amount") if row["counted"] != Counted.NO.value
    ]
    money = stating(funding, "amount")
    sums = {one: total(meant(row, "amount") for where, row in listed if where == one) for one, _ in listed if one}
    sums = {one: found for one, found in sums.items() if any(row["channel"] == one for row in money)}
    if channel is None and sums:
        channel = max(sums, key=lambda one: sums[one].low)
    if channel not in sums:
        return None
    own = sorted((row for where, row in listed if where == channel), key=lambda row: -meant(row, "amount").low)
    whole = total(meant(row, "amount") for row in money if row["channel"] == channel)
    whole_ids = tuple(row["id"] for row in money if row["channel"] == channel)
    named, ids = sums[channel], tuple(row["id"] for row in own)
    if whole.high is None or named.high is None or named.high > whole.low:
        return None
    rest, beside, share = whole - named, whole + named, per_cent(named / whole)
    rows = [
        {"part": "named", "label": called(row, "name", lang), **ends(meant(row, "amount")), "members": row["id"]}
        for row in own
    ]
    no_project = said(lang, "No project named", "未列明项目")
    rows.append({"part": "rest", "label": no_project, **ends(rest), "members": ";".join((*whole_ids, *ids))})
    name, count = names(ledger, Channel, lang)[channel], len(own)
    told = all(row["counted"] == Counted.YES.value or row["part_of"] is not None for row in own)
    title, subtitle = _split_words(name, whole, named, rest, lang, told=told)
    of_them = "lies" if count == 1 else "lie"
    sentence = said(
        lang,
        f"The report names {count} {'project' if count == 1 else 'projects'} worth {_say(named, lang)}. It does not say "
        f"whether this {of_them} inside the {_say(whole, lang)}; if so, it is {_percent(share, lang)} of it.",
        f"报告列明{count}个项目，共{_say(named, lang)}，未说明是否计入{_say(whole, lang)}之内；如计入，占{_percent(share, lang)}。",
    )
    if told:
        sentence = said(
            lang,
            f"Of the {_say(whole, lang)}, {_say(named, lang)}, or {_percent(share, lang)}, names its projects.",
            f"{_say(whole, lang)}中，列明项目的为{_say(named, lang)}，占{_percent(share, lang)}。",
        )
    every = (*ids, *whole_ids)
    return Finding(
        "itemised",
        Form.SPLIT,
        lang,
        framed(rows),
        title,
        subtitle,
        sentence,
        {"label": said(lang, "Part", "组成"), "value": said(lang, "Amount", "金额")},
        {
            "whole": Fact(whole, whole_ids),
            "named": Fact(named, ids, _chain(own, named, lang)),
            "rest": Fact(rest, every, f"{_say(whole, lang)} − {_say(named, lang)} = {_say(rest, lang)}"),
            "share": Fact(share, every, f"{_say(named, lang)} ÷ {_say(whole, lang)} = {_percent(share, lang)}"),
            "beside": Fact(beside, every, f"{_say(whole, lang)} + {_say(named, lang)} = {_say(beside, lang)}"),
        },
    )


def _split_words(
    name: str, whole: Interval, named: Interval, rest: Interval, lang: Lang, *, told: bool
) -> tuple[str, str]:
    """Return title and subtitle; ``told`` says that the report itself puts the projects inside the total."""
    have, left = _say(named, lang), _say(rest, lang)
    if told:
        return (
            said(
                lang,
                f"{name}: {have} of {_say(whole, lang)} is for named projects, {left} is not",
                f"{name}{_say(whole, lang)}中，{have}列明项目，其余{left}未列明",
            ),
            said(lang, "Projects counted in the total", "计入总数的项目"),
        )
    return (
        said(
            lang,
            f"{name}: at most {have} of {_say(whole, lang)} is for named projects; {left} or more is not",
            f"{name}{_say(whole, lang)}中，列明项目的至多{have}，至少{left}未列明项目",
        ),
        said(
            lang,
            "Drawn as if the projects lay inside the total, which the report does not say",
            "假定所列项目计入总数（报告未说明）",
        ),
    )


def money_by_stage(ledger: Ledger, lang: Lang, projects: pd.DataFrame | None = None) -> Finding | None:
    """Find how firm the money of the named projects is: its sum for each stage, in the order of the stages.

    Columns: stage, label, the interval, share (in words), members. Facts: the share of each stage that occurs.
    """
    projects = ledger.frame("projects") if projects is None else projects
    found = stating(projects, "amount")
    if not found:
        return None
    whole = total(meant(row, "amount") for row in found)
    rows, facts = [], {}
    for stage in Stage:
        own = [row for row in found if row["stage"] == stage.value]
        if not own:
            continue
        part, ids = total(meant(row, "amount") for row in own), tuple(row["id"] for row in own)
        share = per_cent(share_of(part, [meant(row, "amount") for row in found if row["stage"] != stage.value]))
        others = tuple(row["id"] for row in found if row["id"] not in ids)
        facts[stage.value] = Fact(
            share, (*ids, *others), f"{_say(part, lang)} ÷ {_say(whole, lang)} = {_percent(share, lang)}"
        )
        rows.append(
            {
                "stage": stage.value,
                "label": stage.label(lang),
                **ends(part),
                "share": _percent(share, lang),
                "members": ";".join(ids),
            }
        )
    listed = [said(lang, f"{row['share']} {row['label']}", f"{row['label']}占{row['share']}") for row in rows]
    if len(rows) == 1:
        listed = [said(lang, f"all of it {rows[0]['label']}", f"全部{rows[0]['label']}")]
    arrived = Stage.ARRIVED.value in facts
    title = said(
        lang,
        f"Of {_say(whole, lang)} for named projects: {', '.join(listed)}{'' if arrived else '; none stated as arrived'}",
        f"列明项目{_say(whole, lang)}：{'、'.join(listed)}{'' if arrived else '，均未注明已到位'}",
    )
    subtitle = said(lang, "Money of named projects, by stage", "列明项目资金，按进展阶段")
    if is_read(projects, "stage"):
        subtitle += said(lang, "; some stages are our reading", "（部分阶段为本书判读）")
    return Finding(
        "stages",
        Form.BARS,
        lang,
        framed(rows),
        title,
        subtitle,
        f"{title}{said(lang, '.', '。')}",
        {
            "label": said(lang, "Stage", "阶段"),
            "value": said(lang, "Amount", "金额"),
            "share": said(lang, "Share", "占比"),
        },
        {"whole": Fact(whole, tuple(row["id"] for row in found), _chain(found, whole, lang)), **facts},
    )


def _chain(rows: list[dict[str, Any]], whole: Interval, lang: Lang) -> str:
    return f"{' + '.join(_say(meant(row, 'amount'), lang) for row in rows)} = {_say(whole, lang)}"


def _say(value: Interval, lang: Lang) -> str:
    return wording.interval(value, lang)


def _percent(share: Interval, lang: Lang) -> str:
    return wording.interval(share, lang, 1)
