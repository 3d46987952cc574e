"""The audit of a text, or of a document: of its sentences as they are meant, at their places in the file's text."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from aidanalysis.auditing.auditor import Audit, audit_text
from aidanalysis.documents import read_body

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aidanalysis.documents import Document
    from aidanalysis.reading import Quantity


def audit(
    source: str | Document, quantities: Sequence[Quantity] | None = None, *, document: str | None = None
) -> Audit:
    """Say what the figures of a text, or of a document, prove of each other: ``audit(load("report.docx"))``.

    The quantities of a text are read unless they are given; ``document`` names it in tables and pages.

    >>> found = aid.audit("共接待来访28批282人次，其中北京18批156人次、省内6批85人次、部委5批41人次。")
    >>> found
    <Audit: 8 of 8 figures checked; claims: 1 exact, 1 contradicts>
    >>> found.to_frame()[["outcome", "stated", "calculation"]]
               outcome stated                  calculation
    0  does not follow    28批          18批 + 6批 + 5批 = 29批
    1          follows  282人次  156人次 + 85人次 + 41人次 = 282人次
    """
    if isinstance(source, str):
        return audit_text(source, quantities, document=document or "")
    return audit_document(source, document)


def audit_document(document: Document, name: str | None = None) -> Audit:
    """Audit the body of a document; page furniture is neither read nor counted."""
    said = document.name if name is None else name
    found = audit_text(document.body.text, read_body(document), document=said, tables=document.tables)
    figures = {id(figure): figure for claim in (*found.claims, *found.queries) for figure in claim.figures}
    figures |= {id(figure): figure for figure in (*found.passage.figures, *found.passage.cells)}
    for figure in figures.values():
        start, end = document.body.original(figure.quantity.start, figure.quantity.end)
        figure.quantity = replace(figure.quantity, start=start, end=end, text=document.text[start:end])
    return replace(found, passage=replace(found.passage, text=document.text), warnings=document.warnings)
