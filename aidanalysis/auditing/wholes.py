"""Wholes and their parts: lists that should add up to a figure before or behind them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from aidanalysis.auditing.bases import STATUS
from aidanalysis.auditing.claim import DIVIDED, FOLLOWS, REST, TOTAL, Licence, Proposal
from aidanalysis.auditing.passage import COMMA, MARK, RANKS, SENTENCE, of_unit
from aidanalysis.records.labels import ClaimKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from aidanalysis.auditing.passage import Figure, Passage

#: A figure in the key of its column: what it counts, and whether it says how much is missing.
Key = tuple[str, bool]

#: Words that a list begins with: of all parts, of some, of all in detail.
DIVISION = re.compile(
    r"按[^，。：]{1,8}分|从[^，。：]{1,8}看|分开看|分[一二两三四五六七八九十]+[块类部项]|分为|由[^，。]{1,12}(组成|构成)"
)
AMONG = re.compile(r"其中|包括|包含|含(?!量)|涉及")
#: Words that open a list and go on in it: 用于道路3200万元，用于供水1800万元.
OPENS = re.compile(rf"{AMONG.pattern}|用于")
SPECIFIED = re.compile(r"(具体|构成|组成|分配|明细|来源|分布|如下|即|安排)[是为]?$|^）$")
PARTS_NAMED = re.compile(r"(口子|方面|方向|部分|渠道|用途|去向)$")
MADE_OF = re.compile(r"(来源|构成|组成)[为是]")
#: A list that is left open, by its first words or by its last.
OPEN_HEAD = re.compile(r"主要|重点|例如|比如|尤其|特别是")
OPEN_END = re.compile(r"^[^，。；）：\d]{0,8}等(?!级|额)")
OTHERS = r"(其他|其它|其余|另外|余下)"
CLOSING = re.compile(rf"{OTHERS}[^，；。]{{0,8}}$")
#: The last part of a whole, and one that is a difference beside a single part.
THE_REST, WHAT_IS_LEFT = re.compile(rf"^{OTHERS}的?[^，；。]{{0,6}}$"), re.compile("^(剩下|剩余|下剩)的?$")
#: Words of a total, from the surest on; the last ones may also say when or where.
TOTAL_STRONG = re.compile(
    r"(合计|共计|总计|总共|统共|通共|小计|[合加凑]起来|[合加凑]在一[起处块]|总[额数人量][^，；。、]{0,3}达)[^，；。、]{0,8}$|^凡$"
)
SUBTOTAL = re.compile(r"(计|起来|共)[^，；。、]{0,8}$")
NAMED_TOTAL = re.compile(
    TOTAL_STRONG.pattern + r"|(计|起来|共|累计|总[^，；。、]{0,4}|全[年县市省区州])[^，；。、]{0,8}$"
)
TOGETHER = re.compile(r"^共|一共")
MISSING = re.compile(r"差|缺口|尚缺")
#: Words that make a figure a comment on a part, and not a part.
COMMENT = re.compile(
    r"剩|尚余|尚有|还有|^余$|结余|节余|(?<!新)增(?!加值)|减|下降|提高|提升|同比|环比|较|比(?!例)|占|超|均|[为是](?=计划)|目标|计划|任务|每"
)
#: A level that something has come to: 增加到38家.
LEVEL = re.compile(r"[到至]了?$")
#: How far things have come: 完工8个、在建6个 may leave out what has not begun, or count things twice.
PROGRESS = re.compile(rf"{STATUS.pattern}|在建|拟建|未|计划")
EACH = re.compile(r"([^，；。：（）]+)各$")
NAMES = re.compile(r"[、和与及]")

#: Figures that are looked at before a list for its wholes; figures of a list inside another list.
WHOLES_BEFORE, INNER_LIST = 8, 24
SMALLEST_WHOLE = 3

#: How many times its floor (超过1亿元) a sum may be and still confirm it.
FAR_ABOVE = Decimal("1.2")
#: How far off, as a share of the whole, a sum may be where only arithmetic can confirm it.
WORTH_ASKING = Decimal("0.3")


@dataclass(frozen=True)
class List:
    """Figures behind a cue, the wholes before it, and how far its words go."""

    heads: Sequence[Figure]
    region: Sequence[Figure]
    licence: Licence
    parts_said: int | None


def wholes(passage: Passage) -> Iterator[Proposal]:
    """Propose every whole with its parts."""
    figures, walked = passage.figures, 0
    for before, first in pairwise(figures):
        licence = _licence(first, before)
        if licence is not None or first.rank == SENTENCE:
            region, end = _region(passage, first, INNER_LIST if first.position < walked else len(figures))
            walked = max(walked, end)
            heads = _heads(passage, before, first)
            if len(region) > 1 and heads:
                far = Licence.ALLOWS if left_open(passage, region) or licence is None else licence
                yield from _list(List(heads, region, far, _parts_said(before, first)))
        if _is_total(passage, first):
            yield from _total_behind(passage, first)
        if THE_REST.search(first.label) or WHAT_IS_LEFT.search(first.label):
            yield from _closed_by_rest(passage, first)


def _licence(first: Figure, before: Figure) -> Licence | None:
    """Return how far the words between a whole and its first part go, ``None`` where no list begins."""
    gap = first.gap
    if OPEN_HEAD.search(gap):
        return Licence.ALLOWS
    if DIVISION.search(gap):
        return Licence.STATES
    if first.rank == SENTENCE:
        return Licence.IMPLIES if gap.startswith("。其中") else None
    if OPENS.search(gap):
        return Licence.IMPLIES
    if "分别" in gap or MADE_OF.search(gap) or first.depth > before.depth:
        return Licence.SUGGESTS
    return _colon_licence(gap, before)


def _colon_licence(gap: str, before: Figure) -> Licence | None:
    """Return how far a colon goes: far behind the whole itself, less far behind the name of a new matter."""
    if not (match := re.match(r"([^；：]*)：", gap)):
        return None
    if not match[1] or SPECIFIED.search(match[1]):
        return Licence.SUGGESTS
    if PARTS_NAMED.search(match[1]):
        return Licence.SUGGESTS
    names_an_item = before.quantity.kind == "count" and not MARK.search(match[1])
    return None if names_an_item else Licence.IMPLIES


def _parts_said(before: Figure, first: Figure) -> int | None:
    """Return the number of parts that the text announces, as in 分三块 or in 6县区分配."""
    if match := re.search(r"分([二两三四五六七八九十])[块类部项]", first.gap):
        return "〇一二三四五六七八九十".find(match[1].replace("两", "二"))
    if before.quantity.kind == "count" and "：" in first.gap and before.value < 1000:
        return int(before.value)
    return None


def _region(passage: Passage, first: Figure, limit: int) -> tuple[list[Figure], int]:
    """Return the figures behind a cue that may be parts, no comments and no parts of parts, and how far it went."""
    region: list[Figure] = []
    nested = 0
    figure = first
    for position in range(first.position, min(first.position + limit, len(passage.figures))):
        figure = passage.figures[position]
        later = figure is not first
        if later and (figure.rank == SENTENCE or figure.depth < first.depth):
            break
        if later and figure.depth == first.depth and TOTAL_STRONG.search(figure.label):
            break
        if figure.depth > first.depth:
            continue
        if later:
            nested = nesting(figure, nested)
        if nested or figure.is_ratio or COMMENT.search(figure.label) or _names_an_item(passage, figure):
            continue
        region.append(figure)
    return region, figure.position


def _names_an_item(passage: Passage, figure: Figure) -> bool:
    """Whether the figure belongs to the name of an item, as in 4个县：…."""
    after = passage.after(figure)
    return figure.quantity.kind == "count" and re.match(r"[^，、；。：（）]{1,12}：", after) is not None


def _heads(passage: Passage, before: Figure, first: Figure) -> list[Figure]:
    """Return the figures before a list that may be its wholes, the likeliest first."""
    depth = min(before.depth, first.depth)
    heads = []
    for figure in (before, *passage.back(before, WHOLES_BEFORE)):
        if figure.sentence != before.sentence:
            break
        if figure.clause != before.clause and first.rank < SENTENCE:
            break
        if figure.depth <= depth and may_be_whole(figure):
            heads.append(figure)
    # A list that begins a sentence divides what the one before began with, not the last part of a list there.
    return heads[::-1] if first.rank == SENTENCE else heads


def may_be_whole(figure: Figure) -> bool:
    """Whether a figure can have parts: not a share, a comment, a frequency or a range."""
    return not (
        figure.is_ratio
        or figure.amount.upper is not None
        or figure.value < SMALLEST_WHOLE
        or (COMMENT.search(figure.label) and not LEVEL.search(figure.label))
    )


def _list(found: List) -> Iterator[Proposal]:
    """Propose the wholes before a list for each of its columns."""
    seen: list[list[list[Figure]]] = []
    for items in _itemised(found.region):
        if items in seen:
            continue
        seen.append(items)
        columns = _columns(items)
        proposals = [
            (_in_full(found, whole, column, nearest=nearest), len(column) == len(items))
            for column in columns.values()
            if len(column) > 1
            for nearest, whole in enumerate(_of_key(found.heads, column, columns))
            if nearest == 0 or _near(whole, column)
        ]
        confirmed = {p.stated.unit for p, complete in proposals if complete and _confirms(p)}
        for proposal, complete in proposals:
            if not complete:
                yield proposal.licensed(Licence.ALLOWS)
            elif confirmed - {proposal.stated.unit}:
                yield proposal.licensed(proposal.licence.raised())
            else:
                yield proposal
    for whole in found.heads if found.region[0].depth == found.heads[0].depth else ():
        for parts in leading(whole, found.region):
            if telling(whole, parts):
                yield Proposal(ClaimKind.SUM, whole, parts, Licence.ALLOWS, "list")


def _in_full(found: List, whole: Figure, column: Sequence[Figure], *, nearest: int) -> Proposal:
    parts = tuple(repeated(column))
    licence = found.licence if nearest == 0 else Licence.ALLOWS
    if any(_each_of_unknown(figure) or PROGRESS.search(figure.label) for figure in column):
        licence = Licence.ALLOWS
    elif licence is Licence.IMPLIES and CLOSING.search(column[-1].label):
        licence = Licence.SUGGESTS
    elif nearest == 0 and found.parts_said == len(parts) != whole.value and found.licence > Licence.ALLOWS:
        licence = Licence.STATES
    return Proposal(ClaimKind.SUM, whole, parts, licence, DIVIDED if found.licence is Licence.STATES else "list")


def _confirms(proposal: Proposal) -> bool:
    """Whether a column adds up, so that its list is one; a floor far below the sum says nothing."""
    reached = sum(figure.value for figure in proposal.operands)
    return proposal.judgement.verdict in FOLLOWS and reached <= proposal.stated.value * FAR_ABOVE


def _itemised(region: Sequence[Figure]) -> Iterator[list[list[Figure]]]:
    """Cut a list into items: where a unit comes back, up to a stronger mark or to its end, or by clauses."""
    by_unit = _cut(region, lambda item, figure: any(_key(figure) == _key(held) for held in item))
    yield _level(by_unit)
    yield by_unit
    yield _cut(region, lambda item, figure: figure.clause != item[-1].clause)


def _cut(region: Sequence[Figure], begins: Callable[[list[Figure], Figure], bool]) -> list[list[Figure]]:
    items: list[list[Figure]] = [[region[0]]]
    for figure in region[1:]:
        if begins(items[-1], figure):
            items.append([figure])
        else:
            items[-1].append(figure)
    return items


def _level(items: list[list[Figure]]) -> list[list[Figure]]:
    """Return the items up to the first that is set apart more strongly than the second."""
    if len(items) < 2:
        return items
    level = max(items[1][0].rank, 1)
    end = next((n for n, item in enumerate(items) if n and item[0].rank > level), len(items))
    return items[:end]


def _columns(items: Sequence[Sequence[Figure]]) -> dict[Key, list[Figure]]:
    """Return the first figure of each unit in each item."""
    columns: dict[Key, list[Figure]] = {}
    for item in items:
        heads = {_key(figure): figure for figure in reversed(item)}
        for key, figure in heads.items():
            columns.setdefault(key, []).append(figure)
    return columns


def _key(figure: Figure) -> Key:
    return figure.unit, MISSING.search(figure.label) is not None


def _of_key(heads: Sequence[Figure], column: Sequence[Figure], keys: Iterable[Key]) -> list[Figure]:
    """Return the wholes that a column may add up to: of its unit, or of one that fits and has no column itself."""
    unit, missing = _key(column[0])
    same = [head for head in heads if _key(head) == (unit, missing)]
    return same or [
        head for head in heads if head.fits(column[0]) and _key(head)[1] == missing and _key(head) not in keys
    ]


def leading(whole: Figure, figures: Sequence[Figure]) -> Iterator[tuple[Figure, ...]]:
    """Yield the first parts that add up to the whole, if some do."""
    reached = Decimal(0)
    parts: list[Figure] = []
    for figure in of_unit(whole, figures):
        if _key(figure)[1] == _key(whole)[1]:
            parts.append(figure)
            reached += figure.value * copies(figure)
            if len(parts) > 1 and abs(reached - whole.value) <= 2 * whole.amount.significant_place:
                yield tuple(repeated(parts))
            if reached > whole.value * 2:
                return


def _near(whole: Figure, column: Sequence[Figure]) -> bool:
    """Whether it is worth asking if a column adds up to a whole."""
    reached = sum(figure.value * copies(figure) for figure in column)
    return abs(reached - whole.value) <= whole.value * WORTH_ASKING


def telling(whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether the sum is no chance: three parts, three digits, or a whole that is named one."""
    return len(parts) > 2 or len(whole.amount.value.as_tuple().digits) > 2 or "共" in whole.label


