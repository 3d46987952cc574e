"""JioNLP's money and times, written down by the conventions; run by ``other_readers`` in JioNLP's environment."""

from __future__ import annotations

import json
import re
import sys
from importlib.metadata import version
from pathlib import Path
from typing import Any

import jionlp

QUALIFIERS = {"accurate": "exact", "blur": "about", "blur+": "over", "blur-": "under"}
KINDS = {"time_delta": "duration", "time_period": "duration"}
NUMERAL = re.compile(r"[\d一二两三四五六七八九十]")


def money(found: dict[str, Any]) -> dict[str, Any]:
    """Return an amount of money as the scorer takes it."""
    detail = found["detail"]
    row = {"start": found["offset"][0], "end": found["offset"][1], "kind": "money", "unit": detail["case"]}
    if isinstance(detail["num"], (list, tuple)):
        low, high = detail["num"]
        return {**row, "value": low, "value2": high, "qualifier": "range"}
    return {**row, "value": detail["num"], "qualifier": QUALIFIERS.get(detail["definition"], "about")}


def time(found: dict[str, Any]) -> dict[str, Any]:
    """Return a time as the scorer takes it."""
    return {"start": found["offset"][0], "end": found["offset"][1], "kind": KINDS.get(found["type"], "date")}


def read(text: str) -> list[dict[str, Any]]:
    """Return JioNLP's finds; times without a numeral, such as 全年, are none by the conventions."""
    amounts = [money(found) for found in jionlp.ner.extract_money(text, with_parsing=True) if found.get("detail")]
    times = jionlp.ner.extract_time(text, with_parsing=False)
    return [*amounts, *(time(found) for found in times if NUMERAL.search(found["text"]))]


if __name__ == "__main__":
    documents = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    finds = {name: {document: read(text) for document, text in group.items()} for name, group in documents.items()}
    result = {"version": version("jionlp"), "finds": finds}
    Path(sys.argv[2]).write_text(json.dumps(result, ensure_ascii=False), encoding="utf-8")
