"""A chart on a page, with its figures as a table below it."""

from __future__ import annotations

from base64 import b64encode
from html import escape
from typing import TYPE_CHECKING, Any, Final

from aidanalysis.book.table import TABLE_JSON, Cell, PageTable
from aidanalysis.book.wording import word
from aidanalysis.charts import draw
from aidanalysis.findings.finding import meant

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aidanalysis.findings import Finding


#: Decimals of a rate that was measured.
RATE_PLACES: Final = 3
#: The chart as a page of the book shows it.
CHART_HTML: Final = "application/vnd.aidanalysis.chart+html"
#: The mark of an output that stands in a notebook beside a chart, and on a page inside it.
BESIDE_CHART: Final = "aidanalysis-beside-chart"


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
        value = row[column]
        text = "" if value is None else f"{value:.{RATE_PLACES}f}" if isinstance(value, float) else str(value)
        return Cell(text, escape(text))

    def html(self) -> str:
        """Return the chart and, folded, its table."""
        summary = f"<summary>{escape(word('chart table', self.finding.lang))}</summary>"
        return f'{self.chart.html()}<details class="chart-table">{summary}{self.table.html()}</details>'

    def folded_table(self) -> str:
        """Return the table that the chart is drawn from, folded under the chart's title, which can so be read as text."""
        title = f'<span class="chart-finding">{escape(self.finding.title)}</span>'
        summary = f"<summary>{title} · {escape(word('chart table', self.finding.lang))}</summary>"
        return f"<details>{summary}{self.table.html()}</details>"

    def _ipython_display_(self) -> None:
        """Show the chart as a picture, which every frontend and a repository's web view show, and its table below.

        The book's build takes what the picture holds for it in place of both.
        """
        from IPython.display import display  # noqa: PLC0415 - slow to load, and of use in notebooks alone

        picture = {
            "image/png": b64encode(self.chart.png()).decode(),
            "text/plain": repr(self),
            CHART_HTML: self.html(),
        }
        table = {"text/html": self.folded_table(), "text/plain": self.finding.title, TABLE_JSON: self.table.data()}
        display(picture, raw=True, metadata={"image/png": self.chart.png_size})  # type: ignore[no-untyped-call]
        display(table, raw=True, metadata={BESIDE_CHART: True})  # type: ignore[no-untyped-call]

    def __repr__(self) -> str:
        return f"{self.finding.title}\n{self.table!r}"
