"""Lists: the figures that may be the parts of one whole, as marks and words set them apart."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from aidanalysis.auditing.figures.figure import Role
from aidanalysis.auditing.figures.passage import CLAUSE, COMMA, LINE, SENTENCE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from aidanalysis.auditing.figures.figure import Figure
    from aidanalysis.auditing.figures.passage import Passage

#: Items of a list that nothing opens.
ITEMS = 40
SMALLEST_WHOLE = 2
#: Names for each of which one figure may stand.
MOST_NAMED = 20
#: Figures in brackets, or that are no parts, behind which a list is taken to have ended.
PASSED_OVER = 60
#: Words before one that adds up what stands above: 三县合计, 以上资金合计.
ALL_ABOVE = re.compile(r"((以上|上述|前述|[两三四五六七八九十各])[一-鿿]{0,4})?")
#: What is aimed at and no part: 5亿元的年度目标.
AIMED_AT = re.compile(r"的[^，；。]{0,6}(目标|任务|计划|指标)")
HEADING = re.compile(r"\n[^\n]*[一-鿿][^\n]*\n")
PARTS = (Role.LEVEL, Role.PLAN, Role.BEFORE, Role.BOUND)


class Item(NamedTuple):
    """A figure of a list, the strongest mark since the item before, and whether it stands in a list within it."""

    figure: Figure
    rank: int
    nested: bool


class Run(NamedTuple):
    """Figures that may be the parts of one whole; ``plain`` where they are the list as its marks set it apart."""

    parts: tuple[Figure, ...]
    plain: bool
    whole_list: bool


def is_part(passage: Passage, figure: Figure) -> bool:
    """Whether a figure may be a part of a whole."""
    if AIMED_AT.match(figure.tail):
        return False
    return figure.role in PARTS or (figure.role is Role.EACH and times(passage, figure) > 1)


def items(passage: Passage, column: Sequence[Figure], start: int, limit: int) -> Iterator[Item]:
    """Walk through the figures of a list, those in brackets behind an item left out."""
    first = column[start]
    yield Item(first, 0, nested=False)
    nested = worst = passed = 0
    kept = 1
    for index in range(start + 1, min(len(column), start + 1 + 3 * limit)):
        figure, before = column[index], column[index - 1]
        worst = max(worst, passage.rank_between(before, figure))
        if figure.depth < first.depth or kept >= limit or below_heading(figure) or adds_up(passage, figure):
            return
        if figure.depth > first.depth or not is_part(passage, figure):
            passed += 1
            if passed > PASSED_OVER:
                return
            continue
        passed = 0
        opened = passage.opened(before, figure)
        if opened in ("among", "colon", "division"):
            nested = max(passage.figures[passage.openings[figure.position][0]].rank, 1)
        elif worst > nested:
            nested = 0
        yield Item(figure, worst, nested=nested > 0)
        kept += 1
        worst = 0


def closing(passage: Passage, figure: Figure) -> bool:
    """Whether the words of a figure, or of the one that stands with it, add up what stands before."""
    return _head(passage, figure).cues.any("closing")


def adds_up(passage: Passage, figure: Figure) -> bool:
    """Whether the words of a figure do nothing but add up what stands before: 合计30批, and not 中央资金合计30万元."""
    head = _head(passage, figure)
    word = head.cues.last("closing", "total")
    if word is None or "小计" in word.text or not ALL_ABOVE.fullmatch(head.label[: word.start]):
        return False
    return "closing" in word.roles or word.start > 0


def _head(passage: Passage, figure: Figure) -> Figure:
    """Return the figure itself, or the one before where that carries the words of both: 合计28批402人次."""
    beside = not figure.gap or (figure.rank <= 1 and not figure.label)
    return passage.figures[figure.position - 1] if beside and figure.position else figure


def told_again(whole: Figure, figure: Figure) -> bool:
    """Whether a figure may tell a total once more: one as large, which is no part beside others."""
    return figure.number > 0 and figure.operand.rounded.overlaps(whole.operand.rounded)


def below_heading(figure: Figure) -> bool:
    """Whether a line without figures stands before that of a figure, which sets it off from the list above."""
    return HEADING.search(figure.gap) is not None


def runs(items: Sequence[Item]) -> list[Run]:
    """Return the lists that the marks allow, the likeliest first."""
    outer = [item for item in items if not item.nested]
    found: list[Run] = []
    if len(outer) > 1:
        level = max(outer[1].rank, 1)
        end = next((n for n, item in enumerate(outer) if n and item.rank > level), len(outer))
        if end < len(outer) and outer[end].rank <= CLAUSE and "rest" in outer[end].figure.cues:
            end += 1
        heads = tuple(item.figure for n, item in enumerate(outer[:end]) if not n or item.rank >= level)
        if len(heads) > 1:
            found.append(Run(heads, plain=True, whole_list=True))
            found += _prefixes(heads[:-1])
    for level in (LINE, SENTENCE, CLAUSE, COMMA):
        heads = tuple(item.figure for n, item in enumerate(outer[:ITEMS]) if not n or item.rank >= level)
        found += _prefixes(heads)
    found += _prefixes(tuple(item.figure for item in outer[:ITEMS]))
    if len(outer) < len(items):
        found += _prefixes(tuple(item.figure for item in items[:ITEMS]))
    return found


def _prefixes(heads: tuple[Figure, ...]) -> list[Run]:
    return [Run(heads[:n], plain=False, whole_list=False) for n in range(2, len(heads) + 1)]


def repeated(passage: Passage, parts: Sequence[Figure]) -> Iterator[Figure]:
    """Yield each part as often as it stands for a name."""
    for part in parts:
        yield from [part] * times(passage, part)


def times(passage: Passage, part: Figure) -> int:
    """Return for how many names a figure stands: 甲县、乙县各100万元 is two, as is 学校两所各100万元."""
    if not part.label.endswith("各"):
        return 1
    before = passage.figures[part.position - 1] if part.position else None
    if part.gap == "各" and before is not None and before.quantity.kind == "count" and before.number <= MOST_NAMED:
        return int(before.number)
    stretch = part.gap.replace("：", "，").rpartition("，")[2]
    return 1 + sum(stretch.count(mark) for mark in "、和与及")
