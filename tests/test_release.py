"""What is released holds what a user needs and nothing else, under one version."""

from __future__ import annotations

import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

import aidanalysis

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def archives(tmp_path_factory: pytest.TempPathFactory) -> tuple[set[str], set[str]]:
    """Return the names in a wheel and in a source archive, both built here."""
    pytest.importorskip("hatchling", reason="hatchling is not installed; it is the extra 'build'")
    to = tmp_path_factory.mktemp("dist")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-d", str(to)], cwd=ROOT, check=True, capture_output=True
    )
    (wheel,), (source,) = to.glob("*.whl"), to.glob("*.tar.gz")
    assert aidanalysis.__version__ in wheel.name
    assert aidanalysis.__version__ in source.name
    with zipfile.ZipFile(wheel) as held, tarfile.open(source) as packed:
        return set(held.namelist()), set(packed.getnames())


def test_wheel(archives: tuple[set[str], set[str]]) -> None:
    """A wheel holds every module, the ledgers and what was measured, and no test, benchmark or bytecode."""
    wheel, _ = archives
    modules = {path.relative_to(ROOT).as_posix() for path in (ROOT / "aidanalysis").rglob("*.py")}
    assert modules <= wheel
    data = {f"aidanalysis/data/{path.relative_to(ROOT / 'data').as_posix()}" for path in (ROOT / "data").rglob("*.csv")}
    assert data
    assert data <= wheel
    assert "aidanalysis/py.typed" in wheel
    assert not {name for name in wheel if name.startswith(("tests/", "benchmarks/", "soak/")) or name.endswith(".pyc")}


def test_source_archive(archives: tuple[set[str], set[str]]) -> None:
    """A source archive holds what builds and tests the package, and nothing that was made here."""
    _, source = archives
    names = {name.partition("/")[2] for name in source}
    assert {"pyproject.toml", "Makefile", "LICENSE", "README.md", "requirements.lock", "tests/test_release.py"} <= names
    assert not {name for name in names if name.startswith((".venv", "_build", ".git/"))}
