"""Marked texts of made-up reports: ``{{table|field=value|…}}`` round a phrase, to a text and its gold records."""

from __future__ import annotations

import re
from typing import Any

MARK = re.compile(r"\{\{([^{}]+)\}\}")
NUMBER = re.compile(r"(?P<value>[\d.]+)[余多]?(?P<unit>\D+)")
AMOUNTS = ("amount", "delegations", "visitors", "people", "agreements", "times")


def unmarked(marked: str) -> tuple[str, list[dict[str, Any]]]:
    """Return the plain text and its gold records in the scorer's form."""
    parts: list[str] = []
    records: list[dict[str, Any]] = []
    at = length = 0
    for number, mark in enumerate(MARK.finditer(marked)):
        plain = marked[at : mark.start()]
        parts.append(plain)
        length += len(plain)
        record, phrase, printed = _record(mark[1])
        start = length + printed.find(phrase) if phrase in printed else length
        parts.append(printed)
        length += len(printed)
        records.append({**record, "id": f"g{number}", "phrase": phrase, "offset": start})
        at = mark.end()
    text = "".join([*parts, marked[at:]])
    for record in records:
        # A phrase that goes on behind the mark (不少于1.3亿元) or before it stands round the printed amount.
        near = text.find(record["phrase"], max(0, record["offset"] - len(record["phrase"])))
        assert near >= 0, record
        record["offset"] = near
        if record["table"] in ("commitments", "problems", "events"):
            ends = [text.find(mark, near) for mark in "。；\n"]
            record["within"] = [near, min(end for end in ends if end >= 0)]
    return text, records


def _record(mark: str) -> tuple[dict[str, Any], str, str]:
    table, *pairs = mark.split("|")
    given = {pair.partition("=")[0]: pair.partition("=")[2] for pair in pairs}
    record: dict[str, Any] = {"table": table, "optional": "optional" in given}
    printed: list[str] = []
    for field in AMOUNTS:
        if field in given:
            record[field], shown = _amount(given[field], given)
            printed.append(shown)
    for field in ("channel", "donor", "organisation", "stage", "direction", "date", "year"):
        if field in given:
            value, *accepted = given[field].split("~")
            record[field] = int(value) if field == "year" else value
            record[f"{field}_accept"] = accepted
    if "free" in given:
        record["free"] = [given["free"]]
    phrase = given.get("phrase", "".join(printed))
    return record, phrase, phrase if "phrase" in given else "".join(printed)


def _amount(text: str, given: dict[str, str]) -> tuple[dict[str, Any], str]:
    shown, _, meant = text.partition(">")
    number, *bent = (meant or text).split("/")
    match = NUMBER.match(number)
    value, unit = (match["value"], match["unit"]) if match else (number, "")
    amount = {
        "value": value,
        "unit": given.get("unit", unit),
        "qualifier": bent[0] if bent else given.get("q", "exact"),
    }
    if len(bent) > 1:
        amount["upper"] = bent[1]
    return amount, shown
