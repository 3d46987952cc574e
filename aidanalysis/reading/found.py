"""What the reader found in a text, as a list and as a frame."""

from __future__ import annotations

from decimal import Decimal
from html import escape
from typing import TYPE_CHECKING, Final

from aidanalysis.extras import require
from aidanalysis.reading.quantity import Quantity

if TYPE_CHECKING:
    import pandas as pd

COLUMNS: Final = (
    "start",
    "end",
    "text",
    "kind",
    "value",
    "upper",
    "unit",
    "qualifier",
    "low",
    "high",
    "low_open",
    "high_open",
)


class Reading(list[Quantity]):
    """The quantities of one text, in their order: a list that shows itself as a table."""

    def to_frame(self) -> pd.DataFrame:
        """Return a row a quantity: its place and text, its kind, the number as read and the interval it means.

        ``low`` and ``high`` are in the base unit (元 for 万元), empty for dates and for what could not be read;
        ``high`` is empty too where there is no upper end.
        """
        require("pandas")
        import pandas as pd  # noqa: PLC0415 - slow to load

        return pd.DataFrame([_row(one) for one in self], columns=list(COLUMNS)).astype(object)

    def __repr__(self) -> str:
        return f"<Reading: {len(self)} {'quantity' if len(self) == 1 else 'quantities'}: {'、'.join(one.text for one in self[:6])}{' …' if len(self) > 6 else ''}>"

    def _repr_html_(self) -> str:
        rows = "".join(
            f"<tr><td>{escape(one.text)}</td><td>{one.kind}</td><td>{escape(_meaning(one))}</td><td>{one.start}</td></tr>"
            for one in self
        )
        return f"<table><tr><th>text</th><th>kind</th><th>means</th><th>at</th></tr>{rows}</table>"


def _row(one: Quantity) -> tuple[object, ...]:
    place = (one.start, one.end, one.text, str(one.kind))
    if one.value is None:
        return (*place, None, None, None, None, None, None, None, None)
    meant = one.amount.interval
    upper = None if one.value2 is None else Decimal(f"{one.value2:f}")
    number = (Decimal(f"{one.value:f}"), upper, one.unit, str(one.meaning))
    return (*place, *number, meant.low, meant.high, meant.low_open, meant.high_open)


def _meaning(one: Quantity) -> str:
    return "" if one.value is None else str(one.amount.interval)
