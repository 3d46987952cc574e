"""Dates as far as a report gives them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aidanalysis.records import CalendarDate


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2010", CalendarDate(2010)),
        ("2010-09", CalendarDate(2010, 9)),
        ("2010-07-29", CalendarDate(2010, 7, 29)),
        ("--09", CalendarDate(None, 9)),
        ("--02-29", CalendarDate(None, 2, 29)),
        ("2000-02-29", CalendarDate(2000, 2, 29)),
        ("0999", CalendarDate(999)),
    ],
)
def test_written_form(text: str, date: CalendarDate) -> None:
    """A date is read from its written form and written in it again."""
    assert CalendarDate.parse(text) == date
    assert str(date) == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "10",
        "2010-7",
        "2010-07-29T00:00",
        "2010/07",
        "2010年",
        "２０１０",
        "2010-07-29\n",
        " 2010",
        "--",
        "20100",
    ],
)
def test_another_form(text: str) -> None:
    """Another form is an error that shows the form that was expected."""
    with pytest.raises(ValueError, match="expected a date such as 2008, 2008-09, 2008-07-29 or --09"):
        CalendarDate.parse(text)


@pytest.mark.parametrize(
    "text", ["2010-02-30", "2010-13", "2010-00", "0000", "2010-06-31", "--02-30", "2010-02-29", "-"]
)
def test_a_day_that_is_not_in_the_calendar(text: str) -> None:
    """A day that no calendar has is an error."""
    with pytest.raises(ValueError, match="expected a"):
        CalendarDate.parse(text)


@given(st.dates())
def test_every_day_survives(day: object) -> None:
    """Every day of the calendar is read as it is written."""
    assert str(CalendarDate.parse(str(day))) == str(day)


def test_dates_need_a_year_or_a_month() -> None:
    """A day of no month is no date."""
    with pytest.raises(ValueError, match="a year or a month"):
        CalendarDate(None, None, 5)


def test_a_day_needs_a_month() -> None:
    """A day of a year without its month is no date: it could not be written."""
    with pytest.raises(ValueError, match="a day needs its month"):
        CalendarDate(2010, None, 5)


def test_dates_sort() -> None:
    """Dates of one precision stand in the order of time."""
    days = ["2010-08-10", "2010-07-29", "2010-08-01"]
    assert [str(date) for date in sorted(map(CalendarDate.parse, days))] == sorted(days)
