"""No command opens a connection."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

#: A start of Python in which every connection is an error.
DENIED = """
import socket, sys
def denied(*_, **__): raise AssertionError("a connection is opened")
socket.socket.connect = socket.socket.connect_ex = denied
socket.create_connection = socket.getaddrinfo = denied
from aidanalysis.cli import main
sys.exit(main(sys.argv[1:]))
"""


@pytest.mark.parametrize(
    "arguments",
    [
        ["read", "{report}", "--format", "jsonl"],
        ["audit", "{report}", "--format", "html", "-o", "{to}/audit.html"],
        ["check", "{ledger}"],
        ["export", "{ledger}", "--to", "{to}/ledger.xlsx"],
        ["export", "{ledger}", "--to", "{to}/package"],
    ],
)
def test_no_command_opens_a_connection(arguments: list[str], tmp_path: Path, ledger_folder: Path) -> None:
    """Reading, auditing, checking and exporting do without a network."""
    report = tmp_path / "report.txt"
    report.write_text("共到位资金30万元，其中甲县10万元，乙县20万元。", "utf-8")
    told = [word.format(report=report, to=tmp_path, ledger=ledger_folder) for word in arguments]
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run([sys.executable, "-c", DENIED, *told], capture_output=True, text=True, env=env, check=False)
    assert done.returncode == 0, done.stderr
