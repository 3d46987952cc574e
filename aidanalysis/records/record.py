"""What every record has: an id, its report and its evidence; and how a record class describes itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, ClassVar, TypeVar, dataclass_transform

from pydantic import AfterValidator, ConfigDict, Field, PlainSerializer, PlainValidator, StringConstraints
from pydantic.dataclasses import dataclass as pydantic_dataclass

from aidanalysis.records.calendar_date import CalendarDate


@dataclass(frozen=True, slots=True)
class Refers:
    """Marks a field that holds the id of a record of another table; of any table where it is empty."""

    table: str = ""


def described(en: str, zh: str, *, words: bool = False, ours: bool = False, **constraints: Any) -> Any:
    """Return a field with its description in both languages; the constraints are pydantic's.

    ``words`` says that the text holds the value word for word, ``ours`` that it is the analyst's reading wherever
    it stands. Of neither, figures, references and values of a list are read from the text, and free text is ours.
    """
    return Field(description=en, json_schema_extra={"zh": zh, "words": words, "ours": ours}, **constraints)


def _calendar_date(value: object) -> CalendarDate:
    return value if isinstance(value, CalendarDate) else CalendarDate.parse(str(value))


def _no_repeats(values: tuple[str, ...]) -> tuple[str, ...]:
    if len(set(values)) != len(values):
        raise ValueError("expected each one once")
    return values


Id = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]*$")]
Text = Annotated[str, StringConstraints(min_length=1)]
Day = Annotated[CalendarDate, PlainValidator(_calendar_date), PlainSerializer(str)]
Ids = Annotated[tuple[Id, ...], AfterValidator(_no_repeats)]

AnyRecord = TypeVar("AnyRecord")

CONFIG = ConfigDict(extra="forbid", arbitrary_types_allowed=True)


@dataclass_transform(kw_only_default=True, frozen_default=True, field_specifiers=(described,))
def record_class(cls: type[AnyRecord]) -> type[AnyRecord]:
    """Make a frozen, validated record class; all its fields are given by name."""
    made: type[AnyRecord] = pydantic_dataclass(frozen=True, kw_only=True, config=CONFIG)(cls)  # type: ignore[assignment]
    return made


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a record stands in its report.

    ``section`` is the chain of the headings' marks (``一（二）四是``), ``phrase`` the shortest words that hold
    the record's figures, ``offset`` the number of characters of the source before them.

    >>> place = aid.Evidence(section="一", phrase="18批156人次", offset=40)
    >>> place.end
    48
    """

    section: str
    phrase: str
    offset: int

    def __post_init__(self) -> None:
        if self.offset < 0:
            raise ValueError(f"expected an offset of zero or more, not {self.offset}")

    @property
    def end(self) -> int:
        """The offset behind the phrase."""
        return self.offset + len(self.phrase)


@record_class
class Record:
    """One fact of a report.

    >>> aid.Visit.table, aid.Visit.title, issubclass(aid.Visit, aid.Record)
    ('visits', ('Visits', '来访'), True)
    """

    #: The name of the table, and its title in English and Chinese.
    table: ClassVar[str]
    title: ClassVar[tuple[str, str]]

    id: Id = described("The record's own name, unique in the ledger", "记录编号，本数据集内唯一")
    report: Annotated[Id, Refers("reports")] = described("The report that states it", "所属报告")
    analyst: Annotated[tuple[Text, ...], AfterValidator(_no_repeats)] = described(
        "Fields that are the analyst's reading and do not stand in the words of the report",
        "属分析者判断、非报告原文的字段",
        default=(),
    )
    evidence: Evidence = described(
        "Where the report states it: section, shortest phrase, offset", "报告依据：章节、最短原文、字符位置"
    )
