"""Shares and rates: a percentage of a part and what it is measured on."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from aidanalysis.auditing.figures.figure import ONE_SIDED, Figure, Role
from aidanalysis.auditing.figures.names import base_name, full_name, likeness, name, says_all
from aidanalysis.auditing.figures.passage import LIST
from aidanalysis.auditing.figures.words import words
from aidanalysis.auditing.relations.candidate import Candidate
from aidanalysis.auditing.relations.shares.agreement import Shares
from aidanalysis.auditing.relations.shares.share_cues import ALIKE, ROLES, said_outright, share_cues, standing
from aidanalysis.records.labels import ClaimKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from aidanalysis.auditing.figures.passage import Passage

ALL = 100
#: Figures before a share among which its part, and before a part among which its whole is looked for.
PARTS_BEFORE, WHOLES_BEFORE, WHOLES_BEHIND = 6, 20, 3
#: 30%以上的村 names a threshold.
THRESHOLD = re.compile(r"^(以上|以下|以内)|^的(?!目标|任务|计划)[^，。；]*[村户县人项]")
#: Rates of a year on its mean population, which no text states: 出生率6.03‰.
VITAL = re.compile(r"(出生|死亡|自然增长|增长)率")
#: Years of age are no part of anything.
AGE = "岁"
#: Words of a plan that name none.
PLANS = frozenset({"计划", "任务", "目标", "预算", "指标", "规划"})
OF_FIGURE = re.compile(r"^[一-鿿]{0,4}的$")
#: The words of a share name a part of its own, of which no figure is given: 党员241名；省级选派的占27%.
OF_ANOTHER_PART = frozenset({"another subject", "part in another clause"})
#: What ties a share to a base although that is a part with a share of its own.
BOUND_TO_A_BASE = frozenset(
    {"base by name", "base in the words", "base of the list", "base of neighbours", "base of ones beside"}
)


@dataclass(frozen=True)
class Terms:
    """What the words of a percentage say of its part and its base."""

    base: str
    subject: str
    kind: str
    aimed: bool = False


def percentages(passage: Passage, owners: dict[int, set[int]]) -> Iterator[Candidate]:
    """Propose every percentage with parts and wholes; ``owners`` are the wholes of parts that add up."""
    found: dict[int, list[Candidate]] = {}
    for ratio in passage.figures:
        if ratio.quantity.kind == "ratio" and ratio.quantity.unit in ("%", "‰") and ratio.role in ROLES:
            if _is_threshold(ratio) or _role_of_row(passage, ratio) not in ROLES or VITAL.search(ratio.label):
                continue
            found[ratio.position] = list(_share(passage, ratio, owners))
    beside = Shares(one for candidates in found.values() for one in candidates)
    for candidates in found.values():
        yield from _weighed([beside.marked(one) for one in candidates], beside.support)


def _is_threshold(ratio: Figure) -> bool:
    if ratio.role is Role.RATE:
        return ratio.amount.qualifier in ONE_SIDED and ratio.tail.startswith("的")
    return THRESHOLD.match(ratio.tail) is not None


def _role_of_row(passage: Passage, ratio: Figure) -> Role:
    """Return the role of the first of a row of percentages, which the others share: 分别增长9%、11%和4.8%."""
    while ratio.position and ratio.role is Role.BARE and _is_joined(ratio):
        before = passage.figures[ratio.position - 1]
        if before.quantity.unit != ratio.quantity.unit:
            break
        ratio = before
    return ratio.role


def _in_a_row(passage: Passage, ratio: Figure) -> bool:
    """Whether a percentage stands right behind another, each of something else: 分别占省、县任务的147.6%、100%."""
    before = passage.figures[ratio.position - 1] if ratio.position else None
    return before is not None and before.is_ratio and _is_joined(ratio)


def _is_joined(ratio: Figure) -> bool:
    """Whether nothing but a mark or word of a list stands between a figure and the one before."""
    return ratio.rank <= LIST and not ratio.label.strip("和与及")


def _weighed(candidates: Sequence[Candidate], support: Counter[int]) -> Iterator[Candidate]:
    """Add what the neighbours say of a base, and choose the base that the words point at."""
    marked = []
    for one in candidates:
        others = support[one.operands[1].position] - (one.fits and "nearest part" in one.cues)
        extra = {"base of a neighbour"} if others == 1 else {"base of neighbours"} if others > 1 else set()
        apart = not one.cues.isdisjoint({"base is a part", "base in another sentence"})
        if apart and not (one.cues | extra) & BOUND_TO_A_BASE:
            extra |= {"base of something else"}
        if "base in another line" in one.cues and not (one.cues | extra) & (BOUND_TO_A_BASE - {"base of the list"}):
            extra |= {"base of something else"}
        marked.append(one.marked(extra) if extra else one)
    plain = max(
        (one for one in marked if "nearest part" in one.cues and not one.cues >= OF_ANOTHER_PART),
        key=_pointed_at,
        default=None,
    )
    for one in marked:
        if one is plain:
            yield one.marked((), plain=True)
        elif one.fits:
            yield one


def _pointed_at(one: Candidate) -> int:
    weights = {
        "base in the words": 32,
        "base by name": 16,
        "base of ones beside": 16,
        "base of one beside": 12,
        "base of neighbours": 9,
        "base of the list": 6,
        "base of a neighbour": 5,
        "plan between": 6,
        "nearest base": 2,
        "base is a part": -8,
        "base is of another time": -6,
        "base is no plan": -3,
        "side by side": 1,
    }
    return sum(weight for cue, weight in weights.items() if cue in one.cues)


def terms(ratio: Figure) -> Terms:
    """Return the base and the subject that the words of a percentage name."""
    label, cues = ratio.label, ratio.cues
    word = next((one for one in cues.found if "share" in one.roles and one.text[0] in "占所相"), None)
    if word is not None:
        behind = label[word.start + len(word.text) :]
        base, aimed = base_name(behind), words(behind).any("plan")
        return Terms("" if aimed and base in PLANS else base, name(label[: word.start]), "share", aimed)
    if ratio.role is Role.RATE:
        return Terms("", name(label), "rate")
    if "plan" in cues:
        return Terms(base_name(label), "", "plan", aimed=True)
    return Terms("", name(label), "bare")


def _share(passage: Passage, ratio: Figure, owners: dict[int, set[int]]) -> Iterator[Candidate]:
    said = _inherited(passage, ratio, terms(ratio))
    screened: list[tuple[Figure, Figure, set[str]]] = []
    for nth, (part, part_cues) in enumerate(_parts(passage, ratio, said)):
        for whole, whole_cues in _wholes(passage, ratio, part, said, owners):
            if whole is part or whole.number <= 0 or part.number <= 0:
                continue
            cues = part_cues | whole_cues | ({"nearest part"} if nth == 0 else set())
            screened.append((part, whole, cues))
    tries = len(screened)
    for part, whole, cues in screened:
        if "nearest part" not in cues and not _close(ratio, part, whole):
            continue
        kind_cues = (
            {f"share {said.kind}"} | share_cues(passage, ratio, part, whole) | standing(passage, ratio, part, whole)
        )
        if said.aimed and whole.role is not Role.PLAN and "plan" not in whole.lead and "base by name" not in cues:
            kind_cues.add("base is no plan")
        if "分别" in ratio.gap or _in_a_row(passage, ratio):
            kind_cues.add("in a row")
        if said_outright(ratio, said, cues | kind_cues):
            kind_cues.add("outright")
        said_of = cues | kind_cues
        if "rate named by its part" in said_of:
            said_of -= {"another subject"}
        yield Candidate(ClaimKind.RATIO, ratio, (part, whole), frozenset(said_of), tries=tries, relation="share")


def _inherited(passage: Passage, ratio: Figure, said: Terms) -> Terms:
    """Give a bare share the base of the one before it: 完成400万元，为计划80%；…320万元，为57%."""
    if said.kind != "bare" or said.subject:
        return said
    before = next((one for one in passage.back(ratio, PARTS_BEFORE) if one.is_ratio), None)
    if before is None or before.line != ratio.line:
        return said
    held = terms(before)
    return replace(said, base=held.base, aimed=held.aimed)


def _close(ratio: Figure, part: Figure, whole: Figure) -> bool:
    scale = 1000 if ratio.quantity.unit == "‰" else 100
    stated = float(ratio.amount.value)
    return abs(part.number / whole.number * scale - stated) <= max(1.0, stated * 0.02)


def _parts(  # noqa: PLR0912 - one condition a way to be a part
    passage: Passage, ratio: Figure, said: Terms
) -> Iterator[tuple[Figure, set[str]]]:
    """Yield what the percentage may be of, the likeliest first."""
    seen: set[int] = set()
    if len(said.subject) > 1 and not _stands_by(passage, ratio, said.subject):
        for figure in passage.back(ratio, 2 * WHOLES_BEFORE):
            if figure.line < ratio.line - 1:
                break
            own = name(figure.label)
            named = likeness(said.subject, full_name(figure)) >= ALIKE or (len(own) > 1 and own in said.subject)
            if not figure.is_ratio and named:
                seen.add(figure.position)
                yield figure, {"part by name"}
                if len(seen) > 1:
                    break
    explicit = OF_FIGURE.match(ratio.gap) is not None
    skipped = 0
    later: list[Figure] = []
    for figure in passage.back(ratio, PARTS_BEFORE):
        if figure.line != ratio.line or figure.sentence < ratio.sentence - 1:
            break
        if figure.is_ratio or figure.depth > ratio.depth or figure.role in (Role.CHANGE, Role.EACH):
            continue
        if figure.unit == AGE:
            continue
        if explicit and not skipped:
            skipped = 1
            continue
        if figure.role is Role.BEFORE and _part_before(passage, figure):
            later.append(figure)
            continue
        if figure.role is Role.PLAN and said.kind in ("rate", "plan", "share") and _part_before(passage, figure):
            later.append(figure)
            continue
        if figure.position not in seen:
            seen.add(figure.position)
            cues = set()
            if figure.clause != ratio.clause:
                cues.add("part in another clause")
            if figure.sentence != ratio.sentence:
                cues.add("part in another sentence")
            if said.subject and len(said.subject) > 1 and "part by name" not in cues and not _names(said, figure):
                cues.add("another subject")
            yield figure, cues
    for figure in later:
        if figure.position not in seen:
            yield figure, {"part is a plan"}
    if passage.after(ratio).lstrip("，（").startswith(("即", "计", "为", "共")) and ratio.position + 1 < len(
        passage.figures
    ):
        yield passage.figures[ratio.position + 1], {"part behind"}


def _part_before(passage: Passage, plan: Figure) -> bool:
    """Whether what was reached stands right before its plan, or its level before: 4.7万人，比目标4.5万人多."""
    before = next(iter(passage.back(plan, 1)), None)
    return before is not None and before.fits(plan) and before.sentence == plan.sentence and before.role is Role.LEVEL


def _stands_by(passage: Passage, ratio: Figure, subject: str) -> bool:
    """Whether the figure before a share carries its subject."""
    before = next((f for f in passage.back(ratio, 4) if not f.is_ratio), None)
    return before is not None and likeness(subject, before.gap + before.tail) >= ALIKE


def _told_behind(ratio: Figure, base: Figure, *, aimed: bool) -> bool:
    """Whether a base may be told only behind its share: a plan, one of the same clause, or a total."""
    near = base.clause == ratio.clause or aimed or base.cues.any("total", "closing")
    return near and base.sentence <= ratio.sentence + 1


def _names(said: Terms, figure: Figure) -> bool:
    return likeness(said.subject, full_name(figure)) >= ALIKE


def _wholes(  # noqa: PLR0912 - one condition a cue
    passage: Passage, ratio: Figure, part: Figure, said: Terms, owners: dict[int, set[int]]
) -> Iterator[tuple[Figure, set[str]]]:
    """Yield what the part may be measured on, with what the words say for it."""
    if OF_FIGURE.match(ratio.gap) and ratio.position:
        inside = passage.figures[ratio.position - 1]
        if inside.fits(part):
            yield inside, {"base in the words"}
    key = (part.quantity.kind, part.column)
    nearest, named = True, False
    lists = owners.get(part.position, set())
    behind = passage.column_after(part, WHOLES_BEHIND)
    before = list(passage.column_before(ratio, WHOLES_BEFORE, key))
    near = {figure.position for figure in before}
    far = [figure for figure in passage.records[part.position] if figure.position not in near]
    told: set[float] = set()
    for figure in (*before, *far, *behind):
        if figure.number in told and figure.position < part.position:
            continue  # told nearer too
        told.add(figure.number)
        if figure is part or figure.role in (Role.CHANGE, Role.EACH) or figure.position == ratio.position:
            continue
        if figure.number == part.number and ratio.amount.value != ALL:
            continue  # the same total told again
        aimed = figure.role is Role.PLAN or "plan" in figure.lead
        if figure.number < part.number and not (aimed and figure.number > 0.3 * part.number):
            continue
        cues: set[str] = set()
        alike = likeness(said.base, full_name(figure)) if len(said.base) > 1 else 0.0
        if alike >= ALIKE and not named:
            cues.add("base by name")
            named = alike >= 1
        elif len(said.base) > 1 and alike < ALIKE:
            cues.add("base of another name")
            if name(figure.label)[-2:] in said.base and len(name(figure.label)) > 1:
                cues.add("base named in part")
        if len(said.base) > 2 and alike < 1 and not says_all(figure.label + figure.unit + figure.tail, said.base):
            cues.add("base says more")
        if figure.position in lists:
            cues.add("base of the list")
        if figure.position > part.position:
            cues.add("plan between" if figure.position < ratio.position and aimed else "base behind")
            if figure.position > ratio.position and not _told_behind(ratio, figure, aimed=aimed):
                continue
        elif nearest:
            cues.add("nearest base")
            nearest = False
        if aimed and (said.kind == "plan" or words(said.base).any("plan")):
            cues.add("plan for a plan")
        if figure.role is Role.BEFORE:
            cues.add("base is of another time")
        yield figure, cues
