"""When: one axis of time downwards, to scale, its events beside it; those without a day in a tray below."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from aidanalysis.charts.plan import Plan
from aidanalysis.charts.style import ACCENT, FAINT, LINE, OTHER, QUIET, text_width, wrapped, write
from aidanalysis.records import CalendarDate
from aidanalysis.wording import said

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from aidanalysis.findings import Finding

#: Pixels a day, within what a page bears.
A_DAY = 5.0
LEAST, MOST = 160.0, 420.0


def plan(finding: Finding, width: float) -> Plan:
    """Plan the axis from the first dated day to the last, each event at its day, words moved apart where close."""
    rows = finding.rows
    days = {place: day for place, row in enumerate(rows) if (day := _day(row["date"]))}
    loose = [row for place, row in enumerate(rows) if place not in days]
    head = max((text_width(str(rows[place]["printed"]), bold=True) for place in days), default=0.0) + 12
    axis_at = head + 8
    text_at = axis_at + 22
    first, last = (min(days.values()), max(days.values())) if days else (None, None)
    span = (last - first).days if first and last else 0
    length = min(max(span * A_DAY, LEAST), MOST) if span else 0.0
    marks: list[tuple[float, float, dict[str, Any], list[str]]] = []
    free = 0.0
    for place, day in sorted(days.items(), key=lambda pair: pair[1]):
        assert first is not None
        at = LINE / 2 + (length * (day - first).days / span if span else 0.0)
        lines = wrapped(str(rows[place]["label"]), width - text_at)
        top = max(free, at - LINE / 2)
        marks.append((at, top, rows[place], lines))
        free = top + LINE * len(lines) + 6
    tray = max(free, LINE + length) + 14
    undated = [wrapped(_tray_words(row), width - 30) for row in loose]
    height = tray + ((len(undated) and LINE * (1 + sum(map(len, undated))) + 3 * len(undated) + 20) if loose else -10)

    def paint(axes: Axes) -> None:
        axes.set_xlim(0, width)
        if marks:
            axes.plot([axis_at, axis_at], [LINE / 2 - 4, LINE / 2 + length + 4], color=OTHER, linewidth=2, zorder=1)
        for at, top, row, lines in marks:
            axes.plot([axis_at], [at], "o", color=ACCENT, markersize=10, zorder=3)
            axes.plot([axis_at + 6, text_at - 4], [at, top + LINE / 2], color=QUIET, linewidth=1, zorder=2)
            write(axes, axis_at, top + LINE / 2, str(row["printed"]), at="data", shift=-14, align="right", bold=True)
            for place, text in enumerate(lines):
                write(axes, text_at, top + LINE * (place + 0.5), text, at="data")
        if loose:
            axes.fill_between([0, width], tray, height, facecolor=FAINT, alpha=0.25, linewidth=0)
            write(
                axes,
                10,
                tray + 8 + LINE / 2,
                said(finding.lang, "No day stated", "未注明具体日期"),
                at="data",
                colour=QUIET,
                bold=True,
            )
            y = tray + 12 + LINE
            for lines in undated:
                axes.plot([14], [y + LINE / 2], "o", markerfacecolor="none", markeredgecolor=QUIET, markersize=6)
                for text in lines:
                    write(axes, 26, y + LINE / 2, text, at="data")
                    y += LINE
                y += 3

    return Plan(height, paint)


def _tray_words(row: dict[str, Any]) -> str:
    """Return an event with what is known of its date: a month, or nothing."""
    return f"{row['label']} ({row['printed']})" if row["printed"] else str(row["label"])


def _day(written: str | None) -> date | None:
    """Return the day of a date as written in the tables, ``None`` where it has none."""
    if not written:
        return None
    when = CalendarDate.parse(written)
    return date(when.year, when.month, when.day) if when.year and when.month and when.day else None
