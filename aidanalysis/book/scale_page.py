"""What the chapter on speed and reliability shows: ratios beside other libraries, and what was tried and lost."""

from __future__ import annotations

import json
import statistics
from collections import Counter
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any, Final

import pandas as pd

from aidanalysis.book.figure import Figure, Noted
from aidanalysis.book.scale_wording import RATIOS, RULED, STOPS, TRIED, UNRULED, WRITES, called
from aidanalysis.book.scores import number
from aidanalysis.interval import Interval
from aidanalysis.ledger.bundled import measured_file
from aidanalysis.wording import said

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aidanalysis.wording import Lang

BENCHMARKS: Final = "benchmarks.json"
SOAK: Final = "soak.json"
#: Digits of a ratio that are shown.
DIGITS: Final = 2


@cache
def stored(name: str) -> dict[str, Any]:
    """Return what a run has kept, nothing where none has; nobody may write into it."""
    try:
        held: dict[str, Any] = json.loads(measured_file(name).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    return held


def _compared() -> list[dict[str, Any]]:
    return [one for part in stored(BENCHMARKS).get("parts", {}).values() for one in part]


def _tried() -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = stored(SOAK).get("rows", [])
    return rows


def ratios(lang: Lang) -> pd.DataFrame:
    """Return what was compared: the median of the ratios, the least and the most, and what is aimed at."""
    rows = {}
    for one in _compared():
        runs, most = one["runs"], one["most"]
        kept = "" if most is None else said(lang, *RULED[statistics.median(runs) <= most])
        rows[called(RATIOS, one["key"], lang)] = {
            "median": _ratio(statistics.median(runs), lang),
            "spread": f"{_text(min(runs))}–{_text(max(runs))}",
            "aimed at": said(lang, *UNRULED) if most is None else f"{most:g}",
            "kept": kept,
        }
    return pd.DataFrame(list(rows.values()), index=pd.Index(list(rows), name="compared"), dtype=object)


def missed(lang: Lang) -> list[str]:
    """Return what is slower or larger than is aimed at."""
    above = [one for one in _compared() if one["most"] is not None and statistics.median(one["runs"]) > one["most"]]
    return [called(RATIOS, one["key"], lang) for one in above]


def tried(lang: Lang) -> pd.DataFrame:
    """Return what was tried on the package, how often, and how often something was lost; but for what was stopped."""
    return _counts({called(TRIED, one["part"], lang): one for one in _tried() if _stop(one) is None}, lang)


def stopped(lang: Lang) -> pd.DataFrame:
    """Return how often each command that writes was stopped, in which way, and how often something was lost."""
    rows: dict[str, Counter[str]] = {}
    for one in _tried():
        if (stop := _stop(one)) is not None:
            name = called(WRITES, one["part"].removesuffix(f", {stop}"), lang)
            rows.setdefault(name, Counter()).update({stop: one["tried"], "lost": one["lost"]})
    return _counts(rows, lang)


def _stop(one: Mapping[str, Any]) -> str | None:
    """Return how a command was stopped, where that is what was tried."""
    stop = one["part"].rpartition(", ")[2]
    return stop if stop in STOPS else None


def _counts(rows: Mapping[str, Mapping[str, Any]], lang: Lang) -> pd.DataFrame:
    """Return the counts of each row, by what was tried; a column that no row has is left out."""
    columns = [key for key in ("tried", *STOPS, "lost") if any(key in row for row in rows.values())]
    held = [
        {key: number(row[key], f"book/measured/{SOAK}", lang) if key in row else "" for key in columns}
        for row in rows.values()
    ]
    return pd.DataFrame(held, index=pd.Index(list(rows), name="what was tried"), dtype=object)


def counted(lang: Lang) -> pd.Series[Any]:
    """Return how much was compared and tried, how much was lost, and how long both runs took."""
    speed, soak = stored(BENCHMARKS), stored(SOAK)
    compared = len(_compared())
    measured = {
        "compared": compared,
        "kept": compared - len(missed(lang)),
        "cores": speed.get("machine", {}).get("cores"),
        "bench minutes": speed.get("minutes"),
    }
    found = {
        "tried": sum(one["tried"] for one in _tried()),
        "lost": sum(one["lost"] for one in _tried()),
        "soak minutes": soak.get("minutes"),
    }
    files = (
        (measured if speed else dict.fromkeys(measured), BENCHMARKS),
        (found if soak else dict.fromkeys(found), SOAK),
    )
    held = {
        key: None if one is None else number(int(one), f"book/measured/{file}", lang)
        for numbers, file in files
        for key, one in numbers.items()
    }
    return pd.Series(held, dtype=object)


def _ratio(one: float, lang: Lang) -> Figure:
    value = Decimal(_text(one))
    return Figure(Interval(value, value, ""), Noted(f"book/measured/{BENCHMARKS}"), lang)


def _text(one: float) -> str:
    """Return a ratio with two digits that count, in plain notation."""
    places = max(DIGITS - len(str(int(one))), 0) if one >= 1 else DIGITS
    return f"{round(Decimal(repr(one)), places):f}"
