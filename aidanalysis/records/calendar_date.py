"""A date as far as a report gives it: year, month or day, or a month of every year."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Self

FORM = re.compile(r"(?P<year>\d{4}|-)(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?", re.ASCII)


@dataclass(frozen=True, slots=True, order=True)
class CalendarDate:
    """A date of reduced precision, written ``2010``, ``2010-09``, ``2010-07-29`` or ``--09`` (September)."""

    year: int | None
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if self.year is None and self.month is None:
            raise ValueError("a date needs a year or a month")
        if self.day is not None and self.month is None:
            raise ValueError("a day needs its month")
        # 2000 is a leap year, so that 29 February of an unknown year passes.
        known = (2000, 1, 1)
        date(
            *(
                other if part is None else part
                for part, other in zip((self.year, self.month, self.day), known, strict=True)
            )
        )

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read the written form; raises ``ValueError`` for another form or a day that is not in the calendar."""
        match = FORM.fullmatch(text)
        if not match:
            raise ValueError("expected a date such as 2008, 2008-09, 2008-07-29 or --09")
        year, month, day = (None if part in (None, "-") else int(part) for part in match.groups())
        try:
            return cls(year, month, day)
        except ValueError:
            raise ValueError("expected a day that is in the calendar") from None

    def __str__(self) -> str:
        year = "-" if self.year is None else f"{self.year:04}"
        return "-".join([year, *(f"{part:02}" for part in (self.month, self.day) if part is not None)])
