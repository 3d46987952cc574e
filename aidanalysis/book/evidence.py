"""The evidence of a page: one entry a record, one a computed figure, each with the phrases it rests on."""

from __future__ import annotations

import re
from functools import cached_property
from html import escape
from textwrap import shorten
from typing import TYPE_CHECKING, Final

from aidanalysis.book.declared_claims import claim_figures
from aidanalysis.book.figure import OVER, PLUS, Count, Figure, Formula, Leeway, Noted, Operand
from aidanalysis.book.naming import Said, record_name, value_text
from aidanalysis.book.records_frame import evidence_of
from aidanalysis.book.wording import section_name, word
from aidanalysis.ledger.figures import figures, holds
from aidanalysis.records import Claim
from aidanalysis.records.labels import ClaimKind
from aidanalysis.wording import COLON, COMMA, LISTED, SEMICOLON, SPACE, said

if TYPE_CHECKING:
    from collections.abc import Container

    from aidanalysis.ledger import Ledger
    from aidanalysis.records import Evidence
    from aidanalysis.wording import Lang

#: About as much of a record's name as tells it from the others; the page gives it whole.
NAME: Final[dict[str, int]] = {"en": 40, "zh": 12}
#: Up to so many figures that were measured in one place are named there.
ALIKE: Final = 4


class PageEvidence:
    """What the figures of a page rest on, kept as they are shown and listed at its end."""

    def __init__(self, ledger: Ledger, lang: Lang) -> None:
        self.ledger, self.lang = ledger, lang
        self.records: dict[str, None] = {}
        self.figures: dict[str, dict[str, Figure]] = {}
        self._names: dict[object, str] = {}

    def link(self, shown: object, name: str = "", *, bare: bool = False) -> str:
        """Return a value as HTML; a figure, or what a record says, leads to its entry."""
        text = escape(shown.bare if bare and isinstance(shown, Figure) else str(shown))
        match shown:
            case Figure(value=None):
                return ""
            case Figure(origin=Operand(record="")):
                return text
            case Figure(origin=Operand()) as figure:
                return _link(self.keep_record(figure.operands[0].record), text)
            case Figure() as figure:
                return _link(self.keep_figure(figure, name), text)
            case Said(place=str(place)) if place:
                return f'<a href="#{escape(place)}">{text}</a>'
            case Said() if text:
                return _link(self.keep_record(shown.record), text)
        return text

    def keep_record(self, record_id: str) -> str:
        """Keep the entry of a record; returns its name."""
        if record_id not in self.records:
            self.records[record_id] = None
        return record_id

    def keep_figure(self, figure: Figure, name: str) -> str:
        """Keep the entry of a figure that no record states; returns its name.

        There is one entry for all that are computed alike, or were measured in the same place; what a claim's
        records give stands in the entry of the claim.
        """
        entry = how(figure)
        if entry in self._claimed:
            return self.keep_record(self._claimed[entry])
        if entry not in self._names:
            free = name or "figure"
            while free in self.figures or free in self.ledger.by_id:
                stem, _, number = free.rpartition("-")
                free = f"{stem}-{int(number) + 1}" if stem and number.isdigit() else f"{free}-2"
            self._names[entry] = free
            self.figures[free] = {}
        self.figures[self._names[entry]].setdefault(str(figure), figure)
        return self._names[entry]

    @cached_property
    def _claimed(self) -> dict[object, str]:
        """The claim whose records give a figure, by how the figure is computed."""
        found: dict[object, str] = {}
        for claim in self.ledger.records(Claim):
            computed = claim_figures(self.ledger, claim, self.lang).computed
            if computed.known and claim.kind is not ClaimKind.BOUND:
                found.setdefault(how(computed), claim.id)
        return found

    def html(self) -> str:
        """Return the list, folded."""
        computed = (
            f'<li id="evidence-{anchor(name)}" tabindex="-1">{formula(*alike.values(), entries=self.records)}</li>'
            for name, alike in self.figures.items()
        )
        stated = (
            f'<li id="evidence-{anchor(record)}" tabindex="-1">{self._entry(record)}</li>' for record in self.records
        )
        entries = "".join((*computed, *stated))
        if not entries:
            return ""
        title, label = word("evidence", self.lang), word("evidence-of", self.lang)
        return (
            f'<details class="evidence"><summary>{escape(title)}</summary>'
            f'<ol class="evidence" aria-label="{escape(label)}">{entries}</ol></details>'
        )

    def _entry(self, record_id: str) -> str:
        """Return a record in words: what it is called, and each phrase with the figures that it holds."""
        record = self.ledger[record_id]
        held: dict[Evidence, list[str]] = {}
        for field, value in figures(record).items():
            evidence = evidence_of(self.ledger, record, field)
            if holds(evidence.phrase, value, self.ledger.report.year):
                held.setdefault(evidence, []).append(value_text(self.ledger, record, field, self.lang))
        figured = bool(held)
        held = held or {record.evidence: []}
        places = [self._place(evidence, texts) for evidence, texts in held.items()]
        colon, between = said(self.lang, *COLON), said(self.lang, *SEMICOLON)
        recomputed = ""
        if isinstance(record, Claim):
            found = claim_figures(self.ledger, record, self.lang)
            if found.computed.known:
                recomputed = f'<span class="evidence-how">{formula(found.computed, entries=self.records)}{between}{escape(found.verdict)}</span>'
            else:
                recomputed = f'<span class="evidence-how">{escape(found.verdict)}</span>'
        name = record_name(self.ledger, record, self.lang)
        # A name that holds the phrase, or is held in it, is said with it; a phrase without a figure says itself.
        with_it = name in record.evidence.phrase or record.evidence.phrase in name
        named = _shortened(name, self.lang) if figured and not with_it else ""
        return f"{escape(named)}{colon if named else ''}{between.join(places)} {recomputed}".rstrip()

    def _place(self, evidence: Evidence, texts: list[str]) -> str:
        section = escape(section_name(evidence.section, self.lang))
        section = said(self.lang, _own(evidence.section, section), section)
        words = (
            ""
            if all(_within(text, evidence.phrase) for text in texts)
            else f"{escape(said(self.lang, *COMMA).join(texts))} "
        )
        where = word("place", self.lang).format(section=section, offset=evidence.offset)
        return f'{words}{quoted(evidence)} <span class="evidence-place">{where}</span>'


