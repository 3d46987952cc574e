"""The two languages, and values that have a name in each."""

from __future__ import annotations

from enum import StrEnum
from typing import Final, Literal, Self, TypeVar

Lang = Literal["en", "zh"]
#: English and Chinese of one saying.
Both = tuple[str, str]

AnyText = TypeVar("AnyText")


def said(lang: str, en: AnyText, zh: AnyText) -> AnyText:
    """Return what readers of ``lang`` get of two sayings: ``said(lang, *both)`` of a pair."""
    return zh if lang == "zh" else en


#: What stands between a name and what is said of it, between parts of a sentence, things of a list, and sentences.
COLON: Final[Both] = (": ", "：")
COMMA: Final[Both] = (", ", "，")
LISTED: Final[Both] = (", ", "、")
SEMICOLON: Final[Both] = ("; ", "；")
STOP: Final[Both] = (". ", "。")
SPACE: Final[Both] = (" ", "")


class Labelled(StrEnum):
    """A value as written in the tables, and what readers of each language call it."""

    en: str
    zh: str

    def __new__(cls, value: str, en: str = "", zh: str = "") -> Self:
        """Make a member of its written value and its names."""
        member = str.__new__(cls, value)
        member._value_, member.en, member.zh = value, en, zh
        return member

    @property
    def both(self) -> Both:
        """Its names in English and Chinese."""
        return self.en, self.zh

    def label(self, lang: str) -> str:
        """Return the name for readers of ``lang``."""
        return said(lang, *self.both)
