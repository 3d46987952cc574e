"""The unit of a cell: from its column's head, its row's, a column of units, or the caption."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from aidanalysis.reading.quantity import Kind
from aidanalysis.reading.tables.heads import body_cells, caption_rows, is_unit_head, squeezed
from aidanalysis.reading.words.contexts import MONEY_WORDS
from aidanalysis.reading.words.measure_words import COLLECTIVES, KINDS, ONLY_AFTER_FIGURES, measure_word

if TYPE_CHECKING:
    from aidanalysis.reading.tables.grid import Cell, Table

#: More than one unit would do, or the words say that none of those given does.
UNKNOWN: Final = "?"
PER_CENT: Final = "%"

_SCALED: Final = re.compile(r"(?:人民币)?(?P<scale>[千百十]?[万亿]{0,2})(?P<word>\D*)")
_BRACKETS: Final = re.compile(
    r"[(（\[【]\s*(?:计量|金额|数量)?(?:单\s*位)?\s*[:：]?\s*([^()（）\[\]【】]{1,16})\s*[)）\]】]"
)
_DECLARED: Final = re.compile(r"单\s*位\s*[:：]?\s*([^\s()（）。；;]{1,30})")
_BEHIND: Final = re.compile(r"(?:[/／]|[\u4e00-\u9fff][,，:：]\s*)([^\s/／,，:：()（）]{1,6})$")
_APART: Final = re.compile(r"[、,，;；和及]")
#: A share, whatever the caption says.
_SHARE: Final = re.compile(
    r"(?:(?<![汇速频功费税])率|占比|比重|比例|百分比|增幅|增速|涨幅|降幅|增长|同比|环比|占.{1,12}比|[±+-]?[%％])(?:[(（].*[)）])?$"
)
#: Rates that are told in per mille as often as in per cent.
_PER_MILLE: Final = re.compile("出生率|死亡率|自然增长率")
#: Things that money does not measure.
_NO_MONEY: Final = re.compile(
    "(?:数量|人口|人数|面积|里程|长度|规模|产量|人员|户数|亩数|容量|次数|时间|工期|年限|职工|劳动力|农户|群众)(?:[(（].*[)）])?$"
)
_COUNTED: Final = re.compile(r"(?P<thing>[^\s()（）]{1,8}?)(?:总?数)$")
_YEARS: Final = re.compile("年份|年度|年")
_MEASURED: Final = frozenset("亩 吨 公里 米 平方米 公顷 斤 公斤".split())
_AREA: Final = frozenset(("亩", "公顷", "平方米", "平方公里", "㎡"))


class Units:
    """The units that the words round the cells of a table give."""

    def __init__(self, made: Table) -> None:
        self.made = made
        captions = caption_rows(made)
        words = " ".join(cell.text for cell in made.cells if cell.row in captions and cell.text)
        self.caption = declared(f"{words}\n{made.caption}")
        self.column = next((n for n in range(2, made.columns + 1) if self._is_of_units(n)), None)
        self._of_column: dict[str, str] = {}

    def of(self, cell: Cell) -> str:
        """Return the unit of a cell that names none itself: "" for none, ``UNKNOWN`` where it cannot be known."""
        if cell.is_head or cell.column == self.column:
            return ""
        row, column = cell.row_head, cell.column_head
        above, beside = named_unit(column), named_unit(row)
        if PER_CENT in (above, beside) or _is_share(column) or (_is_share(row) and not above):
            return self._share(column, row, above, beside)
        return (
            above
            or counted(column)
            or self._in_column(cell)
            or beside
            or counted(row)
            or ("年" if _YEARS.fullmatch(squeezed(column)) else "")
            or self._captioned(column, row)
        )

    def _share(self, column: str, row: str, above: str, beside: str) -> str:
        for unit in (above, beside):
            if unit and KINDS.get(unit) is Kind.RATIO:
                return unit
        if above and _is_share(column):
            return above  # 增速（个百分点）, 单位产量增长（公斤/亩）
        per_mille = _PER_MILLE.search(column) or _PER_MILLE.search(row)
        return UNKNOWN if per_mille and PER_CENT not in self.caption else PER_CENT

    def _captioned(self, column: str, row: str) -> str:
        units = [unit for unit in self.caption if KINDS.get(unit) is not Kind.RATIO]
        if not units:
            return PER_CENT if self.caption == [PER_CENT] else ""
        money = [unit for unit in units if kind_of(unit) is Kind.MONEY]
        names_no_money = _NO_MONEY.search(squeezed(column)) or (not column and _NO_MONEY.search(squeezed(row)))
        if len(units) == 1:
            return UNKNOWN if money and names_no_money else units[0]
        words = squeezed(column) or squeezed(row)
        if len(money) == 1 and not names_no_money and any(word in words for word in MONEY_WORDS):
            return money[0]
        fitting = [unit for unit in units if unit not in money and _fits(unit, words)]
        return fitting[0] if len(fitting) == 1 else UNKNOWN

    def _in_column(self, cell: Cell) -> str:
        if self.column is None or cell.column < self.column:
            return ""
        at = self.made.at(cell.row, self.column)
        return unit_in(at.text) if at else ""

    def _is_of_units(self, column: int) -> bool:
        if not is_unit_head(self.made, column, self.made.head_rows):
            return False
        words = [cell.text for cell in body_cells(self.made, column, self.made.head_rows) if cell.text]
        return sum(bool(unit_in(text)) for text in words) * 2 > len(words)


@lru_cache(maxsize=4096)
def unit_in(words: str) -> str:
    """Return words that are a unit, in the form in which a number is printed with it, else ""."""
    unit = squeezed(words).replace("％", "%").lstrip("±+-").replace("／", "/")
    if not unit or len(unit) > 10:
        return ""
    if unit in ("%", "‰"):
        return unit
    if "/" in unit:
        parts = unit.split("/")
        return unit if len(parts) == 2 and all(unit_in(part) or part in COLLECTIVES for part in parts) else ""
    found = _SCALED.fullmatch(unit)
    word = found["word"] if found else ""
    if not word or measure_word(word, 0) != word or word in COLLECTIVES:
        return ""
    assert found
    return found["scale"] + ("元" if word == "圆" else word)


def kind_of(unit: str) -> Kind | None:
    """Return what a unit measures; scale words do not matter."""
    found = _SCALED.fullmatch(unit)
    return KINDS.get(found["word"]) if found else None


@lru_cache(maxsize=4096)
def named_unit(head: str) -> str:
    """Return the unit that a head names in brackets or behind a stroke, the innermost: 2022年（万元）."""
    for words in reversed(_BRACKETS.findall(head)):
        if unit := unit_in(words):
            return unit
    last = _BEHIND.search(head.strip())
    return unit_in(last[1]) if last else ""


def declared(caption: str) -> list[str]:
    """Return the units that a caption declares: 单位：万元、%."""
    found: list[str] = []
    for words in (*_DECLARED.findall(caption), *_BRACKETS.findall(caption)):
        units = [unit_in(part) for part in _APART.split(words) if part]
        if units and all(units):
            found.extend(unit for unit in units if unit not in found)
    return found


@lru_cache(maxsize=4096)
def counted(head: str) -> str:
    """Return what a head says is counted: 户数, 受益人数, 培训人次."""
    words = squeezed(head.rsplit(maxsplit=1)[-1]) if head.split() else ""
    if len(words) > 1 and KINDS.get(words) is Kind.COUNT and words.endswith("次"):
        return words
    if words.endswith(("人次", "批次", "户次", "场次")):
        return words[-2:]
    found = _COUNTED.fullmatch(words)
    thing = found["thing"] if found else ""
    for start in range(len(thing)):
        word = thing[start:]
        if KINDS.get(word) is Kind.COUNT and (word not in ONLY_AFTER_FIGURES or word == thing):
            return word
    if thing in _MEASURED:
        return thing  # 亩数
    return ""


def _is_share(head: str) -> bool:
    return bool(head) and any(_SHARE.search(squeezed(part)) for part in head.split()[-1:])


def _fits(unit: str, words: str) -> bool:
    if kind_of(unit) is Kind.MEASURE:
        return "面积" in words if unit.lstrip("千百十万亿") in _AREA else False
    bare = unit.lstrip("千百十万亿")
    return bare in words or (bare == "人" and re.search("人口|职工|劳动力|学生|教师|干部", words) is not None)
