"""ZIP packages of Office files: their parts, bounded and without entities."""

from __future__ import annotations

import io
import posixpath
import zipfile
from typing import TYPE_CHECKING, Any, Final

from aidanalysis.documents.limits import TooLargeError
from aidanalysis.errors import AidAnalysisError
from aidanalysis.extras import optional

if TYPE_CHECKING:
    from aidanalysis.documents.limits import Limits

_RELATIONSHIPS: Final = "_rels/.rels"
_TYPES: Final = "[Content_Types].xml"
#: The end of a relationship's type is the same in transitional and in strict files.
_MAIN: Final = "/officeDocument"


class DamagedError(AidAnalysisError, ValueError):
    """A package that cannot be read; the message says why."""


class Package:
    """The parts of one Office file; raises ``DamagedError`` and ``TooLargeError``."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        self.limits = limits
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
            entries = self._archive.infolist()
        except Exception as error:
            raise DamagedError("a truncated or damaged archive; fetch or save it again") from error
        self._names = {entry.filename.replace("\\", "/").lstrip("/").lower(): entry for entry in entries}
        self._left = limits.unpacked_bytes
        unpacked = sum(entry.file_size for entry in entries)
        if unpacked > limits.unpacked_bytes:
            raise TooLargeError(f"unpacks to {unpacked:,} bytes, more than {limits.unpacked_bytes:,}; not opened")

    def __contains__(self, name: str) -> bool:
        return name.lower() in self._names

    @property
    def names(self) -> list[str]:
        """The names of all parts, in lower case."""
        return list(self._names)

    def read(self, name: str) -> bytes:
        """Return the bytes of a part, and no more than the package may unpack to."""
        entry = self._names.get(name.lower())
        if entry is None:
            raise DamagedError(f"without its part {name}; save it again")
        try:
            with self._archive.open(entry) as part:
                data = part.read(self._left + 1)
        except Exception as error:
            raise DamagedError(f"a truncated or damaged archive ({name}); fetch or save it again") from error
        self._left -= len(data)
        if self._left < 0:
            raise TooLargeError(f"unpacks to more than {self.limits.unpacked_bytes:,} bytes; not opened")
        return data

    def xml(self, name: str) -> Any:
        """Return the root of a part's tree; entities are refused and nothing is fetched."""
        data = self.read(name)
        if b"<!DOCTYPE" in data or b"<\x00!\x00D\x00O\x00C" in data or b"\x00<\x00!\x00D\x00O" in data:
            raise DamagedError(f"{name} declares entities, which no Office file does; not opened")
        if data.count(b"<") > 2 * self.limits.tags:
            raise TooLargeError(f"more than {self.limits.tags:,} elements in {name}; expected a report")
        with optional():
            from lxml import etree  # noqa: PLC0415 - of the extra 'documents'

        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True, huge_tree=False
        )
        try:
            return etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise DamagedError(f"a damaged file ({name} is no sound XML); save it again") from error

    def main_part(self) -> str | None:
        """Return the name of the part that holds the document, whatever it is called."""
        if _RELATIONSHIPS not in self:
            return None
        targets = self.relationships("")
        return next((target for kind, target in targets.values() if kind.endswith(_MAIN)), None)

    def relationships(self, part: str) -> dict[str, tuple[str, str]]:
        """Return the parts that a part refers to, with the type of each, by the id of the reference."""
        folder, _, name = part.rpartition("/")
        at = f"{folder}/_rels/{name}.rels".lstrip("/") if part else _RELATIONSHIPS
        if at not in self:
            return {}
        found = {}
        for one in self.xml(at):
            target = str(one.get("Target") or "")
            if one.get("TargetMode") == "External" or not target:
                continue
            whole = target if target.startswith("/") else posixpath.join(folder, target)
            found[str(one.get("Id"))] = (str(one.get("Type") or ""), posixpath.normpath(whole).lstrip("/"))
        return found

    def related(self, part: str, kind: str) -> str | None:
        """Return the part of a kind that a part refers to, where the package has it."""
        return next(
            (name for type_, name in self.relationships(part).values() if type_.endswith(kind) and name in self), None
        )

    def content_type(self, part: str) -> str:
        """Return what the package says a part is."""
        if _TYPES not in self:
            return ""
        default = ""
        for one in self.xml(_TYPES):
            if str(one.get("PartName") or "").lstrip("/").lower() == part.lower():
                return str(one.get("ContentType") or "")
            if part.lower().endswith("." + str(one.get("Extension") or "\0").lower()):
                default = str(one.get("ContentType") or "")
        return default
