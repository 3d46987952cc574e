"""Text from PDF, page by page."""

from __future__ import annotations

from typing import Final

import pypdfium2

from aidanalysis.documents.document import DocumentError
from aidanalysis.documents.model import Extract

#: A form feed stands between two pages.
PAGE_BREAK: Final = "\n\f\n"
#: More text than any report has.
MOST_CHARACTERS: Final = 20_000_000


def extract_pdf(data: bytes, name: str) -> Extract:
    """Return the text of a PDF; one without text (a scan) or with a password is an error."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise DocumentError(name, "an encrypted PDF; save it without a password") from error
        raise DocumentError(name, "a damaged PDF; fetch or save it again") from error
    try:
        text = PAGE_BREAK.join(_pages(document, name))
    except pypdfium2.PdfiumError as error:
        raise DocumentError(name, f"a damaged PDF ({error}); fetch or save it again") from error
    finally:
        document.close()
    if not text.strip():
        raise DocumentError(name, "a PDF without text, probably a scan; run character recognition on it first")
    return Extract(text)


def _pages(document: pypdfium2.PdfDocument, name: str) -> list[str]:
    pages, length = list[str](), 0
    for number in range(len(document)):
        page = document[number]
        textpage = page.get_textpage()
        # PDFium marks a hyphen at a line's end with U+FFFE and breaks lines as Windows does.
        text = textpage.get_text_range().replace("\r\n", "\n").replace("\ufffe", "-").replace("\x00", "")
        textpage.close()
        page.close()
        pages.append(text)
        length += len(text)
        if length > MOST_CHARACTERS:
            raise DocumentError(name, f"more than {MOST_CHARACTERS:,} characters; expected a report")
    return pages
