"""``source.csv``: what was read of a ledger's text, as one row a figure, heading, part or place of words.

It holds no sentence: of the text it has the figures, and the words that records state.
"""

from __future__ import annotations

import csv
import io
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Final

from aidanalysis.amount import Amount, Qualifier
from aidanalysis.ledger.csv_table import write_rows
from aidanalysis.ledger.source import PARTS, Figure, Heading, Part, Source, Span
from aidanalysis.records import CalendarDate

if TYPE_CHECKING:
    from collections.abc import Iterator

FILE: Final = "source.csv"
#: Each column with its Table Schema type and what it means.
COLUMNS: Final = {
    "row": ("string", "What the row tells: text, heading, part, figure, article (a bare 一个) or words"),
    "start": ("integer", "Characters of the text before it"),
    "end": ("integer", "Characters of the text before what follows it"),
    "text": ("string", "The figure or words; of the text its SHA-256, of a heading its section, of a part its size"),
    "value": ("string", "The number as printed"),
    "upper": ("string", "The upper end of a range"),
    "unit": ("string", "The unit as printed"),
    "qualifier": ("string", "How the words round the number bend it"),
    "date": ("string", "The date"),
}


def write_source(source: Source) -> bytes:
    """Return ``source.csv``."""
    return write_rows(tuple(COLUMNS), sorted(_rows(source), key=lambda row: (ROWS.index(row[0]), int(row[1]), row)))


#: The order of the rows.
ROWS: Final = ("text", "heading", "part", "figure", "article", "words")


def _rows(source: Source) -> Iterator[tuple[str, ...]]:
    blank = ("",) * 5
    yield ("text", "0", str(source.length), source.sha256, *blank)
    for heading in source.headings:
        yield ("heading", str(heading.start), "", heading.section, *blank)
    for part in source.parts:
        yield ("part", str(part.start), "", PARTS[part.level], *blank)
    for one in source.figures:
        amount = one.amount
        printed = ("", "", "", "")
        if amount:
            upper = "" if amount.upper is None else f"{amount.upper:f}"
            printed = (f"{amount.value:f}", upper, amount.unit, str(amount.qualifier))
        row = "figure" if one.plain else "article"
        yield (row, str(one.start), str(one.end), one.text, *printed, "" if one.date is None else str(one.date))
    for words, places in source.words.items():
        for start, end in places:
            yield ("words", str(start), str(end), words, *blank)


def parse_source(data: bytes) -> Source:
    """Return what ``source.csv`` says of the text; raises ``ValueError`` where it was not derived as it is."""
    try:
        rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
        (text,) = (row for row in rows if row["row"] == "text")
        words: dict[str, list[Span]] = {}
        for row in rows:
            if row["row"] == "words":
                words.setdefault(row["text"], []).append((int(row["start"]), int(row["end"])))
        return Source(
            text["text"],
            tuple(sorted(_figure(row) for row in rows if row["row"] in ("figure", "article"))),
            tuple(Heading(int(row["start"]), row["text"]) for row in rows if row["row"] == "heading"),
            tuple(Part(int(row["start"]), PARTS.index(row["text"])) for row in rows if row["row"] == "part"),
            int(text["end"]),
            {word: tuple(sorted(places)) for word, places in words.items()},
        )
    except (KeyError, TypeError, InvalidOperation, csv.Error) as error:
        raise ValueError(str(error)) from None


def _figure(row: dict[str, str]) -> Figure:
    amount = None
    if row["value"]:
        upper = Decimal(row["upper"]) if row["upper"] else None
        amount = Amount(Decimal(row["value"]), row["unit"], Qualifier(row["qualifier"]), upper)
    date = CalendarDate.parse(row["date"]) if row["date"] else None
    return Figure(int(row["start"]), int(row["end"]), row["text"], amount, date, row["row"] == "figure")
