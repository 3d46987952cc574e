"""Growth in per cent: from two levels, or from a level and the change that led to it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from aidanalysis.auditing.figures.figure import Figure, Role
from aidanalysis.auditing.figures.names import full_name, likeness, name
from aidanalysis.auditing.figures.passage import CLAUSE, SENTENCE
from aidanalysis.auditing.figures.words import words
from aidanalysis.auditing.relations.candidate import Candidate
from aidanalysis.auditing.relations.estimate import follows
from aidanalysis.records.labels import ClaimKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from aidanalysis.auditing.figures.passage import Passage

#: Figures before a rate of growth among which its levels are looked for.
REACH = 8
ALIKE = 0.5
YEAR = re.compile(r"((?:19|20)\d\d)年")


def growth(passage: Passage) -> Iterator[Candidate]:
    """Propose every rate of growth with the levels, or the level and the change, that it may be of."""
    for rate in passage.figures:
        grown = rate.role is Role.GROWTH or (rate.role is Role.TIMES and rate.falls is False)
        if grown and rate.falls is not None:
            yield from _from_change(passage, rate)
            yield from _from_levels(passage, rate)


def _around(passage: Passage, rate: Figure) -> list[Figure]:
    """Return the figures before a rate in its sentence and the one before, the nearest first."""
    return [
        figure
        for figure in passage.back(rate, REACH)
        if figure.line == rate.line and figure.sentence >= rate.sentence - 1 and figure.depth <= rate.depth
    ]


def _from_change(passage: Passage, rate: Figure) -> Iterator[Candidate]:
    around = _around(passage, rate)
    following = passage.figures[rate.position + 1 : rate.position + 2]
    changes = [f for f in (*around[:3], *following) if _is_change(f) and f.clause == rate.clause]
    for nth, change in enumerate(changes[:2]):
        levels = [
            f
            for f in around
            if f.position < change.position
            and f.fits(change)
            and f.role in (Role.LEVEL, Role.PLAN, Role.BEFORE, Role.EACH)
        ]
        levels.sort(key=lambda level: level.role is Role.PLAN or is_base(passage, level))
        for place, level in enumerate(levels[:3]):
            if change.number >= level.number and not change.falls:
                continue
            earlier = _is_compared(level) or level.cues.any("before")
            plain = nth == place == 0 and level.clause == rate.clause and not earlier
            cues = {"growth from a change"} | _cues(passage, rate, level, change)
            if tight(level, change, rate) and not _of_its_own(change, level):
                cues.add("side by side")
                if outright(rate, level) and plain:
                    cues.add("outright")
            cues |= {"nearest level"} if not place else set()
            if change.falls is not rate.falls:
                cues.add("other direction")
                plain = False
            if len(levels) > 1 and levels[1].clause == rate.clause and levels[0].role is levels[1].role:
                cues.add("another level beside")
            one = Candidate(
                ClaimKind.GROWTH,
                rate,
                (level, change),
                frozenset(cues),
                plain,
                len(levels[:3]) * len(changes[:2]),
                falling=rate.falls,
                from_change=True,
                relation="growth",
            )
            if plain or one.fits:
                yield one


def _is_compared(level: Figure) -> bool:
    """Whether a level is one that the change began at: 同上次普查的513604人相比，增加31993人."""
    return level.role is Role.BEFORE or (level.lead.any("against") and "比" in level.tail)


#: Words that say of a change but how it went: nothing that it might be of besides.
BARE_CHANGE = re.compile(
    r"(比|较)?(同比|环比)?(共|累计|净)?(增加|减少|增长|下降|提高|降低|上升|增收|减收|增|减|升|降|增幅|降幅|提升|扩大|多|少|减)"
    r"(幅度)?(了|达|为|达到)?"
)


def outright(stated: Figure, *levels: Figure) -> bool:
    """Whether a change is stated in bare words beside its levels, so that it can be of nothing else."""
    return BARE_CHANGE.fullmatch(stated.label) is not None and not any(level.role is Role.BOUND for level in levels)


def tight(first: Figure, second: Figure, third: Figure) -> bool:
    """Whether three figures follow each other in one sentence with nothing between."""
    low, high = sorted((first.position, second.position))
    return third.position == high + 1 == low + 2 and first.sentence == second.sentence == third.sentence


def _with_change(passage: Passage, first: Figure, second: Figure, rate: Figure) -> bool:
    """Whether but a change stands between two levels and a rate: 由248家增加到310家，增加62家，增长25%."""
    between = passage.figures[rate.position - 1]
    return tight(first, second, between) and _is_change(between) and rate.sentence == between.sentence


def _of_its_own(change: Figure, level: Figure) -> bool:
    """Whether the words of a change name something else than its level."""
    subject = name(change.label)
    return len(subject) > 1 and likeness(subject, full_name(level)) < ALIKE


def _is_change(figure: Figure) -> bool:
    return figure.role is Role.CHANGE and not figure.is_ratio


def _from_levels(passage: Passage, rate: Figure) -> Iterator[Candidate]:
    around = [f for f in _around(passage, rate) if not _is_change(f) and not is_base(passage, f)]
    change = _change(passage, rate, around)
    around = [f for f in around if f is not change]
    pairs = []
    ratios = all(f.is_ratio for f in around[:2]) and len(around) > 1
    for n, later in enumerate(around[:5]):
        for earlier in around[n + 1 : n + 4]:
            if not later.fits(earlier):
                continue
            if later.is_ratio and (not ratios or later.quantity.unit != "%" or n):
                continue
            pairs.append((earlier, later))
    following = passage.figures[rate.position + 1 : rate.position + 2]
    if following and following[0].role is Role.BEFORE and following[0].sentence == rate.sentence:
        pairs += [(level, following[0]) for level in around[:2] if level.fits(following[0])]
    agree = [pair for pair in pairs if change is not None and _tells(change, *pair)]
    pairs = agree + [pair for pair in pairs if pair not in agree]
    for nth, (first, second) in enumerate(pairs[:8]):
        ordered = _ordered(first, second)
        new, old = ordered or sorted((first, second), key=lambda f: f.number, reverse=not rate.falls)
        # Of two figures of one time neither is what the other grew from.
        if not old.number or (ordered is None and rate.cues.any("against")):
            continue
        cues = {"growth of levels"} | _cues(passage, rate, first, second)
        cues |= {"levels ordered"} if ordered else {"levels not ordered"}
        cues |= {"nearest level"} if not nth else set()
        plain = not nth and ordered is not None and not _other_way(rate, new, old)
        beside = (first, second) in agree
        plain = plain and (beside or change is None or first.sentence == rate.sentence)
        if ordered and (beside or tight(first, second, rate) or _with_change(passage, first, second, rate)):
            cues.add("side by side")
            if outright(rate, first, second) and plain and rate.role is Role.GROWTH:
                cues.add("outright")
        if first.is_ratio and "outright" not in cues:
            cues.add("levels are rates")
        elif first.is_ratio and follows(ClaimKind.DIFFERENCE, rate, _larger_first(new, old)):
            cues.add("levels are rates")  # the points between them, called per cent
        one = Candidate(
            ClaimKind.GROWTH,
            rate,
            (new, old),
            frozenset(cues),
            plain,
            len(pairs[:8]),
            falling=rate.falls,
            relation="growth",
        )
        if plain or one.fits:
            yield one


def is_base(passage: Passage, figure: Figure) -> bool:
    """Whether a figure stands within the words of a share, which is measured on it: 为预算51000万元的102.7%."""
    following = passage.figures[figure.position + 1 : figure.position + 2]
    return bool(following) and following[0].is_ratio and following[0].gap.startswith("的")


def _change(passage: Passage, rate: Figure, around: Sequence[Figure]) -> Figure | None:
    """Return the change that stands beside a rate, called one or telling how far the two levels before it are apart."""
    before = passage.figures[rate.position - 1] if rate.position else None
    if before is None or before.sentence != rate.sentence or before.is_ratio:
        return None
    if _is_change(before):
        return before
    levels = [f for f in around if f.position < before.position and f.fits(before) and f.sentence == before.sentence]
    return before if len(levels) > 1 and _tells(before, levels[1], levels[0]) else None


def _tells(change: Figure, first: Figure, second: Figure) -> bool:
    """Whether a change is how far two levels are apart."""
    return first.fits(change) and follows(ClaimKind.DIFFERENCE, change, _larger_first(first, second))


def _other_way(rate: Figure, new: Figure, old: Figure) -> bool:
    """Whether levels went the other way than a rate says, and by another share: they are hardly those it is of."""
    grown = (new.number / old.number - 1) * 100
    return (grown < 0) is not rate.falls and abs(abs(grown) - float(rate.amount.value)) > max(1.0, abs(grown) * 0.02)


def _larger_first(one: Figure, other: Figure) -> tuple[Figure, Figure]:
    return (one, other) if one.number > other.number else (other, one)


def _ordered(first: Figure, second: Figure) -> tuple[Figure, Figure] | None:
    """Return the new level and the old one, if words say which is which."""
    if second.lead.any("become") and (first.cues.any("from") or first.role is Role.BEFORE):
        return second, first
    if second.lead.any("before") and not first.cues.any("before"):
        return first, second
    if first.cues.any("before") and not second.lead.any("before"):
        return second, first
    if _is_compared(second) and not _is_compared(first):
        return first, second
    if second.lead.any("against") and _year(second) and _year(second) != _year(first):
        return first, second
    years = _year(first), _year(second)
    if all(years) and years[0] != years[1]:
        return (second, first) if years[0] < years[1] else (first, second)
    return None


def _year(figure: Figure) -> str:
    """Return the year that the words of a level name."""
    found = YEAR.findall(figure.gap)
    return found[-1] if found else ""


def _cues(passage: Passage, rate: Figure, first: Figure, second: Figure) -> set[str]:
    found: set[str] = set()
    early, late = min(first.position, second.position), rate.position
    between = passage.figures[early : late + 1]
    if any("comparable" in figure.lead for figure in between) or words(passage.after(rate)).any("comparable"):
        found.add("comparable prices")
    named = "".join(full_name(figure) for figure in (first, second))
    if words(named).any("product") or any(word in named for word in ("增加值", "生产总值", "总产值")):
        found.add("grows at constant prices")
    if "年均" in rate.label or "平均" in rate.label or "两年" in rate.label:
        found.add("annual average")
    if first.clause != rate.clause:
        found.add("level in another clause")
    if passage.rank_between(first, rate) >= SENTENCE:
        found.add("level in another sentence")
    elif passage.rank_between(first, rate) >= CLAUSE:
        found.add("level behind a semicolon")
    subject = name(rate.label)
    if len(subject) > 1 and likeness(subject, named) < ALIKE:
        found.add("another subject")
    if any("among" in figure.lead for figure in between[1:]):
        found.add("another subject")
    if Role.PLAN in (first.role, second.role):
        found.add("level is a plan")
    if Role.BOUND in (first.role, second.role):
        found.add("a bound")
    return found
