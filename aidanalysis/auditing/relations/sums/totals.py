"""Totals: a whole behind its parts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from aidanalysis.auditing.figures.figure import Role
from aidanalysis.auditing.figures.names import name
from aidanalysis.auditing.figures.passage import COMMA, LINE, LIST, SENTENCE
from aidanalysis.auditing.relations.candidate import Candidate
from aidanalysis.auditing.relations.estimate import close
from aidanalysis.auditing.relations.sums.list_cues import list_cues, of_other_things
from aidanalysis.auditing.relations.sums.lists import (
    ITEMS,
    SMALLEST_WHOLE,
    Link,
    Run,
    below_heading,
    closing,
    repeated,
    times,
    told_again,
)
from aidanalysis.reading.words.numerals import parse_number
from aidanalysis.records.labels import ClaimKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from aidanalysis.auditing.figures.figure import Figure
    from aidanalysis.auditing.figures.passage import Passage

#: An item without a number before a total: ，第三批在途，合计.
UNCOUNTED = re.compile(r"，[^，。；：]{3,}，[^，]*$")
#: So many parts, told before a total: 三批共.
COUNTED = re.compile(r"([两三四五六七八九十])[一-鿿]{1,5}[共合总]")
#: Characters of a name that tells one figure from all others.
LONG_NAME = 3
#: Nothing but a word of the total, and of how many it is: ，合计, ，三项共计, ，3年合起来.
CALLED = re.compile(r"，((?P<of>\d|[两三四五六七八九十])[一-鿿]{1,2})?(合计|共计|总计|合起来|加起来|共)")
ABOVE = re.compile(r"以上|上述|前述|[两三四五六七八九十各]项")


def behind(passage: Passage, chain: Sequence[Link], index: int) -> Iterator[Candidate]:
    """Propose a total with the parts before it."""
    whole = chain[index].figure
    if whole.role is Role.EACH or whole.number < SMALLEST_WHOLE:
        return
    ends = closing(passage, whole)
    above = ABOVE.match(whole.label) is not None
    called = "total" in whole.cues
    told_by_sum = not (ends or above or "total" in _named(passage, whole).cues)
    parts: list[Figure] = []
    ranks: list[int] = []
    worst = 0
    reached = 0.0
    for place in range(index - 1, max(-1, index - 1 - (len(chain) if ends else ITEMS)), -1):
        link = chain[place]
        figure = link.figure
        worst = max(worst, chain[place + 1].rank)
        if figure.depth < whole.depth or (worst >= SENTENCE and not (ends or above or called)):
            break
        if (worst >= LINE and not above and not called) or len(parts) >= ITEMS * 50:
            break
        if figure.depth > whole.depth or not link.is_part or of_other_things(figure, whole):
            continue
        if parts and _told_before(passage, whole, figure, parts, reached):
            break
        parts.append(figure)
        ranks.append(worst)
        if ends and len(parts) > 1 and closing(passage, figure) and not above and "小计" not in figure.label:
            break
        worst = 0
        reached += link.worth
        if (above and below_heading(figure)) or (told_by_sum and reached > 2 * whole.number):
            break
    subtotals = [(part, rank) for part, rank in zip(parts, ranks, strict=True) if "小计" in part.label]
    if subtotals and "小计" not in whole.label:
        parts, ranks = [part for part, _ in subtotals], [rank for _, rank in subtotals]
    added = _adding(parts) if ends else None
    if added:
        yield from _added(passage, whole, added)
    if len(parts) < 2:
        return
    yield from _totals(passage, whole, parts, ranks, ends=ends, above=above)


def _totals(
    passage: Passage, whole: Figure, parts: list[Figure], ranks: list[int], *, ends: bool, above: bool
) -> Iterator[Candidate]:
    behind = [figure.number for figure in passage.column_after(whole, len(parts))]
    if sorted(behind) == sorted(part.number for part in parts):
        return  # the head of a list that tells them again
    reached, fitting = 0.0, []
    tries = 0
    slack = max(whole.slack * 3, whole.number * 0.004)
    level = ranks[1]
    natural = next((n for n in range(2, len(parts)) if ranks[n] > max(level, ranks[0], 1)), len(parts))
    for n, part in enumerate(parts, 1):
        reached += times(passage, part) * part.number
        tries += n > 1 and 0.5 * whole.number <= reached <= 1.5 * whole.number
        if n > 1 and abs(reached - whole.number) <= slack + part.slack * n:
            fitting.append(n)
        if reached > 2 * whole.number:
            break
    largest = max(part.number for part in parts[:natural])
    summed = ends or (largest < whole.number and _sums_up(passage, whole, parts[:natural], ranks[:natural]))
    if summed and natural not in fitting and natural > 1:
        fitting.append(natural)
    outer = _outer(passage, parts[:natural])
    for n in fitting:
        taken = outer if n == natural else parts[:n]
        run = Run(tuple(reversed(taken)), plain=summed and n == natural, whole_list=n == natural)
        operands = tuple(repeated(passage, run.parts))
        candidate = Candidate(ClaimKind.SUM, whole, operands, frozenset(), run.plain, max(tries, 1), relation="total")
        if not run.plain and not candidate.fits:
            continue
        how = "above" if above else "closing" if ends else "behind"
        cues = list_cues(passage, whole, run, how, nearest=True)
        if UNCOUNTED.search(whole.gap) or _counts_others(passage, whole, taken):
            cues |= {"list left open"}
        if run.plain and len(outer) < natural:
            cues |= {"parts of parts"}
        elif run.plain and _alone(whole, run):
            cues |= {"list and its total"}
        yield candidate.marked(cues)
        if candidate.fits:
            return


def _counts_others(passage: Passage, whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether a total says that it is of more or fewer parts than stand before it: 首批…，第二批…，三批共."""
    before = passage.figures[whole.position - 1]
    if before not in parts and before.quantity.kind == "count" and whole.gap.startswith("共"):
        return before.number != len(parts)
    counted = COUNTED.match(whole.label)
    told = parse_number(counted[1]) if counted else None
    return told is not None and told.low != len(parts)


