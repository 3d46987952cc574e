"""What the book's search looks through: the text of every section, so that any run of characters is found."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lxml import html

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docutils import nodes
    from sphinx.application import Sphinx

#: What is no text of the chapter: code, links to files and anchors, and the second drawing of a chart.
LEFT_OUT = (
    "//details[@class='code'] | //summary | //svg//title"
    " | //*[contains(@class, 'headerlink') or contains(@class, 'chart-narrow') or @class = 'take']"
)
#: What stands within a line; text is broken where any other element begins or ends.
INLINE = {"a", "b", "code", "em", "i", "mark", "q", "span", "strong", "sub", "sup"}


def collect_page(
    app: Sphinx, pagename: str, _template: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Keep the text of a page's sections until the build is finished."""
    if doctree is None or not context.get("body"):
        return
    pages: dict[str, Any] = app.env.__dict__.setdefault("aidanalysis_search", {})
    body = html.fromstring(f"<div>{context['body']}</div>")
    for node in body.xpath(LEFT_OUT):
        node.drop_tree()
    title = html.fromstring(f"<p>{context['title']}</p>").text_content()
    pages[pagename] = {"title": title, "sections": [_section(section) for section in body.xpath("//section")]}


def _section(section: html.HtmlElement) -> dict[str, str]:
    """Return a section's anchor, heading and own text, without that of the sections in it."""
    inner = [child for child in section if child.tag != "section"]
    text = " ".join("".join(_pieces(child)) for child in inner)
    heading = next((child.text_content() for child in inner if child.tag in ("h1", "h2", "h3")), "")
    return {"id": section.get("id", ""), "heading": heading.strip(), "text": " ".join(text.split())}


def _pieces(element: html.HtmlElement) -> Iterator[str]:
    """Yield the text of an element as it is read: whole within a line, apart where lines and cells are apart."""
    apart = "" if element.tag in INLINE else " "
    yield apart + (element.text or "")
    for child in element:
        if isinstance(child.tag, str):
            yield from _pieces(child)
        yield child.tail or ""
    yield apart


def write_search_data(app: Sphinx, exception: Exception | None) -> None:
    """Write the search data as a script, which a page opened from disk can load too."""
    if exception is None:
        data = json.dumps(getattr(app.env, "aidanalysis_search", {}), ensure_ascii=False, sort_keys=True)
        path = Path(app.outdir) / "_static" / "search-data.js"
        path.write_text(f"window.searchData = {data};\n", encoding="utf-8")
