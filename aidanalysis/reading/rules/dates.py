"""Dates, parts of dates and plan periods."""

from __future__ import annotations

import re
from typing import Final

from aidanalysis.reading.quantity import CalendarDate
from aidanalysis.reading.words.numerals import DIGITS, HAN_DIGITS, NUMERAL, compiled, parse_number

LINK: Final = r" ?(?:[-—]{1,2}|~|至|到) ?"
_FIGURE_YEAR = r"(?:1[5-9]|20|21)\d\d"
_HAN_YEAR = r"(?:一[五六七八九]|二[零〇一])[零〇一二三四五六七八九]{2}"
_YEAR = rf"(?:{_FIGURE_YEAR}|{_HAN_YEAR})"
_MONTH = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九]|(?<=年)元)"
_TO_NINE = "[一二三四五六七八九]"
_DAY = rf"(?:3[01]|[12]\d|0?[1-9]|三十一?|二十{_TO_NINE}?|十{_TO_NINE}?|廿{_TO_NINE}|{_TO_NINE})"

#: What may close a year, a month and a day and belongs to the date.
YEAR_PART: Final = (
    r"(?:上半年|下半年|年底|年末|年初|年中|底|末|初|中(?!央|心|国|小|学)|度|版(?!图)|财年"
    r"|(?:第?[一二三四1-4]|前[一二三1-3])季度|春季|夏季|秋季|冬季|春节|暑期|寒假|暑假|春|夏|秋|冬)"
)
MONTH_PART: Final = r"(?:份|上旬|中旬|下旬|月底|月末|月初|底|末|初|中(?!央|心|国|小|学))"
DAY_PART: Final = r"(?:上午|下午|晚上|晚间|晚|凌晨|中午|清晨|早上|上旬|夜)"

#: More of the same before the one unit: 7、8月, 2012、2013年.
_AND: Final = " ?[、和与] ?"
_MONTHS = (
    rf"(?P<month>{_MONTH})(?:{LINK}{_MONTH}|(?:{_AND}{_MONTH}){{1,6}}(?= ?月(?!\d)))? ?月(?!饼|球|亮|票|薪|均|龄|度|嫂)"
)
_DAYS = rf"(?P<day>{_DAY})(?:{LINK}{_DAY}|(?:{_AND}{_DAY}){{1,6}})? ?[日号](?!内|元|线|楼|院|文|令)(?:{DAY_PART})?"
_YEARS = rf"(?P<year>{_YEAR})(?:(?:{LINK}|/(?=(?:20|19)?\d\d ?(?:学年|年度)))(?P<end>{_YEAR}|\d\d)|(?:{_AND}{_YEAR}){{1,6}})? ?(?:学|财政?)?年"
_COUNTED = "多余来个名人户家项次批期座所万亿元亩公平方米千斤吨例件台套辆栋条张册份号倍成度克只头株间本"
#: Years whose unit is left to the length of time behind them: 2010-2012三年.
_BARE_YEARS = (
    rf"(?P<bare>{_FIGURE_YEAR}){LINK}(?P<bare_end>{_FIGURE_YEAR})(?= ?[两三四五六七八九十2-9]年|[\u4e00-\u9fff):])"
)
_BARE_YEARS += f"(?![年学{_COUNTED}])"

#: Every form of a date, tried in this order.
DATE: Final = (
    rf"(?P<iso>(?P<iy>{_FIGURE_YEAR})(?P<sep>[-/.])(?P<im>1[0-2]|0?[1-9])(?P=sep)(?P<id>3[01]|[12]\d|0?[1-9])(?!\d)"
    r"(?:[ T]{1,2}\d{1,2}:\d\d(?::\d\d)?)?)"
    rf"|{_BARE_YEARS}"
    rf"|{_YEARS}(?!级|代|轻|龄|均|级|来(?!自))(?: ?{_MONTHS}(?: ?{_DAYS}|{MONTH_PART})?|{YEAR_PART})?"
    rf"|(?P<short>0\d|[5-9]\d(?=年(?:底|末|初|以来|以前|[至到起]|{_MONTH}月))|[1-4]\d(?=年(?:底|末|{_MONTH}月))"
    rf"|[九八零〇][零〇一二三四五六七八九])年(?: ?{_MONTHS.replace('month', 'month2')}"
    rf"(?: ?{_DAYS.replace('day', 'day2')}|{MONTH_PART})?|{YEAR_PART})?"
    rf"|{_MONTHS.replace('month', 'month3')}(?: ?{_DAYS.replace('day', 'day3')}|{MONTH_PART})?"
    rf"|{_DAYS.replace('day', 'day4').replace('[日号]', '日')}"
    r"|(?P<decade>(?:[1-9]0|[二三四五六七八九]十)年代(?:初期?|中后?期|末期?|后期|中)?)"
    r"|(?P<century>(?:\d\d|二十一?|十[九八七])世纪(?:(?:[1-9]0|[二三四五六七八九]十)年代)?(?:初期?|中后?期|末期?|中叶)?)"
    rf"|(?P<quarter>(?:[一二三1-3]{LINK})?[一二三四1-4]季度)"
)
_PART_OF_YEAR: Final = re.compile("[上下]半年|(?:第[一二三四1-4]|前[一二三两1-3])季度")
_BEFORE_QUARTER: Final = ("第", "前")
#: What stands at the beginning of any date: numerals as far as a unit of time, or a year with a link behind it.
_SHAPE: Final = re.compile(
    r"[\d零〇一二三四五六七八九十廿元]+(?:[年月日号季世/.]|[学财] ?政?年| ?[-—~、和与至到年月日号季学财])"
)
#: No date begins with these numerals.
_NO_DATE: Final = frozenset("百千万亿几数半两俩仨把")

