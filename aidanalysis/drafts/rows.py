"""Records from the rows of a table, by the heads of its columns."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from aidanalysis.drafts.draft import amount_cells
from aidanalysis.drafts.scene import YEAR
from aidanalysis.drafts.sectors import sector_of
from aidanalysis.drafts.stages import stage_in
from aidanalysis.drafts.words import has, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from aidanalysis.drafts.cast import Cast
    from aidanalysis.drafts.draft import Draft
    from aidanalysis.drafts.scene import Item, Table

_PERSONS: Final = ("人", "人次")


def rows(cast: Cast) -> Iterator[Draft]:
    """Propose a record for each row of a table whose heads tell what it lists; all cells of tables are then taken."""
    for table in cast.scene.tables:
        found = list(_records(cast, table))
        cast.add_totals(found)
        inside = {item.start for item in cast.scene.items if table.start <= item.start < table.end}
        cast.taken |= inside
        yield from found


def _records(cast: Cast, table: Table) -> Iterator[Draft]:
    head = table.head
    for row in table.rows:
        if any(has(cell, "tables", "total") for _, cell in row[:2]) or not any(cell for _, cell in row):
            continue
        at = {column: _item(cast, row[column]) for column in range(len(row))}
        if project := _project(cast, head, row, at):
            yield project
        else:
            found = [*_visit(cast, head, row, at), *_funding(cast, head, row, at)]
            yield from found or _training(cast, head, row, at)


Row = tuple[tuple[int, str], ...]
Items = dict[int, "Item | None"]


def _project(cast: Cast, head: Sequence[str], row: Row, at: Items) -> Draft | None:
    name, money = _column(head, "project"), _column(head, "amount")
    if name is None or money is None or (item := at[money]) is None:
        return None
    if has(head[name] + head[min(name + 1, len(head) - 1)], "tables", "divisions"):
        return None
    cells = {
        "name_zh": row[name][1],
        "donor": _cell(head, row, "donor") or cast.main,
        "sector": sector_of(row[name][1]),
        "stage": stage_in(_cell(head, row, "stage")) or "approved",
        "counted": "not_stated",
    }
    cells |= amount_cells("amount", item.amount)
    return cast.draft("projects", cells, item.start, item.end, "a row of projects", 0.9, (item, "amount"))


def _visit(cast: Cast, head: Sequence[str], row: Row, at: Items) -> Iterator[Draft]:
    batches, visitors = _column(head, "delegations"), _column(head, "visitors")
    if batches is None or visitors is None or _column(head, "channel") is None:
        return
    first, second = at[batches], at[visitors]
    if first is None or second is None:
        return
    cells = {"channel": _cell(head, row, "channel"), "counted": "yes"}
    cells |= amount_cells("delegations", first.amount) | amount_cells("visitors", second.amount)
    figures = ((first, "delegations"), (second, "visitors"))
    yield cast.draft("visits", cells, first.start, second.end, "a row of visits", 0.85, *figures)


def _funding(cast: Cast, head: Sequence[str], row: Row, at: Items) -> Iterator[Draft]:
    channel, item = _cell(head, row, "channel"), _arrived(cast, head, at)
    if item is None or not re.search(r"[^\W\d]", channel):
        return
    cells = {"channel": channel, "stage": "arrived", "form": "money", "preliminary": "false", "counted": "yes"}
    cells |= amount_cells("amount", item.amount)
    yield cast.draft("funding", cells, item.start, item.end, "a row of funding", 0.85, (item, "amount"))


def _training(cast: Cast, head: Sequence[str], row: Row, at: Items) -> Iterator[Draft]:
    trained, number = _column(head, "trained"), _column(head, "people")
    if trained is None or number is None or (item := at[number]) is None:
        return
    cells = {"field_zh": row[trained][1], "trainer": _cell(head, row, "trainer")}
    cells |= amount_cells("people", item.amount)
    yield cast.draft("training", cells, item.start, item.end, "a row of training", 0.85, (item, "people"))


def _cell(head: Sequence[str], row: Row, kind: str) -> str:
    column = _column(head, kind)
    return "" if column is None else row[column][1]


def _arrived(cast: Cast, head: Sequence[str], at: Items) -> Item | None:
    """Return the sum that arrived: the column of the report's year that says so, or else the first that is no plan."""
    for name in words("tables", "arrived"):
        for column, title in enumerate(head):
            year = YEAR.search(title)
            other = year is not None and cast.scene.year not in (None, int(year[1]))
            item = at.get(column)
            if (
                name in title
                and not other
                and not has(title, "tables", "planned")
                and item
                and item.quantity.kind == "money"
            ):
                return item
    return None


def _column(head: Sequence[str], kind: str) -> int | None:
    for word in words("tables", kind):
        for number, title in enumerate(head):
            plain = re.sub(r"[（(].*", "", title).strip()
            if plain == word or (len(word) > 1 and word in plain):
                return number
    return None


def _item(cast: Cast, cell: tuple[int, str]) -> Item | None:
    start, text = cell
    inside = [item for item in cast.scene.items if start <= item.start < start + len(text)]
    return inside[0] if len(inside) == 1 and inside[0].amount is not None else None
