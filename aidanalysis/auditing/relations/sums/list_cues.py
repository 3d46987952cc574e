"""What the words and the structure of a list say for its being the parts of a whole."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from aidanalysis.amount import Qualifier
from aidanalysis.auditing.figures.figure import Role
from aidanalysis.auditing.figures.names import likeness, name
from aidanalysis.auditing.figures.passage import LINE, SENTENCE, is_open
from aidanalysis.auditing.figures.words import words
from aidanalysis.auditing.relations.sums.lists import PARTS, Run, adds_up, is_part, times, told_again

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aidanalysis.auditing.figures.figure import Figure
    from aidanalysis.auditing.figures.passage import Passage

#: How alike the names of a whole and of its parts must be.
ALIKE = 0.5
#: How far off a figure told roughly may be, as a share of it: 183.16万余元 is told to a place.
ROUGHLY = 0.001
#: Words of what is left of a whole, and of what has not yet been done.
REST = re.compile(r"(还有|尚有|仍有|另有|余下的?|剩下的?)$")
NOT_YET = re.compile(r"[未没]([一-鿿]{2})")
#: Measure words for things of every sort: 42个项目 may be 29项 and 13个.
ANY_THING = frozenset("个项处件家")
MARKS = frozenset("，。；、）")
OPEN_END = re.compile(r"等，")
#: A total of some grades of those above: 满意以上合计.
GRADE = re.compile(r"[一-鿿]以[上下]")
#: What has been reached by some of what was begun.
STAGE = re.compile(r"完工|竣工|在建|投产|到位|拨付|履约|^(已|累计|实际|共)*支出$")
#: Stages that others lie in.
BEGUN = re.compile(r"开工|到位|签约|下达")
#: Parts of a year, which need not be all of it.
OF_A_YEAR = re.compile(r"季度|半年|\d月|[一二三四五六七八九十]月")


def list_cues(passage: Passage, whole: Figure, run: Run, opened: str, *, nearest: bool) -> frozenset[str]:
    """Return the cues of a list and the whole that it may divide; ``opened`` says how, ``nearest`` whether none is nearer."""
    cues = {
        f"sum {opened or 'unopened'}": True,
        "another figure between": not nearest,
        "list cut short": not run.whole_list,
        **_distance(passage, whole, run),
        "nothing but its parts": opened != "closing" and _alone(whole, run.parts),
        **_extent(passage, whole, run),
        **_kinds(passage, whole, run.parts),
    }
    return frozenset(cue for cue, holds in cues.items() if holds)


def _distance(passage: Passage, whole: Figure, run: Run) -> dict[str, bool]:
    first = run.parts[0]
    rank = passage.rank_between(min(whole, first, key=_place), max(whole, first, key=_place))
    return {"another sentence": rank == SENTENCE, "another line": rank == LINE}


def _extent(passage: Passage, whole: Figure, run: Run) -> dict[str, bool]:
    """Return what says that the list has more parts, or passes some over."""
    first, last = run.parts[0], run.parts[-1]
    taken = {part.position for part in run.parts} | {whole.position}
    between = passage.figures[first.position : last.position + 2]
    after = next(iter(passage.column_after(max(last, whole, key=_place), 1)), None)
    follows = (
        after is not None and after.sentence == last.sentence and after.depth == last.depth and after.role in PARTS
    ) and not (told_again(whole, after) or adds_up(passage, after))
    near = (
        follows
        and after is not None
        and whole.position < last.position
        and after.clause == last.clause
        and after.position <= last.position + 2
        and not after.label.startswith("已")
    )
    ended = whole.position > last.position and OPEN_END.search(whole.gap) is not None
    return {
        "list left open": ended or is_open(passage, last) or any(_goes_on(part) for part in run.parts),
        "closed bracket": _fills_bracket(passage, whole, run.parts),
        "last is the rest": is_rest(last, run.parts[0]),
        "passed over": any(
            f.position not in taken and f.fits(first) and f.depth == first.depth and not is_part(passage, f)
            for f in between
        ),
        "list goes on": near,
        "goes on": follows and not near,
        "explained": "adding" in whole.lead or GRADE.search(whole.label) is not None,
    }


def _kinds(passage: Passage, whole: Figure, parts: Sequence[Figure]) -> dict[str, bool]:
    """Return what the names and roles of the figures say."""
    staged = any(_lies_ahead(part, whole, "missing", "plan") for part in parts[:-1])
    reached = [STAGE.search(part.label) is not None for part in parts]
    begun = any(reached) and not (all(reached) and len({BEGUN.search(part.label) is None for part in parts}) == 1)
    labels = "".join(part.label for part in parts)
    return {
        "two parts": len(parts) == 2,
        "as many as its parts": whole.quantity.kind == "count" and whole.number == len(parts),
        "told roughly": whole.amount.qualifier is not Qualifier.EXACT and whole.slack > ROUGHLY * whole.number,
        "parts in other sentences": parts[1].sentence > parts[0].sentence,
        "parts in other lines": parts[1].line > parts[0].line == whole.line,
        "a bound": any(part.role is Role.BOUND for part in (*parts, whole)),
        "each of several": any(part.label.endswith("各") and times(passage, part) == 1 for part in parts),
        "stages": (begun and "rest" not in parts[-1].cues)
        or staged
        or _lies_ahead(parts[-1], whole, "plan", "left", "kept"),
        "a part exceeds its whole": parts[0].position > whole.position
        and any(part.number > whole.number for part in parts),
        "parts may overlap": whole.quantity.kind == "count"
        and "男" not in labels
        and any(part.lead.any("attribute") for part in parts),
        "parts told behind": all(not name(part.label) and len(part.tail) > 1 for part in parts),
        "parts named alike": _parallel(parts),
        "parts of a year": any(OF_A_YEAR.search(part.label) for part in parts),
        "counted otherwise": _counted_otherwise(whole, parts),
        "other things": _other_things(whole, parts),
        "named total": "total" in whole.cues,
        "whole is a change": whole.role is Role.CHANGE,
        "same name": same_name(whole, parts),
    }


def is_rest(part: Figure, first: Figure) -> bool:
    """Whether a part is all that is left beside the first: 其余9个, 尚有9个在建, or 未销号的8条 beside 已销号46条."""
    if "rest" in part.cues or REST.search(part.label):
        return True
    denied = NOT_YET.search(part.label)
    return denied is not None and denied[1] in first.label


def _goes_on(part: Figure) -> bool:
    """Whether the words before a part leave the list open: 等 before a noun names but examples of the part itself."""
    text = part.lead.text
    return any(
        "open" in word.roles and (word.text[0] != "等" or text[word.start + len(word.text) :][:1] in MARKS)
        for word in part.lead.found
    )


def _fills_bracket(passage: Passage, whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether a bracket right behind a whole holds its parts and no word more: 13个（市级8个、区级3个、镇级2个）."""
    first, last = parts[0], parts[-1]
    listed = first.position == whole.position + 1 and last.position - first.position == len(parts) - 1
    return listed and first.gap.startswith("（") and passage.after(last).startswith("）")