#: Before a decade.
_OF_CENTURY: Final = ("上个世纪", "上世纪", "本世纪")

#: A day with no month is a length of time after these and before those: 为期5日, 15日内.
_LENGTH_BEFORE: Final = ("为期", "历时", "共", "每", "连续", "近", "达", "约")
_LENGTH_AFTER: Final = re.compile("[内游均后]|之内|以内")

#: Years counted within an era: 民国三十五年.
ERAS: Final = tuple(
    "民国 公元前 公元 光绪 宣统 同治 咸丰 道光 嘉庆 乾隆 雍正 康熙 顺治 崇祯 万历 嘉靖 正德 永乐 洪武 明治 大正 昭和 平成 令和".split()
)
_ERA_ENDS: Final = frozenset(era[-1] for era in ERAS)
_ERA_YEAR: Final = rf"(?P<year>{NUMERAL})年(?![多间来])"
#: The year before the first of the republic.
_REPUBLIC: Final = 1911

#: Plan periods; the short ones are numbers too and need quotes or a plan beside them.
PERIOD: Final = re.compile("十[·.]?[一二三四五六]五(?![十百千万亿]|个|天|名|人|日)")
_SHORT_PERIOD: Final = re.compile("(?:十五|[一二三四五六七八九]五)(?=[”\"」』’']|期间|规划|计划(?!生育)|时期|末|以来)")
_QUOTES: Final = "“\"「『‘'”"


def _era_year(text: str, position: int, floor: int) -> tuple[int, int, CalendarDate] | None:
    """Return a year counted within an era; that of the republic is known by the common calendar too."""
    found = compiled(_ERA_YEAR).match(text, position)
    era = next((era for era in ERAS if text.endswith(era, floor, position)), "") if found else ""
    if found is None or not era or (number := parse_number(found["year"])) is None:
        return None
    year = int(number.low) + _REPUBLIC if era == "民国" else None
    return position - len(era), found.end(), CalendarDate(year)


def read_date(text: str, position: int, floor: int = 0) -> tuple[int, int, CalendarDate] | None:
    """Return the span and the calendar parts of the date whose first numeral stands at a position."""
    back = position - 1
    sign, last = text[position], text[back:position]
    if (sign == "半" or last in _BEFORE_QUARTER) and back >= 0 and (part := _PART_OF_YEAR.match(text, back)):
        return back, part.end(), CalendarDate()
    if sign in _NO_DATE:
        return None
    if last in _ERA_ENDS and (era := _era_year(text, position, floor)):
        return era
    if not _SHAPE.match(text, position) or not (found := compiled(DATE).match(text, position)):
        return None
    parts = found.groupdict()
    # 1.2020年 is the first of a list; other digits behind a point are its decimals.
    whole = parts["iso"] or len(parts["year"] or "") == len("2020")
    if back >= 0 and (
        text[back] in "第每"
        or (text[back] in ".," and not whole and (text[back] == "." or text[back - 1 : back].isdecimal()))
    ):
        return None
    if parts["day4"] and _is_length(text, position, found.end()):
        return None
    start = position
    if parts["decade"]:
        start -= next((len(word) for word in _OF_CENTURY if text.endswith(word, 0, position)), 0)
    return start, found.end(), _calendar(parts)


def read_period(text: str, position: int) -> int:
    """Return the length of the plan period at a position, 0 where there is none."""
    if "五" not in text[position : position + 5]:
        return 0
    found = PERIOD.match(text, position)
    if found is None and (found := _SHORT_PERIOD.match(text, position)):
        quoted = position > 0 and text[position - 1] in _QUOTES
        if not quoted and text[found.end()] in _QUOTES:
            found = None
    return found.end() - position if found else 0


def _is_length(text: str, start: int, end: int) -> bool:
    return text.endswith(_LENGTH_BEFORE, 0, start - (text[start - 1 : start] == " ")) or bool(
        _LENGTH_AFTER.match(text, end)
    )


def _calendar(parts: dict[str, str | None]) -> CalendarDate:
    def number(value: str | None) -> int | None:
        return _number(value) if value else None

    year = number(parts["iy"] or parts["bare"] or parts["year"] or parts["short"])
    end = number(parts["bare_end"] or parts["end"])
    if parts["short"] and year is not None:
        year += 1900 if year >= 50 else 2000
    if end is not None and end < 100 and year is not None:
        end += year // 100 * 100
    month = parts["im"] or parts["month"] or parts["month2"] or parts["month3"]
    day = parts["id"] or parts["day"] or parts["day2"] or parts["day3"] or parts["day4"]
    return CalendarDate(year, number(month), number(day), end)


def _number(numeral: str) -> int:
    if numeral.isascii():
        return int(numeral)
    if numeral == "元":
        return 1
    if len(numeral) > 1 and all(sign in HAN_DIGITS for sign in numeral):
        return int("".join(str(DIGITS[sign]) for sign in numeral))
    number = parse_number(numeral)
    assert number is not None
    return int(number.low)
