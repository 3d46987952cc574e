"""A finding: a plain frame, the title that it bears out, and what a page says and shows of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple

from aidanalysis import wording
from aidanalysis.interval import Interval
from aidanalysis.units import PERSON_TIME
from aidanalysis.wording import said

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import pandas as pd

    from aidanalysis.ledger import Ledger
    from aidanalysis.records import Record
    from aidanalysis.wording import Lang


class Form(StrEnum):
    """The question that a frame answers, after which its chart is chosen; the columns each needs are told here.

    All frames have ``label`` and ``members`` (ids of the records behind a row, ``;`` between them). ``bars``,
    ``bullet``, ``split``, ``dumbbell`` and ``ranges`` have the interval of each row: ``low``, ``high`` (empty
    where there is no end), ``low_open``, ``high_open``, ``unit``.
    """

    #: How much each: one bar a row.
    BARS = "bars"
    #: A figure against marks; column ``role``: figure, target, next target.
    BULLET = "bullet"
    #: What a whole consists of; column ``part``: named, rest.
    SPLIT = "split"
    #: How one thing differs by measure; column ``measure``, in words.
    DUMBBELL = "dumbbell"
    #: When: columns ``date`` (2010-07-29, 2010-09 or empty) and ``printed``, the date in words.
    TIMELINE = "timeline"
    #: Who with what: columns ``row``, ``column`` and ``mark``, in words.
    MATRIX = "matrix"
    #: How good each, from 0 to 1: columns ``series`` and ``value``.
    DOTS = "dots"
    #: What the words leave open, beside a figure; column ``strong`` for the figure.
    RANGES = "ranges"


class Fact(NamedTuple):
    """A figure that a title or a sentence states: its value, the records it is made of, and how."""

    value: Interval
    of: tuple[str, ...]
    how: str = ""


@dataclass(frozen=True)
class Finding:
    """What a frame shows, in one language: everything here is computed from ``frame``.

    ``title`` claims what the chart shows and no more; ``sentence`` says it in prose. ``headings`` names the
    columns of ``table()``; ``facts`` are the figures of title and sentence by name, for a text of one's own.
    """

    name: str
    form: Form
    lang: Lang
    frame: pd.DataFrame
    title: str
    subtitle: str
    sentence: str
    headings: Mapping[str, str] = field(default_factory=dict)
    facts: Mapping[str, Fact] = field(default_factory=dict)
    places: int | None = None
    #: What 人次 counts, in English.
    persons: str = PERSON_TIME
    #: Where the figures come from, if not from the report.
    published: str = ""

    @property
    def source(self) -> str:
        """What the figures come from."""
        return self.published or said(
            self.lang, "Source: the report; own calculation.", "资料来源：报告原文，本书计算。"
        )

    @property
    def rows(self) -> list[dict[str, Any]]:
        """The rows of the frame, each by column, in their order."""
        return list(records(self.frame))

    @property
    def members(self) -> tuple[str, ...]:
        """The ids of all records that the finding rests on."""
        return tuple(dict.fromkeys(one for row in self.rows for one in str(row["members"]).split(";") if one))

    def printed(self, row: Mapping[str, Any]) -> str:
        """Return a row's value as a reader would write it."""
        return wording.interval(meant(row), self.lang, self.places, self.persons) if "low" in row else ""

    def table(self) -> pd.DataFrame:
        """Return the frame as a reader would print it: headings and values in words."""
        import pandas as pd  # noqa: PLC0415 - slow to load

        rows = [
            {head: self.printed(row) if key == "value" else row[key] for key, head in self.headings.items()}
            if self.form is not Form.DOTS
            else {head: row[key] for key, head in self.headings.items()}
            for row in self.rows
        ]
        return pd.DataFrame(rows, columns=list(self.headings.values()))

    def __repr__(self) -> str:
        return f"Finding({self.name}: {self.title})"

    def _repr_html_(self) -> str:
        return self.table().to_html(index=False, border=0)


def records(frame: pd.DataFrame) -> Iterable[dict[str, Any]]:
    """Yield the rows of a pandas frame with plain Python values; what is missing is ``None``."""
    import pandas as pd  # noqa: PLC0415 - slow to load

    for row in frame.to_dict("records"):
        yield {str(key): None if pd.isna(value) else value for key, value in row.items()}


def meant(row: Mapping[str, Any], field_name: str = "") -> Interval:
    """Return the interval of a row: its own, or that of one of its amounts by name."""
    stem = f"{field_name}_" if field_name else ""
    low, high = row[f"{stem}low"], row[f"{stem}high"]
    unit = row[f"{stem}base" if field_name else "unit"]
    return Interval(
        _plain(low), None if high is None else _plain(high), unit, row[f"{stem}low_open"], row[f"{stem}high_open"]
    )


def ends(interval: Interval) -> dict[str, Any]:
    """Return an interval as the columns of a row."""
    return {
        "low": interval.low,
        "high": interval.high,
        "low_open": interval.low_open,
        "high_open": interval.high_open,
        "unit": interval.unit,
    }


def framed(rows: Iterable[Mapping[str, Any]]) -> pd.DataFrame:
    """Return rows as a plain pandas frame; decimals stay exact."""
    import pandas as pd  # noqa: PLC0415 - slow to load

    return pd.DataFrame([dict(row) for row in rows])


class Names(dict[str, str]):
    """What records are called, by id; one that is not there stands for itself."""

    def __missing__(self, key: str) -> str:
        return key


def names(ledger: Ledger, cls: type[Record], lang: Lang) -> Names:
    """Return what readers of a language call the records of a class, by id."""
    found: tuple[Any, ...] = ledger.records(cls)
    return Names({one.id: str(getattr(one, f"name_{lang}") or one.name_zh) for one in found})


def called(row: Mapping[str, Any], field_name: str, lang: Lang) -> str:
    """Return the words of a row in a language; Chinese where there are none in English."""
    return str(row[f"{field_name}_{lang}"] or row[f"{field_name}_zh"])


def stating(frame: pd.DataFrame, *fields: str) -> list[dict[str, Any]]:
    """Return the rows of a frame that state all of these amounts."""
    return [row for row in records(frame) if all(row[f"{one}_low"] is not None for one in fields)]


def is_read(frame: pd.DataFrame, field_name: str) -> bool:
    """Whether what a frame says in one field is, of some record, the analyst's reading."""
    return any(field_name in str(row["analyst"]).split(";") for row in records(frame))


def _plain(number: Any) -> Decimal:
    return Decimal(f"{Decimal(number).normalize():f}")
