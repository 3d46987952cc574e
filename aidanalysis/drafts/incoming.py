"""Proposals from anywhere: taken where the text bears out every word and figure of them, refused with the reason."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field, replace
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any, Final

from aidanalysis.amount import Amount, Qualifier
from aidanalysis.documents import Document, Extract, section_at
from aidanalysis.drafts.draft import Draft, amount_cells
from aidanalysis.drafts.propose import stated_amounts, years_elsewhere
from aidanalysis.drafts.scene import YEAR, Scene
from aidanalysis.drafts.schema import NOT_PROPOSED
from aidanalysis.drafts.store import RefusedError
from aidanalysis.ledger.columns import column_of, field_types
from aidanalysis.records import RECORD_CLASSES, CalendarDate
from aidanalysis.records.record import Evidence
from aidanalysis.units import UnknownUnitError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aidanalysis.drafts.store import DraftFolder
    from aidanalysis.reading import Quantity

KEYS: Final = {"table", "fields", "phrase", "offset", "by", "sure"}
#: How sure a proposal is that does not say so.
UNKNOWN_SURE: Final = 0.5
#: Fields of text that are the analyst's words and need not stand in the report.
OWN_WORDS: Final = ("task_zh", "status_zh", "outcome_zh", "left_open_zh", "licence", "publisher")
_NUMBER: Final = re.compile(r"-?[0-9]+(\.[0-9]+)?")


@dataclass
class Taken:
    """What became of a file of proposals: the drafts that were taken, and a line for each that was not."""

    drafts: list[Draft] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)


def take(folder: DraftFolder, lines: Iterable[str], name: str) -> Taken:
    """Judge each line of a file of proposals, and add those that hold to the folder's drafts."""
    taken = Taken()
    judge = Judge(folder)
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            taken.drafts += judge.drafts_of(line)
        except RefusedError as error:
            taken.refused.append(f"{name}:{number}: {error}")
    if taken.drafts:
        folder.propose(taken.drafts)
    return taken


