"""Formats that are not read, by their first bytes and their names, each with the way out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

#: The files that a folder is searched for.
SUFFIXES: Final = (
    ".txt .md .markdown .html .htm .xhtml .docx .docm .dotx .dotm .pdf .xlsx .xlsm .xltx .csv .tsv".split()
)
WAY_OUT: Final = {
    "doc": "an old Word file (.doc); save it from Word or WPS as .docx",
    "xls": "an old Excel file (.xls); save it as .xlsx",
    "ppt": "a presentation; save its text as .docx or .txt",
    "wps": "a WPS text (.wps); save it from WPS as .docx",
    "et": "a WPS sheet (.et); save it from WPS as .xlsx",
    "rtf": "Rich Text (.rtf); save it from Word or WPS as .docx",
    "ofd": "an OFD; export it as .pdf or .docx from the program that shows it",
    "mht": "a web archive (.mht); save the page as .html",
    "odt": "an OpenDocument file; save it as .docx or .xlsx",
    "epub": "an e-book; save its text as .html",
    "zip": "a ZIP archive; unpack it first",
    "ole": "an old Office file (.doc, .xls, .wps), or a .docx with a password; save it as a plain .docx or .xlsx",
    "caj": "a CAJ file; export it as .pdf",
    "picture": "a picture; run character recognition on it first",
    "archive": "an archive; unpack it first",
}
_OF_NAME: Final = {
    ".doc": "doc", ".dot": "doc", ".xls": "xls", ".ppt": "ppt", ".pptx": "ppt", ".wps": "wps", ".wpt": "wps", ".et": "et",
    ".ett": "et", ".dps": "ppt", ".rtf": "rtf", ".ofd": "ofd", ".mht": "mht", ".mhtml": "mht", ".odt": "odt", ".ods": "odt",
    ".epub": "epub", ".zip": "archive", ".rar": "archive", ".7z": "archive", ".caj": "caj", ".jpg": "picture",
    ".jpeg": "picture", ".png": "picture", ".tif": "picture", ".tiff": "picture", ".bmp": "picture",
}  # fmt: skip
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
#: Streams of old Office files, as their directory names them.
_STREAMS: Final = (
    ("WordDocument", "doc"), ("Workbook", "xls"), ("Book", "xls"), ("PowerPoint Document", "ppt"),
    ("EncryptedPackage", "ole"),
)  # fmt: skip
_MHT: Final = re.compile(rb"^(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*MIME-Version\s*:", re.I)
_BINARY: Final = (
    (b"\x89PNG", "picture"), (b"\xff\xd8\xff", "picture"), (b"II*\x00", "picture"), (b"MM\x00*", "picture"),
    (b"Rar!", "archive"), (b"7z\xbc\xaf", "archive"), (b"\x1f\x8b", "archive"), (b"CAJ", "caj"),
)  # fmt: skip


def unread(data: bytes, suffix: str) -> str | None:
    """Return what a file is and the way out, ``None`` for one that may be read."""
    if data.startswith(_OLE[:4]):
        inside = next((kind for stream, kind in _STREAMS if stream.encode("utf-16-le") in data), "ole")
        return WAY_OUT[_OF_NAME.get(suffix, inside) if suffix in (".wps", ".et", ".wpt", ".ett") else inside]
    if data[:64].lstrip().startswith(b"{\\rtf"):
        return WAY_OUT["rtf"]
    if _MHT.match(data[:4096]) and b"multipart/" in data[:8192].lower():
        return WAY_OUT["mht"]
    kind = next((kind for mark, kind in _BINARY if data.startswith(mark)), None)
    return WAY_OUT[kind] if kind else None


def unread_by_name(path: Path) -> str | None:
    """Return what a file in a folder is that is not read, by its name."""
    kind = _OF_NAME.get(path.suffix.lower())
    return WAY_OUT[kind] if kind else None


def of_package(names: list[str], mimetype: bytes) -> str:
    """Return what a ZIP archive is that holds no document that is read."""
    if "ofd.xml" in names:
        return WAY_OUT["ofd"]
    if b"epub" in mimetype:
        return WAY_OUT["epub"]
    if b"opendocument" in mimetype:
        return WAY_OUT["odt"]
    if any(name.startswith("ppt/") for name in names):
        return WAY_OUT["ppt"]
    return "a ZIP archive but no .docx or .xlsx; unpack it first"
