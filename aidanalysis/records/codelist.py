"""Codelists: codes with their names in both languages, as tables of the package that a folder may extend."""

from __future__ import annotations

import csv
import io
from importlib.resources import files
from typing import TYPE_CHECKING, Final, NamedTuple

from aidanalysis.wording import said

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

#: The folder beside a ledger whose tables add codes of its own.
FOLDER: Final = "codelists"
COLUMNS: Final = ("code", "en", "zh", "words")
#: The codelists that the package has, and that a folder may add to.
NAMES: Final = ("sectors", "measures", "fields", "channels", "stages", "levels", "places")
#: What code decides by; a folder may translate these codes, not add to them.
CLOSED: Final = ("stages", "levels")


class Code(NamedTuple):
    """One code, what readers call it, and the words of a report that speak for it."""

    code: str
    en: str
    zh: str
    words: tuple[str, ...]

    def label(self, lang: str) -> str:
        """Return the name for readers of ``lang``."""
        return said(lang, self.en or self.zh, self.zh)


_known: dict[str, dict[str, Code]] = {}


def codelist(name: str) -> dict[str, Code]:
    """Return a codelist by code, with what folders have added to it."""
    if name not in _known:
        text = files("aidanalysis.records").joinpath(FOLDER, f"{name}.csv").read_text("utf-8")
        _known[name] = {code.code: code for code in _codes(text)}
    return _known[name]


def speaks_for(name: str, text: str, wanted: Callable[[str], bool] = bool) -> str:
    """Return the first wanted code of a list one of whose words stands in a text, "" where none does."""
    codes = (code for code in codelist(name).values() if wanted(code.code))
    return next((code.code for code in codes if any(word in text for word in code.words)), "")


def speaks_last(name: str, text: str, wanted: Callable[[str], bool] = bool) -> str:
    """Return the wanted code of a list whose word ends last in a text, the longest of those; "" where none does."""
    ends = [
        (text.rfind(word) + len(word), len(word), code.code)
        for code in codelist(name).values()
        if wanted(code.code)
        for word in code.words
        if word in text
    ]
    return max(ends, key=lambda one: one[:2], default=(0, 0, ""))[2]


def english(name: str, printed: str) -> str:
    """Return the English name of the code that is called so in Chinese, "" where there is none.

    A word of three characters or more calls a code by another name; a shorter one speaks for it and names other things.
    """
    codes = codelist(name).values()
    return next((one.en for one in codes if printed == one.zh or (len(printed) > 2 and printed in one.words)), "")


def extend(folder: Path) -> list[tuple[str, str]]:
    """Add the codes of the tables in a folder's ``codelists``; returns what is amiss in them, by file."""
    amiss: list[tuple[str, str]] = []
    for path in sorted((folder / FOLDER).glob("*.csv")):
        file, known = path.as_posix(), codelist(path.stem) if path.stem in NAMES else None
        if known is None:
            amiss.append((file, f"no such codelist; expected one of {', '.join(NAMES)}"))
            continue
        try:
            codes = _codes(path.read_bytes().decode("utf-8-sig"))
        except (OSError, UnicodeDecodeError, ValueError) as error:
            amiss.append((file, f"{error}; expected the columns {', '.join(COLUMNS)} in UTF-8"))
            continue
        for code in codes:
            if path.stem in CLOSED and code.code not in known:
                amiss.append((file, f"{code.code!r} cannot be added to {path.stem}; take it out"))
            elif not (code.code and code.zh):
                amiss.append((file, "a row without a code or a Chinese name; fill it in"))
            else:
                known[code.code] = code
    return amiss


def _codes(text: str) -> list[Code]:
    rows = csv.DictReader(io.StringIO(text))
    if not rows.fieldnames or not {"code", "zh"} <= set(rows.fieldnames):
        raise ValueError("the columns code and zh are missing")
    return [
        Code(row["code"].strip(), (row.get("en") or "").strip(), row["zh"].strip(), tuple(filter(None, (row.get("words") or "").split(";"))))
        for row in rows
    ]  # fmt: skip
