"""Folders of documents: many at a time, each within bounds, written as they come, and taken up again where they stopped."""

from __future__ import annotations

from aidanalysis.corpus.lines import LinesWriter
from aidanalysis.corpus.parts import PartsWriter
from aidanalysis.corpus.pool import Bounds, Outcome, over

__all__ = ["Bounds", "LinesWriter", "Outcome", "PartsWriter", "over"]
