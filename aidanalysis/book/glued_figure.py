"""A figure on a page: what it says, and the evidence that one click opens."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from aidanalysis.records import Evidence


@dataclass(frozen=True, slots=True)
class Source:
    """Where one record behind a figure stands: its id, what it is called, what it states, and its evidence."""

    record: str
    label: str
    states: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in words, how it came about, and the records it rests on."""

    name: str
    text: str
    how: str
    sources: tuple[Source, ...]

    def _repr_html_(self) -> str:
        return link(self.name, self.text)

    def __repr__(self) -> str:
        return self.text


def link(name: str, text: str) -> str:
    """Return text that leads to the evidence of a figure."""
    return f'<a class="figure" href="#evidence-{escape(name)}">{escape(text)}</a>'
