"""Shares and rates: a percentage of figures that stand before it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from aidanalysis.auditing.bases import (
    AIMED,
    CHANGE,
    NOUNS,
    ONE_PER_CENT,
    STATUS,
    candidates,
    earlier,
    farther,
    named,
    pairs,
    part_before,
)
from aidanalysis.auditing.claim import Licence, Note, Proposal
from aidanalysis.records.labels import ClaimKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from aidanalysis.auditing.passage import Figure, Passage

SHARE = re.compile(
    r"(所?占|相当于)(?P<base>[^，；。：（）]*?)(的)?(比重|比例|比|份额)?(约|达到|达|为|是|近|的|仅|只|高达|超|超过)*$"
)
OF_PLAN = re.compile(
    r"(为|完成|达到|达|是|折|占|合)?(?P<base>[^，；。：（）为占]*(计划|目标|任务|指标|总数|总额|总量|预算|规划)(开工|完成|投资|项目)?)数?的?(比例)?(为|达)?$"
)
RATE = re.compile(
    r"(?P<of>[^，；。：（）、]{0,8}?)(率|比例|比重|(?<!形象)进度|份额)(约|达到|已达|达|为|是|：|已|仅|只|才|有|高达)*$"
)
#: What a rate with this name is measured on, beyond its own words.
THRESHOLD = re.compile(r"^(以上|以下|以内)?的(?!目标|任务)|^(以上|以下)|^(用于|用在|投向|投入|用到|安排)")
#: A base that lies elsewhere: another year, another place, part of a plan.
ELSEWHERE = re.compile(r"上年|去年|全国|全省|全区|全市|全县|年度|年初|协议|同期|当年|累计|招商")
PLAN = re.compile(r"计划|规划|目标|任务|指标|总|应|需|共|全年")


#: Between a whole and its share: of it, of the items.
OF_IT = re.compile(r"^[一-鿿]{0,6}的$")
#: Characters of a name that tells one figure from others.
NAME_LENGTH = 4
#: Figures before a whole, or before a share that names its part, among which the part is looked for.
PARTS_BEFORE = 8
#: Pairs that arithmetic alone may confirm: by chance one in a hundred fits 35 %, one in a thousand 35.2 %.
PARTS_IF_FINE, WHOLES_IF_FINE, WHOLES = 3, 6, 2
#: Between a share and its part.
THAT_IS = re.compile(r"^[，（]?(即|也就是|就是|计|合)$")
#: Words that measure a share on something else than the figures beside it.
SCOPE = re.compile(r"形象|口径|剔除|扣除|不含|不计")
#: Words of a base that tell it from nothing else.
GENERIC = re.compile(r"总[数额量]?|全部|计划|规划|目标|任务|指标|数|的")
OF_WHOLE = re.compile(r"占|为|是|完成|达到?|相当于")


def shares(passage: Passage) -> Iterator[Proposal | Note]:
    """Propose every percentage with its part and its whole."""
    for ratio in passage.figures:
        if ratio.quantity.kind == "ratio" and ratio.quantity.unit == "%":
            yield from _share(passage, ratio)


def _share(passage: Passage, ratio: Figure) -> Iterator[Proposal | Note]:
    label = ratio.label
    if OF_IT.search(ratio.gap):
        yield from _of_figure_before(passage, ratio)
        return
    if THRESHOLD.search(passage.after(ratio)) and not label.endswith("率"):
        return
    if (match := SHARE.search(label)) or (match := OF_PLAN.search(label)):
        yield Note(ratio, "base elsewhere")
        yield from _of_base(passage, ratio, match["base"], subject=label[: match.start()])
    elif CHANGE.search(label) or ELSEWHERE.search(label):
        return
    elif match := RATE.search(label):
        yield Note(ratio, "base elsewhere")
        yield from _rate(passage, ratio, match["of"])
    elif (ratio.gap.startswith("（") and label in ("", "占")) or _stands_alone(passage, ratio):
        yield from _proposals(passage, ratio, part_before(passage, ratio), "", Licence.ALLOWS)
    bare = ratio.depth and not label
    if not bare and not (match and ELSEWHERE.search(match.group())):
        yield from _by_arithmetic(passage, ratio, label[: match.start()] if match else "")


def _by_arithmetic(passage: Passage, ratio: Figure, subject: str) -> Iterator[Proposal]:
    """Propose the figures beside a share whatever the words, the fewer the coarser it is printed."""
    if SCOPE.search(ratio.gap):
        return
    yield from _part_behind(passage, ratio)
    fine = ratio.amount.printed_place < ONE_PER_CENT
    tried = 0
    for part in passage.back(ratio, PARTS_BEFORE):
        if part.sentence != ratio.sentence or part.is_ratio or part.depth > ratio.depth:
            continue
        if not fine and len(subject) > 1 and subject[-2:] not in part.gap:
            continue
        yield from _if_it_fits(ratio, part, farther(passage, part)[: WHOLES_IF_FINE if fine else WHOLES])
        tried += 1
        if tried == (PARTS_IF_FINE if fine else 1):
            return


def _part_behind(passage: Passage, ratio: Figure) -> Iterator[Proposal]:
    """Propose 手术842台，大手术占45%，即379台: the part follows its share."""
    if THAT_IS.match(passage.after(ratio)):
        part = passage.figures[ratio.position + 1]
        around = [whole for whole in passage.back(ratio, 2) if whole.sentence == ratio.sentence]
        yield from _if_it_fits(ratio, part, _larger(around, part))


def _stands_alone(passage: Passage, ratio: Figure) -> bool:
    """Whether the share is a clause of its own: 284家车间里，有224家由企业开办，近八成，…."""
    return ratio.gap.endswith("，") and passage.after(ratio)[:1] in ("，", "。", "；", "")


def _of_figure_before(passage: Passage, ratio: Figure) -> Iterator[Proposal]:
    """Propose 完成4500万元，占计划6000万元的75%: the whole stands inside the words of the share."""
    around = list(passage.back(ratio, PARTS_BEFORE))
    if len(around) < 2:
        return
    whole, *parts = around
    if not (OF_WHOLE.search(whole.label) and (ratio.gap == "的" or "占" in whole.label)):
        return
    for nth, part in enumerate(parts):
        if part.fits(whole) and part.sentence >= whole.sentence - 1:
            near = nth == 0 and part.sentence == whole.sentence
            licence = Licence.STATES if near else Licence.ALLOWS
            yield Proposal(ClaimKind.RATIO, ratio, (part, whole), licence, "share of a figure")


def _of_base(passage: Passage, ratio: Figure, base: str, subject: str) -> Iterator[Proposal]:
    part = part_before(passage, ratio)
    if part is None:
        return
    if subject and subject[-2:] not in part.gap:
        yield from _of_named_part(passage, ratio, base, subject)
        return
    whole = _by_name(passage, part, base)
    if whole is not None:
        yield Proposal(ClaimKind.RATIO, ratio, (part, whole), Licence.SUGGESTS, "share of a named base")
    if whole is not None or ELSEWHERE.search(base):
        return
    yield from _plan_between(passage, ratio, part)
    # A part with a subject of its own may be a share of anything; 完成, 其中 or a bare 投资 go on about the whole.
    goes_on = base or STATUS.search(part.gap) or "其中" in part.gap or NOUNS.fullmatch(part.label)
    chosen = candidates(passage, part, base)
    known = (
        "其中" not in ratio.gap
        and (not base or any(_is_base(whole, base) for whole in chosen))
        and not (AIMED.search(base) and _other_plans(passage, part, chosen))
    )
    yield from _proposals(passage, ratio, part, base, Licence.SUGGESTS if goes_on and known else Licence.ALLOWS)
    yield from _if_it_fits(ratio, part, farther(passage, part))


def _is_base(whole: Figure, base: str) -> bool:
    """Whether every word of a base is one of its figure's, or says no more than that it is the whole."""
    return all(pair in whole.gap for pair in pairs(GENERIC.sub("", base)))


