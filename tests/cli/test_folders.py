"""Folders by many processes: the same results as by one, streamed, and taken up again after any interruption."""

from __future__ import annotations

import json
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest
from command_line import Run
from pyarrow import parquet

AIDANALYSIS = [sys.executable, "-m", "aidanalysis"]
NUMBER = 40


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder of reports, some of which cannot be read, one of which states what does not follow."""
    folder = tmp_path_factory.mktemp("reports")
    for number in range(NUMBER):
        (folder / f"{number:03}.txt").write_text(f"甲镇{number}户、乙镇30户，共计{number + 30}户。" * 20, "utf-8")
    (folder / "007.txt").write_bytes(b"")
    (folder / "020.txt").write_bytes(b"PK\x03\x04broken")
    (folder / "033.txt").write_text("甲镇20户、乙镇30户、丙镇50户，共计120户。", "utf-8")
    return folder


def content(path: Path) -> object:
    """Return what a result holds, whatever parts it is made of."""
    return parquet.read_table(path).to_pylist() if path.is_dir() else path.read_bytes()


@pytest.mark.parametrize("command", ["read", "audit"])
@pytest.mark.parametrize("ending", ["jsonl", "parquet"])
def test_stopped_and_taken_up_again(command: str, ending: str, reports: Path, tmp_path: Path) -> None:
    """Killed or interrupted at random and resumed, a run leaves what an undisturbed one leaves, and the same faults."""
    chance = random.Random(f"{command} {ending}")
    undisturbed, disturbed = (tmp_path / f"{name}.{ending}" for name in ("undisturbed", "disturbed"))
    line = [*AIDANALYSIS, command, str(reports), "--jobs", "2", "-o"]
    start = time.perf_counter()
    whole = subprocess.run([*line, str(undisturbed)], capture_output=True, check=False)
    lasted = time.perf_counter() - start
    for interrupt in (True, False):
        process = subprocess.Popen([*line, str(disturbed), "--resume"], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        time.sleep(lasted * chance.uniform(0.3, 0.9))
        process.send_signal(2) if interrupt and sys.platform != "win32" else process.kill()
        _, err = process.communicate()
        assert b"Traceback" not in err
    last = subprocess.run([*line, str(disturbed), "--resume"], capture_output=True, check=False)
    assert (last.returncode, last.stderr) == (whole.returncode, whole.stderr)
    assert last.returncode == 2
    assert content(disturbed) == content(undisturbed)
    assert not list(tmp_path.rglob("*.writing"))


def test_jobs_change_nothing(reports: Path, run: Run) -> None:
    """One process and two print the same, every bad file is named at the end, and the others are read."""
    one, two = (run("read", reports, "--format", "jsonl", "--jobs", jobs) for jobs in (1, 2))
    assert one == two
    assert len(one.out.splitlines()) == NUMBER - 2
    assert [Path(line.partition(":")[0]).name for line in one.lines] == ["007.txt", "020.txt"]


def test_a_line_for_each_document(reports: Path, run: Run, tmp_path: Path) -> None:
    """A file of results names each document, those without a result by their fault."""
    out = tmp_path / "a.jsonl"
    assert run("audit", reports, "-o", out).code == 2
    lines = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
    assert [Path(line["document"]).name for line in lines] == [f"{number:03}.txt" for number in range(NUMBER)]
    assert [Path(line["document"]).name for line in lines if "fault" in line] == ["007.txt", "020.txt"]


def test_a_resumed_audit_remembers_what_does_not_follow(run: Run, tmp_path: Path, reports: Path) -> None:
    """The exit code is that of all documents, of those too that an earlier run has audited."""
    folder, out = tmp_path / "in", tmp_path / "out.parquet"
    folder.mkdir()
    for name in ("033.txt", "001.txt"):
        (folder / name).write_bytes((reports / name).read_bytes())
    for _ in range(2):
        assert run("audit", folder, "-o", out, "--resume").code == 1


def test_reports_of_several_places(run: Run, tmp_path: Path) -> None:
    """Each place's reports are held against each other, whatever others lie between them."""
    for place, share in (("甲县", 25), ("乙县", 35)):
        (tmp_path / f"{place}2019.txt").write_text("全年对口支援到位资金4000万元。", "utf-8")
        (tmp_path / f"{place}2020.txt").write_text(f"全年对口支援到位资金5000万元，比上年增长{share}%。", "utf-8")
    found = run("audit", tmp_path)
    assert found.code == 1
    said = [line for line in found.out.splitlines() if " → " in line]
    assert ["does not follow" in line for line in said if "甲县" in line] == [False]
    assert ["does not follow" in line for line in said if "乙县" in line] == [True]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--resume"], "--resume: give the file"),
        (["--format", "parquet"], "give a folder to write to"),
        (["--format", "csv", "-o", "a.csv", "--resume"], "--resume: give the file"),
    ],
)
def test_choices_that_do_not_go_together(arguments: list[str], said: str, reports: Path, run: Run) -> None:
    """What cannot be is said in one line."""
    found = run("read", reports, *arguments)
    assert (found.code, len(found.lines)) == (2, 1)
    assert said in found.lines[0]
