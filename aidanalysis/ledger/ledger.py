"""One report's records, loaded from and written to one folder of CSV files."""

from __future__ import annotations

import os
from dataclasses import dataclass, field, replace
from functools import cached_property
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

from aidanalysis.extras import require
from aidanalysis.ledger import datapackage, facts, source_record
from aidanalysis.ledger.cells import record_to_cells
from aidanalysis.ledger.columns import columns
from aidanalysis.ledger.csv_table import read_cells, write_rows
from aidanalysis.ledger.faults import BadInputError, Fault, NoSuchError, gathered
from aidanalysis.ledger.grounds import Grounds, ground, ground_alone
from aidanalysis.ledger.place import Place
from aidanalysis.ledger.plain_phrases import to_read
from aidanalysis.ledger.references import dangling, doubled_ids, report_named, unfounded, unresolved
from aidanalysis.ledger.source import Source
from aidanalysis.ledger.source_record import parse_source
from aidanalysis.ledger.table import Table
from aidanalysis.ledger.writing import settle, write_files
from aidanalysis.records import RECORD_CLASSES, Claim, Record, Report
from aidanalysis.records.codelist import extend

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    import pandas as pd

    from aidanalysis.claims.declared import Checks

#: Files of a ledger that are derived of its tables and its source.
DERIVED: Final = frozenset({"facts", "source"})

AnyRecord = TypeVar("AnyRecord", bound=Record)


@dataclass(frozen=True, repr=False)
class Ledger:
    """All records of one report, by table, in the order of their files.

    >>> ledger = aid.open_ledger("xiajiang-2010")
    >>> ledger.one(aid.Visit, "visits-beijing").visitors
    <Amount 156人次>
    >>> ledger.frame("visits", counted="yes")[["channel", "delegations", "visitors"]]
               channel  delegations    visitors
    0  channel-beijing    18.000000  156.000000
    1    channel-hubei     6.000000   85.000000
    2   channel-others     4.000000   41.000000
    """

    tables: Mapping[str, Sequence[Record]]
    #: What was read of the report's text, where it was read.
    source: Source | None = field(default=None, compare=False)
    #: Where it was read from; ledgers of other reports may lie beside it.
    folder: Path | None = field(default=None, compare=False)

    @classmethod
    def of(cls, records: Iterable[Record], source: Source | None = None, folder: Path | None = None) -> Ledger:
        """Return a ledger of records in any order, with what was read of their text, and where it lies."""
        tables: dict[str, list[Record]] = {}
        for record in records:
            tables.setdefault(record.table, []).append(record)
        return cls({table: tuple(tables[table]) for table in RECORD_CLASSES if table in tables}, source, folder)

    @classmethod
    def load(cls, folder: str | os.PathLike[str]) -> Ledger:
        """Read a folder of CSV files; raises ``BadInputError`` with every fault that is in them."""
        read = read_ledger(Path(folder))
        if read.faults:
            raise BadInputError(read.faults)
        return read.ledger

    def write(self, folder: str | os.PathLike[str]) -> None:
        """Write the tables and what is derived of them into a folder: all of them, or none."""
        write_files(Path(folder), self.files())

    def files(self) -> dict[str, bytes]:
        """Return every file of the ledger's folder: tables, facts, what was read of the source, data package."""
        tables = {
            f"{table}.csv": write_rows(
                [column.name for column in columns(RECORD_CLASSES[table])], map(record_to_cells, rows)
            )
            for table, rows in self.tables.items()
        }
        derived = {facts.FILE: facts.write_facts(facts.facts(self, self.grounds.facts))}
        if self.source:
            derived[source_record.FILE] = source_record.write_source(self.source)
        return {
            **tables,
            **derived,
            datapackage.FILE: datapackage.datapackage(self.report, {**tables, **derived}, self.folder),
        }

    @cached_property
    def grounds(self) -> Grounds:
        """What every fact of the ledger rests on."""
        places = [
            Place(record, f"{table}.csv", line)
            for table, rows in self.tables.items()
            for line, record in enumerate(rows, 2)
        ]
        return ground(places, self.source) if self.source else ground_alone(places)

    @cached_property
    def by_id(self) -> dict[str, Record]:
        """Every record by its id."""
        return {record.id: record for record in self}

    @property
    def report(self) -> Report:
        """The report that the records come from."""
        (report,) = self.records(Report)
        return report

    def beside(self, report_id: str) -> Ledger | None:
        """Return the ledger of a report: this one, or the one that lies beside it; ``None`` where none without fault does."""
        if report_id == self.report.id:
            return self
        kept: dict[str, Ledger | None] = self.__dict__.setdefault("others", {})
        if report_id not in kept:
            kept[report_id] = _beside(self.folder, report_id) if self.folder else None
        return kept[report_id]

    def __iter__(self) -> Iterator[Record]:
        return (record for rows in self.tables.values() for record in rows)

    def __getitem__(self, record_id: str) -> Record:
        if record_id not in self.by_id:
            raise NoSuchError("record", record_id, self.by_id)
        return self.by_id[record_id]

    def one(self, cls: type[AnyRecord], record_id: str) -> AnyRecord:
        """Return the record of a class with an id; raises ``NoSuchError`` where there is none."""
        record = self[record_id]
        if not isinstance(record, cls):
            raise NoSuchError(f"record in {cls.table}", record_id, (one.id for one in self.records(cls)))
        return record

    def records(self, cls: type[AnyRecord]) -> tuple[AnyRecord, ...]:
        """Return the records of one class, in the order of their file."""
        return tuple(record for record in self.tables.get(cls.table, ()) if isinstance(record, cls))

    def arrow(self, table: str) -> Any:
        """Return one table as Arrow, from which Polars, DuckDB and Spark take it as it is; raises ``NoSuchError``."""
        require("pyarrow")
        from aidanalysis.ledger.frames import arrow_table  # noqa: PLC0415 - pyarrow is slow to load

        if table not in RECORD_CLASSES:
            raise NoSuchError("table", table, RECORD_CLASSES)
        return arrow_table(RECORD_CLASSES[table], self.tables.get(table, ()))

    def frame(self, table: str, **where: str | int | bool) -> pd.DataFrame:
        """Return one table as a pandas frame of Arrow columns: decimals stay exact.

        ``where`` keeps the rows whose columns hold these values: ``frame("funding", counted="yes")``. A table, a
        column or a value that is not there raises ``NoSuchError``, which lists those that are.
        """
        require("pandas", "pyarrow")
        import pandas as pd  # noqa: PLC0415 - pandas is slow to load

        from aidanalysis.ledger.frames import pick  # noqa: PLC0415 - pyarrow is slow to load

        frame: pd.DataFrame = self.arrow(table).to_pandas(types_mapper=pd.ArrowDtype)
        return pick(frame, where)

    def check(self) -> Checks:
        """Recompute and judge every claim that the ledger declares."""
        from aidanalysis.claims.declared import check_claims  # noqa: PLC0415 - the judge stands above the ledger

        return check_claims(self)

    def __len__(self) -> int:
        return sum(map(len, self.tables.values()))

    def __repr__(self) -> str:
        tables = ", ".join(f"{table} {len(rows)}" for table, rows in self.tables.items())
        return f"<Ledger {self.report.id if 'reports' in self.tables else ''}: {len(self)} records ({tables})>"

    def _repr_html_(self) -> str:
        rows = "".join(
            f"<tr><td>{table}</td><td>{escape(RECORD_CLASSES[table].title[0])}</td><td>{len(records)}</td></tr>"
            for table, records in self.tables.items()
        )
        return f"<table><tr><th>table</th><th>what</th><th>records</th></tr>{rows}</table>"


