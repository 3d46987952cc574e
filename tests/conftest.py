"""Where the ledgers lie, and where the shared reports, if they are there."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from command_line import Outcome, Run
from hypothesis import settings

from aidanalysis.cli import main

# A second conftest below this folder would be a second module of that name.
pytest_plugins = ["built_book"]

# A machine that is busy with other tests is slow, not wrong.
settings.register_profile("patient", parent=settings.get_profile(settings.get_current_profile_name()), deadline=None)
settings.load_profile("patient")

ROOT = Path(__file__).parents[1]
LEDGER = ROOT / "data" / "xiajiang-2010"


@pytest.fixture(scope="session")
def ledger_folder() -> Path:
    """Return the committed ledger, which no test may write to."""
    return LEDGER


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """Return a copy of the ledger, in a folder of the same name."""
    return Path(shutil.copytree(LEDGER, tmp_path / LEDGER.name))


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder of shared reports; the test is skipped where it is absent."""
    folder = Path(os.environ.get("AIDANALYSIS_SHARED", ROOT.parent / "shared"))
    if not folder.is_dir():
        pytest.skip(f"no shared reports at {folder}; set AIDANALYSIS_SHARED to their folder")
    return folder


@pytest.fixture(scope="session")
def source(shared: Path) -> Path:
    """Return the report that the committed ledger was made from."""
    return shared / "source" / "report.txt"


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Return a function that runs the command line in this process."""

    def once(*arguments: object) -> Outcome:
        code = main([str(argument) for argument in arguments])
        return Outcome(code, *capsys.readouterr())

    return once
