"""How much of a document is read: a report stays far below, and nothing larger may hold up a run."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from aidanalysis.errors import AidAnalysisError


@dataclass(frozen=True, slots=True)
class Limits:
    """The bounds within which one document is read; whoever loads many may set narrower ones.

    ``seconds`` bound the reading of one document, and ``memory`` (in bytes) each process that reads a PDF: one of
    its own, two for a long one.
    """

    file_bytes: int = 64 * 1024 * 1024
    unpacked_bytes: int = 64 * 1024 * 1024
    characters: int = 5_000_000
    lines: int = 300_000
    paragraphs: int = 200_000
    tags: int = 3_000_000
    attributes: int = 2_000
    pages: int = 5_000
    cells: int = 500_000
    columns: int = 1_000
    seconds: float = 30.0
    memory: int = 1024 * 1024 * 1024


DEFAULT: Final = Limits()


class TooLargeError(AidAnalysisError, ValueError):
    """A document beyond the limits; the message says which."""
