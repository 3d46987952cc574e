"""Folders of documents: many at a time, each within bounds, written as they come, and taken up again where they stopped."""

from __future__ import annotations

from aidanalysis.corpus.bounds import Bounds
from aidanalysis.corpus.lines import LinesWriter, NoResultError
from aidanalysis.corpus.pool import Outcome, over

__all__ = ["Bounds", "LinesWriter", "NoResultError", "Outcome", "over"]
