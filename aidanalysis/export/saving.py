"""A workbook as the bytes of a file, the same on every run."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape

if TYPE_CHECKING:
    from collections.abc import Mapping

    from openpyxl import Workbook

#: The document's times, so that one ledger gives the same bytes whenever it is written.
WRITTEN: Final = b"2000-01-01T00:00:00Z"
TIMES: Final = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
ENTRY_DATE: Final = (2000, 1, 1, 0, 0, 0)
#: A formula's cell as openpyxl writes it, without a result.
FORMULA: Final = re.compile(r'<c r="(\w+)"([^>]*)>(<f>[^<]*</f>)<v(?: ?/>|></v>)</c>')


def saved(book: Workbook, sheet: str, results: Mapping[str, str | float]) -> bytes:
    """Return a workbook's file in which formulas of one sheet, by their cells, have these results.

    Programs that only show a file, as on a phone or before editing is allowed, compute nothing.
    """
    written, fixed = io.BytesIO(), io.BytesIO()
    book.save(written)
    places = {name: f"xl/worksheets/sheet{place}.xml" for place, name in enumerate(book.sheetnames, 1)}
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(fixed, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            if name == "docProps/core.xml":
                data = TIMES.sub(WRITTEN, data)
            if name == places.get(sheet):
                data = _with_results(data.decode(), results).encode()
            entry = zipfile.ZipInfo(name, ENTRY_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, data)
    return fixed.getvalue()


def _with_results(sheet: str, results: Mapping[str, str | float]) -> str:
    def cell(match: re.Match[str]) -> str:
        place, style, formula = match.groups()
        result = results.get(place)
        if result is None:
            return match[0]
        kind = ' t="str"' if isinstance(result, str) else ""
        return f'<c r="{place}"{style}{kind}>{formula}<v>{escape(str(result))}</v></c>'

    return FORMULA.sub(cell, sheet)
