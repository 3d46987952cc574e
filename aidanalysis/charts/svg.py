"""A canvas in pixels, drawn by matplotlib and written as inline SVG.

Text stays text in the page's own font, colours are variables of the page, and nothing needs a style sheet.
"""

from __future__ import annotations

import io
import re
from functools import cache
from html import escape
from typing import TYPE_CHECKING

import matplotlib as mpl
from matplotlib import font_manager
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.textpath import text_to_path

if TYPE_CHECKING:
    from collections.abc import Callable

    from matplotlib.axes import Axes

#: Colours from Okabe and Ito's palette, which colour-blind readers tell apart, by what they mean here. The page
#: may give each of them another value, for the dark.
INK, ACCENT, OTHER, FAINT = "#000001", "#0072b2", "#8c8c8c", "#d0d0d0"
VARIABLES = {INK: "ink", ACCENT: "accent", OTHER: "other", FAINT: "faint"}

WIDE, NARROW = 700, 350
FONT_SIZE = 13.0
LINE = 18
#: What lies between a label and the mark that it stands above.
GAP = 3
PIXELS_PER_INCH = 72


class Canvas:
    """A drawing surface of a fixed width that grows downwards; places are in pixels from the top left."""

    def __init__(self, width: int) -> None:
        self.width = width
        self.height = 0.0
        self._drawn: list[Callable[[Axes], None]] = []

    def bar(self, x: float, y: float, width: float, height: float, colour: str, *, outline: str = "") -> None:
        """Draw a bar from its top left corner: filled, or with a solid (``-``) or dashed (``--``) outline."""
        face, edge = ("none", colour) if outline else (colour, "none")

        def draw(axes: Axes) -> None:
            axes.bar(x, height, width, bottom=y, align="edge", facecolor=face, edgecolor=edge, linestyle=outline or "-")

        self._add(y + height, draw)

    def line(self, x: float, y: float, to_x: float, to_y: float, colour: str, *, weight: float = 1) -> None:
        """Draw a straight line."""
        self._add(max(y, to_y), lambda axes: axes.plot([x, to_x], [y, to_y], color=colour, linewidth=weight))

    def arrow(self, x: float, y: float, to_x: float, colour: str) -> None:
        """Draw an arrow to the right: on from here."""
        self.line(x, y, to_x, y, colour, weight=2)
        self.line(to_x - 6, y - 5, to_x, y, colour, weight=2)
        self.line(to_x - 6, y + 5, to_x, y, colour, weight=2)

    def dot(self, x: float, y: float, colour: str) -> None:
        """Draw a dot."""
        self._add(y + 5, lambda axes: axes.plot(x, y, "o", color=colour, markersize=10, markeredgewidth=0))

    def text(self, x: float, y: float, text: str, *, bold: bool = False, anchor: str = "left", link: str = "") -> None:
        """Write one line, its middle at ``y``; ``link`` is the evidence it leads to."""

        def draw(axes: Axes) -> None:
            written = axes.text(
                x, y, text, ha=anchor, va="center_baseline", fontweight=700 if bold else 400, parse_math=False
            )
            if link:
                written.set_url(f"evidence:{link}")

        self._add(y + LINE / 2, draw)

    def _add(self, bottom: float, draw: Callable[[Axes], object]) -> None:
        self.height = max(self.height, bottom)
        self._drawn.append(lambda axes: (draw(axes), None)[1])

    def svg(self, name: str, values: str) -> str:
        """Return the drawing as inline SVG, with its values as its text alternative."""
        height = round(self.height) + 4
        with mpl.rc_context(
            {
                "svg.fonttype": "none",
                "svg.hashsalt": name,
                "font.family": _families(),
                "font.size": FONT_SIZE,
                "text.color": INK,
            }
        ):
            size = (self.width / PIXELS_PER_INCH, height / PIXELS_PER_INCH)
            figure = Figure(figsize=size, dpi=PIXELS_PER_INCH, facecolor="none")
            axes = figure.add_axes((0, 0, 1, 1))
            axes.axis("off")
            for draw in self._drawn:
                draw(axes)
            axes.set_xlim(0, self.width)
            axes.set_ylim(height, 0)
            buffer = io.StringIO()
            figure.savefig(buffer, format="svg", metadata={"Date": None, "Creator": None})
        return _inline(buffer.getvalue(), name, values, self.width, height)


