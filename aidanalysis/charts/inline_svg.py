"""A figure as part of a page: text as text, colours the page may change, ids of its own, no style, no link."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree

import matplotlib as mpl

from aidanalysis.charts.style import ACCENT, FAINT, INK, OTHER, PAPER, QUIET, SECOND

if TYPE_CHECKING:
    from matplotlib.figure import Figure

SVG: Final = "http://www.w3.org/2000/svg"
XLINK: Final = "http://www.w3.org/1999/xlink"
#: What a page calls each colour.
VARIABLES: Final = {
    INK: "var(--chart-ink, currentColor)",
    QUIET: "var(--chart-quiet, currentColor)",
    ACCENT: f"var(--chart-accent, {ACCENT})",
    SECOND: f"var(--chart-second, {SECOND})",
    OTHER: f"var(--chart-other, {OTHER})",
    FAINT: f"var(--chart-faint, {FAINT})",
    PAPER: f"var(--paper, {PAPER})",
}


def svg_file(figure: Figure, name: str) -> str:
    """Return a figure as an SVG document: the same for the same figure, its text as text."""
    with mpl.rc_context({"svg.fonttype": "none", "svg.hashsalt": name}):
        buffer = io.StringIO()
        figure.savefig(buffer, format="svg", dpi=72, metadata={"Date": None, "Creator": None, "Title": name})
    return buffer.getvalue()


def inline_svg(figure: Figure, name: str, title: str, values: str) -> str:
    """Return a figure as inline SVG with its title and its values in words as its text alternative."""
    root = ElementTree.fromstring(svg_file(figure, name))
    width, height = root.get("viewBox", "0 0 0 0").split()[2:]
    for parent in list(root.iter()):
        for child in list(parent):
            if child.tag.rpartition("}")[2] in {"metadata", "style"} or (
                child.tag == f"{{{SVG}}}defs" and not len(child)
            ):
                parent.remove(child)
    for node in root.iter():
        _plainly(node, name)
    drawn = "".join(ElementTree.tostring(child, encoding="unicode") for child in root if child.tag != f"{{{SVG}}}title")
    drawn = re.sub(r'\s+xmlns(:\w+)?="[^"]*"', "", drawn).replace("ns0:", "")
    words = _element("title", f"{name}-title", title) + _element("desc", f"{name}-values", values)
    head = (
        f'<svg viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img" '
        f'aria-labelledby="{name}-title" aria-describedby="{name}-values">'
    )
    return re.sub(r"\s*\n\s*", "\n", f"{head}{words}{drawn}</svg>")


def _element(tag: str, ident: str, text: str) -> str:
    node = ElementTree.Element(tag, {"id": ident})
    node.text = text
    return ElementTree.tostring(node, encoding="unicode")


def _plainly(node: ElementTree.Element, name: str) -> None:
    """Give a node ids of the chart's own, attributes in place of styles, and colours that the page may change."""
    for key in ("id", f"{{{XLINK}}}href", "clip-path"):
        value = node.attrib.pop(key, None)
        if value is not None and key == "id":
            node.set("id", f"{name}-{value}")
        elif value is not None:
            node.set(key.rpartition("}")[2], value.replace("#", f"#{name}-"))
    for key, value in _declared(node.attrib.pop("style", "")).items():
        node.set(key, VARIABLES.get(value, value))


def _declared(style: str) -> dict[str, str]:
    """Return style declarations as attributes, which a strict Content-Security-Policy lets pass."""
    declared = dict(part.strip().split(": ", 1) for part in style.split(";") if ": " in part)
    font = declared.pop("font", "")
    if font:
        weight = re.match(r"(\d{3}|bold) ", font)
        declared |= {"font-weight": weight[1]} if weight else {}
        declared["font-size"] = next(iter(re.findall(r"[\d.]+px", font)))
    declared.pop("font-family", None)
    return declared