def _other_plans(passage: Passage, part: Figure, chosen: Sequence[Figure]) -> bool:
    """Whether a plan stands beside a part that is not among what its share may be of."""
    return any(AIMED.search(whole.label) and whole not in chosen for whole in farther(passage, part))


def _of_named_part(passage: Passage, ratio: Figure, base: str, subject: str) -> Iterator[Proposal]:
    """Propose 产业13个、教育6个，产业类占比61.9%: the part is named again behind its list."""
    for part in passage.back(ratio, PARTS_BEFORE):
        if part.sentence != ratio.sentence:
            return
        if not part.is_ratio and named(part, subject):
            in_full = subject.strip("类的") in part.gap
            yield from _proposals(passage, ratio, part, base, Licence.SUGGESTS if in_full else Licence.ALLOWS)
            behind = passage.back(ratio, ratio.position - part.position - 1)
            yield from _if_it_fits(ratio, part, _larger(behind, part))
            return


def _by_name(passage: Passage, part: Figure, base: str) -> Figure | None:
    """Return the figure of the paragraph that carries the very name of a base, or its scope and a word of it."""
    scope = ELSEWHERE.search(base)
    for figure in earlier(passage, part, whole_paragraph=True):
        if scope and scope[0] in figure.gap and named(figure, base):
            return figure if figure.fits(part) else None
        if not scope and len(base) >= NAME_LENGTH and base in figure.gap and figure.fits(part):
            return figure
    return None


