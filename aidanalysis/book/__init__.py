"""What the chapters' notebooks use: a page with its frames, figures that know how they came about, and their sum."""

from __future__ import annotations

from aidanalysis.book.figure import Figure, largest, only, shared, smallest, total
from aidanalysis.book.naming import in_words
from aidanalysis.book.page import Page
from aidanalysis.book.records_frame import FilterError

__all__ = ["Figure", "FilterError", "Page", "in_words", "largest", "only", "shared", "smallest", "total"]
