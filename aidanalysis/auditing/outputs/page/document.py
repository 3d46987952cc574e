"""The page: its head, and one section a report with its text, its claims and its coverage."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from html import escape
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from aidanalysis.auditing.decision.right import how_often_right
from aidanalysis.auditing.outputs.calculation import allowed, computed, equation, formula, gap, nearest
from aidanalysis.auditing.outputs.counts import Counts
from aidanalysis.auditing.outputs.questions import SETTLES, question
from aidanalysis.auditing.outputs.wordings import (
    ASKED_SIGN,
    MEANINGS,
    METHOD,
    RIGHT,
    RIGHT_OF,
    SIGNS,
)
from aidanalysis.claims.judgement import Verdict, verdict_name
from aidanalysis.wording.values import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from aidanalysis.auditing.across import Series
    from aidanalysis.auditing.auditor import Audit
    from aidanalysis.auditing.decision.decide import Claim
    from aidanalysis.auditing.figures.figure import Figure
    from aidanalysis.wording import Both

HERE = Path(__file__).parent

#: The gravest first: a figure in several claims is marked by the gravest verdict on it.
GRAVITY = (Verdict.CONTRADICTS, Verdict.TRUNCATES, Verdict.UNCLEAR, Verdict.ROUNDS, Verdict.EXACT)

#: The class of a query, where a claim has its verdict.
QUERY = "query"


def page(audits: Sequence[Audit], series: Series, lang: str) -> str:
    """Return the page; ``lang`` is the language that it opens in, the other one is a click away."""
    articles = (article(number, audit) for number, audit in enumerate(audits))
    counted = [(number, Counts.of(audit)) for number, audit in enumerate(audits)]
    return "".join(pieces(counted, articles, series, lang))


def pieces(counted: Sequence[tuple[int, Counts]], articles: Iterable[str], series: Series, lang: str) -> Iterator[str]:
    """Yield the page piece by piece, from the articles of its reports and what each of these, by number, comes to."""
    style, script = _asset("page.css"), _asset("page.js")
    policy = f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; base-uri 'none'"
    title = _file_name(counted[0][1].document) if len(counted) == 1 else f"{len(counted)} reports"
    yield (
        f'<!doctype html>\n<html lang="{lang}" data-lang="{lang}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{_text(title)} · audit</title>\n<style>{style}</style>\n</head>\n<body>\n"
        f'<header class="top"><p class="brand">{_both(("Audit of figures", "数字核对"))}</p>'
        '<button type="button" id="language" hidden><span lang="zh" class="en">中文</span>'
        '<span lang="en" class="zh">English</span></button></header>\n<main>\n'
    )
    yield _overview(counted) if len(counted) > 1 else ""
    yield from articles
    yield f"{_across(series)}</main>\n<footer>{_both(METHOD)}</footer>\n<script>{script}</script>\n</body>\n</html>"


def _asset(name: str) -> str:
    return (HERE / name).read_text(encoding="utf-8")


def _digest(content: str) -> str:
    return "sha256-" + b64encode(sha256(content.encode()).digest()).decode()


def _text(text: str) -> str:
    """Return text escaped, its control characters made visible and harmless."""
    shown = "".join(c if c in "\n\t" or c.isprintable() or c.isspace() else "\ufffd" for c in text)
    return escape(shown.replace("\r", ""))


def _file_name(document: str) -> str:
    """Return the name of a document's file: a page that is sent on says nothing of the folders it was made in."""
    return PurePath(document).name or document


def _both(both: Both) -> str:
    """Return a saying in both languages, of which the style shows one."""
    return f'<span lang="en" class="en">{escape(both[0])}</span><span lang="zh" class="zh">{escape(both[1])}</span>'


