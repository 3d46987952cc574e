"""A downloaded chapter runs with the installed package and the data it carries."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import nbformat
import pytest

ROOT = Path(__file__).parents[2]
NOTEBOOKS = sorted((ROOT / "book").glob("*/*.ipynb"))


@pytest.fixture(scope="session")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with nothing but what the package's wheel installs."""
    folder = tmp_path_factory.mktemp("wheel")
    source = folder / "source"
    parts = ("aidanalysis", "data", "book/measured", "book/en", "book/zh", "pyproject.toml", "README.md", "LICENSE")
    for part in parts:
        copy = shutil.copytree if (ROOT / part).is_dir() else shutil.copyfile
        (source / part).parent.mkdir(parents=True, exist_ok=True)
        copy(ROOT / part, source / part)
    pip = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "--no-index"]
    subprocess.run([*pip, "--wheel-dir", str(folder), str(source)], check=True)
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_chapter_runs_without_a_checkout(notebook: Path, installed: Path, tmp_path: Path) -> None:
    """Every code cell of a chapter runs where only the wheel's files are, without the book's own tools."""
    cells = nbformat.read(notebook, as_version=4).cells  # type: ignore[no-untyped-call]
    code = "\n".join(cell.source for cell in cells if cell.cell_type == "code")
    script = tmp_path / "chapter.py"
    before = "import sys\nsys.modules['myst_nb'] = None\nimport aidanalysis\nassert 'site' in aidanalysis.__file__\n"
    script.write_text(before + code, encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(installed), "PYTHONUTF8": "1"}
    done = subprocess.run(
        [sys.executable, str(script)], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
