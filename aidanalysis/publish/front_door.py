"""The front door: one page that leads to the editions, the reader's own language first."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from aidanalysis.publish.editions import Edition


def write(out: Path, editions: Sequence[Edition]) -> Path:
    """Write ``index.html`` above the editions and return its path."""
    links = "".join(
        f'<li><a lang="{edition.html_lang}" hreflang="{edition.html_lang}" href="{edition.lang}/index.html">'
        f"<strong>{escape(edition.title)}</strong><br>{escape(edition.subtitle)}</a></li>"
        for edition in editions
    )
    page = (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>aidanalysis</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'self'\">"
        f'<link rel="stylesheet" href="{editions[0].lang}/_static/book.css"></head>'
        f'<body class="front-door"><main><h1>aidanalysis</h1><ul>{links}</ul></main></body></html>'
    )
    path = out / "index.html"
    path.write_text(page, encoding="utf-8")
    return path
