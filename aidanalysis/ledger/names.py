"""Where the records of a ledger are named in its text: by their names, by what the report calls them, by their place."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Final, NamedTuple

from aidanalysis.records import Channel, Mention, Organisation, Report
from aidanalysis.records.labels import OrganisationKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aidanalysis.ledger.place import Place
    from aidanalysis.ledger.source import Source, Span
    from aidanalysis.records import Record

#: Classes whose evidence is the name that the report gives them.
NAMED: Final = (Organisation, Channel)
#: What an area's name loses where the report shortens it: 峡江县 is 峡江.
SUFFIXES: Final = ("特别行政区", "自治区", "自治州", "自治县", "地区", "省", "市", "县", "区", "州")


class Naming(NamedTuple):
    """Words at a place that name a record; ``firm`` ones name it wherever they stand, others only there."""

    start: int
    end: int
    record: str
    firm: bool


class Names:
    """The records of a ledger, and where its text names them."""

    def __init__(self, places: Sequence[Place], source: Source) -> None:
        self.by_id: dict[str, Record] = {place.record.id: place.record for place in places}
        self.report = next((one for one in self.by_id.values() if isinstance(one, Report)), None)
        self.mentions: dict[tuple[str, str], list[Mention]] = {}
        self.tables: dict[str, list[Record]] = {}
        for record in self.by_id.values():
            self.tables.setdefault(record.table, []).append(record)
            if isinstance(record, Mention):
                self.mentions.setdefault((record.of, record.field), []).append(record)
        self.areas = [
            short
            for one in self.tables.get("organisations", ())
            if isinstance(one, Organisation) and one.kind is OrganisationKind.AREA
            for short in (one.name_zh, shortened(one.name_zh))
        ]
        self._source = source
        self._named: dict[str, list[Naming]] = {}

    def in_window(self, table: str, window: Span) -> list[Naming]:
        """Return how records of a table are named within a span."""
        named = self._table(table)
        first = bisect_left(named, window[0], key=lambda one: one.start)
        found = []
        for one in named[first:]:
            if one.start >= window[1]:
                break
            if one.end <= window[1]:
                found.append(one)
        return found

    def _table(self, table: str) -> list[Naming]:
        if table not in self._named:
            records = self.tables.get(table, ())
            firm = [naming for record in records for naming in self._firm(record)]
            firm.sort(key=lambda one: (one.start, -one.end))
            kept: list[Naming] = []
            for one in firm:
                # 北京市 within 北京市民政局 names another body.
                if not kept or one.end > kept[-1].end or (one.start, one.end) == kept[-1][:2]:
                    kept.append(one)
            loose = [Naming(*span, record.id, False) for record in records for span in self._loose(record)]
            self._named[table] = sorted(kept + loose)
        return self._named[table]

    def _firm(self, record: Record) -> list[Naming]:
        """Return the places of a record's name, of its short form, and of what mentions say that it is called."""
        name = getattr(record, "name_zh", None)
        words = {name} if name else set()
        if isinstance(record, Organisation) and record.kind is OrganisationKind.AREA:
            words.add(shortened(record.name_zh))
        words |= {mention.evidence.phrase for mention in self.mentions.get((record.id, "name_zh"), ())}
        found = [Naming(*span, record.id, True) for word in words if word for span in self._source.places(word)]
        if not isinstance(record, NAMED):
            # What is no body or channel is named by its own place too: an event by its date.
            found.append(Naming(record.evidence.offset, record.evidence.end, record.id, True))
        return found

    def _loose(self, record: Record) -> list[Span]:
        """Return the places of words that may mean other things elsewhere: 财政 for a finance bureau."""
        mentioned = [
            (mention.evidence.offset, mention.evidence.end)
            for (of, _), mentions in self.mentions.items()
            if of == record.id
            for mention in mentions
        ]
        if isinstance(record, NAMED):
            mentioned += self._source.places(record.evidence.phrase)
        return mentioned


def shortened(name: str) -> str:
    """Return the name of an area without what kind of area it is; a name of one sign is not shortened."""
    for suffix in SUFFIXES:
        if name.endswith(suffix) and len(name) > len(suffix) + 1:
            return name.removesuffix(suffix)
    return name


def is_short_for(short: str, name: str) -> bool:
    """Whether the signs of some words stand in a name in their order: 人社局 in 人力资源和社会保障局."""
    rest = iter(name)
    return all(sign in rest for sign in short)
