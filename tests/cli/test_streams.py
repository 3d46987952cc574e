"""Streams that are closed, full or not read keep the exit code of what was found."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

CHECK = f"{sys.executable} -m aidanalysis check"


@pytest.mark.skipif(sys.platform != "linux", reason="needs a shell and /dev/full")
@pytest.mark.parametrize(
    ("command", "code"),
    [
        ("{check} {ledger} >&-", 0),
        ("{check} {ledger} 2>&-", 0),
        ("{check} {ledger} >/dev/full", 2),
        ("set -o pipefail; {check} {ledger} | true", 0),
        ("set -o pipefail; {check} nowhere | true", 2),
        ("set -o pipefail; {check} --help | true", 0),
    ],
)
def test_the_exit_code_says_what_was_found(command: str, code: int, ledger_folder: Path) -> None:
    """No traceback is shown, and a reader that has gone does not change the verdict."""
    line = command.format(check=CHECK, ledger=ledger_folder)
    ran = subprocess.run(["bash", "-c", line], capture_output=True, check=False, text=True)
    assert (ran.returncode, "Traceback" in ran.stderr) == (code, False), ran.stderr
