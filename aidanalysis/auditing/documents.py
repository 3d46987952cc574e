"""The audit of a document: of its sentences as they are meant, at their places in the file's text."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from aidanalysis.auditing.auditor import Audit, audit
from aidanalysis.documents import read_body

if TYPE_CHECKING:
    from aidanalysis.documents import Document


def audit_document(document: Document, name: str | None = None) -> Audit:
    """Audit the body of a document; page furniture is neither read nor counted."""
    found = audit(document.body.text, read_body(document), document=document.name if name is None else name)
    figures = {id(figure): figure for claim in (*found.claims, *found.queries) for figure in claim.figures}
    figures |= {id(figure): figure for figure in found.passage.figures}
    for figure in figures.values():
        start, end = document.body.original(figure.quantity.start, figure.quantity.end)
        figure.quantity = replace(figure.quantity, start=start, end=end, text=document.text[start:end])
    return replace(found, passage=replace(found.passage, text=document.text))
