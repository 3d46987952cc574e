"""Sentences with figures in them, as Markdown that every notebook frontend and the book show alike."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape, unescape
from string import Formatter
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from aidanalysis.book.figure import Figure
from aidanalysis.wording import SPACE, said

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from aidanalysis.book.evidence import PageEvidence
    from aidanalysis.wording import Lang

#: Signs that Markdown or a formula renderer would take for its own.
MARKUP = re.compile(r"[\\`*_{}\[\]$~|]")
#: What a sentence may ask of a value without printing it.
IF, UNLESS = "if", "unless"
#: How a figure is printed without what it counts.
BARE = "bare"
#: What a sentence says of one thing and of several: ``{dated:plural carries|carry}``.
PLURAL = "plural "
TAG = re.compile(r"<[^>]+>")


@dataclass(frozen=True, slots=True)
class Prose:
    """A paragraph: as Markdown, whose figures lead to their evidence, and as plain text."""

    markdown: str

    def _repr_markdown_(self) -> str:
        return self.markdown

    def __repr__(self) -> str:
        return unescape(TAG.sub("", self.markdown))


def paragraph(sentences: Iterable[str], values: Mapping[str, object], evidence: PageEvidence) -> Prose | None:
    """Return the sentences whose values are all known, one after the other; ``None`` where none is said."""
    said = [text for one in sentences if (text := sentence(one, values, evidence)) is not None]
    return Prose(joined(said, evidence.lang)) if said else None


def joined(sentences: Iterable[str], lang: Lang) -> str:
    """Return sentences as a paragraph."""
    return said(lang, *SPACE).join(sentences)


def sentence(text: str, values: Mapping[str, object], evidence: PageEvidence) -> str | None:
    """Return a sentence with its values; ``None`` where one of them is not known.

    ``{name}`` prints a value, ``{name:if}`` and ``{name:unless}`` print nothing and ask only whether it is known;
    ``{name:bare}`` prints a figure without what it counts; ``{name:plural one|several}`` prints the first of two
    texts where a number is one, otherwise the second. Raises ``KeyError`` for a name without a value.
    """
    pieces = list(Formatter().parse(text))
    # What is not said leaves no evidence behind: all is asked before anything is written.
    for _, name, ask, _ in pieces:
        if name is None:
            continue
        if name not in values:
            raise KeyError(f"the sentence names {{{name}}}; the values are {', '.join(values)}")
        if is_known(values[name]) is (ask == UNLESS):
            return None
    parts: list[str] = []
    for literal, name, ask, _ in pieces:
        parts.append(literal)
        if name is None:
            continue
        if ask and ask.startswith(PLURAL):
            parts.append(ask.removeprefix(PLURAL).split("|")[not is_one(values[name])])
        elif ask not in (IF, UNLESS):
            parts.append(written(name, values[name], evidence, bare=ask == BARE))
    return "".join(parts)


def is_known(value: object) -> bool:
    """Whether there is something to say: a figure with a value, a text, a column with rows, a yes."""
    if value is None:
        return False
    if isinstance(value, (bool, np.bool_)):
        return bool(value)
    if isinstance(value, Figure):
        return value.known
    if isinstance(value, pd.Series):
        return bool(len(value)) and all(map(is_known, value))
    if isinstance(value, (str, list, tuple)):
        return bool(value)
    return True


def is_one(value: object) -> bool:
    """Whether a number is one."""
    if isinstance(value, Figure):
        return value.value is not None and value.value.is_point and value.value.low == 1
    return value == 1


def written(name: str, value: object, evidence: PageEvidence, *, bare: bool = False) -> str:
    """Return a value as Markdown: a column as a list of its labels with their figures, a list as names."""
    lang = evidence.lang
    if isinstance(value, pd.Series):
        values = [evidence.link(one, f"{name}-{place}", bare=bare) for place, one in enumerate(value, 1)]
        pairs = zip(map(escape, map(str, value.index)), values, strict=True)
        return _masked(listed([_labelled(label, one, lang) for label, one in pairs], lang))
    if isinstance(value, (list, tuple)):
        return _masked(listed([evidence.link(one, f"{name}-{place}") for place, one in enumerate(value, 1)], lang))
    return _masked(evidence.link(value, name, bare=bare))


def _labelled(label: str, text: str, lang: Lang) -> str:
    """Return a label with its figure; a Chinese one runs on, unless it ends in a digit itself."""
    chinese = f"{label}（{text}）" if label[-1:].isdigit() else f"{label}{text}"
    return said(lang, f"{label} ({text})", chinese)


def listed(parts: list[str], lang: Lang) -> str:
    """Return parts as a list in words."""
    english = parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"
    return said(lang, english, "、".join(parts))


def _masked(text: str) -> str:
    """Return HTML in which Markdown finds no signs of its own outside of tags."""
    pieces = re.split(r"(<[^>]+>)", text.replace("\n", " "))
    return "".join(
        piece if piece.startswith("<") else MARKUP.sub(lambda sign: f"&#{ord(sign[0])};", piece) for piece in pieces
    )
