"""What the chapter on reading shows: a text with its quantities, what was left alone, and how readers score."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Final

import pandas as pd
from IPython.display import HTML

from aidanalysis import findings, wording
from aidanalysis.book import scores
from aidanalysis.book.figure import Figure, Noted
from aidanalysis.book.marked_text import Mark, marked_text, place_of
from aidanalysis.book.naming import Said
from aidanalysis.book.text_wording import EXTRACTED, KIND_SIGNS, READERS, SCORED, SETS
from aidanalysis.documents import Document, load, read_document
from aidanalysis.interval import Interval, point
from aidanalysis.ledger.bundled import ledger_folder
from aidanalysis.reading.passed_over import passed_over
from aidanalysis.units import UnknownUnitError, to_base
from aidanalysis.wording import SEMICOLON, describe_unit, said

if TYPE_CHECKING:
    from aidanalysis.findings import Finding
    from aidanalysis.reading import Quantity
    from aidanalysis.wording import Lang

#: Title, subtitle and source of the chart of scores.
CHART: Final = (
    (
        "On texts not seen before this reader scores {}; next comes {} with {}",
        "在未曾见过的文本上，本书程序F值为{}，其次为{}（{}）",
    ),
    ("F-score of value, unit and qualifier, by set of texts", "数值、单位、限定词的F值，按文本集"),
    ("Source: own measurement on texts marked by hand.", "资料来源：本书在人工标注文本上的实测。"),
)
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


def marked_quantities(lang: Lang, caption: str) -> HTML:
    """Return the made-up report with each quantity marked by its kind."""
    marks = [
        Mark(one.start, one.end, f"kind-{one.kind}", said(lang, *KIND_SIGNS[one.kind]), _kind(one, lang))
        for one in made_up_quantities()
    ]
    return HTML(marked_text(made_up_report().text, marks, caption, lang))  # type: ignore[no-untyped-call]


def quantities(lang: Lang) -> pd.DataFrame:
    """Return every quantity of the made-up report with what was read."""
    names = ["in the text", "kind", "value", "unit", "qualifier", "means"]
    rows = [_row(one, lang) for one in made_up_quantities()]
    return pd.DataFrame(rows, columns=names, dtype=object, index=pd.Index(range(len(rows)), name="id"))


def left_alone(lang: Lang) -> pd.DataFrame:
    """Return the numerals of the made-up report that are no quantities, each in its place, with the reason."""
    text = made_up_report().text
    rows = [
        (_around(text, one.start, one.end), text[one.start : one.end], one.reason.label(lang))
        for one in passed_over(text, made_up_quantities())
    ]
    return pd.DataFrame(rows, columns=["in the text", "figure", "reason"]).set_index("in the text")


def counted(lang: Lang) -> pd.Series[Any]:
    """Return how many characters, quantities and other numerals the made-up report holds."""
    document, found = made_up_report(), made_up_quantities()
    numbers = {
        "characters": sum(not character.isspace() for character in document.text),
        "found": len(found),
        "passed over": len(passed_over(document.text, found)),
    }
    how = f"aidanalysis read data/{MADE_UP}/report.txt"
    return pd.Series({name: Figure(point(one, "个"), Noted(how), lang) for name, one in numbers.items()}, dtype=object)


def reader_scores(lang: Lang) -> pd.DataFrame:
    """Return the scores of every reader on the public sets: ``label``, ``series``, ``scored`` and three rates."""
    rows = [
        {
            "label": reader_name(name, version, lang),
            "scored": said(lang, *SCORED[scored]),
            "series": said(lang, *SETS[texts]),
            "precision": scores.rate(counts.precision, counts, lang),
            "recall": scores.rate(counts.recall, counts, lang),
            "f1": scores.rate(counts.f1, counts, lang),
        }
        for scored in SCORED
        for texts in SETS
        for name, version in scores.readers().items()
        for counts in [scores.reading(name, texts, scored)]
    ]
    return pd.DataFrame(rows, dtype=object, index=pd.Index(range(len(rows)), name="id"))


def formats(lang: Lang) -> pd.DataFrame:
    """Return what was measured of each document format: files tried and read rightly, what it keeps and what not."""
    held, between = scores.formats(), said(lang, *SEMICOLON)
    rows = {}
    for name in dict.fromkeys(one["format"] for one in held["kept"]):
        tried = [one for one in held["kept"] if one["format"] == name]
        kept, lost = ([one[lang] for one in tried if one["kept"] is rightly] for rightly in (True, False))
        beside = [one[lang] for one in held["not_kept"] if one["format"] == name]
        rows[name] = {
            "files": scores.number(len(tried), f"book/measured/{scores.FORMATS}", lang),
            "read rightly": scores.number(len(kept), f"book/measured/{scores.FORMATS}", lang),
            "keeps": between.join(kept),
            "leaves out": between.join([*lost, *beside]),
        }
    return pd.DataFrame(list(rows.values()), index=pd.Index(list(rows), name="format"), dtype=object)


def extractors(lang: Lang) -> pd.DataFrame:
    """Return how many files and values come through this package and the libraries that could stand in for it."""
    how = f"book/measured/{scores.EXTRACTORS}"
    keys = {"files tried": "files", "whole": "whole", "values": "values", "values kept": "found", "besides": "besides"}
    rows = [
        {
            "texts": said(lang, *EXTRACTED[f"{one['group']} {one['format']}"]),
            "reader": reader_name(one["reader"], "", lang),
            **{column: scores.number(one[key], how, lang) for column, key in keys.items()},
        }
        for one in scores.extractors()
    ]
    return pd.DataFrame(rows, dtype=object, index=pd.Index(range(len(rows)), name="id"))


def formats_lost(lang: Lang) -> list[str]:
    """Return what was tried of the document formats and not read as it should be."""
    return [f"{one[lang]} ({one['format']})" for one in scores.formats()["kept"] if not one["kept"]]


def f1(texts: str, lang: Lang) -> Figure:
    """Return the F-score of the package's own reader on a set."""
    counts = scores.reading(scores.OURS, texts, scores.VALUES)
    return scores.rate(counts.f1, counts, lang)


