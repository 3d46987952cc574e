"""Office files by what is in their package and not by what they are called."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from aidanalysis.documents.document import DocumentError
from aidanalysis.documents.limits import DEFAULT, Limits, TooLargeError
from aidanalysis.documents.packages import DamagedError, Package
from aidanalysis.documents.word import extract_word

if TYPE_CHECKING:
    from aidanalysis.documents.model import Extract

_WORD: Final = "wordprocessingml"
_SHEETS: Final = ("spreadsheetml", "excel")


def extract_package(data: bytes, name: str, limits: Limits = DEFAULT) -> Extract:
    """Return the text of a Word file or a workbook; raises ``DocumentError``."""
    try:
        package = Package(data, limits)
        main = package.main_part() or "word/document.xml"
        kind = package.content_type(main).lower()
        if main not in package or not (_WORD in kind or "ms-word" in kind or kind in ("", "application/xml")):
            raise DocumentError(name, "a ZIP archive but no .docx; expected a text, HTML, .docx or .pdf")
        return extract_word(package, main, limits)
    except (DamagedError, TooLargeError) as error:
        raise DocumentError(name, str(error)) from error
