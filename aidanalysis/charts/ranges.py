"""How often a year: dots for single numbers, bars between both ends for ranges, arrows where there is no end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aidanalysis.charts.svg import ACCENT, FAINT, drawing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.axes import Axes

    from aidanalysis.charts.bars import Bar

ROW_HEIGHT = 46


def ranges(name: str, values: str, rows: Sequence[Bar]) -> tuple[str, str]:
    """Return intervals on one scale of whole numbers from zero."""
    largest = max(float(row.meant.high or row.meant.low) for row in rows)
    steps = range(int(largest) + 2)

    def draw(axes: Axes, narrow: bool) -> None:
        for step in steps:
            axes.plot([step, step], [-len(rows) + 0.6, 0.15], color=FAINT, linewidth=1, zorder=0)
            axes.text(step, -len(rows) + 0.35, str(step), ha="center", va="center")
        for place, row in enumerate(rows):
            low, high = float(row.meant.low), row.meant.high
            axes.plot(low, -place, "o", color=ACCENT, markersize=8, zorder=2)
            if high is None:
                arrow = {"arrowstyle": "->", "color": ACCENT, "lw": 2}
                axes.annotate("", (largest + 0.75, -place), (low, -place), arrowprops=arrow)
            elif not row.meant.is_point:
                axes.plot([low, float(high)], [-place, -place], color=ACCENT, linewidth=2.4, zorder=1)
                axes.plot(float(high), -place, "o", color=ACCENT, markersize=8, zorder=2)
            label = axes.text(0.04, -place + 0.36, row.label, ha="left", va="center")
            value = axes.text(largest + 1.05, -place, row.text, ha="left", va="center", fontweight="bold")
            for text in (label, value):
                if row.evidence:
                    text.set_url(f"evidence:{row.evidence}")
        axes.set_xlim(-0.12, largest + (2.4 if narrow else 1.7))
        axes.set_ylim(-len(rows) + 0.1, 0.65)
        axes.set_xticks([])
        axes.set_yticks([])

    return drawing(name, values, ROW_HEIGHT * len(rows) + 24, draw)
