"""When the events of the year were, and who took part in which."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from aidanalysis import wording
from aidanalysis.findings.finding import Fact, Finding, Form, called, framed, names, records
from aidanalysis.interval import point
from aidanalysis.records import CalendarDate, Event, Organisation
from aidanalysis.records.labels import Role
from aidanalysis.wording import said

if TYPE_CHECKING:
    import pandas as pd

    from aidanalysis.ledger import Ledger
    from aidanalysis.wording import Lang


def _counted(number: int, one: str, several: str) -> str:
    return f"{number} {one if number == 1 else several}"


def events_in_time(ledger: Ledger, lang: Lang, events: pd.DataFrame | None = None) -> Finding | None:
    """Find when the events took place, as far as the report says; ``None`` where none has a date.

    Columns: label, date (as written in the tables, empty where not stated), printed (the date in words), members.
    Facts: ``dated`` and ``undated`` (numbers of events), ``span`` (days from the first to the last dated one).
    """
    events = ledger.frame("events") if events is None else events
    year = ledger.report.year
    listed = sorted(records(events), key=lambda row: (row["date"] is None, str(row["date"])))
    rows = []
    for row in listed:
        when = CalendarDate.parse(str(row["date"])) if row["date"] is not None else None
        shown = (
            None if when is None else wording.day(None if when.year == year else when.year, when.month, when.day, lang)
        )
        rows.append({"label": called(row, "name", lang), "date": row["date"], "printed": shown, "members": row["id"]})
    dated = [row for row in rows if row["date"] is not None]
    if not dated:
        return None
    days = [
        date(when.year or year, when.month, when.day)
        for row in dated
        if (when := CalendarDate.parse(row["date"])).month and when.day
    ]
    count, undated = len(dated), len(rows) - len(dated)
    first, last = dated[0]["printed"], dated[-1]["printed"]
    title = said(
        lang,
        f"{_of_all(count, len(rows))} a date" + (f", from {first} to {last}" if count > 1 else f": {first}"),
        (f"{count}项活动均注明日期" if count == len(rows) else f"{len(rows)}项活动中{count}项注明日期")
        + (f"，{first}至{last}" if count > 1 else f"：{first}"),
    )
    facts = {
        "dated": Fact(point(count, "个"), tuple(row["members"] for row in dated)),
        "undated": Fact(point(undated, "个"), tuple(row["members"] for row in rows if row["date"] is None)),
    }
    if len(days) > 1:
        facts["span"] = Fact(point((max(days) - min(days)).days, "天"), tuple(row["members"] for row in dated))
    return Finding(
        "events",
        Form.TIMELINE,
        lang,
        framed(rows),
        title,
        said(
            lang,
            f"Events of {year}, to scale{'; below, those without a date' if undated else ''}",
            f"{year}年活动，按时间先后排列{'；下方为未注明日期的活动' if undated else ''}",
        ),
        f"{title}{said(lang, '.', '。')}",
        {"label": said(lang, "Event", "活动"), "printed": said(lang, "Date", "日期")},
        facts,
    )


def _of_all(count: int, every: int) -> str:
    if every == 1:
        return "The one event has"
    return (
        f"All {every} events have" if count == every else f"{count} of {every} events {'has' if count == 1 else 'have'}"
    )


def bodies_by_event(ledger: Ledger, lang: Lang, participants: pd.DataFrame | None = None) -> Finding | None:
    """Find which bodies took part in which events, and as what; ``None`` where no participant is named.

    Columns: row (the body), column (the event), mark (its roles there), members. Bodies stand by how many events
    they were at, events in their order in the ledger.
    """
    participants = ledger.frame("participants") if participants is None else participants
    bodies, events = names(ledger, Organisation, lang), names(ledger, Event, lang)
    found = [row for row in records(participants) if row["organisation"] in bodies and row["event"] in events]
    if not found:
        return None
    at: dict[tuple[str, str], list[dict[str, str]]] = {}
    for row in found:
        at.setdefault((row["organisation"], row["event"]), []).append(row)
    often = {body: sum(one == body for one, _ in at) for body, _ in at}
    order = sorted(at, key=lambda key: (-often[key[0]], list(often).index(key[0]), list(events).index(key[1])))
    joint = said(lang, ", ", "、")
    rows = [
        {
            "row": bodies[body],
            "column": events[event],
            "mark": joint.join(dict.fromkeys(Role(row["role"]).label(lang) for row in at[body, event])),
            "label": bodies[body],
            "members": ";".join(row["id"] for row in at[body, event]),
        }
        for body, event in order
    ]
    most = max(often.values())
    top = [bodies[body] for body, times in often.items() if times == most]
    total_events = len({event for _, event in at})
    title = said(
        lang,
        f"{_counted(len(often), 'body', 'bodies')} at {_counted(total_events, 'event', 'events')}",
        f"{total_events}项活动涉及{len(often)}家单位",
    )
    if len(top) == 1 and most > 1:
        title += said(lang, f"; {top[0]} at {most}", f"，{top[0]}参加{most}项")
    return Finding(
        "bodies-by-event",
        Form.MATRIX,
        lang,
        framed(rows),
        title,
        said(lang, "Bodies named at each event", "各项活动点名的单位"),
        f"{title}{said(lang, '.', '。')}",
        {"row": said(lang, "Body", "单位"), "column": said(lang, "Event", "活动"), "mark": said(lang, "Role", "角色")},
        {"bodies": Fact(point(len(often), "家"), tuple(row["id"] for row in found))},
    )
