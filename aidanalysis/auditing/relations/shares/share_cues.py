"""What words, order and other figures say for a share being one of a part on a base."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from aidanalysis.auditing.figures.figure import ONE_SIDED, Role
from aidanalysis.auditing.figures.names import full_name, likeness, name
from aidanalysis.auditing.figures.passage import LINE, SENTENCE
from aidanalysis.auditing.relations.changes.growth import tight

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aidanalysis.auditing.figures.figure import Figure
    from aidanalysis.auditing.figures.passage import Passage
    from aidanalysis.auditing.relations.shares.percentages import Terms

#: How alike the name of a base and of a figure must be.
ALIKE = 0.5
#: The most that is left out of a base, as a share of it.
MOST_ADJUSTED = 0.15
DIGIT = re.compile(r"\d")
#: 全省, 全县: the place that a share is of.
ALL_OF = re.compile(r"全[国省州市区县镇乡村]")
#: What a rate of money is called, which a number of things has not.
OF_MONEY = re.compile(r"金额|资金|投资|产值|经费")
ROLES = (Role.SHARE, Role.RATE, Role.BARE)


def share_cues(passage: Passage, ratio: Figure, part: Figure, whole: Figure) -> set[str]:
    """Return what the words of a share, its part and its base say for each other."""
    found: set[str] = set()
    first, last = sorted((part, whole), key=lambda figure: figure.position)
    rank = passage.rank_between(first, last)
    if rank == SENTENCE:
        found.add("base in another sentence")
    elif rank == LINE:
        found.add("base in another line")
    if has_share(passage, whole, ratio):
        found.add("base is a part")
    if ratio.role is Role.RATE and (has_share(passage, whole, ratio, ROLES) or _rated(passage, whole, part, ratio)):
        found.add("base has a rate of its own")
    if _measured_otherwise(ratio, part):
        found.add("measured otherwise")
    if _elsewhere(ratio, whole):
        found.add("base elsewhere")
    if Role.BOUND in (part.role, whole.role) or ratio.amount.qualifier in ONE_SIDED:
        found.add("a bound")
    if ratio.lead.any("among") and part.clause != ratio.clause:
        found.add("another subject")
    if _of_several(passage, ratio, part, whole):
        found.add("share of several")
    noun = whole.tail[:4]
    if whole.quantity.kind == "count" and noun and not set(noun) & set(part.label + part.tail + ratio.label):
        found.add("other things")
    if part.depth > ratio.depth:
        found.add("part in a bracket")
    if name(part.label) and likeness(name(part.label)[-4:], full_name(whole)) >= ALIKE:
        found.add("part named like base")
    return found


def _measured_otherwise(ratio: Figure, part: Figure) -> bool:
    """Whether a share is of other prices, of another time, or of money where its part counts things."""
    of_money = part.quantity.kind == "count" and OF_MONEY.search(ratio.label) is not None
    return of_money or "comparable" in ratio.lead or "before" in ratio.cues or "from" in ratio.cues


def _adjusted(passage: Passage, ratio: Figure, whole: Figure) -> bool:
    """Whether a lesser figure behind a share may say what its base leaves out: 完成率95.2%，举家外迁4户."""
    behind = next((f for f in passage.figures[ratio.position + 1 : ratio.position + 3] if f.fits(whole)), None)
    if behind is None or behind.clause != ratio.clause or behind.depth > ratio.depth:
        return False
    if behind.role in (Role.CHANGE, Role.EACH, Role.BOUND):
        return False
    following = passage.figures[behind.position + 1 : behind.position + 2]
    shared = bool(following) and following[0].is_ratio and following[0].clause == behind.clause
    return not shared and behind.number <= MOST_ADJUSTED * whole.number


def said_outright(ratio: Figure, said: Terms, cues: set[str]) -> bool:
    """Whether part, base and share stand side by side in words that can be of nothing else."""
    if (
        not {"side by side", "nearest part"} <= cues
        or "another part before" in cues
        or not DIGIT.search(ratio.quantity.text)
    ):
        return False
    if "base in the words" in cues:
        return not said.subject or "another subject" not in cues
    if said.kind == "rate":
        return {"rate named by its part", "nearest base"} <= cues
    told = "base by name" in cues or (not said.base and not cues.isdisjoint({"nearest base", "plan between"}))
    return said.kind == "share" and told and not cues.isdisjoint({"nearest base", "plan between"})


def _elsewhere(ratio: Figure, whole: Figure) -> bool:
    """Whether a share is of a place or time that the words of its base do not name: 我县7200万元，占全省的1.1%."""
    label = ratio.label
    named = [word.text for word in ratio.cues.found if "elsewhere" in word.roles] + ALL_OF.findall(label)
    around = whole.gap + whole.tail
    return any(word not in around for word in named) and (
        ratio.cues.any("elsewhere") or ALL_OF.search(around) is not None
    )


def standing(passage: Passage, ratio: Figure, part: Figure, whole: Figure) -> set[str]:
    """Return what the order of the three figures, and others of their unit in the sentence, say for a share."""
    found: set[str] = set()
    if tight(part, whole, ratio):
        found.add("side by side")
    called, done = ratio.label.removesuffix("达").removesuffix("为"), part.label + part.tail
    rate = name(called).removesuffix("率") or called.removesuffix("率")
    if ratio.role is Role.RATE and rate and rate[-2:] in done:
        found.add("rate named by its part")
    before = next((figure for figure in passage.column_before(part, 2) if figure is not whole), None)
    if (
        before is not None
        and before.clause == part.clause
        and before.role is Role.LEVEL
        and before.number < whole.number
        and not has_share(passage, before, ratio, ROLES)
    ):
        found.add("another part before")
    if _adjusted(passage, ratio, whole):
        found.add("its unit goes on")
    return found


def _rated(passage: Passage, whole: Figure, part: Figure, ratio: Figure) -> bool:
    """Whether a rate of the same name stands between base and part, which are then two of a kind."""
    between = passage.figures[whole.position + 1 : part.position]
    return len(name(ratio.label)) > 1 and any(one.is_ratio and name(one.label) == name(ratio.label) for one in between)


def _of_several(passage: Passage, ratio: Figure, part: Figure, whole: Figure) -> bool:
    """Whether the part of a share is but the last of several: 教师36名、医生24名，占120名的50%."""
    reached = part.number
    for figure in passage.column_before(part, 3):
        if figure.sentence != part.sentence or figure is whole:
            return False
        reached += figure.number
        if abs(reached / whole.number * 100 - float(ratio.amount.value)) <= float(ratio.amount.printed_place) * 100:
            return True
    return False


def has_share(passage: Passage, figure: Figure, ratio: Figure, roles: Sequence[Role] = (Role.SHARE, Role.BARE)) -> bool:
    """Whether a share of its own follows a figure, which makes it a part."""
    following = figure.position + 1
    if following >= len(passage.figures) or following >= ratio.position:
        return False
    behind = passage.figures[following]
    return behind.is_ratio and behind.clause == figure.clause and behind.role in roles
