"""Which rows and columns of a table are heads, and what they call a cell."""

from __future__ import annotations

import re
from functools import lru_cache, wraps
from typing import TYPE_CHECKING, Final, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from aidanalysis.reading.tables.grid import Cell, Table

_DIGITS: Final = r"[\d０-９]"
_SIGNS: Final = r"[+＋\-−－—–±≥≤＞＜<>约近超过逾负]*"
#: A number and no more than its sign, its separators, its scale and its sign of per cent or note mark.
BARE: Final = re.compile(
    rf"[(（]?\s*{_SIGNS}\s*[¥￥$]?{_DIGITS}+(?:[,，'’ \u00a0\u2009]?{_DIGITS}+)*(?:[.．]{_DIGITS}+)?\s*[万亿]*[多余]?"
    rf"(?:\s*[-~～—–至]\s*{_DIGITS}+(?:[.．]{_DIGITS}+)?[万亿]*)?\s*[%％‰]?\s*[)）]?\s*[*①-⑳†‡]*|{_SIGNS}[.．]{_DIGITS}+\s*[%％‰]?"
)
#: A number with words behind it: 20万元, 3.5个百分点.
WORDED: Final = re.compile(rf"{_SIGNS}\s*{_DIGITS}[\d０-９,，.．]*\s*[^\d\s，。；,;年月日季号()（）]{{1,6}}")
#: What a cell without a number holds.
BLANK: Final = re.compile(r"[-－—–−/／…·.\\\s]*|无|空|/+|—+|N/?A|n/?a")
YEAR: Final = re.compile(r"(?:19|20)\d\d")
#: Columns that number or name the rows and hold no quantity.
ORDINAL: Final = re.compile(
    r"(?:序号?|编号|号码|序次|顺序号?|行次|栏次|排名|名次|位次|排序|代码|编码|科目编码|邮编|电话|联系电话|联系方式|身份证号?码?|文号|No\.?|№|#)"
)
#: What a column of units is headed.
UNIT_HEAD: Final = re.compile("(?:计量|数量)?单位")
_TITLE_ROW: Final = re.compile(r"单\s*位\s*[:：]|^[(（]\s*(?:金额)?单位[^)）]")
#: A row that numbers the columns: 甲 乙 1 2 3=1+2.
_INDEX: Final = re.compile(r"[甲乙丙丁]|栏次|行次|列次|\d{1,2}(?:\s*=.*)?|[A-Z]|")
#: A longer text is what a cell is about and no name of its row.
_LONGEST_NAME: Final = 40


T = TypeVar("T")


def once(ask: Callable[[Table, int, int], T]) -> Callable[[Table, int, int], T]:
    """Ask of a column below so many rows of heads once for each table."""

    @wraps(ask)
    def answer(made: Table, column: int, rows: int) -> T:
        key = ask.__name__, column, rows
        if key not in made.known:
            made.known[key] = ask(made, column, rows)
        return cast("T", made.known[key])

    return answer


def squeezed(text: str) -> str:
    """Return words without the spaces that set them apart in print: 合　计."""
    return re.sub(r"\s+", "", text)


@lru_cache(maxsize=65_536)
def is_bare(text: str) -> bool:
    """Whether a cell is a number alone."""
    return bool(text) and len(text) <= _LONGEST_NAME and BARE.fullmatch(text.strip()) is not None


@lru_cache(maxsize=65_536)
def is_number(text: str) -> bool:
    """Whether a cell is a number, with or without its unit; a year is the name of a column as often."""
    return is_bare(text) or (len(text) <= _LONGEST_NAME and WORDED.fullmatch(text.strip()) is not None)


def is_blank(text: str) -> bool:
    """Whether a cell says that it has nothing to say."""
    return len(text) <= _LONGEST_NAME and BLANK.fullmatch(text.strip()) is not None


