"""The plain package works without the extras; a library that is missing is one line that names the extra."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import aidanalysis
from aidanalysis.extras import EXTRAS

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE = Path(aidanalysis.__file__).resolve().parent
PROJECT = tomllib.loads((PACKAGE.parent / "pyproject.toml").read_text("utf-8"))["project"]
#: What is there whenever it is imported: part of another library, of its caller's frame, or for the type checker alone.
NOT_DECLARED = {"polars", "pydantic_core", "pyspark", "typing_extensions"}

#: A fresh interpreter in which no library of an extra is installed.
PLAIN = f"import sys; sys.modules.update(dict.fromkeys({sorted(EXTRAS)!r}))\n"


def plain(code: str) -> subprocess.CompletedProcess[str]:
    """Run a program where no library of an extra is installed."""
    return subprocess.run(
        [sys.executable, "-c", f"{PLAIN}{code}"], capture_output=True, check=False, encoding="utf-8", timeout=120
    )


def command(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command line where no library of an extra is installed."""
    return plain(f"from aidanalysis.cli import main; sys.exit(main({list(arguments)!r}))")


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """Return a report of plain text."""
    path = tmp_path / "report.txt"
    path.write_text("2015年共接待来访28批282人次，其中北京18批156人次、省内6批85人次、其他4批41人次。\n", "utf-8")
    return path


@pytest.mark.parametrize("name", ["audit", "read", "text"])
def test_plain_text_needs_no_extra(report: Path, name: str) -> None:
    """What reads a report reads plain text with the plain package."""
    ran = command(name, str(report))
    assert (ran.returncode, ran.stderr) == (0, "")
    assert "282人次" in ran.stdout


def test_ledgers_need_no_extra(ledger_folder: Path, report: Path, tmp_path: Path) -> None:
    """A ledger is checked and exported, and a folder begun, with the plain package."""
    assert command("check", str(ledger_folder)).returncode == 0
    assert command("export", str(ledger_folder), "--to", str(tmp_path / "package")).returncode == 0
    assert command("new", str(tmp_path / "own"), "--from", str(report)).returncode == 0


@pytest.mark.parametrize(
    ("arguments", "content", "extra"),
    [
        (("read", "FILE.html"), b"<html><body><p>28</p></body></html>", "documents"),
        (("audit", "FILE.pdf"), b"%PDF-1.7\n", "documents"),
        (("export", "xiajiang-2010", "--to", "FILE.xlsx"), b"", "documents"),
        (("book", "."), b"", "book"),
    ],
)
def test_a_command_names_the_extra(arguments: tuple[str, ...], content: bytes, extra: str, tmp_path: Path) -> None:
    """A command that lacks a library says so in one line and exits 2."""
    told = [one.replace("FILE", str(tmp_path / "file")) for one in arguments]
    for path in told:
        if content and path.startswith(str(tmp_path)):
            Path(path).write_bytes(content)
    ran = command(*told)
    assert ran.returncode == 2
    assert len(ran.stderr.splitlines()) == 1
    assert f"'aidanalysis[{extra}]'" in ran.stderr


@pytest.mark.parametrize(
    ("code", "extra"),
    [
        ("aid.charts", "charts"),
        ("aid.aggregate", "frames"),
        ("import aidanalysis.aggregate", "frames"),
        ("aid.read('28批').to_frame()", "frames"),
        ("aid.audit('28批').to_frame()", "frames"),
        ("aid.open_ledger('xiajiang-2010').check().to_frame()", "frames"),
        ("aid.open_ledger('xiajiang-2010').frame('visits')", "frames"),
        ("aid.open_ledgers('xiajiang-2010').frame('visits')", "frames"),
        ("aid.findings.funding_by_channel(aid.open_ledger('xiajiang-2010'), 'en')", "frames"),
    ],
)
def test_a_call_names_the_extra(code: str, extra: str) -> None:
    """A call that lacks a library raises the package's own error, which is an import error too."""
    caught = f"import aidanalysis as aid\ntry: {code}\nexcept aid.AidAnalysisError as error: print(error)"
    ran = plain(caught)
    assert f"'aidanalysis[{extra}]'" in ran.stdout, ran.stderr


def declared(requirements: list[str]) -> set[str]:
    """Return the names of distributions, without the package's own extras."""
    names = {re.split(r"[\[<>=~; ]", one)[0].lower() for one in requirements}
    return names - {"aidanalysis"}


def imported() -> Iterator[str]:
    """Yield every top-level module that the package imports and does not hold itself."""
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = (
                [alias.name for alias in node.names]
                if isinstance(node, ast.Import)
                else [node.module or ""]
                if isinstance(node, ast.ImportFrom)
                else []
            )
            for name in names:
                top = name.partition(".")[0]
                if top not in sys.stdlib_module_names and top not in ("aidanalysis", ""):
                    yield top


def test_what_is_imported_is_declared_and_what_is_declared_is_used() -> None:
    """Every library that the package imports is declared where ``extras`` says, and no other is."""
    distributions = {module: {one.lower() for one in names} for module, names in packages_distributions().items()}
    extras = {name: declared(listed) for name, listed in PROJECT["optional-dependencies"].items()}
    plain_ones, used = declared(PROJECT["dependencies"]), set(imported())
    for module in used - NOT_DECLARED:
        where = extras[EXTRAS[module]] if module in EXTRAS else plain_ones
        assert distributions[module] & where, module
    brought = {name for module in used for name in distributions[module]}
    ours = plain_ones.union(*(extras[extra] for extra in set(EXTRAS.values())))
    assert ours <= brought
    assert set(EXTRAS) <= used
