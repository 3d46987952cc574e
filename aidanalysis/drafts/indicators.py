"""Indicators: the figures that no other record holds, each with what it measures and what it is part of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from aidanalysis.drafts.draft import amount_cells
from aidanalysis.drafts.words import expression
from aidanalysis.reading import is_article
from aidanalysis.records.codelist import codelist, speaks_for, speaks_last

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aidanalysis.drafts.cast import Cast
    from aidanalysis.drafts.draft import Draft
    from aidanalysis.drafts.scene import Item, Scene

#: Words before the name of a figure that are none of it: marks of items, dates, adverbs and forms of saying.
_LEAD: Final = expression("indicators", "lead")
_TAIL: Final = expression("indicators", "tail")
_DATES: Final = expression("indicators", "dates")
#: What a figure of another year is called: 比上年的650名 has no name of its own.
_BEFORE: Final = expression("indicators", "before")
#: What is said not to have been, even once; and what sets a bound for what is counted: 产值过亿元的有2家.
_NEVER: Final = expression("indicators", "never")
_BOUND: Final = expression("indicators", "bound")
#: What is no thing that could be counted: 两个积极性.
_ABSTRACT: Final = expression("indicators", "abstract")
_LEADS_ON: Final = expression("indicators", "leads_on")
_EACH: Final = expression("indicators", "each")
_BRACKETS: Final = re.compile(r"[（(][^（）()]*[)）]")
#: A label of so few characters is a verb whose object stands behind the figure: 带动3400余户茶农增收.
BARE: Final = 2
_PLANNED: Final = expression("indicators", "planned")
_UNDER_WAY: Final = expression("indicators", "under_way")
LONGEST: Final = 30
#: Measures of sums of money; all others count things.
OF_MONEY: Final = (
    "investment_planned",
    "investment_done",
    "own_share",
    "expenditure",
    "sales",
    "output",
    "funding_total",
)
#: What meetings and the like are counted in: of an 活动场所 there are no such.
OCCASIONS: Final = ("次", "场", "场次", "届", "期", "回")
#: Measures that a unit says, and no word.
BY_UNIT: Final = ("area", "length", "goods")


def indicators(cast: Cast) -> Iterator[Draft]:
    """Propose an indicator for each figure that no record holds; a whole stands before its parts."""
    first: dict[tuple[str, str, str], str] = {}
    for item in cast.scene.items:
        if not _wanted(cast, item):
            continue
        said = (name_of(cast, item), str(item.amount), _progress(item))
        if first.setdefault(said, f"indicator-{item.start}") != f"indicator-{item.start}":
            # What is stated again, of the same thing, is no second figure.
            cast.taken.add(item.start)
            cast.again.append((item, first[said]))
            continue
        cells = {
            "name_zh": said[0],
            "measure": _measure(cast, _later(cast, item)),
            "year": _year(cast, item),
            "progress": said[2],
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
    if (
        expression("indicators", "some").match(item.quantity.text)
        or _BOUND.fullmatch(item.after)
        or _NEVER.search(item.label)
    ):
        return False
    if _ABSTRACT.match(item.after):
        return False
    if _EACH.search(item.label):
        # Once a quarter is no number of the year's.
        return False
    # A whole whose parts are records of their own is a claim and no figure beside them.
    return not _held_in_parts(cast, item)


def _held_in_parts(cast: Cast, item: Item) -> bool:
    """Whether all parts of a figure are records, or are divided into such in their turn."""
    return bool(item.parts) and all(part.start in cast.recorded or _held_in_parts(cast, part) for part in item.parts)


def _measure(cast: Cast, item: Item) -> str:
    """Return the code of what is measured, by the words beside the figure, and behind those by its unit."""
    unit = item.quantity.unit
    if item.quantity.kind == "measure":
        return speaks_for("measures", unit) if unit else "goods"
    money = item.quantity.kind == "money"
    lead = cast.scene.text[item.segment[0] : item.start] + item.after
    # A part is of the kind that its whole is.
    whole = item.whole.label + item.whole.after if item.whole is not None else ""
    stretches = (item.label + item.after, lead, name_of(cast, item), whole)
    wanted = [code for code in codelist("measures") if (code in OF_MONEY) is money]
    if unit not in OCCASIONS and "meetings" in wanted:
        wanted.remove("meetings")
    codes = (speaks_last("measures", one, wanted.__contains__) for one in stretches)
    return next((code for code in codes if code and code not in BY_UNIT), "") or (
        "other" if money else speaks_for("measures", unit, lambda code: code in BY_UNIT) or "other"
    )


def _progress(item: Item) -> str:
    if item.other_year:
        return "earlier"
    if item.aim or item.role == "plans" or _PLANNED.search(item.label):
        return "planned"
    return "under_way" if _UNDER_WAY.search(item.label + item.after) else "done"


def _year(cast: Cast, item: Item) -> str:
    """Return the year that a figure is of where it is not the report's and the text prints it."""
    if named := expression("indicators", "year_before").search(item.label):
        return "" if int(named[1]) == cast.scene.year else named[1]
    following = str(cast.scene.year + 1) if cast.scene.year else ""
    return following if item.role == "plans" and f"{following}年" in cast.scene.text else ""


def name_of(cast: Cast, item: Item) -> str:
    """Return what a figure measures, in the report's words: those before it, those behind it, or its clause's."""
    item = _later(cast, item)
    behind = "" if item.after.startswith("等") else _plain(item.after)
    text = cast.scene.text
    clause = _BRACKETS.sub("", text[item.clause[0] : item.start]).split("，")[-1]
    for words in (words_before(cast.scene, item), item.after, text[item.segment[0] : item.start], clause, item.heading):
        plain = _plain(words)
        if behind and item.quantity.kind == "count" and words is not item.after and _names_none(cast, plain):
            continue
        if len(plain) >= 2 or (plain and plain == behind):
            return plain[-LONGEST:] if words is not item.after else plain[:LONGEST]
    return cast.scene.of(item.segment).strip()[:LONGEST] or item.quantity.text


def _later(cast: Cast, item: Item) -> Item:
    """Return the figure that one of another year is set against, and named by: 比上年的650名; or else the figure."""
    if not (item.other_year and _BEFORE.match(item.label)):
        return item
    like = (
        one
        for one in reversed(cast.scene.items[: item.number])
        if one.sentence == item.sentence and (one.quantity.kind, one.unit) == (item.quantity.kind, item.unit)
    )
    return next(like, item)


def words_before(scene: Scene, item: Item) -> str:
    """Return the words before a figure, back to the last comma or figure: 牛羊肉、夏菜等农产品 with all that it lists."""
    last = scene.items[item.number - 1].end if item.number else 0
    listed = scene.text[max(item.segment[0], last) : item.start]
    # Behind another figure of the segment the words up to a mark may be its own: 12个镇街、35个村.
    own = last > item.segment[0] and "、" in listed.removeprefix("、")
    return item.label if own else listed.strip("、，")


def _plain(words: str) -> str:
    """Return the longest stretch of words without dates, figures, and what only leads to a name or from it."""
    pieces = re.split(r"[\s\d.%“”（()）]+", _DATES.sub("", words))
    return _TAIL.sub("", _LEAD.sub("", max(pieces, key=len).strip("、，的．.：: ")))


def _names_none(cast: Cast, label: str) -> bool:
    """Whether a label is a verb alone, the body that has what is counted, 我县14个部门, or leads on to it: 对12个项目."""
    body = cast.bodies.named(label.rsplit("、", maxsplit=1)[-1])
    return len(label) <= BARE or bool(body and label.endswith(body)) or bool(_LEADS_ON.search(label))
