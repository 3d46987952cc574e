"""Bytes to text: UTF-8, the GB family, Big5, and what a byte order mark says."""

from __future__ import annotations

import codecs
import re
from typing import Final, NamedTuple

from aidanalysis.errors import AidAnalysisError

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
_DECLARED: Final = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?([A-Za-z0-9_\-]{2,20})""")
#: Encodings that a page may declare; Windows reads each name as its widest relative.
_WIDEST: Final = {
    **dict.fromkeys(("gb2312", "gbk", "gb18030", "cp936", "ms936", "xgbk", "euccn"), "gb18030"),
    **dict.fromkeys(("big5", "big5hkscs", "cp950", "xxbig5"), "big5hkscs"),
    **dict.fromkeys(("utf8", "unicode11utf8"), "utf-8"),
    **dict.fromkeys(("utf16", "utf16le"), "utf-16-le"),
    "utf16be": "utf-16-be",
}
#: The commonest characters of reports in either script; the right encoding shows most of them.
_COMMON: Final = re.compile("[的一是在了和有年月日个個人元万萬县縣市工作支援资資金，。、]")
#: Control characters that no text has.
_CONTROL: Final = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
#: What Windows reads a lone 0x80 as.
_EURO: Final = "€"
_SAMPLE: Final = 65_536
#: A text with more bad bytes than one in so many is in another encoding or damaged.
MOST_BAD: Final = 200
#: So are control characters; more make it no text at all.
MOST_CONTROLS: Final = 20
REPLACED: Final = "\ufffd"


class UndecodableError(AidAnalysisError, ValueError):
    """Bytes that are no text in a known encoding."""


class Decoded(NamedTuple):
    """Text, and what had to be replaced in it."""

    text: str
    warnings: tuple[str, ...] = ()


class _Attempt(NamedTuple):
    text: str
    encoding: str
    bad: tuple[int, ...]
    common: int


def decode(data: bytes) -> Decoded:
    """Return text from bytes of any encoding that Chinese reports come in; raises ``UndecodableError``.

    Single bad bytes in a good text are replaced, and named in a warning.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _warned(_attempt(data, encoding), data, encoding)
    if _CONTROL.search(data[:_SAMPLE]):
        if (wide := _without_mark(data)) is not None:
            return wide
        controls = [found.start() for found in _CONTROL.finditer(data)]
        if len(controls) * MOST_CONTROLS > len(data):
            raise UndecodableError("a binary file; expected text, HTML, .docx or .pdf")
        made = decode(_CONTROL.sub(b" ", data))
        first = controls[0]
        more = f", as {len(controls) - 1} more are" if len(controls) > 1 else ""
        warning = f"byte {first} (0x{data[first]:02x}) is no text and is read as a space{more}"
        return Decoded(made.text, (warning, *made.warnings))
    try:
        return Decoded(data.decode("utf-8"))
    except UnicodeDecodeError:
        pass
    declared = _DECLARED.search(data[:2048])
    names = [_WIDEST[name]] if declared and (name := _plain(declared[1])) in _WIDEST else []
    tried = [_attempt(data, name) for name in dict.fromkeys((*names, "utf-8", "gb18030", "big5hkscs"))]
    best = min(tried, key=lambda one: (len(one.bad) * MOST_BAD > len(data), -one.common + 3 * len(one.bad)))
    return _warned(best, data, "UTF-8 nor GB18030 nor Big5")


def _without_mark(data: bytes) -> Decoded | None:
    """Return text in UTF-16 that has no byte order mark, ``None`` for anything else."""
    for encoding in ("utf-16-le", "utf-16-be") if len(data) % 2 == 0 else ():
        text = data.decode(encoding, "replace")
        sample = text[:_SAMPLE]
        if (
            len(_COMMON.findall(sample)) * 12 > len(sample)
            and REPLACED not in sample
            and not re.search("[\0-\x08]", sample)
        ):
            return Decoded(text)
    return None


def _plain(name: bytes) -> str:
    return re.sub(r"[^a-z0-9]", "", name.decode("ascii").lower())


def _attempt(data: bytes, encoding: str) -> _Attempt:
    """Decode bytes, the euro sign of Windows 936 among them; keep where a byte is no text."""
    parts, bad, at = list[str](), list[int](), 0
    most = max(3, len(data) // MOST_BAD)
    while at < len(data):
        try:
            parts.append(data[at:].decode(encoding))
            break
        except UnicodeDecodeError as error:
            start = at + error.start
            parts.append(data[at:start].decode(encoding, "replace"))
            euro = encoding == "gb18030" and data[start] == 0x80
            parts.append(_EURO if euro else REPLACED)
            if not euro:
                bad.append(start)
            at = start + 1
            if len(bad) > most or len(parts) > 4_000:
                parts.append(data[at:].decode(encoding, "replace"))
                break
    text = "".join(parts).removeprefix("\ufeff")
    return _Attempt(text, encoding, tuple(bad), len(_COMMON.findall(text[:_SAMPLE])))


def _warned(made: _Attempt, data: bytes, tried: str) -> Decoded:
    if not made.bad:
        return Decoded(made.text)
    first = made.bad[0]
    named = f"byte {first} (0x{data[first]:02x})"
    if len(made.bad) > max(1, len(data) // MOST_BAD) or made.common == 0:
        promised = f"is no {tried}, which its byte order mark promises"
        reason = promised if tried in {name for _, name in _MARKS} else f"is neither {tried}; save the file as UTF-8"
        raise UndecodableError(f"{named} {reason}")
    more = f", as {len(made.bad) - 1} more are" if len(made.bad) > 1 else ""
    return Decoded(made.text, (f"{named} is no {made.encoding} and is read as {REPLACED}{more}",))
