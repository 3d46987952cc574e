"""Sphinx extension of the book: stable section anchors, light pages, search data, and a policy they obey."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms import SphinxTransform

from aidanalysis.book.editions import EDITIONS, other
from aidanalysis.book.search_data import collect_page, write_search_data

if TYPE_CHECKING:
    from sphinx.application import Sphinx

#: Nothing but the book's own files may be loaded, and no script or style may stand in a page.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; "
    "base-uri 'none'; form-action 'self'"
)


class NamedAnchorsFirst(SphinxTransform):
    """Let a section be known by the anchor its author gave it, which both editions share."""

    default_priority = 870

    def apply(self, **_: Any) -> None:
        """Move the given anchor before the one that is derived from the heading."""
        given = {self.document.nameids.get(name) for name, explicit in self.document.nametypes.items() if explicit}
        for section in self.document.findall(nodes.section):
            section["ids"].sort(key=lambda anchor: anchor not in given)


def page_context(
    app: Sphinx, _pagename: str, _template: str, context: dict[str, Any], _doctree: nodes.document | None
) -> None:
    """Give templates and anchors the edition's words, and drop scripts and styles that they do not name."""
    edition = EDITIONS[app.config.aidanalysis_edition]
    context["script_files"] = []
    context["css_files"] = []
    context["edition"] = edition
    context["other"] = other(edition.lang)
    context["policy"] = POLICY
    if context.get("body"):
        permalink = f'<a class="headerlink" \\1 title="{escape(edition.words["permalink"])}"'
        context["body"] = re.sub(r'<a class="headerlink" (href="[^"]*") title="[^"]*"', permalink, context["body"])
        # The words that a fold shows name it; the label that hides them is English in every edition.
        context["body"] = re.sub(r'(<summary) aria-label="[^"]*"', r"\1", context["body"])


def setup(app: Sphinx) -> dict[str, Any]:
    """Register with Sphinx."""
    app.add_config_value("aidanalysis_edition", "en", "html", types=(str,))
    app.add_transform(NamedAnchorsFirst)
    app.connect("html-page-context", page_context, priority=900)
    app.connect("html-page-context", collect_page, priority=901)
    app.connect("build-finished", write_search_data)
    return {"parallel_read_safe": True, "parallel_write_safe": False}
