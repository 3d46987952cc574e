"""Claims: figures that follow from others, tied to the records that those figures became."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Final, NamedTuple

from aidanalysis.auditing.documents import audit_document
from aidanalysis.drafts.draft import amount_cells
from aidanalysis.drafts.words import expression
from aidanalysis.records.labels import ClaimKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from aidanalysis.drafts.cast import Cast
    from aidanalysis.drafts.draft import Draft
    from aidanalysis.drafts.scene import Item

#: The columns by which records are picked, the plainest first.
PICKING: Final = (
    "counted",
    "direction",
    "part_of",
    "year",
    "channel",
    "form",
    "stage",
    "sent_by",
    "received_by",
    "trainer",
    "donor",
    "measure",
)
_KINDS: Final = {ClaimKind.DIFFERENCE, ClaimKind.RATIO, ClaimKind.GROWTH, ClaimKind.MULTIPLE, ClaimKind.AVERAGE}


class Rows(NamedTuple):
    """Records of one table, and the condition that picks them and no others."""

    table: str
    field: str
    where: str


def claims(cast: Cast, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Propose a claim for each figure that the auditor ties to others, or that a text says is divided."""
    by_place = {place: (draft, field) for draft in drafts for place, field in draft.figures}
    items = {item.start: item for item in cast.scene.items}
    seen: set[tuple[str, int, tuple[int, ...]]] = set()
    audited = [
        (claim.kind, claim.stated.quantity.start, [one.quantity.start for one in claim.operands], 0.9)
        for claim in audit_document(cast.scene.document).claims
    ]
    divided = [
        (ClaimKind.SUM, item.start, [part.start for part in item.parts], 0.75)
        for item in cast.scene.items
        if item.parts and not item.open_list
    ]
    for kind, stated, operands, sure in [*audited, *divided]:
        item = items.get(stated)
        if item is None or item.amount is None or (kind, stated, tuple(operands)) in seen:
            continue
        if _of_one_year(kind, item, operands, items):
            continue
        cells = _cells(kind, operands, by_place, items, drafts)
        if cells is None:
            continue
        seen.add((kind, stated, tuple(operands)))
        figures = () if stated in by_place else ((item, "amount"),)
        yield cast.draft(
            "claims", {"kind": str(kind)} | cells | amount_cells("amount", item.amount), item.start, item.end,
            "a figure that follows from others", sure, *figures,
        )  # fmt: skip


#: What a change is said to be since: another year than the report's.
_SINCE: Final = expression("claims", "since")


def _of_one_year(kind: ClaimKind, item: Item, operands: Sequence[int], items: dict[int, Item]) -> bool:
    """Whether a change since another year is tied to two figures of the report's own, which it does not say."""
    if kind not in (ClaimKind.DIFFERENCE, ClaimKind.GROWTH) or not _SINCE.search(item.label):
        return False
    return not any(one in items and items[one].other_year for one in operands)


def _cells(
    kind: ClaimKind,
    operands: Sequence[int],
    by_place: dict[int, tuple[Draft, str]],
    items: dict[int, Item],
    drafts: Sequence[Draft],
) -> dict[str, str] | None:
    """Return the cells that say which records a claim rests on, ``None`` where no condition picks them."""
    if kind in (ClaimKind.SUM, ClaimKind.BOUND):
        rows = _rows(operands, by_place, items, drafts)
        return rows and {"aggregate": "total", "of_table": rows.table, "field": rows.field, "where": rows.where}
    if kind not in _KINDS or len(operands) != 2:
        return None
    first, second = (_rows([one], by_place, items, drafts) for one in operands)
    if first is None or second is None:
        return None
    return {
        "aggregate": "total",
        "of_table": first.table,
        "field": first.field,
        "where": first.where,
        "base_aggregate": "total",
        "base_table": second.table,
        "base_field": second.field,
        "base_where": second.where,
    }


def _rows(
    places: Iterable[int], by_place: dict[int, tuple[Draft, str]], items: dict[int, Item], drafts: Sequence[Draft]
) -> Rows | None:
    """Return the records that figures became; a whole that is none stands for those of its parts."""
    found: list[tuple[Draft, str]] = []
    for place in places:
        became = list(_became(place, by_place, items))
        if None in became:
            return None
        found += [one for one in became if one is not None]
    tables = {(draft.table, field) for draft, field in found}
    if len(tables) != 1 or not found or any(draft.table == "claims" for draft, _ in found):
        return None
    ((table, field),) = tables
    where = picking(
        {draft.id for draft, _ in found}, [draft for draft in drafts if draft.table == table and draft.cells.get(field)]
    )
    return None if where is None else Rows(table, field, where)


def _became(
    place: int, by_place: dict[int, tuple[Draft, str]], items: dict[int, Item]
) -> Iterator[tuple[Draft, str] | None]:
    """Yield the record that a figure became, or those of its parts, and of theirs; ``None`` for one that is none."""
    if place in by_place or place not in items or not items[place].parts:
        yield by_place.get(place)
        return
    for part in items[place].parts:
        yield from _became(part.start, by_place, items)


def picking(wanted: set[str], drafts: Sequence[Draft]) -> str | None:
    """Return the shortest condition that picks some records of a table and no others, ``None`` where none does."""
    chosen = [draft for draft in drafts if draft.id in wanted]
    # Where records may lie outside a total, a claim says which it takes, also where it takes all.
    if len(chosen) == len(drafts) and not any(draft.cells.get("counted") for draft in drafts):
        return ""
    if len(chosen) == 1:
        return f"id={chosen[0].id}"
    shared = [
        (column, chosen[0].cells[column])
        for column in PICKING
        if chosen[0].cells.get(column) and len({draft.cells.get(column) for draft in chosen}) == 1
    ]
    # What holds of every row picks none.
    shared = [
        (column, value)
        for column, value in shared
        if column == "counted" or any(draft.cells.get(column) != value for draft in drafts)
    ]
    for size in (1, 2):
        for conditions in combinations(shared, size):
            picked = {draft.id for draft in drafts if all(draft.cells.get(name) == value for name, value in conditions)}
            if picked == wanted:
                return ";".join(f"{name}={value}" for name, value in conditions)
    return None
