"""What the chapter on reading shows: a text with its quantities, what was left alone, and how readers score."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Final

from IPython.display import HTML

from aidanalysis import wording
from aidanalysis.book import scores
from aidanalysis.book.glued_figure import Figure, Source
from aidanalysis.book.glued_page import to_prose
from aidanalysis.book.glued_table import Cell, PageTable
from aidanalysis.book.marked_text import Mark, marked_text, place_of
from aidanalysis.book.text_wording import KIND_SIGNS, KINDS, QUALIFIERS, READERS, REASONS, SCORED, SETS, head
from aidanalysis.documents import Document, load, read_document
from aidanalysis.interval import Interval
from aidanalysis.ledger.bundled import ledger_folder
from aidanalysis.reading.passed_over import passed_over
from aidanalysis.records import Evidence
from aidanalysis.units import UnknownUnitError, describe_unit, to_base

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aidanalysis.book.glued_page import Page
    from aidanalysis.reading import Quantity
    from aidanalysis.wording import Lang

#: The folder of the report that the chapters read.
MADE_UP: Final = "made-up-report"
#: Decimals of a value that has no last one, such as two thirds; characters shown round a numeral.
PLACES, AROUND = 1, 3
MARKS: Final = "，。；："


@cache
def made_up_report() -> Document:
    """Return the report of a county that does not exist."""
    return load(ledger_folder(MADE_UP) / "report.txt")


@cache
def made_up_quantities() -> tuple[Quantity, ...]:
    """Return every quantity of that report."""
    return tuple(read_document(made_up_report()))


def marked_quantities(page: Page, caption: str) -> HTML:
    """Return the made-up report with each quantity marked by its kind."""
    marks = [
        Mark(one.start, one.end, f"kind-{one.kind}", KIND_SIGNS[one.kind][page.lang == "zh"], _kind(one, page.lang))
        for one in made_up_quantities()
    ]
    return HTML(marked_text(made_up_report().text, marks, caption, page.lang))  # type: ignore[no-untyped-call]


def quantities(page: Page, caption: str) -> PageTable:
    """Return every quantity of the made-up report with what was read."""
    rows = tuple(_row(one, page.lang) for one in made_up_quantities())
    names = head("in the text", "kind", "value", "unit", "qualifier", "means", lang=page.lang)
    return PageTable("made-up-quantities", caption, names, rows)


def left_alone(page: Page, caption: str) -> PageTable:
    """Return the numerals of the made-up report that are no quantities, each in its place, with the reason."""
    text = made_up_report().text
    rows = tuple(
        (
            Cell(_around(text, one.start, one.end)),
            Cell(text[one.start : one.end]),
            Cell(REASONS[one.reason][page.lang == "zh"]),
        )
        for one in passed_over(text, made_up_quantities())
    )
    return PageTable("left-alone", caption, head("in the text", "figure", "reason", lang=page.lang), rows)


def reader_scores(page: Page, caption: str) -> PageTable:
    """Return the scores of every reader on the public sets."""
    rows = tuple(
        (
            Cell(reader_name(name, version, page.lang)),
            Cell(SCORED[scored][page.lang == "zh"]),
            Cell(SETS[texts][page.lang == "zh"]),
            *(rate(part) for part in (counts.precision, counts.recall, counts.f1)),
        )
        for scored in SCORED
        for texts in SETS
        for name, version in scores.readers().items()
        for counts in [scores.reading(name, texts, scored)]
    )
    names = head("reader", "scored", "texts", "false", "missed", "f1", lang=page.lang)
    return PageTable("reader-scores", caption, names, rows)


def reader_name(name: str, version: str, lang: Lang) -> str:
    """Return what a reader is called, with its version if it has one of its own."""
    called = READERS[name][lang == "zh"] if name in READERS else name
    return f"{called} {version}".strip()


def rate(part: float) -> Cell:
    """Return a share as a cell, with three decimals as scores are printed."""
    number = Decimal(f"{part:.3f}")
    return Cell(f"{number}", meant=Interval(number, number, ""))


def measured(page: Page, name: str, text: str, how: str) -> None:
    """Glue a measured figure for the prose, with the counts that it comes from."""
    made = Figure(name, text, f"book/measured/scores.json: {how}", ())
    page.figures[name] = made
    to_prose(made)


def f1(page: Page, name: str, reader: str, texts: str, scored: str) -> None:
    """Glue the F1 of a reader on a set."""
    counts = scores.reading(reader, texts, scored)
    how = page.say(
        f"{counts.right} right, {counts.false} false, {counts.missed} missed",
        f"读对{counts.right}个，误读{counts.false}个，漏读{counts.missed}个",
    )
    measured(page, name, f"{counts.f1:.3f}", how)


def from_text(page: Page, name: str, text: str, of: Sequence[Quantity] = (), how: str = "") -> None:
    """Glue words that come from the made-up report, with the places of the quantities they rest on."""
    document = made_up_report()
    sources = tuple(
        Source(
            MADE_UP,
            _kind(one, page.lang),
            "",
            Evidence(document.section_at(one.start) or page.say("title", "标题"), one.text, one.start),
        )
        for one in of
    )
    made = Figure(name, text, how, sources)
    page.figures[name] = made
    to_prose(made)


def counted(page: Page) -> None:
    """Glue how many quantities there are in the made-up report, and how many numerals are none."""
    document, found = made_up_report(), made_up_quantities()
    characters = sum(not character.isspace() for character in document.text)
    from_text(page, "characters", str(characters), how="data/made-up-report/report.txt")
    from_text(page, "found", str(len(found)), how=page.say("quantities that were read", "读出的数量"))
    from_text(
        page,
        "passed-over",
        str(len(passed_over(document.text, found))),
        how=page.say("numerals in no quantity", "不属于任何数量的数字"),
    )


def _kind(quantity: Quantity, lang: Lang) -> str:
    return KINDS[quantity.kind][lang == "zh"]


def _row(one: Quantity, lang: Lang) -> tuple[Cell, ...]:
    interval = meant(one)
    number = f"{one.value:f}" if one.value is not None else ""
    value = wording.number(one.value, lang, _places(one)) if one.value is not None else _day(one, lang)
    if one.value2 is not None:
        value = f"{value}–{wording.number(one.value2, lang)}"
    unit = one.unit if lang == "zh" or describe_unit(one.unit, lang) in ("", one.unit) else _unit(one)
    return (
        Cell(one.text, place=place_of(one.start)),
        Cell(_kind(one, lang)),
        Cell(value),
        Cell(unit),
        Cell(QUALIFIERS[one.meaning][lang == "zh"] if number else ""),
        Cell(wording.interval(interval, lang, _places(one)) if interval else "", meant=interval),
    )


def _unit(one: Quantity) -> str:
    return f"{one.unit} ({describe_unit(one.unit, 'en')})"


def _places(one: Quantity) -> int | None:
    """Return to how many decimals a value is shown: one without a last decimal is rounded."""
    assert one.value is not None
    return PLACES if one.value != round(one.value, PLACES + 3) else None


def _day(one: Quantity, lang: Lang) -> str:
    if one.date is None:
        return ""
    return wording.day(one.date.year, one.date.month, one.date.day, lang)


def meant(quantity: Quantity) -> Interval | None:
    """Return the numbers that a quantity allows, in its unit without scale words; ``None`` for dates."""
    if quantity.value is None:
        return None
    try:
        interval, factor = quantity.amount.interval, to_base(quantity.unit)[0]
    except UnknownUnitError:
        return None
    low, high = interval.low / factor, None if interval.high is None else interval.high / factor
    if (places := _places(quantity)) is not None and high is not None and round(low, places) == round(high, places):
        return Interval(low, low, quantity.unit)
    return Interval(low, high, quantity.unit, interval.low_open, interval.high_open)


def _around(text: str, start: int, end: int) -> str:
    """Return a numeral with a few characters of its line on either side."""
    before = text[max(0, start - AROUND) : start].rpartition("\n")[2]
    after = text[end : end + AROUND].partition("\n")[0]
    return f"{before.lstrip(MARKS)}{text[start:end]}{after.rstrip(MARKS)}"
