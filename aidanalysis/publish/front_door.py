"""The front door: one page that leads to the editions, or straight on where there is but one; and the map for engines."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from aidanalysis.publish.project import Edition, Project


def write(project: Project, out: Path) -> Path:
    """Write ``index.html`` above the editions and return its path."""
    first, *more = project.editions
    onward = "" if more else f'<meta http-equiv="refresh" content="0; url={first.lang}/index.html">'
    title = " · ".join(edition.title for edition in project.editions)
    headings = "".join(f'<span lang="{one.html_lang}">{escape(one.title)}</span> ' for one in project.editions)
    canonical = f'<link rel="canonical" href="{escape(project.url)}/">' if project.url else ""
    page = (
        f'<!doctype html><html lang="{first.html_lang}"><head><meta charset="utf-8"><title>{escape(title)}</title>'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">{onward}'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'self'; font-src 'self'; "
        "img-src 'self'\">"
        f'<meta name="description" content="{escape(first.description or first.subtitle)}">{canonical}'
        f'<link rel="icon" type="image/svg+xml" href="{first.lang}/_static/icon.svg">'
        f'<link rel="stylesheet" href="{first.lang}/_static/book.css">'
        f'<link rel="stylesheet" href="{project.editions[-1].lang}/_static/font.css"></head>'
        f'<body class="front-door"><main><h1>{headings}</h1><ul>'
        f"{''.join(map(_door, project.editions))}</ul></main></body></html>"
    )
    path = out / "index.html"
    path.write_text(page, encoding="utf-8")
    return path


def _door(edition: Edition) -> str:
    """Return what leads to an edition, in its own language."""
    said = "".join(f"<p>{escape(text)}</p>" for text in (edition.subtitle, edition.description) if text)
    return (
        f'<li lang="{edition.html_lang}">{said}<a hreflang="{edition.html_lang}" href="{edition.lang}/index.html">'
        f"{escape(edition.words['read'])}</a></li>"
    )


def write_sitemap(project: Project, out: Path, built: date) -> None:
    """Write ``sitemap.xml``: every page with its other editions. A map names whole addresses, so it needs the book's."""
    if not project.url:
        return
    pages = "".join(
        _mapped(project, edition, path.name, built)
        for edition in project.editions
        for path in sorted((out / edition.lang).glob("*.html"))
        if path.stem != "search"
    )
    head = '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">'
    text = f'<?xml version="1.0" encoding="UTF-8"?>\n{head}\n{pages}</urlset>\n'
    (out / "sitemap.xml").write_text(text, encoding="utf-8")


def _mapped(project: Project, edition: Edition, page: str, built: date) -> str:
    alternates = "".join(
        f'<xhtml:link rel="alternate" hreflang="{one.html_lang}" href="{address(project, one, page)}"/>'
        for one in project.editions
        if len(project.editions) > 1
    )
    return f"<url><loc>{address(project, edition, page)}</loc>{alternates}<lastmod>{built}</lastmod></url>\n"


def address(project: Project, edition: Edition, page: str) -> str:
    """Return where a page of an edition lies once it is published, safe in markup."""
    return escape(f"{project.url}/{edition.lang}/{page}")
