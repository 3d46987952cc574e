"""A figure against marks: one bar, and a tick for each target with its words on a line of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aidanalysis.charts.plan import Plan
from aidanalysis.charts.style import ACCENT, INK, LINE, QUIET, wrapped, write
from aidanalysis.findings.finding import meant
from aidanalysis.wording import said

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from aidanalysis.findings import Finding

BAR = 22
#: How far a tick stands out above and below the bar.
OUT = 7


def plan(finding: Finding, width: float) -> Plan:
    """Plan the bar of the figure with a full tick at its target and a hollow one at the next."""
    rows = finding.rows
    figure, *marks = rows
    largest = max(float(meant(row).high or meant(row).low) for row in rows)
    end = largest * 1.06
    colon = said(finding.lang, ": ", "：")
    head = [f"{figure['label']}{colon}{finding.printed(figure)}"]
    bar_top = LINE * len(head) + OUT + 4
    # Words stand towards the middle; those nearest the middle come first, so that no line to a mark crosses words.
    marks.sort(key=lambda row: abs(float(meant(row).low) - end / 2))
    beside: list[tuple[dict[str, object], list[str], float, bool]] = []
    line = bar_top + BAR + OUT + 6
    for row in marks:
        place = float(meant(row).low) / end * width
        text = f"{row['label']}{colon}{finding.printed(row)}" + (f" · {row['note']}" if row.get("note") else "")
        left = place > width / 2
        lines = wrapped(text, (place if left else width - place) - 8)
        beside.append((row, lines, line, left))
        line += LINE * len(lines) + 4

    def paint(axes: Axes) -> None:
        axes.set_xlim(0, end)
        for place, text in enumerate(head):
            write(axes, 0, LINE * (place + 0.5), text, bold=True)
        middle = bar_top + BAR / 2
        axes.barh(middle, float(meant(figure).low), BAR, color=ACCENT)
        for row, lines, top, left in beside:
            at, hollow = float(meant(row).low), row["role"] == "next target"
            foot = top + LINE * len(lines) - 4
            axes.plot([at, at], [bar_top + BAR + OUT, foot], color=QUIET, linewidth=1)
            axes.plot(
                [at, at],
                [bar_top - OUT, bar_top + BAR + OUT],
                color=INK,
                linewidth=3,
                linestyle=(0, (1.2, 0.8)) if hollow else "-",
            )
            for place, text in enumerate(lines):
                write(
                    axes,
                    at,
                    top + LINE * (place + 0.5),
                    text,
                    at="data",
                    shift=-6 if left else 6,
                    align="right" if left else "left",
                )

    return Plan(line, paint)
