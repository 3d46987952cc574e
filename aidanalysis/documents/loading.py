"""A file's bytes to a document, by what the bytes are and not by what the file is called."""

from __future__ import annotations

import os
import re
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, BinaryIO, Final

from aidanalysis.documents.decoding import UndecodableError, decode
from aidanalysis.documents.document import Document, DocumentError
from aidanalysis.documents.formats import SUFFIXES, unread, unread_by_name
from aidanalysis.documents.limits import DEFAULT, Limits, TooLargeError
from aidanalysis.documents.model import Extract
from aidanalysis.documents.packages import DamagedError
from aidanalysis.extras import require

if TYPE_CHECKING:
    from collections.abc import Iterator

_HTML: Final = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_HTML_NAMES: Final = (".html", ".htm", ".xhtml", ".shtml")


def load(path: str | os.PathLike[str], limits: Limits = DEFAULT) -> Document:
    r"""Return the document in a file; raises ``DocumentError``.

    >>> from pathlib import Path
    >>> _ = Path("report.txt").write_text("一、来访\n共28批282人次。\n", "utf-8")
    >>> aid.read(aid.load("report.txt"))
    <Reading: 2 quantities: 28批、282人次>
    """
    path = Path(path)
    try:
        with path.open("rb") as file:
            return load_stream(file, str(path), limits=limits)
    except OSError as error:
        raise DocumentError(str(path), error.strerror or str(error)) from error


def load_stream(stream: BinaryIO, name: str, *, limits: Limits = DEFAULT) -> Document:
    """Return the document that a stream holds; raises ``DocumentError``."""
    data = stream.read(limits.file_bytes + 1)
    if len(data) > limits.file_bytes:
        raise DocumentError(name, f"larger than {limits.file_bytes:,} bytes; expected a report")
    return load_bytes(data, name, limits)


def load_bytes(data: bytes, name: str, limits: Limits = DEFAULT) -> Document:
    """Return the document that some bytes hold: a pure function of its arguments. Raises ``DocumentError``."""
    try:
        extract = _extract(data, name, limits)
        if len(extract.text) > limits.characters or extract.text.count("\n") > limits.lines:
            most = f"{limits.characters:,} characters or {limits.lines:,} lines"
            raise DocumentError(name, f"more than {most}; expected a report")
        document = Document.of(name, extract)
    except UndecodableError as error:
        raise DocumentError(name, str(error)) from error
    except (DamagedError, TooLargeError) as error:
        raise DocumentError(name, str(error)) from error
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
    try:
        # What may not be entered looks empty to a search.
        next(path.iterdir(), None)
    except OSError as error:
        raise DocumentError(str(path), f"the folder cannot be read ({error.strerror})") from error
    found = sorted(p for p in path.rglob("*") if _is_document(p))
    if not found:
        raise DocumentError(str(path), f"a folder without a document; expected one of {', '.join(SUFFIXES)}")
    yield from found


def _is_document(path: Path) -> bool:
    """Whether a file is one that is read, or one of reports' other formats, to be named as not read."""
    if path.name.startswith((".", "~$")):
        return False
    return (path.suffix.lower() in SUFFIXES or _is_named_unread(path)) and path.is_file()


def _is_named_unread(path: Path) -> bool:
    found = unread_by_name(path)
    return found is not None and not found.startswith(("a picture", "an archive"))


def _extract(data: bytes, name: str, limits: Limits) -> Extract:
    # The libraries load slowly, and come with an extra; only the one that is needed does.
    suffix = PurePath(name).suffix.lower()
    if not data.strip():
        raise DocumentError(name, "an empty file; expected a report")
    if data.startswith(b"%PDF-"):
        from aidanalysis.documents.pdf import extract_pdf  # noqa: PLC0415

        return extract_pdf(data, limits)
    if data.startswith(b"PK\x03\x04"):
        from aidanalysis.documents.office import extract_package  # noqa: PLC0415

        return extract_package(data, limits)
    if reason := unread(data, suffix):
        raise DocumentError(name, f"{reason}; this format is not read")
    text, warnings = decode(data)
    if suffix in _HTML_NAMES or _HTML.match(text[:4096]):
        require("lxml")
        from aidanalysis.documents.web import extract_html  # noqa: PLC0415

        made = extract_html(text, limits)
    elif suffix in (".csv", ".tsv"):
        from aidanalysis.documents.sheets import extract_csv  # noqa: PLC0415

        made = extract_csv(text, limits)
    else:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        made = _markdown(text) if suffix in (".md", ".markdown") else Extract(text)
    return made._replace(warnings=(*warnings, *made.warnings))


def _markdown(text: str) -> Extract:
    from aidanalysis.documents.plain.markdown import inline_marks  # noqa: PLC0415

    marks, warnings = inline_marks(text)
    return Extract(text, marks=marks, warnings=warnings, format="markdown")