def article(number: int, audit: Audit) -> str:
    """Return one report's text, claims and coverage; ``number`` makes its ids its own."""
    title = f'<h1 lang="zh">{_text(_file_name(audit.document))}</h1>'
    return (
        f'<article id="r{number}">{title}{_warnings(audit)}{_summary(audit)}'
        f'<div class="columns"><section class="source"><h2>{_both(("The text", "原文"))}</h2>'
        f'<div class="text" lang="zh">{_marked(number, audit)}</div></section>'
        f'<section class="claims">{_queries(number, audit)}<h2>{_both(("What can be checked", "可核对的数字"))}</h2>'
        f"{_claims(number, audit)}{_notes(audit)}{_restated(audit)}</section></div></article>\n"
    )


def _warnings(audit: Audit) -> str:
    """Return what the document holds and was not read."""
    if not audit.warnings:
        return ""
    said = "".join(f'<li lang="en">{_text(warning)}</li>' for warning in audit.warnings)
    return f'<div class="warnings"><p>{_both(("Of this file", "此文件"))}</p><ul>{said}</ul></div>'


def _summary(audit: Audit) -> str:
    figures, checked = audit.coverage
    counts = "".join(
        f'<li class="{verdict}"><span class="sign" aria-hidden="true">{SIGNS[verdict]}</span>'
        f"<b>{audit.count(verdict)}</b> {_both(verdict.both)}</li>"
        for verdict in GRAVITY
        if audit.count(verdict) or verdict in (Verdict.CONTRADICTS, Verdict.EXACT)
    )
    if audit.queries:
        counts += (
            f'<li class="{QUERY}"><span class="sign" aria-hidden="true">{ASKED_SIGN}</span>'
            f"<b>{len(audit.queries)}</b> {_both(Outcome.QUERY.both)}</li>"
        )
    share = checked / figures * 100 if figures else 0
    says = (
        f"{checked} of {figures} figures stand in a checked claim.",
        f"全文{figures}个数字中，{checked}个可用文中其他数字核对。",
    )
    return (
        f'<div class="summary"><p class="lead">{_both(headline(audit))}</p><ul class="counts">{counts}</ul>'
        f'<div class="coverage"><svg viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">'
        f'<rect class="all" width="100" height="4"/><rect class="part" width="{share:.1f}" height="4"/></svg>'
        f"<p>{_both(says)} {_both(('A figure stated once can be traced, not proved.', '只出现一次的数字可以追溯，不能证明。'))}</p></div></div>"
    )


def headline(audit: Audit) -> Both:
    """Return what an audit comes to in one sentence, which never says that all holds over an open query."""
    claims, against, asked = len(audit.claims), audit.count(Verdict.CONTRADICTS), len(audit.queries)
    if against:
        more = (f"; {asked} more to be asked", f"；另有疑点{asked}处") if asked else ("", "")
        verb = "does" if against == 1 else "do"
        return (
            f"{against} of {claims} claims {verb} not follow{more[0]}.",
            f"{claims}处可核对的表述中，{against}处不相符{more[1]}。",
        )
    if asked:
        open_ones = "1 question is open" if asked == 1 else f"{asked} questions are open"
        return f"{open_ones}; claims that follow: {claims}.", f"有{asked}处疑点待核；另有{claims}处表述相符。"
    if not claims:
        return "No claim could be checked.", "没有可核对的表述。"
    return f"No claim fails to follow; claims checked: {claims}.", f"{claims}处可核对的表述均无不符。"


def _marked(number: int, audit: Audit) -> str:
    """Return the text with every figure that stands in a claim as a link to it."""
    marks = _marks(number, audit)
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


#: By the start of a figure: the figure, and the claims and queries that it stands in, by their ids.
Marks = dict[int, tuple["Figure", list[tuple[str, "Claim", bool]]]]


def _marks(number: int, audit: Audit) -> Marks:
    marks: Marks = {}
    named = [(f"c{number}-{index}", claim) for index, claim in enumerate(audit.claims)]
    named += [(f"q{number}-{index}", query) for index, query in enumerate(audit.queries)]
    for name, claim in named:
        for figure in claim.figures:
            claims = marks.setdefault(figure.quantity.start, (figure, []))[1]
            claims.append((name, claim, figure is claim.stated))
    return marks


