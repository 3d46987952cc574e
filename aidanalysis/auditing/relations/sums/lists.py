"""Lists: the figures that may be the parts of one whole, as marks and words set them apart."""

from __future__ import annotations

import re
from math import inf
from typing import TYPE_CHECKING, NamedTuple

from aidanalysis.amount import Qualifier
from aidanalysis.auditing.figures.figure import Role
from aidanalysis.auditing.figures.passage import CLAUSE, COMMA, LINE, SENTENCE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from aidanalysis.auditing.figures.figure import Figure
    from aidanalysis.auditing.figures.passage import Passage

#: Items of a list that nothing opens.
ITEMS = 40
SMALLEST_WHOLE = 2
#: By how much a span is drawn wider than what a figure may mean, for what floats lose.
WIDER = 1.001
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


class Link(NamedTuple):
    """A figure of a column, as the lists that hold it need it, whichever figure they begin with.

    ``rank`` is the strongest mark since the figure before, ``ends`` says whether a list ends before it, ``is_part``
    whether it may be a part; ``nests`` is how strong a mark ends the list within the list that it opens, ``worth``
    what it comes to, for all the names that it stands for; it means what lies from ``low`` to ``high``.
    """

    figure: Figure
    rank: int
    ends: bool
    is_part: bool
    nests: int
    worth: float
    low: float
    high: float


#: A figure of a list, the strongest mark since the item before, and whether it stands in a list within it.
Item = tuple[Link, int, bool]


class Run(NamedTuple):
    """Figures that may be the parts of one whole; ``plain`` where they are the list as its marks set it apart."""

    parts: tuple[Figure, ...]
    plain: bool = False
    whole_list: bool = False


class Begun(NamedTuple):
    """The first parts of a list, and what they come to."""

    parts: Sequence[Figure]
    number: int
    reached: float

    def run(self) -> Run:
        """Return them as parts of one whole."""
        return Run(tuple(self.parts[: self.number]))


def is_part(passage: Passage, figure: Figure) -> bool:
    """Whether a figure may be a part of a whole."""
    if AIMED_AT.match(figure.tail):
        return False
    return figure.role in PARTS or (figure.role is Role.EACH and times(passage, figure) > 1)


def links(passage: Passage, column: Sequence[Figure]) -> list[Link]:
    """Return the figures of a column as lists need them."""
    return [_link(passage, before, figure) for before, figure in zip((None, *column), column, strict=False)]


def _link(passage: Passage, before: Figure | None, figure: Figure) -> Link:
    rank = nests = 0
    if before is not None:
        rank = passage.rank_between(before, figure)
        if passage.opened(before, figure) in ("among", "colon", "division"):
            nests = max(passage.figures[passage.openings[figure.position][0]].rank, 1)
    ends = below_heading(figure) or adds_up(passage, figure)
    often = times(passage, figure)
    worth = figure.number if often == 1 else often * figure.number
    return Link(figure, rank, ends, is_part(passage, figure), nests, worth, *span(figure))


def span(figure: Figure) -> tuple[float, float]:
    """Return from where to where a figure may mean, in floats that leave nothing out."""
    if figure.amount.qualifier is Qualifier.AT_LEAST:
        return figure.number, inf
    if not figure.slack:
        return figure.number, figure.number
    return figure.number - figure.slack * WIDER, figure.number + figure.slack * WIDER


def items(chain: Sequence[Link], start: int, limit: int) -> list[Item]:
    """Return the figures of a list, those in brackets behind an item left out."""
    first = chain[start]
    depth = first.figure.depth
    found: list[Item] = [(first, 0, False)]
    nested = worst = passed = 0
    for link in chain[start + 1 : start + 1 + 3 * limit]:
        figure, rank, ends, part, nests, *_ = link
        worst = max(worst, rank)
        if ends or figure.depth < depth or len(found) >= limit:
            break
        if not part or figure.depth > depth:
            passed += 1
            if passed > PASSED_OVER:
                break
            continue
        passed = 0
        if nests:
            nested = nests
        elif worst > nested:
            nested = 0
        found.append((link, worst, nested > 0))
        worst = 0
    return found


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
    return figure.rank == LINE and HEADING.search(figure.gap) is not None


def before_told_again(items: Sequence[Item], whole: Figure) -> Sequence[Item]:
    """Return the items of a list up to the third or a later one that tells its whole once more."""
    low, high = span(whole)
    for n, (link, *_) in enumerate(items):
        if n > 1 and link.low <= high and low <= link.high and told_again(whole, link.figure):
            return items[:n]
    return items


def natural(items: Sequence[Item]) -> Run | None:
    """Return the list as its marks set it apart."""
    outer = [(link.figure, rank) for link, rank, nested in items if not nested]
    if len(outer) < 2:
        return None
    level = max(outer[1][1], 1)
    heads = [outer[0][0]]
    for figure, rank in outer[1:]:
        if rank > level:
            if rank <= CLAUSE and "rest" in figure.cues:
                heads.append(figure)
            break
        if rank == level:
            heads.append(figure)
    return Run(tuple(heads), plain=True, whole_list=True) if len(heads) > 1 else None


def begun(items: Sequence[Item], listed: Run | None, most: float) -> Iterator[Begun]:
    """Yield the beginnings of the lists that the marks allow, the likeliest first, that come to no more than ``most``."""
    outer = [item for item in items if not item[2]]
    if listed is not None:
        taken = {figure.position for figure in listed.parts[:-1]}
        yield from _begun([item for item in outer if item[0].figure.position in taken], 0, most)
    for level in (LINE, SENTENCE, CLAUSE, COMMA, 0):
        yield from _begun(outer[:ITEMS], level, most)
    if len(outer) < len(items):
        yield from _begun(items[:ITEMS], 0, most)


def _begun(items: Sequence[Item], level: int, most: float) -> Iterator[Begun]:
    parts: list[Figure] = []
    reached = 0.0
    for link, rank, _ in items:
        if parts and rank < level:
            continue
        reached += link.worth
        if reached > most:
            return
        parts.append(link.figure)
        if len(parts) > 1:
            yield Begun(parts, len(parts), reached)


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
