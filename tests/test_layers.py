"""A layer imports only what stands below it, and what need not be fast to start is not loaded."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import aidanalysis

PACKAGE = Path(aidanalysis.__file__).parent

#: The layers from the ground up; parts of one layer do not know each other.
LAYERS = (
    {"errors"},
    {"extras"},
    {"units", "characters"},
    {"interval"},
    {"wording"},
    {"amount"},
    {"reading"},
    {"documents"},
    {"records"},
    {"aggregate", "ledger"},
    {"claims"},
    {"findings"},
    {"auditing", "charts"},
    {"comparison", "export"},
    {"corpus", "drafts"},
    {"review"},
    {"book"},
    {"publish"},
    {"cli"},
    {"__main__"},
)

#: What a class offers of a layer above as a method of its own, which imports it when it is called; and the front door,
#: which the book has a chapter on.
OFFERED = {"amount": {"reading"}, "ledger": {"claims"}, "book": {""}}

MODULES = sorted(PACKAGE.rglob("*.py"))


def part(module: str) -> str:
    """Return the part of the package that a module belongs to: ``aidanalysis.ledger.cells`` is in ``ledger``."""
    return [*module.split("."), ""][1]


def imported(path: Path) -> set[str]:
    """Return the parts of the package that a module imports, at its head or within a function."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        match node:
            case ast.Import():
                names = [alias.name for alias in node.names]
            case ast.ImportFrom():
                assert node.level == 0, f"{path}: a relative import hides the layer it reaches into"
                names = [f"{node.module}.{alias.name}" for alias in node.names]
            case _:
                continue
        found |= {part(name) for name in names if name.split(".")[0] == "aidanalysis"}
    return found


def own(path: Path) -> str:
    """Return the part that a module itself belongs to."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def level(name: str) -> int:
    """Return how high a part stands."""
    (found,) = (height for height, names in enumerate(LAYERS) if name in names)
    return found


@pytest.mark.parametrize("path", MODULES, ids=[path.relative_to(PACKAGE).as_posix() for path in MODULES])
def test_imports_go_down(path: Path) -> None:
    """A module imports from its own part and from the layers below it; the front door opens on all of them."""
    name = own(path)
    below = set[str]().union(*LAYERS) if name == "__init__" else {name}.union(*LAYERS[: level(name)])
    assert imported(path) <= below | OFFERED.get(name, set())


def test_reading_knows_no_records_and_aggregates_no_ledger() -> None:
    """Texts are read without records, and frames are added up wherever they come from."""
    parts = {
        name: set[str]().union(*(imported(path) for path in MODULES if own(path) == name))
        for name in ("reading", "aggregate")
    }
    assert not parts["reading"] & {"records", "ledger"}
    assert not parts["aggregate"] & {"records", "ledger", "reading"}


def test_every_part_has_a_layer() -> None:
    """No part of the package stands outside the layers."""
    assert {own(path) for path in MODULES} - {"__init__"} <= set[str]().union(*LAYERS)


#: What takes long to load, and what must do without it.
SLOW = ("pandas", "pint", "pyarrow", "narwhals", "polars", "duckdb", "matplotlib", "openpyxl")


def loaded(code: str) -> list[str]:
    """Return which of the slow modules a fresh interpreter has loaded after running some code."""
    tail = f"import sys; print('loaded', *(name for name in {SLOW!r} if name in sys.modules))"
    ran = subprocess.run([sys.executable, "-c", f"{code}\n{tail}"], capture_output=True, check=True, encoding="utf-8")
    return ran.stdout.splitlines()[-1].split()[1:]


def test_check_starts_fast(ledger_folder: Path) -> None:
    """Checking a ledger loads no frame engine, no pint and no charts."""
    call = f"from aidanalysis.cli import main; assert main(['check', {str(ledger_folder)!r}, '--format', 'jsonl']) == 0"
    assert loaded(call) == []


def test_reading_starts_fast() -> None:
    """Reading a text loads no frame engine and no pint."""
    assert loaded("from aidanalysis.reading import read; assert read('28批282人次')[0].amount.interval") == []


def test_a_module_runs_the_command_line(ledger_folder: Path) -> None:
    """``python -m aidanalysis`` is the command line, its exit code that of the check."""
    command = [sys.executable, "-m", "aidanalysis", "check", str(ledger_folder)]
    ran = subprocess.run(command, capture_output=True, check=False, encoding="utf-8")
    assert (ran.returncode, ran.stderr) == (0, "")
    assert "5265.4万元" in ran.stdout
