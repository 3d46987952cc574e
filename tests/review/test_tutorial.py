"""The tutorial, run command by command as it is printed, in both languages."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from other_books import MADE_UP, TUTORIAL, commands

from aidanalysis.cli import main
from aidanalysis.drafts.store import DraftFolder
from aidanalysis.review.session import Session

#: What each command exits with; the audit and the check find the two contradictions.
EXITS = {"audit": 1, "check": 1}
#: What is tested with the books of other ledgers, which follow the tutorial to its end.
LEFT_OUT = ("book",)


@pytest.mark.parametrize("name", ["tutorial.md", "tutorial.zh.md"])
def test_every_command_does_what_is_printed(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """From the report to the checked ledger, with the sentences of the review accepted one by one."""
    shutil.copy(MADE_UP / f"{TUTORIAL}.docx", tmp_path)
    monkeypatch.chdir(tmp_path)
    for command, *arguments in commands(name):
        if command in LEFT_OUT:
            continue
        if command == "review":
            session = Session(DraftFolder.open(Path(arguments[0])))
            while session.current is not None:
                session.accept_sentence()
            continue
        capsys.readouterr()
        assert main([command, *arguments]) == EXITS.get(command, 0), command
        if command == "import":
            assert capsys.readouterr().out.strip() == "nothing changes"
