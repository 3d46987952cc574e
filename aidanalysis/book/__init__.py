"""Book support: what the chapters' notebooks use, and what builds the book from them."""

from __future__ import annotations

from aidanalysis.book.page import Page

__all__ = ["Page"]
