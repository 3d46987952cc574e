"""One report's records, loaded from and written to one folder of CSV files."""

from __future__ import annotations

import json
import os
import tempfile
from dataclasses import dataclass
from functools import cached_property
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from aidanalysis.ledger import datapackage
from aidanalysis.ledger.cells import record_from_row, record_to_cells
from aidanalysis.ledger.columns import columns
from aidanalysis.ledger.csv_table import read_rows, write_rows
from aidanalysis.ledger.faults import BadInputError, Fault, NoSuchError
from aidanalysis.ledger.phrases import unheld
from aidanalysis.ledger.references import Place, dangling, unresolved
from aidanalysis.records import RECORD_CLASSES, Record, Report

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    import pandas as pd

AnyRecord = TypeVar("AnyRecord", bound=Record)


@dataclass(frozen=True, repr=False)
class Ledger:
    """All records of one report, by table, in the order of their files."""

    tables: Mapping[str, tuple[Record, ...]]

    @classmethod
    def of(cls, records: Iterable[Record]) -> Ledger:
        """Return a ledger of records in any order."""
        tables: dict[str, list[Record]] = {}
        for record in records:
            tables.setdefault(record.table, []).append(record)
        return cls({table: tuple(tables[table]) for table in RECORD_CLASSES if table in tables})

    @classmethod
    def load(cls, folder: str | os.PathLike[str]) -> Ledger:
        """Read a folder of CSV files; raises ``BadInputError`` with every fault that is in them."""
        read = read_ledger(Path(folder))
        if read.faults:
            raise BadInputError(read.faults)
        return read.ledger

    def write(self, folder: str | os.PathLike[str]) -> None:
        """Write the tables and ``datapackage.json`` into a folder: all of them, or none."""
        files = {
            table: write_rows([column.name for column in columns(RECORD_CLASSES[table])], map(record_to_cells, rows))
            for table, rows in self.tables.items()
        }
        package = datapackage.datapackage(self.report, files)
        named = {f"{table}.csv": data for table, data in files.items()}
        write_files(Path(folder), {**named, datapackage.FILE: package})

    @cached_property
    def by_id(self) -> dict[str, Record]:
        """Every record by its id."""
        return {record.id: record for record in self}

    @property
    def report(self) -> Report:
        """The report that the records come from."""
        (report,) = self.records(Report)
        return report

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
        from aidanalysis.ledger.frames import arrow_table  # noqa: PLC0415 - pyarrow is slow to load

        if table not in RECORD_CLASSES:
            raise NoSuchError("table", table, RECORD_CLASSES)
        return arrow_table(RECORD_CLASSES[table], self.tables.get(table, ()))

    def frame(self, table: str, **where: str | int | bool) -> pd.DataFrame:
        """Return one table as a pandas frame of Arrow columns: decimals stay exact.

        ``where`` keeps the rows whose columns hold these values: ``frame("funding", counted="yes")``. A table, a
        column or a value that is not there raises ``NoSuchError``, which lists those that are.
        """
        import pandas as pd  # noqa: PLC0415 - pandas is slow to load

        from aidanalysis.ledger.frames import pick  # noqa: PLC0415 - pyarrow is slow to load

        frame: pd.DataFrame = self.arrow(table).to_pandas(types_mapper=pd.ArrowDtype)
        return pick(frame, where)

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


@dataclass(frozen=True, slots=True)
class Read:
    """What a folder gave: its good records with their places, and every fault."""

    places: tuple[Place, ...]
    faults: tuple[Fault, ...]

    @property
    def ledger(self) -> Ledger:
        """The good records as a ledger."""
        return Ledger.of(place.record for place in self.places)


