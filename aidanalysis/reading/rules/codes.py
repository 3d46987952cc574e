"""Numerals that name, order or time something and therefore count nothing."""

from __future__ import annotations

import re
from typing import Final

from aidanalysis.reading.words.numerals import NUMERAL

#: Tried at a numeral; the first that fits is passed over as a whole.
CODES: Final = re.compile(
    r"1[3-9]\d{9}(?!\d)"  # mobile telephone
    r"|\d++(?:\.\d++)?/(?:10万|(?:百|千|万|十万|百万)万?(?![元亩人户]))"  # 46.2/10万, a rate
    r"|(?:0\d{2,3}|400|800)-\d{3,4}-?\d{3,4}(?!\d)"  # telephone
    r"|\d{1,2}:\d\d(?::\d\d)?(?!\d)"  # clock time
    r"|(?:[01]?\d|2[0-4])[时点](?:半|整|许|[0-5]?\d分?|(?=[前后起至到-]))"
    r"|(?:二?十?[一二三四五六七八九]|二?十)(?:时|点)(?:半|整|许|[二三四五]?十?[一二三四五六七八九]?分(?!之))"
    r"|\d{1,2}[·•]\d{1,2}(?!\d)"  # 5·12
    r"|\d+ ?[:∶] ?\d+"  # 1:500
    r"|\d++(?:\.\d++){2,}(?!\d)"  # 1.2.3, a section or a version
    r"|[\d+]*\d\+[\dA-Z+]*"  # 16+16, 1+3+N
    r"|\d{4}[〕\]］】)](?:第)?\d+号"  # 〔2010〕5号
    r"|\d{1,2}[-—~至到]\d{1,2} ?层(?=[均都]?(?:为|是|用[于作]))"  # the storeys of a house, each with its use
    r"|\d+\.\d+版|\d+号(?!人)"  # a document, a house, a place in a row
)
#: A numeral behind these is a code: G318, 第8次, 附件1.
_ORDINAL_BEFORE: Final = "第"
_LABEL_BEFORE: Final = ("附件", "附表", "附图", "图表", "表", "图", "编号")
_ORDINALS: Final = re.compile(rf"{NUMERAL}(?: ?[、\-—~至到和] ?第?{NUMERAL})*+")
#: 第十二个五年规划 is the name of a plan.
_PLAN_IN_FULL: Final = re.compile(rf"{NUMERAL}个[五十5]年(?=规划|计划)")
#: 编号:318205477 is a number to call a thing by, whatever stands behind it.
_WHOLE_WORD: Final = re.compile(r"[A-Za-z0-9./\-]+")
_NUMBER_BEFORE: Final = re.compile(r"(?:编号|文号|序号|档案号|索引号|账号|卡号|邮编|电话)[为是: ]{1,2}$")
_SCALED: Final = re.compile(r"[\d.,]+ ?(?:[万亿元%])")
_LATIN_RUN: Final = re.compile(r"[A-Za-z0-9.\-_/]*+(?:(?<=\d)\+\d{1,3})?")  # K12+300
#: A-12栋 and GD-15号 name a thing; -0.3% of CPI-0.3% has a sign.
_NAMED: Final = re.compile(r"[A-Za-z]-$")
_OF_NAMED: Final = re.compile(r"\d++(?![.,]?\d|[%‰万亿元])")
#: 3、 and 3. at the start of a line before a number of its own; 3.5个 is a decimal, as 户均3.5人 shows.
_LIST_MARK: Final = re.compile(r"\d{1,2}(?:、(?=\d+[个名家户项次批期所座人])|\. (?=\d)|\.(?=\d+[家批所座]))")
#: 1.2020年 is one wherever it stands: no length of time has such decimals.
_LIST_MARK_OF_YEAR: Final = re.compile(r"\d{1,2}[、.] ?(?=(?:19|20)\d\d年)")
#: 5、6层, 3、4组: ranks, and no number of floors.
_TWO_RANKS: Final = re.compile(r"(\d{1,2})[、或](\d{1,2})(?=[期级类组层届环段章节版号](?!次))")
_CLOCK: Final = re.compile("[时点]")
_INDENT: Final = 8


def read_code(text: str, position: int) -> int:
    """Return the length of the code whose first numeral stands at a position, 0 where there is none."""
    last = text[position - 1] if position else "\n"
    if last.isascii() and last.isalpha() and not _SCALED.match(text, position):
        run = _LATIN_RUN.match(text, position)
        return run.end() - position if run else 0
    if (
        last == "-"
        and _NAMED.search(text, max(0, position - 2), position)
        and (found := _OF_NAMED.match(text, position))
    ):
        return found.end() - position
    if last == _ORDINAL_BEFORE and (found := _PLAN_IN_FULL.match(text, position)):
        return found.end() - position
    if last == _ORDINAL_BEFORE and (found := _ORDINALS.match(text, position)):
        return found.end() - position
    if last in ":为是 " and text[position].isdecimal() and _NUMBER_BEFORE.search(text, max(0, position - 6), position):
        word = _WHOLE_WORD.match(text, position)
        return word.end() - position if word else 0
    if last in "\n " and (found := _LIST_MARK.match(text, position)) and _starts_line(text, position):
        return found.end() - position
    if text.endswith(_LABEL_BEFORE, max(0, position - 4), position) and (found := _ORDINALS.match(text, position)):
        return found.end() - position if text[found.end() : found.end() + 1] not in "个份张" else 0
    if not text[position].isdecimal() and not _CLOCK.search(text, position, position + 6):
        return 0
    if (ranks := _TWO_RANKS.match(text, position)) and int(ranks[2]) == int(ranks[1]) + 1:
        return ranks.end() - position
    found = _LIST_MARK_OF_YEAR.match(text, position) or CODES.match(text, position)
    return found.end() - position if found else 0


def _starts_line(text: str, position: int) -> bool:
    indent = text[max(0, position - _INDENT) : position]
    return ("\n" in indent and not indent.rpartition("\n")[2].strip()) or (position < _INDENT and not indent.strip())
