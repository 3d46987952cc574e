"""Workbooks and CSV: each sheet is a table."""

from __future__ import annotations

import csv
import io
import re
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any, Final

from aidanalysis.documents.composing import Box, Boxes, Composer, Piece
from aidanalysis.documents.limits import DEFAULT, Limits, TooLargeError
from aidanalysis.documents.number_formats import shown
from aidanalysis.documents.packages import DamagedError, Package

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aidanalysis.documents.model import Extract

HIDDEN: Final = "has hidden sheets, rows or columns, which are left out"
_PLACE: Final = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_DELIMITERS: Final = ",;\t；|"


def extract_csv(text: str, limits: Limits = DEFAULT) -> Extract:
    """Return a CSV file as one table; its separator is the one that most lines share."""
    out = Composer(limits)
    rows = list(_rows(text, limits))
    boxes = [
        Box(row, column, [Piece(words)])
        for row, fields in enumerate(rows, 1)
        for column, words in enumerate(fields, 1)
        if words.strip() or column == 1
    ]
    write_sheet(out, boxes)
    return out.done("csv")


def _rows(text: str, limits: Limits) -> Iterator[list[str]]:
    lines = text.splitlines()[:20]
    separator = max(
        _DELIMITERS,
        key=lambda sign: (
            min((line.count(sign) for line in lines if line), default=0),
            sum(line.count(sign) for line in lines),
        ),
    )
    csv.field_size_limit(limits.characters)
    try:
        for number, row in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=separator)):
            if number > limits.paragraphs or len(row) > limits.columns:
                raise TooLargeError("a table of too many rows or columns; expected a report")
            yield row
    except csv.Error as error:
        raise DamagedError(f"no sound CSV ({error})") from error


def write_sheet(out: Composer, boxes: list[Box], title: str = "") -> None:
    """Write a sheet: rows of one sentence, and those of one cell above or below a table, are paragraphs."""
    rows: dict[int, list[Box]] = {}
    for box in boxes:
        if box.pieces and box.pieces[0].text.strip():
            rows.setdefault(box.row, []).append(box)
    lone = {row: cells[0] for row, cells in rows.items() if len(cells) == 1 and _stands_alone(cells[0])}
    table: list[Box] = []
    waiting: list[int] = []
    for row in (*sorted(rows), 0):
        cell = lone.get(row)
        if row and cell is None:
            table.extend(box for one in (*waiting, row) for box in rows[one])
            waiting = []
        elif row and table and cell and not _is_prose(cell) and not waiting:
            waiting.append(row)  # the name of a group of rows, unless the table ends here
        else:
            _write_table(out, table, title)
            table = []
            for one in (*waiting, *([row] if row else [])):
                out.paragraph(lone[one].pieces)
            waiting = []


def _write_table(out: Composer, boxes: list[Box], title: str) -> None:
    if boxes:
        first = min(box.row for box in boxes) - 1
        for box in boxes:
            box.row -= first
        out.table(Boxes(boxes, title))


def _stands_alone(box: Box) -> bool:
    return box.rows == 1 and (box.column == 1 or re.search(r"单\s*位\s*[:：]", box.pieces[0].text) is not None)


def _is_prose(box: Box) -> bool:
    words = box.pieces[0].text
    return len(words) > 40 or re.search("[。；]", words) is not None


def extract_workbook(package: Package, main: str, limits: Limits = DEFAULT) -> Extract:
    """Return a workbook, the name of each sheet on a line above its cells, numbers as the sheet shows them."""
    return _Workbook(package, main, limits).read()


