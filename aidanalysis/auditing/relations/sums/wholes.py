"""Sums: a whole and its parts."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from aidanalysis.auditing.figures.figure import Role
from aidanalysis.auditing.figures.names import full_name, likeness, name
from aidanalysis.auditing.figures.passage import CLAUSE, COMMA, LINE, SENTENCE
from aidanalysis.auditing.relations.candidate import Candidate
from aidanalysis.auditing.relations.estimate import LEAST_OF_A_WHOLE, MOST_OF_A_WHOLE, close
from aidanalysis.auditing.relations.sums.list_cues import is_rest, list_cues, of_other_things, same_name
from aidanalysis.auditing.relations.sums.lists import (
    ITEMS,
    SMALLEST_WHOLE,
    Begun,
    Item,
    Run,
    before_told_again,
    begun,
    items,
    links,
    natural,
    repeated,
    times,
)
from aidanalysis.auditing.relations.sums.totals import behind
from aidanalysis.records.labels import ClaimKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from aidanalysis.auditing.figures.figure import Figure
    from aidanalysis.auditing.figures.passage import Passage

#: Figures before a list among which its whole is looked for.
WHOLES_BEFORE = 10
#: Lists that are judged for one whole, and how far off it they may be, as a share of it.
MOST_FITTING, LOOSELY = 4, 0.004
#: 林业用地中，… names the whole of what follows, in so many characters before its comma.
IN_NAME = re.compile(r"([一-鿿]{2,12})中，[^，。；]*$")
LONGEST_NAME = 13


def wholes_and_parts(passage: Passage) -> Iterator[Candidate]:
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
    chain = links(passage, column)
    for index, first in enumerate(column):
        if index:
            opened = passage.opened(column[index - 1], first)
            opened = "" if opened == "bracket" and not first.depth else opened
            if opened or chain[index].rank >= COMMA or _has_rest(column, index):
                limit = ITEMS if first.position < walked or not opened else len(column)
                found = items(chain, index, limit)
                walked = max(walked, found[-1][0].figure.position)
                yield from _before(passage, column, index, found, opened, owners)
            yield from behind(passage, chain, index)


def _has_rest(column: Sequence[Figure], index: int) -> bool:
    """Whether the next figure tells the rest of a whole right before this one: 28个项目完工19个，其余9个在建."""
    following = column[index + 1 : index + 2]
    return bool(following) and "rest" in following[0].lead and following[0].clause == column[index - 1].clause


def _before(
    passage: Passage,
    column: Sequence[Figure],
    index: int,
    listed: Sequence[Item],
    opened: str,
    owners: dict[int, Figure],
) -> Iterator[Candidate]:
    """Propose the wholes before a list."""
    wholes = _wholes(passage, column, index, opened)
    if not wholes:
        return
    if opened == "colon" and "：" in wholes[0].gap and passage.rank_between(wholes[0], column[index]) >= CLAUSE:
        opened = ""  # 一组：86户；二组：92户
    anew = opened == "division" or (opened and passage.rank_between(column[index - 1], column[index]) >= CLAUSE)
    owner = owners.get(column[index - 1].position) if anew else None
    nearest = owner if owner is not None else _divided(wholes, column[index])
    listed = before_told_again(listed, nearest)
    if len(listed) < 2:
        return
    chief = natural(listed)
    found = list(begun(listed, chief, max(_most(whole) for whole in wholes)))
    pointed, how = None, opened
    if chief is not None:
        chief = _without_another(passage, nearest, chief)
        reached = _reached(passage, chief)
        found.insert(0, Begun(chief.parts, len(chief.parts), reached))
        pointed = _meant(wholes, nearest, chief, reached) if opened else nearest
        if opened == "among" and _leaves_its_line(nearest, chief):
            pointed = None
        elif not opened and _bare(passage, column, index, nearest, chief):
            how = "bare"
        elif not opened and not _set_off(passage, nearest, chief):
            pointed = None
    for whole, near, tries in _near(wholes, found, chief, pointed):
        for run in near:
            plain = whole is pointed and run is chief
            operands = tuple(repeated(passage, run.parts))
            one = Candidate(ClaimKind.SUM, whole, operands, frozenset(), plain, tries, relation="sum")
            if plain or one.fits:
                opening = how if plain else opened
                yield one.marked(list_cues(passage, whole, run, opening, nearest=whole is nearest))
                for part in run.parts:
                    owners.setdefault(part.position, whole)
            if one.fits:
                break


def _near(
    wholes: Sequence[Figure], found: Sequence[Begun], chief: Run | None, pointed: Figure | None
) -> Iterator[tuple[Figure, list[Run], int]]:
    """Yield each whole with the lists that come near to it, the likeliest first, and how many might have.

    The list as its marks set it apart, the first of those found, belongs to the whole pointed at however far from it.
    """
    totals = sorted(one.reached for one in found)
    if not totals:
        return
    for whole in wholes:
        slack = _slack(whole)
        low, high = whole.number - slack, whole.number + slack
        if whole is not pointed and not (low <= totals[-1] and totals[0] <= high):
            continue
        near: list[Begun] = []
        if bisect_left(totals, low) < bisect_right(totals, high):
            near = [one for one in found if low <= one.reached <= high]
        if whole is pointed and not (near and near[0] is found[0]):
            near = [found[0], *near]
        if near:
            listed: dict[tuple[int, ...], Run] = {}
            for one in near[:MOST_FITTING]:
                run = chief if chief is not None and one is found[0] else one.run()
                if (run is chief and whole is pointed) or all(part.number for part in run.parts):
                    listed.setdefault(tuple(part.position for part in run.parts), run)
            tries = bisect_right(totals, whole.number * 1.5) - bisect_left(totals, whole.number * 0.5)
            yield whole, list(listed.values()), max(tries, 1)


def _most(whole: Figure) -> float:
    """Return the most that a list comes to of which it counts whether it divides a whole."""
    return max(whole.number * 1.5, whole.number + _slack(whole))


def _slack(whole: Figure) -> float:
    """Return how far off its whole the parts of a list may be to be looked at."""
    return max(whole.slack * 3, whole.number * LOOSELY)


def _without_another(passage: Passage, whole: Figure, run: Run) -> Run:
    """Leave out what stands beside a list that adds up without it: 24人，其中干部10人，技术人员14人，另有志愿者35人."""
    reached = 0.0
    for n, part in enumerate(run.parts):
        other = part.lead.any("item") or part.label.startswith("已")
        if n > 1 and other and close(reached, whole.number, whole.slack):
            return run._replace(parts=run.parts[:n])
        reached += times(passage, part) * part.number
    return run


def _reached(passage: Passage, run: Run) -> float:
    """Return what the parts of a list come to."""
    return sum(times(passage, part) * part.number for part in run.parts)


def _leaves_its_line(whole: Figure, run: Run) -> bool:
    """Whether a list that 其中 opens in the line of its whole goes on in another, where something else is told."""
    first, second = run.parts[:2]
    return whole.line == first.line != second.line


def _meant(wholes: Sequence[Figure], nearest: Figure, run: Run, reached: float) -> Figure:
    """Return the whole of a list: the nearest, or where the list comes to something far from it, one of its name."""
    largest = max(part.number for part in run.parts)
    for whole in (nearest, *wholes):
        near = LEAST_OF_A_WHOLE * whole.number <= reached <= MOST_OF_A_WHOLE * whole.number
        beside = whole.line == nearest.line and whole.number > largest and same_name(whole, run.parts)
        if near and (whole is nearest or beside):
            return whole
    return nearest


def _divided(wholes: Sequence[Figure], first: Figure) -> Figure:
    """Return the whole that a list divides: the nearest, but for a level that it was only compared with."""
    named = IN_NAME.search(first.gap, max(0, first.gap.rfind("，") - LONGEST_NAME))
    if named is not None and (subject := name(named[1])):
        for whole in wholes:
            if likeness(subject[-4:], full_name(whole)) == 1:
                return whole
    for whole in wholes:
        if (
            whole.role not in (Role.BEFORE, Role.PLAN)
            and "against" not in whole.cues
            and not whole.cues.ends_in("rise", "fall")
        ):
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
    if (after is not None and after.clause == last.clause) or first.clause != last.clause:
        return False
    if any(_is_no_item(part, first) or of_other_things(part, whole) for part in run.parts):
        return False
    return all(_named(passage, part) for part in run.parts) and run.parts[0].clause - whole.clause <= 1


def _is_no_item(part: Figure, first: Figure) -> bool:
    """Whether a figure is a balance, or not told exactly, and so no part of a whole beside which it stands."""
    balance = part.cues.any("left", "kept", "missing") and not is_rest(part, first)
    return part.role is Role.BOUND or balance


def _named(passage: Passage, part: Figure) -> str:
    """Return the words that name a part; of the second of a pair, 41户68人, those of the first."""
    if not part.gap and part.position:
        part = passage.figures[part.position - 1]
    return name(part.label) or name(part.tail)


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
        if any(one.number == figure.number and one.unit == figure.unit for one in found):
            continue  # told nearer too
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
