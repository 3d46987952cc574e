"""Bad input: one line a fault, all faults at once, exit 2, no traceback, nothing written."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from command_line import Run
from conftest import LEDGER
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ledger_files import change, files, put_rows, table_rows

from aidanalysis.cli import main
from aidanalysis.ledger import Ledger

Spoil = Callable[[Path], None]


def cells(table: str, line: int, **values: str) -> Spoil:
    """Return what puts values into the cells of one line."""
    return lambda folder: change(folder, table, line, **values)


def contents(name: str, data: bytes) -> Spoil:
    """Return what replaces or adds a file."""

    def spoil(folder: Path) -> None:
        (folder / name).write_bytes(data)

    return spoil


def replaced(name: str, old: bytes, new: bytes) -> Spoil:
    """Return what replaces the first place of some bytes in a file."""

    def spoil(folder: Path) -> None:
        data = (folder / name).read_bytes()
        assert old in data
        (folder / name).write_bytes(data.replace(old, new, 1))

    return spoil


def dropped_column(folder: Path) -> None:
    """Take a column out of a table."""
    rows = table_rows(folder / "funding.csv")
    at = rows[0].index("stage")
    put_rows(folder / "funding.csv", [[*row[:at], *row[at + 1 :]] for row in rows])


def header_only(folder: Path) -> None:
    """Take all rows out of a table."""
    put_rows(folder / "channels.csv", table_rows(folder / "channels.csv")[:1])


def ragged(folder: Path) -> None:
    """Give one row a cell too many."""
    rows = table_rows(folder / "funding.csv")
    rows[2].append("x")
    put_rows(folder / "funding.csv", rows)


def second_report(folder: Path) -> None:
    """Give the ledger another report."""
    rows = table_rows(folder / "reports.csv")
    put_rows(
        folder / "reports.csv",
        [*rows, [cell.replace("2020-03-01", "2010") for cell in ["another", "another", *rows[1][2:]]]],
    )


def without(name: str) -> Spoil:
    """Return what takes a file away."""
    return lambda folder: (folder / name).unlink()


def repackaged(spoil: Callable[[dict[str, object]], object]) -> Spoil:
    """Return what edits the data package by hand."""

    def edit(folder: Path) -> None:
        path = folder / "datapackage.json"
        package = json.loads(path.read_bytes())
        spoil(package)
        path.write_bytes((json.dumps(package, ensure_ascii=False, indent=2) + "\n").encode())

    return edit


#: What is spoilt, and how the one line begins after the folder's name, up to the message's first words.
FAULTS: dict[str, tuple[Spoil, str]] = {
    "missing file": (without("claims.csv"), "claims.csv: the file cannot be read"),
    "missing column": (dropped_column, "funding.csv:1 stage: the column is missing"),
    "unknown column": (replaced("funding.csv", b",offset", b",offset,colour"), "funding.csv:1 colour: unknown column"),
    "column twice": (replaced("funding.csv", b",offset", b",offset,offset"), "funding.csv:1 offset: the column stands"),
    "duplicate id": (cells("training", 3, id="training-management"), 'training.csv:3 id "training-management": the id'),
    "id of another table": (cells("training", 3, id="xiajiang"), 'training.csv:3 id "xiajiang": the id stands already'),
    "dangling reference": (cells("projects", 2, donor="nobody"), 'projects.csv:2 donor "nobody": expected the id'),
    "dangling list": (cells("targets", 2, set_by="xiajiang-party;nobody"), 'targets.csv:2 set_by "nobody": expected'),
    "dangling mention": (
        cells("mentions", 12, of="nobody"),
        'mentions.csv:12 of "nobody": expected the id of a record',
    ),
    "id twice in a list": (
        cells("targets", 2, set_by="xiajiang-party;xiajiang-party"),
        'targets.csv:2 set_by "xiajiang-party;xiajiang-party": expected each one once',
    ),
    "bad date": (cells("events", 2, date="2010-02-30"), 'events.csv:2 date "2010-02-30": expected a day that is in'),
    "month of zero": (cells("events", 2, date="2010-00"), 'events.csv:2 date "2010-00": expected a day that is in'),
    "date in words": (cells("events", 2, date="7月29日"), 'events.csv:2 date "7月29日": expected a date such as'),
    "full-width date": (
        cells("events", 2, date="２０１０-07-29"),
        'events.csv:2 date "２０１０-07-29": expected a date',
    ),
    "unknown unit": (cells("funding", 4, amount_unit="斤两"), 'funding.csv:4 amount_unit "斤两": expected one of 元'),
    "no number": (cells("funding", 4, amount="52x5"), 'funding.csv:4 amount "52x5": expected a number'),
    "separators": (cells("claims", 4, amount="5,265.4"), 'claims.csv:4 amount "5,265.4": expected a number'),
    "full-width number": (cells("funding", 2, amount="３５６８"), 'funding.csv:2 amount "３５６８": expected a number'),
    "leading zero": (cells("funding", 2, amount="03568"), 'funding.csv:2 amount "03568": expected a number'),
    "negative count": (cells("visits", 2, delegations="-18"), 'visits.csv:2 delegations "-18": expected a number'),
    "exponent": (cells("visits", 2, delegations="1e3"), 'visits.csv:2 delegations "1e3": expected a number'),
    "negative offset": (cells("visits", 2, offset="-1"), 'visits.csv:2 offset "-1": expected a whole number'),
    "endless offset": (cells("visits", 2, offset="9" * 5000), f'visits.csv:2 offset "{"9" * 5000}": '),
    "year out of range": (cells("targets", 2, year="20100"), 'targets.csv:2 year "20100": '),
    "blanks": (cells("visits", 2, delegations=" 18"), 'visits.csv:2 delegations " 18": expected no blanks'),
    "empty cell": (cells("visits", 2, delegations=""), 'visits.csv:2 delegations "": the cell is empty'),
    "half an amount": (cells("commitments", 2, times_unit="次"), 'commitments.csv:2 times "": the cell is empty'),
    "unknown choice": (cells("funding", 2, stage="spent"), 'funding.csv:2 stage "spent": expected one of signed'),
    "no boolean": (cells("funding", 2, preliminary="yes"), 'funding.csv:2 preliminary "yes": expected true or false'),
    "unknown sector": (cells("projects", 2, sector="99999"), 'projects.csv:2 sector "99999": expected a DAC purpose'),
    "bad hash": (cells("reports", 2, sha256="abc"), 'reports.csv:2 sha256 "abc": expected text of the form'),
    "bad id": (cells("training", 2, id="Training 1"), 'training.csv:2 id "Training 1": expected text of the form'),
    "range that falls": (cells("commitments", 16, times="3"), 'commitments.csv:16 times "3": the range ends at 2'),
    "end without range": (cells("visits", 2, visitors_upper="200"), 'visits.csv:2 visitors "156": an upper end goes'),
    "no UTF-8": (
        replaced("funding.csv", "导言".encode(), "导言".encode("gb18030")),
        "funding.csv:2: byte 0xb5 at position 218 is no UTF-8",
    ),
    "empty file": (contents("channels.csv", b""), "channels.csv: the table is empty; expected the columns id, report"),
    "blank file": (contents("channels.csv", b"\n\n"), "channels.csv: the table is empty; expected the columns"),
    "no rows": (header_only, "channels.csv: the table is empty; give it a row"),
    "other phrase": (
        cells("projects", 2, phrase="500万元"),
        'projects.csv:2 offset "1399": the phrase does not stand there; it stands at 1456',
    ),
    "altered amount": (
        cells("projects", 2, amount="1800"),
        'projects.csv:2 phrase "1900万元": the phrase does not hold',
    ),
    "altered qualifier": (
        cells("projects", 2, amount_qualifier="about"),
        'projects.csv:2 phrase "1900万元": the phrase does not hold amount 约1900万元',
    ),
    "added decimal": (cells("projects", 2, amount="1900.0"), 'projects.csv:2 phrase "1900万元": the phrase does not'),
    "other scale": (
        cells("projects", 2, amount="19000000", amount_unit="元"),
        'projects.csv:2 phrase "1900万元": the phrase does not hold amount 19000000元',
    ),
    "altered date": (cells("problems", 3, date="--08"), 'problems.csv:3 phrase "9月底": the phrase does not hold date'),
    "altered period": (
        cells("outreach", 3, plan_period="十一五"),
        'outreach.csv:3 phrase "十二五规划纲要": the phrase',
    ),
    "mention of another figure": (cells("mentions", 10, phrase="2个"), 'mentions.csv:10 offset "1358": the source has'),
    "mention of no figure": (
        cells("mentions", 12, field="name_en"),
        'mentions.csv:12 field "name_en": yichang-fair.name_en states no figure and no words',
    ),
    "mention of no field": (cells("mentions", 12, field="colour"), 'mentions.csv:12 field "colour": no such field'),
    "claim on no field": (cells("claims", 2, field="colour"), 'claims.csv:2 field "colour": visits has no such field'),
    "claim on a text": (cells("claims", 2, field="channel"), 'claims.csv:2 field "channel": visits has no such field'),
    "claim on no table": (cells("claims", 2, of_table="gifts"), 'claims.csv:2 of_table "gifts": no such table'),
    "claim on no column": (
        cells("claims", 2, where="colour=red"),
        'claims.csv:2 where "colour=red": visits has no col',
    ),
    "claim on half a condition": (
        cells("claims", 2, where="counted"),
        "claims.csv:2 where \"counted\": 'counted' says no",
    ),
    "claim without base": (cells("claims", 2, kind="ratio"), 'claims.csv:2 base_table "": a claim of the kind ratio'),
    "half a base": (
        cells("claims", 2, base_table="visits"),
        'claims.csv:2 base_table "visits": a second operand needs',
    ),
    "base on no field": (
        cells("claims", 2, kind="ratio", base_table="visits", base_field="colour", base_aggregate="total"),
        'claims.csv:2 base_field "colour": visits has no such field to total',
    ),
    "base on no table": (
        cells("claims", 2, kind="ratio", base_table="gifts", base_field="amount", base_aggregate="total"),
        'claims.csv:2 base_table "gifts": no such table',
    ),
    "line feed in a cell": (cells("funding", 2, stage="spent\nnow"), r'funding.csv:2 stage "spent\nnow": expected one'),
    "escape in a cell": (cells("funding", 2, stage="\x1b[2J"), r'funding.csv:2 stage "\x1b[2J": expected one of'),
    "line feed in a header": (
        replaced("funding.csv", b",offset", b',offset,"col\nour"'),
        r"funding.csv:1 col\nour: unknown column",
    ),
    "quote in a cell": (cells("funding", 2, stage='"'), 'funding.csv:2 stage """: expected one of signed'),
    "open quote": (replaced("funding.csv", b"3568", b'"3568'), "funding.csv:2: no valid CSV: unexpected end of data"),
    "stray quote": (replaced("funding.csv", b"3568", b'"35"68'), "funding.csv:2: no valid CSV: "),
    "ragged row": (ragged, "funding.csv:3: expected 15 cells, found 16"),
    "unknown file": (contents("gifts.csv", b"id\nx\n"), "gifts.csv: unknown table; expected one of reports"),
    "second report": (second_report, 'reports.csv:3 id "another": expected one report a ledger'),
    "no package": (without("datapackage.json"), "datapackage.json: the file is missing; if the change is meant"),
    "package of text": (contents("datapackage.json", b"{"), "datapackage.json: no valid data package; derive it anew"),
    "package of no resources": (contents("datapackage.json", b"[]"), "datapackage.json: no valid data package"),
    "package of bytes": (contents("datapackage.json", b"\xff\xfe{}"), "datapackage.json: no valid data package"),
    "package without end": (contents("datapackage.json", b"[" * 200_000), "datapackage.json: no valid data package"),
    "package edited": (
        repackaged(lambda package: package.update(title="Another report")),
        "datapackage.json: not what the tables derive",
    ),
    "table that the package leaves out": (
        repackaged(lambda package: package.update(resources=list(package["resources"])[:-1])),  # type: ignore[call-overload]
        "datapackage.json: not what the tables derive",
    ),
    "byte order mark": (
        replaced("funding.csv", b"id,", b"\xef\xbb\xbfid,"),
        "funding.csv: written otherwise than it was derived",
    ),
    "carriage returns": (replaced("funding.csv", b"\n", b"\r\n"), "funding.csv: written otherwise than it was derived"),
    "altered name": (cells("projects", 2, name_en="Something else"), 'projects.csv:2 name_en "Something else": was'),
}


