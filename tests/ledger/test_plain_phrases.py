"""Phrases that need no reading say what reading them would say."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ledger_files import change

from aidanalysis.amount import Amount
from aidanalysis.ledger import read_ledger
from aidanalysis.ledger.grounds import ground_alone
from aidanalysis.ledger.plain_phrases import NUMBER, UNITS, WHOLE, to_read
from aidanalysis.ledger.source import Figure, phrase_figures
from aidanalysis.units import to_base
from benchmarks.made_up_rows import write_ledger

numbers = st.from_regex(NUMBER, fullmatch=True)
printings = st.tuples(numbers, st.sampled_from(sorted(UNITS))).filter(
    lambda one: one[1] not in WHOLE or "." not in one[0]
)


@settings(max_examples=1000)
@given(printings)
def test_one_amount(printing: tuple[str, str]) -> None:
    """A number in digits before one of the units is that amount, whatever the number."""
    text = "".join(printing)
    assert list(phrase_figures(7, text)) == [Figure(7, 7 + len(text), text, Amount(*printing))]


@settings(max_examples=1000)
@given(printings, printings)
def test_two_amounts(first: tuple[str, str], second: tuple[str, str]) -> None:
    """Two of them that measure different things are both, one behind the other."""
    if to_base(first[1])[1] != to_base(second[1])[1]:
        found = list(phrase_figures(0, "".join(first + second)))
        assert [(one.text, one.amount) for one in found] == [("".join(one), Amount(*one)) for one in (first, second)]


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    """Return a made-up ledger of rows whose phrases are their amounts."""
    write_ledger(tmp_path, 200)
    return tmp_path


def test_little_is_read_of_many_rows(plain: Path) -> None:
    """Of rows whose phrases are their amounts none is read; one that touches another is, with the other."""

    def read() -> list[int]:
        places, _ = to_read(list(read_ledger(plain).tables.values()))
        return [place.line for place in places if place.record.table == "funding"]

    # The first stands where the report's own row does.
    assert read() == [2]
    change(plain, "funding", 50, offset=str(20 * 40 + 1))
    assert read() == [2, 42, 50]


@pytest.mark.parametrize(
    ("cells", "amiss"),
    [
        ({"phrase": "到位5万元"}, 0),
        ({"amount": "4"}, 1),
        ({"amount_qualifier": "about"}, 1),
        ({"amount_unit": "元"}, 1),
        ({"offset": "61"}, 0),
        ({"offset": "9" * 30}, 0),
        ({"amount": "0", "phrase": "0.0万元"}, 0),
    ],
)
def test_faults_are_those_of_reading_all(cells: dict[str, str], amiss: int, plain: Path) -> None:
    """What is amiss is told as if every phrase had been read, with the places of the others that state the figure."""
    change(plain, "funding", 30, amount="5", phrase="5万元")
    change(plain, "funding", 80, amount="4", phrase="4万元")
    change(plain, "funding", 81, amount="0.00", phrase="0.00万元")
    change(plain, "funding", 5, **{"amount": "5", "phrase": "5万元", **cells})
    read = read_ledger(plain)
    assert list(read.faults) == sorted(ground_alone(read.places).faults)
    assert len([fault for fault in read.faults if fault.file.endswith("funding.csv")]) == amiss


def test_amounts_are_exact(plain: Path) -> None:
    """The records of a table that was checked by columns hold what its cells say."""
    change(plain, "funding", 2, amount="1.50", phrase="1.50万元")
    record = read_ledger(plain).ledger["county-2015-0"]
    assert record.amount.value.as_tuple() == Decimal("1.50").as_tuple()  # type: ignore[attr-defined]
