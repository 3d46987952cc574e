"""Sums: a whole and its parts, before or behind it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, NamedTuple

from aidanalysis.auditing.figures.figure import Role
from aidanalysis.auditing.figures.names import full_name, likeness, name
from aidanalysis.auditing.figures.passage import CLAUSE, COMMA, LINE, SENTENCE, is_open
from aidanalysis.auditing.figures.words import words
from aidanalysis.auditing.relations.candidate import Candidate
from aidanalysis.records.labels import ClaimKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from aidanalysis.auditing.figures.figure import Figure
    from aidanalysis.auditing.figures.passage import Passage

#: Figures before a list among which its whole is looked for; items of a list that nothing opens.
WHOLES_BEFORE, ITEMS = 10, 40
SMALLEST_WHOLE = 2
#: Names for each of which one figure may stand.
MOST_NAMED = 20
#: Figures in brackets, or that are no parts, behind which a list is taken to have ended.
PASSED_OVER = 60
HEADING = re.compile(r"\n[^\n]*[一-鿿][^\n]*\n")
#: 林业用地中，… names the whole of what follows.
IN_NAME = re.compile(r"([一-鿿]{2,12})中，[^，。；]*$")
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


def sums(passage: Passage) -> Iterator[Candidate]:
    """Propose every whole with lists that may be its parts."""
    for (kind, _), column in passage.columns.items():
        if kind != "ratio":
            for stretch in _streams(column):
                yield from _column(passage, stretch)


def _streams(column: Sequence[Figure]) -> Iterator[Sequence[Figure]]:
    """Yield the figures of a column, then those of each very unit, and those that say what is missing apart."""
    yield column
    missing = [figure for figure in column if figure.cues.ends_in("missing")]
    if missing:
        there = [figure for figure in column if not figure.cues.ends_in("missing")]
        yield from (stream for stream in (missing, there) if len(stream) > 2)
    units = {figure.unit for figure in column}
    if len(units) > 1:
        for unit in sorted(units):
            alike = [figure for figure in column if figure.unit == unit]
            if len(alike) > 2:
                yield alike


def _column(passage: Passage, column: Sequence[Figure]) -> Iterator[Candidate]:
    walked = 0
    owners: dict[int, Figure] = {}
    for index, first in enumerate(column):
        if index:
            opened = passage.opened(column[index - 1], first)
            rank = passage.rank_between(column[index - 1], first)
            if opened or rank >= COMMA:
                limit = ITEMS if first.position < walked or not opened else len(column)
                items = list(_items(passage, column, index, limit))
                walked = max(walked, items[-1].figure.position)
                yield from _before(passage, column, index, items, opened, owners)
            yield from _behind(passage, column, index)


def _is_part(passage: Passage, figure: Figure) -> bool:
    return figure.role in PARTS or (figure.role is Role.EACH and _times(passage, figure) > 1)


def _items(passage: Passage, column: Sequence[Figure], start: int, limit: int) -> Iterator[Item]:
    """Walk through the figures of a list, those in brackets behind an item left out."""
    first = column[start]
    yield Item(first, 0, nested=False)
    nested = worst = passed = 0
    kept = 1
    for index in range(start + 1, min(len(column), start + 1 + 3 * limit)):
        figure, before = column[index], column[index - 1]
        worst = max(worst, passage.rank_between(before, figure))
        if figure.depth < first.depth or kept >= limit or _below_heading(figure):
            return
        if figure.depth > first.depth or not _is_part(passage, figure):
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


def _below_heading(figure: Figure) -> bool:
    """Whether a line without figures stands before that of a figure, which sets it off from the list above."""
    return HEADING.search(figure.gap) is not None


def _runs(items: Sequence[Item]) -> list[Run]:
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


def _before(
    passage: Passage,
    column: Sequence[Figure],
    index: int,
    items: Sequence[Item],
    opened: str,
    owners: dict[int, Figure],
) -> Iterator[Candidate]:
    """Propose the wholes before a list."""
    runs = _runs(items)
    if not runs:
        return
    wholes = _wholes(passage, column, index, opened)
    if not wholes:
        return
    owner = owners.get(column[index - 1].position) if opened == "division" else None
    nearest = owner if owner is not None else _divided(wholes, column[index])
    bare = not opened and _bare(passage, column, index, nearest, runs[0])
    reached = [(sum(_times(passage, part) * part.number for part in run.parts), run) for run in runs]
    order = sorted(range(len(reached)), key=lambda n: reached[n][0])
    totals = [reached[n][0] for n in order]
    proposed: set[tuple[int, tuple[int, ...]]] = set()
    for whole in wholes:
        tries = bisect_right(totals, whole.number * 1.5) - bisect_left(totals, whole.number * 0.5)
        near = _near(whole, totals)
        fitting = sorted(order[n] for n in range(*near))
        apart = whole is nearest and (bool(opened) or bare or _set_off(passage, whole, runs[0]))
        if runs[0].plain and apart:
            fitting = sorted({0, *fitting})
        for n in fitting[:4]:
            run = runs[n]
            key = (whole.position, tuple(part.position for part in run.parts))
            if key in proposed:
                continue
            proposed.add(key)
            plain = run.plain and n == 0 and apart
            cues = _cues(passage, whole, run, opened or ("bare" if bare and plain else ""), nearest=whole is nearest)
            candidate = Candidate(
                ClaimKind.SUM, whole, tuple(_repeated(passage, run.parts)), cues, plain, max(tries, 1), relation="sum"
            )
            if not plain and not all(part.number for part in run.parts):
                continue
            if plain or candidate.fits:
                yield candidate
            if candidate.fits or plain:
                for part in run.parts:
                    owners.setdefault(part.position, whole)
            if candidate.fits:
                break


def _divided(wholes: Sequence[Figure], first: Figure) -> Figure:
    """Return the whole that a list divides: the nearest, but for a level that it was only compared with."""
    named = IN_NAME.search(first.gap)
    if named is not None and (subject := name(named[1])):
        for whole in wholes:
            if likeness(subject[-4:], full_name(whole)) == 1:
                return whole
    for whole in wholes:
        if whole.role is not Role.BEFORE and "against" not in whole.cues and not whole.cues.ends_in("rise", "fall"):
            return whole if whole.sentence == wholes[0].sentence else wholes[0]
    return wholes[0]


def _set_off(passage: Passage, whole: Figure, run: Run) -> bool:
    """Whether weaker marks stand between the parts than before the first: 核定1.842亿元，校舍6200万元、医院7350万元."""
    first, second = run.parts[:2]
    return (
        passage.rank_between(first, second) < passage.rank_between(whole, first) <= COMMA
        and whole.sentence == first.sentence
    )


def _bare(passage: Passage, column: Sequence[Figure], index: int, whole: Figure, run: Run) -> bool:
    """Whether a clause holds but a whole and named parts, or a sentence but the parts of the one before.

    项目174个，建设类126个，培训类48个。 粮食18万吨，比上年增加1万吨。夏粮5万吨，秋粮13万吨。
    """
    first, last = run.parts[0], run.parts[-1]
    before = [figure for figure in column[max(0, index - 3) : index] if figure.role is not Role.CHANGE][-2:]
    if not before or before[-1] is not whole or whole.depth or first.depth or len(run.parts) < 2:
        return False
    apart = passage.rank_between(whole, first)
    if apart > SENTENCE or (len(before) > 1 and before[0].clause == whole.clause and before[0].rank < LINE):
        return False
    after = next(iter(passage.column_after(last, 1)), None)
    if after is not None and after.clause == last.clause:
        return False
    return all(_named(passage, part) for part in run.parts) and run.parts[0].clause - whole.clause <= 1


def _named(passage: Passage, part: Figure) -> str:
    """Return the words that name a part; of the second of a pair, 41户68人, those of the first."""
    if not part.gap and part.position:
        part = passage.figures[part.position - 1]
    return name(part.label) or name(part.tail)


def _near(whole: Figure, totals: Sequence[float]) -> tuple[int, int]:
    slack = max(whole.slack * 3, whole.number * 0.004)
    return bisect_left(totals, whole.number - slack), bisect_right(totals, whole.number + slack)


def _wholes(passage: Passage, column: Sequence[Figure], index: int, opened: str) -> list[Figure]:
    """Return the figures that a list may divide, the nearest first."""
    first = column[index]
    found: list[Figure] = []
    lesser = column[index - 1]
    for place in range(index - 1, max(-1, index - 1 - WHOLES_BEFORE), -1):
        figure = column[place]
        if figure.depth > first.depth or figure.number < SMALLEST_WHOLE or figure.role is Role.EACH:
            continue
        if figure.number < first.number and (found or opened != "division" or figure.number < 0.3 * first.number):
            continue
        found.append(figure)
        if opened == "bracket" and figure.depth < first.depth:
            return found
    if opened and lesser not in found and _may_be_whole(lesser, first, found):
        found.insert(0, lesser)
    seen = {figure.position for figure in found}
    far = (one for one in passage.records[first.position] if one.position not in seen and one.depth <= first.depth)
    return found + [one for one in far if one.role is not Role.EACH and one.number > first.number]


def _may_be_whole(lesser: Figure, first: Figure, others: Sequence[Figure]) -> bool:
    """Whether a figure less than the first part is the only one that a list can divide: 1160户，其中建档立卡户1405户."""
    return (
        lesser.number >= SMALLEST_WHOLE
        and lesser.unit == first.unit
        and lesser.role in (Role.LEVEL, Role.PLAN)
        and lesser.sentence >= first.sentence - 1
        and lesser.depth <= first.depth
        and (not others or others[0].sentence < lesser.sentence)
    )


def _behind(passage: Passage, column: Sequence[Figure], index: int) -> Iterator[Candidate]:
    """Propose a total with the parts before it."""
    whole = column[index]
    if whole.role is Role.EACH or whole.number < SMALLEST_WHOLE:
        return
    closing = _closing(passage, whole)
    above = "above" in whole.lead
    parts: list[Figure] = []
    ranks: list[int] = []
    worst = 0
    for place in range(index - 1, max(-1, index - 1 - (len(column) if closing else ITEMS)), -1):
        figure, later = column[place], column[place + 1]
        rank = passage.rank_between(figure, later)
        worst = max(worst, rank)
        if figure.depth < whole.depth or (worst >= SENTENCE and not (closing or above or "total" in whole.cues)):
            break
        if (worst >= LINE and not above and "total" not in whole.cues) or len(parts) >= ITEMS * 50:
            break
        if figure.depth > whole.depth or not _is_part(passage, figure):
            continue
        if closing and parts and _closing(passage, figure) and not above and "小计" not in figure.label:
            parts.append(figure)
            ranks.append(worst)
            break
        parts.append(figure)
        ranks.append(worst)
        worst = 0
        if above and _below_heading(figure):
            break
    subtotals = [(part, rank) for part, rank in zip(parts, ranks, strict=True) if "小计" in part.label]
    if subtotals and "小计" not in whole.label:
        parts, ranks = [part for part, _ in subtotals], [rank for _, rank in subtotals]
    added = _adding(parts) if closing else None
    if added:
        yield from _added(passage, whole, added)
    if len(parts) < 2:
        return
    yield from _totals(passage, whole, parts, ranks, closing=closing, above=above)


def _totals(
    passage: Passage, whole: Figure, parts: list[Figure], ranks: list[int], *, closing: bool, above: bool
) -> Iterator[Candidate]:
    reached, fitting = 0.0, []
    tries = 0
    slack = max(whole.slack * 3, whole.number * 0.004)
    level = ranks[1]
    natural = next((n for n in range(2, len(parts)) if ranks[n] > max(level, ranks[0], 1)), len(parts))
    for n, part in enumerate(parts, 1):
        reached += _times(passage, part) * part.number
        tries += n > 1 and 0.5 * whole.number <= reached <= 1.5 * whole.number
        if n > 1 and abs(reached - whole.number) <= slack + part.slack * n:
            fitting.append(n)
        if reached > 2 * whole.number:
            break
    summed = closing or _sums_up(passage, whole, parts[:natural], ranks[:natural])
    if summed and natural not in fitting and natural > 1:
        fitting.append(natural)
    for n in fitting:
        run = Run(tuple(reversed(parts[:n])), plain=summed and n == natural, whole_list=n == natural)
        how = "above" if above else "closing" if closing else "behind"
        cues = _cues(passage, whole, run, how, nearest=True)
        if run.plain and _alone(whole, run):
            cues |= {"list and its total"}
        candidate = Candidate(
            ClaimKind.SUM, whole, tuple(_repeated(passage, run.parts)), cues, run.plain, max(tries, 1), relation="total"
        )
        if run.plain or candidate.fits:
            yield candidate
        if candidate.fits:
            return


def _sums_up(passage: Passage, whole: Figure, parts: Sequence[Figure], ranks: Sequence[int]) -> bool:
    """Whether a figure called a total ends a list that no other whole begins: 进口3亿元，出口5亿元，进出口总额8亿元."""
    named = whole if whole.gap or not whole.position else passage.figures[whole.position - 1]
    if "total" not in named.cues or named.cues.any("share", "plan") or whole.depth or len(parts) < 2:
        return False
    first, following = parts[-1], next(iter(passage.column_after(whole, 1)), None)
    if following is not None and following.clause == whole.clause and not following.cues.any("left"):
        return False
    before = next(iter(passage.column_before(first, 1)), None)
    if before is not None and before.sentence == first.sentence:
        return False
    return max(ranks) <= SENTENCE and passage.rank_between(first, whole) < LINE


def _alone(whole: Figure, run: Run) -> bool:
    """Whether nothing but a word of the total stands behind parts in a row: 甲县20户、乙县30户，合计50户.

    A total that lacks one of the parts, or takes it away, need not have that part.
    """
    if whole.gap not in ("，合计", "，共计", "，总计") or whole.position - run.parts[0].position != len(run.parts):
        return False
    above = sum(part.number for part in run.parts) - whole.number
    return not any(
        abs(above - taken) < whole.slack + 1e-9 for part in run.parts for taken in (part.number, 2 * part.number)
    )


def _adding(parts: Sequence[Figure]) -> list[Figure]:
    """Return the figures that are added to one of an earlier sentence: 收入300万元…。加上补助200万元，总量500万元."""
    start = next((n for n, part in enumerate(parts) if part.lead.any("adding")), None)
    return list(parts[: start + 1]) if start is not None else []


def _added(passage: Passage, whole: Figure, added: Sequence[Figure]) -> Iterator[Candidate]:
    """Propose a total of what is added and the figure that it is added to, the first of its sentence above all."""
    first = added[-1]
    before = [f for f in passage.column_before(first, ITEMS) if f.line >= first.line - 1 and f.depth <= first.depth]
    if first.gap.find("。") < 0 and "\n" not in first.gap:
        before = [f for f in before if f.sentence == first.sentence] or before
    if not before:
        return
    sentence = before[0].sentence
    head = [f for f in before if f.sentence == sentence][-1]
    rest = sum(part.number for part in added)
    fitting = [f for f in before if abs(f.number + rest - whole.number) <= whole.slack + f.slack * (len(added) + 1)]
    for base in {f.position: f for f in (head, *fitting[:1])}.values():
        cues = frozenset({"sum added"} | ({"a bound"} if base.role is Role.BOUND else set()))
        operands = (base, *reversed(added))
        yield Candidate(ClaimKind.SUM, whole, operands, cues, base is head, len(before), relation="total")


def _closing(passage: Passage, figure: Figure) -> bool:
    """Whether the words of a figure, or of the one that stands with it, add up what stands before."""
    if figure.cues.any("closing"):
        return True
    if figure.gap and figure.rank <= 1 and not figure.label and figure.position:
        return passage.figures[figure.position - 1].cues.any("closing")
    if not figure.gap and figure.position:
        return passage.figures[figure.position - 1].cues.any("closing")
    return False


def _repeated(passage: Passage, parts: Sequence[Figure]) -> Iterator[Figure]:
    for part in parts:
        yield from [part] * _times(passage, part)


def _times(passage: Passage, part: Figure) -> int:
    """Return for how many names a figure stands: 甲县、乙县各100万元 is two, as is 学校两所各100万元."""
    if not part.label.endswith("各"):
        return 1
    before = passage.figures[part.position - 1] if part.position else None
    if part.gap == "各" and before is not None and before.quantity.kind == "count" and before.number <= MOST_NAMED:
        return int(before.number)
    stretch = part.gap.replace("：", "，").rpartition("，")[2]
    return 1 + sum(stretch.count(mark) for mark in "、和与及")


def _cues(passage: Passage, whole: Figure, run: Run, opened: str, *, nearest: bool) -> frozenset[str]:  # noqa: PLR0912 - one condition a cue
    first, last = run.parts[0], run.parts[-1]
    found = {f"sum {opened or 'unopened'}"}
    if not nearest:
        found.add("another figure between")
    if not run.whole_list:
        found.add("list cut short")
    rank = passage.rank_between(min(whole, first, key=_place), max(whole, first, key=_place))
    if rank == SENTENCE:
        found.add("another sentence")
    elif rank == LINE:
        found.add("another line")
    if is_open(passage, last) or any("open" in part.lead for part in run.parts):
        found.add("list left open")
    if "rest" in last.cues:
        found.add("last is the rest")
    taken = {part.position for part in run.parts} | {whole.position}
    between = passage.figures[first.position : last.position + 2]
    if any(
        f.position not in taken and f.fits(first) and f.role in (Role.CHANGE, Role.EACH) and f.depth == first.depth
        for f in between
    ):
        found.add("passed over")
    if len(run.parts) == 2:
        found.add("two parts")
    if any(part.role is Role.BOUND for part in (*run.parts, whole)):
        found.add("a bound")
    if any(part.label.endswith("各") and _times(passage, part) == 1 for part in run.parts):
        found.add("each of several")
    if any("missing" in part.cues or "plan" in part.cues for part in run.parts[:-1]) and "plan" not in whole.cues:
        found.add("stages")
    after = next(iter(passage.column_after(max(last, whole, key=_place), 1)), None)
    if after is not None and after.sentence == last.sentence and after.depth == last.depth and after.role in PARTS:
        near = after.clause == last.clause and last is not whole and after.position <= last.position + 2
        found.add("list goes on" if near and last.position > whole.position else "goes on")
    if any(part.number > whole.number for part in run.parts):
        found.add("a part exceeds its whole")
    if any(part.lead.any("attribute") for part in run.parts) and "男" not in "".join(p.label for p in run.parts):
        found.add("parts may overlap")
    if "adding" in whole.lead and "sum added" not in found:
        found.add("explained")
    if _parallel(run.parts):
        found.add("parts named alike")
    if _other_things(whole, run.parts):
        found.add("other things")
    if "total" in whole.cues:
        found.add("named total")
    if whole.role is Role.CHANGE:
        found.add("whole is a change")
    if likeness(name(whole.label)[-4:], "".join(part.label for part in run.parts[:3])) >= 0.5:
        found.add("same name")
    if first.lead.any("open"):
        found.add("list left open")
    return frozenset(found)


def _parallel(parts: Sequence[Figure]) -> bool:
    """Whether the names of all parts end alike: 民生类, 产业类."""
    ends = {name(part.label)[-1:] for part in parts}
    return len(ends) == 1 and "" not in ends


def _place(figure: Figure) -> int:
    return figure.position


def _other_things(whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether the nouns behind the counts differ: 3个县 is no part of 36个村."""
    if whole.quantity.kind != "count" or not whole.tail:
        return False
    nouns = {part.tail[:1] for part in parts if part.tail and not words(part.tail).found}
    return bool(nouns) and whole.tail[:1] not in nouns and len(nouns) == 1