def both_widths(name: str, values: str, draw: Callable[[Canvas], None]) -> tuple[str, str]:
    """Return a drawing in the wide and the narrow width."""
    drawings = []
    for kind, width in (("wide", WIDE), ("narrow", NARROW)):
        canvas = Canvas(width)
        draw(canvas)
        drawings.append(canvas.svg(f"{name}-{kind}", values))
    return drawings[0], drawings[1]


@cache
def text_width(text: str, *, bold: bool = False) -> float:
    """Return how wide a line of text is drawn, in pixels: in the widest of the fonts that pages are shown in."""
    properties = FontProperties(family=list(reversed(_families())), size=FONT_SIZE, weight=700 if bold else 400)
    width: float = text_to_path.get_text_width_height_descent(text, properties, ismath=False)[0]
    return width * 1.02


def wrapped(text: str, width: float) -> list[str]:
    """Return text in lines no wider than this, broken at spaces, or between Chinese characters."""
    lines = [""]
    for part in re.findall(r"[\u3000-\u9fff\uff00-\uffef“”]|[^\u3000-\u9fff\uff00-\uffef“”\s]+\s*|\s+", text):
        if lines[-1] and text_width((lines[-1] + part).rstrip()) > width:
            lines.append("")
        lines[-1] += part
    return [line.rstrip() for line in lines]


def _families() -> list[str]:
    """Return the font families to measure text with: one with Chinese glyphs where it is installed."""
    try:
        from pylopdf_fonts_zh_cn import sans_path  # noqa: PLC0415 - only the book needs it
    except ImportError:
        return ["DejaVu Sans"]
    path = str(sans_path())
    name = FontProperties(fname=path).get_name()
    if not any(entry.fname == path for entry in font_manager.fontManager.ttflist):
        font_manager.fontManager.addfont(path)
        # Bold is measured with the same file: the page draws it with a font of its own.
        bold = font_manager.FontEntry(
            fname=path, name=name, style="normal", variant="normal", weight=700, size="scalable"
        )
        font_manager.fontManager.ttflist.append(bold)
    return [name, "DejaVu Sans"]


def _inline(svg: str, name: str, values: str, width: float, height: float) -> str:
    """Return the drawing as part of a page: ids of its own, no style sheet, colours and fonts left to the page."""
    svg = svg[svg.index(">", svg.index("<svg")) + 1 :]
    svg = re.sub(r"<metadata>.*?</metadata>|<style.*?</style>|<!--.*?-->", "", svg, flags=re.DOTALL)
    svg = re.sub(r"<defs>\s*</defs>", "", svg)
    svg = re.sub(r'\bid="', f'id="{name}-', svg)
    svg = re.sub(r'(href="#|url\(#)', rf"\g<1>{name}-", svg)
    svg = re.sub(r'xlink:href="evidence:([^"]*)"( target="[^"]*")?', r'href="#evidence-\1"', svg)
    svg = svg.replace("xlink:href", "href")
    svg = re.sub(r'\bstyle="([^"]*)"', lambda match: _attributes(match[1]), svg)
    for colour, variable in VARIABLES.items():
        svg = svg.replace(colour, f"var(--chart-{variable}, {'currentColor' if colour == INK else colour})")
    title = f'<title id="{name}-values">{escape(values)}</title>'
    # A group, not an image: the labels in it are links.
    head = f'<svg viewBox="0 0 {width:g} {height:g}" role="group" aria-labelledby="{name}-values">'
    return re.sub(r"\s*\n\s*", "\n", head + title + svg)


def _attributes(style: str) -> str:
    """Return style declarations as attributes, which a strict Content-Security-Policy lets pass."""
    declared = dict(part.strip().split(": ", 1) for part in style.split(";") if ": " in part)
    font = declared.pop("font", "")
    if font:
        weight = re.match(r"(\d{3}) ", font)
        declared |= {"font-weight": weight[1]} if weight else {}
        declared["font-size"] = next(iter(re.findall(r"([\d.]+)px", font)))
    declared.pop("font-family", None)
    if declared.get("font-size", "").endswith("px"):
        declared["font-size"] = declared["font-size"].removesuffix("px")
    return " ".join(f'{name}="{value}"' for name, value in declared.items())
