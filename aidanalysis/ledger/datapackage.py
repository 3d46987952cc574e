"""The ledger's description of itself as a Data Package (version 2), derived from its records."""

from __future__ import annotations

import ast
import hashlib
import inspect
import json
from typing import TYPE_CHECKING, Any, Final

from aidanalysis.ledger import facts, source_record
from aidanalysis.ledger.columns import Column, columns
from aidanalysis.records import RECORD_CLASSES

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from aidanalysis.records import Record, Report

FILE = "datapackage.json"
#: Files that are derived, with their titles, what they hold and their columns.
DERIVED: Final = {
    facts.FILE: (
        ("Facts", "事实"),
        "Every cell with what it rests on: the text, at its place, or the analyst.",
        facts.COLUMNS,
    ),
    source_record.FILE: (
        ("Source", "原文读数"),
        "What was read of the report: figures, headings, places of words.",
        source_record.COLUMNS,
    ),
}
PROFILE = "https://datapackage.org/profiles/2.0"


def datapackage(report: Report, files: Mapping[str, bytes], folder: Path | None = None) -> bytes:
    """Return ``datapackage.json`` for the CSV files of a ledger, each given by its name.

    A licence is whoever's who owns the folder: what the folder's data package says of it, the new one says too.
    """
    package = {
        "$schema": f"{PROFILE}/datapackage.json",
        "name": report.id,
        "title": report.title_en or report.title_zh,
        "title_zh": report.title_zh,
        "description": "The facts of one counterpart-assistance work report as records that carry their evidence.",
        **_licences(folder),
        "sources": [
            {
                "title": report.title_zh,
                "publisher": report.publisher,
                "published": str(report.published),
                "licence": report.licence,
                "hash": f"sha256:{report.sha256}",
            }
        ],
        "resources": [_resource(name, data) for name, data in files.items()],
    }
    return (json.dumps(package, ensure_ascii=False, indent=2) + "\n").encode()


def _licences(folder: Path | None) -> dict[str, Any]:
    try:
        given = json.loads((folder / FILE).read_bytes()).get("licenses") if folder else None
    except (OSError, ValueError, AttributeError, RecursionError):
        given = None
    return {"licenses": given} if given else {}


def _resource(name: str, data: bytes) -> dict[str, Any]:
    table = name.removesuffix(".csv")
    if cls := RECORD_CLASSES.get(table):
        title, description, schema = cls.title, first_sentence(cls), table_schema(cls)
    else:
        title, description, meant = DERIVED[name]
        fields = [{"name": column, "type": kind, "description": means} for column, (kind, means) in meant.items()]
        schema = {"$schema": f"{PROFILE}/tableschema.json", "fields": fields}
    return {
        "name": table,
        "title": title[0],
        "title_zh": title[1],
        "description": description,
        "type": "table",
        "path": name,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(data),
        "hash": digest(data),
        "schema": schema,
    }


def first_sentence(cls: type[Record]) -> str:
    """Return what a record class says that it is, from its source where ``python -OO`` has dropped what it says."""
    said = cls.__doc__
    if not said:
        (defined,) = ast.parse(inspect.getsource(cls)).body
        said = ast.get_docstring(defined) if isinstance(defined, ast.ClassDef) else None
    return (said or cls.title[0]).split("\n", 1)[0]


def hashes(folder: Path) -> dict[str, str]:
    """Return the hash of each file that a folder's data package lists; none where there is no valid one."""
    try:
        return hashes_in((folder / FILE).read_bytes())
    except OSError:
        return {}


def hashes_in(package: bytes) -> dict[str, str]:
    """Return the hash of each file that a data package lists; none where it is no valid one."""
    try:
        found = json.loads(package)["resources"]
        return {str(one["path"]): str(one["hash"]) for one in found if isinstance(one["path"], str)}
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return {}


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
