"""Office files by what is in their package and not by what they are called."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from aidanalysis.documents.formats import of_package
from aidanalysis.documents.limits import DEFAULT, Limits
from aidanalysis.documents.packages import DamagedError, Package

if TYPE_CHECKING:
    from aidanalysis.documents.model import Extract

_WORD: Final = ("wordprocessingml", "ms-word")
_SHEETS: Final = ("spreadsheetml", "ms-excel")


def extract_package(data: bytes, limits: Limits = DEFAULT) -> Extract:
    """Return the text of a Word file or a workbook; raises ``DamagedError`` and ``TooLargeError``."""
    package = Package(data, limits)
    main = package.main_part() or ("word/document.xml" if "word/document.xml" in package else "xl/workbook.xml")
    kind = package.content_type(main).lower()
    if main in package and any(word in kind for word in _SHEETS):
        from aidanalysis.documents.sheets import extract_workbook  # noqa: PLC0415

        return extract_workbook(package, main, limits)
    if main in package and (any(word in kind for word in _WORD) or main.startswith("word/")):
        from aidanalysis.documents.word import extract_word  # noqa: PLC0415

        return extract_word(package, main, limits)
    raise DamagedError(of_package(package.names, package.read("mimetype") if "mimetype" in package else b""))
