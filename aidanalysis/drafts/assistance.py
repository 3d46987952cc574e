"""Visits, funding and targets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from aidanalysis.drafts.bodies import OURS
from aidanalysis.drafts.draft import Draft, amount_cells
from aidanalysis.drafts.stages import form_of, stage_of
from aidanalysis.drafts.words import expression, has, last_word

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from aidanalysis.drafts.cast import Cast
    from aidanalysis.drafts.scene import Item

_SUPPLEMENT: Final = expression("assistance", "supplement")
_YEAR: Final = expression("assistance", "year")


def visits(cast: Cast) -> Iterator[Draft]:
    """Propose the visits: delegations and visitors that stand together, and came to the recipient."""
    items = cast.scene.items
    for item in items:
        if item.unit not in ("批", "批次", "个批次") or not item.usable or item.parts or item.role == "plans":
            continue
        second = items[item.number + 1] if item.number + 1 < len(items) else None
        people = (
            second
            if second and second.unit in ("人次", "人") and second.start - item.end <= 3 and second.usable
            else None
        )
        if cast.is_total("visits", "delegations", item):
            continue
        incoming = _incoming(cast, item)
        if incoming is False or (people is None and not incoming):
            continue
        end = people.end if people else item.end
        cells = {"channel": cast.supporter(item), "counted": "yes" if _of_a_total(cast, item) else "not_stated"}
        cells |= amount_cells("delegations", item.amount) | amount_cells("visitors", people.amount if people else None)
        figures = [(item, "delegations"), *([(people, "visitors")] if people else [])]
        yield cast.draft(
            "visits", cells, item.start, end, "delegations and visitors", 0.95 if item.whole else 0.85, *figures
        )


def _of_a_total(cast: Cast, item: Item) -> bool:
    """Whether delegations are part of a total of those that came, and of no other."""
    return item.whole is not None and all(_incoming(cast, part) is not False for part in item.whole.parts)


def _incoming(cast: Cast, item: Item) -> bool | None:
    """Whether delegations came: by their own words, those of their clause, or those of their whole."""
    text = cast.scene.text
    own = item.label + item.after
    if cast.bodies.sides.gives and (going := expression("assistance", "goes_or_comes").search(own)):
        # Who gives tells of those that it sends.
        return not expression("assistance", "comes_here").match(own[going.start() :])
    if cast.bodies.is_ours(cast.bodies.named(item.label)) or expression("assistance", "goes_out").search(own):
        return False
    for stretch in (own, text[item.segment[0] : item.start], text[item.clause[0] : item.end]):
        into, out = last_word(stretch, "topics", "visits_in"), last_word(stretch, "topics", "visits_out")
        if into >= 0 or out >= 0:
            return into >= out
    if item.whole is not None:
        return _incoming(cast, item.whole)
    lead = text[item.sentence[0] : item.start]
    return True if has(lead, "topics", "visits_in") else None


def funding(cast: Cast) -> Iterator[Draft]:
    """Propose money from channels: parts that a body labels, wholes that are not so divided."""
    for item in cast.scene.items:
        if item.quantity.kind != "money" or not item.usable or not cast.free(item) or item.role != "done":
            continue
        if item.parts and any(_is_part(cast, part) for part in item.parts):
            continue
        if item.whole is not None and not _is_part(cast, item):
            continue
        if item.planned or cast.is_total("funding", "amount", item):
            continue
        if not is_funding(cast, item):
            continue
        own = cast.scene.of(item.segment)
        # Of several totals the largest is the report's; donations and the like stand beside it.
        largest = max((one for one in cast.scene.items if _divided(cast, one)), key=_size, default=None)
        counted = (
            "yes"
            if item.whole and largest in (item.whole, item.whole.whole)
            else "no"
            if item.whole
            else "no"
            if _SUPPLEMENT.search(cast.scene.of(item.clause))
            else "not_stated"
        )
        cells = {
            "channel": cast.supporter(item),
            "stage": stage_of(cast.scene, item, "arrived"),
            "form": form_of(item, own),
            "preliminary": "true" if "初步统计" in cast.scene.of(item.sentence) else "false",
            "counted": counted,
        }
        yield cast.draft(
            "funding", cells | amount_cells("amount", item.amount), item.start, item.end,
            "money from a channel", 0.9 if item.whole else 0.75, (item, "amount"),
        )  # fmt: skip


def _divided(cast: Cast, item: Item) -> bool:
    """Whether a sum of money is divided by channels or forms."""
    money = item.quantity.kind == "money" and item.usable and item.role == "done" and bool(item.parts)
    return money and any(_is_part(cast, part) for part in item.parts) and is_funding(cast, item)


def _size(item: Item) -> Decimal:
    assert item.amount is not None
    return item.amount.base_value


_FORM_LABEL: Final = expression("assistance", "form_label")


def _is_part(cast: Cast, part: Item) -> bool:
    """Whether a part is money of its own channel or form, and not a use of the money."""
    return bool(cast.bodies.named(part.label)) or bool(
        _FORM_LABEL.search(part.label) and not has(part.label, "topics", "not_funding")
    )


def is_funding(cast: Cast, item: Item) -> bool:
    """Whether money is assistance, by the nearest words that say what it is."""
    text = cast.scene.text
    if has(item.after[:8], "topics", "agreements"):
        return False
    if item.whole is not None and cast.bodies.named(item.label) and not has(item.label, "topics", "funding"):
        # A body gives what its whole is, whatever words are in its name.
        return is_funding(cast, item.whole)
    for stretch in (item.label, text[item.segment[0] : item.start]):
        good, bad = _given(stretch), last_word(stretch, "topics", "not_funding")
        if has(stretch, "topics", "agreements"):
            return False
        if good >= 0 or bad >= 0:
            return good > bad and (_names_aid(stretch) or not _firms(cast, item))
    if item.whole is not None:
        return is_funding(cast, item.whole)
    for start in (item.clause[0], item.sentence[0]):
        stretch = text[start : item.start]
        good, bad = _given(stretch), last_word(stretch, "topics", "not_funding")
        if good >= 0 or bad >= 0:
            return good > bad and (_names_aid(stretch) or not _firms(cast, item))
    return False


def _given(stretch: str) -> int:
    """Return where the last word ends that says that money was given."""
    return max(last_word(stretch, "topics", "funding"), last_word(stretch, "topics", "gives"))


def _names_aid(stretch: str) -> bool:
    return bool(expression("assistance", "names_aid").search(stretch))


def _firms(cast: Cast, item: Item) -> bool:
    """Whether the sentence so far is about firms that invest."""
    lead = cast.scene.text[item.sentence[0] : item.start]
    return bool(expression("assistance", "firms").search(lead))


def targets(cast: Cast) -> Iterator[Draft]:
    """Propose sums of assistance aimed at: a task set for this year, or what the plan seeks."""
    scene = cast.scene
    for item in scene.items:
        if (
            item.quantity.kind != "money"
            or item.amount is None
            or not cast.free(item)
            or item.change
            or expression("assistance", "part_of_aim").search(item.label)
            or item.role == "problems"
        ):
            continue
        lead = scene.text[item.segment[0] : item.start]
        around = scene.of(item.segment)
        year = _YEAR.search(lead) or _YEAR.search(scene.text[item.clause[0] : item.start])
        named = int(year[1]) if year else None
        later = named is not None and scene.year is not None and named > scene.year
        planned = later or item.role == "plans" or has(lead, "topics", "aims")
        if planned and (scene.year is None or named is None or later or item.role == "plans"):
            wide = scene.text[item.clause[0] : item.start] if not has(lead, "topics", "funding") else lead
            # 争取5000万元；到2020年，6000万元: a later year goes on with what the sentence aims at.
            wide = scene.text[item.sentence[0] : item.start] if later and not _aid(wide) else wide
            if not _aid(wide) or has(_AID_SPENT.sub("", item.label + item.after[:4]), "topics", "not_funding"):
                continue
            when = named if named and (scene.year is None or named > scene.year) else (scene.year or 0) + 1
        elif (
            (item.planned or has(item.label + item.after[:8], "topics", "tasks")) and not item.whole and not item.parts
        ):
            if item.other_year or has(item.label, "topics", "not_funding"):
                continue
            when = scene.year or 0
        else:
            continue
        cells = {"year": str(when), "set_by": _setter(cast, item, around)} | amount_cells("amount", item.amount)
        yield cast.draft("targets", cells, item.start, item.end, "money aimed at", 0.85, (item, "amount"))


#: Assistance that is called an investment.
_AID_SPENT: Final = expression("assistance", "aid_spent")


def _aid(stretch: str) -> bool:
    return has(stretch, "topics", "funding") or bool(_AID_SPENT.search(stretch))


def _setter(cast: Cast, item: Item, around: str) -> str:
    found = expression("assistance", "set_by").search(around)
    name = cast.bodies.named(found[1].removeprefix("完成").removeprefix("的")) if found else ""
    # Who reports plans for itself.
    own = cast.main if cast.bodies.sides.gives else OURS
    return name or (own if item.role == "plans" else "")
