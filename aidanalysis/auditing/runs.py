"""Figures in a row that add up to the one before or behind them, though no word says so."""

from __future__ import annotations

import re
from operator import attrgetter
from typing import TYPE_CHECKING

from aidanalysis.amount import Qualifier
from aidanalysis.auditing.claim import RUN, Licence, Proposal, significant_digits
from aidanalysis.auditing.passage import CLAUSE, COMMA, SENTENCE, of_unit
from aidanalysis.auditing.wholes import (
    COMMENT,
    OPEN_HEAD,
    TOTAL_STRONG,
    leading,
    left_open,
    may_be_whole,
    nesting,
    same_things,
)
from aidanalysis.claims.judgement import Verdict
from aidanalysis.records.labels import ClaimKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from aidanalysis.auditing.passage import Figure, Passage

#: A figure so named is a balance: what follows is made of it, and what stands before does not go on behind it.
BALANCE = re.compile(r"结余|节余|余额|剩|短缺|缺口")
#: Words of a comparison, by which a figure is no part: 多出118台.
COMPARED = re.compile(r"[多少]([出了于]|$)")

MOST_PARTS = 24
TWO_DIGITS = 2
#: Parts and digits from which on a list that fills its sentence may be said not to add up.
PARTS_OF_A_LIST, DIGITS_OF_A_LIST = 3, 4


def runs(passage: Passage) -> Iterator[Proposal]:
    """Propose each figure with those of its unit that follow or precede it, for arithmetic to confirm."""
    for whole in passage.figures:
        if _may_be_total(whole):
            parts, full = _following(passage, whole)
            yield from _sums(whole, parts, alone=full)
            long = len(parts) >= PARTS_OF_A_LIST and significant_digits(whole.amount.value) >= DIGITS_OF_A_LIST
            closed = not left_open(passage, parts) and not any(OPEN_HEAD.search(part.gap) for part in parts)
            if full and long and closed and not _bent_to_fit(whole, parts):
                yield Proposal(ClaimKind.SUM, whole, tuple(parts), Licence.IMPLIES, RUN)
            parts, full = _preceding(passage, whole)
            yield from _sums(whole, parts, alone=full)


def _may_be_total(figure: Figure) -> bool:
    balance = BALANCE.search(figure.label) and not figure.is_ratio and figure.amount.upper is None
    return may_be_whole(figure) or bool(balance) or (figure.is_ratio and TOTAL_STRONG.search(figure.label) is not None)


def _sums(whole: Figure, parts: Sequence[Figure], *, alone: bool) -> Iterator[Proposal]:
    few_digits = len(whole.amount.value.as_tuple().digits) <= TWO_DIGITS
    for run in leading(whole, parts):
        proposal = Proposal(ClaimKind.SUM, whole, tuple(sorted(run, key=attrgetter("position"))), Licence.ALLOWS, RUN)
        filled = len(run) == len(parts) and (alone or len(run) >= PARTS_OF_A_LIST)
        # The sum is no chance: three digits, a whole named one, or all figures of a list of some length.
        telling = filled or not few_digits or "共" in whole.label
        fits = not few_digits or proposal.judgement.verdict is Verdict.EXACT
        if telling and fits and not _bent_to_fit(whole, run):
            yield proposal


def _bent_to_fit(whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether an exact figure is met only because a part is not."""
    exact = whole.amount.qualifier is Qualifier.EXACT
    return exact and any(part.amount.qualifier is not Qualifier.EXACT for part in parts)


def _following(passage: Passage, whole: Figure) -> tuple[list[Figure], bool]:
    """Return the parts behind a figure, in its sentence or filling the next, and whether nothing is between them."""
    parts: list[Figure] = []
    nested = 0
    alone = True
    for figure in passage.figures[whole.position + 1 : whole.position + 1 + MOST_PARTS]:
        new_sentence = figure.rank == SENTENCE
        if figure.depth < whole.depth or (new_sentence and (parts or "\n" in figure.gap or not alone)):
            break
        if not parts and figure.rank < COMMA and figure.depth == whole.depth:
            break  # the next item of the list that the figure stands in
        if parts:
            nested = nesting(figure, nested)
        if nested or figure.depth > whole.depth or figure.is_ratio != whole.is_ratio or not figure.fits(whole):
            alone = False
        elif BALANCE.search(figure.label):
            break
        elif COMMENT.search(figure.label) or COMPARED.search(figure.label):
            alone = False
        elif figure.value > whole.value or not figure.label:
            break
        else:
            parts.append(figure)
    return of_unit(whole, parts), alone


def _preceding(passage: Passage, whole: Figure) -> tuple[list[Figure], bool]:
    """Return the parts before a figure in its sentence, the nearest first, and whether nothing is between them."""
    parts: list[Figure] = []
    alone = True
    if whole.rank < COMMA:
        return parts, alone
    later = whole
    for figure in passage.back(whole, MOST_PARTS):
        if later.rank >= CLAUSE or figure.value > whole.value or figure.depth < whole.depth:
            break
        later = figure
        if (
            figure.depth > whole.depth
            or not figure.fits(whole)
            or figure.is_ratio != whole.is_ratio
            or COMMENT.search(figure.label)
            or COMPARED.search(figure.label)
        ):
            alone = False
        elif not same_things(passage, figure, whole):
            break
        else:
            parts.append(figure)
    return of_unit(whole, parts), alone
