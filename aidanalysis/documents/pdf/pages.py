"""The pages of a PDF in order: paragraphs, tables that go on over pages, heads and feet set apart."""

from __future__ import annotations

import re
from collections import Counter
from functools import partial
from itertools import pairwise
from typing import Any, Final, NamedTuple

import pypdfium2

from aidanalysis.documents.composing import Boxes, Composer, Piece
from aidanalysis.documents.furniture import DECLARES_UNIT
from aidanalysis.documents.limits import Limits, TooLargeError
from aidanalysis.documents.model import Extract
from aidanalysis.documents.packages import DamagedError
from aidanalysis.documents.pdf.columns import columns_of
from aidanalysis.documents.pdf.halves import in_halves
from aidanalysis.documents.pdf.paragraphs import Words, paragraphs_of, plain
from aidanalysis.documents.pdf.ruled import Ruled, Stroke, ruled_tables, strokes_of, unstruck
from aidanalysis.documents.pdf.runs import Run, runs_of

_DIGITS: Final = re.compile(r"\d+|[一二三四五六七八九十]+(?=页)")
_WORDS: Final = re.compile(r"[^\W\d_]")
#: A page has no more lines of head or foot.
_EDGE_LINES: Final = 2
GARBLED: Final = "a font without a map to Unicode: what its signs mean cannot be known"
STRUCK: Final = "has struck-out text, which is left out"
#: Two tables with edges this close have the same columns.
_SAME_EDGE: Final = 4.0

Part = Words | Ruled


class Page(NamedTuple):
    """A page's paragraphs and tables, how many signs it has, and whether it can be read and something is struck out."""

    parts: list[Part]
    signs: int
    readable: bool
    struck: bool


def read_pdf(data: bytes, limits: Limits) -> Extract:
    """Return the text of a PDF; raises ``DamagedError`` for one that has none or cannot be opened."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise DamagedError("an encrypted PDF; save it without a password") from error
        raise DamagedError("a damaged PDF; fetch or save it again") from error
    try:
        return _read(document, limits)
    except pypdfium2.PdfiumError as error:
        raise DamagedError(f"a damaged PDF ({error}); fetch or save it again") from error
    finally:
        document.close()


def _read(document: Any, limits: Limits) -> Extract:
    out = Composer(limits)
    if len(document) > limits.pages:
        raise TooLargeError(f"more than {limits.pages:,} pages; expected a report")
    pages = in_halves(partial(_pages, document, limits), len(document), limits.seconds)
    signs = sum(page.signs for page in pages)
    if signs > limits.characters:
        raise TooLargeError(f"more than {limits.characters:,} characters; expected a report")
    garbled = [number for number, page in enumerate(pages, 1) if not page.readable]
    if garbled and not signs:
        raise DamagedError(f"{GARBLED}; save it anew from the program that made it, or run character recognition on it")
    if not signs:
        raise DamagedError("a PDF without text, probably a scan; run character recognition on it first")
    if any(page.struck for page in pages):
        out.warn(STRUCK)
    for number in garbled:
        out.warn(f"page {number} has {GARBLED}, and is not read")
    _write([page.parts for page in pages], out)
    return out.done("pdf", drawn=True)


def _pages(document: Any, limits: Limits, numbers: range) -> list[Page]:
    """Return some pages; those behind the first that is too much are left out."""
    found: list[Page] = []
    signs = 0
    for number in numbers:
        page = document[number]
        textpage = page.get_textpage()
        found.append(_page(page, textpage))
        textpage.close()
        page.close()
        signs += found[-1].signs
        if signs > limits.characters:
            break
    return found


def _page(page: Any, textpage: Any) -> Page:
    runs, readable, turn = runs_of(page, textpage)
    level, upright = strokes_of(page, turn)
    left = unstruck(runs, level)
    signs = sum(len(run.signs) for run in runs)
    return Page(_parts(level, upright, left), signs, readable, sum(len(run.signs) for run in left) < signs)


def _parts(level: list[Stroke], upright: list[Stroke], runs: list[Run]) -> list[Part]:
    """Return the paragraphs and tables of a page from the top down."""
    tables, rest = ruled_tables(level, upright, runs) if _stand_apart(runs) else ([], runs)
    found: list[Part] = []
    for table in tables:
        above = [run for run in rest if run.bottom >= table.top - 1]
        rest = [run for run in rest if run.bottom < table.top - 1]
        found.extend(_flow(above))
        found.append(table)
    return [*found, *_flow(rest)]


def _stand_apart(runs: list[Run]) -> bool:
    """Whether words stand side by side, as those of a table do."""
    if any(run.apart for run in runs):
        return True
    inline = sorted(runs, key=lambda run: run.bottom)
    return any(below.top > above.bottom + below.height / 2 for below, above in pairwise(inline))


def _flow(runs: list[Run]) -> list[Words]:
    return [words for lines in columns_of(runs) for words in paragraphs_of(lines)]


def _write(pages: list[list[Part]], out: Composer) -> None:
    repeated = _repeated(pages)
    table: Ruled | None = None
    for number, parts in enumerate(pages):
        if number:
            start = out.length
            out.write([Piece("\f\n")])
            out.furniture_from(start)
        for at, part in enumerate(parts):
            edge = min(at, len(parts) - 1 - at) < _EDGE_LINES
            following = parts[at + 1] if at + 1 < len(parts) else None
            if not isinstance(part, Ruled):
                aside = edge and _masked(part, number) in repeated
                if aside and DECLARES_UNIT.search(plain(part)):  # printed anew above each page of one table
                    aside = table is not None and isinstance(following, Ruled) and _goes_on(table, following)
                if table and not aside:
                    out.table(table.boxes)
                    table = None
                start = out.length
                out.paragraph(part)
                if aside:
                    out.furniture_from(start)
            elif table and _goes_on(table, part):
                table = _appended(table, part)
            else:
                if table:
                    out.table(table.boxes)
                table = part
    if table:
        out.table(table.boxes)


def _repeated(pages: list[list[Part]]) -> set[str]:
    """Return the lines, numbers aside, that stand at the edge of several pages."""
    edges: Counter[str] = Counter()
    for number, parts in enumerate(pages):
        lines = {
            _masked(part, number)
            for part in (*parts[:_EDGE_LINES], *parts[-_EDGE_LINES:])
            if not isinstance(part, Ruled)
        }
        edges.update(line for line in lines if line)
    return {line for line, count in edges.items() if count > 1 and count * 3 > len(pages)}


def _masked(words: Words, page: int) -> str:
    """Return a line without its numbers; one of numbers alone is the page's own where it goes up with the pages."""
    text = plain(words).strip()
    if len(text) > 60 or text.endswith(("。", "；", "：")):
        return ""
    masked = _DIGITS.sub("#", text)
    if _WORDS.search(masked):
        return masked
    first = re.search(r"\d+", text)
    return f"{masked} {int(first[0]) - page}" if first and not re.search(r"\d[.,，]\d", text) else ""