@dataclass(frozen=True)
class Read:
    """What a folder gave: the good records of its tables, what they rest on, and every fault."""

    tables: Mapping[str, Table] = field(default_factory=dict)
    faults: tuple[Fault, ...] = ()
    source: Source | None = None
    held: Grounds | None = None
    folder: Path | None = None

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """Every good record with its place."""
        return tuple(place for table in self.tables.values() for place in table.places)

    @cached_property
    def grounds(self) -> Grounds:
        """What every fact rests on."""
        return self.held or ground_alone(self.places)

    @cached_property
    def ledger(self) -> Ledger:
        """The good records as a ledger."""
        ledger = Ledger({name: table for name, table in self.tables.items() if len(table)}, self.source, self.folder)
        if self.held:
            ledger.__dict__["grounds"] = self.held
        return ledger


def read_ledger(
    folder: Path,
    source: Source | None = None,
    *,
    marked: bool | None = None,
    alone: bool = False,
    home: Path | None = None,
) -> Read:
    """Read a folder of CSV files, its good records and its faults alike.

    The records are held against ``source``, or else against what the folder keeps of it. ``marked`` asks that every
    reading of the analyst's is marked as one, which holds of a folder that keeps what was read of its source. Read
    ``alone``, it is not asked for the ledgers that its claims name; these lie beside ``home`` where the folder stands
    elsewhere for now.
    """
    try:
        settle(folder)
        listed, faults = _listed_tables(folder)
    except OSError as error:
        return Read({}, (Fault(folder.as_posix(), message=f"the folder cannot be read ({error.strerror})"),))
    if not listed:
        return Read({}, tuple(faults))
    # Codes stand beside the ledger, or in the project that it is part of.
    for place in (folder, *folder.absolute().parents[1:2]):
        faults += [Fault(file, message=message) for file, message in extend(place)]
    kept = (folder / source_record.FILE).is_file()
    if source is None and kept:
        source = _kept_source(folder, faults)
    tables = {name: table for name in listed if (table := _table(folder, name, faults)) is not None}
    faults += doubled_ids(tables.values())
    faults += [fault for fault in dangling(tables.values()) if not _lost(fault, faults)]
    faults += unresolved(tables)
    faults += [] if faults else unfounded(tables)
    asked = kept if marked is None else marked
    grounds = None
    if source:
        # Where rows could not be read, what they name is not missed in others.
        places = [place for table in tables.values() for place in table.places]
        grounds = ground(places, source, marked=asked and not faults)
    amiss = grounds.faults if grounds else ground_alone(*to_read(list(tables.values()))).faults
    reports = tables[Report.table].places if Report.table in tables else ()
    faults += [fault for fault in amiss if len(reports) < 2 or fault.file != reports[1].file]
    if len(reports) > 1:
        faults.append(reports[1].fault("id", reports[1].record.id, "expected one report a ledger; take the others out"))
    read = Read(tables, tuple(gathered(faults)), source, grounds, home or folder)
    unanswered = () if alone or faults else tuple(_unanswered(read))
    return replace(read, faults=unanswered) if unanswered else read


