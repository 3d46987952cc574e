"""The measured scores that the package carries: counts, and the rates that follow from them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from aidanalysis.book.figure import Figure, Noted
from aidanalysis.book.wording import word
from aidanalysis.interval import Interval, point
from aidanalysis.ledger.bundled import measured_file

if TYPE_CHECKING:
    from aidanalysis.wording import Lang

#: What is scored of a reader.
VALUES, MONEY, DATES = "value, unit, qualifier", "money", "dates and periods"
#: Texts written for scoring, texts written without knowledge of the rules, and the county's report.
DEV, UNSEEN, REPORT = "dev", "unseen", "report"
#: The package's own reader among the others.
OURS: Final = "aidanalysis"
#: The file of what each document format keeps.
FORMATS: Final = "formats.json"
#: The file of how this package takes numbers out of pages and PDFs beside other libraries.
EXTRACTORS: Final = "extractors.json"


@dataclass(frozen=True, slots=True)
class Counts:
    """How many finds are right, how many are none, and how many were missed."""

    right: int
    false: int
    missed: int

    @property
    def precision(self) -> float:
        """The share of the finds that are right."""
        return self.right / (self.right + self.false or 1)

    @property
    def recall(self) -> float:
        """The share of what is there that was found."""
        return self.right / (self.right + self.missed or 1)

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        return 2 * self.right / (2 * self.right + self.false + self.missed or 1)


@cache
def scores() -> dict[str, Any]:
    """Return the stored scores; nobody may write into them."""
    held: dict[str, Any] = json.loads(measured_file("scores.json").read_text(encoding="utf-8"))
    return held


@cache
def formats() -> dict[str, Any]:
    """Return what was measured of each document format; nobody may write into it."""
    held: dict[str, Any] = json.loads(measured_file(FORMATS).read_text(encoding="utf-8"))
    return held


@cache
def extractors() -> list[dict[str, Any]]:
    """Return what was measured of readers of pages and PDFs beside others; nobody may write into it."""
    held: list[dict[str, Any]] = json.loads(measured_file(EXTRACTORS).read_text(encoding="utf-8"))
    return held


def readers() -> dict[str, str]:
    """Return the readers that were scored, with their versions."""
    return {name: held["version"] for name, held in scores()["readers"].items()}


def reading(reader: str, texts: str, scored: str) -> Counts:
    """Return the counts of a reader on a set."""
    return Counts(**scores()["readers"][reader]["sets"][texts][scored])


@cache
def _auditor() -> dict[str, Any]:
    held: dict[str, Any] = json.loads(measured_file("auditor.json").read_text(encoding="utf-8"))
    return held


def auditor_sets() -> list[str]:
    """Return the sets of marked texts on which the auditor was measured."""
    return list(_auditor()["sets"])


def auditor_row(texts: str) -> dict[str, int]:
    """Return the counts of the auditor on a set, each text left out of the fit of its weights."""
    held: dict[str, int] = _auditor()["left_out"].get(texts) or _auditor()["sets"][texts]
    return held


def auditor_digits(report: str) -> dict[str, int]:
    """Return how many changed digits of a report are caught, asked about and not noticed."""
    held: dict[str, int] = _auditor()["digits"][report]
    return held


def rate(part: float, counts: Counts, lang: Lang) -> Figure:
    """Return a rate to three decimals, with the counts that it comes from."""
    number = Decimal(f"{part:.3f}")
    how = word("counts", lang).format(right=counts.right, false=counts.false, missed=counts.missed)
    return Figure(Interval(number, number, ""), Noted(how), lang)


def each(counted: int, of: int, per: int, how: str, lang: Lang) -> Figure:
    """Return how many there are in so many, to one decimal, with the counts that it comes from."""
    number = Decimal(f"{counted / (of or 1) * per:.1f}")
    return Figure(Interval(number, number, ""), Noted(f"{how}: {counted} × {per} ÷ {of}"), lang)


def number(one: int, how: str, lang: Lang) -> Figure:
    """Return a count that was measured, with what it counts."""
    return Figure(point(one, "个"), Noted(how), lang)


def size(texts: str, key: str) -> int:
    """Return how many texts, quantities, dates or claims a set has."""
    return int(scores()["sets"][texts][key])