class _Workbook:
    def __init__(self, package: Package, main: str, limits: Limits) -> None:
        self.package, self.main, self.limits = package, main, limits
        self.out = Composer(limits)
        self.strings = [_string(one) for one in self._part("/sharedStrings")]
        self.formats = self._formats()

    def read(self) -> Extract:
        targets = self.package.relationships(self.main)
        root = self.package.xml(self.main)
        for sheet in root.iter("{*}sheet"):
            if sheet.get("state") in ("hidden", "veryHidden"):
                self.out.warn(HIDDEN)
                continue
            link = next((value for name, value in sheet.items() if name.endswith("}id")), "")
            kind, part = targets.get(str(link), ("", ""))
            if not kind.endswith("/worksheet") or part not in self.package:
                continue
            boxes = self._boxes(self.package.xml(part))
            if boxes:
                self.out.paragraph([Piece(str(sheet.get("name") or ""))])
                write_sheet(self.out, boxes, str(sheet.get("name") or ""))
        return self.out.done("xlsx")

    def _boxes(self, root: Any) -> list[Box]:
        merged = dict(_merged(root))
        hidden = {n for col in root.iter("{*}col") if col.get("hidden") in ("1", "true") for n in _columns(col)}
        found: list[Box] = []
        at = 0
        for row in root.iter("{*}row"):
            at = _number(row.get("r"), at + 1)
            if row.get("hidden") in ("1", "true"):
                self.out.warn(HIDDEN)
                continue
            column = 0
            for cell in row.iterchildren("{*}c"):
                column = _place(str(cell.get("r") or ""))[1] or column + 1
                words = self._words(cell)
                if column in hidden:
                    if words:
                        self.out.warn(HIDDEN)
                    continue
                if column > self.limits.columns:
                    raise TooLargeError(f"a table of more than {self.limits.columns:,} columns; expected a report")
                rows, columns = merged.get((at, column), (1, 1))
                if words or (rows, columns) != (1, 1):
                    found.append(Box(at, column, [Piece(words)], rows, columns, self._indent(cell)))
                    if len(found) > self.limits.cells:
                        raise TooLargeError(f"more than {self.limits.cells:,} cells; expected a report")
        return _close_up(found)

    def _words(self, cell: Any) -> str:
        kind = cell.get("t") or "n"
        if kind == "inlineStr":
            return _string(cell)
        value = next((one.text or "" for one in cell.iterchildren("{*}v")), "")
        if kind == "s":
            at = _number(value, -1)
            return self.strings[at] if 0 <= at < len(self.strings) else ""
        if kind in ("b", "e"):
            return ""
        if kind == "str":
            return value
        try:
            number = Decimal(value)
        except InvalidOperation:
            return value
        form, _ = self._form(cell)
        return shown(number, form)

    def _form(self, cell: Any) -> tuple[str, int]:
        at = _number(cell.get("s"), 0)
        return self.formats[at] if at < len(self.formats) else ("General", 0)

    def _indent(self, cell: Any) -> int:
        return 2 * self._form(cell)[1]

    def _formats(self) -> list[tuple[str, int]]:
        root = self._part("/styles")
        if isinstance(root, tuple):
            return []
        own = {str(one.get("numFmtId")): str(one.get("formatCode") or "") for one in root.iter("{*}numFmt")}
        found = []
        for group in root.iter("{*}cellXfs"):
            for one in group.iterchildren("{*}xf"):
                code = str(one.get("numFmtId") or "0")
                indent = next((_number(a.get("indent"), 0) for a in one.iterchildren("{*}alignment")), 0)
                found.append((own.get(code, code), indent))
        return found

    def _part(self, kind: str) -> Any:
        name = self.package.related(self.main, kind)
        return () if name is None else self.package.xml(name)


def _string(element: Any) -> str:
    """Return the words of a string, without the pronunciation that it may carry."""
    return "".join(one.text or "" for one in element.iter("{*}t") if not str(one.getparent().tag).endswith("}rPh"))


def _merged(root: Any) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    for one in root.iter("{*}mergeCell"):
        first, _, last = str(one.get("ref") or "").partition(":")
        (row, column), (end_row, end_column) = _place(first), _place(last)
        if 0 < row <= end_row and 0 < column <= end_column <= 1000:
            yield (row, column), (end_row - row + 1, end_column - column + 1)


def _close_up(boxes: list[Box]) -> list[Box]:
    """Return cells counted from the first row and column that hold any, without rows that hold none."""
    words = [box for box in boxes if box.pieces[0].text]
    if not words:
        return []
    rows = {row: n for n, row in enumerate(sorted({box.row for box in words}), 1)}
    left = min(box.column for box in words) - 1
    found = []
    for box in words:
        covered = sum(1 for row in range(box.row, min(box.row + box.rows, max(rows) + 1)) if row in rows)
        found.append(Box(rows[box.row], box.column - left, box.pieces, max(1, covered), box.columns, box.indent))
    return found


def _columns(element: Any) -> range:
    return range(_number(element.get("min"), 1), min(_number(element.get("max"), 1), 1000) + 1)


def _place(name: str) -> tuple[int, int]:
    found = _PLACE.fullmatch(name)
    if not found:
        return 0, 0
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(found[2]), column


def _number(text: Any, default: int) -> int:
    words = str(text or "")
    return int(words) if words.isascii() and words.isdigit() and len(words) < 10 else default
