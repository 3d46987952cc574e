"""Records from the rows of a table, by the heads of its columns."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from aidanalysis.drafts.draft import amount_cells
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
        inside = {item.start for item in cast.scene.items if table.start <= item.start < table.end}
        cast.taken |= inside
        yield from found


def _records(cast: Cast, table: Table) -> Iterator[Draft]:
    head = table.head
    project, donor = _column(head, "project"), _column(head, "donor")
    money, stage, channel = _column(head, "amount"), _column(head, "stage"), _column(head, "channel")
    batches, visitors = _column(head, "delegations"), _column(head, "visitors")
    trained, number = _column(head, "trained"), _column(head, "people")
    for row in table.rows:
        if len(row) != len(head) or has(row[0][1], "tables", "total") or not any(cell for _, cell in row):
            continue
        at = {column: _item(cast, row[column]) for column in range(len(row))}
        if (
            project is not None
            and money is not None
            and at[money]
            and not re.search("类别|类型|数（", head[project] + head[min(project + 1, len(head) - 1)])
        ):
            item = at[money]
            assert item is not None
            said = row[stage][1] if stage is not None else ""
            cells = {
                "name_zh": row[project][1],
                "donor": row[donor][1] if donor is not None else cast.main,
                "sector": sector_of(row[project][1]),
                "stage": stage_in(said) or "approved",
                "counted": "not_stated",
            }
            yield cast.draft(
                "projects",
                cells | amount_cells("amount", item.amount),
                item.start,
                item.end,
                "a row of projects",
                0.9,
                (item, "amount"),
            )
        elif batches is not None and visitors is not None and channel is not None and at[batches] and at[visitors]:
            first, second = at[batches], at[visitors]
            assert first is not None
            assert second is not None
            cells = (
                {"channel": row[channel][1], "counted": "yes"}
                | amount_cells("delegations", first.amount)
                | amount_cells("visitors", second.amount)
            )
            yield cast.draft(
                "visits",
                cells,
                first.start,
                second.end,
                "a row of visits",
                0.85,
                (first, "delegations"),
                (second, "visitors"),
            )
        elif trained is not None and number is not None and at[number]:
            item = at[number]
            assert item is not None
            who = _column(head, "trainer")
            cells = {"field_zh": row[trained][1], "trainer": row[who][1] if who is not None else ""}
            yield cast.draft(
                "training",
                cells | amount_cells("people", item.amount),
                item.start,
                item.end,
                "a row of training",
                0.85,
                (item, "people"),
            )
        elif (
            channel is not None and (arrived := _arrived(head, at)) is not None and cast.bodies.is_body(row[channel][1])
        ):
            cells = {
                "channel": row[channel][1],
                "stage": "arrived",
                "form": "money",
                "preliminary": "false",
                "counted": "yes",
            }
            yield cast.draft(
                "funding",
                cells | amount_cells("amount", arrived.amount),
                arrived.start,
                arrived.end,
                "a row of funding",
                0.85,
                (arrived, "amount"),
            )


def _arrived(head: Sequence[str], at: dict[int, Item | None]) -> Item | None:
    """Return the sum that arrived: the column that says so, or else the first of money that is not a plan."""
    for name in words("tables", "arrived"):
        for column, title in enumerate(head):
            if (
                name in title
                and not has(title, "tables", "planned")
                and (item := at.get(column))
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
