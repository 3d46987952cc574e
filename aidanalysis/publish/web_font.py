"""A Chinese web font that holds the characters an edition shows, and no others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fontTools import subset
from lxml import html
from pylopdf_fonts_zh_cn import sans_path

if TYPE_CHECKING:
    from pathlib import Path

FAMILY = "Book Han"
#: Chinese characters and their punctuation; Latin letters are left to the reader's own fonts.
RANGES = ((0x2E80, 0x9FFF), (0xF900, 0xFAFF), (0xFE30, 0xFE4F), (0xFF00, 0xFFEF))
#: Tables for text that runs downwards, and for letters set otherwise by language.
UNUSED = ["vhea", "vmtx", "VORG", "BASE", "GPOS", "GSUB", "GDEF"]


def write_font(edition: Path, more: str = "") -> None:
    """Write the font of an edition and the style sheet that names it; ``more`` is text that is shown outside of its pages."""
    pages = [html.fromstring(path.read_bytes()) for path in edition.glob("*.html")]
    shown = {char for page in pages for text in page.itertext() for char in text} | set(more)
    wanted = sorted(char for char in shown if any(low <= ord(char) <= high for low, high in RANGES))
    options = subset.Options(flavor="woff2", hinting=False, desubroutinize=True, layout_features=[], name_IDs=[1, 2])
    options.drop_tables += UNUSED
    font = subset.load_font(str(sans_path()), options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(text="".join(wanted))
    subsetter.subset(font)
    static = edition / "_static"
    subset.save_font(font, str(static / "han.woff2"), options)
    covered = ", ".join(f"U+{low:X}-{high:X}" for low, high in RANGES)
    rule = f'@font-face {{ font-family: "{FAMILY}"; src: url("han.woff2") format("woff2"); font-display: swap; '
    (static / "font.css").write_text(f"{rule}unicode-range: {covered}; }}\n", encoding="utf-8")