def other_readers(texts: str, lang: Lang) -> pd.Series[Any]:
    """Return the F-scores of the other readers on a set, best first."""
    found = {
        reader_name(name, version, lang): scores.rate(counts.f1, counts, lang)
        for name, version in scores.readers().items()
        if name != scores.OURS
        for counts in [scores.reading(name, texts, scores.VALUES)]
    }
    return pd.Series(found, dtype=object).sort_values(ascending=False)


def texts(of: str, lang: Lang) -> Figure:
    """Return how many texts a set has."""
    return scores.number(scores.size(of, "texts"), said(lang, *SETS[of]), lang)


def marked(of: str, lang: Lang) -> Figure:
    """Return how many quantities are marked by hand in a set."""
    return scores.number(scores.size(of, "quantities"), said(lang, *SETS[of]), lang)


def scores_finding(measured: pd.DataFrame, lang: Lang) -> Finding | None:
    """Return the F-scores of all readers as a finding: one row a reader, one dot a set of texts."""
    rows = measured[measured["scored"] == said(lang, *SCORED[scores.VALUES])]
    frame = rows[["label", "series"]].assign(value=[float(one.value.low) for one in rows["f1"]])
    others = other_readers(scores.UNSEEN, lang)
    title = said(lang, *CHART[0]).format(f1(scores.UNSEEN, lang), others.index[0], others.iloc[0])
    subtitle, source = said(lang, *CHART[1]), said(lang, *CHART[2])
    return findings.scores(frame, lang, name="reader-scores", title=title, subtitle=subtitle, source=source)


def reader_name(name: str, version: str, lang: Lang) -> str:
    """Return what a reader is called, with its version if it has one of its own."""
    called = said(lang, *READERS[name]) if name in READERS else name
    return f"{called} {version}".strip()


def _kind(quantity: Quantity, lang: Lang) -> str:
    return quantity.kind.label(lang)


def _row(one: Quantity, lang: Lang) -> tuple[str, ...]:
    interval = meant(one)
    number = f"{one.value:f}" if one.value is not None else ""
    value = wording.number(one.value, lang, _places(one)) if one.value is not None else _day(one, lang)
    if one.value2 is not None:
        value = f"{value}–{wording.number(one.value2, lang)}"
    unit = one.unit if describe_unit(one.unit, lang) in ("", one.unit) else _unit(one)
    return (
        Said.of(one.text, place=place_of(one.start)),
        _kind(one, lang),
        value,
        unit,
        one.meaning.label(lang) if number else "",
        wording.interval(interval, lang, _places(one)) if interval else "",
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