def read_ledger(folder: Path) -> Read:
    """Read a folder of CSV files, its good records and its faults alike."""
    if not folder.is_dir():
        return Read((), (Fault(folder.as_posix(), message="no such folder; give the folder of a ledger's CSV files"),))
    tables, faults = _listed_tables(folder)
    places: list[Place] = []
    ids: dict[str, set[str]] = {table: set() for table in tables}
    seen: dict[str, str] = {}
    for table in tables:
        cls, file = RECORD_CLASSES[table], (folder / f"{table}.csv").as_posix()
        try:
            data = Path(file).read_bytes()
        except OSError as error:
            faults.append(Fault(file, message=f"the file cannot be read ({error.strerror}); add it to the folder"))
            continue
        rows, amiss = read_rows(data, file, [column.name for column in columns(cls)])
        faults += amiss
        for row in rows:
            record, amiss = record_from_row(cls, row, file)
            faults += amiss
            record_id = row.cells["id"]
            if record_id in seen:
                message = f"the id stands already at {seen[record_id]}; give each record an id of its own"
                faults.append(Fault(file, row.line, "id", record_id, message))
            elif record is not None:
                places.append(Place(record, file, row.line))
            seen.setdefault(record_id, f"{file}:{row.line}")
            ids[table].add(record_id)
    faults += [fault for fault in dangling(places, ids) if not _lost(fault, faults)]
    faults += unresolved(places)
    faults += unheld(places)
    reports = [place for place in places if isinstance(place.record, Report)]
    if len(reports) > 1:
        faults.append(reports[1].fault("id", reports[1].record.id, "expected one report a ledger; take the others out"))
    return Read(tuple(places), tuple(sorted(faults, key=lambda fault: (fault.file, fault.line))))


def _lost(dangling_fault: Fault, faults: Iterable[Fault]) -> bool:
    """Whether a reference dangles only because the table that it points into could not be read."""
    target = dangling_fault.message.partition("in ")[2].partition(";")[0]
    unread = [fault.file.rpartition("/")[2] for fault in faults if not fault.column and fault.file.endswith(".csv")]
    return target in unread or (target == "any table" and bool(unread))


def _listed_tables(folder: Path) -> tuple[list[str], list[Fault]]:
    """Return the tables of a folder: those that its data package lists, and those that lie there."""
    faults: list[Fault] = []
    present = {path.stem for path in folder.glob("*.csv")}
    listed: set[str] = set()
    package = folder / datapackage.FILE
    if package.exists():
        try:
            listed = {str(resource["name"]) for resource in json.loads(package.read_bytes())["resources"]}
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            message = f"no valid data package; derive it anew with: aidanalysis export {folder} --to {folder}"
            faults.append(Fault(package.as_posix(), message=message))
    for name in sorted((present | listed) - set(RECORD_CLASSES)):
        message = f"unknown table; expected one of {', '.join(RECORD_CLASSES)}"
        faults.append(Fault((folder / f"{name}.csv").as_posix(), message=message))
    return [table for table in RECORD_CLASSES if table in present | listed | {"reports"}], faults


def stale_package(folder: Path, ledger: Ledger) -> list[Fault]:
    """Return a fault for each table of a ledger without faults that its ``datapackage.json`` does not describe.

    A package that describes every table but is not what they derive was edited by hand, which is a fault too.
    """
    package = folder / datapackage.FILE
    mend = f"if the change is meant, derive it anew with: aidanalysis export {folder} --to {folder}"
    if not package.exists():
        return [Fault(package.as_posix(), message=f"the file is missing; {mend}")]
    described = package.read_bytes()
    hashes = {resource.get("path"): resource.get("hash") for resource in json.loads(described)["resources"]}
    files = {table: (folder / f"{table}.csv").read_bytes() for table in ledger.tables}
    faults = [
        Fault((folder / f"{table}.csv").as_posix(), message=f"changed since {datapackage.FILE} was derived; {mend}")
        for table, data in files.items()
        if hashes.get(f"{table}.csv") != datapackage.digest(data)
    ]
    if not faults and described != datapackage.datapackage(ledger.report, files):
        faults.append(Fault(package.as_posix(), message=f"not what the tables derive; {mend}"))
    return faults


def write_files(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files into a folder; each appears whole, and none before all of them are written beside it."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder, prefix=".writing-") as beside:
        for name, data in files.items():
            (Path(beside) / name).write_bytes(data)
        for name in files:
            (Path(beside) / name).replace(folder / name)
