"""Which figures are a whole and which its parts: said by the words, and borne out by the sum where it can be."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from aidanalysis.drafts.words import expression, last_word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aidanalysis.drafts.scene import Item, Scene

_CUE: Final = expression("divisions", "cue")
#: Parts come to this much of their whole at least, and to no more: a longer list is another one, or slips.
LEAST, MOST = 0.5, 1.5
#: So many characters behind a whole its first part may stand without a word that says so.
NEAR: Final = 60
#: As many figures ahead are looked at.
REACH: Final = 24


def divide(scene: Scene) -> None:
    """Give each figure the whole that it is part of."""
    items = [item for item in scene.items if item.amount is not None]
    for item in items:
        # A part that is divided in its turn says so in brackets: 696万元（现金386万元、物资310万元）.
        if item.whole is None or item.whole.number > item.number or scene.text[item.end : item.end + 1] in "（(":
            _parts_behind(scene, item, items)
    for item in items:
        if not item.parts:
            _parts_before(item, items)


def _run(scene: Scene, whole: Item, items: Sequence[Item]) -> list[Item]:
    """Return the figures of the whole's unit that follow it, other years and changes aside, in its own paragraph."""
    run = []
    paragraph = scene.text.find("\n", whole.end)
    while paragraph > 0 and scene.text[paragraph - 1] in "：:":
        # 其中： goes on in the next line.
        paragraph = scene.text.find("\n", paragraph + 1)
    for item in items[items.index(whole) + 1 :][:REACH]:
        if paragraph >= 0 and item.start > paragraph:
            break
        if item.unit == whole.unit and item.quantity.kind == whole.quantity.kind and item.usable and not item.aim:
            run.append(item)
    depths = [_depth(scene.between(whole, item)) for item in run]
    # What stands in brackets behind a part divides that part.
    return [item for item, depth in zip(run, depths, strict=True) if depth == depths[0]]


def _depth(text: str) -> int:
    """Return how many brackets a text leaves open."""
    return sum(text.count(sign) for sign in "（(") - sum(text.count(sign) for sign in "）)")


def _value(item: Item) -> float:
    assert item.amount is not None
    return float(item.amount.base_value)


def _parts_behind(scene: Scene, whole: Item, items: Sequence[Item]) -> None:
    if not whole.usable:
        return
    run = _run(scene, whole, items)
    total = _value(whole)
    summed, count = 0.0, 0
    for count, item in enumerate(run, 1):  # noqa: B007 - the count is used behind the loop
        summed += _value(item)
        if summed >= total * (1 - 1e-9):
            break
    exact = count > 1 and abs(summed - total) < 1e-6 * total
    near = [item for item in run if item.sentence == whole.sentence]
    cue = _CUE.search(scene.between(whole, near[0])) if near else None
    said = bool(run) and _CUE.search(scene.between(whole, run[0])[:NEAR])
    if exact and (said or _close(whole, run[:count])):
        _tie(whole, run[:count])
    elif cue and (parts := _said_parts(scene, whole, near, total)):
        _tie(whole, parts)
        # 等 behind the last part says that there are more.
        whole.open_list = scene.text[parts[-1].end :].startswith("等")


def _close(whole: Item, parts: Sequence[Item]) -> bool:
    """Whether figures that come to another one stand so near that it is no accident: two in its clause, or more behind it."""
    if len(parts) == 2 and any(part.clause != whole.clause or part.quantity.qualifier != "exact" for part in parts):
        return False
    return parts[0].sentence == whole.sentence or parts[0].start - whole.end < NEAR


def _said_parts(scene: Scene, whole: Item, near: Sequence[Item], total: float) -> list[Item]:
    """Return the parts behind 其中 that do not come to the whole: up to the end of the clause, or as far as fits."""
    parts: list[Item] = []
    for item in near:
        between = scene.text[parts[-1].end if parts else whole.end : item.start]
        if parts and expression("divisions", "list_ends").search(between):
            break
        if _value(item) > total:
            break
        parts.append(item)
    summed = sum(map(_value, parts))
    if len(parts) > 1 and LEAST * total <= summed <= MOST * total:
        return parts
    return []


def _closes(label: str) -> bool:
    """Whether the words before a figure say that it comes to what was listed before."""
    at = last_word(label, "topics", "closing")
    return at >= 0 and re.fullmatch("[^，。；、]{0,6}", label[at:]) is not None


def _parts_before(whole: Item, items: Sequence[Item]) -> None:
    if not _closes(whole.label) or not whole.usable:
        return
    before = [
        item
        for item in items[max(0, items.index(whole) - REACH) : items.index(whole)]
        if item.unit == whole.unit and item.usable and item.sentence == whole.sentence and item.whole is None
    ]
    total, summed = _value(whole), 0.0
    for count, item in enumerate(reversed(before), 1):
        summed += _value(item)
        if count > 1 and abs(summed - total) < 1e-6 * total:
            _tie(whole, before[-count:])
            return
    direct = [item for item in before if not item.parts]
    if len(direct) > 1 and LEAST * total <= sum(map(_value, direct)) <= MOST * total:
        _tie(whole, direct)


def _tie(whole: Item, parts: Sequence[Item]) -> None:
    whole.parts = list(parts)
    for part in parts:
        part.whole = whole
