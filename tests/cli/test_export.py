"""``aidanalysis export``: a ledger as a data package."""

from __future__ import annotations

from pathlib import Path

from command_line import Run
from ledger_files import files

from aidanalysis.ledger import Ledger


def test_export_is_what_is_committed(run: Run, ledger_folder: Path, tmp_path: Path) -> None:
    """An exported ledger equals the one it came from, byte for byte, wherever it is written."""
    outcome = run("export", ledger_folder, "--to", tmp_path / "deep" / "Elsewhere")
    assert (outcome.code, outcome.out) == (0, "")
    assert outcome.err.startswith(f"{sum(1 for _ in Ledger.load(ledger_folder))} records in 18 tables written to ")
    assert files(tmp_path / "deep" / "Elsewhere") == files(ledger_folder)


def test_export_over_itself(run: Run, copied: Path) -> None:
    """Writing a ledger over itself changes nothing and leaves nothing beside it."""
    before = files(copied)
    assert run("export", copied, "--to", copied).code == 0
    assert files(copied) == before


def test_export_derives_the_package_anew(run: Run, copied: Path) -> None:
    """A lost data package comes back as it was."""
    before = files(copied)
    (copied / "datapackage.json").unlink()
    assert run("export", copied, "--to", copied).code == 0
    assert files(copied) == before


def test_spreadsheets_do_no_harm(run: Run, copied: Path) -> None:
    """A byte order mark and carriage returns, as spreadsheets write them, are read and not written."""
    before = files(copied)
    for path in copied.glob("*.csv"):
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert run("export", copied, "--to", copied).code == 0
    assert files(copied) == before
