"""Changes: differences, growth and multiples of two levels, and what is missing from a whole."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from aidanalysis.auditing.bases import ONE_PER_CENT, candidates, pairs
from aidanalysis.auditing.claim import FOLLOWS, Licence, Note, Proposal
from aidanalysis.records.labels import ClaimKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aidanalysis.auditing.passage import Figure, Passage

RISE = r"增长|增加|净增|净添|新增|增|提高|提升|上升|升高|升|上涨|涨|扩大|多[送拨收列支用派招]|多|高|快"
FALL = r"下降|降低|降|减少|减|缩小|压减|少[送拨收列支用派招]|少|低|慢"
VERB = re.compile(rf"((?P<rise>{RISE})|(?P<fall>{FALL}))(幅|速|率)?(达到|达|为|了|出|约)*$")
MISSING = re.compile(
    r"(未|没有|尚未)[^，；。]{1,5}的?$|(差|差额|缺口|缺|剩余|剩下|剩|尚余|尚有|还有|未完成)(为|达|了|有)?$|^余$"
)
BEYOND = re.compile(r"超额(完成)?$|超(计划|任务|目标)?(完成)?$|超出(计划|任务|目标)?$|超收$|结余$|节余$|节约$|盈余$")
TIMES_OF = re.compile(r"(是|为|达|达到|相当于)(?P<base>[^，；。]*)的$|^的$")
COME_TO = re.compile(r"[升涨大高加长降少变]为$")
ANNUAL = re.compile(r"年均|年递增|复合|平均")
COMPARABLE = re.compile(r"可比|不变价|实际增长|同口径(?!数)|扣除")
PRICED = re.compile(r"^（按?(可比|不变)")
OF_OTHERS = re.compile(r"其中|其它|其他")
#: A comparison with something else than an earlier level: 比全省平均水平高2.1个百分点.
AGAINST_ANOTHER = re.compile(
    r"((?<![同环相])比(?!例|重)|较(?![快大好多高少]))"
    r"(?!上[年季月届期次轮]|去年|前年|同期|往年|首年|年初|期初|原来|此前|过去|之前|\d+年|[^，。；]{0,4}前)"
)
AGAINST = re.compile(r"比|较|同比|环比")
YEAR_BEFORE = re.compile(
    r"上年|去年|前年|同期|上届|上期|往年|首年|起步|之初|原来|原有|此前|(?<!目)前(是|为|的|只有|仅)?$"
)
APART = re.compile(r"(相差|差距|落差)(为|是|达|约)?$")
EARLIER_YEAR = re.compile(rf"{YEAR_BEFORE.pattern}|\d年")
YEAR = re.compile(r"(\d{4})年")
LIKENED = re.compile(r"^(是|为|达|达到|相当于)")
OF_THE_TWO = re.compile(r"(?P<new>前者|后者)(是|为|相当于)(前者|后者)的$")
FROM, TO = re.compile(r"由|从|自"), re.compile(r"到|至|为")

#: Words before the verb of a change that name no subject: a time, a comparison.
NO_SUBJECT = re.compile(
    r"[\d一二两三四五六七八九十]+年[来间]?|[比较].*|[同环]比|分别|又|共|则|已|累计|净|总|是.*|为.*|[前后]者.*"
)

LEVELS_BEFORE = 4


class Levels(NamedTuple):
    """Two levels of one thing, and how far the words tie them together."""

    new: Figure
    old: Figure
    licence: Licence
    ordered: bool


def changes(passage: Passage) -> Iterator[Proposal | Note]:
    """Propose every change with its two levels."""
    for figure in passage.figures:
        if APART.search(figure.label):
            yield from _changed(passage, figure, ClaimKind.DIFFERENCE, None)
        elif MISSING.search(figure.label):
            yield from _missing(passage, figure)
        elif BEYOND.search(figure.label) and not figure.is_ratio:
            yield from _beyond(passage, figure)
        elif figure.is_ratio and figure.quantity.unit == "倍" and TIMES_OF.search(figure.label):
            yield from _changed(passage, figure, ClaimKind.MULTIPLE, None)
        elif match := VERB.search(figure.label):
            relative = figure.is_ratio and figure.quantity.unit != "个百分点"
            kind = ClaimKind.GROWTH if relative else ClaimKind.DIFFERENCE
            yield from _changed(passage, figure, kind, match["fall"] is not None)


def _changed(passage: Passage, stated: Figure, kind: ClaimKind, falling: bool | None) -> Iterator[Proposal | Note]:
    if reason := _beyond_check(passage, stated):
        yield Note(stated, reason)
        return
    levels = _levels(passage, stated, kind)
    if levels is None:
        if stated.is_ratio or AGAINST.search(stated.label):
            yield Note(stated, "level elsewhere")
        return
    direction = falling if levels.ordered and kind is not ClaimKind.MULTIPLE else None
    operands = (levels.new, levels.old)
    if kind is ClaimKind.DIFFERENCE and not levels.ordered and levels.old.value > levels.new.value:
        operands = (levels.old, levels.new)
    same = _same_matter(levels, stated, kind)
    if kind is ClaimKind.GROWTH and not same and stated.amount.printed_place >= ONE_PER_CENT:
        return  # of another matter, where chance would do: 旅客增至52万人次，货运量增长44%
    licence = levels.licence if same else Licence.ALLOWS
    between = passage.figures[levels.new.position + 1 : stated.position + 1]
    if any(OF_OTHERS.search(figure.gap) for figure in between) or AGAINST_ANOTHER.search(stated.label):
        licence = Licence.ALLOWS
    if kind is ClaimKind.MULTIPLE and (base := TIMES_OF.search(stated.label)) and base["base"]:
        if (year := YEAR.search(base["base"])) and year[0] not in levels.old.gap:
            yield Note(stated, "level elsewhere")
            return
        licence = licence if year or OF_THE_TWO.search(stated.label) else Licence.ALLOWS
    if stated.quantity.unit == "倍" and kind is ClaimKind.GROWTH and _is_times(stated, operands):
        yield Note(stated, "times or more")
        return
    yield Proposal(kind, stated, operands, licence, "change", direction)
    if kind is ClaimKind.GROWTH and levels.licence is Licence.SUGGESTS:
        yield Proposal(kind, stated, (levels.old, levels.new), Licence.ALLOWS, "change", falling)


def _is_times(stated: Figure, levels: tuple[Figure, Figure]) -> bool:
    """Whether 增长4倍 is said, as it often is, of a level that is four times the earlier one."""
    return Proposal(ClaimKind.MULTIPLE, stated, levels, Licence.ALLOWS, "change").judgement.verdict in FOLLOWS


def _same_matter(levels: Levels, stated: Figure, kind: ClaimKind) -> bool:
    """Whether no word says that the change is of something else than the levels: 从46个增加到58个，新增企业13家."""
    if kind is ClaimKind.DIFFERENCE and not stated.is_ratio and stated.unit != levels.new.unit:
        return False
    subject = NO_SUBJECT.sub("", VERB.sub("", stated.label))
    words = levels.new.gap + levels.old.gap
    return all(pair in words for pair in pairs(subject))


def _beyond_check(passage: Passage, stated: Figure) -> str | None:
    """Return why a change cannot be recomputed from two levels."""
    before = [figure.gap for figure in passage.back(stated, 1) if figure.clause == stated.clause]
    if any(COMPARABLE.search(gap) for gap in (stated.gap, *before)) or PRICED.search(passage.after(stated)):
        return "comparable prices"
    if ANNUAL.search(stated.label) and stated.quantity.unit == "%":
        return "annual average"
    return None


def _levels(passage: Passage, stated: Figure, kind: ClaimKind) -> Levels | None:
    """Return the two levels before a change, if some words tie them together."""
    before = [f for f in passage.back(stated, LEVELS_BEFORE) if f.sentence == stated.sentence]
    second = next((f for f in before if _is_level(f, stated, kind)), None)
    if second is None or "分别" in stated.gap:
        return None
    earlier = [f for f in before if f.position < second.position and f.depth <= second.depth]
    first = next((f for f in earlier if f.fits(second)), None)
    if first is None or second.clause != stated.clause:
        return None
    return _tied(first, second, stated, kind)


def _tied(first: Figure, second: Figure, stated: Figure, kind: ClaimKind) -> Levels | None:
    if two := OF_THE_TWO.search(stated.label):
        new, old = (first, second) if two["new"] == "前者" else (second, first)
        return Levels(new, old, Licence.STATES, ordered=True)
    likened = stated.gap == "的" and LIKENED.search(second.label) is not None
    likened = likened or (stated.gap.startswith("相比") and second.label.startswith(("同", "与", "和")))
    if likened or (AGAINST.search(second.label) and EARLIER_YEAR.search(second.gap)):
        return Levels(first, second, Licence.STATES, ordered=True)
    if FROM.search(first.label) and TO.search(second.label):
        return Levels(second, first, Licence.STATES, ordered=True)
    if kind is ClaimKind.GROWTH and YEAR_BEFORE.search(second.label) and not YEAR_BEFORE.search(first.label):
        return Levels(first, second, Licence.SUGGESTS, ordered=True)
    if AGAINST.search(stated.label):
        same = _named_year(first, second, stated) and first.clause == second.clause
        return Levels(second, first, Licence.SUGGESTS, ordered=False) if same else None
    dated = "年" in first.gap and "年" in second.gap
    if dated or (first.is_ratio and first.label[-2:] == second.label[-2:] != ""):
        return Levels(second, first, Licence.SUGGESTS, ordered=False)
    return Levels(second, first, Licence.ALLOWS, ordered=False) if kind is ClaimKind.DIFFERENCE else None


def _named_year(first: Figure, second: Figure, stated: Figure) -> bool:
    """Whether a level is of the year that a change is measured against."""
    if named := YEAR.search(stated.label):
        return named[0] in first.label
    if year := YEAR.search(second.label):
        return f"{int(year[1]) - 1}年" in first.label
    return YEAR_BEFORE.search(first.label) is not None


def _is_level(figure: Figure, stated: Figure, kind: ClaimKind) -> bool:
    if VERB.search(figure.label) and not COME_TO.search(figure.label) and not figure.is_ratio:
        return False
    if kind is not ClaimKind.DIFFERENCE:
        return not figure.is_ratio
    if stated.is_ratio:
        return figure.is_ratio and figure.quantity.unit == "%"
    return figure.fits(stated)


def _beyond(passage: Passage, stated: Figure) -> Iterator[Proposal]:
    """Propose what goes beyond a plan or is left of an income: the difference of the two figures before."""
    around = [f for f in passage.back(stated, 3) if f.fits(stated) and f.sentence == stated.sentence]
    before = around[:2]
    if len(before) == 2:
        larger, smaller = sorted(before, key=lambda figure: figure.value, reverse=True)
        licence = Licence.SUGGESTS if len(around) == len(before) else Licence.ALLOWS
        yield Proposal(ClaimKind.DIFFERENCE, stated, (larger, smaller), licence, "surplus")


def _missing(passage: Passage, stated: Figure) -> Iterator[Proposal]:
    """Propose what is missing: the whole less the part before it in the clause."""
    part = next((f for f in passage.back(stated, 3) if f.fits(stated)), None)
    if part is None or part.clause != stated.clause:
        return
    wholes = candidates(passage, part)
    for whole in wholes:
        licence = Licence.SUGGESTS if len(wholes) == 1 else Licence.ALLOWS
        yield Proposal(ClaimKind.DIFFERENCE, stated, (whole, part), licence, "shortfall")
