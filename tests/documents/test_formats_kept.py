"""What the book says each format keeps is what a fresh run finds."""

from __future__ import annotations

import json

from benchmarks.score_formats import STORED, report


def test_the_table_of_formats_is_measured() -> None:
    """The stored table is the result of reading the files anew, and nothing in it is lost."""
    found = report()
    assert json.loads(STORED.read_text("utf-8")) == found
    assert all(one["kept"] for one in found["kept"])
