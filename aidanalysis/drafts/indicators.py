"""Indicators: the figures that no other record holds, each with what it measures and what it is part of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from aidanalysis.drafts.draft import amount_cells
from aidanalysis.reading import is_article
from aidanalysis.records.codelist import speaks_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aidanalysis.drafts.cast import Cast
    from aidanalysis.drafts.draft import Draft
    from aidanalysis.drafts.scene import Item

_LEAD: Final = re.compile(
    r"^(?:其中|全年|共|累计|先后|今年|此外|另外|同时|截至[^，]*|包括|分别是?|并|还|已|约|近|达到?|为|有|的|是|、)+"
)
_TAIL: Final = re.compile(r"(?:达到?|为|约|近|共|超过|突破|了|的|是|已|仅|有|近乎|不少于|不低于|不足|从|由)+$")
_PLANNED: Final = re.compile(r"计划|年初|目标|任务|概算|预算|预计|拟|力争|确保|争取")
_UNDER_WAY: Final = re.compile(r"在建|正在|开展前期|推进|施工|实施中")
LONGEST: Final = 30


def indicators(cast: Cast) -> Iterator[Draft]:
    """Propose an indicator for each figure that no record holds; a whole stands before its parts."""
    for item in cast.scene.items:
        if not _wanted(cast, item):
            continue
        lead = cast.scene.text[item.segment[0] : item.start] + item.after
        cells = {
            "name_zh": name_of(cast, item),
            "measure": _measure(item, lead),
            "year": _year(cast, item),
            "progress": _progress(item),
            "part_of": f"indicator-{item.whole.start}" if item.whole and _wanted(cast, item.whole, taken=False) else "",
        }
        draft = cast.draft(
            "indicators",
            cells | amount_cells("amount", item.amount),
            item.start,
            item.end,
            "a figure that nothing else holds",
            0.6,
            (item, "amount"),
        )
        yield draft.called(f"indicator-{item.start}")


def _wanted(cast: Cast, item: Item, *, taken: bool = True) -> bool:
    if item.amount is None or item.change or item.quantity.kind == "ratio" or is_article(item.quantity):
        return False
    if taken and not cast.free(item):
        return False
    if re.match(r"[数几]", item.quantity.text):
        return False
    # A whole whose parts are records of their own is a claim and no figure beside them.
    return not (item.parts and all(part.start in cast.recorded for part in item.parts))


def _measure(item: Item, lead: str) -> str:
    """Return the code of what is measured, by the words beside the figure, and behind those by its unit."""
    unit = item.quantity.unit
    if item.quantity.kind == "measure":
        return speaks_for("measures", unit) if unit else "goods"
    code = speaks_for("measures", item.label + item.after) or speaks_for("measures", lead)
    if not code and item.whole is not None:
        # A part is of the kind that its whole is.
        code = speaks_for("measures", item.whole.label + item.whole.after)
    if code in ("area", "length"):
        code = ""
    return code or "other"


def _progress(item: Item) -> str:
    if item.other_year:
        return "earlier"
    if item.aim or item.role == "plans" or _PLANNED.search(item.label):
        return "planned"
    return "under_way" if _UNDER_WAY.search(item.label + item.after) else "done"


def _year(cast: Cast, item: Item) -> str:
    """Return the year that a figure is of where it is not the report's and the text prints it."""
    if named := re.search(r"((?:19|20)\d\d)年[^，。；]{0,12}$", item.label):
        return "" if int(named[1]) == cast.scene.year else named[1]
    following = str(cast.scene.year + 1) if cast.scene.year else ""
    return following if item.role == "plans" and f"{following}年" in cast.scene.text else ""


def name_of(cast: Cast, item: Item) -> str:
    """Return what a figure measures, in the report's words: those before it, those behind it, or its clause's."""
    for words in (item.label, item.after, cast.scene.text[item.segment[0] : item.start], item.heading):
        pieces = re.split(r"[\s\d.%“”（()）]+", words)
        plain = _TAIL.sub("", _LEAD.sub("", max(pieces, key=len).strip("、，的")))
        if len(plain) >= 2:
            return plain[-LONGEST:]
    return cast.scene.of(item.segment).strip()[:LONGEST] or item.quantity.text
