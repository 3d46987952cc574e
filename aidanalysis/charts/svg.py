"""Matplotlib drawings as inline SVG: text stays text, colours follow the page, the values can be read aloud."""

from __future__ import annotations

import io
import re
from html import escape
from typing import TYPE_CHECKING

import matplotlib as mpl
from matplotlib import font_manager
from matplotlib.figure import Figure

if TYPE_CHECKING:
    from collections.abc import Callable

    from matplotlib.axes import Axes

#: Colours from Okabe and Ito's palette, which colour-blind readers tell apart, by what they mean here. The page
#: may redefine each of them, for the dark.
INK, ACCENT, OTHER, CONTRAST, FAINT = "#000001", "#0072b2", "#8c8c8c", "#d55e00", "#d0d0d0"
VARIABLES = {INK: "ink", ACCENT: "accent", OTHER: "other", CONTRAST: "contrast", FAINT: "faint"}

WIDE, NARROW = 700, 350
FONT_SIZE = 10.5
PIXELS = 72


def drawing(name: str, values: str, height: float, draw: Callable[[Axes, bool], None]) -> tuple[str, str]:
    """Return a drawing in the wide and the narrow width; ``draw`` is told whether it is the narrow one."""
    return (
        _svg(f"{name}-wide", values, WIDE, height, lambda axes: draw(axes, False)),
        _svg(f"{name}-narrow", values, NARROW, height, lambda axes: draw(axes, True)),
    )


def _svg(name: str, values: str, width: float, height: float, draw: Callable[[Axes], None]) -> str:
    with mpl.rc_context(
        {
            "svg.fonttype": "none",
            "svg.hashsalt": name,
            "font.family": _families(),
            "font.size": FONT_SIZE,
            "text.color": INK,
            "axes.edgecolor": FAINT,
            "xtick.color": INK,
            "ytick.color": INK,
        }
    ):
        figure = Figure(figsize=(width / PIXELS, height / PIXELS), dpi=PIXELS, layout="constrained")
        figure.set_facecolor("none")
        axes = figure.add_subplot()
        axes.set_facecolor("none")
        axes.spines[:].set_visible(False)
        axes.tick_params(length=0)
        draw(axes)
        buffer = io.StringIO()
        figure.savefig(buffer, format="svg", metadata={"Date": None, "Creator": None})
    return _inline(buffer.getvalue(), name, values, width, height)


def _families() -> list[str]:
    """Return the font families to measure text with: one with Chinese glyphs where it is installed."""
    try:
        from pylopdf_fonts_zh_cn import sans_path  # noqa: PLC0415 - only the book needs it
    except ImportError:
        return ["DejaVu Sans"]
    path = str(sans_path())
    if not any(entry.fname == path for entry in font_manager.fontManager.ttflist):
        font_manager.fontManager.addfont(path)
    return [font_manager.FontProperties(fname=path).get_name(), "DejaVu Sans"]


def _inline(svg: str, name: str, values: str, width: float, height: float) -> str:
    """Return the drawing as part of a page: ids of its own, colours as variables, fonts left to the page."""
    svg = svg[svg.index("<svg") :]
    svg = re.sub(r"<metadata>.*?</metadata>", "", svg, flags=re.DOTALL)
    svg = re.sub(r"<svg[^>]*>", "", svg, count=1)
    svg = re.sub(r'\bid="', f'id="{name}-', svg)
    svg = re.sub(r'(href="#|url\(#)', rf"\g<1>{name}-", svg)
    svg = re.sub(r'xlink:href="evidence:([^"]*)"( target="[^"]*")?', r'href="#evidence-\1"', svg)
    svg = re.sub(r"font: ([\d.]+)px [^;\"]*", r"font-size: \1px", svg)
    svg = re.sub(r"<!--.*?-->\s*", "", svg, flags=re.DOTALL)
    for colour, variable in VARIABLES.items():
        svg = svg.replace(colour, f"var(--chart-{variable}, {'currentColor' if colour == INK else colour})")
    title = f'<title id="{name}-values">{escape(values)}</title>'
    head = f'<svg viewBox="0 0 {width:g} {height:g}" role="img" aria-labelledby="{name}-values">'
    return re.sub(r"\s*\n\s*", "\n", head + title + svg)
