"""What a reader takes away, and what its columns mean: the ledger's files and its data dictionary."""

from __future__ import annotations

from decimal import Decimal
from html import escape
from typing import TYPE_CHECKING, Any

import pandas as pd

from aidanalysis import wording
from aidanalysis.amount import Amount, Qualifier
from aidanalysis.book.table import TABLE_JSON, Cell, PageTable
from aidanalysis.book.wording import word
from aidanalysis.interval import point
from aidanalysis.ledger.columns import columns
from aidanalysis.records import RECORD_CLASSES
from aidanalysis.wording import said

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from aidanalysis.ledger import Ledger
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


class FoldedTables:
    """Tables one below the other, each folded under its caption."""

    def __init__(self, tables: Sequence[PageTable]) -> None:
        self.tables = tables

    def _repr_mimebundle_(self, **_: object) -> Mapping[str, Any]:
        folded = (
            f'<details class="chart-table"><summary>{escape(one.caption)}</summary>{one.html()}</details>'
            for one in self.tables
        )
        return {
            "text/html": "".join(folded),
            "text/plain": "\n\n".join(map(repr, self.tables)),
            TABLE_JSON: [one.data() for one in self.tables],
        }


def qualifiers(lang: Lang) -> pd.DataFrame:
    """Return the words round a number, each with an example and the numbers that it means."""
    rows = [
        (str(example), wording.interval(example.interval, lang), said(lang, *meaning))
        for example, meaning in QUALIFIER_EXAMPLES
    ]
    names = [word(key, lang) for key in ("example", "means", "words")]
    return pd.DataFrame(rows, columns=names).set_index(names[-1])


def downloads(ledger: Ledger, lang: Lang) -> PageTable:
    """Return the ledger's files as a table of links."""
    files = [(word("workbook", lang), len(ledger.by_id), f"{ledger.report.id}.xlsx")]
    files += [
        (said(lang, *RECORD_CLASSES[table].title), len(records), f"{table}.csv")
        for table, records in ledger.tables.items()
    ]
    rows = tuple(
        (
            _plain(title),
            Cell(str(records), str(records), point(records, "个")),
            Cell(file, f'<a href="_static/data/{ledger.report.id}/{escape(file)}" download>{escape(file)}</a>'),
        )
        for title, records, file in files
    )
    names = tuple(word(key, lang) for key in ("table", "records", "file"))
    return PageTable("downloads", word("downloads", lang), names, rows)


def dictionary(ledger: Ledger, lang: Lang) -> FoldedTables:
    """Return the columns of every table: name, type, whether they must be filled in, and what they mean."""
    names = tuple(word(key, lang) for key in ("column", "type", "required", "meaning"))
    tables = []
    for table in ledger.tables:
        cls = RECORD_CLASSES[table]
        rows = tuple(
            tuple(map(_plain, (one.name, one.type, word("yes" if one.required else "no", lang), one.describe(lang))))
            for one in columns(cls)
        )
        title = f"{said(lang, *cls.title)} ({table}.csv)"
        tables.append(PageTable(f"dictionary-{table}", title, names, rows))
    return FoldedTables(tables)


def _plain(text: str) -> Cell:
    return Cell(text, escape(text))
