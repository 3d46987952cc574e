"""A chart on a page: its finding as a title, the drawing, its values in words, and its source."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing in two widths with everything a reader needs to print it.

    ``wide`` and ``narrow`` are inline SVG; the style sheet shows the one that fits. ``values`` states every
    number of the chart in words, for readers who cannot see it; ``records`` are the ids that its labels lead to.
    """

    name: str
    finding: str
    subtitle: str
    wide: str
    narrow: str
    values: str
    source: str
    records: tuple[str, ...]

    def _repr_html_(self) -> str:
        drawings = "".join(
            f'<div class="chart-{width}">{svg}</div>' for width, svg in (("wide", self.wide), ("narrow", self.narrow))
        )
        return (
            f'<figure class="chart" id="chart-{escape(self.name)}">'
            f'<p class="chart-finding">{escape(self.finding)}</p><p class="chart-subtitle">{escape(self.subtitle)}</p>'
            f'{drawings}<figcaption class="chart-source">{escape(self.source)}</figcaption></figure>'
        )

    def __repr__(self) -> str:
        return f"{self.finding} ({self.subtitle}) {self.values} {self.source}"