def _figure(number: int, start: int, shown: str, claims: list[tuple[str, Claim, bool]]) -> str:
    stated = [(name, claim) for name, claim, is_stated in claims if is_stated]
    if not stated:
        return f'<a class="figure part" id="f{number}-{start}" href="#{claims[0][0]}">{shown}</a>'
    name, claim = min(stated, key=lambda pair: _gravity(pair[1]))
    look, sign, said = _look(claim)
    return (
        f'<a class="figure {look}" id="f{number}-{start}" href="#{name}">{shown}'
        f'<sup aria-hidden="true">{sign}</sup><span class="aside"> ({_both(said)})</span></a>'
    )


def _gravity(claim: Claim) -> float:
    """Return the place of a claim among the grave ones: a query stands behind what does not follow."""
    return 0.5 if claim.outcome is Outcome.QUERY else GRAVITY.index(claim.verdict)


def _look(claim: Claim) -> tuple[str, str, Both]:
    """Return the class, the sign and the words of what is said of a claim or asked by a query."""
    if claim.outcome is Outcome.QUERY:
        return QUERY, ASKED_SIGN, Outcome.QUERY.both
    return str(claim.verdict), SIGNS[claim.verdict], verdict_name(claim.kind, claim.verdict).both


def _queries(number: int, audit: Audit) -> str:
    """Return the queries as questions, the likeliest first; nothing where there are none."""
    if not audit.queries:
        return ""
    asked = "".join(_query(number, index, query) for index, query in enumerate(audit.queries))
    lead = (
        "Figures that the text probably ties together and that do not fit. A question is no verdict; the likeliest stand first.",
        "以下数字在文中很可能彼此相关而又对不上。疑点不是结论，按可能性排列。",
    )
    return f'<h2>{_both(("To be asked", "疑点"))}</h2><p class="asking">{_both(lead)}</p>{asked}'


def _query(number: int, index: int, query: Claim) -> str:
    asks = question(query, lambda text: f'<span lang="zh">{_text(text)}</span>')
    rows: list[tuple[Both, str]] = [(("gap", "相差"), gap(query))]
    if closing := nearest(query):
        rows.append((("what would follow", "与之相符的数"), closing))
    settles = f"<div><dt>{_both(('what would settle it', '如何核实'))}</dt><dd>{_both(SETTLES[query.kind])}</dd></div>"
    body = f"<dl>{_pairs(rows)}{settles}{_such_ones(query)}</dl>"
    asking = f'<span class="asks"><span lang="en" class="en">{asks[0]}</span><span lang="zh" class="zh">{asks[1]}</span></span>'
    return _folded(number, f"q{number}-{index}", query, asking, body)


def _claims(number: int, audit: Audit) -> str:
    if not audit.claims:
        return f"<p>{_both(('No figure here follows from others.', '文中没有可由其他数字推出的数字。'))}</p>"
    order = sorted(range(len(audit.claims)), key=lambda index: GRAVITY.index(audit.claims[index].verdict) > 0)
    return "".join(_claim(number, index, audit.claims[index], first=index == order[0]) for index in order)


def _claim(number: int, index: int, claim: Claim, *, first: bool) -> str:
    body = f'<p class="formula" lang="zh">{_text(formula(claim))}</p><dl>{_lines(claim)}</dl>'
    return _folded(number, f"c{number}-{index}", claim, "", body, opened=first and claim.verdict is Verdict.CONTRADICTS)


