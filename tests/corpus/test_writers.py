"""A run that was cut off at any byte, taken up again, leaves what an undisturbed run leaves."""

from __future__ import annotations

import json
import signal
import sys
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyarrow import parquet

from aidanalysis.corpus import LinesWriter, NoResultError, spool
from aidanalysis.corpus.parts import PartsWriter

NAMES = [f"report-{number}.txt" for number in range(12)]
SCHEMA = pa.schema([("document", pa.string()), ("value", pa.int64()), ("fault", pa.string())])


def write_lines(path: Path, *, resume: bool) -> int:
    """Write what is not yet done; returns how many documents were. Every fifth document is refused."""
    with LinesWriter(path, "quantities", resume=resume) as writer:
        left = [name for name in NAMES if name not in writer.done]
        for name in left:
            if NAMES.index(name) % 5 == 4:
                writer.refuse(name, f"{name}: holds no text")
            else:
                writer.write(name, json.dumps({"document": name, "quantities": [{"text": "3批"}]}))
        assert [name for name, note in writer.done.items() if "fault" in note] == NAMES[4::5]
    return len(left)


@given(st.integers(min_value=0))
def test_lines_cut_off_anywhere(tmp_path_factory: pytest.TempPathFactory, cut: int) -> None:
    """No line is doubled, none is lost, and only those that were not whole are made again."""
    path = tmp_path_factory.mktemp("lines") / "out.jsonl"
    write_lines(path, resume=False)
    whole = path.read_bytes()
    kept = whole[: cut % (len(whole) + 1)]
    path.with_name("out.jsonl.writing").write_bytes(kept)
    assert write_lines(path, resume=True) == len(NAMES) - kept.count(b"\n")
    assert path.read_bytes() == whole


def test_lines_start_anew(tmp_path: Path) -> None:
    """Without ``resume`` what was there is gone, but not before what takes its place is whole."""
    path = tmp_path / "out.jsonl"
    path.write_text("what was there")
    with pytest.raises(ZeroDivisionError), LinesWriter(path, "quantities") as writer:
        writer.write("a", str(1 // 0))
    assert path.read_text() == "what was there"
    assert write_lines(path, resume=False) == len(NAMES)
    assert write_lines(path, resume=True) == 0


@pytest.mark.parametrize(
    "line", ["what was there\n", "[]\n", '{"document": "a", "claims": []}\n', '{"quantities": []}\n']
)
def test_another_file_is_not_gone_on_with(line: str, tmp_path: Path) -> None:
    """What is no result of the same command is refused, named by its line, and left as it is."""
    path = tmp_path / "out.jsonl"
    path.write_text('{"document": "a", "quantities": []}\n' + line)
    with pytest.raises(NoResultError, match=r"out\.jsonl:2: no line of such a run"):
        LinesWriter(path, "quantities", resume=True)
    assert path.read_text().endswith(line)


def refused(document: str, fault: str) -> pa.Table:
    """Return the row of a document without a result."""
    return pa.Table.from_pylist([{"document": document, "fault": fault}], schema=SCHEMA)


def write_parts(folder: Path, names: list[str], *, resume: bool) -> list[str]:
    """Write what is not yet done; returns the names of the documents that were not."""
    with PartsWriter(folder, SCHEMA, refused, resume=resume, size=5) as writer:
        left = [name for name in names if name not in writer.done]
        for name in left:
            number = int(name.split("-")[1].split(".")[0])
            if number == 7:
                writer.refuse(name, "holds no text")
            else:
                rows = [{"document": name, "value": number}] * (number % 3)
                writer.write(name, pa.Table.from_pylist(rows, schema=SCHEMA))
        assert writer.done.get(NAMES[7], {}) == ({"fault": "holds no text"} if NAMES[7] in writer.done else {})
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
    with pytest.raises(NoResultError, match="holds results already"):
        write_parts(folder, NAMES[:3], resume=False)
    assert len(list(folder.iterdir())) == 3


@pytest.mark.skipif(sys.platform != "linux", reason="needs a bound on the size of files")
def test_a_full_disk_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is kept till the end tells a full disk as such; what fits into memory needs no disk."""
    import resource

    monkeypatch.setattr(spool, "MOST", 1_000)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    old = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (2_000, before[1]))
    try:
        with spool.Spool() as kept:
            kept.add("b", 2)
            kept.add("a", 1)
            assert list(kept.texts()) == ["a", "b"]
        with pytest.raises(NoResultError, match="cannot be kept there"), spool.Spool() as kept:
            kept.add("x" * 100_000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, old)
