"""Sphinx extension of the book: stable section anchors, light pages, search data, and a policy they obey."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

from docutils import nodes
from myst_nb.sphinx_ import HideCodeCellNode
from sphinx.transforms import SphinxTransform
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.writers.html5 import HTML5Translator

from aidanalysis.publish.editions import EDITIONS, other
from aidanalysis.publish.search_data import collect_page, write_search_data

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


class OneStepOneSwitch(SphinxPostTransform):
    """Fold the code of cells that show nothing into that of the cell they lead up to."""

    #: Before the code is hidden.
    default_priority = 198
    formats = ("html",)

    def run(self, **_: Any) -> None:
        """Move the code of such cells."""
        for cell in list(self.document.findall(nodes.container)):
            after = cell.next_node(descend=False, siblings=True)
            if _is_code(cell) and len(cell.children) == 1 and after is not None and _is_code(after):
                after.children[0].children[:0] = cell.children[0].children
                cell.parent.remove(cell)


def _is_code(node: nodes.Node) -> bool:
    return isinstance(node, nodes.container) and node.get("nb_element") == "cell_code"


class Translator(HTML5Translator):
    """Write pages in the words of their edition."""

    def add_permalink_ref(self, node: nodes.Element, title: str) -> None:  # noqa: ARG002 - Sphinx's own words
        """Let a heading lead to itself."""
        super().add_permalink_ref(node, EDITIONS[self.config.aidanalysis_edition].words["permalink"])


def open_code(self: HTML5Translator, node: nodes.Element) -> None:
    """Begin the code of a step, folded."""
    self.body.append(f'<details class="code"><summary>{escape(node["prompt_show"])}</summary>\n')


def close_code(self: HTML5Translator, _node: nodes.Element) -> None:
    """End the code of a step."""
    self.body.append("</details>\n")


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


def setup(app: Sphinx) -> dict[str, Any]:
    """Register with Sphinx."""
    app.add_config_value("aidanalysis_edition", "en", "html", types=(str,))
    app.add_transform(NamedAnchorsFirst)
    app.add_post_transform(OneStepOneSwitch)
    app.set_translator("html", Translator, override=True)
    app.add_node(HideCodeCellNode, override=True, html=(open_code, close_code))
    app.connect("html-page-context", page_context, priority=900)
    app.connect("html-page-context", collect_page, priority=901)
    app.connect("build-finished", write_search_data)
    return {"parallel_read_safe": True, "parallel_write_safe": False}
