"""One chapter in one language: frames of a ledger to reckon with, and what of them is said and shown, with evidence."""

from __future__ import annotations

from functools import cached_property
from html import escape
from typing import TYPE_CHECKING, Any, Final

import pandas as pd

from aidanalysis.book.captions import caption_of, heading_of
from aidanalysis.book.declared_claims import ClaimFigures, claim_figures, count
from aidanalysis.book.evidence import PageEvidence
from aidanalysis.book.figure import Count, Figure, Operand, shared
from aidanalysis.book.naming import Said, key_name, record_name, value_text
from aidanalysis.book.page_chart import PageChart
from aidanalysis.book.project import named_ledger, project_ledger
from aidanalysis.book.prose import Prose, joined, paragraph, sentence
from aidanalysis.book.records_frame import records_frame
from aidanalysis.book.report_figures import KEEPERS, ReportFigure, report_figures
from aidanalysis.book.table import Cell, PageTable
from aidanalysis.book.wording import section_name, word
from aidanalysis.claims import Verdict
from aidanalysis.interval import point
from aidanalysis.ledger import Ledger
from aidanalysis.records import Claim
from aidanalysis.records.labels import Level
from aidanalysis.wording import COLON, SEMICOLON, STOP, said

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from aidanalysis.findings import Finding
    from aidanalysis.wording import Lang

#: Stands behind what is the analyst's reading, in a table whose caption says so.
MARK: Final = "*"


