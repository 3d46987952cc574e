"""What a page says of itself: to those who cite it, to messengers that show it, to engines that look for data."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from importlib.metadata import version
from typing import TYPE_CHECKING, Any, Final

from lxml import html

from aidanalysis.ledger import Ledger
from aidanalysis.wording import said

if TYPE_CHECKING:
    from aidanalysis.publish.project import Edition, Project

#: The version of the package that makes the book.
VERSION: Final = version("aidanalysis")
#: About as much of a page as engines and messengers show of it.
DESCRIPTION: Final = 200


@dataclass(frozen=True, slots=True)
class About:
    """What stands in the head of a page and at its foot; what is not known is empty."""

    title: str
    description: str
    address: str
    picture: str
    citation: str
    report_error: str
    data: str


def about(book: Project, edition: Edition, pagename: str, context: dict[str, Any]) -> About:
    """Return what a page says of itself."""
    title = _plain(context.get("title", ""))
    address = f"{book.url}/{edition.lang}/{pagename}.html" if book.url else ""
    front = pagename == context["root_doc"]
    repository = book.repository.removesuffix("/").removesuffix(".git")
    return About(
        title=title,
        description=description(context.get("body", "")) or edition.description or edition.subtitle,
        address=address,
        picture=f"{book.url}/{edition.lang}/_static/preview.png" if book.url else "_static/preview.png",
        citation=citation(book, edition, title, address, context),
        report_error=f"{repository}/issues/new" if repository else "",
        data=dataset(book, edition, address, context["built"]) if front else "",
    )


def description(body: str) -> str:
    """Return the beginning of a page's text, whole sentences where one ends in time."""
    if not body:
        return ""
    paragraphs = html.fromstring(f"<div>{body}</div>").xpath("//p[not(ancestor::details or ancestor::figure)]")
    for text in (" ".join(paragraph.text_content().split()) for paragraph in paragraphs):
        if len(text) > DESCRIPTION // 5:
            return _shortened(text)
    return ""


def _shortened(text: str) -> str:
    if len(text) <= DESCRIPTION:
        return text
    end = max(text.rfind(mark, 0, DESCRIPTION) for mark in (". ", "。"))
    return text[: end + 1] if end > 0 else text[: DESCRIPTION - 1] + "…"


def citation(book: Project, edition: Edition, title: str, address: str, context: dict[str, Any]) -> str:
    """Return the words by which a page is cited: who, when, what, where, and of which content it was."""
    built: date = context["built"]
    content = edition.words["content"].format(context["content"])
    day = day_in_words(built, edition.lang)
    named = said(edition.lang, f"{book.author} ({built.year}). ", f"{book.author}：") if book.author else ""
    english = f"{named}“{title}”, in {edition.title}. {day}, {content}. {address}"
    return said(
        edition.lang, english, f"{named}《{title}》，载《{edition.title}》，{day}，{content}。{address}"
    ).strip()


def day_in_words(day: date, lang: str) -> str:
    """Return a day as it is written in prose."""
    return said(lang, f"{day.day} {day:%B} {day.year}", f"{day.year}年{day.month}月{day.day}日")


def dataset(book: Project, edition: Edition, address: str, built: date) -> str:
    """Return the book's ledgers as schema.org describes data sets, as JSON that is safe in a page; nothing of none."""
    ledgers = [Ledger.load(path.parent) for path in sorted(book.data.glob("*/reports.csv"))]
    if not ledgers:
        return ""
    years = sorted({ledger.report.year for ledger in ledgers})
    base = f"{book.url}/{edition.lang}/" if book.url else ""
    described: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": edition.title,
        "description": edition.description or edition.subtitle or edition.title,
        "inLanguage": edition.html_lang,
        "version": VERSION,
        "dateModified": built.isoformat(),
        "temporalCoverage": "/".join(map(str, dict.fromkeys((years[0], years[-1])))),
        "isBasedOn": [ledger.report.title_zh for ledger in ledgers],
        "distribution": [
            {
                "@type": "DataDownload",
                "contentUrl": f"{base}_static/data/{ledger.report.id}/{name}",
                "encodingFormat": kind,
            }
            for ledger in ledgers
            for name, kind in (
                (f"{ledger.report.id}.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
                *((f"{table}.csv", "text/csv") for table in ledger.tables),
            )
        ],
    }
    if address:
        described["url"] = address
    if book.author:
        described["creator"] = {"@type": "Organization", "name": book.author}
    if licence := book.licences.get("content"):
        described["license"] = licence.url or licence.name
    return json.dumps(described, ensure_ascii=False).replace("<", "\\u003c")


def _plain(title: str) -> str:
    """Return a title without its markup."""
    return " ".join(html.fromstring(f"<p>{title}</p>").text_content().split())