def _outer(passage: Passage, parts: Sequence[Figure]) -> Sequence[Figure]:
    """Return the parts, the last first, without those that 其中 or a bracket makes parts of the one before."""
    pairs = zip(parts, (*parts[1:], None), strict=True)
    kept = [part for part, before in pairs if before is None or not passage.opened(before, part)]
    return kept if len(kept) > 1 else parts


def _told_before(passage: Passage, whole: Figure, figure: Figure, parts: Sequence[Figure], reached: float) -> bool:
    """Whether a figure before the parts tells their total too: one as large, or one that opens the list of them.

    That is called a total, or is what they come to.
    """
    if told_again(whole, figure):
        return True
    is_total = "total" in figure.cues or (len(parts) > 1 and close(reached, figure.number, figure.slack))
    return is_total and passage.opened(figure, parts[-1]) != ""


def _named(passage: Passage, whole: Figure) -> Figure:
    """Return the figure whose words name a total: of the second of a pair, 合计28批402人次, the first."""
    return whole if whole.gap or not whole.position else passage.figures[whole.position - 1]


def _sums_up(passage: Passage, whole: Figure, parts: Sequence[Figure], ranks: Sequence[int]) -> bool:
    """Whether a figure called a total ends a list that no other whole begins: 进口3亿元，出口5亿元，进出口总额8亿元."""
    named = _named(passage, whole)
    if "total" not in named.cues or named.cues.any("share", "plan") or len(parts) < 2:
        return False
    if ranks[0] == COMMA and max(ranks[1:]) == LIST and not name(named.label):
        return True
    if whole.depth:
        return False
    first, following = parts[-1], next(iter(passage.column_after(whole, 1)), None)
    if following is not None and following.clause == whole.clause and not following.cues.any("left"):
        return False
    before = next(iter(passage.column_before(first, 1)), None)
    if before is not None and before.sentence == first.sentence:
        return False
    return max(ranks) <= SENTENCE and passage.rank_between(first, whole) < LINE


def _alone(whole: Figure, run: Run) -> bool:
    """Whether nothing but a word of the total stands behind parts in a row: 甲县20户、乙县30户，合计50户.

    A total that lacks one of the parts, or takes it away, need not have that part.
    """
    called = CALLED.fullmatch(whole.gap)
    if called is None or whole.position - run.parts[0].position != len(run.parts):
        return False
    told = parse_number(called["of"]) if called["of"] else None
    if told is not None and told.low != len(run.parts):
        return False
    above = sum(part.number for part in run.parts) - whole.number
    return not any(
        abs(above - taken) < whole.slack + 1e-9 for part in run.parts for taken in (part.number, 2 * part.number)
    )


def _adding(parts: Sequence[Figure]) -> list[Figure]:
    """Return the figures that are added to one of an earlier sentence: 收入300万元…。加上补助200万元，总量500万元."""
    start = next((n for n, part in enumerate(parts) if part.lead.any("adding")), None)
    return list(parts[: start + 1]) if start is not None else []


def _of_name(passage: Passage, figure: Figure, subject: str) -> Figure | None:
    """Return the figure nearest before another that bears a name."""
    before = passage.column_before(figure, ITEMS)
    return next((one for one in before if name(one.label).endswith(subject) and one.role is Role.LEVEL), None)


def _added(passage: Passage, whole: Figure, added: Sequence[Figure]) -> Iterator[Candidate]:
    """Propose a total of what is added and the figure that it is added to, the first of its sentence above all."""
    first = added[-1]
    before = [f for f in passage.column_before(first, ITEMS) if f.line >= first.line - 1 and f.depth <= first.depth]
    if first.gap.find("。") < 0 and "\n" not in first.gap:
        before = [f for f in before if f.sentence == first.sentence] or before
    if not before:
        return
    sentence = before[0].sentence
    head = [f for f in before if (f.sentence == sentence and f.role is not Role.PLAN) or f is before[0]][-1]
    subject = name(first.label.partition("加")[0])
    if len(subject) > LONG_NAME and (named := _of_name(passage, first, subject)) is not None:
        before, head = [named], named  # 一般公共预算收入加上级补助
    rest = sum(part.number for part in added)
    fitting = [f for f in before if abs(f.number + rest - whole.number) <= whole.slack + f.slack * (len(added) + 1)]
    base = next(iter(fitting), head)
    cues = {"sum added"} | ({"a bound"} if base.role is Role.BOUND else set())
    if base is head and any(f.clause == head.clause and f.role is head.role for f in before if f is not head):
        cues.add("base of something else")
    operands = (base, *reversed(added))
    yield Candidate(ClaimKind.SUM, whole, operands, frozenset(cues), plain=True, tries=len(before), relation="total")