def _folded(number: int, name: str, claim: Claim, asking: str, body: str, *, opened: bool = False) -> str:
    """Return a claim or query, its working folded behind what is said of it."""
    look, sign, said = _look(claim)
    places = " ".join(f"f{number}-{figure.quantity.start}" for figure in claim.figures)
    back = f'<a class="back" href="#f{number}-{claim.stated.quantity.start}">{_both(("Show in the text", "在原文中查看"))}</a>'
    return (
        f'<details class="claim {look}" id="{name}" data-figures="{places}"{" open" if opened else ""}><summary>'
        f'<span class="sign" aria-hidden="true">{sign}</span>'
        f'<span class="stated" lang="zh">{_text(claim.stated.quantity.text)}</span>'
        f'<span class="kind">{_both(claim.kind.both)}</span>'
        f'<span class="verdict">{_both(said)}</span>{asking}</summary>'
        f'<div class="working">{body}{back}</div></details>'
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
    lines = _pairs(rows)
    meaning = _both(MEANINGS[claim.verdict])
    return (
        f"{lines}<div><dt>{_both(('verdict', '结论'))}</dt><dd>{_both(verdict_name(claim.kind, claim.verdict).both)}: {meaning}</dd></div>"
        f"{_such_ones(claim)}"
    )


def _such_ones(claim: Claim) -> str:
    """Return how often the like of what is said was right."""
    right = how_often_right(claim)
    if right is None:
        return ""
    said = RIGHT_OF[0].format(**right._asdict()), RIGHT_OF[1].format(**right._asdict())
    return f"<div><dt>{_both(RIGHT)}</dt><dd>{_both(said)}</dd></div>"


def _pairs(rows: list[tuple[Both, str]]) -> str:
    return "".join(f'<div><dt>{_both(name)}</dt><dd lang="zh">{_text(value)}</dd></div>' for name, value in rows)


def _notes(audit: Audit) -> str:
    items = "".join(
        f'<li><span lang="zh">{_text(note.figure.gap[-12:].strip("，。；、（） "))}<b>{_text(note.figure.quantity.text)}</b></span>'
        f" — {_both(note.reason.both)}</li>"
        for note in audit.notes
    )
    return _listed(("Not checkable here", "本文无法核对"), items)


def _restated(audit: Audit) -> str:
    items = "".join(
        f'<li><span lang="zh">{_text(one.name)}: {_text(", ".join(f.quantity.text for f in one.figures))}</span> — '
        f"{_both(('alike', '一致') if one.agree else ('different figures under one name', '同名而数字不同'))}</li>"
        for one in audit.restated
    )
    return _listed(("Stated more than once", "多次出现"), items)


def _listed(title: Both, items: str) -> str:
    """Return a list under its title; nothing where it is empty."""
    return f'<h2>{_both(title)}</h2><ul class="notes">{items}</ul>' if items else ""


def _overview(counted: Sequence[tuple[int, Counts]]) -> str:
    heads = (
        ("report", "报告"),
        ("figures", "数字"),
        ("checked", "已核对"),
        ("claims", "表述"),
        Verdict.CONTRADICTS.both,
    )
    head = "".join(f'<th scope="col">{_both(name)}</th>' for name in heads)
    rows = "".join(
        f'<tr><th scope="row"><a href="#r{number}" lang="zh">{_text(one.document)}</a></th>'
        f"{''.join(f'<td>{count}</td>' for count in one[1:])}</tr>"
        for number, one in counted
    )
    return (
        f'<section class="overview"><h2>{_both(("All reports", "全部报告"))}</h2><div class="scroll" tabindex="0" role="group" '
        f'aria-label="All reports"><table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div></section>'
    )


def _across(series: Series) -> str:
    items = "".join(_across_lines(series))
    return f'<section class="across">{_listed(("From year to year", "跨年度核对"), items)}</section>' if items else ""


def _across_lines(series: Series) -> Iterator[str]:
    for growth in series.growths:
        claim = growth.claim
        said = f"{claim.stated.quantity.text} ← {equation(claim)}"
        yield (
            f'<li class="{claim.verdict}"><span lang="zh">{_text(growth.earlier_document)} → {_text(growth.later_document)}: '
            f"{_text(said)}</span> — {_both(verdict_name(claim.kind, claim.verdict).both)}</li>"
        )
    for one in series.retold:
        said = f"{one.name}: {one.earlier.quantity.text} → {one.later.quantity.text}"
        yield (
            f'<li><span lang="zh">{_text(one.earlier_document)} → {_text(one.later_document)}: {_text(said)}</span> — '
            f"{_both(('told differently', '前后表述不同'))}</li>"
        )
