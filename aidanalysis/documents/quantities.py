"""The quantities of a document, at their places in the text as extracted."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from aidanalysis.reading import Quantity, read

if TYPE_CHECKING:
    from aidanalysis.documents.document import Document


def read_document(document: Document) -> list[Quantity]:
    """Return every quantity of a document; sentences that a line break splits are read as whole ones."""
    found = []
    for quantity in read(document.body.text):
        start, end = document.body.original(quantity.start, quantity.end)
        found.append(replace(quantity, start=start, end=end, text=document.text[start:end]))
    for start, end in document.furniture:
        aside = read(document.text[start:end])
        found.extend(replace(one, start=one.start + start, end=one.end + start) for one in aside)
    return sorted(found, key=lambda quantity: quantity.start)
