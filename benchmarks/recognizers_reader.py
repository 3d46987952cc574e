"""Recognizers-Text's finds, written down by the conventions; run by ``other_readers`` in its environment."""

from __future__ import annotations

import json
import re
import sys
from importlib.metadata import version
from pathlib import Path
from typing import Any

from recognizers_date_time import recognize_datetime
from recognizers_number import recognize_number, recognize_percentage
from recognizers_number_with_unit import Culture, recognize_currency, recognize_dimension

CURRENCIES = {"CNY": "元", "USD": "美元", "EUR": "欧元", "JPY": "日元", "HKD": "港元"}
NUMERAL = re.compile(r"[\d一二两三四五六七八九十]")
NUMBER_AND_SCALE = re.compile(r"^[\d,.一二两三四五六七八九十百千万亿]+")
#: It knows numbers, but no measure words; those of the quick expression are lent to it.
MEASURE_WORD = re.compile(sys.argv[3] if len(sys.argv) > 3 else "$^")


def places(found: Any) -> dict[str, int]:
    """Return where a find stands; its end is the last character, not the one behind it."""
    return {"start": found.start, "end": found.end + 1}


def read(text: str) -> list[dict[str, Any]]:
    """Return its finds, those with a unit before bare numbers."""
    rows: list[dict[str, Any]] = []

    def add(found: Any, row: dict[str, Any]) -> None:
        if not any(found.start < one["end"] and one["start"] <= found.end for one in rows):
            rows.append({**places(found), "qualifier": "exact", **row})

    for found in recognize_currency(text, Culture.Chinese):
        value, iso = found.resolution.get("value"), found.resolution.get("isoCurrency", "")
        if value is not None:
            add(found, {"kind": "money", "value": value, "unit": CURRENCIES.get(iso, "元")})
    for found in recognize_percentage(text, Culture.Chinese):
        add(found, {"kind": "ratio", "value": found.resolution["value"].rstrip("%"), "unit": "%"})
    for found in recognize_dimension(text, Culture.Chinese):
        unit = NUMBER_AND_SCALE.sub("", found.text)
        if found.resolution.get("value") is not None:
            add(found, {"kind": "measure", "value": found.resolution["value"], "unit": unit})
    for found in recognize_datetime(text, Culture.Chinese):
        if NUMERAL.search(found.text):
            add(found, {"kind": "duration" if "duration" in found.type_name else "date"})
    for found in recognize_number(text, Culture.Chinese):
        word = MEASURE_WORD.match(text, found.end + 1)
        if word and found.resolution.get("value") is not None:
            add(found, {"kind": "count", "value": found.resolution["value"], "unit": word[0]})
    return rows


if __name__ == "__main__":
    documents = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    finds = {name: {document: read(text) for document, text in group.items()} for name, group in documents.items()}
    result = {"version": version("recognizers-text-suite"), "finds": finds}
    Path(sys.argv[2]).write_text(json.dumps(result, ensure_ascii=False), encoding="utf-8")