def head_rows(made: Table) -> int:
    """Return how many rows at the top are heads or captions."""
    rows = made.lines
    marked = 0
    for row in rows:
        if row and all(cell.head for cell in row) and marked == row[0].row - 1:
            marked = max(cell.last_row for cell in row)
    if 0 < marked < made.rows:
        return _with_index(rows, marked)
    top = 0
    while top < len(rows) and _is_caption(rows[top], made.columns):
        top += 1
    last = top
    for row in rows[top:]:
        words = [cell for cell in row if cell.text]
        if any(is_number(cell.text) for cell in words if cell.column > 1) and not _are_years(words, rows, row):
            break
        if last > top and len(words) <= 1 and all(cell.column == 1 and cell.columns == 1 for cell in words):
            break  # a group of rows goes by one name
        if row:
            last = max(last, *(cell.last_row for cell in row if cell.rows < made.rows), row[0].row)
        if last >= top + 4:
            break
    else:
        return _with_index(rows, min(top + 1, len(rows) - 1))  # a table of words
    return _with_index(rows, last)


def head_columns(made: Table, rows: int) -> int:
    """Return how many columns at the left name the rows."""
    columns = 0
    for column in range(1, made.columns):
        if is_numeric_column(made, column, rows) and not is_ordinal_column(made, column, rows):
            break
        columns = column
        if column < made.columns and is_unit_head(made, column + 1, rows):
            break
    else:
        last = made.columns
        alone = is_numeric_column(made, last, rows) and not is_ordinal_column(made, last, rows)
        return columns if alone else min(columns, 1)
    return columns


@once
def is_numeric_column(made: Table, column: int, rows: int) -> bool:
    """Whether most cells of a column are numbers."""
    words = [cell.text for cell in body_cells(made, column, rows) if not is_blank(cell.text)]
    return sum(is_number(text) for text in words) * 2 > len(words)


@once
def is_ordinal_column(made: Table, column: int, rows: int) -> bool:
    """Whether a column numbers the rows, by its head or because it counts them from one."""
    name = squeezed(column_words(made, column, rows))
    if ORDINAL.fullmatch(name):
        return True
    if name or column > 1 or made.columns < 3:
        return False
    numbers = [cell.text for cell in body_cells(made, column, rows) if cell.text.isdigit()]
    return len(numbers) > 1 and numbers == [str(n) for n in range(1, len(numbers) + 1)]


@once
def is_unit_head(made: Table, column: int, rows: int) -> bool:
    """Whether a column is headed 单位 and may hold the units of the rows."""
    return UNIT_HEAD.fullmatch(squeezed(column_words(made, column, rows))) is not None


def body_cells(made: Table, column: int, rows: int) -> Iterable[Cell]:
    """Yield the cells of a column below the heads that stand in it alone."""
    return (
        cell for cell in made.by_column.get(column, ()) if cell.row > rows and (cell.columns == 1 or made.columns == 1)
    )


@once
def column_words(made: Table, column: int, rows: int) -> str:
    """Return the words of the heads above a column, outermost first."""
    found: list[str] = []
    for row in range(1, rows + 1):
        cell = made.at(row, column)
        if cell and cell.text and _spans_all(cell, made):
            continue
        words = cell.text if cell else ""
        if cell and words and _INDEX.fullmatch(squeezed(words)) and row > 1:
            continue
        if not words and row < rows and (below := made.at(row + 1, column)) and below.text and below.row == row + 1:
            words = _to_the_left(made, row, column)
        if words and words not in found:
            found.append(words)
    return " ".join(found)


def column_head(made: Table, cell: Cell) -> str:
    """Return what the heads above call a cell."""
    return "" if cell.row <= made.head_rows else column_words(made, cell.column, made.head_rows)