def quoted(evidence: Evidence, at: re.Match[str] | None = None) -> str:
    """Return the phrase as a quotation, with the part that is meant stressed where there is more."""
    phrase = escape(evidence.phrase)
    if at and 0 < len(at[0]) < len(evidence.phrase):
        before, after = evidence.phrase[: at.start()], evidence.phrase[at.end() :]
        phrase = f"{escape(before)}<b>{escape(at[0])}</b>{escape(after)}"
    return f'<q lang="zh-Hans">{phrase}</q>'


def _within(text: str, phrase: str) -> re.Match[str] | None:
    """Return where a phrase says just this text, whole numbers and not the ends of others."""
    behind = r"(?![\d.])" if text[-1:].isdigit() else ""
    return re.search(rf"(?<![\d.]){re.escape(text)}{behind}", phrase)


def _shortened(name: str, lang: Lang) -> str:
    limit = NAME[lang]
    if len(name) <= limit:
        return name
    return said(lang, shorten(name, limit, placeholder=" …"), f"{name[: limit - 1]}…")


def formula(*alike: Figure, entries: Container[str] = ()) -> str:
    """Return figures that were come by alike, with how: each operand with its phrase, leading to its entry, if any."""
    origin, lang = alike[0].origin, alike[0].lang
    if not isinstance(origin, Noted):
        return f"<data>{escape(str(alike[0]))}</data> = {_formula(alike[0], entries)}"
    stated = ", ".join(f"<data>{escape(str(one))}</data>" for one in alike)
    return (
        f"{stated}{said(lang, *COLON)}{_formula(alike[0], entries)}"
        if len(alike) <= ALIKE
        else _formula(alike[0], entries)
    )


def how(figure: Figure) -> object:
    """Return what makes two figures one entry, in either language: how they are computed, or where they come from."""
    match figure.origin:
        case Formula(sign=sign, parts=parts):
            return (sign, tuple(map(how, parts)))
        case None:
            return str(figure.value)
        case origin:
            return origin


def _formula(figure: Figure, entries: Container[str] = (), within: str = "") -> str:
    lang = figure.lang
    match figure.origin:
        case Formula(sign=sign, parts=parts):
            inner = f" {sign} ".join(_formula(part, entries, sign) for part in parts)
            nested = within == OVER or (within not in ("", PLUS) and sign == PLUS)
            return f"({inner})" if nested else inner
        case Operand() as operand:
            return _operand(operand, lang, entries, str(figure), str(figure.value))
        case Noted(how=how, href=href) if within:
            return (
                f'<a class="operand" href="{escape(href)}" data-meant="{escape(str(figure.value))}">'
                f"{escape(str(figure))} ({escape(how)})</a>"
            )
        case Noted(how=how, href=href):
            return f'<a href="{escape(href)}">{escape(how)}</a>' if href else escape(how)
        case Leeway(of=operand):
            return f"{_said('half a place', lang)}{_operand(operand, lang, entries, meant=str(figure.value))}"
        case Count(of=of):
            listed = said(lang, *LISTED)
            return f"{_said('counted', lang)}{listed.join(_operand(one, lang, entries) for one in of)}"
    return escape(_plain(figure))


def _said(key: str, lang: Lang) -> str:
    return f"{word(key, lang)}{said(lang, *SPACE)}"


def _plain(figure: Figure) -> str:
    """Return a number that stands for itself, such as the one that a growth is counted from."""
    assert figure.value is not None
    return f"{figure.value.low:f}" if figure.value.unit == "倍" else str(figure)


def _operand(operand: Operand, lang: Lang, entries: Container[str], text: str = "", meant: str = "") -> str:
    """Return an operand with its phrase: a link where its record has an entry, else with its place as its title."""
    at = _within(text, operand.evidence.phrase) if text else None
    words = f"{escape(text)} " if text and not at else ""
    value = f' data-meant="{escape(meant)}"' if meant else ""
    held = f"{words}{quoted(operand.evidence, at)}"
    if operand.record in entries:
        title = f' title="{escape(operand.label)}"' if operand.label else ""
        return f'<a class="operand" href="#evidence-{anchor(operand.record)}"{title}{value}>{held}</a>'
    # A title has one language, and the mark of a section is Chinese.
    where = word("offset", lang).format(offset=operand.evidence.offset) if operand.record else ""
    title = f' title="{escape(f"{operand.label} {where}".strip())}"' if where or operand.label else ""
    # What another report states is no entry of this page, and says whose it is.
    whose = f' <span class="evidence-place">{escape(operand.label)}</span>' if "/" in operand.record else ""
    return f'<span class="operand"{title}{value}>{held}</span>{whose}'


def _link(name: str, text: str) -> str:
    return f'<a class="figure" href="#evidence-{anchor(name)}">{text}</a>'


def _own(section: str, shown: str) -> str:
    """Return the name of a section, said to be Chinese where it stands as the report has it."""
    return f'<span lang="zh-Hans">{shown}</span>' if escape(section) == shown else shown


def anchor(name: str) -> str:
    """Return a name as the end of an id, which holds no space."""
    return escape("-".join(name.split()))
