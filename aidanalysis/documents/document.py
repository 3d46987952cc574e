"""A report's text as extracted from its file, with its furniture, its sections and its line breaks."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from aidanalysis.documents.furniture import furniture_spans
from aidanalysis.documents.lines import Healed, heal
from aidanalysis.documents.sections import Heading, find_headings, section_among
from aidanalysis.errors import AidAnalysisError


class DocumentError(AidAnalysisError, ValueError):
    """A file that cannot be read; the message names it, says why and what to do."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"{name}: {reason}")
        self.name, self.reason = name, reason


class Extract(NamedTuple):
    """Text as a file gives it, and the spans that the file itself marks as furniture."""

    text: str
    furniture: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """One document: all offsets point into ``text``."""

    name: str
    text: str
    furniture: tuple[tuple[int, int], ...] = ()
    headings: tuple[Heading, ...] = ()
    body: Healed = field(default_factory=lambda: Healed("", []))

    @classmethod
    def of(cls, name: str, extract: Extract) -> Document:
        """Return a document with its furniture set apart, its sections found and its sentences healed."""
        furniture = furniture_spans(extract.text, extract.furniture)
        headings = find_headings(extract.text, furniture)
        return cls(name, extract.text, furniture, headings, heal(extract.text, furniture))

    def section_at(self, offset: int) -> str:
        """Return the section that a place belongs to: ``一（二）四是``, or 导言, 标题, 页首, 页尾."""
        return section_among(self.headings, self.furniture, offset)
