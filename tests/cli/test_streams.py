"""Streams that are closed, full or not read keep the exit code of what was found."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from aidanalysis.cli import main, parser

RUN = f"{sys.executable} -m aidanalysis"
CHECK = f"{RUN} check"


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
        ("{run} audit - <&-", 2),
        ("{run} read - <&-", 2),
        ("{run} audit ''", 2),
        ("{run} read ''", 2),
    ],
)
def test_the_exit_code_says_what_was_found(command: str, code: int, ledger_folder: Path) -> None:
    """No traceback is shown, and a reader that has gone does not change the verdict."""
    line = command.format(check=CHECK, ledger=ledger_folder, run=RUN)
    ran = subprocess.run(["bash", "-c", line], capture_output=True, check=False, text=True)
    assert (ran.returncode, "Traceback" in ran.stderr) == (code, False), ran.stderr


def test_nothing_is_shown_of_where_it_was_stopped(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Ctrl-C while a command still loads is an exit code and one line, as it is later."""

    def stopped(_: str) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(parser, "import_module", stopped)
    assert main(["check"]) == 130
    assert capsys.readouterr() == ("", "stopped; nothing was lost\n")


def test_an_error_that_ctrl_c_made_is_a_stop(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A library that answers Ctrl-C with an error of its own was stopped; it did not fail."""

    def stopped(_: str) -> None:
        try:
            raise KeyboardInterrupt
        except KeyboardInterrupt as error:
            raise RuntimeError from error

    monkeypatch.setattr(parser, "import_module", stopped)
    assert main(["check"]) == 130
    assert capsys.readouterr() == ("", "stopped; nothing was lost\n")


@pytest.mark.parametrize(("number", "code"), [(errno.ENOSPC, 2), (errno.EACCES, 2), (errno.EBADF, 70)])
def test_a_place_that_takes_nothing(
    number: int, code: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A full disk or a place that may not be written is one line, whichever command meets it."""

    def met(_: str) -> None:
        raise OSError(number, os.strerror(number), "a\nb.csv")

    monkeypatch.setattr(parser, "import_module", met)
    assert main(["check"]) == code
    assert len(capsys.readouterr().err.splitlines()) == 1


@pytest.mark.skipif(sys.platform != "linux", reason="file names of any bytes")
@pytest.mark.parametrize(
    "command", ["read {}", "read {} --format csv", "read {} --format jsonl", "audit {}", "audit {} --format jsonl"]
)
def test_names_of_any_bytes(command: str, tmp_path: Path) -> None:
    """A name that is no UTF-8 is printed with escapes, and the other files are read too."""
    (tmp_path / "甲.txt").write_text("共5个。", encoding="utf-8")
    with open(bytes(tmp_path) + b"/" + "总结.txt".encode("gbk"), "wb") as file:  # noqa: PTH123 - a path of bytes
        file.write("共7个。".encode())
    ran = subprocess.run(f"{RUN} {command.format(tmp_path)}", shell=True, capture_output=True, check=False)
    assert ran.returncode == 0, ran.stderr.decode()
    out = ran.stdout.decode()
    assert "甲.txt" in out.replace("\n", "")
    assert out.count(".txt") >= 2


#: What takes from whoever may read everything the right to do so.
BOUND = ["setpriv", "--bounding-set", "-dac_override,-dac_read_search", "--inh-caps", "-dac_override,-dac_read_search"]


@pytest.mark.parametrize(
    ("what", "told"),
    [
        (".", "ledger: the folder cannot be read (Permission denied)"),
        ("funding.csv", "ledger/funding.csv: the file cannot be read (Permission denied)"),
        ("datapackage.json", "ledger/datapackage.json: the file cannot be read (Permission denied)"),
    ],
)
def test_rights_that_lack(what: str, told: str, copied: Path) -> None:
    """A folder or file that may not be read is one line, whichever it is, and no remedy that does not help."""
    command = [*CHECK.split(), "ledger"]
    if not hasattr(os, "geteuid") or os.geteuid() == 0:
        if shutil.which("setpriv") is None:
            pytest.skip("who may read everything cannot be kept out")
        command = [*BOUND, *command]
    folder = copied.rename(copied.with_name("ledger"))
    (folder / what).chmod(0)
    ran = subprocess.run(command, cwd=folder.parent, capture_output=True, check=False, text=True)
    (folder / what).chmod(0o755)
    assert (ran.returncode, ran.stderr.splitlines()) == (2, [told])
    if what == ".":
        folder.chmod(0)
        ran = subprocess.run(
            [*command[:-2], "audit", "ledger"], cwd=folder.parent, capture_output=True, check=False, text=True
        )
        folder.chmod(0o755)
        assert (ran.returncode, ran.stderr.splitlines()) == (2, [told])
