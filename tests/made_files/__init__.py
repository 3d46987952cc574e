"""Small files of every format, each with what a careful reader finds in it."""

from made_files import pages, plain, sheets, word_tables, word_words
from made_files.parts import MADE, Made

__all__ = ["MADE", "Made", "pages", "plain", "sheets", "word_tables", "word_words"]
