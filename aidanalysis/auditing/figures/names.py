"""Names of figures: the words that say what is counted or measured, and whether two names agree."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from aidanalysis.auditing.figures.words import words

if TYPE_CHECKING:
    from aidanalysis.auditing.figures.figure import Figure

#: Roles of words that name nothing.
NO_NAME = frozenset(
    {
        *("levels", "before", "against", "rise", "fall", "become", "from", "share", "rate", "among", "rest", "open"),
        *("closing", "total", "above", "adding", "per", "division", "elsewhere"),
    }
)
TIME = re.compile(
    r"[\d一二三四五六七八九十]+(年度?|月份?|日)[末底初]?|上半年|下半年|年末|年底|本年度?|年度|全年|当年|今年|截至|期间|期末|[\d%.]+"
)
HAN = re.compile(r"[一-鿿]+")


@lru_cache(maxsize=4096)
def name(label: str) -> str:
    """Return the words of a label that say what is counted: 占财政总收入的比重 gives 财政总收入."""
    label = TIME.sub("", label.replace("GDP", "生产总值"))
    kept, place = [], 0
    for word in words(label).found:
        if word.roles and word.roles <= NO_NAME and not (word.roles == {"total"} and len(word.text) > 1):
            kept.append(label[place : word.start])
            place = word.start + len(word.text)
    kept.append(label[place:])
    return "".join(HAN.findall("".join(kept)))


def pairs(text: str) -> frozenset[str]:
    """Return every two neighbouring characters, most of which are a word in Chinese."""
    return frozenset(text[n : n + 2] for n in range(len(text) - 1))


def base_name(label: str) -> str:
    """Return the name of a base without the words that only say that it is whole, or a plan."""
    kept, place = [], 0
    for word in words(label).found:
        if word.roles & {"plan", "total"} and len(label) > len(word.text) + 1:
            kept.append(label[place : word.start])
            kept.append(word.text.lstrip("总计划年初调整预算共") if len(word.text) > 2 else "")
            place = word.start + len(word.text)
    kept.append(label[place:])
    return name("".join(kept))


def likeness(base: str, words_of_whole: str) -> float:
    """Return which share of the pairs of a base stands in the words of a figure."""
    wanted = pairs(base)
    if not wanted:
        return float(bool(base) and base in words_of_whole)
    return sum(pair in words_of_whole for pair in wanted) / len(wanted)


#: Characters that add nothing to the name of a whole: 全县总人口数.
OF_ALL = frozenset("总全的被数量额县市州国省人")


def says_all(text: str, base: str) -> bool:
    """Whether a text holds the characters of a name in their order: 检查医疗机构 says all of 被检查机构."""
    place = 0
    for character in base:
        if character not in OF_ALL:
            place = text.find(character, place) + 1
            if not place:
                return False
    return True


def full_name(figure: Figure) -> str:
    """Return the words around a figure that may name it."""
    return figure.label + figure.tail