class Judge:
    """Holds proposals against one report."""

    def __init__(self, folder: DraftFolder) -> None:
        self.folder, self.text = folder, folder.text
        self.scene = Scene(Document.of("", Extract(folder.text)))
        self.known = {**folder.drafts}
        self.numbers = {table: sum(one.table == table for one in self.known.values()) for table in RECORD_CLASSES}

    def drafts_of(self, line: str) -> list[Draft]:
        """Return the draft of a proposal behind those of the bodies that it names; raises ``RefusedError``."""
        proposal = _parsed(line)
        table, fields, phrase = proposal["table"], proposal["fields"], proposal["phrase"]
        cells = self._cells(table, fields)
        amounts = {name: one for name, one in cells.items() if isinstance(one, Amount)}
        offset = self._place(phrase, proposal.get("offset"), amounts)
        self._dates(table, cells, phrase, offset)
        plain: dict[str, str] = {}
        made: list[Draft] = []
        for name, cell in cells.items():
            plain |= (
                amount_cells(name, cell) if isinstance(cell, Amount) else {name: self._named(table, name, cell, made)}
            )
        self._double(table, plain, offset)
        sure = float(proposal.get("sure", UNKNOWN_SURE))
        rule = f"proposed by {proposal.get('by') or 'a file'}"
        draft = Draft(table, plain, section_at(self.text, offset), phrase, offset, rule, sure, id=self._number(table))
        self.folder.record(draft)  # raises with every fault of the cells
        made += [replace(year, id=self._number("mentions")) for year in years_elsewhere(self.scene, [draft])]
        for one in [*made, draft]:
            self.known[one.id] = one
        return [*made, draft]

    def amiss(self, draft: Draft) -> str:
        """Return which amount of a draft the text does not bear out, "" where all hold."""
        for amount in stated_amounts(draft):
            if not self._holds(draft.offset, draft.phrase, amount):
                return f"{draft.phrase!r} does not read as {amount}; it reads as {self._reading(draft.offset, draft.phrase)}"
        return ""

    def _number(self, table: str) -> str:
        stem = {"channels": "channel", "organisations": "body"}.get(table, table)
        while True:
            self.numbers[table] = self.numbers.get(table, 0) + 1
            found = f"{stem}-{self.numbers[table]}"
            if found not in self.known and found not in self.folder.ledger.by_id:
                return found

    def _cells(self, table: str, fields: dict[str, Any]) -> dict[str, Amount | str]:
        """Return the cells of a proposal, amounts as such."""
        types = field_types(RECORD_CLASSES[table])
        unknown = sorted(
            set(fields)
            - {name for name, one in types.items() if one.plain is not Evidence and name not in ("id", "report")}
        )
        if unknown:
            raise RefusedError(f"{table} has no field {', '.join(unknown)}; the schema lists them: aidanalysis schema")
        cells: dict[str, Amount | str] = {}
        for name, value in fields.items():
            if value in (None, "", []):
                continue
            if types[name].plain is Amount:
                cells[name] = _amount(name, value)
            elif isinstance(value, list):
                cells[name] = ";".join(map(str, value))
            elif isinstance(value, bool):
                cells[name] = str(value).lower()
            else:
                cells[name] = str(value)
        return cells

    def _place(self, phrase: str, offset: object, amounts: dict[str, Amount]) -> int:
        """Return where a phrase stands and, read in its place, holds every amount."""
        if isinstance(offset, int) and not isinstance(offset, bool):
            if offset < 0 or self.text[offset : offset + len(phrase)] != phrase:
                raise RefusedError(f"the text has no {phrase!r} at {offset}{self._elsewhere(phrase)}")
            places = [offset]
        elif offset is None:
            places = [found.start() for found in re.finditer(re.escape(phrase), self.text)]
        else:
            raise RefusedError(f"offset: expected a whole number, not {offset!r}")
        if not places:
            raise RefusedError(f"the text does not hold the phrase {phrase!r}")
        missing = {
            place: [name for name, one in amounts.items() if not self._holds(place, phrase, one)] for place in places
        }
        good = [place for place in places if not missing[place]]
        if not good:
            name = missing[places[0]][0]
            raise RefusedError(
                f"{name}: {phrase!r} does not read as {amounts[name]}; it reads as {self._reading(places[0], phrase)}"
            )
        if len(good) > 1:
            raise RefusedError(f"{phrase!r} stands {len(good)} times, at {', '.join(map(str, good))}; give its offset")
        return good[0]

    def _elsewhere(self, phrase: str) -> str:
        at = self.text.find(phrase)
        return "; nor anywhere else" if at < 0 else f"; it stands at {at}"

    def _inside(self, place: int, phrase: str) -> list[Quantity]:
        end = place + len(phrase)
        return [one for one in self.scene.quantities if place <= one.start and one.end <= end]

    def _holds(self, place: int, phrase: str, amount: Amount) -> bool:
        """Whether one of the quantities that lie whole within the phrase, as the text reads there, is the amount."""
        return any(_same(one, amount) for one in self._inside(place, phrase))

    def _reading(self, place: int, phrase: str) -> str:
        read = [one.text for one in self._inside(place, phrase)]
        return "、".join(read) if read else "no figure"

    def _dates(self, table: str, cells: dict[str, Amount | str], phrase: str, place: int) -> None:
        types = field_types(RECORD_CLASSES[table])
        for name, cell in cells.items():
            if isinstance(cell, Amount) or not (types[name].plain is CalendarDate or name == "year"):
                continue
            dates = [one.date for one in self._inside(place, phrase) if one.date is not None]
            try:
                wanted = CalendarDate.parse(cell)
            except ValueError as error:
                raise RefusedError(f"{name}: {error}") from None
            report_year = self.folder.ledger.report.year
            if name == "year" and wanted.year == report_year:
                continue
            same = [
                date for date in dates
                if (date.year or report_year) == wanted.year and (name == "year" or (date.month, date.day) == (wanted.month, wanted.day))
            ]  # fmt: skip
            if not same and not (name == "year" and self._year_before(place) == wanted.year):
                raise RefusedError(f"{name}: {phrase!r} does not read as {cell}")

    def _year_before(self, place: int) -> int | None:
        """Return the last year printed before a place, in its sentence or a heading, under which it stands."""
        printed = YEAR.findall(self.text[:place])
        return int(printed[-1]) if printed else None

    def _named(self, table: str, name: str, cell: str, made: list[Draft]) -> str:
        """Return a cell, the names of bodies in it as ids; what is named must stand in the text."""
        column = column_of(RECORD_CLASSES[table], name)
        if not column.refers:
            if name.endswith("_zh") and name not in OWN_WORDS and cell not in self.text:
                raise RefusedError(f"{name}: the text does not say {cell!r}")
            return cell
        return ";".join(self._reference(column.refers, name, one, made) for one in cell.split(";"))

    def _reference(self, refers: str, field_name: str, name: str, made: list[Draft]) -> str:
        everything = [*self.folder.ledger, *self.known.values(), *made]
        for one in everything:
            if one.id == name and refers in ("*", one.table):
                return name
            called = one.cells.get("name_zh") if isinstance(one, Draft) else getattr(one, "name_zh", None)
            if one.table == refers and called == name:
                return str(one.id)
        if refers not in ("organisations", "channels"):
            raise RefusedError(f"{field_name}: no record {name!r} in {refers}")
        at = self.text.find(name)
        if at < 0 or len(name) < 2:
            raise RefusedError(f"{field_name}: the text does not name {name!r}")
        cells = {"name_zh": name}
        if refers == "organisations":
            cells |= {"level": "not_stated", "side": "supporting", "kind": "group"}
        body = Draft(
            refers,
            cells,
            section_at(self.text, at),
            name,
            at,
            "a body that a proposal names",
            UNKNOWN_SURE,
            id=self._number(refers),
        )
        made.append(body)
        return body.id

    def _double(self, table: str, cells: dict[str, str], offset: int) -> None:
        for one in self.known.values():
            if (
                one.table == table
                and one.offset == offset
                and all(one.cells.get(name) == cell for name, cell in cells.items() if not name.endswith("_en"))
            ):
                raise RefusedError(f"it is drafted already, as {one.id}")