def row_head(made: Table, cell: Cell) -> str:
    """Return what the cells at the left call the row of a cell, outermost first."""
    if cell.row <= made.head_rows or cell.column <= made.head_columns:
        return ""
    anew = _begun(made, cell.column, made.head_columns)
    first, last = (anew, anew) if anew else (1, made.head_columns)
    found: list[str] = []
    for column in range(first, last + 1):
        at = made.at(cell.row, column)
        words = at.text if at else ""
        numbers_rows = is_ordinal_column(made, column, made.head_rows) or is_unit_head(made, column, made.head_rows)
        if words and words not in found and len(words) <= _LONGEST_NAME and not numbers_rows:
            found.append(words)
    return " ".join(found)


def caption_rows(made: Table) -> list[int]:
    """Return the rows at the top that are a title or say the unit."""
    rows, found = made.lines, list[int]()
    for row in rows[: made.head_rows]:
        if not _is_caption(row, made.columns):
            break
        found.append(len(found) + 1)
    return found


def _is_caption(row: list[Cell], columns: int) -> bool:
    words = [cell for cell in row if cell.text]
    if columns < 2 or any(is_bare(cell.text) for cell in words):
        return False
    if any(_TITLE_ROW.search(cell.text) for cell in words):
        return len(words) < columns
    return len(words) == 1 and words[0].column == 1 and words[0].rows == 1 and words[0].columns in (1, columns)


def _are_years(words: list[Cell], rows: list[list[Cell]], row: list[Cell]) -> bool:
    """Whether the numbers of a row are years that head columns: below them stand others."""
    years = [cell for cell in words if cell.column > 1 and is_number(cell.text)]
    if row[0].row > 1 and row[0].column == 1 and row[0].text and any(cell.text for cell in rows[row[0].row - 2]):
        return False
    if not all(YEAR.fullmatch(squeezed(cell.text).rstrip("年")) for cell in years):
        return False
    columns = {cell.column for cell in years}
    below = [cell.text for other in rows[row[0].row :] for cell in other if cell.column in columns and cell.text]
    return any(is_number(text) and not YEAR.fullmatch(text) for text in below)


def _with_index(rows: list[list[Cell]], last: int) -> int:
    """Count a row that numbers the columns among the heads."""
    if 0 < last < len(rows) - 1:
        words = [squeezed(cell.text) for cell in rows[last]]
        numbers = [int(match[0]) for text in words if (match := re.match(r"\d{1,2}", text))]
        in_order = len(numbers) > 1 and numbers == list(range(numbers[0], numbers[0] + len(numbers)))
        if in_order and numbers[0] in (0, 1, 2) and all(_INDEX.fullmatch(text) for text in words):
            return last + 1
    return last


def _spans_all(cell: Cell, made: Table) -> bool:
    return (cell.columns == made.columns > 1) or bool(_TITLE_ROW.search(cell.text)) or _alone(cell, made)


def _alone(cell: Cell, made: Table) -> bool:
    """Whether a title stands alone in the first column of its row."""
    row = [other for other in made.lines[cell.row - 1] if other.text]
    return made.columns > 1 and cell.row == 1 and len(row) == 1 and cell.rows == 1 and cell.column == 1


def _to_the_left(made: Table, row: int, column: int) -> str:
    for left in range(column - 1, 0, -1):
        cell = made.at(row, left)
        if cell and cell.text:
            return "" if cell.rows > 1 or left == 1 else cell.text
    return ""


@once
def _begun(made: Table, column: int, heads: int) -> int:
    """Return the last column before one in which another table begins, 0 where none does."""
    return next((one for one in range(column - 1, heads, -1) if _begins_anew(made, one)), 0)


def _begins_anew(made: Table, column: int) -> bool:
    """Whether a table stands beside another in one grid: 收入 预算数 支出 预算数."""
    if column + 1 > made.columns or is_numeric_column(made, column, made.head_rows):
        return False
    first = column_words(made, made.head_columns + 1, made.head_rows)
    return bool(first) and first == column_words(made, column + 1, made.head_rows)
