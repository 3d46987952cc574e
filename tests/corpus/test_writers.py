"""A run that was cut off at any byte, taken up again, leaves what an undisturbed run leaves."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyarrow import parquet

from aidanalysis.corpus import LinesWriter, PartsWriter

NAMES = [f"report-{number}.txt" for number in range(12)]
SCHEMA = pa.schema([("document", pa.string()), ("value", pa.int64())])


def write_lines(path: Path, *, resume: bool) -> int:
    """Write what is not yet done; returns how many documents were."""
    with LinesWriter(path, resume=resume) as writer:
        left = [name for name in NAMES if name not in writer.done]
        for name in left:
            writer.write({"document": name, "quantities": [{"text": "3批"}]})
    return len(left)


@given(st.integers(min_value=0))
def test_lines_cut_off_anywhere(tmp_path_factory: pytest.TempPathFactory, cut: int) -> None:
    """No line is doubled, none is lost, and only those that were not whole are made again."""
    path = tmp_path_factory.mktemp("lines") / "out.jsonl"
    write_lines(path, resume=False)
    whole = path.read_bytes()
    kept = whole[: cut % (len(whole) + 1)]
    path.write_bytes(kept)
    assert write_lines(path, resume=True) == len(NAMES) - kept.count(b"\n")
    assert path.read_bytes() == whole


def test_lines_start_anew(tmp_path: Path) -> None:
    """Without ``resume`` what was there is gone."""
    path = tmp_path / "out.jsonl"
    path.write_text("{}\n" * 100)
    assert write_lines(path, resume=False) == len(NAMES)
    assert write_lines(path, resume=True) == 0


def write_parts(folder: Path, names: list[str], *, resume: bool) -> list[str]:
    """Write what is not yet done; returns the names of the documents that were not."""
    with PartsWriter(folder, SCHEMA, resume=resume, size=5) as writer:
        left = [name for name in names if name not in writer.done]
        for name in left:
            number = int(name.split("-")[1].split(".")[0])
            writer.write(name, [{"document": name, "value": number}] * (number % 3))
    return left


def test_parts(tmp_path: Path) -> None:
    """A part that was being written counts for nothing; documents without a row are not read again."""
    folder, straight = tmp_path / "a", tmp_path / "b"
    assert write_parts(folder, NAMES[:10], resume=False) == NAMES[:10]
    (folder / "part-000002.writing").write_bytes(b"half a part")
    assert write_parts(folder, NAMES, resume=True) == NAMES[10:]
    assert write_parts(folder, NAMES, resume=True) == []
    write_parts(straight, NAMES, resume=False)
    assert [path.name for path in sorted(folder.iterdir())] == [f"part-00000{n}.parquet" for n in range(3)]
    assert parquet.read_table(folder).equals(parquet.read_table(straight))
    assert write_parts(folder, NAMES[:3], resume=False) == NAMES[:3]
    assert len(list(folder.iterdir())) == 1
