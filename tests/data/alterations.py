"""Single facts of a ledger altered as an editor or an accident would, each valid by its type."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from ledger_files import table_rows

from aidanalysis.ledger.columns import Rests, columns, rests
from aidanalysis.records import RECORD_CLASSES

#: How many alterations of each cell are tried, and with what seed.
EACH, SEED = 2, 2010

Rows = list[list[str]]


@dataclass(frozen=True, slots=True)
class Alteration:
    """One alteration: what kind it is, the table, the column or row, and the rows as they stand after it."""

    kind: str
    table: str
    what: str
    record: str
    rows: Rows


#: The kinds that have to be refused, whatever is accepted by name of the analyst's own readings.
REFUSED: Final = (
    "number", "qualifier or unit", "date", "channel", "row deleted", "row doubled", "rows exchanged", "claim", "where",
    "digits cut", "phrase moved", "figure removed",
)  # fmt: skip


def alterations(folder: Path) -> Iterator[Alteration]:
    """Yield alterations of every column and every row of a ledger."""
    chosen = random.Random(SEED)
    for table, cls in RECORD_CLASSES.items():
        path = folder / f"{table}.csv"
        if path.is_file():
            rows = table_rows(path)
            yield from _cells(table, rows, chosen)
            yield from _rows(table, rows, chosen)
            if "amount" in {column.name for column in columns(cls)}:
                yield from _cut(table, rows)


def _kind(table: str, column: str) -> str:
    cls = RECORD_CLASSES[table]
    (one,) = (one for one in columns(cls) if one.name == column)
    if table == "claims":
        return "where" if column.endswith("where") else "claim"
    if column in ("section", "phrase", "offset"):
        return "phrase moved"
    if column.endswith(("_qualifier", "_unit")):
        return "qualifier or unit"
    if column == "channel":
        return "channel"
    if one.type == "number" or column.endswith("_upper"):
        return "number"
    if column in ("date", "published", "year", "plan_period"):
        return "date"
    if table == "mentions" or column in ("sha256", "analyst"):
        return "claim" if table == "claims" else "mention or mark"
    return {Rests.WORDS: "name or words", Rests.REFERENCE: "reference", Rests.LISTED: "stage, level or kind"}.get(
        rests(cls)[one.field], "the analyst's reading"
    )


def _cells(table: str, rows: Rows, chosen: random.Random) -> Iterator[Alteration]:
    head, *body = rows
    kept = [n for n, name in enumerate(head) if name not in ("id", "report")]
    options = {one.name: one for one in columns(RECORD_CLASSES[table])}
    for number, row in enumerate(body):
        for place in kept:
            column = options[head[place]]
            others = {other[place] for other in body if other[place] != row[place]} - {""}
            others |= {choice for choice in column.choices if choice != row[place]} if row[place] else set()
            if column.type == "boolean":
                others = {"true", "false"} - {row[place]}
            if row[place] and re.fullmatch(r"\d+(\.\d+)?", row[place]):
                others |= {row[place][:-1] + str((int(row[place][-1]) + 1) % 10)}
            if not row[place]:
                continue
            values = chosen.sample(sorted(others), min(EACH, len(others)))
            if not column.required:
                values.append("")
            for value in values:
                changed = [list(one) for one in rows]
                changed[number + 1][place] = value
                if not value and column.type == "number":
                    _empty_amount(head, changed[number + 1], head[place])
                kind = "figure removed" if not value and column.type == "number" else _kind(table, head[place])
                yield Alteration(kind, table, head[place], row[0], changed)


def _empty_amount(head: list[str], row: list[str], name: str) -> None:
    for part in ("unit", "qualifier", "upper"):
        if f"{name}_{part}" in head:
            row[head.index(f"{name}_{part}")] = ""


def _rows(table: str, rows: Rows, chosen: random.Random) -> Iterator[Alteration]:
    head, *body = rows
    for number, row in enumerate(body):
        rest = [one for n, one in enumerate(body) if n != number]
        yield Alteration("row deleted", table, "row", row[0], [head, *rest])
        yield Alteration("row doubled", table, "row", row[0], [*rows, [f"{row[0]}-again", *row[1:]]])
    evidence = [head.index(name) for name in ("section", "phrase", "offset")]
    amounts = [head.index(one.name) for one in columns(RECORD_CLASSES[table]) if one.type == "number"]
    amounts += [n for n, name in enumerate(head) if name.endswith(("_unit", "_qualifier", "_upper"))]
    for one, other in zip(range(len(body)), chosen.sample(range(len(body)), len(body)), strict=True):
        if one == other or body[one][evidence[1]] == body[other][evidence[1]]:
            continue
        changed = [list(row) for row in rows]
        for place in {*evidence, *amounts}:
            changed[one + 1][place], changed[other + 1][place] = body[other][place], body[one][place]
        yield Alteration("rows exchanged", table, "figures and evidence", body[one][0], changed)


def _cut(table: str, rows: Rows) -> Iterator[Alteration]:
    """Yield amounts with digits cut off at either end, the phrase cut with them and its offset moved."""
    head, *body = rows
    amount, phrase, offset = (head.index(name) for name in ("amount", "phrase", "offset"))
    for number, row in enumerate(body):
        printed = row[amount]
        if not printed or printed not in row[phrase] or len(printed) < 2:
            continue
        for cut in range(1, len(printed)):
            for value, shift in ((printed[cut:], cut), (printed[:-cut], 0)):
                if not re.fullmatch(r"(0|[1-9]\d*)(\.\d+)?", value):
                    continue
                changed = [list(one) for one in rows]
                new = changed[number + 1]
                at = row[phrase].index(printed)
                tail = row[phrase][at + len(printed) :]
                new[amount] = value
                new[phrase] = (row[phrase][:at] if not shift else "") + value + tail
                new[offset] = str(int(row[offset]) + (at + shift if shift else 0))
                yield Alteration("digits cut", table, "amount", row[0], changed)
