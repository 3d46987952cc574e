"""Words beside figures that say why they need not follow from each other."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from aidanalysis.auditing.claim import FOLLOWS, TOTAL
from aidanalysis.auditing.passage import fold
from aidanalysis.auditing.wholes import COMMENT
from aidanalysis.claims.judgement import Operand, compare, compute
from aidanalysis.records.labels import ClaimKind

if TYPE_CHECKING:
    from aidanalysis.auditing.claim import Proposal
    from aidanalysis.auditing.passage import Passage

#: What words beside figures say of them, so that a gap between them is no fault.
CAVEATS = (
    # Left out, or counted twice.
    r"（不?含[^）\d]{1,16}）|[不未]含|另[有列行计]|未统计|未[列计纳]|不[计列](?!划)|剔重|去重|重复|交叉|共用|同时(属|新|减|计|列|算)|归入|只算",
    r"兼[职任]|跨[类组项期年至]|连任|多出的|差额|尚有|误差|不详",
    # Measured otherwise, or corrected.
    r"剔除|扣除|口径|区划|修订|调[减整增]|[按以][^，。；（）\d]{1,6}计(?!划)|（按[^）]*）|港币|外币|汇率|折合?人民币",
    # Kept back, carried over, given up, gone.
    r"预留|留存|结转|中余下|放弃|无效|转出|转入|在册",
    r"(取消|淘汰|退出|退货|注销|返乡|返回)[\d一二两三四五六七八九十]",
    # A part without a figure.
    r"若干|[，（]部分|在内|(其余(?!指标|工作|各)|余为|加上)[^，。；）\d]{0,12}([，。；）]|$)|，包括[^，。；\d]{1,10}[，。]|和[^，。；\d]{2,8}[组构]成",
)
CAVEAT = re.compile("|".join(CAVEATS))
#: A figure so named was taken out of the whole, or was never in it.
UNDONE = re.compile(r"放弃|无效|不再|上门|安置|拆|退|弃|未|死|销|展期")
SENTENCE_END = re.compile(r"[。！？\n]|$")
#: Characters behind the last figure in which a caveat is looked for.
REACH = 60
#: Figures before a list among which a part that was passed over is looked for.
MOST_PASSED_OVER = 4


def has_caveat(passage: Passage, proposal: Proposal) -> bool:
    """Whether words from the first figure of a claim to the end of its last sentence explain a gap.

    A total that lacks just one of the parts before it, or takes it away, need not have that part; and a share or
    a balance with more figures of its kind behind it may be measured on what is left without them.
    """
    figures = (proposal.stated, *proposal.operands)
    start = min(figure.quantity.start for figure in figures)
    last = max(figure.quantity.end for figure in figures)
    ended = SENTENCE_END.search(passage.text, last, last + REACH)
    end = ended.end() if ended else last + REACH
    words = CAVEAT.search(fold(passage.text[start:end])) is not None
    return (
        words
        or _lacks_one_part(proposal)
        or _passes_over(passage, proposal)
        or _goes_on(passage, proposal)
        or _of_several(passage, proposal)
    )


def _passes_over(passage: Passage, proposal: Proposal) -> bool:
    """Whether a part may have been taken for a comment: 教育320万元，能力提升80万元，医疗280万元."""
    if proposal.kind is not ClaimKind.SUM:
        return False
    whole, taken = proposal.stated, {part.position for part in proposal.operands}
    first = min(taken)
    if proposal.rule == TOTAL:
        first -= sum(figure.clause == whole.clause for figure in passage.back(passage.figures[first], MOST_PASSED_OVER))
    between = passage.figures[first : max(taken) + 2]
    return any(
        figure.position not in taken
        and figure is not whole
        and figure.unit == whole.unit
        and figure.depth == proposal.operands[0].depth
        and figure.clause == proposal.operands[0].clause
        and COMMENT.search(figure.label) is not None
        for figure in between
    )


def _goes_on(passage: Passage, proposal: Proposal) -> bool:
    """Whether the sentence goes on with a figure that may belong to the whole: 录取率86.5%，其中4人放弃."""
    if proposal.kind in (ClaimKind.SUM, ClaimKind.BOUND):
        return False
    stated, whole = proposal.stated, proposal.operands[0]
    following = passage.figures[stated.position + 1 : stated.position + 3]
    behind = [figure for figure in following if figure.clause == stated.clause and figure.fits(whole)]
    if proposal.kind is ClaimKind.DIFFERENCE:
        return any(figure.unit == stated.unit for figure in behind)
    return any(UNDONE.search(figure.gap + passage.after(figure)) for figure in behind)


def _of_several(passage: Passage, proposal: Proposal) -> bool:
    """Whether the part of a share is but the last of several: 教师36名、医生24名，占120名的50%."""
    if proposal.kind is not ClaimKind.RATIO:
        return False
    part, whole = proposal.operands
    several = part.operand
    for before in passage.back(part, MOST_PASSED_OVER):
        if before.sentence != part.sentence or not before.fits(part):
            return False
        several = Operand(several.written + before.operand.written, several.rounded + before.operand.rounded)
        shares = compute(ClaimKind.RATIO, [several, whole.operand])
        if compare(ClaimKind.RATIO, proposal.stated.amount, shares).verdict in FOLLOWS:
            return True
    return False


def _lacks_one_part(proposal: Proposal) -> bool:
    if proposal.rule != TOTAL:
        return False
    above = sum(part.value for part in proposal.operands) - proposal.stated.value
    return any(above in (part.value, 2 * part.value) for part in proposal.operands)
