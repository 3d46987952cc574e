"""Many ledgers: opened one at a time, and saved as Parquet by report and year for any engine to read lazily."""

from __future__ import annotations

import glob
import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from aidanalysis.extras import require
from aidanalysis.ledger.bundled import ledger_folder
from aidanalysis.ledger.faults import BadInputError, Fault
from aidanalysis.ledger.ledger import Ledger
from aidanalysis.records import RECORD_CLASSES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import pandas as pd

#: What the file of one table of one ledger is called.
RECORDS: Final = "records"


@dataclass(frozen=True, slots=True)
class Ledgers:
    """Folders of ledgers; going through them loads one after the other, so that few records are held at a time.

    >>> [(ledger.report.id, len(ledger)) for ledger in aid.open_ledgers("xiajiang-2010")]
    [('xiajiang-2010', 188)]
    >>> aid.open_ledgers("xiajiang-2010").frame("visits").shape
    (3, 29)
    """

    folders: tuple[Path, ...]

    def __iter__(self) -> Iterator[Ledger]:
        return map(Ledger.load, self.folders)

    def __len__(self) -> int:
        return len(self.folders)

    def faults(self) -> Iterator[Fault]:
        """Yield every fault of every ledger, each with its ledger's file and row."""
        for folder in self.folders:
            try:
                Ledger.load(folder)
            except BadInputError as error:
                yield from error.faults

    def arrow(self, table: str) -> Any:
        """Return one table of all ledgers as Arrow: the columns of one ledger, and the ``year`` of the report."""
        require("pyarrow")
        import pyarrow as pa  # noqa: PLC0415 - slow to load

        return pa.concat_tables(dated(ledger, table) for ledger in self)

    def frame(self, table: str) -> pd.DataFrame:
        """Return one table of all ledgers as a pandas frame of Arrow columns."""
        require("pandas")
        import pandas as pd  # noqa: PLC0415 - slow to load

        frame: pd.DataFrame = self.arrow(table).to_pandas(types_mapper=pd.ArrowDtype)
        return frame

    def to_parquet(self, folder: str | os.PathLike[str]) -> int:
        """Save all ledgers as ``TABLE/year=YEAR/report=ID/records.parquet``; returns the number of records.

        Each file is written beside and then renamed; a ledger with a fault raises ``BadInputError`` with all of its
        faults, and those before it are saved. Read a table with ``polars.scan_parquet(f"{folder}/visits")``, DuckDB's
        ``read_parquet(f"{folder}/visits/**/*.parquet")`` or Spark's ``read.parquet(f"{folder}/visits")``.
        """
        return sum(save(ledger, Path(folder)) for ledger in self)


def open_ledgers(*patterns: str | os.PathLike[str]) -> Ledgers:
    """Return the ledgers in the folders that match: ``open_ledgers("data/*")``, or names that the package carries.

    A folder counts as a ledger where it holds ``reports.csv``. Raises ``BadInputError`` where a pattern matches none.

    >>> len(aid.open_ledgers("xiajiang-2010"))
    1
    """
    folders: dict[Path, None] = {}
    for pattern in map(str, patterns):
        found = [ledger_folder(pattern), *map(Path, sorted(glob.glob(pattern)))]  # noqa: PTH207 - may be absolute
        ledgers = [folder for folder in found if (folder / "reports.csv").is_file()]
        if not ledgers:
            raise BadInputError([Fault(pattern, message="no ledger is there; give folders that hold reports.csv")])
        folders |= dict.fromkeys(ledgers)
    return Ledgers(tuple(folders))


def dated(ledger: Ledger, table: str) -> Any:
    """Return one table as Arrow with the report's ``year``, unless the table has a year of its own."""
    import pyarrow as pa  # noqa: PLC0415 - slow to load

    rows = ledger.arrow(table)
    if "year" in rows.column_names:
        return rows
    return rows.append_column("year", pa.array([ledger.report.year] * rows.num_rows, pa.int64()))


def save(ledger: Ledger, folder: Path) -> int:
    """Save a ledger's tables into a folder of Parquet files by year and report; returns the number of records.

    All are written beside before the first is renamed.
    """
    require("pyarrow")
    from pyarrow import parquet  # noqa: PLC0415 - slow to load

    report, places = ledger.report, []
    for table in tables_of([ledger]):
        place = folder / table / f"year={report.year}" / f"report={report.id}"
        place.mkdir(parents=True, exist_ok=True)
        rows = ledger.arrow(table)
        # What the folders' names say would stand twice.
        kept = rows.select([name for name in rows.column_names if name not in {"year", "report"}])
        if "year" in rows.column_names:
            kept = kept.append_column("own_year", rows["year"])
        parquet.write_table(kept, place / f"{RECORDS}.writing")
        places.append(place)
    for place in places:
        (place / f"{RECORDS}.writing").replace(place / f"{RECORDS}.parquet")
    return len(ledger)


def tables_of(ledgers: Iterable[Ledger]) -> list[str]:
    """Return the tables that one of the ledgers has records in."""
    filled = {table for ledger in ledgers for table, records in ledger.tables.items() if records}
    return [table for table in RECORD_CLASSES if table in filled]
