"""README tells the truth: its Python prints what the comments say, its commands run, its links lead somewhere."""

from __future__ import annotations

import ast
import contextlib
import io
import os
import re
import shlex
import shutil
from pathlib import Path

import pytest
from test_layers import LAYERS
from written_report import write_docx

from aidanalysis.cli import main
from aidanalysis.drafts.store import DraftFolder
from aidanalysis.review.session import Session

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text("utf-8")
#: What a command may exit with; an audit of a report may find that something does not follow.
EXITS = {"audit": {0, 1}}
#: Built by the tests of the book, which takes minutes.
LEFT_OUT = {"book"}


def commands() -> list[list[str]]:
    """Return the command lines of the package that README shows."""
    blocks = re.findall(r"```sh\n(.*?)```", README, re.DOTALL)
    lines = [shlex.split(line, comments=True) for block in blocks for line in block.splitlines()]
    return [line[1:] for line in lines if line[:1] == ["aidanalysis"]]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder that holds what the commands name, as a reader's would."""
    write_docx(tmp_path / "report.docx")
    shutil.copy(ROOT / "tests" / "documents" / "kept" / "header-with-page-number.pdf", tmp_path / "report.pdf")
    shutil.copytree(ROOT / "data" / "xiajiang-2010", tmp_path / "data" / "xiajiang-2010")
    source = Path(os.environ.get("AIDANALYSIS_SHARED", ROOT / "nowhere")) / "source" / "report.txt"
    if source.is_file():
        shutil.copy(source, tmp_path / "report.txt")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("line", range(len(commands())))
def test_each_command_runs(line: int, folder: Path) -> None:
    """Every command runs in its order, and those before it once more; what it names as its output is there."""
    for number, (command, *arguments) in enumerate(commands()[: line + 1]):
        if command in LEFT_OUT or (number < line and command not in ("new", "review")):
            continue
        if command == "review":
            # On the terminal; what it would show first is there.
            assert Session(DraftFolder.open(Path(arguments[0]))).current is not None
            continue
        if not (folder / "report.txt").is_file() and "report.txt" in arguments:
            pytest.skip("the report's text is not in the project; AIDANALYSIS_SHARED names where it is kept")
        assert main([command, *arguments]) in EXITS.get(command, {0})
        if (written := {"--to", "-o"} & set(arguments)) and number == line:
            assert (folder / arguments[arguments.index(written.pop()) + 1]).exists()


def test_links_lead_somewhere() -> None:
    """What README links to or shows lies in the repository."""
    for target in re.findall(r"\]\(([^)#]+)\)", README):
        assert target.startswith("https://") or (ROOT / target).exists(), target


def expected(block: str, statement: ast.stmt) -> str:
    """Return what the comments behind or below a statement say that it prints."""
    lines = block.splitlines()
    end = statement.end_lineno or 0
    behind = re.search(r"\)\s+# (.*)$", lines[end - 1])
    said = [behind[1]] if behind and "print(" in lines[end - 1] else []
    for line in lines[end:]:
        if not line.strip().startswith("# "):
            break
        said.append(line.strip().removeprefix("# "))
    return "\n".join(said)


def test_readme_prints_what_it_says() -> None:
    """The Python of README runs, and each comment at a print is what that prints."""
    (block,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    scope: dict[str, object] = {}
    compared = 0
    for statement in ast.parse(block).body:
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            exec(compile(ast.Module([statement], []), "README.md", "exec"), scope)
        assert printed.getvalue().strip() == expected(block, statement)
        compared += bool(printed.getvalue())
    assert compared


DOCS = (ROOT / "CONTRIBUTING.md", ROOT / "docs" / "design.md", ROOT / "README.md")


@pytest.mark.parametrize("path", DOCS, ids=lambda path: path.name)
def test_a_file_that_is_named_is_there(path: Path) -> None:
    """Every file and folder of the project that the documents name exists."""
    for named in re.findall(
        r"`((?:aidanalysis|benchmarks|tests|book|charts|publish)/[\w./-]*)`", path.read_text("utf-8")
    ):
        assert (ROOT / named).exists() or (ROOT / "aidanalysis" / named).exists(), named


def test_the_layers_are_told_as_they_are() -> None:
    """CONTRIBUTING lists the layers that the test of the layers holds, from the top down."""
    (told,) = re.findall(r"```\n(cli\n.*?)```", (ROOT / "CONTRIBUTING.md").read_text("utf-8"), re.DOTALL)
    listed = [set(line.split(" · ")) for line in told.splitlines()]
    assert listed == [layer for layer in reversed(LAYERS) if layer != {"__main__"}]
