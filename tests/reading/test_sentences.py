"""Sentences of the genre, each marked with all that a careful reader finds in it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from aidanalysis.reading import Quantity, read

if TYPE_CHECKING:
    from decimal import Decimal

MARK = re.compile(r"\{([^|}]+)\|([^}]+)\}")
LINES = [
    line
    for name in ("sentences.txt", "kinds.txt", "surroundings.txt", "passages.txt")
    for line in Path(__file__).with_name(name).read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
VALUED = ("money", "count", "ratio", "measure")


def unmark(line: str) -> tuple[str, list[tuple[int, str, str]]]:
    """Return a line without its marks, and each mark's start, text and label."""
    text, marks, position = "", [], 0
    for mark in MARK.finditer(line):
        text += line[position : mark.start()]
        marks.append((len(text), mark[1], mark[2]))
        text += mark[1]
        position = mark.end()
    return text + line[position:], marks


def label(quantity: Quantity) -> str:
    """Return a quantity's label as the sentences write it, the value to eight figures."""
    if quantity.unclear:
        return "unclear"
    if quantity.kind not in VALUED:
        return quantity.kind
    values = "~".join(short(v) for v in (quantity.value, quantity.value2) if v is not None)
    return f"{quantity.kind} {values} {quantity.unit} {quantity.qualifier}"


def short(value: Decimal) -> str:
    """Return a value without trailing zeros, rounded to six decimals."""
    rounded = f"{round(value, 6):f}"
    return rounded.rstrip("0").rstrip(".") if "." in rounded else rounded


@pytest.mark.parametrize("line", LINES)
def test_reads_what_is_marked_and_nothing_else(line: str) -> None:
    """Each marked quantity is found with its span, value, unit and qualifier, and nothing besides."""
    text, marks = unmark(line)
    assert [(q.start, q.text, label(q)) for q in read(text)] == marks