def repeated(figures: Iterable[Figure]) -> Iterator[Figure]:
    """Yield each figure as often as its words say: 甲县、乙县各100万元 is two."""
    for figure in figures:
        yield from [figure] * copies(figure)


def copies(figure: Figure) -> int:
    """Return for how many names a figure stands."""
    match = EACH.search(figure.gap)
    return len(NAMES.findall(match[1].strip("、和与及"))) + 1 if match else 1


def _each_of_unknown(figure: Figure) -> bool:
    """Whether the figure is for each of several things whose names do not stand before it: 两所各300万元."""
    return figure.label.endswith("各") and copies(figure) == 1


def _is_total(passage: Passage, figure: Figure) -> bool:
    """Whether the figure is named a total, alone or beside another one: 共415个、28.2亿元."""
    if NAMED_TOTAL.search(figure.label):
        return True
    if figure.label or figure.rank > 1 or not figure.position:
        return False
    before = passage.figures[figure.position - 1]
    return NAMED_TOTAL.search(before.label) is not None and before.unit != figure.unit


def _total_behind(passage: Passage, whole: Figure) -> Iterator[Proposal]:
    """Propose a total with the parts before it in its sentence."""
    parts: list[Figure] = []
    beside = passage.figures[whole.position - 1]
    for figure in passage.back(whole, whole.position):
        after = passage.figures[figure.position + 1]
        if figure.sentence != whole.sentence or (after is not whole and after.rank == SENTENCE):
            break
        if figure.depth != whole.depth or figure.is_ratio or (figure is beside and figure.unit != whole.unit):
            continue
        if SUBTOTAL.search(figure.label):
            break
        if figure.fits(whole) and not COMMENT.search(figure.label) and same_things(passage, figure, whole):
            parts.append(figure)
    parts = of_unit(whole, parts)
    if len(parts) < 2:
        return
    strong = TOTAL_STRONG.search(whole.label) is not None
    together = whole.position - parts[-1].position == len(parts)
    plain = all(figure.rank <= COMMA and _next_item(figure) for figure in (whole, *parts[:-1]))
    unsure = not _next_item(whole) or any(AMONG.search(figure.gap) for figure in (whole, *parts[:-1]))
    licence = Licence.ALLOWS
    if strong and not unsure and not left_open(passage, parts):
        licence = Licence.STATES if plain and together else Licence.SUGGESTS
    elif not strong and together and TOGETHER.search(whole.label):
        licence = Licence.SUGGESTS
    full = tuple(repeated(reversed(parts)))
    yield Proposal(ClaimKind.SUM, whole, full, licence, TOTAL)
    for nearest in leading(whole, parts):
        if telling(whole, nearest):
            yield Proposal(ClaimKind.SUM, whole, tuple(reversed(nearest)), Licence.ALLOWS, TOTAL)


