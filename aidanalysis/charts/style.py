"""How charts look: colours, fonts that hold Chinese, and how wide words are before they are drawn."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any, Final, Literal

from matplotlib import font_manager
from matplotlib.font_manager import FontProperties
from matplotlib.textpath import text_to_path

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.text import Annotation

#: Colours from Okabe and Ito's palette, which colour-blind readers tell apart, by what they mean here. A page may
#: give each of them another value, for the dark.
INK, QUIET, ACCENT, SECOND, OTHER, FAINT = "#1a1a1b", "#5c6066", "#0072b2", "#d55e00", "#8c8c8c", "#d0d0d0"
PAPER: Final = "#ffffff"

#: Widths that a chart is drawn for, in pixels: a column of text, and a telephone.
WIDE: Final = 680
NARROW: Final = 340
#: Size of the words in a chart, in pixels; with these widths no page shows them under 11.
WORDS: Final = 13.5
LINE: Final = 19
PIXELS_PER_INCH: Final = 72

#: Fonts with Chinese glyphs that systems have, for where the one that comes with the charts is not installed.
CHINESE_FONTS: Final = (
    "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "PingFang SC", "Hiragino Sans GB", "Heiti SC",
    "Microsoft YaHei", "SimHei", "WenQuanYi Micro Hei", "WenQuanYi Zen Hei", "Droid Sans Fallback",
)  # fmt: skip

#: What may stand at the end of a line: after a Chinese character or sign, or a space.
_PIECES: Final = re.compile(r"[\u2e80-\u9fff\uff00-\uffef]|[^\u2e80-\u9fff\uff00-\uffef\s]+\s*|\s+")
#: Signs that must not begin a line.
_CLOSING: Final = "，。；：、）》”！？%"


@cache
def font_file() -> str:
    """Return the file of a font with Chinese glyphs: the one that comes with the charts, or one of the system's."""
    try:
        from pylopdf_fonts_zh_cn import sans_path  # noqa: PLC0415 - in an extra
    except ImportError:
        for name in CHINESE_FONTS:
            try:
                return str(font_manager.findfont(FontProperties(family=name), fallback_to_default=False))
            except ValueError:
                continue
        return str(font_manager.findfont(FontProperties(family="DejaVu Sans")))
    return str(sans_path())


def font(size: float = WORDS, *, bold: bool = False) -> FontProperties:
    """Return the font of a chart; named by its file, so that matplotlib's own list of fonts stays as it is."""
    return FontProperties(fname=font_file(), size=size, weight=700 if bold else 400)


@cache
def text_width(text: str, size: float = WORDS, *, bold: bool = False) -> float:
    """Return how wide a line of text is at most, in pixels, in the fonts that pages are shown in."""
    chinese = sum(char > "\u2e7f" for char in text)
    latin = "".join(char for char in text if char <= "\u2e7f")
    properties = FontProperties(family="DejaVu Sans", size=size, weight=700 if bold else 400)
    width: float = text_to_path.get_text_width_height_descent(latin, properties, ismath=False)[0] if latin else 0.0
    return width + chinese * size * 1.02


def wrapped(text: str, width: float, size: float = WORDS, *, bold: bool = False) -> list[str]:
    """Return text in lines no wider than this, broken at spaces, or between Chinese characters."""
    lines: list[list[str]] = [[]]
    for piece in _PIECES.findall(text):
        tried = "".join([*lines[-1], piece]).rstrip()
        if lines[-1] and text_width(tried, size, bold=bold) > width:
            # A sign that closes takes what it closes with it to the next line.
            carried = [lines[-1].pop()] if piece[0] in _CLOSING and len(lines[-1]) > 1 else []
            lines.append(carried)
        lines[-1].append(piece)
    return ["".join(line).rstrip() for line in lines]


def write(
    axes: Axes,
    x: float,
    y: float,
    text: str,
    *,
    at: Literal["axes", "data"] = "axes",
    shift: float = 0.0,
    align: Literal["left", "center", "right"] = "left",
    colour: str = INK,
    size: float = WORDS,
    bold: bool = False,
) -> Annotation:
    """Write one line with its middle at ``y``; ``x`` is a share of the width, or a number of the axis (``data``)."""
    where: Any = axes.get_yaxis_transform() if at == "axes" else "data"
    return axes.annotate(
        text,
        (x, y),
        xycoords=where,
        xytext=(shift, 0),
        textcoords="offset points",
        ha=align,
        va="center_baseline",
        color=colour,
        fontproperties=font(size, bold=bold),
        annotation_clip=False,
        parse_math=False,
    )


def axis_below(axes: Axes, ticks: dict[float, str]) -> None:
    """Show an axis below with these marks, and faint lines up from them."""
    axes.xaxis.set_visible(True)
    axes.set_xticks(list(ticks), list(ticks.values()))
    axes.tick_params(axis="x", length=0, pad=4, colors=QUIET)
    for label in axes.get_xticklabels():
        label.set_fontproperties(font())
        label.set_color(QUIET)
    axes.grid(axis="x", color=FAINT, linewidth=1)
    axes.set_axisbelow(True)
