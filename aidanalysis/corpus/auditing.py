"""Auditing as a task of a process: a document in, what its figures say of each other out in the form asked for."""

from __future__ import annotations

import csv
import io
import json
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from aidanalysis.auditing.across import Series, across, place_of, year_of
from aidanalysis.auditing.documents import audit_document
from aidanalysis.auditing.outputs.counts import Counts
from aidanalysis.auditing.outputs.lines import as_json
from aidanalysis.claims.judgement import Verdict
from aidanalysis.corpus.pool import over
from aidanalysis.corpus.quantities import as_words, name_of
from aidanalysis.wording.values import Outcome as Says

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import pyarrow as pa

    from aidanalysis.auditing.auditor import Audit
    from aidanalysis.corpus.bounds import Bounds
    from aidanalysis.corpus.pool import Outcome
    from aidanalysis.corpus.source import Source

#: What may be looked for: what does not follow, or that and what is to be asked.
CONTRADICTS, QUERY = "contradicts", "query"
#: The outcomes in rows and in JSON that each choice keeps.
KEPT: Final = {CONTRADICTS: {Says.DOES_NOT_FOLLOW}, QUERY: {Says.DOES_NOT_FOLLOW, Says.QUERY}}


class Audited(NamedTuple):
    """An audit in one form, what it comes to, and the year and place that its report is about."""

    source: Source
    counts: Counts
    year: int | None
    place: str
    output: Any
    warnings: tuple[str, ...] = ()

    @property
    def note(self) -> dict[str, Any]:
        """What a run that is taken up again must know of a document that is done."""
        return {
            "year": self.year,
            "place": self.place,
            str(Says.DOES_NOT_FOLLOW): self.counts.against,
            str(Says.QUERY): self.counts.asked,
        }


@dataclass(frozen=True, slots=True)
class AuditTask:
    """The task; ``form`` is table, jsonl, csv, html or parquet, ``only`` a choice of outcomes."""

    form: str
    only: str | None = None

    def __call__(self, source: Source) -> Audited:
        """Audit a document; raises ``DocumentError``."""
        found = audited(source)
        year, place = year_of(found), place_of(found)
        made = Audited(source._replace(data=None), Counts.of(found), year, place, None, found.warnings)
        return made._replace(output=self._form(found, made))

    def _form(self, found: Audit, made: Audited) -> Any:
        match self.form:
            case "jsonl":
                return json.dumps(_kept(as_json(found) | {"series": made.note}, self.only), ensure_ascii=False)
            case "csv":
                return csv_lines(found, self.only)
            case "parquet":
                return table(found, self.only)
            case "html":
                from aidanalysis.auditing.outputs.page.document import article  # noqa: PLC0415

                return article(made.source.number, found)
            case _:
                return "".join(f"{line}\n" for line in _table_lines(found, self.only))


def audited(source: Source) -> Audit:
    """Return the audit of a document under its name; raises ``DocumentError``."""
    document = source.load()
    return audit_document(document, name_of(document))


def note_of(line: dict[str, Any]) -> dict[str, Any]:
    """Return the note that a line of JSON keeps."""
    note: dict[str, Any] = line["series"]
    return note


def csv_lines(found: Audit, only: str | None) -> str:
    """Return the lines of an audit's claims and queries, their words no formulas to a spreadsheet."""
    lines = io.StringIO()
    writer = csv.writer(lines, lineterminator="\n")
    for row in _rows(found, only):
        writer.writerow([as_words(cell) if isinstance(cell, str) else cell for cell in row])
    return lines.getvalue()


def schema() -> pa.Schema:
    """Return the columns of claims and queries in a table, ``fault`` being why a document has none."""
    import pyarrow as pa  # noqa: PLC0415 - slow to load

    from aidanalysis.auditing.outputs.rows import COLUMNS  # noqa: PLC0415

    numbers = {"start": pa.int64(), "end": pa.int64()}
    return pa.schema([(name, numbers.get(name, pa.string())) for name in (*COLUMNS, "fault")])


def table(found: Audit, only: str | None = None) -> pa.Table:
    """Return an audit's claims and queries as an Arrow table."""
    import pyarrow as pa  # noqa: PLC0415 - slow to load

    from aidanalysis.auditing.outputs.rows import COLUMNS  # noqa: PLC0415

    rows = [dict(zip(COLUMNS, row, strict=True)) for row in _rows(found, only)]
    return pa.Table.from_pylist(rows, schema=schema())


def refused(document: str, fault: str) -> pa.Table:
    """Return the one row of a document that could not be audited."""
    import pyarrow as pa  # noqa: PLC0415 - slow to load

    return pa.Table.from_pylist([{"document": document, "fault": fault}], schema=schema())


def series_of(notes: Iterable[tuple[Source, dict[str, Any]]], bounds: Bounds) -> Iterator[Outcome[Series]]:
    """Yield what the reports of each place say of each other, from one year to the next.

    Only reports that have one of the year before or after are audited again, a place at a time. Reports whose place
    nobody can tell are one place, unless two of them are of one year.
    """
    places: dict[str, dict[int, list[Source]]] = defaultdict(lambda: defaultdict(list))
    for source, note in notes:
        if note.get("year") is not None:
            places[note["place"]][note["year"]].append(source)
    chains = []
    for place, years in places.items():
        if place or all(len(sources) == 1 for sources in years.values()):
            near = [year for year in sorted(years) if year - 1 in years or year + 1 in years]
            chains.append([source for year in near for source in years[year]])
    return over(filter(None, chains), compared, bounds, name=lambda chain: " and ".join(one.name for one in chain[:2]))


def compared(sources: Sequence[Source]) -> Series:
    """Audit the reports of one place and hold each against that of the year before."""
    return across([audited(source) for source in sources])


def contradicts(series: Series) -> bool:
    """Whether growth from one report to the next does not follow."""
    return any(one.claim.verdict is Verdict.CONTRADICTS for one in series.growths)


def _table_lines(found: Audit, only: str | None) -> Iterator[str]:
    from aidanalysis.auditing.outputs.table import document_lines, findings  # noqa: PLC0415

    return findings([found], queries=only == QUERY) if only else document_lines(found)


def _kept(line: dict[str, Any], only: str | None) -> dict[str, Any]:
    """Return the line of a document with nothing but what is asked for; its coverage stays."""
    if only is None:
        return line
    said = {name: [one for one in line[name] if one["outcome"] in KEPT[only]] for name in ("claims", "queries")}
    return {"document": line["document"], **said, "coverage": line["coverage"], "series": line["series"]}


def _rows(found: Audit, only: str | None) -> Iterator[tuple[str | int, ...]]:
    from aidanalysis.auditing.outputs.rows import COLUMNS, rows  # noqa: PLC0415 - pandas is slow to load

    outcome = COLUMNS.index("outcome")
    return (row for row in rows([found]) if only is None or row[outcome] in KEPT[only])
