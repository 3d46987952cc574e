"""Bytes to text: UTF-8, the GB family, Big5, and what a byte order mark says."""

from __future__ import annotations

import codecs
import re
from typing import Final

from aidanalysis.errors import AidAnalysisError

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
_DECLARED: Final = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?([A-Za-z0-9_\-]{2,20})""")
#: The commonest characters of reports in either script; the right encoding shows most of them.
_COMMON: Final = re.compile("[的一是在了和有年月日个個人元万萬县縣市工作支援资資金，。、]")
#: Control characters that no text has.
_CONTROL: Final = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_SAMPLE: Final = 65_536


class UndecodableError(AidAnalysisError, ValueError):
    """Bytes that are no text in a known encoding."""


def decode(data: bytes) -> str:
    """Return text from bytes of any encoding that Chinese reports come in; raises ``UndecodableError``."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data, encoding).removeprefix("\ufeff")
    if _CONTROL.search(data[:_SAMPLE]):
        raise UndecodableError("a binary file; expected text, HTML, .docx or .pdf")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        broken = error
    declared = _DECLARED.search(data[:2048])
    names = [declared[1].decode("ascii")] if declared else []
    if any(name.lower().replace("-", "") == "utf8" for name in names):
        names = []
    decoded = [text for name in (*names, "gb18030", "big5") if (text := _tried(data, name)) is not None]
    if not decoded:
        raise UndecodableError(
            f"byte {broken.start} (0x{data[broken.start]:02x}) is neither UTF-8 nor GB18030 nor Big5; "
            "save the file as UTF-8"
        )
    return max(decoded, key=lambda text: len(_COMMON.findall(text[:_SAMPLE])))


def _tried(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode("gb18030" if encoding.lower() in ("gb2312", "gbk") else encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UndecodableError(f"byte {error.start} is no {encoding}, which its byte order mark promises") from None
