"""The icon of a book, and the picture that messengers show of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

    from aidanalysis.publish.project import Edition

#: A tick beside a column of figures, in the book's colours.
ICON: Final = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="6" fill="#0072b2"/>'
    '<path d="M7 10h9M7 16h6M7 22h4" stroke="#fff" stroke-width="3" stroke-linecap="round"/>'
    '<path d="M14 21l4 4 8-11" fill="none" stroke="#fff" stroke-width="3" stroke-linecap="round" '
    'stroke-linejoin="round"/></svg>\n'
)
#: The size that messengers crop least, in inches at 100 dots each.
WIDTH, HEIGHT, DOTS = 12.0, 6.3, 100
#: How many Latin letters fit on a line of the title and of what it is about; a Chinese character takes two.
TITLE_LINE, LINE = 34, 58


def write_icon(static: Path) -> None:
    """Write the icon that browsers show beside a page's title."""
    (static / "icon.svg").write_text(ICON, encoding="utf-8")


def write_preview(edition: Edition, static: Path) -> None:
    """Write a picture with the edition's title and what it is about."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg  # noqa: PLC0415 - slow to load
    from matplotlib.figure import Figure  # noqa: PLC0415
    from matplotlib.font_manager import FontProperties  # noqa: PLC0415
    from matplotlib.patches import Rectangle  # noqa: PLC0415
    from pylopdf_fonts_zh_cn import sans_path  # noqa: PLC0415

    figure = Figure(figsize=(WIDTH, HEIGHT), dpi=DOTS, facecolor="#ffffff")
    FigureCanvasAgg(figure)
    font = FontProperties(fname=str(sans_path()))
    figure.text(
        0.07, 0.80, broken(edition.title, TITLE_LINE), fontproperties=font, fontsize=44, va="top", color="#1c1e21"
    )
    figure.text(0.07, 0.42, broken(edition.subtitle, LINE), fontproperties=font, fontsize=26, va="top", color="#5a6068")
    figure.add_artist(Rectangle((0.07, 0.86), 0.12, 0.02, color="#0072b2"))
    figure.savefig(static / "preview.png", metadata={"Software": None})


def broken(text: str, line: int) -> str:
    """Return text in lines of at most so many Latin letters; a Chinese character takes two and may end a line."""
    lines = [""]
    width = 0
    for word in _words(text):
        wide = sum(2 if character > "\u2e80" else 1 for character in word)
        if width + wide > line and lines[-1]:
            lines.append("")
            width = 0
        lines[-1] += word if lines[-1] else word.lstrip()
        width += wide
    return "\n".join(part.rstrip() for part in lines)


def _words(text: str) -> list[str]:
    """Return what a line may end behind: words with the space before them, and single Chinese characters."""
    words: list[str] = []
    for character in text:
        if character > "\u2e80" or character == " " or not words or words[-1][-1] > "\u2e80":
            words.append(character)
        else:
            words[-1] += character
    return words
