"""What the words round a number say about a unit that is not printed beside it."""

from __future__ import annotations

import re
from typing import Final

from aidanalysis.reading.words.measure_words import (
    LONGEST_WORD,
    OF_PERSONS,
    OF_TIMES,
    PERSONS,
    PURE_NOUNS,
    measure_word,
)

#: Words of money, on which 110亿 may stand.
MONEY_WORDS: Final = """
资本 资产 真金白银 出资 资金 投资 金额 总额 产值 收入 贷款 捐款 捐赠 经费 财政 补助 补贴 拨付 拨款 支出
预算 计划 援助 销售 消费 交易 成交 采购 利润 税收 税 签约 合同 引资 外资 募集 筹集 筹措 投入 安排 到位
总值 增加值 营业额 出口 进口 进出口 债券 基金 款 价值 费用 红利 分红 奖金 债务 存款 余额 帮销 奖励 奖补 奖 补 资助 支付 赔付 发放 融资 授信
自筹 配套 筹资 集资 募捐 增收 创收 造价 耗资 斥资 折合 折款 落实
""".split()
#: What is paid or earned, for a number with neither unit nor scale: 工资三千五.
_PAID: Final = re.compile(
    "工资|月薪|年薪|年收|纯收|薪酬|售价|单价|定价|收购价|价格|房租|租金|学费|罚款|借款|成本|押金|报酬|保费|补偿|花费|积蓄|凑了|挣了?|赚了?|花了|卖了?|付了?|要价"
)
_PERSONS: Final = {word: word for word in PERSONS} | dict.fromkeys(OF_PERSONS, "人") | {word: word for word in OF_TIMES}
_CONTEXT: Final = re.compile("|".join(sorted({*MONEY_WORDS, *_PERSONS}, key=len, reverse=True)))
_MONEY_BESIDE: Final = re.compile("(?:" + "|".join(MONEY_WORDS) + ")[了为达约近超过至到共]*$")
_MONEY_NEXT: Final = re.compile(r"的?(?:" + "|".join(MONEY_WORDS) + ")")
_NOUN_AHEAD: Final = re.compile("|".join(sorted((n for n in PURE_NOUNS if len(n) > 1), key=len, reverse=True)))
_FIGURES: Final = re.compile(r"\d")
#: Where a phrase ends, and the words that may close an amount.
PHRASE_END: Final = re.compile(
    r"[,，。;；、!！?？()\n的]|左右|上下|以[上下内]|多|[已都均]|全部|用于|不等|/|每|一(?=[亩斤吨个人户套台间天年])|$"
)
#: … and what a sum changes by or to.
_CHANGES: Final = re.compile("[涨增降升提]|[到至]")
#: A word for persons that ends its phrase: 覆盖8.6万婴幼儿，.
_PERSON_NOUN: Final = re.compile(
    r"[\u4e00-\u9fff]{0,7}?(?:[人儿者员工民生众户](?=[,，。;；、\n)]|$)|人员|干部|职工|志愿者|官兵|民警|代表)"
)
#: A thing with no word of its own for how it is counted: 菌棒420万棒，.
_LONE_THING: Final = re.compile(r"[\u4e00-\u9fff](?=[,，。;；、)\n]|$)")
_CLAUSE_END: Final = re.compile("[,，。;；、!?！？()\n]")
#: A word that may be counted though no list holds it; none begins with one of the function words.
_THING: Final = re.compile(
    "(?![的地得了着过以左右上下多余内外已均为在由至到从和与及或并将可按用占比较是有不又再也都就则元来起后前其])[\u4e00-\u9fff]"
)
#: Verbs, by how they begin, that follow a sum of money: 3.2亿增至16.4亿.
_VERBS: Final = tuple("增减升降提涨突建用投拨支完落实修扩购改援帮扶给返")
#: What each place gets is money: 每县3000万.
_EACH: Final = re.compile(r"每[^\d每]{1,3}$")
#: What is compared by its price.
_COMPARED: Final = re.compile("(?:以[上下内])?的")
_OF_MONEY: Final = re.compile(
    "(?:以[上下内])?的[^,，。;；、的\n]{0,4}?(?:项目|工程|采购|合同|标的|单笔|货物|服务|设备|支出|投资|开支|经费|资金)"
)
#: How far a noun may stand from its number, in characters.
_AHEAD, _BACK, _SENTENCE = 10, 16, 60


def unit_of_scaled(text: str, start: int, end: int, *, hundred_million: bool) -> str | None:
    """Return the unit of a number such as 110亿 or 58万 that has none: 元, a noun, or ``None`` if unsure."""
    compared = _COMPARED.match(text, end) is not None  # 小于60万的项目 says nothing of how many projects
    if noun := noun_at(text, end):
        return noun
    if _MONEY_NEXT.match(text, end):
        return "元"
    clause = text[max(0, start - _BACK) : start]
    clause = _CLAUSE_END.split(clause)[-1]
    # A noun before another number has been counted by that: 学生3200名共960万.
    if not _MONEY_BESIDE.search(clause) and (person := _PERSON_NOUN.match(text, end)) and _THING.match(text, end):
        return person[0]
    words = _CONTEXT.findall(_FIGURES.split(clause)[-1]) or [w for w in _CONTEXT.findall(clause) if w not in _PERSONS]
    if words and words[-1] not in _PERSONS:
        return "元"
    if not hundred_million and not compared and (ahead := noun_ahead(text, end)):
        return ahead
    if words:
        return _PERSONS[words[-1]]
    if hundred_million or compared:
        return "元" if compared and _OF_MONEY.match(text, end) else None
    if _EACH.search(clause):
        return "元"
    if _LONE_THING.match(text, end) and _THING.match(text, end) and not verb_at(text, end):
        return None
    sentence = re.split("[。\n]", text[max(0, start - _SENTENCE) : start])[-1]
    words = _CONTEXT.findall(sentence)
    if not words and "元" in sentence:
        return "元"
    return _PERSONS.get(words[-1], "元") if words else None


def unit_of_short(text: str, start: int, end: int) -> str | None:
    """Return the unit of 七千六 at the end of a phrase, by the words before it in its clause; ``None`` if unsure."""
    if not (PHRASE_END.match(text, end) or _CHANGES.match(text, end)):
        return None
    clause = _CLAUSE_END.split(text[max(0, start - _BACK) : start])[-1]
    words = _CONTEXT.findall(clause) or _PAID.findall(clause)
    return _PERSONS.get(words[-1], "元") if words else None


def noun_at(text: str, position: int) -> str:
    """Return the noun that stands at a position, "" where none does."""
    word = measure_word(text, position)
    return word if word in PURE_NOUNS else ""


def thing_at(text: str, position: int) -> str:
    """Return the first character of the word that stands at a position, "" where no thing can begin with it."""
    found = _THING.match(text, position)
    return found[0] if found else ""


def verb_at(text: str, position: int) -> bool:
    """Whether what stands at a position says what was done with a sum or became of it."""
    return text[position : position + 1] in _VERBS


def noun_ahead(text: str, position: int) -> str:
    """Return the first known noun of the words that follow in the clause, "" where none does."""
    following = _CLAUSE_END.split(text[position : position + _AHEAD])[0]
    found = _NOUN_AHEAD.search(following)
    return found[0] if found else ""


def noun_behind(text: str, position: int) -> str:
    """Return the noun that ends at a position, "" where none does."""
    words = (text[max(0, position - length) : position] for length in range(LONGEST_WORD, 1, -1))
    return next((word for word in words if word in PURE_NOUNS and len(word) > 1), "")
