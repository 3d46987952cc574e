"""The language that a command speaks, and its messages in Chinese.

Messages are written in English where they arise; ``chinese.toml`` holds each with its Chinese, ``{}`` standing for
what is filled in. Nothing is loaded where English is spoken.
"""

from __future__ import annotations

import os
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

LANGS: Final = ("en", "zh")
#: Where systems say which language their user reads, the first one counts.
VARIABLES: Final = ("LC_ALL", "LC_MESSAGES", "LANG")
#: What is filled in, and the signs between the parts of a message.
BLANK: Final = "{}"
PARTS: Final = "; "
#: What is filled in reaches over no part of a message, and at its start over no place either.
FILLED: Final = "((?:(?!; ).)+?)"
FIRST: Final = "((?:(?!; |: ).)+?)"

_spoken = ["en"]


def language() -> str:
    """Return the language that is spoken now."""
    return _spoken[0]


def speak(arguments: Sequence[str], environment: Mapping[str, str] = os.environ) -> None:
    """Choose the language that ``--lang`` or else the system asks for."""
    asked = {
        word.partition("=")[2] or following
        for word, following in zip(arguments, (*arguments[1:], ""), strict=False)
        if word.partition("=")[0] == "--lang"
    }
    (lang,) = asked if len(asked) == 1 else (_of_system(environment),)
    _spoken[0] = lang if lang in LANGS else "en"


def _of_system(environment: Mapping[str, str]) -> str:
    named = next((environment[name] for name in VARIABLES if environment.get(name)), "")
    if not named and os.name == "nt":  # pragma: no cover - only Windows says it elsewhere
        import ctypes  # noqa: PLC0415
        import locale  # noqa: PLC0415

        named = locale.windows_locale.get(ctypes.windll.kernel32.GetUserDefaultUILanguage(), "")  # type: ignore[attr-defined]
    return "zh" if named.lower().startswith("zh") else "en"


class _Message(NamedTuple):
    pattern: re.Pattern[str]
    chinese: str


def say(text: str) -> str:
    """Return a message in the language that is spoken; what the list does not hold stays as it is."""
    if language() == "en" or not text:
        return text
    if (whole := _said(text)) is not None:
        return whole
    for sign in re.finditer(": ", text):
        # What stands before is a place in a file.
        if (rest := _said(text[sign.end() :])) is not None:
            return f"{text[: sign.start()]}：{rest}"
    return text


def _said(text: str) -> str | None:
    """Return the Chinese of a message, or of its parts where each of the first is known, else nothing."""
    exact, patterns = _messages()
    if text in exact:
        return exact[text]
    for message in patterns:
        if found := message.pattern.fullmatch(text):
            return message.chinese.format(*(say(one) for one in found.groups()))
    head, sign, tail = text.partition(PARTS)
    while sign:
        if (first := _said(head)) is not None:
            return f"{first}；{_said(tail) or tail}"
        more, sign, tail = tail.partition(PARTS)
        head = f"{head}{PARTS}{more}"
    return None


def _letters(message: tuple[str, str]) -> int:
    """Order messages: what has more letters of its own says more."""
    return -len(message[0].replace(BLANK, ""))


def _pattern(english: str) -> str:
    first, *rest = map(re.escape, english.split(BLANK))
    return first + (FILLED if first else FIRST) + FILLED.join(rest)


@cache
def _messages() -> tuple[dict[str, str], list[_Message]]:
    import tomllib  # noqa: PLC0415 - only where Chinese is spoken

    listed: dict[str, str] = {}
    for chapter in tomllib.loads(Path(__file__).with_name("chinese.toml").read_text("utf-8")).values():
        listed |= chapter
    exact = {english: chinese for english, chinese in listed.items() if BLANK not in english}
    patterns = [
        _Message(re.compile(_pattern(english), re.DOTALL), chinese)
        for english, chinese in sorted(listed.items(), key=_letters)
        if BLANK in english
    ]
    return exact, patterns
