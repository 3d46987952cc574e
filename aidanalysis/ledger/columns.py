"""The columns of a table, derived from its record class."""

from __future__ import annotations

import types
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Annotated, Any, TypeVar, Union, cast, get_args, get_origin

from pydantic import StringConstraints
from pydantic.fields import FieldInfo

from aidanalysis.amount import Amount, Qualifier
from aidanalysis.records.calendar_date import CalendarDate
from aidanalysis.records.record import Evidence, Record, Refers
from aidanalysis.units import unit_names
from aidanalysis.wording import Labelled, said

AnyFunction = TypeVar("AnyFunction", bound=Callable[..., Any])

#: ``functools.cache`` with the function's own type; type checkers take a class with a typed hash for unhashable.
once = cast("Callable[[AnyFunction], AnyFunction]", cache)

#: What the parts of an amount and of evidence mean, in English and Chinese.
PARTS = {
    "unit": ("unit as printed", "原文单位"),
    "qualifier": ("how the words round the number bend it", "限定方式"),
    "upper": ("upper end of a range", "区间上限"),
    "section": ("The marks of the headings above it", "所在章节"),
    "phrase": ("The shortest words of the report that hold the figure", "含该数字的最短原文"),
    "offset": ("Characters of the source before the phrase", "原文中该短语之前的字符数"),
}


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table: the field it belongs to, its type and what it means.

    ``type`` is a Table Schema type; ``choices`` are the only values it may hold; ``refers`` names the table whose
    ids it holds, ``*`` for any; ``many`` says that it holds several, joined by ``;``.
    """

    name: str
    field: str
    type: str
    required: bool
    en: str
    zh: str
    choices: tuple[str, ...] = ()
    refers: str = ""
    many: bool = False
    pattern: str = ""

    def describe(self, lang: str) -> str:
        """Return what the column means, for readers of ``lang``."""
        return said(lang, self.en, self.zh)


@dataclass(frozen=True, slots=True)
class FieldType:
    """A field's plain type, whether it may be empty, and what is said about it."""

    plain: Any
    optional: bool
    marks: tuple[Any, ...]


def field_infos(cls: type[Record]) -> dict[str, FieldInfo]:
    """Return pydantic's description of each field, id first and evidence last."""
    infos: dict[str, FieldInfo] = cls.__pydantic_fields__  # type: ignore[attr-defined]
    last = ("analyst", "evidence")
    return {name: infos[name] for name in [*(name for name in infos if name not in last), *last]}


class Rests(StrEnum):
    """What the value of a field rests on."""

    KEY = "key"
    """Nothing: it names the record or its report."""
    EVIDENCE = "evidence"
    """It says itself where the record rests."""
    FIGURE = "figure"
    """A figure or date of the text, with the same digits, unit and bending words."""
    WORDS = "words"
    """Words of the text, as they stand."""
    REFERENCE = "reference"
    """Words that name another record beside the record's own."""
    LISTED = "listed"
    """A word of the list of ``stated_by.toml``."""
    ANALYST = "analyst"
    """The analyst's reading: a translation, a summary, a classification."""


#: Fields of text that print a figure, which the phrase must hold as it is.
PRINTED_TEXT = ("plan_period",)
#: Fields that name a record, or say where one rests or how a claim is computed.
KEYS, EVIDENCE = ("id", "report", "sha256"), ("evidence", "analyst", "of")


@once
def rests(cls: type[Record]) -> dict[str, Rests]:
    """Return what each field of a record class rests on."""
    return {name: _rests(name, info, field_types(cls)[name]) for name, info in field_infos(cls).items()}


def _rests(name: str, info: FieldInfo, field: FieldType) -> Rests:
    extra = info.json_schema_extra if isinstance(info.json_schema_extra, dict) else {}
    if name in KEYS:
        return Rests.KEY
    if name in EVIDENCE:
        return Rests.EVIDENCE
    if extra.get("ours"):
        return Rests.ANALYST
    if field.plain in (Amount, CalendarDate) or name == "year" or name in PRINTED_TEXT:
        return Rests.FIGURE
    if extra.get("words"):
        return Rests.WORDS
    if any(isinstance(mark, Refers) for mark in field.marks):
        return Rests.REFERENCE
    if field.plain is bool or (isinstance(field.plain, type) and issubclass(field.plain, Labelled)):
        return Rests.LISTED
    return Rests.ANALYST


@once
def field_types(cls: type[Record]) -> dict[str, FieldType]:
    """Return the plain type of each field of a record class."""
    return {name: _plain(info) for name, info in field_infos(cls).items()}


def _plain(info: FieldInfo) -> FieldType:
    annotation, marks, optional = info.annotation, list(info.metadata), not info.is_required()
    while True:
        if get_origin(annotation) is Annotated:
            annotation, *more = get_args(annotation)
            marks += more
        elif get_origin(annotation) in (Union, types.UnionType):
            (annotation,) = (arg for arg in get_args(annotation) if arg is not type(None))
        else:
            return FieldType(annotation, optional, tuple(marks))


@once
def columns(cls: type[Record]) -> tuple[Column, ...]:
    """Return the columns of a record class, in the order in which they are written."""
    return tuple(
        column
        for name, info in field_infos(cls).items()
        for column in _field_columns(name, info, field_types(cls)[name])
    )


def column_of(cls: type[Record], name: str) -> Column:
    """Return the column of a record class that has a name."""
    (column,) = (one for one in columns(cls) if one.name == name)
    return column


def _field_columns(name: str, info: FieldInfo, field: FieldType) -> list[Column]:
    extra = info.json_schema_extra
    en, zh = info.description or "", str(extra["zh"]) if isinstance(extra, dict) else ""
    required = not field.optional
    if field.plain is Evidence:
        return [
            Column(part, name, "integer" if part == "offset" else "string", True, *PARTS[part])
            for part in ("section", "phrase", "offset")
        ]
    if field.plain is Amount:
        qualifiers = tuple(Qualifier)

        def part(of: str, type_: str = "string", required: bool = False, choices: tuple[str, ...] = ()) -> Column:
            return Column(
                f"{name}_{of}", name, type_, required, f"{en}: {PARTS[of][0]}", f"{zh}：{PARTS[of][1]}", choices
            )

        return [
            Column(name, name, "number", required, f"{en}: the number as printed", f"{zh}：原文数字"),
            part("unit", required=required, choices=tuple(unit_names())),
            part("qualifier", required=required, choices=qualifiers),
            part("upper", "number"),
        ]
    refers = next((mark.table or "*" for mark in field.marks if isinstance(mark, Refers)), "")
    patterns = [mark.pattern for mark in field.marks if isinstance(mark, StringConstraints) and mark.pattern]
    pattern = str(patterns[0]) if patterns else ""
    choices = tuple(field.plain) if isinstance(field.plain, type) and issubclass(field.plain, Labelled) else ()
    many = get_origin(field.plain) is tuple
    return [Column(name, name, _table_type(field.plain), required, en, zh, choices, refers, many, pattern)]


def _table_type(plain: Any) -> str:
    return {bool: "boolean", int: "integer", CalendarDate: "string"}.get(plain, "string")


def amount_fields(cls: type[Record]) -> tuple[str, ...]:
    """Return the fields of a record class that hold an amount."""
    return tuple(name for name, field in field_types(cls).items() if field.plain is Amount)
