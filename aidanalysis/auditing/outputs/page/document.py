"""The page: its head, and one section a report with its text, its claims and its coverage."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from aidanalysis.auditing.outputs.calculation import allowed, computed, equation, formula, gap, nearest
from aidanalysis.auditing.outputs.wordings import KINDS, MEANINGS, METHOD, REASONS, SIGNS, VERDICTS
from aidanalysis.claims.judgement import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from aidanalysis.auditing.across import Series
    from aidanalysis.auditing.auditor import Audit
    from aidanalysis.auditing.decision.decide import Claim
    from aidanalysis.auditing.figures.figure import Figure
    from aidanalysis.auditing.outputs.wordings import Both

HERE = Path(__file__).parent

#: The gravest first: a figure in several claims is marked by the gravest verdict on it.
GRAVITY = (Verdict.CONTRADICTS, Verdict.TRUNCATES, Verdict.UNCLEAR, Verdict.ROUNDS, Verdict.EXACT)


def page(audits: Sequence[Audit], series: Series, lang: str) -> str:
    """Return the page; ``lang`` is the language that it opens in, the other one is a click away."""
    style, script = _asset("page.css"), _asset("page.js")
    policy = f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; base-uri 'none'"
    title = audits[0].document if len(audits) == 1 else f"{len(audits)} reports"
    body = "".join(_report(number, audit) for number, audit in enumerate(audits))
    return (
        f'<!doctype html>\n<html lang="{lang}" data-lang="{lang}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{_text(title)} · audit</title>\n<style>{style}</style>\n</head>\n<body>\n"
        f'<header class="top"><p class="brand">{_both(("Audit of figures", "数字核对"))}</p>'
        '<button type="button" id="language" hidden><span lang="zh" class="en">中文</span>'
        '<span lang="en" class="zh">English</span></button></header>\n'
        f"<main>\n{_overview(audits) if len(audits) > 1 else ''}{body}{_across(series)}</main>\n"
        f"<footer>{_both(METHOD)}</footer>\n<script>{script}</script>\n</body>\n</html>"
    )


def _asset(name: str) -> str:
    return (HERE / name).read_text(encoding="utf-8")


def _digest(content: str) -> str:
    return "sha256-" + b64encode(sha256(content.encode()).digest()).decode()


def _text(text: str) -> str:
    """Return text escaped, its control characters made visible and harmless."""
    shown = "".join(c if c in "\n\t" or c.isprintable() or c.isspace() else "\ufffd" for c in text)
    return escape(shown.replace("\r", ""))


def _both(both: Both) -> str:
    """Return a saying in both languages, of which the style shows one."""
    return f'<span lang="en" class="en">{escape(both[0])}</span><span lang="zh" class="zh">{escape(both[1])}</span>'


def _report(number: int, audit: Audit) -> str:
    title = f'<h1 lang="zh">{_text(audit.document)}</h1>'
    return (
        f'<article id="r{number}">{title}{_summary(audit)}'
        f'<div class="columns"><section class="source"><h2>{_both(("The text", "原文"))}</h2>'
        f'<div class="text" lang="zh">{_marked(number, audit)}</div></section>'
        f'<section class="claims"><h2>{_both(("What can be checked", "可核对的数字"))}</h2>'
        f"{_claims(number, audit)}{_notes(audit)}{_restated(audit)}</section></div></article>\n"
    )


def _summary(audit: Audit) -> str:
    figures, checked = audit.coverage
    against = audit.count(Verdict.CONTRADICTS)
    counts = "".join(
        f'<li class="{verdict}"><span class="sign" aria-hidden="true">{SIGNS[verdict]}</span>'
        f"<b>{audit.count(verdict)}</b> {_both(VERDICTS[verdict])}</li>"
        for verdict in GRAVITY
        if audit.count(verdict) or verdict in (Verdict.CONTRADICTS, Verdict.EXACT)
    )
    share = checked / figures * 100 if figures else 0
    says = (
        f"{checked} of {figures} figures stand in a checked claim.",
        f"全文{figures}个数字中，{checked}个可用文中其他数字核对。",
    )
    verb = "does" if against == 1 else "do"
    lead = (
        (
            f"{against} of {len(audit.claims)} claims {verb} not follow.",
            f"{len(audit.claims)}处可核对的表述中，{against}处不相符。",
        )
        if against
        else (
            f"No claim fails to follow; claims checked: {len(audit.claims)}.",
            f"{len(audit.claims)}处可核对的表述均无不符。",
        )
    )
    return (
        f'<div class="summary"><p class="lead">{_both(lead)}</p><ul class="counts">{counts}</ul>'
        f'<div class="coverage"><svg viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">'
        f'<rect class="all" width="100" height="4"/><rect class="part" width="{share:.1f}" height="4"/></svg>'
        f"<p>{_both(says)} {_both(('A figure stated once can be traced, not proved.', '只出现一次的数字可以追溯，不能证明。'))}</p></div></div>"
    )


def _marked(number: int, audit: Audit) -> str:
    """Return the text with every figure that stands in a claim as a link to it."""
    marks = _marks(audit)
    out: list[str] = []
    end = 0
    for start in sorted(marks):
        figure, claims = marks[start]
        if start < end:
            continue
        out.append(_text(audit.text[end:start]))
        end = figure.quantity.end
        out.append(_figure(number, start, _text(audit.text[start:end]), claims))
    out.append(_text(audit.text[end:]))
    paragraphs = "".join(out).split("\n")
    return "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs if paragraph.strip())


#: By the start of a figure: the figure, and the claims it stands in with whether it is the stated one.
Marks = dict[int, tuple["Figure", list[tuple[int, "Claim", bool]]]]


def _marks(audit: Audit) -> Marks:
    marks: Marks = {}
    for index, claim in enumerate(audit.claims):
        for figure in (claim.stated, *claim.operands):
            claims = marks.setdefault(figure.quantity.start, (figure, []))[1]
            claims.append((index, claim, figure is claim.stated))
    return marks


def _figure(number: int, start: int, shown: str, claims: list[tuple[int, Claim, bool]]) -> str:
    stated = [(index, claim) for index, claim, is_stated in claims if is_stated]
    if not stated:
        index = claims[0][0]
        return f'<a class="figure part" id="f{number}-{start}" href="#c{number}-{index}">{shown}</a>'
    index, claim = min(stated, key=lambda pair: GRAVITY.index(pair[1].verdict))
    said = _both(VERDICTS[claim.verdict])
    return (
        f'<a class="figure {claim.verdict}" id="f{number}-{start}" href="#c{number}-{index}">{shown}'
        f'<sup aria-hidden="true">{SIGNS[claim.verdict]}</sup><span class="aside"> ({said})</span></a>'
    )


def _claims(number: int, audit: Audit) -> str:
    if not audit.claims:
        return f"<p>{_both(('No figure here follows from others.', '文中没有可由其他数字推出的数字。'))}</p>"
    order = sorted(range(len(audit.claims)), key=lambda index: GRAVITY.index(audit.claims[index].verdict) > 0)
    return "".join(_claim(number, index, audit.claims[index], first=index == order[0]) for index in order)


def _claim(number: int, index: int, claim: Claim, *, first: bool) -> str:
    places = " ".join(f"f{number}-{figure.quantity.start}" for figure in (claim.stated, *claim.operands))
    opened = " open" if first and claim.verdict is Verdict.CONTRADICTS else ""
    back = f'<a class="back" href="#f{number}-{claim.stated.quantity.start}">{_both(("Show in the text", "在原文中查看"))}</a>'
    return (
        f'<details class="claim {claim.verdict}" id="c{number}-{index}" data-figures="{places}"{opened}><summary>'
        f'<span class="sign" aria-hidden="true">{SIGNS[claim.verdict]}</span>'
        f'<span class="stated" lang="zh">{_text(claim.stated.quantity.text)}</span>'
        f'<span class="kind">{_both(KINDS[claim.kind])}</span>'
        f'<span class="verdict">{_both(VERDICTS[claim.verdict])}</span></summary>'
        f'<div class="working"><p class="formula" lang="zh">{_text(formula(claim))}</p><dl>{_lines(claim)}</dl>{back}</div></details>'
    )


def _lines(claim: Claim) -> str:
    rows: list[tuple[Both, str]] = [
        (("the text states", "文中写明"), claim.stated.quantity.text),
        (("the figures give", "按所印数字得"), computed(claim)),
    ]
    if allowed(claim) != computed(claim):
        rows.append((("allowing for rounding", "计入舍入得"), allowed(claim)))
    if claim.verdict is Verdict.CONTRADICTS:
        rows.append((("gap", "相差"), gap(claim)))
        if closing := nearest(claim):
            rows.append((("what would follow", "与之相符的数"), closing))
    lines = "".join(f'<div><dt>{_both(name)}</dt><dd lang="zh">{_text(value)}</dd></div>' for name, value in rows)
    meaning = _both(MEANINGS[claim.verdict])
    return (
        f"{lines}<div><dt>{_both(('verdict', '结论'))}</dt><dd>{_both(VERDICTS[claim.verdict])}: {meaning}</dd></div>"
    )


def _notes(audit: Audit) -> str:
    if not audit.notes:
        return ""
    items = "".join(
        f'<li><span lang="zh">{_text(note.figure.gap[-12:].strip("，。；、（） "))}<b>{_text(note.figure.quantity.text)}</b></span>'
        f" — {_both(REASONS[note.reason])}</li>"
        for note in audit.notes
    )
    return f'<h2>{_both(("Not checkable here", "本文无法核对"))}</h2><ul class="notes">{items}</ul>'


def _restated(audit: Audit) -> str:
    if not audit.restated:
        return ""
    items = "".join(
        f'<li><span lang="zh">{_text(one.name)}: {_text(", ".join(f.quantity.text for f in one.figures))}</span> — '
        f"{_both(('alike', '一致') if one.agree else ('different figures under one name', '同名而数字不同'))}</li>"
        for one in audit.restated
    )
    return f'<h2>{_both(("Stated more than once", "多次出现"))}</h2><ul class="notes">{items}</ul>'


def _overview(audits: Sequence[Audit]) -> str:
    heads = (
        ("report", "报告"),
        ("figures", "数字"),
        ("checked", "已核对"),
        ("claims", "表述"),
        ("do not follow", "不相符"),
    )
    head = "".join(f'<th scope="col">{_both(name)}</th>' for name in heads)
    rows = "".join(
        f'<tr><th scope="row"><a href="#r{number}" lang="zh">{_text(audit.document)}</a></th><td>{audit.coverage.figures}</td>'
        f"<td>{audit.coverage.checked}</td><td>{len(audit.claims)}</td><td>{audit.count(Verdict.CONTRADICTS)}</td></tr>"
        for number, audit in enumerate(audits)
    )
    return (
        f'<section class="overview"><h2>{_both(("All reports", "全部报告"))}</h2><div class="scroll" tabindex="0" role="group" '
        f'aria-label="All reports"><table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div></section>'
    )


def _across(series: Series) -> str:
    items = "".join(_across_lines(series))
    if not items:
        return ""
    return f'<section class="across"><h2>{_both(("From year to year", "跨年度核对"))}</h2><ul class="notes">{items}</ul></section>'


def _across_lines(series: Series) -> Iterator[str]:
    for growth in series.growths:
        claim = growth.claim
        said = f"{claim.stated.quantity.text} ← {equation(claim)}"
        yield (
            f'<li class="{claim.verdict}"><span lang="zh">{_text(growth.earlier_document)} → {_text(growth.later_document)}: '
            f"{_text(said)}</span> — {_both(VERDICTS[claim.verdict])}</li>"
        )
    for one in series.retold:
        said = f"{one.name}: {one.earlier.quantity.text} → {one.later.quantity.text}"
        yield (
            f'<li><span lang="zh">{_text(one.earlier_document)} → {_text(one.later_document)}: {_text(said)}</span> — '
            f"{_both(('told differently', '前后表述不同'))}</li>"
        )
