"""The chapter on speed and reliability shows what the runs have kept, all of it, and in both languages."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pytest

from aidanalysis.book import scale_page
from aidanalysis.book.scale_wording import RATIOS, STOPS, TRIED, WRITES, called
from aidanalysis.wording import Lang, said

MEASURED = Path(__file__).parents[2] / "book" / "measured"


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_ratio_is_shown(lang: Lang) -> None:
    """Each ratio has a row under words of its own, and each row says the median of its runs."""
    held = json.loads((MEASURED / scale_page.BENCHMARKS).read_text("utf-8"))
    kept = [one for part in held["parts"].values() for one in part]
    assert [one["key"] for one in kept if called(RATIOS, one["key"], lang) == one["key"]] == []
    frame = scale_page.ratios(lang)
    assert len(set(frame.index)) == len(frame) == len(kept)
    for one, (_, row) in zip(kept, frame.iterrows(), strict=True):
        middle = sorted(one["runs"])[len(one["runs"]) // 2]
        assert len(one["runs"]) % 2 == 0 or float(row["median"].value.low) == pytest.approx(middle, rel=0.05, abs=0.006)


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_all_that_was_tried_is_shown(lang: Lang) -> None:
    """Each thing that was tried stands in one of the two tables, and what was lost is added up and not left out."""
    kept = (
        json.loads((MEASURED / scale_page.SOAK).read_text("utf-8"))["rows"]
        if scale_page.stored(scale_page.SOAK)
        else []
    )
    stopped, tried = scale_page.stopped(lang), scale_page.tried(lang)
    assert set(tried.index) <= {said(lang, *both) for both in TRIED.values()}
    assert set(stopped.index) <= {said(lang, *both) for both in WRITES.values()}

    def added(frame: pd.DataFrame, *columns: str) -> int:
        cells = [one for column in columns if column in frame for one in frame[column] if one != ""]
        return sum(int(one.value.low) for one in cells)

    assert added(tried, "tried") + added(stopped, *STOPS) == sum(one["tried"] for one in kept)
    assert added(tried, "lost") + added(stopped, "lost") == sum(one["lost"] for one in kept)
    counted = scale_page.counted(lang)
    for key in ("lost", "tried"):
        assert (counted[key].value.low if kept else 0) == sum(one[key] for one in kept)