def left_open(passage: Passage, figures: Iterable[Figure]) -> bool:
    """Whether a list says by its last words that it has more items."""
    return any(OPEN_END.search(passage.after(figure)) for figure in figures)


def nesting(figure: Figure, nested: int) -> int:
    """Return how strong a mark must be to end the list inside a list in which a figure stands, 0 where in none."""
    if AMONG.search(figure.gap):
        return max(figure.rank, 1)
    return 0 if figure.rank > nested else nested


def _next_item(figure: Figure) -> bool:
    """Whether no item without a figure stands before a figure: 甲乡300万元，乙乡投工投劳，合计620万元."""
    return len(MARK.split(figure.gap)) <= 2


def _closed_by_rest(passage: Passage, rest: Figure) -> Iterator[Proposal]:
    """Propose 120名，85名高级、其余35名中级: a whole, parts without a cue and the rest of it."""
    parts = [rest]
    for figure in passage.back(rest, INNER_LIST):
        if figure.sentence != rest.sentence:
            return
        if figure.is_ratio or not figure.fits(rest):
            continue
        enough = len(parts) > (2 if WHAT_IS_LEFT.search(rest.label) else 1)
        if enough and figure.value > max(part.value for part in parts):
            yield Proposal(ClaimKind.SUM, figure, tuple(reversed(parts)), Licence.ALLOWS, REST)
        parts.append(figure)


def same_things(passage: Passage, part: Figure, whole: Figure) -> bool:
    """Whether the nouns behind two counts do not differ: 3个县 is no part of 36个村."""
    nouns = {_noun(passage, part), _noun(passage, whole)} - {""}
    return len(nouns) < 2


def _noun(passage: Passage, figure: Figure) -> str:
    """Return the first character of the noun behind a count: 村 for 12个村."""
    return passage.after(figure)[:1].strip("".join(RANKS) + "（）") if figure.quantity.kind == "count" else ""