def _counted_otherwise(whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether a measure word counts the parts that is not that of their whole, and counts no things of every sort."""
    counted = {part.unit for part in parts}
    kinds = counted | {whole.unit}
    return whole.quantity.kind == "count" and len(counted) == 1 and len(kinds) > 1 and kinds.isdisjoint(ANY_THING)


def same_name(whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether the first parts are named by the last words of their whole."""
    return likeness(name(whole.label)[-4:], "".join(part.label for part in parts[:3])) >= ALIKE


def _alone(whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether no other figure stands between the first and the last of a whole and its parts."""
    places = sorted(figure.position for figure in (whole, *parts))
    return places[-1] - places[0] == len(places) - 1


def _lies_ahead(part: Figure, whole: Figure, *roles: str) -> bool:
    """Whether a part is planned, missing or left over, and its whole is not."""
    return any(role in part.cues and role not in whole.cues and "plan" not in whole.cues for role in roles)


def _parallel(parts: Sequence[Figure]) -> bool:
    """Whether the names of all parts end alike: 民生类, 产业类."""
    ends = {name(part.label)[-1:] for part in parts}
    return len(ends) == 1 and "" not in ends


def _place(figure: Figure) -> int:
    return figure.position


def of_other_things(part: Figure, whole: Figure) -> bool:
    """Whether the nouns behind two counts differ: 3个县 is no part of 38个村."""
    nouns = [figure.tail[:1] for figure in (part, whole) if figure.tail and not words(figure.tail).found]
    return part.quantity.kind == "count" and len(nouns) > 1 and nouns[0] != nouns[1]


def _other_things(whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether the nouns behind the counts differ: 3个县 is no part of 36个村."""
    if whole.quantity.kind != "count" or not whole.tail:
        return False
    nouns = {part.tail[:1] for part in parts if part.tail and not words(part.tail).found}
    return bool(nouns) and whole.tail[:1] not in nouns and len(nouns) == 1