def _beside(folder: Path, report_id: str) -> Ledger | None:
    """Return the ledger of a report that lies beside a folder, if there is one and nothing is amiss in it."""
    data = folder.absolute().parent
    for other in (data / report_id, *sorted(path.parent for path in data.glob("*/reports.csv"))):
        if (other / "reports.csv").is_file():
            read = read_ledger(other, alone=True)
            if not read.faults and read.ledger.report.id == report_id:
                return read.ledger
    return None


def _unanswered(read: Read) -> Iterator[Fault]:
    """Yield a fault for each claim about another report, where no ledger of it lies beside this one."""
    for place in read.tables[Claim.table].places if Claim.table in read.tables else ():
        claim = place.record
        if not isinstance(claim, Claim):
            continue
        for column, where in (("where", claim.where), ("base_where", claim.base_where)):
            named = report_named(where, claim.report)
            if named != claim.report and read.ledger.beside(named) is None:
                message = f"no ledger of the report {named} without fault lies beside this one; add it, or take the condition out"
                yield place.fault(column, where or "", message)


def _table(folder: Path, name: str, faults: list[Fault]) -> Table | None:
    """Return a table of a folder, its faults added to the others; none where its file cannot be read at all."""
    cls, file = RECORD_CLASSES[name], (folder / f"{name}.csv").as_posix()
    try:
        data = Path(file).read_bytes()
    except OSError as error:
        remedy = "; add it to the folder" if isinstance(error, FileNotFoundError) else ""
        faults.append(Fault(file, message=f"the file cannot be read ({error.strerror}){remedy}"))
        return None
    cells, amiss = read_cells(data, file, [column.name for column in columns(cls)], may_lack=("analyst", "known"))
    table = Table(cls, file, cells)
    faults += amiss
    faults += (fault for row in table.broken.values() for fault in row)
    return table


def _kept_source(folder: Path, faults: list[Fault]) -> Source | None:
    """Return what a folder keeps of its source, or a fault."""
    file = folder / source_record.FILE
    try:
        return parse_source(file.read_bytes())
    except (OSError, ValueError):
        mend = f"derive it anew with: aidanalysis export {folder.as_posix()} --to {folder.as_posix()} --source REPORT"
        faults.append(Fault(file.as_posix(), message=f"not what is derived of a source; {mend}"))
        return None


def _lost(dangling_fault: Fault, faults: Iterable[Fault]) -> bool:
    """Whether a reference dangles only because the table that it points into could not be read."""
    unread = [fault.file.rpartition("/")[2] for fault in faults if not fault.column and fault.file.endswith(".csv")]
    return bool(unread) if dangling_fault.lacks == "*" else f"{dangling_fault.lacks}.csv" in unread


def _listed_tables(folder: Path) -> tuple[list[str], list[Fault]]:
    """Return the tables of a folder: those that its data package lists, and those that lie there."""
    if not folder.is_dir():
        return [], [Fault(folder.as_posix(), message="no such folder; give the folder of a ledger's CSV files")]
    faults: list[Fault] = []
    present = {path.name.removesuffix(".csv") for path in folder.iterdir() if path.name.endswith(".csv")}
    listed = {name.removesuffix(".csv") for name in datapackage.hashes(folder) if name.endswith(".csv")}
    present, listed = present - DERIVED, listed - DERIVED
    for name in sorted((present | listed) - set(RECORD_CLASSES)):
        message = f"unknown table; expected one of {', '.join(RECORD_CLASSES)}"
        faults.append(Fault((folder / f"{name}.csv").as_posix(), message=message))
    return [table for table in RECORD_CLASSES if table in present | listed | {"reports"}], faults
