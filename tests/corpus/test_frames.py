"""The same reading and auditing on a local session of each engine as on the command line."""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from aidanalysis.cli import main
from aidanalysis.corpus.frames import AUDITED, READ, audit_frame, read_frame

EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder of reports, one of which cannot be read."""
    folder = tmp_path_factory.mktemp("reports")
    for number in range(12):
        (folder / f"{number:02}.txt").write_text(f"甲镇{number}户、乙镇30户，共计{number + 31}户，增长1.5%。", "utf-8")
    (folder / "05.txt").write_bytes(b"PK\x03\x04broken")
    return folder


def rows(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Return rows as Python values, their documents by the files' names alone."""
    kept: list[dict[str, Any]] = frame.astype(object).where(frame.notna(), None).to_dict("records")  # type: ignore[assignment]
    for row in kept:
        row["document"] = Path(row["document"]).name
        row["fault"] = row["fault"] and row["fault"].rpartition(": ")[2]
    return sorted(kept, key=lambda row: (row["document"], row["start"] or 0, row["end"] or 0))


@pytest.fixture(scope="module")
def wanted(reports: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[dict[str, Any]]]:
    """Return what the command line writes of them."""
    found = {}
    for command in ("read", "audit"):
        to = tmp_path_factory.mktemp(command) / "out.parquet"
        assert main([command, str(reports), "-o", str(to), "--jobs", "1"]) == 2
        found[command] = rows(pd.read_parquet(to, dtype_backend="pyarrow"))
    return found


def test_on_pandas(reports: Path, wanted: dict[str, list[dict[str, Any]]]) -> None:
    """A frame of paths gives what the command line gives, and has its columns."""
    files = pd.DataFrame({"document": [str(path) for path in reports.iterdir()]})
    read, audited = read_frame(files), audit_frame(files)
    assert rows(read) == wanted["read"]
    assert rows(audited) == wanted["audit"]
    assert [*read.columns] == READ.names
    assert [*audited.columns] == AUDITED.names
    with pytest.raises(ValueError, match="expected a column document or path"):
        read_frame(pd.DataFrame({"file": []}))


def test_on_dask(reports: Path, wanted: dict[str, list[dict[str, Any]]]) -> None:
    """The example for Dask gives what the command line gives."""
    example = runpy.run_path(str(EXAMPLES / "on_dask.py"))
    assert rows(example["quantities"](str(reports)).compute()) == wanted["read"]
    assert rows(example["claims"](str(reports)).compute()) == wanted["audit"]


@pytest.mark.spark
def test_on_spark(reports: Path, spark: Any, wanted: dict[str, list[dict[str, Any]]]) -> None:
    """The example for PySpark gives what the command line gives."""
    example = runpy.run_path(str(EXAMPLES / "on_spark.py"))
    for name, command in (("quantities", "read"), ("claims", "audit")):
        table = example[name](spark, str(reports)).toArrow()
        assert rows(table.to_pandas(types_mapper=pd.ArrowDtype)) == wanted[command]
