"""What the book's search looks through: the text of every section and of every piece of evidence."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lxml import html

from aidanalysis.characters.scripts import SIMPLIFIED, TRADITIONAL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docutils import nodes
    from sphinx.application import Sphinx

#: What is no text of the chapter: code, links to files and anchors, and the second drawing of a chart.
LEFT_OUT = (
    "//details[@class='code'] | //summary | //svg//title"
    " | //*[contains(@class, 'headerlink') or contains(@class, 'chart-narrow') or @class = 'take']"
)
#: An entry of the evidence.
EVIDENCE = "//li[starts-with(@id, 'evidence-')]"
#: What stands within a line; text is broken where any other element begins or ends.
INLINE = {"a", "b", "code", "data", "em", "i", "mark", "q", "span", "strong", "sub", "sup"}


def collect_page(
    app: Sphinx, pagename: str, _template: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Keep the text of a page's sections, and that of its evidence, until the build is finished."""
    if doctree is None or not context.get("body"):
        return
    pages: dict[str, Any] = app.env.__dict__.setdefault("aidanalysis_search", {})
    body = html.fromstring(f"<div>{context['body']}</div>")
    for node in body.xpath(LEFT_OUT):
        node.drop_tree()
    evidence = [{"id": entry.get("id"), "text": _text([entry])} for entry in body.xpath(EVIDENCE)]
    for entry in body.xpath(EVIDENCE):
        entry.drop_tree()
    title = html.fromstring(f"<p>{context['title']}</p>").text_content()
    sections = [_section(section) for section in body.xpath("//section")]
    pages[pagename] = {"title": title, "sections": sections, "evidence": evidence}


def _section(section: html.HtmlElement) -> dict[str, str]:
    """Return a section's anchor, heading and own text, without that of the sections in it."""
    inner = [child for child in section if child.tag != "section"]
    heading = next((child.text_content() for child in inner if child.tag in ("h1", "h2", "h3")), "")
    below = [child for child in inner if child.tag not in ("h1", "h2", "h3")]
    return {"id": section.get("id", ""), "heading": heading.strip(), "text": _text(below)}


def _text(elements: list[html.HtmlElement]) -> str:
    return " ".join(" ".join("".join(_pieces(element)) for element in elements).split())


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
        pages = getattr(app.env, "aidanalysis_search", {})
        data = json.dumps(pages, ensure_ascii=False, sort_keys=True)
        script = json.dumps(_folded(data), ensure_ascii=False, sort_keys=True)
        path = Path(app.outdir) / "_static" / "search-data.js"
        path.write_text(f"window.searchData = {data};\nwindow.searchScript = {script};\n", encoding="utf-8")


def _folded(text: str) -> dict[str, str]:
    """Return which characters a reader may type for others that stand in a text: the traditional for the simplified."""
    there = set(text)
    return {one: other for one, other in zip(TRADITIONAL, SIMPLIFIED, strict=True) if other in there and one != other}
