"""The evidence of a page: one entry a record, one a computed figure, each with the phrases it rests on."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from aidanalysis.book.declared_claims import claim_figures
from aidanalysis.book.figure import OVER, PLUS, Count, Figure, Formula, Leeway, Noted, Operand
from aidanalysis.book.naming import Placed, Said, record_name, value_text
from aidanalysis.book.records_frame import evidence_of
from aidanalysis.book.wording import section_name, word
from aidanalysis.ledger.figures import figures, holds
from aidanalysis.records import Claim

if TYPE_CHECKING:
    from aidanalysis.ledger import Ledger
    from aidanalysis.records import Evidence
    from aidanalysis.wording import Lang


class PageEvidence:
    """What the figures of a page rest on, kept as they are shown and listed at its end."""

    def __init__(self, ledger: Ledger, lang: Lang) -> None:
        self.ledger, self.lang = ledger, lang
        self.records: dict[str, None] = {}
        self.figures: dict[str, Figure] = {}
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
            case Said() if text:
                return _link(self.keep_record(shown.record), text)
            case Placed():
                return f'<a href="#{escape(shown.place)}">{text}</a>'
        return text

    def keep_record(self, record_id: str) -> str:
        """Keep the entry of a record; returns its name."""
        if record_id not in self.records:
            self.records[record_id] = None
            record = self.ledger[record_id]
            if isinstance(record, Claim):
                for operand in claim_figures(self.ledger, record, self.lang).computed.operands:
                    self.keep_record(operand.record)
        return record_id

    def keep_figure(self, figure: Figure, name: str) -> str:
        """Keep the entry of a computed figure, one for all that are computed alike; returns its name."""
        entry = _computed_alike(figure)
        if entry not in self._names:
            free = name or "figure"
            while free in self.figures or free in self.ledger.by_id:
                stem, _, number = free.rpartition("-")
                free = f"{stem}-{int(number) + 1}" if stem and number.isdigit() else f"{free}-2"
            self._names[entry] = free
            self.figures[free] = figure
            for record in figure.records:
                self.keep_record(record)
        return self._names[entry]

    def html(self) -> str:
        """Return the list, folded."""
        computed = (
            f'<li id="evidence-{anchor(name)}" tabindex="-1">{formula(figure)}</li>'
            for name, figure in self.figures.items()
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
        held = held or {record.evidence: []}
        places = [self._place(evidence, texts) for evidence, texts in held.items()]
        recomputed = ""
        if isinstance(record, Claim):
            found = claim_figures(self.ledger, record, self.lang)
            if found.computed.known:
                recomputed = f'<span class="evidence-how">{formula(found.computed)}; {escape(found.verdict)}</span>'
            else:
                recomputed = f'<span class="evidence-how">{escape(found.verdict)}</span>'
        colon = "：" if self.lang == "zh" else ": "
        return f"{escape(record_name(self.ledger, record, self.lang))}{colon}{'; '.join(places)} {recomputed}".rstrip()

    def _place(self, evidence: Evidence, texts: list[str]) -> str:
        section = escape(section_name(evidence.section, self.lang))
        if self.lang == "en":
            section = _own(evidence.section, section)
        said = "，" if self.lang == "zh" else ", "
        words = "" if texts == [evidence.phrase] else f"{escape(said.join(texts))} "
        where = word("place", self.lang).format(section=section, offset=evidence.offset)
        return f'{words}{quoted(evidence)} <span class="evidence-place">{where}</span>'


def quoted(evidence: Evidence) -> str:
    """Return the phrase as a quotation."""
    return f'<q lang="zh-Hans">{escape(evidence.phrase)}</q>'


def _computed_alike(figure: Figure) -> object:
    """Return what is the same for figures that are computed alike, in either language."""
    match figure.origin:
        case Formula(sign=sign, parts=parts):
            return (sign, tuple(map(_computed_alike, parts)))
        case Noted(how=how):
            return (str(figure.value), how)
        case None:
            return str(figure.value)
        case origin:
            return origin


def formula(figure: Figure) -> str:
    """Return a figure with how it was computed: each operand with its phrase, leading to its record."""
    between = ": " if isinstance(figure.origin, Noted) else " = "
    return f"<data>{escape(str(figure))}</data>{between}{_formula(figure)}"


def _formula(figure: Figure, within: str = "") -> str:
    match figure.origin:
        case Formula(sign=sign, parts=parts):
            inner = f" {sign} ".join(_formula(part, sign) for part in parts)
            nested = within == OVER or (within not in ("", PLUS) and sign == PLUS)
            return f"({inner})" if nested else inner
        case Operand() as operand:
            return _operand(operand, str(figure), str(figure.value))
        case Noted(how=how, href=href) if within:
            return (
                f'<a class="operand" href="{escape(href)}" data-meant="{escape(str(figure.value))}">'
                f"{escape(str(figure))} ({escape(how)})</a>"
            )
        case Noted(how=how, href=href):
            return f'<a href="{escape(href)}">{escape(how)}</a>' if href else escape(how)
        case Leeway(of=operand):
            return f"{word('half a place', figure.lang)} {_operand(operand, '', '')}"
        case Count(of=of):
            listed = "、" if figure.lang == "zh" else ", "
            return f"{word('counted', figure.lang)} {listed.join(_operand(one, '', '') for one in of)}"
    return escape(_plain(figure))


def _plain(figure: Figure) -> str:
    """Return a number that stands for itself, such as the one that a growth is counted from."""
    assert figure.value is not None
    return f"{figure.value.low:f}" if figure.value.unit == "倍" else str(figure)


def _operand(operand: Operand, text: str, meant: str) -> str:
    words = f"{escape(text)} " if text and text != operand.evidence.phrase else ""
    title = f' title="{escape(operand.label)}"' if operand.label else ""
    value = f' data-meant="{escape(meant)}"' if meant else ""
    held = f"{words}{quoted(operand.evidence)}"
    if not operand.record:
        return f'<span class="operand"{value}>{held}</span>'
    return f'<a class="operand" href="#evidence-{anchor(operand.record)}"{title}{value}>{held}</a>'


def _link(name: str, text: str) -> str:
    return f'<a class="figure" href="#evidence-{anchor(name)}">{text}</a>'


def _own(section: str, shown: str) -> str:
    """Return the name of a section, said to be Chinese where it stands as the report has it."""
    return f'<span lang="zh-Hans">{shown}</span>' if escape(section) == shown else shown


def anchor(name: str) -> str:
    """Return a name as the end of an id, which holds no space."""
    return escape("-".join(name.split()))