def _rate(passage: Passage, ratio: Figure, of: str) -> Iterator[Proposal]:
    part = part_before(passage, ratio)
    if SCOPE.search(ratio.gap):
        return
    if part is None or not _rate_of(of, part):
        yield from _of_named_part(passage, ratio, "", of)
        return
    yield from _plan_between(passage, ratio, part)
    yield from _proposals(passage, ratio, part, of, Licence.ALLOWS if "其中" in ratio.gap else Licence.SUGGESTS)
    yield from _if_it_fits(ratio, part, farther(passage, part))


def _rate_of(of: str, part: Figure) -> bool:
    """Whether the words of a rate are those of its part: 开工率 goes with 开工, 出席率 with 实到."""
    if not of or part.label.startswith("实") or "实际" in part.label:
        return True
    if verb := STATUS.search(of):
        return verb[0] in part.gap
    return any(pair in part.gap for pair in pairs(of))


def _plan_between(passage: Passage, ratio: Figure, plan: Figure) -> Iterator[Proposal]:
    """Propose 45亿元，计划110亿元，占41%: the plan stands between its part and the share."""
    if not PLAN.search(plan.label):
        return
    for part in passage.back(plan, 1):
        if part.sentence == plan.sentence and part.fits(plan) and not part.is_ratio:
            yield Proposal(ClaimKind.RATIO, ratio, (part, plan), Licence.SUGGESTS, "share of a plan")


def _larger(figures: Iterable[Figure], part: Figure) -> list[Figure]:
    """Return the figures that a part may belong to."""
    return [whole for whole in figures if whole.fits(part) and whole.value > part.value]


def _if_it_fits(ratio: Figure, part: Figure, wholes: Iterable[Figure]) -> Iterator[Proposal]:
    """Propose what a part may be measured on, for arithmetic alone to confirm."""
    for whole in wholes:
        yield Proposal(ClaimKind.RATIO, ratio, (part, whole), Licence.ALLOWS, "share")


def _proposals(passage: Passage, ratio: Figure, part: Figure | None, base: str, licence: Licence) -> Iterator[Proposal]:
    """Propose the wholes that a part may be measured on, the likeliest first."""
    if part is None:
        return
    chosen = candidates(passage, part, base)
    for whole in chosen:
        sure = licence if len(chosen) == 1 and whole.unit == part.unit else Licence.ALLOWS
        yield Proposal(ClaimKind.RATIO, ratio, (part, whole), sure, "share")