class Page:
    """A ledger in one language, and the evidence of all that the page shows of it.

    ``ledger`` is the name of a ledger, a folder, or a ledger; left out, it is that of the folder the chapter lies in.
    """

    def __init__(self, ledger: str | Ledger | None = None, *, lang: Lang) -> None:
        if ledger is None:
            ledger = project_ledger()
        self.ledger = named_ledger(ledger) if isinstance(ledger, str) else ledger
        self.lang: Lang = lang
        self.evidence_kept = PageEvidence(self.ledger, lang)

    # What to reckon with.

    def frame(self, table: str, **where: str) -> pd.DataFrame:
        """Return a table of the ledger, or the rows of it that hold some values, as a pandas frame.

        A row is a record, its id the index; amounts are figures that add, subtract and divide. Raises
        ``FilterError`` where a value is none that the column has, naming those that it has.
        """
        return records_frame(self.ledger, table, self.lang, where)

    def claims(self, table: str = "", kind: str = "") -> pd.DataFrame:
        """Return what the report claims of its figures, a row a claim; those on a table, or of a kind, where given.

        Columns: ``about``, ``stated``, ``computed`` from the records, ``verdict``, and ``leeway``: by how much the
        two may differ and still agree, each number taken as rounded to its last place.
        """
        found = [
            self._claims[claim.id]
            for claim in self.ledger.records(Claim)
            if table in ("", claim.of_table) and kind in ("", claim.kind)
        ]
        fields = ("about", "stated", "computed", "verdict", "leeway")
        rows = [[getattr(one, name) for name in fields] for one in found]
        ids = pd.Index([one.about.record for one in found], name="id")
        return pd.DataFrame(rows, index=ids, columns=list(fields), dtype=object)

    def figures(self) -> pd.DataFrame:
        """Return the figures and dates of the report that records hold, a row for each place of the text.

        Columns: ``figure`` as printed, ``about``, ``section``, ``time`` (whether it is a date, a length of time or
        a plan period), ``checked`` (whether other figures of the report check it) and ``keeper``: who could.
        """
        rows = [
            {
                "figure": Said.of(one.evidence.phrase, one.record.id),
                "about": record_name(self.ledger, one.record, self.lang),
                "section": section_name(one.evidence.section, self.lang),
                "time": one.is_time,
                "checked": one.checked,
                "keeper": said(self.lang, *KEEPERS.get(one.record.table, ("", ""))),
            }
            for one in self._figures
        ]
        columns = ("figure", "about", "section", "time", "checked", "keeper")
        places = pd.RangeIndex(len(rows), name="id")
        return pd.DataFrame(rows, columns=list(columns), index=places, dtype=object)

    def count_figures(self, figures: pd.DataFrame) -> Figure:
        """Return how many of the report's figures a frame holds, as a figure that knows their places."""
        found = [self._figures[place] for place in figures.index]
        of = tuple(Operand("", "", "", one.evidence) for one in found)
        return Figure(point(len(of), "个"), Count(of), self.lang)

    def count(self, frame: pd.DataFrame) -> Figure:
        """Return how many records a frame holds, as a figure that knows them; one that is not known for none."""
        records = [self.ledger[record] for record in frame.index]
        return count(self.ledger, records, self.lang) if records else Figure(None, None, self.lang)

    def text(self, record_id: str, field: str) -> Said:
        """Return a field of a record in words."""
        return Said.of(value_text(self.ledger, self.ledger[record_id], field, self.lang), record_id)

    def reported(self, frame: pd.DataFrame, column: str) -> object | None:
        """Return what every row says in the words of the report; ``None`` where rows differ, or one is our reading."""
        return None if self._is_ours(frame, column) else shared(frame[column])

    @property
    def counted_by_name(self) -> pd.DataFrame:
        """The claims that say how many things the report names."""
        claims = self.claims()
        return _picked(claims, [self.ledger.one(Claim, str(claim)).aggregate == "count" for claim in claims.index])

    @property
    def against(self) -> pd.DataFrame:
        """The claims that do not follow from the report's own figures."""
        return self._judged(Verdict.CONTRADICTS)

    @property
    def unclear(self) -> pd.DataFrame:
        """The claims that cannot be checked."""
        return self._judged(Verdict.UNCLEAR)

    @property
    def year(self) -> int:
        """The year that the report is about."""
        return self.ledger.report.year

    # What is said and shown.

    def prose(self, *sentences: str, **values: Any) -> Prose | None:
        """Say the sentences whose values are known; ``{share}`` stands for the value ``share``.

        A figure, or what a record says, leads to its evidence; a column is listed with its labels. ``{share:if}``
        prints nothing and asks only whether there is a value, ``{share:unless}`` whether there is none.
        """
        return paragraph(sentences, values, self.evidence_kept)

    def each(self, frame: pd.DataFrame, *sentences: str, **values: Any) -> Prose | None:
        """Say sentences once for every row of a frame, whose columns are their values."""
        told = [
            text
            for _, row in frame.iterrows()
            for one in sentences
            if (text := sentence(one, {**values, **{str(key): one for key, one in row.items()}}, self.evidence_kept))
            is not None
        ]
        return Prose(joined(told, self.lang)) if told else None

    def table(self, frame: pd.DataFrame | pd.Series, name: str, *columns: str) -> PageTable | None:
        """Show a frame, or some of its columns, as a table; nothing where it has no rows.

        ``name`` names its caption and its file. Columns in which no row says anything are left out; words that
        every row repeats stand in the caption. What is the analyst's reading is a column where it is asked for.
        """
        shown = frame.to_frame(name) if isinstance(frame, pd.Series) else frame
        listed = columns or [column for column in shown.columns if column != "analyst"]
        picked = [column for column in listed if _says_something(shown[column])]
        if not len(shown) or not picked:
            return None
        labelled = shown.index.name not in ("id", None)
        repeated = [column for column in picked[not labelled :] if len(shown) > 1 and _repeats(shown[column])]
        # That nothing in it is so needs no column.
        picked = [column for column in picked if column in repeated or not _denies(shown[column])]
        picked = [column for column in picked if column not in repeated]
        rows, mixed = [], [column for column in picked if _is_mixed(shown[column])]
        marked = set() if "analyst" in listed or labelled else self._readings(shown, picked)
        for place, (key, row) in enumerate(shown[picked].iterrows(), 1):
            cells = [self._cell(row[one], f"{name}-{one}-{place}", bare=one not in mixed) for one in picked]
            if labelled:
                cells.insert(0, Cell(str(key), escape(str(key))))
            else:
                cells[0] = self._heading_cell(str(key), cells[0])
                cells = [
                    Cell(one.text, f"{one.html}{MARK}", one.meant) if (str(key), column) in marked else one
                    for column, one in zip(picked, cells, strict=True)
                ]
            rows.append(tuple(cells))
        heads = [str(shown.index.name), *picked] if labelled else picked
        headings = tuple(heading_of(head, self.lang) for head in heads)
        caption = caption_of(name, self.lang)
        if repeated:
            ours = [one for one in repeated if "analyst" not in listed and self._is_ours(shown, one)]
            words = [self._common(one, shown[one].iloc[0], ours=one in ours) for one in repeated]
            between = said(self.lang, *SEMICOLON).join(filter(None, words))
            caption += f"{said(self.lang, *STOP)}{word('common', self.lang)}{between}" if between else ""
        caption += f"{said(self.lang, *STOP)}{word('marked reading', self.lang)}" if marked else ""
        return PageTable(name, caption, headings, tuple(rows))

    def chart(self, finding: Callable[..., Finding | None], **frames: pd.DataFrame) -> PageChart | None:
        """Show a finding of the rows of these frames as a chart; nothing where there is no such finding.

        A frame is named after its table: ``page.chart(findings.funding_by_channel, funding=funding)``.
        """
        rows = {table: self._rows(table, frame) for table, frame in frames.items()}
        try:
            found = finding(self.ledger, self.lang, **rows)
        except ZeroDivisionError:
            # So much for each of an amount that may be none is no finding.
            return None
        if found is None:
            return None
        for record in found.members:
            self.evidence_kept.keep_record(record)
        return PageChart(found)

    def cards(self, claims: pd.DataFrame) -> Any:
        """Show stated figures with what became of them, one beside the other."""
        from IPython.display import HTML  # noqa: PLC0415 - slow to load, and of use in notebooks alone

        items = "".join(
            f"<li><strong>{self.evidence_kept.link(one.stated)}</strong>{escape(one.about)}"
            f"<small>{self.evidence_kept.link(one.outcome(self.lang))}</small></li>"
            for one in (self._claims[str(claim)] for claim in claims.index)
        )
        return HTML(f'<ul class="headlines">{items}</ul>') if items else None  # type: ignore[no-untyped-call]

    def evidence(self) -> Any:
        """Show the evidence of everything that the page has said and shown."""
        from IPython.display import HTML  # noqa: PLC0415 - slow to load, and of use in notebooks alone

        html = self.evidence_kept.html()
        return HTML(html) if html else None  # type: ignore[no-untyped-call]

    def _repr_markdown_(self) -> str:
        """Return the line that heads every chapter: the report, and each of its claims that does not follow."""
        report = self.ledger.report
        head = word("page head", self.lang).format(
            title=escape(record_name(self.ledger, report, self.lang)),
            recipient=escape(key_name(self.ledger, report.recipient, self.lang)),
            year=report.year,
        )
        against = [one for one in self._claims.values() if one.judged is Verdict.CONTRADICTS]
        said_of = ("contradiction", "contradiction with another")
        lines = [sentence(word(said_of[one.elsewhere], self.lang), _values(one), self.evidence_kept) for one in against]
        return "\n\n".join([f"*{head}*", *(f"**{word('against', self.lang)}** {line}" for line in lines if line)])

    def __repr__(self) -> str:
        return repr(Prose(self._repr_markdown_()))

    @cached_property
    def _figures(self) -> list[ReportFigure]:
        return report_figures(self.ledger)

    @cached_property
    def _claims(self) -> dict[str, ClaimFigures]:
        """Every claim by its id."""
        return {one.id: claim_figures(self.ledger, one, self.lang) for one in self.ledger.records(Claim)}

    def _judged(self, verdict: Verdict) -> pd.DataFrame:
        claims = self.claims()
        return _picked(claims, [self._claims[str(claim)].judged is verdict for claim in claims.index])

    def _rows(self, table: str, frame: pd.DataFrame) -> pd.DataFrame:
        """Return the ledger's own rows of a table for the records of a frame."""
        rows = self.ledger.frame(table)
        return rows[rows["id"].isin([str(record) for record in frame.index])]

    def _cell(self, value: object, name: str, *, bare: bool) -> Cell:
        if isinstance(value, Figure):
            text = value.bare if bare else str(value)
            return Cell(text, self.evidence_kept.link(value, name, bare=bare), value.value)
        text = self._words(value)
        return Cell(text, self.evidence_kept.link(value) if isinstance(value, Said) and value.place else escape(text))

    def _words(self, value: object) -> str:
        return word("yes" if value else "no", self.lang) if isinstance(value, bool) else str(value)

    def _is_ours(self, frame: pd.DataFrame, column: str) -> bool:
        """Whether what a column says of some record is the analyst's reading."""
        ids = [str(one) for one in frame.index if str(one) in self.ledger.by_id]
        return any(column in self.ledger[one].analyst for one in ids)

    def _readings(self, frame: pd.DataFrame, columns: list[str]) -> set[tuple[str, str]]:
        """Return the cells, by record and column, that say something which is the analyst's reading."""
        records = {str(key): self.ledger.by_id.get(str(key)) for key in frame.index}
        return {
            (key, column)
            for key, record in records.items()
            for column in columns
            if record is not None
            and {column, f"{column}_zh"} & set(record.analyst)
            # That a report does not say something is no reading of ours.
            and str(getattr(record, column, "")) not in ("None", "not_stated", "()")
        }

    def _common(self, column: str, value: object, *, ours: bool) -> str:
        """Return what every row of a column says, as part of a line; of a yes its heading, of a no or what is not said nothing."""
        if column == "level" and value == Level.NOT_STATED.label(self.lang):
            return ""
        heading = heading_of(column, self.lang)
        heading = said(self.lang, heading[:1].lower() + heading[1:].rstrip("?"), heading)
        if isinstance(value, bool):
            return heading if value else ""
        return f"{heading}{said(self.lang, *COLON)}{value}{word('our reading', self.lang) if ours else ''}"

    def _heading_cell(self, record_id: str, cell: Cell) -> Cell:
        """Return the cell that heads a row: it leads to the record."""
        if cell.html != escape(cell.text) or record_id not in self.ledger.by_id:
            return cell
        return Cell(cell.text, self.evidence_kept.link(Said.of(cell.text, record_id)), cell.meant)


def _values(one: ClaimFigures) -> dict[str, object]:
    return {"about": one.about, "stated": one.stated, "computed": one.computed, "verdict": one.verdict}


def _picked(frame: pd.DataFrame, wanted: list[bool]) -> pd.DataFrame:
    """Return the rows of a frame that are wanted; an empty list picks no rows, not no columns."""
    return frame[pd.Series(wanted, index=frame.index, dtype=bool)]


def _is_mixed(column: pd.Series[Any]) -> bool:
    """Whether the figures of a column are of several units, or some a range, so that no unit goes without saying."""
    known = [one.value for one in column if isinstance(one, Figure) and one.value is not None]
    return len({(value.unit, value.is_point) for value in known}) > 1


def _repeats(column: pd.Series[Any]) -> bool:
    """Whether every row says the same, in words and not as a figure of its own."""
    first = column.iloc[0]
    return not isinstance(first, Figure) and bool(first != "") and all(one == first for one in column)


def _denies(column: pd.Series[Any]) -> bool:
    """Whether every row says no."""
    return all(isinstance(one, bool) and not one for one in column)


def _says_something(column: Iterable[object]) -> bool:
    return any(str(value) for value in column)
