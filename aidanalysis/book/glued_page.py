"""What a chapter's notebook works with: a ledger in one language, and the evidence of all that it shows."""

from __future__ import annotations

from decimal import Decimal
from html import escape
from typing import TYPE_CHECKING, Any

import narwhals.stable.v2 as nw
from IPython.display import HTML, display

from aidanalysis import wording
from aidanalysis.amount import Amount, Qualifier
from aidanalysis.book.glued_evidence import evidence_list
from aidanalysis.book.glued_figure import Figure, Source, link
from aidanalysis.book.glued_table import Cell, PageTable
from aidanalysis.book.table import TABLE_JSON
from aidanalysis.book.wording import heading, word
from aidanalysis.charts import draw
from aidanalysis.claims.coverage import coverage
from aidanalysis.claims.declared import Checked, check_claims
from aidanalysis.findings.finding import meant
from aidanalysis.interval import Interval, point
from aidanalysis.ledger import Ledger, open_ledger
from aidanalysis.ledger.columns import columns
from aidanalysis.ledger.phrases import figures
from aidanalysis.records import RECORD_CLASSES, CalendarDate, Claim, Record
from aidanalysis.records.dac_sector import sector_name
from aidanalysis.records.labels import Labelled

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aidanalysis.findings import Finding
    from aidanalysis.wording import Lang