def _parsed(line: str) -> dict[str, Any]:
    try:
        proposal = json.loads(line)
    except (ValueError, RecursionError):
        raise RefusedError("no JSON; expected one object a line") from None
    if not isinstance(proposal, dict):
        raise RefusedError("expected an object with table, fields and phrase")
    if unknown := sorted(set(proposal) - KEYS):
        raise RefusedError(f"unknown key {', '.join(unknown)}; expected {', '.join(sorted(KEYS))}")
    table = proposal.get("table")
    if table not in RECORD_CLASSES or table in NOT_PROPOSED:
        expected = [one for one in RECORD_CLASSES if one not in NOT_PROPOSED]
        raise RefusedError(f"table: {table!r}; expected one of {', '.join(expected)}")
    if not isinstance(proposal.get("fields"), dict):
        raise RefusedError("fields: expected an object")
    if not isinstance(proposal.get("phrase"), str) or not proposal["phrase"].strip():
        raise RefusedError("phrase: expected the words of the text that hold the figures")
    sure = proposal.get("sure", UNKNOWN_SURE)
    if not isinstance(sure, int | float) or isinstance(sure, bool) or not 0 <= sure <= 1:
        raise RefusedError(f"sure: expected a number from 0 to 1, not {sure!r}")
    return proposal


def _amount(name: str, value: object) -> Amount:
    if (
        not isinstance(value, dict)
        or not {"value", "unit"} <= set(value)
        or set(value) - {"value", "unit", "qualifier", "upper"}
    ):
        raise RefusedError(
            f"{name}: expected an object with value, unit and, where they are needed, qualifier and upper"
        )
    digits, upper = str(value["value"]), value.get("upper")
    if not _NUMBER.fullmatch(digits) or (upper is not None and not _NUMBER.fullmatch(str(upper))):
        raise RefusedError(f"{name}: expected the digits as printed, not {value['value']!r}")
    try:
        qualifier = Qualifier(value.get("qualifier", "exact"))
        return Amount(Decimal(digits), str(value["unit"]), qualifier, None if upper is None else Decimal(str(upper)))
    except (ValueError, UnknownUnitError, InvalidOperation) as error:
        raise RefusedError(f"{name}: {error}") from None


def _same(quantity: Quantity, amount: Amount) -> bool:
    try:
        read = quantity.amount
    except (ValueError, UnknownUnitError):
        return False
    return read == amount and f"{read.value:f}" == f"{amount.value:f}"
