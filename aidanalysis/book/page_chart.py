"""A chart on a page, with its figures as a table below it."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

from aidanalysis.book.table import TABLE_JSON, Cell, PageTable
from aidanalysis.book.wording import word
from aidanalysis.charts import draw
from aidanalysis.findings.finding import meant

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aidanalysis.findings import Finding


class PageChart:
    """A finding drawn, once, with the table that holds its figures; ``chart`` is the drawing to restyle and save."""

    def __init__(self, found: Finding) -> None:
        self.finding, self.chart = found, draw(found)

    @property
    def table(self) -> PageTable:
        """The rows of the finding as a reader would print them."""
        found = self.finding
        rows = tuple(tuple(self._cell(row, column) for column in found.headings) for row in found.rows)
        return PageTable(f"chart-{found.name}", found.subtitle, tuple(found.headings.values()), rows)

    def _cell(self, row: Mapping[str, Any], column: str) -> Cell:
        if column == "value" and "low" in row:
            text = self.finding.printed(row)
            return Cell(text, escape(text), meant(row))
        text = str(row[column] if row[column] is not None else "")
        return Cell(text, escape(text))

    def html(self) -> str:
        """Return the chart and, folded, its table."""
        summary = f"<summary>{escape(word('chart table', self.finding.lang))}</summary>"
        return f'{self.chart.html()}<details class="chart-table">{summary}{self.table.html()}</details>'

    def _repr_mimebundle_(self, **_: object) -> Mapping[str, Any]:
        return {"text/html": self.html(), "text/plain": repr(self), TABLE_JSON: self.table.data()}

    def __repr__(self) -> str:
        return f"{self.finding.title}\n{self.table!r}"
