"""Differences: changes between two levels, gaps, balances, and what is left of a whole."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from aidanalysis.auditing.figures.figure import Figure, Role
from aidanalysis.auditing.figures.names import full_name, likeness, name
from aidanalysis.auditing.figures.passage import CLAUSE, LINE, LIST, SENTENCE
from aidanalysis.auditing.relations.candidate import Candidate
from aidanalysis.auditing.relations.changes.growth import _ordered, outright, tight
from aidanalysis.records.labels import ClaimKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aidanalysis.auditing.figures.passage import Passage

REACH = 8
ALIKE = 0.5
#: Bare words of what a whole lacks yet.
LACKING = re.compile(r"(还|尚|仍)?(差|相差)")
PER_MILLE_NAMES = ("自然增长率", "增长率")


def differences(passage: Passage) -> Iterator[Candidate]:
    """Propose every figure that says how far two others are apart."""
    for stated in passage.figures:
        how = _how(stated) or _how_of_pair(passage, stated)
        if how:
            yield from _candidates(passage, stated, how)


def _how(stated: Figure) -> str:
    """Return what sort of difference the words make of a figure, none where they make none."""
    cues, role = stated.cues, stated.role
    if role is Role.POINTS:
        return "points"
    if cues.ends_in("left") or (cues.any("left") and not cues.any("kept") and role is Role.LEVEL):
        return "" if cues.any("kept") else "balance"
    if role is Role.CHANGE:
        return "change"
    if stated.is_ratio:
        return "points" if any(stated.label.endswith(word) for word in PER_MILLE_NAMES) else ""
    if cues.ends_in("missing") or (cues.any("missing") and stated.role is Role.LEVEL):
        return "remainder"
    return ""


def _how_of_pair(passage: Passage, stated: Figure) -> str:
    """Return that a figure is what is left where the one that it stands with is: 未脱贫767户、计2183人."""
    before = passage.figures[stated.position - 1] if stated.position else None
    if before is None or stated.rank > LIST or name(stated.label) or stated.role is not Role.LEVEL:
        return ""
    return "remainder" if _how(before) == "remainder" and not before.fits(stated) else ""


def _candidates(passage: Passage, stated: Figure, how: str) -> Iterator[Candidate]:
    around = [
        f
        for f in passage.back(stated, REACH)
        if (f.is_ratio == stated.is_ratio)
        and f.line >= stated.line - 1
        and f.sentence >= stated.sentence - 3
        and f.depth <= stated.depth
        and _may_be_term(f, stated, how)
    ]
    pairs = [(later, earlier) for n, later in enumerate(around[:5]) for earlier in around[n + 1 : n + 5]]
    for nth, (second, first) in enumerate(pairs):
        ordered = _ordered(first, second)
        new, old = ordered or (second, first)
        falling = stated.falls
        if how in ("balance", "remainder") or ordered is None:
            new, old = sorted((first, second), key=lambda figure: figure.number, reverse=True)
            falling = None
        if first.number == second.number:
            continue
        lacking = how == "remainder" and LACKING.fullmatch(stated.label) is not None
        cues = {"difference lacking" if lacking else f"difference {how}"} | _cues(passage, stated, first, second, how)
        if how == "change":
            cues |= {"levels ordered"} if ordered else {"levels not ordered"}
        if not nth:
            cues.add("nearest level")
        if tight(first, second, stated):
            cues.add("side by side")
            if (how in ("change", "points") and ordered and outright(stated, first, second)) or (
                how == "remainder" and LACKING.fullmatch(stated.label) and first.number > second.number
            ):
                cues.add("outright")
        if stated.role is not Role.POINTS and _incomes(first, second):
            cues.add("income and spending")
        plain = not nth and (
            ordered is not None or how == "balance" or (how == "remainder" and first.number > second.number)
        )
        if how in ("balance", "remainder"):
            shown = (new, old)
        else:
            shown = (new, old) if ordered else (first, second) if first.number > second.number else (second, first)
        one = Candidate(
            ClaimKind.DIFFERENCE,
            stated,
            shown,
            frozenset(cues),
            plain,
            len(pairs),
            falling=falling,
            relation="difference",
        )
        if plain or one.fits:
            yield one


def _may_be_term(figure: Figure, stated: Figure, how: str) -> bool:
    if stated.is_ratio:
        return figure.quantity.unit in ("%", "‰") and figure.amount.unit != "倍"
    if not figure.fits(stated) or figure.number < stated.number * 0.2:
        return False
    if how == "change" and figure.role is Role.CHANGE:
        return False
    return figure.role is not Role.EACH or stated.role is Role.EACH or how == "change"


def _cues(passage: Passage, stated: Figure, first: Figure, second: Figure, how: str) -> set[str]:
    found: set[str] = set()
    rank = passage.rank_between(first, stated)
    if rank >= LINE:
        found.add("level in another line")
    elif rank >= SENTENCE:
        found.add("level in another sentence")
    elif rank >= CLAUSE:
        found.add("level behind a semicolon")
    between = passage.figures[first.position : stated.position + 1]
    if any("comparable" in figure.lead for figure in between):
        found.add("comparable prices")
    subject = name(stated.label)
    named = full_name(first) + full_name(second)
    if how == "change" and len(subject) > 1 and likeness(subject, named) < ALIKE:
        found.add("another subject")
    if any("among" in figure.lead for figure in between[1:]):
        found.add("another subject")
    if how == "points" and "against" in stated.cues:
        found.add("against another" if likeness(subject, named) < ALIKE else "against a named one")
    if how == "balance" and "closing" in stated.cues:
        found.add("balance of a total")
    if Role.BOUND in (first.role, second.role):
        found.add("a bound")
    if how == "points" and Role.GROWTH in (first.role, second.role) and stated.falls is not None:
        found.add("levels are rates")
    found |= _followed(passage, stated)
    if how in ("change", "points") and "against" in stated.cues and len(subject) < 2:
        found.add("against the year before")
    return found


def _followed(passage: Passage, stated: Figure) -> set[str]:
    """Return what a figure of the unit behind a difference says: that the sentence goes on, or of another change."""
    following = next(iter(passage.column_after(stated, 1)), None)
    if following is None or following.sentence != stated.sentence:
        return set()
    cues = {"goes on": following.position <= stated.position + 2}
    cues["another change beside"] = following.falls not in (None, stated.falls)
    return {cue for cue, holds in cues.items() if holds}


def _incomes(first: Figure, second: Figure) -> bool:
    one, other = first.gap + first.tail, second.gap + second.tail
    return any(
        (a in one and b in other) or (a in other and b in one)
        for a, b in (("收入", "支出"), ("出口", "进口"), ("预算", "支出"), ("出生", "死亡"))
    )
