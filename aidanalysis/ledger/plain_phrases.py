"""Records whose phrase is no more than their figures as printed, alone at its place: nothing of them needs to be read.

Of a table of many rows most are of this kind, and reading every phrase would take most of the time of loading it.
"""

from __future__ import annotations

import re
from functools import cached_property
from operator import add
from typing import TYPE_CHECKING, Final

from aidanalysis.amount import Amount, Qualifier
from aidanalysis.ledger.columns import Rests, amount_fields, rests
from aidanalysis.ledger.source import Figure, phrase_figures
from aidanalysis.ledger.table import rows_of
from aidanalysis.records import Mention
from aidanalysis.units import to_base

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from aidanalysis.ledger.place import Place
    from aidanalysis.ledger.table import Table

#: Units before which a number in digits is read as it is printed; before some it has to be a whole one: 3.5批 may be
#: the third item of a list. A longer number may be that of a telephone, and of a nought little can be said.
WHOLE: Final = frozenset(("人次", "人", "批", "户"))
UNITS: Final = frozenset(("元", "万元", "亿元", "美元", "万美元", "万人次", "亩", "吨", "%")) | WHOLE
NUMBER: Final = re.compile(r"[1-9][0-9]{0,8}(\.[0-9]{1,6})?")


class PlainPhrases:
    """The rows of some tables that need no reading, by table, and what their phrases state."""

    def __init__(self) -> None:
        self.rows: list[tuple[Table, list[int]]] = []

    def stating(self, stated: Amount) -> list[Figure]:
        """Return the figures that mean an amount, as reading their phrases would give them."""
        return self._index.get(stated, [])

    @cached_property
    def _index(self) -> dict[Amount, list[Figure]]:
        found: dict[Amount, list[Figure]] = {}
        for table, numbers in self.rows:
            for one in _figures(table, numbers):
                if one.amount:
                    found.setdefault(one.amount, []).append(one)
        return found


def _figures(table: Table, numbers: Sequence[int]) -> Iterator[Figure]:
    """Yield the figures of plain phrases; those of rows that state none may hold any, and are read."""
    fields, printed = amount_fields(table.cls), _printed(table)
    for number in numbers:
        phrase, at = table.column("phrase")[number], int(table.column("offset")[number])
        given = [(texts[number], name) for texts, name in zip(printed, fields, strict=True) if texts[number]]
        if not given:
            yield from phrase_figures(at, phrase)
        for text, name in given if "".join(text for text, _ in given) == phrase else reversed(given):
            value = table.column(name)[number]
            yield Figure(at, at + len(text), text, Amount(value, text[len(value) :]))
            at += len(text)


def to_read(tables: Sequence[Table]) -> tuple[list[Place], PlainPhrases]:
    """Return the records that have to be read, with all that touch them, and the plain rows beside them."""
    kept = [table.kept for table in tables]
    touching = _touching(tables, kept)
    mentioned = {one for table in tables if table.cls is Mention for one in table.column("of")}
    places: list[Place] = []
    plain = PlainPhrases()
    start = 0
    for table, numbers in zip(tables, kept, strict=True):
        read = _unplain(table) | rows_of(table.ids, mentioned)
        read.update(number for at, number in enumerate(numbers, start) if at in touching)
        start += len(numbers)
        if len(read) >= len(numbers):
            places += table.places
        else:
            places += [table.place(number) for number in numbers if number in read]
            plain.rows.append((table, [number for number in numbers if number not in read]))
    return places, plain


def _touching(tables: Sequence[Table], kept: Sequence[Sequence[int]]) -> set[int]:
    """Return which of all the kept rows have a phrase that shares a place of the text with another."""
    starts: list[int] = []
    ends: list[int] = []
    for table, numbers in zip(tables, kept, strict=True):
        offsets, phrases = table.column("offset"), table.column("phrase")
        begins = [int(offsets[number]) for number in numbers]
        starts += begins
        ends += map(add, begins, [len(phrases[number]) for number in numbers])
    found: set[int] = set()
    first, reach = -1, -1
    for at in sorted(range(len(starts)), key=starts.__getitem__):
        if starts[at] < reach:
            found |= {first, at}
        else:
            first = at
        reach = max(reach, ends[at])
    return found


def _unplain(table: Table) -> set[int]:
    """Return the rows that state what is not printed as their phrase prints it, digit for digit."""
    every = set(range(len(table.cells.lines)))
    if table.cls is Mention:
        return every
    found = set(table.doubtful)
    fields = amount_fields(table.cls)
    for name, kind in rests(table.cls).items():
        if kind is Rests.FIGURE and name not in fields:
            found |= every - rows_of(table.column(name), {""})
    if not fields:
        return found
    for name in fields:
        qualifiers, units = table.column(f"{name}_qualifier"), table.column(f"{name}_unit")
        found |= rows_of(qualifiers, set(qualifiers) - {str(Qualifier.EXACT), ""})
        found |= rows_of(units, set(units) - UNITS - {""})
        values = table.column(name)
        found |= rows_of(values, {value for value in set(values) if value and not NUMBER.fullmatch(value)})
        found |= {number for number in rows_of(units, set(units) & WHOLE) if "." in values[number]}
    phrases, printed = table.column("phrase"), _printed(table)
    if len(fields) == 1:
        pairs = enumerate(zip(phrases, printed[0], strict=True))
        return found | {number for number, (phrase, text) in pairs if phrase != text and text}
    for number, (phrase, *texts) in enumerate(zip(phrases, *printed, strict=True)):
        if phrase != "".join(texts) and phrase != "".join(reversed(texts)) and any(texts):
            found.add(number)
    return found.union(_alike(table))


def _printed(table: Table) -> list[list[str]]:
    """Return how each amount of every row is printed."""
    return [
        [value + unit for value, unit in zip(table.column(name), table.column(f"{name}_unit"), strict=True)]
        for name in amount_fields(table.cls)
    ]


def _alike(table: Table) -> Iterator[int]:
    """Yield the rows two of whose amounts measure the same, so that they may read as one: 3亿元5000万元."""
    units = [table.column(f"{name}_unit") for name in amount_fields(table.cls)]
    for number, given in enumerate(zip(*units, strict=True)):
        bases = [to_base(unit)[1] for unit in given if unit in UNITS]
        if len(set(bases)) < len(bases):
            yield number
