"""The JSON Schema of a proposal, derived from the record classes."""

from __future__ import annotations

from typing import Any, Final

from aidanalysis.amount import Amount, Qualifier
from aidanalysis.ledger.columns import columns, field_types
from aidanalysis.records import RECORD_CLASSES, Record
from aidanalysis.records.record import Evidence
from aidanalysis.units import unit_names

#: Tables that nobody proposes: the report stands, bodies come with the records that name them.
NOT_PROPOSED: Final = ("reports", "channels", "organisations")
_TYPES: Final = {"integer": "integer", "boolean": "boolean", "number": "string"}


def proposal_schema() -> dict[str, Any]:
    """Return the schema of one line of a file of proposals."""
    tables = [table for table in RECORD_CLASSES if table not in NOT_PROPOSED]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A proposed record",
        "description": (
            "One line a record. The phrase stands in the report's text word for word and holds every amount and date; "
            "bodies and channels are given by the names that the text has, or by the id of a record."
        ),
        "type": "object",
        "oneOf": [_table(RECORD_CLASSES[table]) for table in tables],
        "$defs": {"amount": _amount()},
    }


def _table(cls: type[Record]) -> dict[str, Any]:
    fields = {
        name: one
        for name, one in field_types(cls).items()
        if name not in ("id", "report") and one.plain is not Evidence
    }
    described = {column.field: column for column in reversed(columns(cls))}
    properties: dict[str, Any] = {}
    for name, one in fields.items():
        column = described[name]
        kind: dict[str, Any] = {"type": _TYPES.get(column.type, "string")}
        if one.plain is Amount:
            kind = {"$ref": "#/$defs/amount"}
        elif column.many:
            kind = {"type": "array", "items": {"type": "string"}}
        elif column.choices:
            kind = {"enum": [str(choice) for choice in column.choices]}
        properties[name] = {**kind, "description": f"{column.en}; {column.zh}"}
    required = [name for name, one in fields.items() if not one.optional]
    return {
        "title": cls.title[0],
        "properties": {
            "table": {"const": cls.table},
            "fields": {"type": "object", "properties": properties, "required": required, "additionalProperties": False},
            "phrase": {
                "type": "string",
                "minLength": 1,
                "description": "the shortest words of the text that hold the figures",
            },
            "offset": {"type": "integer", "minimum": 0, "description": "characters of the text before the phrase"},
            "by": {"type": "string", "description": "who or what proposes it"},
            "sure": {"type": "number", "minimum": 0, "maximum": 1},
        },
        "required": ["table", "fields", "phrase"],
        "additionalProperties": False,
    }


def _amount() -> dict[str, Any]:
    return {
        "type": "object",
        "properties": {
            "value": {"type": "string", "pattern": r"^-?[0-9]+(\.[0-9]+)?$", "description": "the digits as printed"},
            "unit": {"enum": list(unit_names())},
            "qualifier": {"enum": [str(one) for one in Qualifier]},
            "upper": {"type": "string", "pattern": r"^-?[0-9]+(\.[0-9]+)?$"},
        },
        "required": ["value", "unit"],
        "additionalProperties": False,
    }