def _goes_on(table: Ruled, other: Ruled) -> bool:
    """Whether a table goes on in another: the edges of one are among those of the other, the outer ones the same."""
    fewer, more = sorted((table.edges, other.edges), key=len)
    places = [_edge(more, one) for one in fewer]
    return None not in places and places[0] == 0 and places[-1] == len(more) - 1


def _edge(edges: tuple[float, ...], one: float) -> int | None:
    return next((at for at, edge in enumerate(edges) if abs(edge - one) < _SAME_EDGE), None)


def _in_columns(table: Ruled, edges: tuple[float, ...]) -> Ruled:
    """Return a table with its cells in columns that more edges make."""
    if len(table.edges) == len(edges):
        return table
    places = [_edge(edges, one) or 0 for one in table.edges]
    for box in table.boxes.boxes:
        first, last = places[box.column - 1], places[box.column - 1 + box.columns]
        box.column, box.columns = first + 1, max(1, last - first)
    return table._replace(edges=edges)


def _appended(table: Ruled, other: Ruled) -> Ruled:
    """Return a table with the rows that follow on the next page, a repeated head left out."""
    edges = max(table.edges, other.edges, key=len)
    table, other = _in_columns(table, edges), _in_columns(other, edges)
    first = {box.column: plain(box.pieces) for box in table.boxes.boxes if box.row == 1}
    again = {box.column: plain(box.pieces) for box in other.boxes.boxes if box.row == 1}
    skip = 1 if first == again and any(first.values()) else 0
    for box in other.boxes.boxes:
        if box.row > skip:
            box.row += table.rows - skip
            table.boxes.boxes.append(box)
    return table._replace(rows=table.rows + other.rows - skip, boxes=Boxes(table.boxes.boxes))
