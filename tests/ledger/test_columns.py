"""Columns, Table Schema, frames and cells: all derived from the record classes."""

from __future__ import annotations

import dataclasses
import re

import pyarrow as pa
import pytest

from aidanalysis.amount import Qualifier
from aidanalysis.ledger.columns import Column, amount_fields, columns, field_infos, field_types
from aidanalysis.ledger.datapackage import table_schema
from aidanalysis.ledger.frames import ARROW_TYPES, INTERVAL_PARTS, arrow_schema, arrow_table
from aidanalysis.records import RECORD_CLASSES, Agreement, Claim, Funding, Record, Target
from aidanalysis.units import unit_names

every_class = pytest.mark.parametrize("cls", RECORD_CLASSES.values(), ids=RECORD_CLASSES)
HAN = re.compile("[\u4e00-\u9fff]")


def column(cls: type[Record], name: str) -> Column:
    """Return one column of a class."""
    (found,) = (one for one in columns(cls) if one.name == name)
    return found


@every_class
def test_every_field_has_its_columns(cls: type[Record]) -> None:
    """Each field of a class has its columns and each column its field, no name stands twice, evidence comes last."""
    names = [one.name for one in columns(cls)]
    assert len(set(names)) == len(names)
    assert {one.field for one in columns(cls)} == {field.name for field in dataclasses.fields(cls)}
    assert names[0] == "id"
    assert names[-3:] == ["section", "phrase", "offset"]


@every_class
def test_every_column_is_described_in_both_languages(cls: type[Record]) -> None:
    """Readers of both languages are told what each column and each table means."""
    for one in columns(cls):
        assert one.describe("en")
        assert not HAN.search(one.describe("en"))
        assert HAN.search(one.describe("zh"))
        assert one.describe("en") == one.en
    title_en, title_zh = cls.title
    assert title_en.isascii()
    assert HAN.search(title_zh)
    assert cls.__doc__


@every_class
def test_every_choice_is_named_in_both_languages(cls: type[Record]) -> None:
    """Each value of a closed list has a name in both languages."""
    for field in field_types(cls).values():
        for choice in getattr(field.plain, "__members__", {}).values():
            assert choice.label("en").isascii()
            assert HAN.search(choice.label("zh"))


@every_class
def test_the_schema_has_the_columns(cls: type[Record]) -> None:
    """A Table Schema has one field a column, in order, described in both languages, with the key of the class."""
    schema = table_schema(cls)
    fields = schema["fields"]
    assert [field["name"] for field in fields] == [one.name for one in columns(cls)]
    assert all(field["description"] and field["description_zh"] for field in fields)
    assert schema["primaryKey"] == ["id"]
    required = {field["name"] for field in fields if field.get("constraints", {}).get("required")}
    assert required == {one.name for one in columns(cls) if one.required}
    assert {"id", "report", "section", "phrase", "offset"} <= required


@every_class
def test_the_frame_has_the_columns(cls: type[Record]) -> None:
    """An Arrow schema has the printed columns with their types and the interval of each amount."""
    schema = arrow_schema(cls)
    printed = {one.name: ARROW_TYPES[one.type] for one in columns(cls)}
    meant = {f"{name}_{part}": kind for name in amount_fields(cls) for part, kind in INTERVAL_PARTS.items()}
    assert {field.name: field.type for field in schema} == {**printed, **meant}


@every_class
def test_an_empty_frame_keeps_its_types(cls: type[Record]) -> None:
    """A table without records is a frame without rows and with the same columns."""
    table = arrow_table(cls, [])
    assert table.num_rows == 0
    assert table.schema == arrow_schema(cls)


def test_no_money_is_a_float() -> None:
    """No column of any frame is a floating-point number."""
    assert not any(pa.types.is_floating(field.type) for cls in RECORD_CLASSES.values() for field in arrow_schema(cls))


def test_columns_of_an_amount() -> None:
    """An amount has a number, a unit of the registry, a qualifier and an upper end."""
    assert column(Funding, "amount").type == "number"
    assert column(Funding, "amount_unit").choices == tuple(unit_names())
    assert column(Funding, "amount_qualifier").choices == tuple(Qualifier)
    assert column(Funding, "amount_upper").type == "number"
    assert [column(Funding, f"amount{part}").required for part in ("", "_unit", "_qualifier", "_upper")] == [
        True, True, True, False,
    ]  # fmt: skip
    assert not column(Agreement, "amount").required


def test_columns_that_refer() -> None:
    """A column says which table's ids it holds, and whether several."""
    assert column(Funding, "channel").refers == "channels"
    assert column(Agreement, "part_of").refers == "agreements"
    assert (column(Target, "set_by").refers, column(Target, "set_by").many) == ("organisations", True)
    assert column(RECORD_CLASSES["mentions"], "of").refers == "*"
    assert all(one.refers in {*RECORD_CLASSES, "", "*"} for cls in RECORD_CLASSES.values() for one in columns(cls))


def test_schema_of_each_kind_of_column() -> None:
    """Choices are an enum, patterns stand without anchors, lists name their delimiter, references are foreign keys."""
    fields = {field["name"]: field for field in table_schema(Target)["fields"]}
    assert fields["set_by"]["type"] == "list"
    assert (fields["set_by"]["delimiter"], fields["set_by"]["itemType"]) == (";", "string")
    assert fields["id"]["constraints"]["pattern"] == "[a-z][a-z0-9-]*"
    schema = table_schema(Funding)
    assert {"fields": ["channel"], "reference": {"resource": "channels", "fields": ["id"]}} in schema["foreignKeys"]
    kinds = {field["name"]: field for field in table_schema(Claim)["fields"]}
    assert kinds["kind"]["constraints"]["enum"] == [
        "sum", "difference", "ratio", "growth", "multiple", "average", "bound",
    ]  # fmt: skip


def test_evidence_is_the_last_field() -> None:
    """Fields stand in the order of the class, what they rest on last."""
    assert list(field_infos(Target)) == [
        "id", "report", "year", "amount", "set_by", "outcome_en", "outcome_zh", "analyst",
        "evidence",
    ]  # fmt: skip