@pytest.mark.parametrize(("spoil", "begins"), FAULTS.values(), ids=FAULTS)
def test_one_fault_is_one_line(spoil: Spoil, begins: str, copied: Path, run: Run) -> None:
    """Each fault is one line that names the file, the line, the column and the value, and exits with 2."""
    spoil(copied)
    code, out, err = run("check", copied)
    assert (code, out, len(err.splitlines())) == (2, "", 1), err
    assert err.startswith(f"{copied.as_posix()}/{begins}")
    assert err.rstrip("\n").isprintable()


#: What export mends: it reads tables and derives the package anew.
MENDED = {
    "no package", "package of text", "package of no resources", "package of bytes", "package without end", "package edited", "table that the package leaves out", "byte order mark", "carriage returns", "altered name",
}  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS)
def test_nothing_is_written_from_a_bad_ledger(fault: str, copied: Path, tmp_path: Path, run: Run) -> None:
    """Export of a ledger with a fault makes no folder and changes none; a stale data package is derived anew."""
    FAULTS[fault][0](copied)
    before, target, kept = files(copied), tmp_path / "new", tmp_path / "kept"
    kept.mkdir()
    (kept / "funding.csv").write_bytes(b"what stood here")
    codes = [run("export", copied, "--to", folder).code for folder in (target, kept)]
    if fault in MENDED:
        assert codes == [0, 0]
        assert run("check", target).code == 0
        return
    assert codes == [2, 2]
    assert not target.exists()
    assert files(kept) == {"funding.csv": b"what stood here"}
    assert run("export", copied, "--to", copied).code == 2
    assert files(copied) == before


