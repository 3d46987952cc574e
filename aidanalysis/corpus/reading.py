"""Reading as a task of a process: a document in, its quantities out in the form that is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from aidanalysis.corpus import quantities
from aidanalysis.documents import read_document

if TYPE_CHECKING:
    from aidanalysis.corpus.source import Source
    from aidanalysis.documents import Document
    from aidanalysis.reading import Quantity

NO_FIGURE: Final = "no figure was read in it"
#: How much of the sentence a context shows on either side, in characters.
CONTEXT: Final = 18


class Found(NamedTuple):
    """What was read of a document, in one form, and what is to be said of it besides."""

    document: str
    output: Any
    warnings: tuple[str, ...]


class Line(NamedTuple):
    """One quantity for the terminal, and the words round it."""

    text: str
    kind: str
    value: str
    unit: str
    qualifier: str
    section: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Read:
    """The task; ``form`` is table, jsonl, csv or parquet."""

    form: str

    def __call__(self, source: Source) -> Found:
        """Read a document; raises ``DocumentError``."""
        document = source.load()
        found = read_document(document)
        warnings = (*document.warnings, *(() if found else (NO_FIGURE,)))
        return Found(quantities.name_of(document), FORMS[self.form](document, found), warnings)


def _lines(document: Document, found: list[Quantity]) -> list[Line]:
    return [_line(document, one) for one in found]


def _line(document: Document, one: Quantity) -> Line:
    return Line(
        one.text.replace("\n", ""),
        one.kind,
        "–".join(f"{value:,f}" for value in (one.value, one.value2) if value is not None),
        one.unit,
        one.qualifier,
        document.section_at(one.start),
        document.text[max(0, one.start - CONTEXT) : one.start].rpartition("\n")[2],
        document.text[one.end : one.end + CONTEXT].partition("\n")[0],
    )


FORMS: Final = {
    "table": _lines,
    "jsonl": quantities.json_line,
    "csv": quantities.csv_lines,
    "parquet": quantities.table,
}
