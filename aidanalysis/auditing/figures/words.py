"""Words beside figures, found as words and never as characters within other words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

HEAD = re.compile(r"\[(\w+)")


class Word(NamedTuple):
    """A word at its place, with all the roles that the lists give it; none where it only hides others."""

    text: str
    start: int
    roles: frozenset[str]


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a stretch of text, in order, and the roles that any of them has."""

    text: str
    found: tuple[Word, ...]
    roles: frozenset[str]

    def __contains__(self, role: object) -> bool:
        return role in self.roles

    def any(self, *roles: str) -> bool:
        """Whether some word has one of these roles."""
        return not self.roles.isdisjoint(roles)

    def last(self, *roles: str) -> Word | None:
        """Return the last word with one of these roles."""
        if self.roles.isdisjoint(roles):
            return None
        return next((word for word in reversed(self.found) if not word.roles.isdisjoint(roles)), None)

    def ends_in(self, *roles: str) -> Word | None:
        """Return the word with one of these roles that nothing but words of no matter follows."""
        if self.roles.isdisjoint(roles):
            return None
        end = len(self.text)
        for word in reversed(self.found):
            if word.start + len(word.text) < end:
                return None
            if not word.roles.isdisjoint(roles):
                return word
            if "levels" not in word.roles:
                return None
            end = word.start
        return None


@cache
def _lexicon() -> tuple[dict[str, frozenset[str]], dict[str, tuple[int, ...]]]:
    """Return the roles of every word, and by its first character the lengths of words, the longest first."""
    roles: dict[str, set[str]] = {}
    role = ""
    for line in files(__package__).joinpath("cues.txt").read_text(encoding="utf-8").splitlines():
        if head := HEAD.match(line):
            role = head[1]
        elif not line.startswith("#"):
            for word in line.split():
                roles.setdefault(word, set()).add(role)
    lengths: dict[str, set[int]] = {}
    for word in roles:
        lengths.setdefault(word[0], set()).add(len(word))
    return (
        {word: frozenset(found - {"none", "hidden"}) for word, found in roles.items()},
        {first: tuple(sorted(found, reverse=True)) for first, found in lengths.items()},
    )


@lru_cache(maxsize=4096)
def words(text: str) -> Words:
    """Return the words of a text: at each place the longest, and on behind it."""
    roles, lengths = _lexicon()
    found, place, end = [], 0, len(text)
    while place < end:
        for length in lengths.get(text[place], ()):
            word = text[place : place + length]
            if word in roles:
                found.append(Word(word, place, roles[word]))
                place += length
                break
        else:
            place += 1
    return Words(text, tuple(found), frozenset().union(*(word.roles for word in found)))
