"""How far money has come, by the words beside it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from aidanalysis.drafts.words import alternatives, expression

if TYPE_CHECKING:
    from aidanalysis.drafts.scene import Item, Scene

#: The words of each stage; what stands first wins where two stand in one stretch.
STAGES: Final = alternatives("stages", "stages")
_HOPED: Final = expression("stages", "hoped")
#: What is completed and is a part of the work only.
_PARTLY: Final = alternatives("stages", "partly")
#: Of money itself, what is being built says nothing.
_MONEY: Final[tuple[tuple[str, str], ...]] = (
    *(pair for pair in STAGES if pair[0] != "under_construction"),
    ("arrived", expression("stages", "paid").pattern),
)


def stage_in(text: str, stages: tuple[tuple[str, str], ...] = STAGES) -> str:
    """Return the stage that a stretch of text names, "" where it names none."""
    if expression("stages", "can_arrive").search(text):
        return "available"
    # What is hoped for or asked has not come about.
    text = _HOPED.sub("", text)
    if expression("stages", "to_begin").search(text):
        return "approved"
    if (
        stages is STAGES
        and expression("stages", "being_built").search(text)
        and not expression("stages", "done").search(text)
    ):
        return "under_construction"
    for stage, partly in _PARTLY if stages is STAGES else ():
        if re.search(partly, text):
            return stage
    for stage, words in stages:
        if re.search(words, text):
            return stage
    return ""


def stage_of(scene: Scene, item: Item, otherwise: str) -> str:
    """Return the stage of money: by its own words, those of its whole, its clause, its sentence."""
    for stretch in (item.label + item.after[:6], scene.of(item.segment)):
        if found := stage_in(stretch, _MONEY):
            return found
    if item.whole is not None and (found := stage_of(scene, item.whole, "")):
        return found
    for stretch in (scene.text[item.clause[0] : item.end], scene.text[item.sentence[0] : item.end]):
        if found := stage_in(stretch, _MONEY):
            return found
    return otherwise


def form_of(item: Item, segment: str) -> str:
    """Return whether assistance came as money, in kind or both."""
    for stretch in (item.label, segment, item.whole.label if item.whole else ""):
        goods = expression("stages", "goods").search(stretch)
        money = expression("stages", "money").search(stretch)
        if goods or "款物" in stretch:
            return "both" if money else "in_kind"
        if money:
            return "money"
    return "money"