def test_all_faults_at_once(copied: Path, run: Run) -> None:
    """Several faults are all listed, in the order of files and lines."""
    change(copied, "funding", 2, amount="35x68", stage="spent")
    change(copied, "funding", 4, amount="5,265.4")
    change(copied, "visits", 3, delegations="-6")
    change(copied, "projects", 2, donor="nobody", amount="1800")
    (copied / "gifts.csv").write_bytes(b"")
    (copied / "claims.csv").unlink()
    outcome = run("check", copied)
    places = [re.sub(r'^.*/(\S+)(.*?)( "|: ).*$', r"\1\2", line) for line in outcome.lines]
    assert outcome.code == 2
    assert places == [
        "claims.csv",
        "funding.csv:2 amount",
        "funding.csv:2 stage",
        "funding.csv:4 amount",
        "gifts.csv",
        "projects.csv:2 donor",
        "projects.csv:2 phrase",
        "visits.csv:3 delegations",
    ]


def test_a_header_hides_no_cell(copied: Path, run: Run) -> None:
    """Where a column has another name, the cells of the others are still looked at."""
    change(copied, "projects", 1, name_en="nam_en")
    change(copied, "projects", 2, amount="19x0")
    places = [line.rpartition("/")[2].partition(": ")[0] for line in run("check", copied).lines]
    assert places == ["projects.csv:1 name_en", "projects.csv:1 nam_en", 'projects.csv:2 amount "19x0"']


