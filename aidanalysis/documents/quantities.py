"""The quantities of a document, at their places in its text."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING

from aidanalysis.reading import Quantity, read
from aidanalysis.reading.found import Reading
from aidanalysis.reading.tables import read_table

if TYPE_CHECKING:
    from aidanalysis.documents.document import Document


def quantities(source: str | Document) -> Reading:
    """Return every quantity of a text, or of a document: ``read(load("report.docx"))``.

    A table that is surely drawn in a text, by tabs, strokes or columns, is read as one, as it is in a file.

    >>> found = aid.read("签约资金达4亿多元，共28批282人次。")
    >>> found
    <Reading: 3 quantities: 4亿多元、28批、282人次>
    >>> found[0].amount.interval
    <Interval [400000000, 500000000) 元>
    >>> found.to_frame()[["text", "kind", "low", "high", "unit"]]
        text   kind        low       high unit
    0   4亿多元  money  400000000  500000000    元
    1    28批  count         28         28    批
    2  282人次  count        282        282   人次
    """
    if isinstance(source, str):
        drawn = _with_tables(source)
        return Reading(read(source) if drawn is None else read_document(drawn))
    return Reading(read_document(source))


def _with_tables(text: str) -> Document | None:
    """Return a text as a document where a table is drawn in it."""
    if "\n" not in text.strip() or "\r" in text:
        return None
    from aidanalysis.documents.document import Document  # noqa: PLC0415 - a sentence needs none
    from aidanalysis.documents.model import Extract  # noqa: PLC0415

    made = Document.of("", Extract(text))
    return made if made.tables else None


def read_document(document: Document) -> list[Quantity]:
    """Return every quantity of a document; sentences that a line break splits are read as whole ones."""
    found = []
    for quantity in read_body(document):
        start, end = document.body.original(quantity.start, quantity.end)
        found.append(replace(quantity, start=start, end=end, text=document.text[start:end]))
    for start, end in document.furniture:
        aside = read(document.text[start:end])
        found.extend(replace(one, start=one.start + start, end=one.end + start) for one in aside)
    return sorted(found, key=lambda quantity: quantity.start)


def read_body(document: Document) -> list[Quantity]:
    """Return the quantities of a document's body, offsets counted in ``document.body.text``.

    Those of a table know their ``cell``, and have the unit that its heads give them.
    """
    body = document.body
    prose, found = body.text, list[Quantity]()
    for table in document.tables:
        first, last = bisect_left(body.offsets, table.start), bisect_left(body.offsets, table.end)
        if not table.inside:
            prose = prose[:first] + "\n" * (last - first) + prose[last:]
        for cell, quantity in read_table(table, read):
            at = bisect_left(body.offsets, cell.start)
            found.append(replace(quantity, start=at + quantity.start, end=at + quantity.end))
    return sorted((*found, *read(prose)), key=lambda quantity: quantity.start)
