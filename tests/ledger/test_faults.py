"""What is amiss, one line a fault."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aidanalysis.ledger import BadInputError, Fault


@pytest.mark.parametrize(
    ("fault", "line"),
    [
        (Fault("f.csv", 4, "amount", "52x5", "expected a number"), 'f.csv:4 amount "52x5": expected a number'),
        (Fault("f.csv", 1, "stage", message="the column is missing"), "f.csv:1 stage: the column is missing"),
        (Fault("f.csv", 3, message="expected 2 cells"), "f.csv:3: expected 2 cells"),
        (Fault("f.csv", message="the table is empty"), "f.csv: the table is empty"),
        (Fault("f.csv", 2, "id", "", "fill it in"), 'f.csv:2 id "": fill it in'),
        (Fault("f.csv", 2, "id", "a\r\n\x1b[31m\u202eb", "no"), r'f.csv:2 id "a\r\n\x1b[31m\u202eb": no'),
    ],
)
def test_how_a_fault_is_written(fault: Fault, line: str) -> None:
    """File, line, column and value stand before the message, those that are known."""
    assert str(fault) == line


@given(st.text(), st.text(), st.text(), st.text())
def test_a_fault_is_one_printable_line(file: str, column: str, value: str, message: str) -> None:
    """Nothing in a fault breaks its line or steers a terminal."""
    line = str(Fault(file, 1, column, value, message))
    assert line.isprintable()
    assert len(line.splitlines()) == 1


def test_all_faults_of_an_input() -> None:
    """An input that cannot be used carries each of its faults, and says them all."""
    faults = [Fault("a.csv", 1, message="one"), Fault("b.csv", 2, message="two")]
    error = BadInputError(faults)
    assert (error.faults, str(error)) == (tuple(faults), "a.csv:1: one\nb.csv:2: two")
