"""A file's bytes to a document, by what the bytes are and not by what the file is called."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final

from aidanalysis.documents.decoding import UndecodableError, decode
from aidanalysis.documents.document import Document, DocumentError
from aidanalysis.documents.model import Extract

if TYPE_CHECKING:
    from collections.abc import Iterator

#: The files that a folder is searched for.
SUFFIXES: Final = (".txt", ".html", ".htm", ".docx", ".pdf")
#: A larger file is no report.
MOST_BYTES: Final = 64 * 1024 * 1024

_HTML: Final = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)


def load(path: str | os.PathLike[str]) -> Document:
    """Return the document in a file; raises ``DocumentError``."""
    path = Path(path)
    try:
        with path.open("rb") as file:
            return load_stream(file, str(path), html=path.suffix.lower() in (".html", ".htm"))
    except OSError as error:
        raise DocumentError(str(path), error.strerror or str(error)) from error


def load_stream(stream: BinaryIO, name: str, *, html: bool = False) -> Document:
    """Return the document that a stream holds; raises ``DocumentError``."""
    data = stream.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise DocumentError(name, f"larger than {MOST_BYTES:,} bytes; expected a report")
    document = Document.of(name, _extract(data, name, html=html))
    if not document.text.strip():
        raise DocumentError(name, "holds no text; expected a report")
    return document


def document_paths(path: Path) -> Iterator[Path]:
    """Yield a file itself, or the documents below a folder by name; raises ``DocumentError``."""
    if not path.exists():
        raise DocumentError(str(path), "no such file or folder")
    if not path.is_dir():
        yield path
        return
    found = sorted(p for p in path.rglob("*") if p.suffix.lower() in SUFFIXES and p.is_file())
    if not found:
        raise DocumentError(str(path), f"a folder without a document; expected one of {', '.join(SUFFIXES)}")
    yield from found


def _extract(data: bytes, name: str, *, html: bool) -> Extract:
    # The libraries load slowly; only the one that is needed does.
    if not data.strip():
        raise DocumentError(name, "an empty file; expected a report")
    if data.startswith(b"%PDF-"):
        from aidanalysis.documents.pdf import extract_pdf  # noqa: PLC0415

        return extract_pdf(data, name)
    if data.startswith(b"PK\x03\x04"):
        from aidanalysis.documents.office import extract_package  # noqa: PLC0415

        return extract_package(data, name)
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise DocumentError(name, "an old .doc, or a .docx with a password; save it as a plain .docx")
    try:
        text = decode(data)
    except UndecodableError as error:
        raise DocumentError(name, str(error)) from error
    if html or _HTML.match(text[:4096]):
        from aidanalysis.documents.html import extract_html  # noqa: PLC0415

        return extract_html(text)
    return Extract(text)
