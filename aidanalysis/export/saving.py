"""A workbook as the bytes of a file, the same on every run."""

from __future__ import annotations

import errno
import io
import re
import tempfile
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from xml.sax.saxutils import escape

from lxml.etree import SerialisationError
from openpyxl.writer.excel import ExcelWriter

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from openpyxl import Workbook

#: The document's times, so that one ledger gives the same bytes whenever it is written.
WRITTEN: Final = b"2000-01-01T00:00:00Z"
TIMES: Final = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
ENTRY_DATE: Final = (2000, 1, 1, 0, 0, 0)
#: A formula's cell as openpyxl writes it, without a result.
FORMULA: Final = re.compile(r'<c r="(\w+)"([^>]*)>(<f>[^<]*</f>)<v(?: ?/>|></v>)</c>')


class _Archive(zipfile.ZipFile):
    """A workbook's archive: each entry of one date, whatever the clock says, and as the workbook wants it."""

    def __init__(self, file: io.BytesIO, amended: Callable[[str, bytes], bytes]) -> None:
        super().__init__(file, "w")
        self._amended = amended

    def writestr(self, zinfo_or_arcname: str | zipfile.ZipInfo, data: Any, *_: Any, **__: Any) -> None:
        """Write one entry from memory."""
        name = zinfo_or_arcname if isinstance(zinfo_or_arcname, str) else zinfo_or_arcname.filename
        data = data.encode() if isinstance(data, str) else bytes(data)
        super().writestr(zipfile.ZipInfo(name, ENTRY_DATE), self._amended(name, data), zipfile.ZIP_DEFLATED)

    def write(self, filename: Any, arcname: Any = None, *_: Any, **__: Any) -> None:
        """Write one entry from a file."""
        self.writestr(str(arcname or filename), Path(filename).read_bytes())


def saved(book: Workbook, sheet: str, results: Mapping[str, str | float]) -> bytes:
    """Return a workbook's file in which formulas of one sheet, by their cells, have these results.

    Raises ``OSError`` where the files that are made on the way find no room.
    Programs that only show a file, as on a phone or before editing is allowed, compute nothing.
    """
    place = f"xl/worksheets/sheet{book.sheetnames.index(sheet) + 1}.xml" if sheet in book.sheetnames else ""

    def amended(name: str, data: bytes) -> bytes:
        if name == "docProps/core.xml":
            return TIMES.sub(WRITTEN, data)
        return _with_results(data.decode(), results).encode() if name == place else data

    file = io.BytesIO()
    with _Archive(file, amended) as archive:
        try:
            ExcelWriter(book, archive).write_data()
        except SerialisationError as error:
            raise OSError(errno.ENOSPC, f"no room in {tempfile.gettempdir()}: {error}") from None
    return file.getvalue()


def _with_results(sheet: str, results: Mapping[str, str | float]) -> str:
    def cell(match: re.Match[str]) -> str:
        place, style, formula = match.groups()
        result = results.get(place)
        if result is None:
            return match[0]
        kind = ' t="str"' if isinstance(result, str) else ""
        return f'<c r="{place}"{style}{kind}>{formula}<v>{escape(str(result))}</v></c>'

    return FORMULA.sub(cell, sheet)
