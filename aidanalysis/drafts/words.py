"""The words by which drafts are proposed, and whether a text has them."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def _tables() -> dict[str, dict[str, str]]:
    return tomllib.loads(files("aidanalysis.drafts").joinpath("words.toml").read_text("utf-8"))


@cache
def words(group: str, name: str) -> tuple[str, ...]:
    """Return the words of a list, the longest first."""
    return tuple(sorted(_tables()[group][name].split(), key=len, reverse=True))


@cache
def pattern(group: str, name: str) -> re.Pattern[str]:
    """Return an expression that finds the words of a list."""
    return re.compile("|".join(map(re.escape, words(group, name))))


@cache
def _expressions() -> dict[str, dict[str, Any]]:
    return tomllib.loads(files("aidanalysis.drafts").joinpath("expressions.toml").read_text("utf-8"))


@cache
def expression(module: str, name: str) -> re.Pattern[str]:
    """Return a regular expression by its name."""
    return re.compile(_expressions()[module][name])


@cache
def alternatives(module: str, name: str) -> tuple[tuple[str, str], ...]:
    """Return what each of several expressions stands for and the expression, in the order in which they are tried."""
    return tuple(_expressions()[module][name].items())


def has(text: str, group: str, name: str) -> bool:
    """Whether a text has a word of a list."""
    return bool(pattern(group, name).search(text))


def last_word(text: str, group: str, name: str) -> int:
    """Return where the last word of a list ends in a text, -1 where it has none."""
    return max((found.end() for found in pattern(group, name).finditer(text)), default=-1)


def topics() -> dict[str, str]:
    """Return the lists of a group by name."""
    return _tables()["kinds"]
