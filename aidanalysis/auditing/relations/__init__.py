"""Relations that figures may have, one file a kind; each proposes candidates from structure and words."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from aidanalysis.auditing.figures.names import name
from aidanalysis.auditing.figures.passage import COMMA
from aidanalysis.auditing.figures.words import words
from aidanalysis.auditing.relations.bounds import bounds
from aidanalysis.auditing.relations.candidate import Candidate
from aidanalysis.auditing.relations.changes.differences import differences
from aidanalysis.auditing.relations.changes.durations import durations
from aidanalysis.auditing.relations.changes.growth import growth
from aidanalysis.auditing.relations.estimate import LEAST_OF_A_WHOLE, close
from aidanalysis.auditing.relations.quotients import quotients
from aidanalysis.auditing.relations.shares.percentages import percentages
from aidanalysis.auditing.relations.shares.respectively import respectively
from aidanalysis.auditing.relations.sums.hundred_per_cent import hundred_per_cent
from aidanalysis.auditing.relations.sums.wholes import wholes_and_parts
from aidanalysis.auditing.relations.tables import in_tables
from aidanalysis.records.labels import ClaimKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from aidanalysis.auditing.figures.figure import Figure
    from aidanalysis.auditing.figures.passage import Passage

#: Figures behind a relation up to which words that explain a gap are looked for.
LOOKED_AT = 6
#: What a list of which the other column adds up need not be asked: whether it goes on.
BESIDE = frozenset({"the other column adds up"})
SAID_OF_ITS_END = frozenset({"list goes on", "list left open", "passed over", "parts told behind"})
#: Counted in another way: （按投资额）.
BY_ANOTHER_RULE = re.compile(
    r"（按[^）]*）|按[^，。；]{1,8}(计|算|统计)(?!划)|[未没][出有][一-鿿]{0,3}结果|尚未|净额|平均相差"
)

#: Some of what a list counts is said to be otherwise.
SOME = re.compile(r"^[，（]部分")
#: Parts that are still to come.
AHEAD = re.compile(r"预计|预期|有望|力争")

__all__ = ["Candidate", "candidates"]

#: The relations that need no other: a new one is one file and one line here.
RELATIONS = (growth, differences, quotients, bounds, durations, hundred_per_cent)


def candidates(passage: Passage) -> list[Candidate]:
    """Return every relation that the figures of a text may have."""
    sets: dict[frozenset[str], frozenset[str]] = {}
    whole = []
    for one in wholes_and_parts(passage):
        one.cues = sets.setdefault(one.cues, one.cues)  # a set takes more room than all else that a candidate holds
        whole.append(one)
    owners: dict[int, set[int]] = {}
    lists = []
    for one in whole:
        if one.fits or one.plain:
            lists.append((one.stated, *one.operands))
            for part in one.operands:
                owners.setdefault(part.position, set()).add(one.stated.position)
    parted = list(percentages(passage, owners))
    whole = list(supported(passage, whole, parted))
    found = [*whole, *parted, *respectively(passage, lists)]
    for relation in RELATIONS:
        found += relation(passage)
    for one in found:
        if not one.fits:
            explained(passage, one)
    found += in_tables(passage)
    return found


def supported(passage: Passage, whole: Sequence[Candidate], parted: Iterable[Candidate]) -> Iterator[Candidate]:
    """Mark the sums whose parts have shares that fit the same whole."""
    held = {(one.operands[0].position, one.operands[1].position) for one in parted if one.fits}
    for one in beside(passage, whole):
        number = sum((part.position, one.stated.position) in held for part in one.operands)
        cue = "shares of it hold" if number > 1 else "a share of it holds" if number else ""
        yield one.marked({cue}) if cue else one


def beside(passage: Passage, whole: Iterable[Candidate]) -> Iterator[Candidate]:
    """Mark the lists of pairs, 31批402人次，其中…9批120人次, whose other column adds up, and propose what lacks."""
    found = {_places(one): one for one in sorted(whole, key=lambda one: (one.plain, "sum added" in one.cues))}
    for (stated, parts), one in list(found.items()):
        for step in (-1, 1):
            twin = stated + step, tuple(place + step for place in parts)
            if not one.fits and _is_open(passage, one, step):
                found[stated, parts] = replace(one, cues=one.cues | {"list left open"})
            other = found.get(twin) or (_shifted(passage, one, step) if one.fits else None)
            if other is not None and one.fits:
                said = frozenset() if "a column beside adds up" in other.cues else BESIDE
                cues = (other.cues | said) - (SAID_OF_ITS_END if said else said)
                found[twin] = replace(other, cues=cues, plain=other.plain or not other.fits)
    yield from found.values()


def _is_open(passage: Passage, one: Candidate, step: int) -> bool:
    """Whether the other column of a list of pairs comes to so little of its whole that the list is none of all."""
    places = [figure.position + step for figure in (one.stated, *one.operands)]
    if min(places) < 0 or max(places) >= len(passage.figures):
        return False
    stated, *parts = (passage.figures[place] for place in places)
    if stated.fits(one.stated) or not all(part.fits(stated) for part in parts):
        return False
    later = (stated, *parts) if step > 0 else (one.stated, *one.operands)
    if any(figure.rank > COMMA or "：" in figure.gap for figure in later):
        return False
    return sum(part.number for part in parts) < LEAST_OF_A_WHOLE * stated.number


def _places(one: Candidate) -> tuple[int, tuple[int, ...]]:
    return one.stated.position, tuple(part.position for part in one.operands)


def _shifted(passage: Passage, one: Candidate, step: int) -> Candidate | None:
    """Return the sum of the figures that stand next to those of a sum, where all are of one unit and in one role."""
    places = [figure.position + step for figure in (one.stated, *one.operands)]
    if min(places) < 0 or max(places) >= len(passage.figures):
        return None
    stated, *operands = (passage.figures[place] for place in places)
    pairs = zip((one.stated, *one.operands), (stated, *operands), strict=True)
    later = [pair[step > 0] for pair in pairs]
    if stated.is_ratio or stated.fits(one.stated):
        return None
    if any(not part.fits(stated) or part.role is not stated.role for part in operands):
        return None
    apart = any(figure.gap for figure in later)
    if apart and not _one_column(later, stated, operands):
        return None
    known = replace(one, stated=stated, operands=tuple(operands), plain=True, given=None)
    return replace(known, cues=known.cues | {"a column beside adds up"}) if apart else known


def _one_column(later: Sequence[Figure], stated: Figure, parts: Sequence[Figure]) -> bool:
    """Whether figures that stand apart from those of a list are a column of their own, named alike.

    投入21.96亿元，援建项目2711个。其中甲地投入6.27亿元，实施项目331个；…
    """
    noun = name(stated.label)[-2:]
    return (
        len(parts) > 2
        and len(noun) > 1
        and all(figure.rank <= COMMA and "：" not in figure.gap for figure in later)
        and all(name(part.label)[-2:] == noun for part in parts)
    )


def explained(passage: Passage, one: Candidate) -> Candidate:
    """Mark a relation that does not hold where words from its first figure to the end of its sentence may say why."""
    places = sorted(figure.position for figure in (one.stated, *one.operands) if figure.position >= 0)
    if not places:
        return one
    first, last = places[0], places[-1]
    own = {figure.position for figure in one.operands}
    if "the other column adds up" in one.cues and not _told_gap(passage, one, first, last):
        return one
    ordinary = "item" if one.kind is ClaimKind.SUM else "minus"
    behind = ""
    for figure in passage.figures[last : last + LOOKED_AT]:
        told, ended, _ = passage.after(figure).partition("。")
        behind += told
        if ended:
            break
    between = "".join(figure.gap for figure in passage.figures[first : last + 1])
    if (
        (one.kind is ClaimKind.SUM and AHEAD.search(between))
        or BY_ANOTHER_RULE.search(between + behind)
        or "caveat" in words(behind)
        or (one.kind is ClaimKind.SUM and (_goes_on(passage, one, last) or _told_gap(passage, one, first, last)))
        or any(
            _tells(figure, "missing" if figure is one.stated else ordinary if figure.position in own else "")
            for figure in passage.figures[first + 1 : last + 1]
        )
    ):
        return one.marked({"explained"})
    return one


def _goes_on(passage: Passage, one: Candidate, last: int) -> bool:
    """Whether the words behind a list name a rest, or what a total includes, without a number."""
    told = words(passage.after(passage.figures[last]).partition("。")[0].partition("；")[0])
    if SOME.search(told.text):
        return True
    following = passage.figures[last + 1 : last + 2]
    if following and following[0].sentence == passage.figures[last].sentence:
        return False
    return "rest" in told or (one.stated.position == last and "among" in told)


def _told_gap(passage: Passage, one: Candidate, first: int, last: int) -> bool:
    """Whether what a sum lacks or has too much is told beside it: 师生合计870人，含返聘2人."""
    gap = abs(one.stated.number - sum(figure.number for figure in one.operands))
    own = {figure.position for figure in (one.stated, *one.operands)}
    beside = passage.figures[first : last + LOOKED_AT]
    return any(
        figure.position not in own
        and figure.fits(one.stated)
        and figure.sentence == passage.figures[last].sentence
        and close(figure.number, gap, figure.slack)
        for figure in beside
    )


def _tells(figure: Figure, ordinary: str) -> bool:
    """Whether the words since the figure before may say why figures do not fit, those of an ``ordinary`` role apart."""
    return any("caveat" in word.roles and ordinary not in word.roles for word in figure.lead.found)
