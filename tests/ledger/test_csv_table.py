"""One CSV file: bytes to rows of text, and back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aidanalysis.ledger.csv_table import ROWS, read_rows, write_rows

#: Any text that UTF-8 can hold.
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
names = st.lists(texts.filter(bool), min_size=1, max_size=4, unique=True).filter(lambda names: names[0][0] != "\ufeff")


@given(st.data(), names)
def test_what_is_written_is_read(data: st.DataObject, header: list[str]) -> None:
    """Any cells survive: quotes, commas, line feeds, control characters and all of Unicode."""
    width = len(header)
    rows = data.draw(st.lists(st.lists(texts, min_size=width, max_size=width), min_size=1, max_size=5))
    read, faults = read_rows(write_rows(header, rows), "t.csv", header)
    assert faults == []
    assert [list(row.cells.values()) for row in read] == rows


@given(st.binary(max_size=60))
def test_any_bytes_end_in_rows_or_faults(data: bytes) -> None:
    """No file raises: it has rows, or at least one fault that says why not."""
    rows, faults = read_rows(data, "t.csv", ["id", "name"])
    assert rows or faults


def test_rows_know_the_line_they_start_on() -> None:
    """A cell with line feeds moves the rows behind it, and each fault names the line where its row starts."""
    data = b'id,name\na,"one\ntwo"\nb,three\nc\nd,four\n'
    rows, faults = read_rows(data, "t.csv", ["id", "name"])
    assert [(row.line, row.cells["id"]) for row in rows] == [(2, "a"), (4, "b"), (6, "d")]
    assert [fault.line for fault in faults] == [5]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_of_many_rows(end: str) -> None:
    """However many rows there are, each knows its line, and a row that is no CSV is told by the line it begins in."""
    written, starts, line = ["id,name"], [], 2
    for number in range(3 * ROWS):
        inside = number % (ROWS // 2) % 4 if number % 7 == 0 else 0
        written.append(f'{number},"{"甲" + (end + "乙") * inside}"')
        starts.append(line)
        line += 1 + inside
    rows, faults = read_rows(end.join([*written, '9,"open', "10,x"]).encode(), "t.csv", ["id", "name"])
    assert [row.line for row in rows] == starts
    assert [row.cells["id"] for row in rows] == [str(number) for number in range(3 * ROWS)]
    assert [fault.line for fault in faults] == [line]


@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"])
def test_line_ends_of_every_platform(end: bytes) -> None:
    """Files from every platform are read alike, with or without an end of the last line or a byte order mark."""
    data = b"id,name" + end + "甲,乙".encode()
    for form in (data, data + end, b"\xef\xbb\xbf" + data):
        rows, faults = read_rows(form, "t.csv", ["id", "name"])
        assert faults == []
        assert [row.cells for row in rows] == [{"id": "甲", "name": "乙"}]


def test_columns_in_any_order() -> None:
    """A spreadsheet may have moved the columns."""
    rows, faults = read_rows(b"name,id\nx,y\n", "t.csv", ["id", "name"])
    assert (faults, rows[0].cells) == ([], {"id": "y", "name": "x"})


def test_every_fault_of_a_header() -> None:
    """Missing, unknown and doubled columns are told together, each by its name."""
    rows, faults = read_rows(b"id,id,colour\n1,2,3\n", "t.csv", ["id", "name", "date"])
    assert rows == []
    assert [(fault.line, fault.column, fault.message.partition(";")[0]) for fault in faults] == [
        (1, "name", "the column is missing"),
        (1, "date", "the column is missing"),
        (1, "colour", "unknown column"),
        (1, "id", "the column stands twice"),
    ]


def test_written_files_have_line_feeds() -> None:
    """Tables are written the same on every platform."""
    assert write_rows(["a", "b"], [["1", "x,y"], ["2", 'say "z"']]) == b'a,b\n1,"x,y"\n2,"say ""z"""\n'
