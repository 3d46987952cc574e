"""Figures from outside the report: what was published elsewhere, kept apart from the records."""

from __future__ import annotations

import csv
from decimal import Decimal
from typing import TYPE_CHECKING

import pandas as pd

from aidanalysis.amount import Amount
from aidanalysis.book.figure import Figure, Noted
from aidanalysis.ledger.bundled import measured_file
from aidanalysis.wording import said

if TYPE_CHECKING:
    from aidanalysis.wording import Lang


def outside_figures(name: str, lang: Lang) -> pd.DataFrame:
    """Return figures from a file beside the book: ``year``, ``amount`` as a figure that leads to its source, ``source``."""
    with measured_file(name).open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    amounts = [
        Figure(Amount(Decimal(row["amount"]), row["unit"]).interval, Noted(row["source"], row["url"]), lang)
        for row in rows
    ]
    columns = {"amount": amounts, "source": [row["source"] for row in rows]}
    return pd.DataFrame(
        columns,
        index=pd.Index([f"{row['year']}{said(lang, '', '年')}" for row in rows], name="year"),
        dtype=object,
    )
