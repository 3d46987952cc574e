"""The figures that a share or a shortfall is measured on."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from aidanalysis.auditing.passage import SENTENCE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aidanalysis.auditing.passage import Figure, Passage

#: A change or a comparison, which is neither part nor base.
CHANGE = re.compile(r"增|提高|提升|下降|降|减|同比|环比|较|比(?!例|重)|高|低|快|慢|涨|升|多|少(?!数)")
#: Words that say how far things have come; a figure so named is a part, and no base.
STATUS = re.compile(
    r"开工|复工|实到|完工|竣工|完成|建成|到位|到疆|拨付|支付|使用|支出|启动|实施|验收|投产|交付|脱贫|已"
)
#: Of these, the ones that a base does not carry; 实施项目412个 may be one.
DONE = re.compile("|".join(word for word in STATUS.pattern.split("|") if word not in ("实施", "启动")))
#: A sentence that goes on about the subject of the one before.
NO_SUBJECT = re.compile(
    r"^(其中|目前|现)?，?(全部|已|累计|实际|当年|共)*"
    r"(开工|复工|实到|完工|竣工|完成|建成|到位|拨付|支付|使用|支出|启动|实施|验收|开展|兑现)"
)
AIMED = re.compile(r"应|计划|规划|目标|任务|需|拟")
NOUNS = re.compile(r"投资|资金|贷款|收入|人员|项目|面积")
IMPLIED_NOUN = {**dict.fromkeys(("到位", "拨付", "支付", "使用", "支出"), "资金"), "完成": "投资"}
LEADING_TIME = re.compile(r"^[。\d年月日初末底上下半截至到止，前]*")

BASES_BEFORE = 12
ONE_PER_CENT = Decimal("0.01")


def earlier(passage: Passage, part: Figure, *, whole_paragraph: bool = False) -> Iterator[Figure]:
    """Walk back over the figures that share the subject of a part."""
    follows_on = whole_paragraph
    for later, figure in _steps(passage, part):
        if later.rank == SENTENCE:
            if "\n" in later.gap or not (follows_on or NO_SUBJECT.search(LEADING_TIME.sub("", later.gap))):
                return
            follows_on = whole_paragraph
        yield figure


def _steps(passage: Passage, part: Figure) -> Iterator[tuple[Figure, Figure]]:
    later = part
    for figure in passage.back(part, BASES_BEFORE):
        yield later, figure
        later = figure


def _is_part(passage: Passage, figure: Figure) -> bool:
    """Whether a share follows that makes the figure itself a part."""
    following = passage.figures[figure.position + 1]
    return following.is_ratio and following.clause == figure.clause and "占" in following.label


def _may_be_base(whole: Figure, part: Figure) -> bool:
    return (
        whole.fits(part)
        and whole.depth <= part.depth
        and (whole.value >= part.value or AIMED.search(whole.label) is not None)
        and (not DONE.search(whole.label) or AIMED.search(whole.label) is not None)
        and not CHANGE.search(whole.label)
    )


def _same_matter(whole: Figure, part: Figure, base: str) -> bool:
    """Whether no word says that whole and part are different matters: 总投资 and 到位资金."""
    of_part = _matters(part.label + base)
    of_whole = set(NOUNS.findall(whole.label))
    return not of_part or not of_whole or bool(of_part & of_whole)


def _matters(words: str) -> set[str]:
    found = set(NOUNS.findall(words))
    return found or {noun for verb, noun in IMPLIED_NOUN.items() if verb in words}


def pairs(words: str) -> list[str]:
    """Return every two neighbouring characters, most of which are a word in Chinese."""
    return [words[n : n + 2] for n in range(len(words) - 1)]


def named(figure: Figure, base: str) -> bool:
    """Whether a figure carries the name of a base."""
    return any(pair in figure.gap for pair in pairs(base.strip("的")))


def candidates(passage: Passage, part: Figure, base: str = "") -> list[Figure]:
    """Return what a part may be measured on, the nearest first; by name where the text gives one."""
    wholes = [whole for whole in earlier(passage, part) if _may_be_base(whole, part) and not _is_part(passage, whole)]
    fitting = [whole for whole in wholes if _same_matter(whole, part, base)]
    by_name = [whole for whole in fitting if base and named(whole, base)]
    matters = _matters(part.label + base)
    return by_name or [whole for whole in fitting if matters & set(NOUNS.findall(whole.label))] or fitting


def farther(passage: Passage, part: Figure) -> list[Figure]:
    """Return what a part may be measured on for all that the words say, in its sentence and the one before."""
    around = [whole for whole in passage.back(part, BASES_BEFORE) if whole.sentence >= part.sentence - 1]
    return [whole for whole in around if whole.fits(part) and not whole.is_ratio and whole.value >= part.value]


def part_before(passage: Passage, stated: Figure) -> Figure | None:
    """Return the figure before a share in its clause that is no share itself."""
    for figure in passage.back(stated, 3):
        if figure.clause != stated.clause:
            return None
        if not figure.is_ratio and figure.depth <= stated.depth:
            return figure
    return None
