"""The ledger's description of itself as a Data Package (version 2), derived from its records."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

from aidanalysis.ledger.columns import Column, columns
from aidanalysis.records import RECORD_CLASSES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aidanalysis.records import Record, Report

FILE = "datapackage.json"
PROFILE = "https://datapackage.org/profiles/2.0"


def datapackage(report: Report, files: Mapping[str, bytes]) -> bytes:
    """Return ``datapackage.json`` for the CSV files of a ledger, each given by its table."""
    package = {
        "$schema": f"{PROFILE}/datapackage.json",
        "name": report.id,
        "title": report.title_en or report.title_zh,
        "title_zh": report.title_zh,
        "description": "The facts of one counterpart-assistance work report as records that carry their evidence.",
        "licenses": [{"name": "CC-BY-4.0", "title": "Creative Commons Attribution 4.0"}],
        "sources": [
            {
                "title": report.title_zh,
                "publisher": report.publisher,
                "published": str(report.published),
                "licence": report.licence,
                "hash": f"sha256:{report.sha256}",
            }
        ],
        "resources": [_resource(RECORD_CLASSES[table], data) for table, data in files.items()],
    }
    return (json.dumps(package, ensure_ascii=False, indent=2) + "\n").encode()


def _resource(cls: type[Record], data: bytes) -> dict[str, Any]:
    return {
        "name": cls.table,
        "title": cls.title[0],
        "title_zh": cls.title[1],
        "description": (cls.__doc__ or "").split("\n", 1)[0],
        "type": "table",
        "path": f"{cls.table}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(data),
        "hash": digest(data),
        "schema": table_schema(cls),
    }


def digest(data: bytes) -> str:
    """Return the hash of a file as a Data Package writes it."""
    return f"sha256:{hashlib.sha256(data).hexdigest()}"


def table_schema(cls: type[Record]) -> dict[str, Any]:
    """Return the Table Schema (version 2) of a record class."""
    keys = [
        {"fields": [column.name], "reference": {"resource": column.refers, "fields": ["id"]}}
        for column in columns(cls)
        if column.refers not in ("", "*") and not column.many
    ]
    return {
        "$schema": f"{PROFILE}/tableschema.json",
        "fields": [_field(column) for column in columns(cls)],
        "primaryKey": ["id"],
        **({"foreignKeys": keys} if keys else {}),
    }


def _field(column: Column) -> dict[str, Any]:
    constraints: dict[str, Any] = {"required": True} if column.required else {}
    if column.choices:
        constraints["enum"] = [str(choice) for choice in column.choices]
    if column.pattern:
        constraints["pattern"] = column.pattern.strip("^$")
    kind: dict[str, Any] = {"type": column.type}
    if column.many:
        kind = {"type": "list", "delimiter": ";", "itemType": "string"}
    described = {"description": column.en, "description_zh": column.zh}
    return {"name": column.name, **kind, **described, **({"constraints": constraints} if constraints else {})}
