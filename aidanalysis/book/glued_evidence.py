"""The list at the foot of a page: for every figure, where it stands and how it came about."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from aidanalysis.book.wording import section_name, word

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aidanalysis.book.glued_figure import Figure, Source
    from aidanalysis.wording import Lang


def evidence_list(figures: Iterable[Figure], lang: Lang) -> str:
    """Return the evidence of figures as a list whose items links lead to."""
    items = "".join(_item(figure, lang) for figure in figures)
    return f'<ol class="evidence" aria-label="{escape(word("evidence-of", lang))}">{items}</ol>'


def _item(figure: Figure, lang: Lang) -> str:
    how = f'<p class="evidence-how">{escape(figure.how)}</p>' if figure.how else ""
    sources = "".join(f"<li>{_source(source, lang)}</li>" for source in figure.sources)
    places = f"<ul>{sources}</ul>" if sources else ""
    anchor = f"evidence-{escape(figure.name)}"
    return (
        f'<li id="{anchor}" tabindex="-1"><a class="evidence-figure" href="#{anchor}">{escape(figure.text)}</a>'
        f"{how}{places}</li>"
    )


def _source(source: Source, lang: Lang) -> str:
    label = f"{source.label} {source.states}".strip()
    phrase, record = escape(source.evidence.phrase), escape(source.record)
    section = escape(section_name(source.evidence.section, lang))
    quoted = f'<q lang="zh-Hans">{phrase}</q>'
    if lang == "zh":
        place = f"（{section}，字符位置{source.evidence.offset}；<code>{record}</code>）"
        return f'{escape(label)}：{quoted}<span class="evidence-place">{place}</span>'
    place = f"({_own(source.evidence.section, section)}, character {source.evidence.offset}; <code>{record}</code>)"
    return f'{escape(label)}: {quoted} <span class="evidence-place">{place}</span>'


def _own(section: str, shown: str) -> str:
    """Return the name of a section, said to be Chinese where it stands as the report has it."""
    return f'<span lang="zh-Hans">{shown}</span>' if escape(section) == shown else shown
