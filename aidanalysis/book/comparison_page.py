"""Several reports side by side on one page: their common figures, growth from year to year, and how their claims stand."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

from aidanalysis.book.figure_text import bare_text
from aidanalysis.book.project import NoLedgerError, project_data
from aidanalysis.book.prose import Prose, joined
from aidanalysis.book.table import Cell, PageTable
from aidanalysis.claims import Verdict
from aidanalysis.comparison import compare, read_series
from aidanalysis.comparison.figures import standings
from aidanalysis.interval import Interval, point
from aidanalysis.ledger import Ledger
from aidanalysis.wording import SEMICOLON, said

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aidanalysis.comparison.figures import Compared
    from aidanalysis.wording import Lang

#: What is compared, in words.
MEASURES: Final = {
    "funding": ("Funding", "资金"),
    "projects": ("Named projects", "列明项目资金"),
    "delegations": ("Delegations received", "接待来访团组"),
    "visitors": ("Visitors received", "接待来访人次"),
    "trained": ("People trained", "培训人数"),
    "posted": ("People posted", "挂职人数"),
}
#: What counts a person once each time, and not once a head.
EACH_TIME: Final = {"trained": ("Person-times of training", "培训人次")}
WORDS: Final = {
    "figures": ("What the reports have in common, by place and year", "各份报告共有的数字，按地区和年度排列"),
    "claims": ("How the claims of each report stand", "各份报告的核对情况"),
    "measure": ("Measure", "指标"),
    "place": ("Place", "地区"),
    "year": ("Year", "年度"),
    "amount": ("Amount", "数量"),
    "growth": ("Change on the year before", "比上年增减"),
    "head": ("Per head", "人均"),
    "real": ("At constant prices", "按不变价"),
    "verdicts": ("Claims", "可核对处"),
    "against": ("Do not follow", "数字不符"),
    "tied": ("Figures tied to records", "记录涉及的数字"),
    "checked": ("Checked by others", "可由其他数字核对"),
    "rose": ("{place}: {measure} rose by {growth} in {year}.", "{place}{year}年{measure}比上年增长{growth}。"),
    "fell": ("{place}: {measure} fell by {growth} in {year}.", "{place}{year}年{measure}比上年下降{growth}。"),
    "same": ("{place}: {measure} was in {year} what it had been.", "{place}{year}年{measure}与上年持平。"),
    "moved": ("{place}: {measure} changed by {growth} in {year}.", "{place}{year}年{measure}比上年增减{growth}。"),
}


class Comparison:
    """The reports of a folder in one language."""

    def __init__(self, ledgers: Sequence[Ledger], rows: Sequence[Compared], lang: Lang) -> None:
        self.ledgers, self.rows, self.lang = ledgers, rows, lang

    def figures(self) -> PageTable | None:
        """Show each measure of each report; a column that no report fills is left out."""
        heads = ("measure", "place", "year", "amount", "growth", "head", "real")
        rows = [
            (
                Cell(self._named(row), escape(self._named(row))),
                Cell(row.place, escape(row.place)),
                Cell(str(row.year), str(row.year)),
                *(self._number(one) for one in (row.amount, row.growth, row.per_head, row.real)),
            )
            for row in self.rows
        ]
        kept = [place for place in range(len(heads)) if any(row[place].text for row in rows)]
        shown = tuple(tuple(row[place] for place in kept) for row in rows)
        return self._table("figures", tuple(heads[place] for place in kept), shown)

    def growth(self) -> Prose | None:
        """Say how each measure changed where a place has a report of the year before."""
        said = []
        for row in self.rows:
            if row.growth is not None:
                way, size = _moved(row.growth)
                text = self._number(size).text
                told = self._word(way).format(
                    place=escape(row.place), measure=self._within(row), growth=text, year=row.year
                )
                said.append(told)
        return Prose(joined(said, self.lang)) if said else None

    def claims(self) -> PageTable | None:
        """Show how many claims of each report follow and do not, and how many figures are tied and checked."""
        rows = []
        for one in standings(self.ledgers):
            against = one.verdicts.get(str(Verdict.CONTRADICTS), 0)
            counts = (sum(one.verdicts.values()), against, one.tied, one.checked)
            name = Cell(one.place, escape(one.place))
            rows.append(
                (name, Cell(str(one.year), str(one.year)), *(Cell(str(n), str(n), point(n, "个")) for n in counts))
            )
        return self._table("claims", ("place", "year", "verdicts", "against", "tied", "checked"), tuple(rows))

    def __repr__(self) -> str:
        return ", ".join(ledger.report.id for ledger in self.ledgers)

    def _repr_markdown_(self) -> str:
        names = [
            escape(said(self.lang, one.report.title_en or one.report.title_zh, one.report.title_zh))
            for one in self.ledgers
        ]
        return f"*{said(self.lang, *SEMICOLON).join(names)}*"

    def _table(self, name: str, heads: Sequence[str], rows: tuple[tuple[Cell, ...], ...]) -> PageTable | None:
        return PageTable(f"comparison-{name}", self._word(name), tuple(map(self._word, heads)), rows) if rows else None

    def _named(self, row: Compared) -> str:
        each_time = EACH_TIME.get(row.measure) if row.amount.unit == "人次" else None
        return said(self.lang, *(each_time or MEASURES[row.measure]))

    def _within(self, row: Compared) -> str:
        """Return the name of a measure within a sentence."""
        name = self._named(row)
        return name[:1].lower() + name[1:]

    def _word(self, key: str) -> str:
        return said(self.lang, *WORDS[key])

    def _number(self, meant: Interval | None) -> Cell:
        if meant is None:
            return Cell("", "")
        text = bare_text(meant, self.lang)
        return Cell(text, escape(text), meant)


def _moved(growth: Interval) -> tuple[str, Interval]:
    """Return which way something certainly went, and by how much."""
    if growth.is_point and growth.low == 0:
        return "same", growth
    if growth.low >= 0:
        return "rose", growth
    if growth.high is not None and growth.high <= 0:
        return "fell", Interval(-growth.high, -growth.low, growth.unit, growth.high_open, growth.low_open)
    return "moved", growth


def open_comparison(lang: Lang) -> Comparison:
    """Return the reports of the folder that a chapter lies in, with its tables of population and deflators.

    Raises ``NoLedgerError`` where there is no ledger.
    """
    data = project_data()
    if data is None:
        raise NoLedgerError("no ledger in a data folder of this one or above it")
    ledgers = [Ledger.load(path.parent) for path in sorted(data.glob("*/reports.csv"))]
    series = [read_series(data.parent, name) for name in ("population", "deflators")]
    return Comparison(ledgers, compare(ledgers, *series), lang)
