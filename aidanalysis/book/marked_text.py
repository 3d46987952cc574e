"""A text with places in it marked: by a line, by a sign and, for those who do not see either, by a word."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, NamedTuple

from aidanalysis.wording import said

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from aidanalysis.wording import Lang


#: Holds a sign to its figure at the end of a line.
JOINED = "\u2060"


class Mark(NamedTuple):
    """What is marked: ``text[start:end]``; the class of its line, its sign, its word, the evidence it leads to."""

    start: int
    end: int
    line: str
    sign: str
    said: str
    evidence: str = ""


def marked_text(text: str, marks: Sequence[Mark], caption: str, lang: Lang) -> str:
    """Return a text as part of a page, with a legend of its marks; marks that overlap an earlier one are left out."""
    out: list[str] = []
    end = 0
    for mark in sorted(marks):
        if mark.start >= end:
            out += [escape(text[end : mark.start]), _marked(text, mark, lang)]
            end = mark.end
    out.append(escape(text[end:]))
    paragraphs = "".join(f"<p>{line}</p>" for line in "".join(out).split("\n") if line.strip())
    return (
        f'<figure class="marked-text"><figcaption>{escape(caption)}{_legend(marks)}</figcaption>'
        f'<div lang="zh-Hans">{paragraphs}</div></figure>'
    )


def _marked(text: str, mark: Mark, lang: Lang) -> str:
    shown = escape(text[mark.start : mark.end])
    sign = f'<sup aria-hidden="true">{JOINED}{escape(mark.sign)}</sup>' if mark.sign else ""
    tag, leads = ("a", f' href="#evidence-{escape(mark.evidence)}"') if mark.evidence else ("span", "")
    language = said(lang, "en", "zh-Hans")
    return (
        f'<{tag} id="{place_of(mark.start)}" class="marked {mark.line}"{leads}>{shown}{sign}'
        f'<span class="unseen" lang="{language}"> ({escape(mark.said)})</span></{tag}>'
    )


def place_of(start: int) -> str:
    """Return the anchor of what is marked from an offset on."""
    return f"place-{start}"


def _legend(marks: Iterable[Mark]) -> str:
    signs = dict.fromkeys((mark.line, mark.sign, mark.said) for mark in marks)
    items = "".join(
        f'<li><span class="marked {line}">{escape(said)}<sup>{escape(sign)}</sup></span></li>'
        for line, sign, said in signs
    )
    return f'<ul class="legend">{items}</ul>'
