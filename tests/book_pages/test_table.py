"""How wide the columns of a table are, and which tables take more room than a column of text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aidanalysis.book.table import Cell, PageTable, column_widths


@given(st.lists(st.tuples(st.integers(0, 5000), st.integers(2, 22)), min_size=1, max_size=8))
def test_columns_share_the_room(columns: list[tuple[int, int]]) -> None:
    """The widths fill the room where it suffices; none is less than its longest word, and more text is no narrower."""
    texts, least = zip(*columns, strict=True)
    widths = column_widths(texts, least, room=120)
    assert all(width >= floor for width, floor in zip(widths, least, strict=True))
    if any(width > floor for width, floor in zip(widths, least, strict=True)):
        assert sum(widths) == pytest.approx(120)
    for text, floor, width in zip(texts, least, widths, strict=True):
        for other_text, other_floor, other in zip(texts, least, widths, strict=True):
            assert not (text > other_text and floor >= other_floor) or width >= other - 1e-9


def table(*rows: tuple[str, ...]) -> str:
    """Return a table of these rows as HTML."""
    headings = tuple(f"Heading {place}" for place in range(len(rows[0])))
    return PageTable("t", "Rows", headings, tuple(tuple(Cell(text, text) for text in row) for row in rows)).html()


def test_a_table_of_much_text_takes_more_room() -> None:
    """Few short columns stand in the column of text and are as wide as they are; much text is shared out."""
    assert "<col " not in table(("Beijing", "18", "156"))
    long = "A joint mechanism of departments, supporting units and recipient units"
    assert 'class="records broad crowded"' in table((long, "Organisation", long, ""))
    assert table((long, "Organisation", long, "")).count("<col ") == 4


def test_a_table_without_rows_has_its_heads() -> None:
    """A table of no row is drawn, however many headings it has."""
    assert PageTable("t", "Rows", ("A", "B", "C", "D"), ()).html().count("<th ") == 4
