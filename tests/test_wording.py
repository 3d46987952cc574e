"""One vocabulary in two languages, and numbers as readers of each write them."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

import pytest

import aidanalysis
from aidanalysis.interval import Interval
from aidanalysis.records import labels
from aidanalysis.wording import Labelled, Lang, day, interval, number, quantity, values

PACKAGE = Path(aidanalysis.__file__).parent
#: A question which language is asked for.
ASKS = re.compile(r"""\blang\w* *[!=]= *['"]|['"](?:en|zh)['"] *[!=]=|\bif (?:zh|chinese)\b""")
#: How often numbers and units may ask it, whose two languages differ in more than words.
ALLOWED = 14


def test_only_wording_asks_for_the_language() -> None:
    """No module but those of ``wording`` asks which language it is; they take the words that ``said`` gives them."""
    asked = {path: len(ASKS.findall(path.read_text("utf-8"))) for path in PACKAGE.rglob("*.py")}
    assert {path.name for path, times in asked.items() if times and path.parent.name != "wording"} == set()
    assert sum(asked.values()) <= ALLOWED


@pytest.mark.parametrize(
    "cls", [*Labelled.__subclasses__(), *labels.Coded.__subclasses__()], ids=lambda cls: cls.__name__
)
def test_every_value_has_a_name_of_its_own_in_each_language(cls: type[Labelled]) -> None:
    """No value of a closed list is nameless, and no two of a list share a name."""
    assert {cls.__module__} <= {values.__name__, labels.__name__}
    for names in ([one.en for one in cls], [one.zh for one in cls]):
        assert all(names)
        assert len(set(names)) == len(names)


#: Other names of verdicts and queries, which once stood beside the one.
ONCE = ("follows once rounded", "follows if cut off", "截尾后相符", "无法判断（", "与所列数字不符")


def test_a_verdict_has_one_name() -> None:
    """The names of verdicts are written once, in ``wording``; book, page, workbook and terminal take them from there."""
    for path in PACKAGE.rglob("*.py"):
        text = path.read_text("utf-8")
        assert not [word for word in ONCE if word in text], path
        if path.parent.name != "wording":
            names = [name for one in values.Verdict for name in (f'"{one.en}"', f'"{one.zh}"')]
            assert not [name for name in names if name in text], path


@pytest.mark.parametrize(
    ("value", "lang", "places", "text"),
    [
        ("1234567.50", "en", None, "1,234,567.5"),
        ("1234567.50", "zh", None, "1,234,567.5"),
        ("2.5", "en", 0, "3"),
        ("105.308", "en", 1, "105.3"),
        ("105.0", "en", 1, "105.0"),
        ("-0.3", "en", None, "−0.3"),
        ("1E+3", "zh", None, "1000"),
        ("100", "en", None, "100"),
    ],
)
def test_number(value: str, lang: Lang, places: int | None, text: str) -> None:
    """Rounding is half up, all digits are kept unless places are asked for, and no exponent shows."""
    assert number(Decimal(value), lang, places) == text


@pytest.mark.parametrize(
    ("value", "unit", "lang", "places", "text"),
    [
        ("52654000", "元", "en", None, "52.654 million yuan"),
        ("52654000", "元", "zh", None, "5265.4万元"),
        ("400000000", "元", "en", None, "400 million yuan"),
        ("400000000", "元", "zh", None, "4亿元"),
        ("1000000000000", "元", "en", None, "1 trillion yuan"),
        ("9999", "元", "zh", None, "9999元"),
        ("0", "元", "en", None, "0 yuan"),
        ("28", "批", "en", None, "28 delegations"),
        ("1", "批", "en", None, "1 delegation"),
        ("28", "批", "zh", None, "28批"),
        ("7.5967", "倍", "en", 1, "7.6 times"),
        ("7.5967", "倍", "zh", 1, "7.6倍"),
        ("67.76", "%", "en", 1, "67.8%"),
        ("8.6667", "人次/批", "en", 1, "8.7 person-times per delegation"),
        ("8.6667", "人次/批", "zh", 1, "每批8.7人次"),
    ],
)
def test_quantity(value: str, unit: str, lang: Lang, places: int | None, text: str) -> None:
    """Money takes the largest scale word of the language that fits it; other units follow their number."""
    assert quantity(Decimal(value), unit, lang, places) == text


def span(low: str, high: str | None, *, low_open: bool = False, high_open: bool = False) -> Interval:
    """Shorten the writing of an interval of money."""
    return Interval(Decimal(low), None if high is None else Decimal(high), "元", low_open, high_open)


@pytest.mark.parametrize(
    ("meant", "en", "zh"),
    [
        (span("3e4", "3e4"), "30,000 yuan", "3万元"),
        (span("4e8", "5e8", high_open=True), "400 to under 500 million yuan", "4亿元以上、不足5亿元"),
        (span("2e6", "3e6", low_open=True), "above 2 to 3 million yuan", "超过200万元至300万元"),
        (span("9e5", "2e6"), "900,000 yuan to 2 million yuan", "90万元至200万元"),
        (span("2e3", "3e3"), "2,000 to 3,000 yuan", "2000至3000元"),
        (Interval(Decimal(1), Decimal(2), "次"), "1 to 2 times", "1至2次"),
        (
            Interval(Decimal("7.6"), Decimal("9.5"), "倍", high_open=True),
            "7.6 to under 9.5 times",
            "7.6倍以上、不足9.5倍",
        ),
        (span("6e7", None), "at least 60 million yuan", "6000万元以上"),
        (span("6e7", None, low_open=True), "more than 60 million yuan", "超过6000万元"),
    ],
)
def test_interval(meant: Interval, en: str, zh: str) -> None:
    """An interval says in words which of its ends belong to it, and a scale and unit of both ends once."""
    assert (interval(meant, "en"), interval(meant, "zh")) == (en, zh)


@pytest.mark.parametrize(
    ("parts", "en", "zh"),
    [
        ((2010, 7, 29), "29 July 2010", "2010年7月29日"),
        ((2010, 7, None), "July 2010", "2010年7月"),
        ((2010, None, None), "2010", "2010年"),
        ((None, 9, None), "September", "9月"),
    ],
)
def test_day(parts: tuple[int | None, int | None, int | None], en: str, zh: str) -> None:
    """A date is told as far as it is known."""
    assert (day(*parts, "en"), day(*parts, "zh")) == (en, zh)