@pytest.mark.parametrize("package", [b"", b"{", b"{}", b"null"])
def test_a_lost_package_hides_no_change(package: bytes, copied: Path, run: Run) -> None:
    """The command that the message names derives it anew, and still names what has changed in the tables."""
    (copied / "datapackage.json").write_bytes(package)
    change(copied, "projects", 2, sector="12191")
    assert "derive it anew with: aidanalysis export" in run("check", copied).err
    outcome = run("export", copied, "--to", copied)
    assert (outcome.code, "projects.csv:2 sector" in outcome.err) == (0, True)
    assert run("check", copied).code == 0


@pytest.mark.parametrize("name", ["", "x.csv", "x.json", "x.xls"])
def test_a_file_that_is_not_written_is_no_folder(
    name: str, copied: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A name that ends like a file of another kind, or an empty one, is refused and nothing is written."""
    before = sorted(tmp_path.iterdir())
    with pytest.raises(SystemExit) as stopped:
        main(["export", str(copied), "--to", name and str(tmp_path / name)])
    assert stopped.value.code == 2
    assert "argument --to" in capsys.readouterr().err
    assert sorted(tmp_path.iterdir()) == before


def test_what_a_killed_run_left_is_taken_away(copied: Path, run: Run) -> None:
    """An old folder of files half written goes; one that another run may be writing into stays."""
    old, new = copied / ".writing-old", copied / ".writing-new"
    for folder in (old, new):
        folder.mkdir()
        (folder / "funding.csv").write_bytes(b"half")
    os.utime(old, (0, 0))
    assert run("export", copied, "--to", copied).code == 0
    assert (old.exists(), new.exists()) == (False, True)


@pytest.mark.parametrize("mode", ["-O", "-OO"])
def test_a_ledger_is_the_same_without_docstrings(mode: str, copied: Path) -> None:
    """What a table holds is said in its package, however Python runs."""
    ran = subprocess.run(
        [sys.executable, mode, "-m", "aidanalysis", "check", str(copied)], check=False, capture_output=True
    )
    assert ran.returncode == 0, ran.stderr.decode()


def test_a_lost_table_is_told_once(copied: Path, run: Run) -> None:
    """References into a table that cannot be read are not told one by one."""
    (copied / "organisations.csv").unlink()
    assert len(run("check", copied).lines) == 1


def test_no_such_folder(tmp_path: Path, run: Run) -> None:
    """A ledger that is not there is one line."""
    outcome = run("check", tmp_path / "nowhere")
    assert outcome.code == 2
    assert outcome.lines == [
        f"{(tmp_path / 'nowhere').as_posix()}: no such folder; give the folder of a ledger's CSV files"
    ]


def test_a_file_for_a_folder(copied: Path, run: Run) -> None:
    """A file is no ledger."""
    outcome = run("check", copied / "funding.csv")
    assert (outcome.code, len(outcome.lines)) == (2, 1)
    assert "no such folder" in outcome.err


def test_an_empty_folder(tmp_path: Path, run: Run) -> None:
    """A folder without tables lacks its report."""
    outcome = run("check", tmp_path)
    assert outcome.code == 2
    assert [line.partition("; ")[0] for line in outcome.lines] == [
        f"{tmp_path.as_posix()}/reports.csv: the file cannot be read (No such file or directory)"
    ]


def test_folders_for_files(copied: Path, run: Run) -> None:
    """Folders that have the names of files are told like files that cannot be read."""
    for name in ("funding.csv", "datapackage.json"):
        (copied / name).unlink()
        (copied / name).mkdir()
    outcome = run("check", copied)
    assert outcome.code == 2
    assert [line.partition(": ")[0] for line in outcome.lines] == [
        f"{copied.as_posix()}/{name}" for name in ("funding.csv",)
    ]


def test_a_source_that_is_not_there(copied: Path, tmp_path: Path, run: Run) -> None:
    """A source that cannot be read is one line."""
    outcome = run("check", copied, "--source", tmp_path / "nothing.txt")
    assert (outcome.code, len(outcome.lines)) == (2, 1)
    assert "nothing.txt: No such file or directory" in outcome.err


def test_a_folder_for_a_source(copied: Path, run: Run) -> None:
    """A folder is no source."""
    outcome = run("check", copied, "--source", copied)
    assert (outcome.code, len(outcome.lines)) == (2, 1)
    assert copied.as_posix() in outcome.err


def test_a_source_that_is_another(copied: Path, tmp_path: Path, run: Run) -> None:
    """Another text than the ledger's own is told by its hash, and each phrase that it does not hold."""
    (tmp_path / "report.txt").write_bytes("2010年".encode("gb18030"))
    outcome = run("check", copied, "--source", tmp_path / "report.txt")
    assert outcome.code == 2
    assert any('reports.csv:2 sha256 "' in line and "give its own file" in line for line in outcome.lines)


def test_another_source(copied: Path, tmp_path: Path, run: Run, ledger_folder: Path) -> None:
    """Another file has neither the hash nor the phrases of the ledger's source."""
    (tmp_path / "report.txt").write_bytes(b"short")
    outcome = run("check", copied, "--source", tmp_path / "report.txt")
    assert outcome.code == 2
    assert 'reports.csv:2 sha256 "' in outcome.err
    assert len(outcome.lines) == len(list(Ledger.load(ledger_folder))) + 1


def test_a_source_that_is_one_letter_off(copied: Path, source: Path, tmp_path: Path, run: Run) -> None:
    """One letter more in the source moves every offset behind it, and the fault says where the phrase stands."""
    text = source.read_bytes().decode()
    (tmp_path / "report.txt").write_bytes(f"{text[:300]} {text[300:]}".encode())
    outcome = run("check", copied, "--source", tmp_path / "report.txt")
    assert outcome.code == 2
    (line,) = (line for line in outcome.lines if "/funding.csv:2 " in line)
    assert line.endswith("; it stands at 316: mend the offset")


def test_export_to_a_file(copied: Path, run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    """A file of a kind that is not written is refused, what is written is said, and the file in its place is kept."""
    before = files(copied)
    with pytest.raises(SystemExit, match="2"):
        run("export", copied, "--to", copied / "funding.csv")
    assert "funding.csv: no .csv is written; give a folder" in capsys.readouterr().err
    assert files(copied) == before


def test_export_into_a_file(copied: Path, run: Run) -> None:
    """A folder that cannot be made is one line, and the file in its place is kept."""
    (copied / "taken").write_text("kept")
    before = files(copied)
    outcome = run("export", copied, "--to", copied / "taken")
    assert (outcome.code, len(outcome.lines)) == (2, 1)
    assert "cannot be written" in outcome.err
    assert files(copied) == before


def test_endless_cells(copied: Path, run: Run) -> None:
    """A cell beyond all measure is a fault and no traceback."""
    change(copied, "funding", 2, phrase="3568万元" * 40_000)
    outcome = run("check", copied)
    assert (outcome.code, len(outcome.lines)) == (2, 1)
    assert "field larger than field limit" in outcome.err


#: Cells that mean something elsewhere, and cells that mean nothing anywhere.
STRAY = st.text(max_size=8) | st.sampled_from(
    [
        "", "0", "9" * 40, "٣", "½", "a;b", "xiajiang", "visits", "claims", "id", "evidence", "amount", "counted=no", "where=1",
        "total", "count", "ratio", "difference", "growth", "multiple", "average", "bound", "%", "倍", "元", "2010", "--09", "range",
        "over", "at_least", "at_most", "元/人", "true", "no", "channel-beijing", "5000万元",
    ]
)  # fmt: skip


@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_any_cells_end_in_an_exit_code(
    copied: Path, run: Run, monkeypatch: pytest.MonkeyPatch, data: st.DataObject
) -> None:
    """Whatever stands in a few cells: claims that hold, claims that do not, or faults of one line each, never more."""
    monkeypatch.setattr("aidanalysis.cli.check.stale_package", lambda _folder, _read: [])
    table = data.draw(
        st.sampled_from(["claims", "claims", "mentions", *sorted(path.stem for path in LEDGER.glob("*.csv"))])
    )
    rows = table_rows(LEDGER / f"{table}.csv")
    for _ in range(data.draw(st.integers(1, 4))):
        row = data.draw(st.integers(1, len(rows) - 1))
        rows[row][data.draw(st.integers(0, len(rows[0]) - 1))] = data.draw(STRAY)
    good = (copied / f"{table}.csv").read_bytes()
    put_rows(copied / f"{table}.csv", rows)
    code, out, err = run("check", copied, "--format", "jsonl")
    (copied / f"{table}.csv").write_bytes(good)
    if code == 2:
        assert out == ""
        assert all(line.startswith(copied.as_posix()) and line.isprintable() for line in err.splitlines())
    else:
        assert {json.loads(line)["verdict"] for line in out.splitlines()} <= {
            "exact", "rounds", "truncates", "contradicts", "unclear",
        }  # fmt: skip