#: An amount of each qualifier, with the words that say it.
QUALIFIER_EXAMPLES = (
    (Amount(Decimal("5265.4"), "万元"), ("none", "无")),
    (Amount(Decimal(300), "人", Qualifier.ABOUT), ("about", "约、左右、上下")),
    (Amount(Decimal(4), "亿元", Qualifier.OVER), ("some over", "多、余")),
    (Amount(Decimal(6000), "万元", Qualifier.AT_LEAST), ("more than, at least", "超过、突破、至少、不少于")),
    (Amount(Decimal(8000), "亿元", Qualifier.NEAR), ("nearly", "近、接近、将近")),
    (Amount(Decimal(30), "人", Qualifier.AT_MOST), ("at most, under", "不足、不到、不超过")),
    (Amount(Decimal(1), "次", Qualifier.RANGE, Decimal(2)), ("from … to", "1—2次、三四个")),
)


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
    ) -> None:
        """Glue a figure for the prose, with the ids of the records it rests on and how it was computed."""
        meant = value.interval if isinstance(value, Amount) else value
        to_prose(self._keep(name, wording.interval(meant, self.lang, places), how, of))

    def stated(self, record_id: str, field: str = "amount", name: str = "") -> None:
        """Glue a figure as the report states it: an amount, a date or a year of one record."""
        self._glued(name or record_id, self._text(getattr(self.ledger[record_id], field)), [record_id])

    def words(self, name: str, text: str, of: Iterable[str] = ()) -> None:
        """Glue words that come from a record, with their evidence."""
        self._glued(name, text, of)

    def rows(self, name: str, frame: Any, by: str = "", places: int | None = None, how: str = "") -> None:
        """Glue a figure for each row of an aggregate, named after the row's key."""
        for row in nw.from_native(frame, eager_only=True).rows(named=True):
            key = f"{name}-{row[by]}" if by else name
            self.figure(key, _interval(row), row["members"], how, places)

    def say(self, en: str, zh: str) -> str:
        """Return what stands in the page's own language."""
        return zh if self.lang == "zh" else en

    def text(self, record_id: str, field: str) -> str:
        """Return a field of a record in words, ``name`` standing for the name in the page's language."""
        return self._text(self._value(self.ledger[record_id], field))

    def headlines(self, *claim_ids: str) -> HTML:
        """Return stated figures with their verdicts, one after the other."""
        items = []
        for claim_id in claim_ids:
            one = self.checked[claim_id]
            self.keep_record(claim_id)
            verdict = self._verdict(one)
            items.append((link(claim_id, self._text(one.claim.amount)), self._about(one), verdict))
        lines = "".join(
            f"<li><strong>{figure}</strong>{escape(what)}<small>{escape(verdict)}</small></li>"
            for figure, what, verdict in items
        )
        return HTML(f'<ul class="headlines">{lines}</ul>')  # type: ignore[no-untyped-call]

    def coverage(self) -> None:
        """Glue how many of the report's figures are tied to records, and how many others check."""
        covered = coverage(self.ledger, self.checked.values())
        for name, spans in (("coverage-tied", covered.tied), ("coverage-checked", covered.checked)):
            to_prose(self._keep(name, str(len(spans)), word(name, self.lang), []))

    def qualifiers(self, caption: str) -> PageTable:
        """Return the words round a number, each with an example and the interval it means."""
        rows = tuple(
            (
                Cell(meaning[self.lang == "zh"]),
                Cell(str(example)),
                Cell(wording.interval(example.interval, self.lang), meant=example.interval),
            )
            for example, meaning in QUALIFIER_EXAMPLES
        )
        names = tuple(word(key, self.lang) for key in ("words", "example", "means"))
        return PageTable("qualifiers", caption, names, rows)

    def downloads(self) -> PageTable:
        """Return the ledger's files as a table of links."""
        book = f"{self.ledger.report.id}.xlsx"
        rows = (
            (
                Cell(word("workbook", self.lang)),
                Cell(str(len(self.ledger.by_id)), meant=point(len(self.ledger.by_id), "个")),
                Cell(book, href=f"_static/data/{self.ledger.report.id}/{book}"),
            ),
            *(
                (
                    Cell(RECORD_CLASSES[table].title[self.lang == "zh"]),
                    Cell(str(len(records)), meant=point(len(records), "个")),
                    Cell(f"{table}.csv", href=f"_static/data/{self.ledger.report.id}/{table}.csv"),
                )
                for table, records in self.ledger.tables.items()
            ),
        )
        names = tuple(word(key, self.lang) for key in ("table", "records", "file"))
        return PageTable("downloads", word("downloads", self.lang), names, rows)

    def dictionary(self) -> None:
        """Show the columns of every table: name, type, whether they must be filled in, and what they mean."""
        names = tuple(word(key, self.lang) for key in ("column", "type", "required", "meaning"))
        for table in self.ledger.tables:
            cls = RECORD_CLASSES[table]
            rows = tuple(
                (
                    Cell(column.name),
                    Cell(column.type),
                    Cell(word("yes" if column.required else "no", self.lang)),
                    Cell(column.describe(self.lang)),
                )
                for column in columns(cls)
            )
            title = f"{cls.title[self.lang == 'zh']} ({table}.csv)"
            display(PageTable(f"dictionary-{table}", title, names, rows))  # type: ignore[no-untyped-call]

    def verdict(self, claim_id: str) -> None:
        """Glue the verdict of a claim."""
        checked = self.checked[claim_id]
        self._glued(f"verdict-{claim_id}", self._verdict(checked), [claim_id, *checked.members])

    def records(self, table: str, *fields: str, caption: str, name: str = "", having: str = "id") -> PageTable:
        """Return records as a table; a field is a column, ``name`` stands for the name in the page's language.

        Records without a value in the field ``having`` are left out.
        """
        rows = []
        for record in self.ledger.tables[table]:
            if getattr(record, having) is not None:
                self.keep_record(record.id)
                rows.append(tuple(self._cell(record, field, place == 0) for place, field in enumerate(fields)))
        headings = tuple(heading(field, self.lang) for field in fields)
        return PageTable(name or table, caption, headings, tuple(rows))

    def claims(self, caption: str) -> PageTable:
        """Return every claim of the report with what its records give."""
        rows = []
        for one in self.checked.values():
            self.keep_record(one.claim.id)
            rows.append(
                (
                    Cell(self._about(one)),
                    Cell(self._text(one.claim.amount), one.claim.id, one.claim.amount.interval),
                    Cell(calculation(self.ledger, one, self.lang)),
                    Cell(
                        computed_text(one, self.lang),
                        meant=one.judgement.computed.written if one.judgement.computed else None,
                    ),
                    Cell(self._verdict(one)),
                )
            )
        names = tuple(word(key, self.lang) for key in ("about", "stated", "calculation", "computed", "check"))
        return PageTable("claims", caption, names, tuple(rows))

    def show(self, found: Finding | None) -> None:
        """Show a finding as a chart with its table, and keep its evidence; nothing where there is none."""
        if found is None:
            return
        for record_id in found.members:
            self.keep_record(record_id)
        columns = list(found.headings)
        cells = tuple(
            tuple(
                Cell(found.printed(row), meant=meant(row)) if key == "value" else Cell(str(row[key] or ""))
                for key in columns
            )
            for row in found.rows
        )
        table = PageTable(f"chart-{found.name}", found.subtitle, tuple(found.headings.values()), cells)
        summary = f"<summary>{escape(word('chart table', self.lang))}</summary>"
        folded = f'<details class="chart-table">{summary}{table._repr_html_()}</details>'
        shown = {"text/html": draw(found).html() + folded, "text/plain": repr(table), TABLE_JSON: table.data()}
        display(shown, raw=True)  # type: ignore[no-untyped-call]

    def evidence(self) -> HTML:
        """Return the evidence of everything that the page has shown."""
        return HTML(evidence_list(self.figures.values(), self.lang))  # type: ignore[no-untyped-call]

    def _about(self, one: Checked) -> str:
        """Return what a claim is about: the table and the field, or the target."""
        table = "targets" if one.claim.kind == "bound" else one.claim.of_table
        title = RECORD_CLASSES[table].title[self.lang == "zh"]
        counted = word("count of", self.lang)
        return f"{title} · {counted if one.claim.aggregate == 'count' else heading(one.claim.field, self.lang)}"

    def _verdict(self, one: Checked) -> str:
        """Return a verdict in words; a target is passed or not."""
        verdict = word(one.judgement.verdict, self.lang)
        return word(f"{one.claim.kind} {one.judgement.verdict}", self.lang, verdict)

    def keep_record(self, record_id: str) -> None:
        """Keep the evidence of a record; that of a claim says how it was recomputed, and from what."""
        ids = [record_id]
        self._keep(record_id, self.label(self.ledger[record_id]), self._how(ids), [*ids, *self._members(ids)])

    def label(self, record: Record) -> str:
        """Return what a record is called."""
        if isinstance(record, Claim):
            return record.kind.label(self.lang)
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

    def _glued(self, name: str, text: str, of: Iterable[str]) -> None:
        ids = list(of)
        to_prose(self._keep(name, text, self._how(ids), [*ids, *self._members(ids)]))

    def _members(self, ids: Iterable[str]) -> list[str]:
        """Return the records that claims among these were recomputed from."""
        return [
            member for one in ids if one in self.checked for member in self.checked[one].members if member not in ids
        ]

    def _how(self, ids: Iterable[str]) -> str:
        return "; ".join(calculation(self.ledger, self.checked[one], self.lang) for one in ids if one in self.checked)

    def _source(self, record_id: str) -> Source:
        record = self.ledger[record_id]
        states = ("；" if self.lang == "zh" else "; ").join(self._text(value) for value in figures(record).values())
        return Source(record_id, self.label(record), states, record.evidence)

    def _value(self, record: Record, field: str) -> object:
        own = f"{field}_{self.lang}"
        return getattr(record, own) if hasattr(record, own) else getattr(record, field)

    def _cell(self, record: Record, field: str, first: bool) -> Cell:
        value = self._value(record, field)
        leads = first or isinstance(value, (Amount, CalendarDate))
        text = self._text(value)
        if field == "sector":
            text = f"{value} {sector_name(str(value), self.lang)}"
        elif field == "plan_period" and value:
            text = wording.plan_period(str(value), self.lang)
        return Cell(text, record.id if leads else "", value.interval if isinstance(value, Amount) else None)

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
                return ("；" if self.lang == "zh" else "; ").join(map(self.key_label, value))
            case str():
                return self.key_label(value)
            case _:
                return str(value)


def calculation(ledger: Ledger, checked: Checked, lang: Lang) -> str:
    """Return how a claim was recomputed: 18 + 6 + 4."""
    claim = checked.claim
    if claim.aggregate == "count":
        return f"{word('count of', lang)}{'：' if lang == 'zh' else ': '}{len(checked.members)}"
    amounts = [getattr(ledger[member], claim.field) for member in checked.members]
    return " + ".join(wording.interval(amount.interval, lang) for amount in amounts)


def computed_text(checked: Checked, lang: Lang) -> str:
    """Return what the records give, in words."""
    operand = checked.judgement.computed
    return "—" if operand is None else wording.interval(operand.written, lang)


def _interval(row: dict[str, Any]) -> Interval:
    high: Decimal | None = row["high"]
    return Interval(row["low"], high, row["unit"], row["low_open"], row["high_open"])


def to_prose(made: Figure) -> None:
    """Hand a figure to the prose; a notebook that is run without the book does without it."""
    try:
        from myst_nb import glue  # noqa: PLC0415 - it comes with the book's tools, not with the package
    except ImportError:
        return
    glue(made.name, made, display=False)
