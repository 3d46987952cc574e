"""Sphinx extension of the book: stable section anchors, light pages, search data, and a policy they obey."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING, Any, Final

from docutils import nodes
from lxml import html
from myst_nb.sphinx_ import HideCodeCellNode
from sphinx.transforms import SphinxTransform
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.writers.html5 import HTML5Translator

from aidanalysis.publish.about_page import VERSION, about, day_in_words
from aidanalysis.publish.search_data import collect_page, write_search_data

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx.application import Sphinx

    from aidanalysis.publish.project import Project

#: Nothing but the book's own files may be loaded, and no script or style may stand in a page.
POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; "
    "base-uri 'none'; form-action 'self'"
)
#: A table of the book; its file is written from what the notebook says of it.
TABLE: Final = re.compile(r'(<table[^>]* data-name="([^"]+)".*?</table>\s*</div>)(?!<p class="take">)', re.DOTALL)
#: A file of measurements that a page names; it lies beside the pages.
MEASURED: Final = re.compile(r"(?<![\w/\"])book/measured/([\w-]+\.(?:json|csv))(?!</a>)")


class NamedAnchorsFirst(SphinxTransform):
    """Let a section be known by the anchor its author gave it, which both editions share."""

    default_priority = 870

    def apply(self, **_: Any) -> None:
        """Move the given anchor before the one that is derived from the heading."""
        given = {self.document.nameids.get(name) for name, explicit in self.document.nametypes.items() if explicit}
        for section in self.document.findall(nodes.section):
            section["ids"].sort(key=lambda anchor: anchor not in given)


class CodeFolded(SphinxPostTransform):
    """Fold the code of every cell, which one switch of the page opens, and that of cells that show nothing in one."""

    #: Before MyST-NB hides what the author has marked.
    default_priority = 198
    formats = ("html",)

    def run(self, **_: Any) -> None:
        """Move the code of cells without output into the cell that they lead up to, and fold what is left."""
        for cell in list(self.document.findall(_is_code)):
            after = cell.next_node(descend=False, siblings=True)
            if len(cell.children) == 1 and after is not None and _is_code(after):
                after.children[0].children[:0] = cell.children[0].children
                cell.parent.remove(cell)
        for cell in self.document.findall(_is_code):
            word = self.config.html_context["edition"].words["code"]
            # What the author hides whole, code and result, is folded whole.
            mode = "all" if cell.get("hide_mode") == "all" else "input"
            cell.attributes |= {"hide_mode": mode, "prompt_show": word, "prompt_hide": word}


def _is_code(node: nodes.Node) -> bool:
    return isinstance(node, nodes.container) and node.get("nb_element") == "cell_code"


class Translator(HTML5Translator):
    """Write pages in the words of their edition."""

    def add_permalink_ref(self, node: nodes.Element, title: str) -> None:  # noqa: ARG002 - Sphinx's own words
        """Let a heading lead to itself."""
        super().add_permalink_ref(node, self.config.html_context["edition"].words["permalink"])


def open_code(self: HTML5Translator, node: nodes.Element) -> None:
    """Begin the code of a step, folded."""
    self.body.append(f'<details class="code"><summary>{escape(node["prompt_show"])}</summary>\n')


def close_code(self: HTML5Translator, _node: nodes.Element) -> None:
    """End the code of a step."""
    self.body.append("</details>\n")


def page_context(
    app: Sphinx, pagename: str, _template: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Give templates what they show, and drop scripts and styles that they do not name."""
    book, edition = context["book"], context["edition"]
    context["script_files"] = []
    context["css_files"] = []
    context["other"] = book.other(edition)
    context["policy"] = POLICY
    context["groups"] = groups(app)
    context["has_code"] = doctree is not None and any(_is_code(node) for node in doctree.findall(nodes.container))
    if context.get("body"):
        word = escape(edition.words["take"])
        take = rf'\1<p class="take"><a href="_static/tables/{pagename}/\2.csv" download>{word}</a></p>'
        context["body"] = MEASURED.sub(_measured(book), TABLE.sub(take, context["body"]))
    context["on_page"] = on_page(context.get("toc", ""))
    context["notebook"] = doctree is not None and app.env.doc2path(pagename).endswith(".ipynb")
    context["aidanalysis_version"] = VERSION
    context["built_words"] = edition.words["built"].format(
        version=VERSION, content=context["content"], day=day_in_words(context["built"], edition.lang)
    )
    context["about"] = about(book, edition, pagename, context)


def _measured(book: Project) -> Callable[[re.Match[str]], str]:
    """Return what makes the name of a file of measurements a link, where the book has the file."""

    def linked(match: re.Match[str]) -> str:
        there = (book.measured / match[1]).is_file()
        return f'<a href="_static/measured/{match[1]}">{match[0]}</a>' if there else match[0]

    return linked


def on_page(toc: str) -> list[tuple[str, str]]:
    """Return the anchor and heading of each section of a page."""
    if not toc.strip():
        return []
    links = html.fromstring(f"<div>{toc}</div>").xpath("./ul/li/ul/li/a")
    return [(link.get("href"), link.text_content().strip()) for link in links]


def groups(app: Sphinx) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return the chapters as the list of contents groups them: heading, and name and title of each; the first one first."""
    root = app.env.external_site_map.root  # type: ignore[attr-defined]
    found = [
        (tree.caption or "", [re.sub(r"\.(ipynb|md)$", "", name) for name in tree.files()]) for tree in root.subtrees
    ]
    if not found:
        found = [("", [])]
    found[0][1].insert(0, root.docname)
    return [(caption, [(name, _title(app, name)) for name in names]) for caption, names in found]


def _title(app: Sphinx, name: str) -> str:
    title = app.env.titles.get(name)
    return title.astext() if title is not None else name


def setup(app: Sphinx) -> dict[str, Any]:
    """Register with Sphinx."""
    app.add_transform(NamedAnchorsFirst)
    app.add_post_transform(CodeFolded)
    app.set_translator("html", Translator, override=True)
    app.add_node(HideCodeCellNode, override=True, html=(open_code, close_code))
    app.connect("html-page-context", page_context, priority=900)
    app.connect("html-page-context", collect_page, priority=901)
    app.connect("build-finished", write_search_data)
    return {"parallel_read_safe": True, "parallel_write_safe": False}
