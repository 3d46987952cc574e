"""A table reads back cell for cell, whatever the format that holds it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from documents.written_tables import (
    Written,
    as_csv,
    as_docx,
    as_html,
    as_markdown,
    as_tabs,
    as_xlsx,
    tables,
)
from hypothesis import HealthCheck, given, settings

from aidanalysis.documents import Document, load_bytes, read_document

if TYPE_CHECKING:
    from collections.abc import Callable

Found = dict[tuple[int, int], tuple[Decimal, str]]


def found_in(document: Document, table: int = 1, *, below: int = 0) -> Found:
    """Return the numbers of a table by row and column; ``below`` rows of caption stand above its head."""
    return {
        (q.cell.row - below, q.cell.column): (q.value, q.unit)
        for q in read_document(document)
        if q.cell and q.cell.table == table and q.value is not None and q.kind not in ("date", "duration")
    }


def same(found: Found, made: Written) -> None:
    """Hold what was read to what was written."""
    assert found == made.expected, made


ONE_FILE: dict[str, Callable[[Written], bytes]] = {
    "report.html": as_html,
    "report.xlsx": as_xlsx,
}
PLAIN: dict[str, Callable[[Written], bytes]] = {
    "report.csv": as_csv,
    "report.txt": as_tabs,
    "report.md": as_markdown,
}
QUICK = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@pytest.mark.parametrize("name", ONE_FILE)
@given(made=tables())
@QUICK
def test_a_table_with_spans_reads_back(name: str, made: Written) -> None:
    """Every number is found once, with its sign and the unit that heads, column or caption give."""
    below = 1 if made.caption and name.endswith("xlsx") else 0
    same(found_in(load_bytes(ONE_FILE[name](made), name), below=below), made)


@pytest.mark.parametrize("name", PLAIN)
@given(made=tables(spans=False))
@QUICK
def test_a_table_in_plain_text_reads_back(name: str, made: Written) -> None:
    """Formats without merged cells lose nothing else."""
    below = 1 if made.caption and name.endswith("csv") else 0
    same(found_in(load_bytes(PLAIN[name](made), name), below=below), made)


@given(made=tables())
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_table_in_word_reads_back(made: Written) -> None:
    """Merged cells of Word stand once."""
    same(found_in(load_bytes(as_docx([made]), "report.docx")), made)
