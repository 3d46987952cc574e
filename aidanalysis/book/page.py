"""What a chapter's notebook works with: a ledger in one language, and the evidence of all that it shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import narwhals.stable.v2 as nw
from IPython.display import HTML, display

from aidanalysis import wording
from aidanalysis.amount import Amount
from aidanalysis.audit.declared import Checked, check_claims
from aidanalysis.book.evidence import evidence_list
from aidanalysis.book.figure import Figure, Source
from aidanalysis.book.table import Cell, PageTable
from aidanalysis.book.wording import heading, word
from aidanalysis.interval import Interval
from aidanalysis.ledger import Ledger, open_ledger
from aidanalysis.ledger.phrases import figures
from aidanalysis.records import CalendarDate, Record
from aidanalysis.records.dac_sector import sector_name
from aidanalysis.records.labels import Labelled

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

    from aidanalysis.charts.chart import Chart
    from aidanalysis.wording import Lang


class Page:
    """One chapter in one language: every figure, table and chart it shows is shown with its evidence.

    ``ledger`` is the name of a ledger that the package carries, a folder, or a ledger.
    """

    def __init__(self, ledger: str | Ledger, lang: Lang) -> None:
        self.ledger = open_ledger(ledger) if isinstance(ledger, str) else ledger
        self.lang: Lang = lang
        self.figures: dict[str, Figure] = {}
        self.checked: dict[str, Checked] = {one.claim.id: one for one in check_claims(self.ledger)}

    def figure(
        self, name: str, value: Interval | Amount, of: Iterable[str], how: str = "", places: int | None = None
    ) -> Figure:
        """Glue a figure for the prose, with the ids of the records it rests on and how it was computed."""
        meant = value.interval if isinstance(value, Amount) else value
        made = self._keep(name, wording.interval(meant, self.lang, places), how, of)
        _glue(name, made)
        return made

    def stated(self, record_id: str, field: str = "amount", name: str = "") -> Figure:
        """Glue a figure as the report states it: an amount, a date or a year of one record."""
        return self._glued(name or record_id, self._text(getattr(self.ledger[record_id], field)), [record_id])

    def words(self, name: str, text: str, of: Iterable[str] = ()) -> Figure:
        """Glue words that come from a record, with their evidence."""
        return self._glued(name, text, of)

    def rows(self, name: str, frame: Any, by: str = "", places: int | None = None, how: str = "") -> list[Figure]:
        """Glue a figure for each row of an aggregate, named after the row's key."""
        return [
            self.figure(f"{name}-{row[by]}" if by else name, _interval(row), row["members"].split(";"), how, places)
            for row in nw.from_native(frame, eager_only=True).rows(named=True)
        ]

    def verdict(self, claim_id: str) -> Figure:
        """Glue the verdict of a claim."""
        checked = self.checked[claim_id]
        return self._glued(
            f"verdict-{claim_id}", word(checked.judgement.verdict, self.lang), [claim_id, *checked.members]
        )

    def records(self, table: str, *fields: str, caption: str, where: dict[str, str] | None = None) -> PageTable:
        """Return records as a table; a field is a column, ``name`` stands for the name in the page's language."""
        rows = []
        for record in self.ledger.tables[table]:
            if all(str(getattr(record, field)) == value for field, value in (where or {}).items()):
                self.keep_record(record.id)
                rows.append(tuple(self._cell(record, field, place == 0) for place, field in enumerate(fields)))
        headings = tuple(heading(field, self.lang) for field in fields)
        return PageTable(table, caption, headings, tuple(rows))

    def aggregate(
        self, name: str, frame: Any, by: str, caption: str, value: str, places: int | None = None
    ) -> PageTable:
        """Return an aggregate as a table, one row a key."""
        made = self.rows(name, frame, by, places)
        keys = [row[by] for row in nw.from_native(frame, eager_only=True).rows(named=True)]
        rows = tuple(
            (Cell(self.key_label(key)), Cell(figure.text, figure.name, number=True))
            for key, figure in zip(keys, made, strict=True)
        )
        return PageTable(name, caption, (heading(by, self.lang), value), rows)

    def claims(self, caption: str) -> PageTable:
        """Return every claim of the report with what its records give."""
        rows = []
        for one in self.checked.values():
            self.keep_record(one.claim.id)
            rows.append(
                (
                    Cell(self._text(one.claim.amount), one.claim.id),
                    Cell(calculation(self.ledger, one, self.lang)),
                    Cell(computed_text(one, self.lang), number=True),
                    Cell(word(one.judgement.verdict, self.lang)),
                )
            )
        names = tuple(word(key, self.lang) for key in ("stated", "calculation", "computed", "check"))
        return PageTable("claims", caption, names, tuple(rows))

    def show(self, chart: Chart) -> None:
        """Show a chart, and keep the evidence that its labels lead to."""
        for record_id in chart.records:
            self.keep_record(record_id)
        display(chart)  # type: ignore[no-untyped-call]

    def evidence(self) -> HTML:
        """Return the evidence of everything that the page has shown."""
        return HTML(evidence_list(self.figures.values(), self.lang))  # type: ignore[no-untyped-call]

    def keep_record(self, record_id: str) -> None:
        """Keep the evidence of a record; that of a claim says how it was recomputed, and from what."""
        checked = self.checked.get(record_id)
        members = checked.members if checked else ()
        how = calculation(self.ledger, checked, self.lang) if checked else ""
        self._keep(record_id, self.label(self.ledger[record_id]), how, [record_id, *members])

    def label(self, record: Record) -> str:
        """Return what a record is called."""
        for name in (f"name_{self.lang}", f"field_{self.lang}", f"title_{self.lang}", f"person_{self.lang}"):
            if getattr(record, name, None):
                return str(getattr(record, name))
        for name in ("channel", "organisation", "of"):
            if hasattr(record, name):
                return self.key_label(getattr(record, name))
        amount = getattr(record, "amount", None)
        return self._text(amount) if amount is not None else record.id

    def key_label(self, key: str) -> str:
        """Return what the record with an id is called; a key that is no id stands for itself."""
        return self.label(self.ledger[key]) if key in self.ledger.by_id else key

    def _keep(self, name: str, text: str, how: str, of: Iterable[str]) -> Figure:
        made = Figure(name, text, how, tuple(self._source(record_id) for record_id in of))
        self.figures[name] = made
        return made

    def _glued(self, name: str, text: str, of: Iterable[str]) -> Figure:
        made = self._keep(name, text, "", of)
        _glue(name, made)
        return made

    def _source(self, record_id: str) -> Source:
        record = self.ledger[record_id]
        states = "; ".join(self._text(value) for value in figures(record).values())
        return Source(record_id, self.label(record), states, record.evidence)

    def _cell(self, record: Record, field: str, first: bool) -> Cell:
        value = getattr(record, f"{field}_{self.lang}", None) if not hasattr(record, field) else getattr(record, field)
        is_amount = isinstance(value, (Amount, CalendarDate))
        text = sector_name(str(value), self.lang) if field == "sector" else self._text(value)
        return Cell(text, record.id if (is_amount or first) and text else "", isinstance(value, Amount))

    def _text(self, value: object) -> str:
        match value:
            case None:
                return ""
            case bool():
                return word("yes" if value else "no", self.lang)
            case Amount():
                return wording.interval(value.interval, self.lang)
            case CalendarDate():
                return wording.day(value.year, value.month, value.day, self.lang)
            case Labelled():
                return value.label(self.lang)
            case tuple():
                return ("、" if self.lang == "zh" else ", ").join(map(self.key_label, value))
            case str():
                return self.key_label(value)
            case _:
                return str(value)


def calculation(ledger: Ledger, checked: Checked, lang: Lang) -> str:
    """Return how a claim was recomputed: 18 + 6 + 4."""
    claim = checked.claim
    if claim.aggregate == "count":
        return f"{word('count of', lang)}: {len(checked.members)}"
    amounts = [getattr(ledger[member], claim.field) for member in checked.members]
    return " + ".join(wording.interval(amount.interval, lang) for amount in amounts)


def computed_text(checked: Checked, lang: Lang) -> str:
    """Return what the records give, in words."""
    operand = checked.judgement.computed
    return "—" if operand is None else wording.interval(operand.written, lang)


def _interval(row: dict[str, Any]) -> Interval:
    high: Decimal | None = row["high"]
    return Interval(row["low"], high, row["unit"], row["low_open"], row["high_open"])


def _glue(name: str, made: Figure) -> None:
    from myst_nb import glue  # noqa: PLC0415 - a notebook that is run without the book does without it

    glue(name, made, display=False)
